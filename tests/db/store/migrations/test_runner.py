"""The runner, tried with an earlier version that never was: boards had no milestones' English names then."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from db.errors import FileError
from db.model.change import Change
from db.model.things import Milestone, Premise
from db.store import opening
from db.store.header import sniff
from db.store.journal import Entry
from db.store.migrations import runner, v0001
from db.store.migrations.step import Step
from db.store.opening import create_file, open_file, read_board
from db.store.schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from alembic.operations import Operations

DAY = date(2024, 1, 1)
ROOT = Path(__file__).parents[4]
PREMISE = Premise(id="00000000-0000-4000-8000-000000000001", title_ko="옛 판", as_of=DAY)
LAWS = tuple(Milestone(id=f"m{of}", key=f"m{of}", date=DAY, name_ko=f"법 {of}") for of in range(100))


def add_name(operations: Operations) -> None:
    with operations.batch_alter_table("milestone") as table:
        table.add_column(sa.Column("name_en", sa.Text(), nullable=False, server_default=""))
    with operations.batch_alter_table("milestone") as table:
        table.alter_column("name_en", server_default=None)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the version before the first."""
    path = tmp_path / "옛 판.panse"
    create_file(path, (PREMISE, *LAWS)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("ALTER TABLE milestone DROP COLUMN name_en")
        raw.execute("PRAGMA user_version=0")
    return path


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> Callable[[Step], None]:
    """Makes one step be all the steps there are."""

    def set_due(step: Step) -> None:
        def migrate_copy(source: sqlite3.Connection, part: Path, path: Path) -> None:
            runner.migrate_copy(source, part, path, [step])

        monkeypatch.setattr(opening, "migrate_copy", migrate_copy)

    return set_due


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_an_older_board_is_brought_up_to_date_and_kept(old: Path, due: Callable[[Step], None]) -> None:
    due(Step(to=VERSION, upgrade=add_name))
    before = old.read_bytes()
    file = open_file(old)
    assert file.board().all(Milestone) == {law.id: law for law in LAWS}
    file.write(Entry(1, "do", None, datetime(2024, 1, 1, tzinfo=UTC), "kim", "remove", ()), [Change(LAWS[0], None)])
    with pytest.raises(FileError, match=r"file\.open_here"):
        open_file(old)
    file.close()
    kept = old.with_name("옛 판.panse.v0.bak")
    assert names(old.parent) == [old.name, kept.name]
    assert kept.read_bytes() == before
    assert sniff(old) == VERSION
    open_file(old).close()
    assert names(old.parent) == [old.name, kept.name]


def test_a_backup_takes_no_other_file_s_place(old: Path, due: Callable[[Step], None]) -> None:
    due(Step(to=VERSION, upgrade=add_name))
    for name in ("옛 판.panse.v0.bak", "옛 판.panse.v0-2.bak"):
        old.with_name(name).write_bytes(b"mine")
    before = old.read_bytes()
    open_file(old).close()
    assert old.with_name("옛 판.panse.v0.bak").read_bytes() == b"mine"
    assert old.with_name("옛 판.panse.v0-2.bak").read_bytes() == b"mine"
    assert old.with_name("옛 판.panse.v0-3.bak").read_bytes() == before


def test_a_backup_is_made_where_a_file_can_have_one_name_only(
    old: Path, due: Callable[[Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError(1, "no second names here")

    monkeypatch.setattr(runner.os, "link", link)
    due(Step(to=VERSION, upgrade=add_name))
    before = old.read_bytes()
    open_file(old).close()
    assert old.with_name("옛 판.panse.v0.bak").read_bytes() == before


def test_an_older_board_can_be_read_and_stays_as_it_is(old: Path, due: Callable[[Step], None]) -> None:
    due(Step(to=VERSION, upgrade=add_name))
    before = old.read_bytes()
    assert read_board(old).all(Milestone) == {law.id: law for law in LAWS}
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]


def lose_a_row(operations: Operations) -> None:
    add_name(operations)
    operations.execute("DELETE FROM milestone WHERE no = 7")


def lose_a_table(operations: Operations) -> None:
    operations.execute("DROP TABLE milestone")


def leave_as_is(operations: Operations) -> None:
    operations.execute("SELECT 1")


def break_a_reference(operations: Operations) -> None:
    add_name(operations)
    operations.execute("UPDATE premise SET weight_set_id = 'nowhere'")


def fail_halfway(operations: Operations) -> None:
    operations.execute("DELETE FROM milestone")
    operations.execute("INSERT INTO nowhere VALUES (1)")


def have_a_bug(operations: Operations) -> None:
    operations.execute("DELETE FROM milestone")
    raise AttributeError("no such operation")


@pytest.mark.parametrize("way_in", [open_file, read_board])
@pytest.mark.parametrize(
    "upgrade", [lose_a_row, lose_a_table, leave_as_is, break_a_reference, fail_halfway, have_a_bug, v0001.upgrade]
)
def test_a_step_that_fails_leaves_the_board_byte_for_byte(
    old: Path, due: Callable[[Step], None], way_in: Callable[[Path], object], upgrade: Callable[[Operations], None]
) -> None:
    due(Step(to=VERSION, upgrade=upgrade))
    before = old.read_bytes()
    with pytest.raises(FileError, match=r"file\.migration"):
        way_in(old)
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]
    due(Step(to=VERSION, upgrade=add_name))
    open_file(old).close()


def test_a_step_may_say_that_it_takes_rows_away(old: Path, due: Callable[[Step], None]) -> None:
    due(Step(to=VERSION, upgrade=lose_a_row, recounted=frozenset({"milestone"})))
    file = open_file(old)
    assert len(file.board().all(Milestone)) == len(LAWS) - 1
    file.close()


def test_a_damaged_older_board_is_not_migrated(old: Path, due: Callable[[Step], None]) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        raw.execute("UPDATE premise SET weight_set_id = 'nowhere'")
    due(Step(to=VERSION, upgrade=add_name))
    with pytest.raises(FileError, match=r"file\.damaged"):
        open_file(old)


def test_steps_follow_one_another_and_those_done_are_left_out(old: Path, tmp_path: Path) -> None:
    done: list[int] = []

    def note(to: int) -> Step:
        return Step(to=to, upgrade=lambda operations: done.append(to) or (add_name(operations) if to == 4 else None))

    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        raw.execute("PRAGMA user_version=2")
        runner.migrate_copy(raw, tmp_path / "part", old, [note(to) for to in (1, 2, 3, 4)])
    assert done == [3, 4]
    with closing(sqlite3.connect(tmp_path / "part")) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (4,)


def test_rows_that_hang_on_a_rebuilt_table_stay(old: Path, due: Callable[[Step], None]) -> None:
    """With foreign keys on, rebuilding a table whose rows others cascade from would take those along."""
    with closing(sqlite3.connect(old, isolation_level=None)) as raw:
        raw.execute("CREATE TABLE remark (id TEXT, law TEXT REFERENCES milestone (id) ON DELETE CASCADE)")
        raw.execute("INSERT INTO remark SELECT id || '!', id FROM milestone")

    def upgrade(operations: Operations) -> None:
        add_name(operations)
        assert operations.get_bind().exec_driver_sql("SELECT count(*) FROM remark").scalar() == len(LAWS)
        operations.execute("DROP TABLE remark")

    due(Step(to=VERSION, upgrade=upgrade, recounted=frozenset({"remark"})))
    open_file(old).close()


def test_a_board_of_today_does_not_wait_for_alembic(tmp_path: Path) -> None:
    path = tmp_path / "판.panse"
    create_file(path, (PREMISE,)).close()
    code = (
        "import sys; from db.store.opening import open_file, read_board\n"
        f"read_board({str(path)!r}); open_file({str(path)!r}).close()\n"
        "assert not any(name.startswith('alembic') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def grow(operations: Operations) -> None:
    add_name(operations)
    operations.execute("INSERT INTO meta VALUES ('big', hex(zeroblob(500000)))")


@pytest.mark.parametrize("room", [-5000, 20_000])
def test_a_migration_that_finds_no_room_leaves_everything_as_it_was(
    old: Path, due: Callable[[Step], None], room: int
) -> None:
    due(Step(to=VERSION, upgrade=grow))
    before = old.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, limits[1]))
    try:
        with pytest.raises(FileError, match=r"file\.(io|full)"):
            open_file(old)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]
