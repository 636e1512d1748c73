"""Verbs about classes of distribution."""

from __future__ import annotations

from db.edit import verbs
from db.model.things import Rating
from tests.db.samples import refused, small_board


def test_a_rating_is_classed_and_keeps_its_class_when_it_is_rated_again() -> None:
    board = small_board()
    board.apply(verbs.classify(board, "r2", "secret").changes)
    assert board.the(Rating, "r2").distribution == "secret"
    again = verbs.rate(
        board, "aws@cloud", board.the(Rating, "r2").criterion_id, score=3, rated_at=board.the(Rating, "r2").rated_at
    )
    board.apply(again.changes)
    assert board.the(Rating, "r2").distribution == "secret"
    with refused("gone"):
        verbs.classify(board, "nothing", "open")
