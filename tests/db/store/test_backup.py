from __future__ import annotations

import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.errors import FileError
from db.model.change import added
from db.model.things import Milestone
from db.store.header import is_hot
from db.store.lock import lock_path
from db.store.opening import create_file, open_file, read_board

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from db.model.things import Thing
    from db.store.file import BoardFile
    from db.store.journal import Entry

HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
LAW = Milestone(id="m", key="m", date=date(2024, 1, 1), name_ko="시행")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "사본"
    folder.mkdir()
    return folder / "사본.panse"


def names(place: Path) -> list[str]:
    return sorted(each.name for each in place.parent.iterdir())


def test_a_copy_holds_the_board_and_its_history(file: BoardFile, place: Path, entry: Callable[..., Entry]) -> None:
    file.write(entry(1), added(LAW))
    file.save_copy(place)
    file.write(entry(2), added())
    assert names(place) == ["사본.panse"]
    copy = open_file(place)
    assert set(copy.board().things()) == set(file.board().things())
    assert copy.entries() == [entry(1)]
    copy.close()


def test_the_open_board_keeps_its_lock_while_it_is_copied(file: BoardFile, place: Path, path: Path) -> None:
    file.save_copy(place)
    # Another process, as only that sees the lock.
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT count(*) FROM layer')"
    asked = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "database is locked" in asked.stderr


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00 and then junk", b"x" * 9000])
def test_a_copy_takes_the_place_of_what_is_no_board(file: BoardFile, place: Path, content: bytes) -> None:
    place.write_bytes(content)
    file.save_copy(place)
    read_board(place)


def test_a_copy_takes_the_place_of_another_file(file: BoardFile, place: Path, things: tuple[Thing, ...]) -> None:
    place.write_bytes(b"something older")
    file.save_copy(place)
    assert set(read_board(place).things()) == set(things)


@pytest.mark.parametrize("how", ["same", "link", "twin"])
def test_a_copy_never_takes_the_place_of_the_open_board(file: BoardFile, path: Path, how: str) -> None:
    target = path if how == "same" else path.with_name("other.panse")
    if how == "link":
        target.symlink_to(path)
    if how == "twin":
        target.hardlink_to(path)
    with pytest.raises(FileError, match=r"file\.open_here"):
        file.save_copy(target)
    assert target.samefile(path)


def test_a_copy_never_takes_the_place_of_a_board_open_elsewhere(file: BoardFile, place: Path) -> None:
    file.save_copy(place)
    before = place.read_bytes()
    lock_path(place).write_text('{"user": "박", "host": "저쪽", "pid": 1}', encoding="utf-8")
    with pytest.raises(FileError, match=r"file\.locked"):
        file.save_copy(place)
    assert place.read_bytes() == before


def test_a_copy_never_takes_the_place_of_a_board_open_in_another_process(
    file: BoardFile, place: Path, held_elsewhere: Callable[[Path], AbstractContextManager[int]]
) -> None:
    file.save_copy(place)
    with held_elsewhere(place), pytest.raises(FileError, match=r"file\.locked"):
        file.save_copy(place)
    file.save_copy(place)


def test_a_copy_through_a_link_goes_to_the_file_that_is_meant(file: BoardFile, place: Path) -> None:
    place.write_bytes(b"")
    link = place.with_name("link.panse")
    link.symlink_to(place)
    file.save_copy(link)
    assert link.is_symlink()
    read_board(place)


def test_an_unfinished_edit_of_an_earlier_file_does_not_reach_the_copy(
    file: BoardFile, place: Path, things: tuple[Thing, ...]
) -> None:
    beside = place.with_name(place.name + "-journal")
    beside.write_bytes(HOT + bytes(4096))
    file.save_copy(place)
    assert not is_hot(place)
    assert set(read_board(place).things()) == set(things)


def test_an_unfinished_edit_of_an_earlier_file_does_not_reach_a_new_board(
    place: Path, things: tuple[Thing, ...]
) -> None:
    place.with_name(place.name + "-journal").write_bytes(HOT + bytes(4096))
    create_file(place, things).close()
    assert names(place) == ["사본.panse"]
    assert set(read_board(place).things()) == set(things)


def test_a_copy_into_no_folder_is_refused(file: BoardFile, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"file\.no_folder"):
        file.save_copy(tmp_path / "없다" / "판.panse")


def test_a_folder_gives_way_to_no_copy(file: BoardFile, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"file\.is_folder"):
        file.save_copy(tmp_path)


def test_a_board_whose_file_is_gone_can_still_be_copied(
    file: BoardFile, path: Path, place: Path, things: tuple[Thing, ...]
) -> None:
    path.unlink()
    file.save_copy(place)
    assert set(read_board(place).things()) == set(things)
    file.save_copy(path)
    assert set(read_board(place).things()) == set(things)
