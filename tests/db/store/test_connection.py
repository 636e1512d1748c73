from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from db.store.connection import _uri, connect, engine_on

IN_FORCE = {
    "journal_mode": "delete",
    "synchronous": 3,
    "locking_mode": "exclusive",
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "fullfsync": 1,
    "temp_store": 2,
}


def ask(raw: sqlite3.Connection, pragma: str) -> object:
    row = raw.execute(f"PRAGMA {pragma}").fetchone()
    return row[0] if row else None


def test_what_keeps_an_edit_safe_is_in_force(path: Path) -> None:
    raw = connect(path, "rw")
    assert {name: ask(raw, name) for name in IN_FORCE} == IN_FORCE
    assert ask(raw, "mmap_size") in {0, None}
    assert raw.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
    raw.close()


def test_a_file_that_another_tool_put_into_wal_comes_back(path: Path) -> None:
    other = sqlite3.connect(path)
    assert ask(other, "journal_mode=WAL") == "wal"
    other.close()
    raw = connect(path, "rw")
    assert ask(raw, "journal_mode") == "delete"
    raw.close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_a_connection_for_writing_shuts_out_every_other(path: Path) -> None:
    raw = connect(path, "rw")
    other = sqlite3.connect(path, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT count(*) FROM layer")
    other.close()
    raw.close()


def test_a_reader_writes_nothing_and_lets_others_read(path: Path) -> None:
    raw, other = connect(path, "ro"), connect(path, "ro")
    assert other.execute("SELECT count(*) FROM layer").fetchone() == (1,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        raw.execute("DELETE FROM layer")
    raw.close()
    other.close()


def test_no_file_is_made_where_none_is(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "none.panse", "rw")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    raw = connect(path, "rw")
    raw.execute("DELETE FROM milestone")
    assert path.with_name(path.name + "-journal").exists()
    raw.close()
    assert list(path.parent.iterdir()) == [path]


def test_what_people_wrote_is_in_no_error(path: Path) -> None:
    raw = connect(path, "rw")
    with engine_on(raw).connect() as connection:
        with pytest.raises(DBAPIError) as refused, connection.begin():
            connection.execute(text("INSERT INTO nowhere VALUES (:secret)"), {"secret": "비밀 평가"})
        assert "비밀" not in str(refused.value)
    raw.close()


def test_a_table_that_is_made_in_a_failed_step_is_not_there(path: Path) -> None:
    raw = connect(path, "rw")
    with engine_on(raw).connect() as connection:
        transaction = connection.begin()
        connection.execute(text("CREATE TABLE debris (x TEXT)"))
        with pytest.raises(DBAPIError):
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))
        transaction.rollback()
        assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'debris'").fetchone() == (0,)
    raw.close()


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("/home/김/판 1?#%.panse", "file:///home/%EA%B9%80/%ED%8C%90%201%3F%23%25.panse?mode=rw"),
        ("//server/share/a.panse", "file:////server/share/a.panse?mode=rw"),
        ("C:/Users/kim/a.panse", "file:///C%3A/Users/kim/a.panse?mode=rw"),
    ],
)
def test_every_path_makes_an_address(path: str, uri: str) -> None:
    assert _uri(Path(path), "rw") == uri


def test_a_name_that_is_no_text_can_be_opened(path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(path.parent) + b"/\xff\xfe?.panse"))
    path.rename(odd)
    connect(odd, "rw").close()
