from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db.errors import FileError
from db.store.header import is_hot
from db.store.lock import lock_path
from db.store.opening import create_file, open_file, read_board

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from db.model.things import Thing

AsNobody = "Callable[[Callable[[], object]], object]"
WAYS_IN = [open_file, read_board]


def code(act: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(FileError) as refused:
        act(path)
    return refused.value.code


def opened(path: Path) -> str:
    open_file(path).close()
    return "opened"


def things_read(path: Path) -> int:
    return len(list(read_board(path).things()))


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_board_holds_what_it_was_made_of(tmp_path: Path, things: tuple[Thing, ...]) -> None:
    path = tmp_path / "새 판.panse"
    file = create_file(path, things)
    assert set(file.board().things()) == set(things)
    assert file.path == path
    file.close()
    assert names(tmp_path) == ["새 판.panse"]


def test_each_new_board_has_an_id_of_its_own(tmp_path: Path, things: tuple[Thing, ...]) -> None:
    ids = set()
    for name in ("a.panse", "b.panse"):
        create_file(tmp_path / name, things).close()
        with closing(sqlite3.connect(tmp_path / name)) as raw:
            ids |= set(raw.execute("SELECT value FROM meta WHERE key = 'id'"))
    assert len(ids) == 2


@pytest.mark.parametrize("content", [b"", b"precious"])
def test_a_new_board_takes_no_file_s_place(tmp_path: Path, things: tuple[Thing, ...], content: bytes) -> None:
    path = tmp_path / "있다.panse"
    path.write_bytes(content)
    assert code(lambda place: create_file(place, things), path) == "file.exists"
    assert path.read_bytes() == content
    assert names(tmp_path) == ["있다.panse"]


def test_a_new_board_follows_no_link_to_nowhere(tmp_path: Path, things: tuple[Thing, ...]) -> None:
    path = tmp_path / "link.panse"
    path.symlink_to(tmp_path / "nowhere.panse")
    assert code(lambda place: create_file(place, things), path) == "file.exists"
    assert names(tmp_path) == ["link.panse"]


def test_a_new_board_needs_a_folder(tmp_path: Path, things: tuple[Thing, ...]) -> None:
    assert code(lambda place: create_file(place, things), tmp_path / "없다" / "판.panse") == "file.no_folder"


def test_a_new_board_that_cannot_be_filled_leaves_nothing(tmp_path: Path, things: tuple[Thing, ...]) -> None:
    orphans = [thing for thing in things if type(thing).__name__ != "Entity"]
    with pytest.raises(Exception, match="FOREIGN KEY"):
        create_file(tmp_path / "판.panse", orphans)
    assert names(tmp_path) == []


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_missing_board_is_told(tmp_path: Path, way: Callable[[Path], object]) -> None:
    assert code(way, tmp_path / "없다.panse") == "file.missing"
    assert names(tmp_path) == []


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_folder_is_no_board(tmp_path: Path, way: Callable[[Path], object]) -> None:
    assert code(way, tmp_path) == "file.is_folder"


@pytest.mark.parametrize("way", WAYS_IN)
@pytest.mark.parametrize(
    ("at", "junk", "expected"),
    [(100, 30, "file.damaged"), (4096, 40, "file.damaged"), (20_000, 3000, "file.damaged"), (0, 16, "file.foreign")],
)
def test_a_damaged_board_is_told_and_left_alone(
    path: Path, way: Callable[[Path], object], at: int, junk: int, expected: str
) -> None:
    content = path.read_bytes()
    broken = content[:at] + b"\xa5" * junk + content[at + junk :]
    path.write_bytes(broken)
    assert code(way, path) == expected
    assert path.read_bytes() == broken
    assert names(path.parent) == [path.name]


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_board_whose_every_page_is_tried_never_breaks_the_program(path: Path, way: Callable[[Path], object]) -> None:
    content = path.read_bytes()
    for page in range(4096, len(content), 4096):
        path.write_bytes(content[:page] + b"\xff" * 64 + content[page + 64 :])
        try:
            outcome = way(path)
        except FileError:
            continue
        if hasattr(outcome, "close"):
            outcome.close()


def test_a_refused_board_can_be_opened_once_it_is_mended(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:9000])
    assert code(open_file, path) == "file.truncated"
    path.write_bytes(content)
    assert opened(path) == "opened"


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_board_open_in_another_process_is_refused_with_who_has_it(
    path: Path, way: Callable[[Path], object], held_elsewhere: Callable[[Path], AbstractContextManager[int]]
) -> None:
    with held_elsewhere(path):
        with pytest.raises(FileError) as refused:
            way(path)
        assert refused.value.code == "file.locked"
        assert refused.value.facts["who"]
        assert lock_path(path).exists()
    assert opened(path) == "opened"


