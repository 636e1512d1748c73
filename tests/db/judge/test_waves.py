"""A board of several waves: every segment is read, and the nation is the present."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.judge.reading import judge, rejudge, touched_segments
from db.judge.waves import national_of, postures_of
from db.model.board import Board, layers_in_stack, segments_in_order, waves_in_order
from db.model.present import present_part
from db.model.things import Layer, Segment
from tests.db.samples import without_waves

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture(scope="module")
def sample(sample: Board) -> Board:
    """The sample as if it had the present wave only."""
    return without_waves(sample)


@pytest.fixture
def waved(sample: Board) -> Board:
    """The sample with its two lowest layers in a past of their own."""
    board = sample.snapshot()
    board.apply(verbs.add_wave(board, "지금").changes)
    past = verbs.add_wave(board, "과거", at=0)
    board.apply(past.changes)
    for layer in layers_in_stack(board)[-2:]:
        board.apply(verbs.set_wave(board, layer.id, past.changes[0].id).changes)
    return board


def mean(levels: Sequence[float | None]) -> float:
    known = [each for each in levels if each is not None]
    return sum(known) / len(known)


def test_one_wave_reads_as_none_does(sample: Board) -> None:
    board = sample.snapshot()
    board.apply(verbs.add_wave(board, "지금").changes)
    assert judge(board) == judge(sample)


def test_the_nation_is_the_mean_of_the_present_layers(waved: Board, sample: Board) -> None:
    found, before = judge(waved), judge(sample)
    assert set(found.segments) == set(waved.all(Segment))
    assert set(found.layers) == set(waved.all(Layer))
    assert found.segments == before.segments
    assert found.national != before.national
    now = [found.layers[each.id].level for each in layers_in_stack(waved)]
    assert found.national.arithmetic == pytest.approx(mean(now))


def test_each_wave_has_a_national_figure_and_postures_of_its_own(waved: Board) -> None:
    found = judge(waved)
    assert national_of(waved, found, None) == found.national
    past, now = (each.id for each in waves_in_order(waved))
    assert national_of(waved, found, now) == found.national
    levels = [found.layers[each.id].level for each in layers_in_stack(waved, past)]
    assert national_of(waved, found, past).arithmetic == pytest.approx(mean(levels))
    counts = [postures_of(waved, found, each) for each in (past, now)]
    assert [sum(each.values()) for each in counts] == [len(segments_in_order(waved, each)) for each in (past, now)]
    every = [each.posture for each in found.segments.values()]
    assert all(counts[0].get(each, 0) + counts[1].get(each, 0) == every.count(each) for each in set(every))


def test_the_present_alone_reads_the_same(waved: Board) -> None:
    alone, whole = judge(present_part(waved)), judge(waved)
    assert alone.national == whole.national
    assert alone.segments.items() <= whole.segments.items()


def test_the_nation_follows_when_another_wave_becomes_the_present(waved: Board) -> None:
    before = judge(waved)
    (past,) = {layer.wave_id for layer in waved.all(Layer).values()} - {waved.premise.wave_id}
    edit = verbs.edit_premise(waved, wave_id=past)
    waved.apply(edit.changes)
    after = rejudge(before, waved, touched_segments(waved, edit.changes))
    assert after == judge(waved)
    assert after.national != before.national
