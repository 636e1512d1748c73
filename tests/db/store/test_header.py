from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from db.errors import FileError
from db.store.header import find, is_hot, refuse_readonly, sniff
from db.store.schema import VERSION

if TYPE_CHECKING:
    from pathlib import Path


def code(act: object, path: Path) -> str:
    with pytest.raises(FileError) as refused:
        act(path)  # type: ignore[operator]
    assert refused.value.facts["name"] == path.name
    return refused.value.code


def patched(path: Path, at: int, with_bytes: bytes) -> Path:
    content = bytearray(path.read_bytes())
    content[at : at + len(with_bytes)] = with_bytes
    path.write_bytes(content)
    return path


def test_a_board_tells_its_version(path: Path) -> None:
    assert sniff(path) == VERSION


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "file.empty"),
        (b"PK\x03\x04 a spreadsheet", "file.foreign"),
        ("한글 문서".encode(), "file.foreign"),
        (b"S", "file.truncated"),
        (b"SQLite format 3\x00" + bytes(30), "file.truncated"),
        (b"SQLite format 3\x00" + bytes(200), "file.foreign"),
    ],
)
def test_what_is_no_board_is_told_by_its_first_bytes(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "무엇.panse"
    path.write_bytes(content)
    assert code(sniff, path) == expected
    assert path.read_bytes() == content


def test_another_sqlite_file_is_no_board(tmp_path: Path) -> None:
    path = tmp_path / "browser.panse"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE history (url TEXT)")
    other.close()
    assert code(sniff, path) == "file.foreign"


def test_a_newer_board_is_told_from_a_damaged_one(path: Path) -> None:
    assert code(sniff, patched(path, 60, (VERSION + 1).to_bytes(4, "big"))) == "file.newer"


@pytest.mark.parametrize("at", [18, 19])
@pytest.mark.parametrize("version", [0, 3, 255])
def test_a_byte_that_would_make_the_file_read_only_unasked_is_damage(path: Path, at: int, version: int) -> None:
    assert code(sniff, patched(path, at, bytes([version]))) == "file.damaged"


@pytest.mark.parametrize("lost", [1, 5000])
def test_a_board_that_was_cut_short_is_told(path: Path, lost: int) -> None:
    path.write_bytes(path.read_bytes()[:-lost])
    assert code(sniff, path) == "file.truncated"


def test_pages_of_64_kilobytes_are_counted_right(path: Path) -> None:
    patched(path, 16, b"\x00\x01")
    pages = int.from_bytes(path.read_bytes()[28:32], "big")
    assert code(sniff, path) == "file.truncated"
    with path.open("ab") as file:
        file.truncate(pages * 65536)
    assert sniff(path) == VERSION


def test_the_length_is_not_believed_while_an_unfinished_edit_lies_beside(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])
    beside = path.with_name(path.name + "-journal")
    beside.write_bytes(bytes(512))
    assert not is_hot(path)
    assert code(sniff, path) == "file.truncated"
    beside.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    assert is_hot(path)
    assert sniff(path) == VERSION


def test_a_link_leads_to_the_file(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "바로가기.panse"
    link.symlink_to(path)
    assert find(link) == path


def test_what_is_not_a_file_is_not_opened(tmp_path: Path) -> None:
    assert code(find, tmp_path) == "file.is_folder"
    pipe = tmp_path / "pipe.panse"
    os.mkfifo(pipe)
    assert code(find, pipe) == "file.foreign"


@pytest.mark.parametrize("name", ["없다.panse", "없는 폴더/판.panse", "가" * 300])
def test_what_is_not_there_is_missing(tmp_path: Path, name: str) -> None:
    assert code(find, tmp_path / name) == "file.missing"


def test_a_link_to_nowhere_or_to_itself_is_missing(tmp_path: Path) -> None:
    nowhere, itself = tmp_path / "nowhere", tmp_path / "itself"
    nowhere.symlink_to(tmp_path / "gone")
    itself.symlink_to(itself)
    assert code(find, nowhere) == "file.missing"
    assert code(find, itself) == "file.missing"


def test_a_file_below_a_file_is_missing(path: Path) -> None:
    assert code(find, path / "판.panse") == "file.missing"


def test_a_board_that_can_be_written_is_not_refused(path: Path) -> None:
    refuse_readonly(path)
    with pytest.raises(FileNotFoundError):
        refuse_readonly(path.with_name("없다.panse"))