@pytest.mark.parametrize("way", WAYS_IN)
def test_a_board_that_another_program_writes_is_refused(path: Path, way: Callable[[Path], object]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert code(way, path) == "file.busy"
    assert names(path.parent) == [path.name]


def test_a_board_that_cannot_be_written_is_told_at_once_and_can_be_read(
    common: Path, as_nobody: Callable[[Callable[[], object]], object]
) -> None:
    common.chmod(0o444)
    assert as_nobody(lambda: opened(common)) == "file.readonly"
    assert as_nobody(lambda: things_read(common)) == 26
    assert names(common.parent) == [common.name]


def test_a_folder_that_cannot_be_written_is_told_at_once_and_can_be_read(
    common: Path, as_nobody: Callable[[Callable[[], object]], object]
) -> None:
    common.parent.chmod(0o555)
    assert as_nobody(lambda: opened(common)) == "file.readonly_folder"
    assert as_nobody(lambda: things_read(common)) == 26


def test_a_board_that_may_not_be_read_is_told(
    common: Path, as_nobody: Callable[[Callable[[], object]], object]
) -> None:
    common.chmod(0o000)
    assert as_nobody(lambda: opened(common)) == "file.forbidden"
    assert as_nobody(lambda: things_read(common)) == "file.forbidden"


def test_no_board_is_made_in_a_folder_that_cannot_be_written(
    common: Path, as_nobody: Callable[[Callable[[], object]], object], things: tuple[Thing, ...]
) -> None:
    common.parent.chmod(0o555)
    new = common.with_name("새.panse")
    assert as_nobody(lambda: create_file(new, things) and "made") == "file.readonly_folder"
    assert not new.exists()


def left_hot(path: Path) -> None:
    """Leave the file in the middle of an edit, as a crash does."""
    torn = path.with_name("torn")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size=1")
        raw.execute("BEGIN")
        raw.execute("UPDATE layer SET name_ko = 'torn'")
        for table in ("entity", "segment", "rating", "position", "fact", "relation", "citation", "source", "measure"):
            raw.execute(f"UPDATE {table} SET no = no + 100")  # noqa: S608 - our own tables
        raw.execute("INSERT INTO meta VALUES ('big', hex(zeroblob(40000)))")
        shutil.copy(path, torn)
        shutil.copy(f"{path}-journal", f"{torn}-journal")
        raw.execute("ROLLBACK")
    torn.replace(path)
    torn.with_name("torn-journal").replace(f"{path}-journal")
    assert is_hot(path)


@pytest.mark.parametrize("way", WAYS_IN)
def test_an_edit_that_a_crash_cut_off_is_taken_back(
    path: Path, way: Callable[[Path], object], things: tuple[Thing, ...]
) -> None:
    left_hot(path)
    outcome = way(path)
    if hasattr(outcome, "close"):
        outcome.close()
    assert set(read_board(path).things()) == set(things)
    assert names(path.parent) == [path.name]


def test_an_edit_cut_off_in_a_place_that_cannot_be_written_is_told(
    common: Path, as_nobody: Callable[[Callable[[], object]], object]
) -> None:
    left_hot(common)
    common.chmod(0o444)
    common.parent.chmod(0o555)
    before = common.read_bytes()
    assert as_nobody(lambda: things_read(common)) == "file.unfinished"
    assert common.read_bytes() == before
