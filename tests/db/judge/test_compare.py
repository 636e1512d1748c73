from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.compare import KINDS, Difference, compare
from db.model.change import Change
from db.model.things import Position, Rating
from tests.db.samples import DAY, LATER, small_board

if TYPE_CHECKING:
    from db.model.board import Board

BEFORE = date(2022, 1, 1)


def again(board: Board, **fields: object) -> Board:
    """The board with the Korean cloud's technology rated again later."""
    first = board.the(Rating, "r1")
    return board.overlaid([Change(None, replace(first, id="again", as_of=LATER, **fields))])  # type: ignore[arg-type]


def of(board: Board, target: str = "ncloud@cloud", earlier: date = DAY, later: date = LATER) -> Difference:
    (found,) = [each for each in compare(board, earlier, later) if each.target_id == target]
    return found


@pytest.mark.parametrize(
    ("fields", "kind", "by"),
    [
        ({"score": 4.0}, "changed", 0.5),
        ({"score": None, "status": "unknown", "confidence": None}, "changed", None),
        ({"score": 3.5}, "confirmed", 0.0),
        ({"confidence": "high"}, "confidence", 0.0),
    ],
)
def test_what_is_rated_anew_has_changed_or_not(fields: dict[str, object], kind: str, by: float | None) -> None:
    found = of(again(small_board(), **fields))
    assert (found.kind, found.by) == (kind, by)


def test_what_is_not_rated_anew_is_kept() -> None:
    assert of(small_board()).kind == "kept"


def test_what_was_not_rated_before_is_added() -> None:
    found = of(small_board(), earlier=BEFORE, later=DAY)
    assert (found.kind, found.was, found.by) == ("added", None, None)


def test_a_card_that_ends_takes_its_ratings_along() -> None:
    board = small_board()
    position = board.the(Position, "ncloud@cloud")
    board.apply([Change(position, replace(position, end="2024-01"))])
    found = of(board)
    assert (found.kind, found.criterion_id, found.now) == ("removed", "tech", None)


def test_a_card_without_ratings_comes_and_goes_too() -> None:
    board = small_board()
    position = board.the(Position, "naver@agent")
    board.apply([Change(position, replace(position, start="2024-03"))])
    found = of(board, "naver@agent")
    assert (found.kind, found.criterion_id) == ("added", None)


@given(earlier=st.dates(BEFORE, LATER), later=st.dates(BEFORE, LATER))
def test_looked_at_from_the_other_end_what_came_has_gone(earlier: date, later: date) -> None:
    turned = {"added": "removed", "removed": "added"}
    board = again(small_board(), score=4.0)
    there = {(each.target_id, each.criterion_id): each.kind for each in compare(board, earlier, later)}
    back = {(each.target_id, each.criterion_id): each.kind for each in compare(board, later, earlier)}
    assert {each: turned.get(kind, kind) for each, kind in there.items()} == back
    assert set(there.values()) <= set(KINDS)
