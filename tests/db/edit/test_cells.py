"""Cells of a table: what is written into one counts, and nothing of what others said is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.edit.cells import left_by, write_cells
from db.edit.grades import Grade
from db.judge.ratings import effective
from db.model.change import Change
from db.model.things import Rater, Rating
from tests.db.samples import DAY, held, small_board

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.model.board import Board

PLACE = ("ncloud@cloud", "tech")
NAMES = ("합의", "Consensus")


def board_with(*scores: tuple[str | None, float, int]) -> Board:
    """Return the small board, its cell rated by these raters with these scores in these years, and by nobody else."""
    board = small_board()
    first = board.the(Rating, "r1")
    criterion = first.criterion_id
    gone = [each for each in board.all(Rating).values() if (each.target_id, each.criterion_id) == PLACE]
    board.apply([Change(each, None) for each in gone])
    for name in {name for name, *_ in scores} - {None}:
        if name is not None and board.get(Rater, name) is None:
            board.apply([Change(None, Rater(id=name, key=name, name=name))])
    for at, (name, score, year) in enumerate(scores):
        rating = Rating(
            id=f"x{at}",
            target_kind="position",
            target_id=PLACE[0],
            criterion_id=criterion,
            status="rated",
            score=score,
            confidence="moderate",
            rater_id=name,
            rated_at=date(year, 1, 1),
            as_of=date(year, 1, 1),
        )
        board.apply([Change(None, rating)])
    return board


def done(board: Board, *grades: Grade, emptied: tuple[tuple[str, str], ...] = ()) -> Edit:
    edit = write_cells(board, grades, emptied, consensus=NAMES, rated_at=DAY)
    board.apply(edit.changes)
    return edit


def in_force(board: Board) -> tuple[str, float | None] | None:
    found = effective(board, *PLACE)
    return None if found is None else (found.status, found.score)


def test_a_value_written_over_a_median_counts_and_leaves_every_voice_alone() -> None:
    board = board_with(("kim", 2.0, 2020), ("lee", 4.0, 2021))
    assert in_force(board) == ("rated", 3.0)
    before = held(board)
    edit = done(board, Grade(*PLACE, 3.5))
    assert in_force(board) == ("rated", 3.5)
    assert [board.the(Rating, each).score for each in ("x0", "x1")] == [2.0, 4.0]
    (panel,) = (each for each in board.all(Rater).values() if each.kind == "panel" and each.name == "합의")
    found = effective(board, *PLACE)
    assert found is not None
    assert (found.adopted, found.confidence, found.ratings[0].rater_id) == (True, "moderate", panel.id)
    board.apply([each.inverse() for each in reversed(edit.changes)])
    assert held(board) == before


def test_the_panel_is_made_once() -> None:
    board = board_with(("kim", 2.0, 2020), ("lee", 4.0, 2021))
    done(board, Grade(*PLACE, 3.5))
    done(board, Grade(*PLACE, 4.5))
    assert in_force(board) == ("rated", 4.5)
    assert sum(each.name == "합의" for each in board.all(Rater).values()) == 1


def test_one_rater_stays_the_one_who_rates() -> None:
    board = board_with(("kim", 2.0, 2020))
    done(board, Grade(*PLACE, 3.5))
    assert {each.rater_id for each in board.where(Rating, "target_id", PLACE[0]) if each.criterion_id == "tech"} == {
        "kim"
    }


def test_an_emptied_cell_loses_its_only_rating() -> None:
    board = board_with(("kim", 2.0, 2020))
    assert left_by(board, *PLACE) == "nothing"
    done(board, emptied=(PLACE,))
    assert in_force(board) is None


@pytest.mark.parametrize(
    "ratings", [(("kim", 1.5, 2020), ("kim", 4.5, 2022)), (("kim", 2.0, 2020), ("lee", 4.0, 2021))]
)
def test_no_older_or_other_rating_comes_up_in_an_emptied_cell(ratings: tuple[tuple[str, float, int], ...]) -> None:
    board = board_with(*ratings)
    assert left_by(board, *PLACE) == "unknown"
    done(board, emptied=(PLACE,))
    assert in_force(board) == ("unknown", None)
    assert board.the(Rating, "x0").score == ratings[0][1], "what is on record stays there"
    assert left_by(board, *PLACE) == "same"
    assert not write_cells(board, (), (PLACE,), consensus=NAMES, rated_at=DAY), "the same again changes nothing"


def test_writing_and_emptying_are_one_step() -> None:
    board = board_with(("kim", 2.0, 2020))
    edit = done(board, Grade("aws@cloud", "tech", 1.0), emptied=(PLACE,))
    assert (edit.verb, edit.subject) == ("rate_many", (("count", ("2", "2")),))
