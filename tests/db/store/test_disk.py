"""Disks that refuse: full for real, failing for real. Nothing here is pretended."""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import FileError
from db.model.change import added
from db.model.things import Milestone
from db.store.opening import create_file, open_file, read_board

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.model.things import Thing
    from db.store.file import BoardFile
    from db.store.journal import Entry

BIG = 400_000
ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("full_disk.py")
SYNC = str(Path(__file__).with_name("failing_sync.py"))


def milestone(of: int, size: int = 10) -> Milestone:
    return Milestone(id=f"m{of}", key=f"m{of}", date=date(2024, 1, 1), name_ko="가" * size)


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system refuses to write beyond ``size`` bytes, with an error that is not "disk full"."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_disk_that_fails_takes_no_step_and_takes_the_next_one(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    file.write(entry(1), added(milestone(1)))
    with no_file_longer_than(path.stat().st_size), pytest.raises(FileError, match=r"file\.io"):
        file.write(entry(2), added(milestone(2, BIG)))
    assert file.entries() == [entry(1)]
    assert file.board().get(Milestone, "m2") is None
    file.write(entry(2), added(milestone(3)))
    file.close()
    assert set(read_board(path).all(Milestone)) >= {"m1", "m3"}


def test_a_disk_that_fails_makes_no_board(tmp_path: Path, things: tuple[Thing, ...]) -> None:
    with no_file_longer_than(20_000), pytest.raises(FileError, match=r"file\.(io|full)"):
        create_file(tmp_path / "판.panse", things)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_makes_no_copy_and_keeps_the_old_one(file: BoardFile, tmp_path: Path) -> None:
    copy = tmp_path / "사본.panse"
    copy.write_bytes(b"older")
    with no_file_longer_than(20_000), pytest.raises(FileError, match=r"file\.(io|full)"):
        file.save_copy(copy)
    assert copy.read_bytes() == b"older"
    assert not list(tmp_path.glob(".*part*"))


def test_a_disk_that_fails_lets_no_board_be_opened_and_leaves_no_lock(path: Path) -> None:
    before = path.read_bytes()
    with no_file_longer_than(0), pytest.raises(FileError, match=r"file\.io"):
        open_file(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_may_not_grow_says_that_it_is_full(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    pages = file._raw.execute("PRAGMA page_count").fetchone()[0]
    file._raw.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(FileError, match=r"file\.full"):
        file.write(entry(1), added(milestone(1, BIG)))
    assert file.entries() == []
    file._raw.execute("PRAGMA max_page_count=1000000")
    file.write(entry(1), added(milestone(1, BIG)))
    file.close()
    assert read_board(path).the(Milestone, "m1") == milestone(1, BIG)


def own_mounts() -> bool:
    """Tell whether a child may have a small disk of its own."""
    if shutil.which("unshare") is None:
        return False
    asked = subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return asked.returncode == 0


@pytest.mark.skipif(not own_mounts(), reason="this system lends no child a disk of its own")
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    run = subprocess.run(
        ["unshare", "-rm", sys.executable, str(SCRIPT), str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["edit"] == "file.full"
    assert told["copy"] == "file.full"
    assert told["create"] == "file.full"
    assert told["open"] in {"file.full", "opened"}
    assert told["unchanged"]
    assert told["left"] == ["판.panse"]
    assert told["after"] == ["m1", "m9"]


def test_the_file_is_whole_after_each_of_many_refusals(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    size = path.stat().st_size
    kept = 0
    for of, room in enumerate(range(0, 60_000, 3000)):
        with no_file_longer_than(size + room), suppress(FileError):
            file.write(entry(kept + 1), added(milestone(of, 6000)))
            kept += 1
    file.close()
    assert 0 < kept < 20
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("SELECT count(*) FROM journal").fetchone() == (kept,)
        assert raw.execute("SELECT count(*) FROM milestone").fetchone() == (kept + 1,)


def can_trace() -> bool:
    """Tell whether a child's system calls may be made to fail."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    return subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not can_trace(), reason="there is no strace, or it may not trace")
@pytest.mark.parametrize("failing", [2, 3, 4, 5])
def test_file_and_memory_tell_the_same_whichever_sync_fails(path: Path, failing: int) -> None:
    """An edit syncs four times. After the last one the edit is in the file although SQLite says that it failed."""
    inject = f"inject=fdatasync:error=EIO:when={failing}"
    run = subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync", "-e", inject, sys.executable, SYNC, str(path)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["same"]
    assert told["kept"] == 7 - len(told["codes"])
    assert set(told["codes"]) <= {"file.io"}
