"""Documents: files that are no board are refused as a whole, with one sentence."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from db.errors import ExchangeError
from db.exchange.document import load
from tests.db.exchange.spoilt import tellable

LITTLE = {"format": "panse-board", "format_version": 1, "board": {}}


def code_of(source: str | Path, largest: int | None = None) -> str:
    with pytest.raises(ExchangeError) as caught:
        load(source) if largest is None else load(source, largest)
    tellable(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "exchange.not_json"),
        ("{", "exchange.not_json"),
        ("{'format': 1}", "exchange.not_json"),
        ('{"format": "panse-board",}', "exchange.not_json"),
        ("PK\x03\x04", "exchange.not_json"),
        ("null", "exchange.not_board"),
        ("[]", "exchange.not_board"),
        ("3", "exchange.not_board"),
        ("{}", "exchange.not_board"),
        ('{"format": "geojson"}', "exchange.not_board"),
        ('{"format": ["panse-board"]}', "exchange.not_board"),
        ('{"format": "panse-board"}', "exchange.version"),
        ('{"format": "panse-board", "format_version": "1"}', "exchange.version"),
        ('{"format": "panse-board", "format_version": true}', "exchange.version"),
        ('{"format": "panse-board", "format_version": 0}', "exchange.version"),
        ('{"format": "panse-board", "format_version": 1.0}', "exchange.version"),
        ('{"format": "panse-board", "format_version": 2}', "exchange.newer"),
        ('{"format": "panse-board", "format_version": 1' + "0" * 5_000 + "}", "exchange.version"),
        ("[" * 100_000, "exchange.too_deep"),
        ('{"a":' * 100_000, "exchange.too_deep"),
    ],
)
def test_a_text_that_is_no_board_is_refused(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    for start in (b"", b"\xef\xbb\xbf"):
        path = tmp_path / "board.json"
        path.write_bytes(start + json.dumps(LITTLE, ensure_ascii=False).encode())
        assert load(path).root == LITTLE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp949", "latin-1"])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "board.json"
    letters = "é" if encoding == "latin-1" else "가"
    path.write_bytes(json.dumps({**LITTLE, "title": letters}, ensure_ascii=False).encode(encoding))
    assert code_of(path) == "exchange.encoding"


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.json") == "exchange.missing"
    assert code_of(tmp_path) == "exchange.folder"
    assert code_of(Path("a\0b")) == "exchange.unreadable"


def test_a_board_file_is_not_even_opened(tmp_path: Path) -> None:
    """Opening and closing it would drop the lock of a board that is open in the same process."""
    path = tmp_path / "Board.PANSE"
    path.write_text(json.dumps(LITTLE))
    opened: list[object] = []
    watching = [True]

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching and event == "open":
            opened.append(args[0])

    sys.addaudithook(watch)
    code = code_of(path)
    watching.clear()
    assert code == "exchange.board_file"
    assert str(path) not in map(str, opened)
    assert code_of(tmp_path / "none.panse") == "exchange.missing"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text("{}")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything: let the system say no in another way
        path = Path("/proc/self/mem")
    assert code_of(path) == "exchange.unreadable"


def test_more_than_the_cap_is_refused_and_just_the_cap_is_not(tmp_path: Path) -> None:
    text = json.dumps(LITTLE)
    path = tmp_path / "board.json"
    path.write_text(text)
    assert load(path, len(text)).root == load(text, len(text)).root == LITTLE
    assert code_of(path, len(text) - 1) == "exchange.too_large"
    assert code_of(text, len(text) - 1) == "exchange.too_large"


def test_a_file_without_an_end_is_refused() -> None:
    assert code_of(Path("/dev/zero"), 1_000_000) == "exchange.too_large"


def test_where_json_breaks_is_told() -> None:
    with pytest.raises(ExchangeError) as caught:
        load('{\n "format": oops\n}')
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (2, 12)


def test_keys_that_stand_twice_are_found_wherever_they_are() -> None:
    text = '{"format": "panse-board", "format_version": 1, "a": [{"b": {"c": 1, "c": 1}}], "x": 1, "x": 2}'
    assert sorted(map(str, load(text).doubled)) == ["a[0].b.c", "x"]


def test_a_huge_whole_number_is_no_trouble_of_its_own() -> None:
    text = '{"format": "panse-board", "format_version": 1, "n": ' + "9" * 10_000 + "}"
    assert load(text).root["n"] == float("inf")
