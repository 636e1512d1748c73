"""Changes and their inverses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.model.change import Change, added, inverse
from db.model.things import Layer
from tests.db.samples import held, small_board, things

SAMPLES = {thing.id: thing for thing in things()}


def test_a_change_is_about_one_thing() -> None:
    with pytest.raises(ValueError, match="before or an after"):
        Change(None, None)
    with pytest.raises(ValueError, match="one thing"):
        Change(SAMPLES["naver"], SAMPLES["aws"])
    with pytest.raises(ValueError, match="one thing"):
        Change(SAMPLES["naver"], Layer(id="naver", key="x", name_ko="x", stack_rank=1))


def test_a_change_knows_what_it_is_about() -> None:
    layer = SAMPLES["infra"]
    for change in (Change(None, layer), Change(layer, None), Change(layer, layer)):
        assert (change.thing, change.kind, change.id) == (layer, Layer, "infra")


def test_the_inverse_takes_a_change_back() -> None:
    layer = SAMPLES["infra"]
    assert Change(None, layer).inverse() == Change(layer, None)
    assert Change(layer, replace(layer, folded=True)).inverse().after == layer


def test_many_changes_are_taken_back_last_first() -> None:
    once = Change(SAMPLES["infra"], replace(SAMPLES["infra"], folded=True))
    twice = Change(once.after, replace(SAMPLES["infra"], folded=True, name_ko="기반"))
    board = small_board()
    board.apply([once, twice, *added(replace(SAMPLES["hug"], id="new", key="new"))])
    board.apply(inverse([once, twice, *added(replace(SAMPLES["hug"], id="new", key="new"))]))
    assert held(board) == held(small_board())
