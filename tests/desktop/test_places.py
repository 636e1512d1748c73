from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.files import is_there
from desktop.places import Places, boards_folder, free_name, places_of_user

if TYPE_CHECKING:
    from pathlib import Path


def test_a_users_places_are_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for each in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(each, raising=False)
    found = places_of_user()
    assert all(str(each).startswith(str(tmp_path)) for each in (found.settings, found.logs, found.boards_else))


def test_the_folder_for_boards_is_made(places: Places) -> None:
    assert boards_folder(places, "판세").is_dir()


def test_boards_stay_in_one_folder_whatever_the_language(places: Places) -> None:
    first = boards_folder(places, "판세", "Panse")
    assert first.name == "판세"
    assert boards_folder(places, "Panse", "판세") == first
    boards_folder(places, "Panse")
    assert boards_folder(places, "판세", "Panse").name == "판세"


def test_where_documents_cannot_be_written_boards_go_elsewhere(places: Places) -> None:
    places.documents.write_text("a file where the folder should be")
    assert boards_folder(places, "판세") == places.boards_else


def test_where_nothing_can_be_written_it_says_so(places: Places) -> None:
    places.documents.write_text("no folder")
    places.boards_else.write_text("no folder either")
    with pytest.raises(OSError, match="data"):
        boards_folder(places, "판세")


def test_a_free_name_never_meets_a_file(tmp_path: Path) -> None:
    first = tmp_path / "board.panse"
    assert free_name(first) == first
    first.touch()
    (tmp_path / "board 2.panse").touch()
    assert free_name(first).name == "board 3.panse"


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_what_cannot_be_looked_for_is_not_there(tmp_path: Path, name: str) -> None:
    assert is_there(tmp_path)
    assert not is_there(tmp_path / name)
    assert free_name(tmp_path / name) == tmp_path / name
