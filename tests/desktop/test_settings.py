from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings import RECENT, Settings, SettingsFile, read, write

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_changed_is_there_on_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    SettingsFile(path).change(lang="en", theme="dark", zoom=1.5, author="미래전략실")
    assert SettingsFile(path).now == Settings(lang="en", theme="dark", zoom=1.5, author="미래전략실")


def test_without_a_file_all_is_as_on_the_first_start(tmp_path: Path) -> None:
    assert read(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "\x00\xff", "[" * 100_000, '{"lang": "xx", "theme": 3, "zoom": -4, "recent": [1]}']
)
def test_a_broken_file_is_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    assert read(path) == Settings()


def test_one_broken_field_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"lang": "en", "theme": "pink", "zoom": True, "author": "김"}), encoding="utf-8")
    assert read(path) == Settings(lang="en", author="김")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(said=st.dictionaries(st.sampled_from(list(Settings.__dataclass_fields__)), JSON))
def test_whatever_stands_in_the_file_the_settings_are_sound(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(said), encoding="utf-8")
    now = read(path)
    assert now.lang in ("ko", "en")
    assert now.theme in ("light", "dark")
    assert 0 <= now.zoom <= 64
    assert all(isinstance(each, str) for each in now.recent)
    write(path, now)
    assert read(path) == now


@pytest.mark.parametrize(
    "text", ['{"zoom": 1%s}' % ("0" * 400), '{"folder": "\\ud800"}', '{"keys": {"board.fold": ["\\ud800"]}}']
)
def test_a_number_without_end_or_half_a_letter_stops_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    SettingsFile(path).change(lang="en")
    assert read(path).lang == "en"


def test_a_file_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    path, board = tmp_path / "settings.json", tmp_path / os.fsdecode(b"\xff.panse")
    SettingsFile(path).remember_file(board)
    assert read(path).recent == (str(board),)


def test_a_file_opened_again_moves_to_the_top(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    for name in ("a", "b", "a"):
        settings.remember_file(tmp_path / name)
    assert settings.now.recent == (str(tmp_path / "a"), str(tmp_path / "b"))


def test_only_so_many_files_are_remembered(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    for number in range(RECENT + 5):
        settings.remember_file(tmp_path / str(number))
    assert len(settings.now.recent) == RECENT
    assert settings.now.recent[0].endswith(str(RECENT + 4))


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    settings = SettingsFile(tmp_path / "config" / "settings.json")
    settings.change(lang="en")
    assert settings.now.lang == "en"


def test_an_unchanged_setting_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(lang="ko")
    assert not path.exists()
