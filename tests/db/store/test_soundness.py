from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from db.errors import FileError
from db.store import soundness
from db.store.connection import connect
from db.store.refusal import refusals

if TYPE_CHECKING:
    from pathlib import Path


def tampered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


def rewritten(path: Path, table: str, old: str, new: str) -> None:
    """Change what the file says its table is, past SQLite's own checks."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        done = raw.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (old, new, table))
        assert done.rowcount == 1
        raw.commit()
        assert new in raw.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]


def verdict(path: Path, patience: float | None = None) -> str:
    try:
        with refusals(path), closing(connect(path, "rw")) as raw:
            soundness.verify(raw, path, patience)
    except FileError as error:
        return error.code
    return "sound"


def test_a_board_is_sound(path: Path) -> None:
    assert verdict(path) == "sound"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON rating BEGIN DELETE FROM rating; END",
        "CREATE VIEW v AS SELECT * FROM rating",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "CREATE TABLE more (x TEXT)",
        "CREATE INDEX more ON rating (score)",
        "CREATE UNIQUE INDEX more ON rating (score)",
        "DROP TABLE tombstone",
        "DROP INDEX ix_fact_entity_id",
        "ALTER TABLE rating ADD COLUMN more TEXT",
        "ALTER TABLE rating ADD COLUMN twice REAL GENERATED ALWAYS AS (score * 2) VIRTUAL",
        "ALTER TABLE rating DROP COLUMN rationale_en",
        "ALTER TABLE rating RENAME COLUMN rationale_en TO rationale",
    ],
)
def test_tables_that_are_not_ours_are_refused(path: Path, statement: str) -> None:
    tampered(path, statement)
    assert verdict(path) == "file.altered"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("STRICT", ""),
        ("score REAL", "score ANY"),
        ("rationale_ko TEXT NOT NULL", "rationale_ko TEXT"),
        ("UNIQUE (id)", "UNIQUE (id) ON CONFLICT REPLACE"),
        ("DEFERRABLE INITIALLY DEFERRED", "ON DELETE CASCADE"),
        ("status = 'rated' OR score IS NULL", "status = 'Rated' OR score IS NULL"),
        ("status = 'rated' OR score IS NULL", "length(hex(zeroblob(999999999))) OR score IS NULL"),
        ("score REAL", "score REAL DEFAULT 5"),
        ("rationale_ko TEXT NOT NULL", 'rationale_ko TEXT "not" "null"'),
        ("target_id TEXT NOT NULL", "target_id TEXT NOT NULL COLLATE NOCASE"),
    ],
)
def test_a_clause_that_is_not_ours_is_refused(path: Path, old: str, new: str) -> None:
    rewritten(path, "rating", old, new)
    assert verdict(path) in {"file.altered", "file.damaged"}


def test_spelling_and_order_are_nobody_s_business() -> None:
    ours = "CREATE TABLE position (no INTEGER NOT NULL, id TEXT NOT NULL, CONSTRAINT a CHECK (x IN ('A', 'b')))\nSTRICT"
    same = """create table "position"(
        `id` text not null, -- the id
        CONSTRAINT [a] check ( x in('A','b') ) , NO integer /* , */ not null) strict"""
    other = ours.replace("'A'", "'a'")
    assert soundness._clauses(ours) == soundness._clauses(same)
    assert soundness._clauses(ours) != soundness._clauses(other)


def test_statistics_of_another_tool_do_no_harm(path: Path) -> None:
    tampered(path, "ANALYZE")
    assert verdict(path) == "sound"


def test_another_encoding_is_refused(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        script = "\n".join(raw.iterdump())
    other = tmp_path / "utf16.panse"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("PRAGMA encoding='UTF-16'")
        raw.executescript(script)
        raw.execute("PRAGMA application_id=0x50414E53")
    assert verdict(other) == "file.altered"


def test_another_application_s_file_is_refused(path: Path) -> None:
    tampered(path, "PRAGMA application_id=1")
    assert verdict(path) == "file.foreign"


def test_a_reference_to_nowhere_is_damage(path: Path) -> None:
    tampered(path, "PRAGMA foreign_keys=OFF", "DELETE FROM criterion")
    assert verdict(path) == "file.damaged"


def test_a_word_that_is_no_choice_is_damage(path: Path) -> None:
    tampered(path, "PRAGMA ignore_check_constraints=ON", "UPDATE rating SET status = 'so-so'")
    assert verdict(path) == "file.damaged"


def test_an_index_that_does_not_fit_its_table_is_damage(path: Path) -> None:
    content = path.read_bytes()
    id_of_rating = b"00000000-0000-4000-8000-000000000011"
    at = content.index(id_of_rating)
    path.write_bytes(content[:at] + id_of_rating[:-1] + b"X" + content[at + len(id_of_rating) :])
    assert verdict(path) == "file.damaged"


def test_a_long_look_is_cut_off_and_the_board_let_through(path: Path) -> None:
    assert verdict(path, patience=0) == "sound"
    tampered(path, "PRAGMA foreign_keys=OFF", "DELETE FROM criterion")
    assert verdict(path, patience=None) == "file.damaged"


def test_a_look_that_was_cut_off_does_not_cut_off_what_comes_after(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "_STEPS", 1)
    with closing(connect(path, "ro")) as raw:
        soundness.verify(raw, path, patience=0)
        assert raw.execute("SELECT count(*) FROM rating, entity, layer").fetchone() == (2,)


def test_an_older_board_must_be_whole_and_tables_only(path: Path) -> None:
    with closing(connect(path, "ro")) as raw:
        soundness.verify_older(raw, path)
    tampered(path, "CREATE TABLE more (x TEXT)")
    with closing(connect(path, "ro")) as raw:
        soundness.verify_older(raw, path)
    tampered(path, "PRAGMA foreign_keys=OFF", "DELETE FROM criterion")
    with closing(connect(path, "ro")) as raw, pytest.raises(FileError, match=r"file\.damaged"):
        soundness.verify_older(raw, path)


@pytest.mark.parametrize("strange", ["CREATE VIEW v AS SELECT 1", "CREATE VIRTUAL TABLE v USING fts5(x)"])
def test_an_older_board_with_more_than_tables_is_refused(path: Path, strange: str) -> None:
    tampered(path, strange)
    with closing(connect(path, "ro")) as raw, pytest.raises(FileError, match=r"file\.altered"):
        soundness.verify_older(raw, path)
