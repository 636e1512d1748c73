from __future__ import annotations

import gc
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from db.errors import FileError
from db.model.change import Change, added
from db.model.things import Entity, Milestone, Position, Premise
from db.store.opening import open_file, read_board

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.model.things import Thing
    from db.store.file import BoardFile
    from db.store.journal import Entry


def milestone(of: int) -> Milestone:
    return Milestone(id=f"milestone {of}", key=f"m{of}", date=date(2024, 1, 1), name_ko=f"시점 {of}")


def test_a_file_holds_the_board_it_was_made_of(file: BoardFile, things: tuple[Thing, ...]) -> None:
    assert set(file.board().things()) == set(things)


def test_a_step_is_on_the_disk_with_its_row_in_the_journal(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    changes = added(milestone(1))
    file.write(entry(1), changes)
    assert file.entries() == [entry(1)]
    assert file.changes_of(1) == changes
    file.close()
    assert read_board(path).get(Milestone, "milestone 1") == milestone(1)


def test_a_step_that_breaks_a_reference_is_not_kept_at_all(
    file: BoardFile, entry: Callable[..., Entry], things: tuple[Thing, ...]
) -> None:
    naver = next(thing for thing in things if isinstance(thing, Entity))
    with pytest.raises(IntegrityError):
        file.write(entry(1), (*added(milestone(1)), Change(naver, None)))
    assert file.entries() == []
    assert set(file.board().things()) == set(things)
    file.write(entry(1), added(milestone(2)))
    assert file.entries() == [entry(1)]


def test_a_step_with_a_number_out_of_turn_is_refused(file: BoardFile, entry: Callable[..., Entry]) -> None:
    file.write(entry(1), added(milestone(1)))
    for wrong in (1, 3):
        with pytest.raises(FileError, match=r"file\.out_of_step"):
            file.write(entry(wrong), added(milestone(2)))
    file.write(entry(2), added(milestone(2)))


def test_a_row_that_is_not_found_is_damage(file: BoardFile, entry: Callable[..., Entry]) -> None:
    with pytest.raises(FileError, match=r"file\.damaged"):
        file.write(entry(1), [Change(milestone(1), None)])
    assert file.entries() == []


def test_a_deleted_file_takes_no_step(file: BoardFile, path: Path, entry: Callable[..., Entry]) -> None:
    path.unlink()
    with pytest.raises(FileError, match=r"file\.gone"):
        file.write(entry(1), added(milestone(1)))
    assert not path.exists()
    assert file.entries() == []


def test_a_renamed_file_takes_no_step_until_it_is_back(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    moved = path.rename(path.with_suffix(".old"))
    with pytest.raises(FileError, match=r"file\.gone"):
        file.write(entry(1), added(milestone(1)))
    moved.rename(path)
    file.write(entry(1), added(milestone(1)))


def test_a_replaced_file_takes_no_step_and_stays_as_it_is(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    other = path.with_suffix(".other")
    other.write_bytes(b"somebody else's")
    other.replace(path)
    with pytest.raises(FileError, match=r"file\.replaced"):
        file.write(entry(1), added(milestone(1)))
    assert path.read_bytes() == b"somebody else's"


def test_nothing_is_written_beside_a_file_that_took_the_board_s_place(
    file: BoardFile, path: Path, entry: Callable[..., Entry]
) -> None:
    """An unfinished edit beside it would be taken back in it when it is next opened."""
    file.write(entry(1), added(milestone(1)))
    beside = path.with_name(path.name + "-journal")
    before = beside.read_bytes()
    path.unlink()
    path.write_bytes(b"somebody else's")
    with pytest.raises(FileError, match=r"file\.replaced"):
        file.write(entry(2), added(milestone(2)))
    assert beside.read_bytes() == before


def test_a_file_whose_folder_turned_into_something_else_takes_no_step(
    file: BoardFile, path: Path, entry: Callable[..., Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = path.parent.rename(tmp_path_factory.mktemp("moved") / "folder")
    path.parent.write_bytes(b"")
    with pytest.raises(FileError, match=r"file\.gone"):
        file.write(entry(1), added(milestone(1)))
    path.parent.unlink()
    moved.rename(path.parent)
    file.write(entry(1), added(milestone(1)))


def test_a_file_that_cannot_be_asked_after_takes_no_step(
    common: Path, as_nobody: Callable[[Callable[[], object]], object], entry: Callable[..., Entry]
) -> None:
    file = open_file(common)
    common.parent.chmod(0o000)
    assert as_nobody(lambda: file.write(entry(1), added(milestone(1)))) == "file.io"
    common.parent.chmod(0o755)
    assert file.entries() == []
    file.close()


class Late(list[Change]):
    """Changes whose reading takes the file away: the check before the step has passed by then."""

    def __init__(self, path: Path, changes: tuple[Change, ...]) -> None:
        super().__init__(changes)
        self.path = path

    def __iter__(self) -> Iterator[Change]:
        self.path.unlink(missing_ok=True)
        return super().__iter__()


@pytest.mark.parametrize("before", [0, 1])
def test_a_file_that_goes_while_a_step_is_being_written_takes_it_not(
    file: BoardFile, path: Path, entry: Callable[..., Entry], before: int
) -> None:
    for of in range(1, before + 1):
        file.write(entry(of), added(milestone(of)))
    with pytest.raises(FileError, match=r"file\.gone"):
        file.write(entry(before + 1), Late(path, added(milestone(7))))
    assert len(file.entries()) == before
    assert file.board().get(Milestone, "milestone 7") is None


def test_a_closed_file_can_be_closed_again(file: BoardFile) -> None:
    file.close()
    file.close()


ANOTHER_PREMISE = """
    INSERT INTO premise SELECT 99, 'another', title_ko, title_en, note_ko, note_en, home_country, as_of,
    nationality_rule, aggregation, coverage_min, weight_set_id, wave_id, method FROM premise
"""


def tampered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in statements:
            raw.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE criterion SET anchors = '[{\"score\": 1}]'",
        "UPDATE criterion SET anchors = '[[['",
        "UPDATE weight_set SET weights = '7'",
        "UPDATE rating SET as_of = '2023-02-30'",
        "UPDATE rating SET as_of = 'yesterday'",
        "UPDATE premise SET method = '{\"cut\": 1}'",
        "UPDATE entity SET name_ko = CAST(x'ff' AS TEXT)",
        "DELETE FROM premise",
        ANOTHER_PREMISE,
    ],
)
def test_content_that_makes_no_board_is_damage(path: Path, statement: str) -> None:
    tampered(path, statement)
    with pytest.raises(FileError, match=r"file\.damaged"):
        read_board(path)
    file = open_file(path)
    with pytest.raises(FileError, match=r"file\.damaged"):
        file.board()
    file.close()


def test_json_without_end_is_damage(path: Path) -> None:
    tampered(path, "UPDATE criterion SET anchors = replace(hex(zeroblob(50000)), '0', '[')")
    with pytest.raises(FileError, match=r"file\.damaged"):
        read_board(path)


@pytest.mark.parametrize("column", ["changes", "subject", "at"])
def test_a_step_that_cannot_be_understood_is_damage(
    file: BoardFile, path: Path, entry: Callable[..., Entry], column: str
) -> None:
    file.write(entry(1), added(milestone(1)))
    file.close()
    tampered(path, f"UPDATE journal SET {column} = '[3]'")  # noqa: S608 - our own column
    again = open_file(path)
    with pytest.raises(FileError, match=r"file\.damaged"):
        again.changes_of(1) if column == "changes" else again.entries()
    again.close()


def test_loading_leaves_the_collector_as_it_was(file: BoardFile) -> None:
    for on in (False, True):
        (gc.enable if on else gc.disable)()
        file.board()
        assert gc.isenabled() == on


def test_an_edit_leaves_the_rest_alone(file: BoardFile, entry: Callable[..., Entry], things: tuple[Thing, ...]) -> None:
    before = next(thing for thing in things if isinstance(thing, Position))
    after = replace(before, x=0.75)
    file.write(entry(1), [Change(before, after)])
    kept = file.board()
    assert kept.the(Position, before.id) == after
    assert kept.premise == next(thing for thing in things if isinstance(thing, Premise))
