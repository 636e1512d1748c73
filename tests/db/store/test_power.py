"""Power cuts. What the user was told is kept is still there, whatever of the unsynced writes reached the disk.

What is proved: the statements that the store sends, word for word as SQLite traced them, under the store's own
pragmas, survive a cut at every single write, sync, creation and removal of a file, with any part of what was not
synced lost. What is assumed of the disk stands in `power`. That the same harness goes red under SQLite's own
default, under `synchronous=OFF` and for an edit without a commit is a test here too.
"""

from __future__ import annotations

import importlib.util
import random
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db.edit.edit import Edit
from db.model.change import added
from db.model.things import Milestone, Premise, new_id
from db.store.connection import SAFE, WARY
from db.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

apsw = pytest.importorskip("apsw")
BOARD = "판.panse"
DEFAULT = ("PRAGMA journal_mode=DELETE", "PRAGMA synchronous=FULL")
OFF = (*SAFE[:-1], "PRAGMA synchronous=OFF")


def load_power() -> Any:
    spec = importlib.util.spec_from_file_location("power", Path(__file__).with_name("power.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["power"] = module
    spec.loader.exec_module(module)
    return module


power = load_power()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board before the first edit."""
    path = tmp_path_factory.mktemp("before") / BOARD
    Workspace.create(path, [Premise(id=new_id(), title_ko="정전", as_of=date(2023, 12, 21))]).close()
    return path


@pytest.fixture(scope="module")
def statements(before: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """All that the store says to SQLite for a few edits, small and large, with undo and redo."""
    path = Path(shutil.copy(before, tmp_path_factory.mktemp("after")))
    said: list[str] = []
    with Workspace.open(path) as workspace:
        workspace._file._raw.set_trace_callback(said.append)
        for number in range(12):
            count = 60 if number % 5 == 2 else 1
            things = [
                Milestone(id=new_id(), key=new_id(), date=date(2024, 1, 1), name_ko="가" * 99) for _ in range(count)
            ]
            workspace.do(Edit("add_milestone", added(*things)))
            if number % 4 == 3:
                workspace.undo()
                workspace.redo()
        workspace._file._raw.set_trace_callback(None)
    assert sum(each == "COMMIT" for each in said) >= 18
    return [each for each in said if not each.startswith("--")]


def noted(before: Path, folder: Path, pragmas: Sequence[str], statements: Sequence[str]) -> list[Any]:
    """Return what SQLite did to the disk, with a note ("told", number) wherever an edit had been acknowledged."""
    events: list[Any] = []
    disk = power.NotedDisk("noted", folder, events)
    path = shutil.copy(before, folder)
    connection = apsw.Connection(str(path), vfs="noted", flags=apsw.SQLITE_OPEN_READWRITE)
    for each in (*WARY, *pragmas, "BEGIN EXCLUSIVE", "COMMIT"):
        connection.execute(each).fetchall()
    steps = 0
    for each in statements:
        steps += each.startswith("INSERT INTO journal")
        connection.execute(each).fetchall()
        if each == "COMMIT":
            events.append(("told", "", steps, b""))
    connection.close()
    disk.unregister()
    return events


def losses(before: Path, folder: Path, events: Sequence[Any], cuts: int, seed: int) -> tuple[int, int]:
    """Cut the power ``cuts`` times at each event; return how often an edit was lost and how often the file broke."""
    chance = random.Random(seed)  # noqa: S311 - the same cuts each time
    disk = power.Disk.of(BOARD, before.read_bytes())
    told = lost = broken = 0
    for event in events:
        if event[0] == "told":
            told = event[2]
        else:
            disk.take(event)
        for _ in range(cuts):
            for each in folder.iterdir():
                each.unlink()
            disk.wreck(folder, chance)
            found = steps_in(folder / BOARD)
            broken += found is None
            lost += found is not None and found < told
    return lost, broken


def steps_in(path: Path) -> int | None:
    """Return how many steps the board holds when it is next opened, None if it is not sound."""
    try:
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("PRAGMA synchronous=OFF")  # no second cut
            whole = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            numbers = [row[0] for row in raw.execute("SELECT seq FROM journal ORDER BY seq")]
            dead = raw.execute("SELECT count(*) FROM milestone JOIN tombstone USING (id)").fetchone() == (0,)
    except sqlite3.DatabaseError:
        return None
    return len(numbers) if whole and dead and numbers == list(range(1, len(numbers) + 1)) else None


def test_no_edit_is_lost_in_a_power_cut(before: Path, statements: list[str], tmp_path: Path) -> None:
    wreck = tmp_path / "wreck"
    wreck.mkdir()
    events = noted(before, tmp_path, SAFE, statements)
    assert sum(event[0] == "sync" for event in events) > 60
    assert losses(before, wreck, events, cuts=2, seed=1) == (0, 0)


def test_the_same_cuts_find_what_sqlite_loses_by_default(before: Path, statements: list[str], tmp_path: Path) -> None:
    wreck = tmp_path / "wreck"
    wreck.mkdir()
    lost, broken = losses(before, wreck, noted(before, tmp_path, DEFAULT, statements), cuts=1, seed=2)
    assert lost > 0
    assert broken == 0


def test_the_same_cuts_find_what_is_lost_without_syncing(before: Path, statements: list[str], tmp_path: Path) -> None:
    wreck = tmp_path / "wreck"
    wreck.mkdir()
    lost, broken = losses(before, wreck, noted(before, tmp_path, OFF, statements), cuts=1, seed=3)
    assert lost > 0
    assert broken > 0


def test_the_same_cuts_find_an_edit_that_was_told_before_its_commit(
    before: Path, statements: list[str], tmp_path: Path
) -> None:
    wreck = tmp_path / "wreck"
    wreck.mkdir()
    events = noted(before, tmp_path, SAFE, statements)
    # Each word one edit too early.
    early = [("told", "", event[2] + 1, b"") if event[0] == "told" else event for event in events]
    lost, broken = losses(before, wreck, early, cuts=1, seed=4)
    assert lost > 0
    assert broken == 0
