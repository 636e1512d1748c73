"""Taking things off a board."""

from __future__ import annotations

import pytest

from db.model import rules
from db.model.change import inverse
from db.model.references import referrers
from db.model.removal import removal
from db.model.things import (
    KINDS,
    Ballot,
    Brief,
    Entity,
    Layer,
    Measure,
    Position,
    Relation,
    Scenario,
    Segment,
    Source,
)
from tests.db.samples import held, small_board, things

REMOVABLE = [thing for thing in things() if isinstance(thing, Layer | Segment | Entity | Position | Source | Relation)]


@pytest.mark.parametrize("thing", REMOVABLE, ids=lambda thing: thing.id)
def test_what_is_left_is_sound_and_can_be_put_back(thing: Layer) -> None:
    board = small_board()
    changes = removal(board, [thing])
    rules.refuse(board, changes)
    board.apply(changes)
    assert rules.problems(board) == ()
    rules.refuse(board, inverse(changes))
    board.apply(inverse(changes))
    assert held(board) == held(small_board())


@pytest.mark.parametrize("thing", REMOVABLE, ids=lambda thing: thing.id)
def test_each_change_can_be_written_by_itself_in_order(thing: Layer) -> None:
    # A database that looks at each row refuses whatever still refers to a row that goes.
    for forth in (True, False):
        board = small_board()
        changes = removal(board, [thing])
        if not forth:
            board.apply(changes)
            changes = inverse(changes)
        for change in changes:
            if change.after is None and change.before is not None:
                assert not list(referrers(board, change.before))
            board.apply([change])
            if change.after is not None:
                rules.refuse(board, [type(change)(change.after, change.after)])


def test_everything_goes_only_once() -> None:
    board = small_board()
    changes = removal(board, [*board.all(Layer).values(), *board.all(Segment).values()])
    assert len({change.id for change in changes}) == len(changes)


def test_mentions_are_dropped_first_then_things_from_the_last_kind_to_the_first() -> None:
    board = small_board()
    changes = removal(board, [board.the(Layer, "infra")])
    kinds = [change.kind for change in changes if change.after is None]
    assert kinds == sorted(kinds, key=KINDS.index, reverse=True)
    assert [change.kind for change in changes[:4]] == [Measure, Scenario, Ballot, Brief]
    assert all(change.after is None for change in changes[4:])


def test_what_goes_itself_is_not_rewritten() -> None:
    board = small_board()
    gone = [board.the(Measure, "measure"), board.the(Scenario, "support"), board.the(Segment, "cloud")]
    gone += [board.the(Ballot, "ballot"), board.the(Brief, "brief")]
    assert all(change.after is None for change in removal(board, gone))


def test_nothing_goes_where_nothing_is_told() -> None:
    assert removal(small_board(), []) == ()
