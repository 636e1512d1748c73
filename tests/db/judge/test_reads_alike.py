"""Which changes leave a board's reading as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.judge.reading import judge, reads_alike
from db.model.board import Board
from db.model.change import Change
from db.model.things import Layer, Position
from tests.bench.large import things

BOARD = Board(things(50))
CARD = BOARD.the(Position, "p1")


def test_a_card_that_is_moved_within_its_row_leaves_the_reading_as_it_was() -> None:
    changes = [Change(CARD, replace(CARD, x=0.7, lane=2))]
    assert reads_alike(changes)
    assert judge(BOARD.overlaid(changes)) == judge(BOARD)


@pytest.mark.parametrize(
    "change",
    [
        Change(CARD, replace(CARD, segment_id="s1")),
        Change(CARD, None),
        Change(None, replace(CARD, id="new", key="new")),
        Change(BOARD.the(Layer, "l0"), None),
    ],
)
def test_what_changes_more_than_a_place_is_read_anew(change: Change) -> None:
    assert not reads_alike([change])
    assert not reads_alike([Change(CARD, replace(CARD, x=0.7)), change])
