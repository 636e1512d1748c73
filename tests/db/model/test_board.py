"""The board in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.board import (
    INDEXED,
    Board,
    all_layers,
    all_segments,
    difference,
    layers_in_stack,
    present_wave,
    segments_in,
    segments_in_order,
    waves_in_order,
)
from db.model.change import Change, added, inverse
from db.model.things import (
    KINDS,
    Citation,
    Entity,
    Fact,
    Layer,
    Measure,
    Position,
    Premise,
    Rating,
    Segment,
    Thing,
    Wave,
)
from tests.db.samples import held, small_board, things

SAMPLES = {thing.id: thing for thing in things()}


def test_things_are_found_by_kind_and_id() -> None:
    board = small_board()
    assert board.the(Entity, "naver") == board.get(Entity, "naver") == SAMPLES["naver"]
    assert board.get(Entity, "cloud") is None
    assert board.get(Entity, None) is None
    with pytest.raises(KeyError):
        board.the(Entity, "cloud")


def test_things_are_found_by_what_is_indexed() -> None:
    board = small_board()
    assert {each.id for each in board.where(Position, "entity_id", "aws")} == {"aws@cloud", "aws@chips"}
    assert board.where(Position, "entity_id", "hug") == ()
    with pytest.raises(KeyError):
        board.where(Entity, "name_ko", "네이버")


def test_things_are_found_by_key() -> None:
    board = small_board()
    assert board.by_key(Segment, "cloud") == SAMPLES["cloud"]
    assert board.by_key(Entity, "cloud") is None
    with pytest.raises(KeyError):
        board.by_key(Measure, "measure")


def test_a_board_without_a_premise_is_none() -> None:
    assert small_board().premise == SAMPLES["premise"]
    with pytest.raises(LookupError):
        _ = Board().premise


def test_each_thing_comes_after_what_it_refers_to() -> None:
    shuffled = Board(sorted(things(), key=lambda thing: thing.id))
    order = [type(thing) for thing in shuffled.things()]
    assert order == sorted(order, key=KINDS.index)
    assert set(shuffled.things()) == set(things())


def test_a_view_follows_the_board_and_cannot_be_written() -> None:
    board = small_board()
    entities = board.all(Entity)
    board.apply([Change(SAMPLES["hug"], None)])
    assert "hug" not in entities
    with pytest.raises(TypeError):
        entities["x"] = SAMPLES["naver"]  # type: ignore[index]


def test_a_snapshot_stays_as_it_is() -> None:
    board = small_board()
    still = board.snapshot()
    board.apply([Change(SAMPLES["aws@cloud"], None)])
    assert still.get(Position, "aws@cloud") is not None
    assert len(still.where(Position, "entity_id", "aws")) == 2
    assert len(board.where(Position, "entity_id", "aws")) == 1


def test_an_overlaid_board_leaves_the_first_alone() -> None:
    board = small_board()
    over = board.overlaid([Change(SAMPLES["hug"], None)])
    assert (board.get(Entity, "hug") is None, over.get(Entity, "hug") is None) == (False, True)


def test_removing_what_is_not_there_does_nothing() -> None:
    board = small_board()
    board.apply([Change(replace(SAMPLES["hug"], id="new"), None)])
    assert held(board) == held(small_board())


def test_layers_stand_from_the_top_and_segments_within_them() -> None:
    board = small_board()
    assert [each.id for each in layers_in_stack(board)] == ["channel", "infra"]
    assert [each.id for each in segments_in(board, "infra")] == ["cloud", "chips"]
    assert [each.id for each in segments_in_order(board)] == ["agent", "cloud", "chips"]


def test_equal_ranks_stand_in_a_settled_order() -> None:
    layers = [Layer(id=each, key=each, name_ko=each, stack_rank=1) for each in "cab"]
    assert [each.id for each in layers_in_stack(Board(layers))] == ["a", "b", "c"]


def test_a_difference_leads_from_one_board_to_the_other() -> None:
    old, new = small_board(), small_board()
    new.apply(
        [
            *(Change(SAMPLES[each], None) for each in ("c1", "r2", "aws@cloud")),
            Change(SAMPLES["naver"], replace(SAMPLES["naver"], name_en="NAVER")),
            *added(Fact(id="new", entity_id="hug", name="hq", order=1, value="뉴욕")),
        ]
    )
    changes = difference(old, new)
    assert held(old.overlaid(changes)) == held(new)
    assert held(new.overlaid(inverse(changes))) == held(old)
    assert difference(old, old.snapshot()) == ()
    gone = [change.kind for change in changes if change.after is None]
    assert gone == [Citation, Rating, Position]


def indexes(board: Board) -> dict[object, object]:
    return {
        (kind, field, value): {thing.id for thing in board.where(kind, field, value)}
        for kind in KINDS
        for field in INDEXED.get(kind, ())
        for value in {getattr(thing, field) for thing in board.things() if type(thing) is kind} - {None}
    }


def positions() -> st.SearchStrategy[list[Change]]:
    numbers = st.integers(0, 4)
    entities, segments = st.sampled_from(["naver", "aws", "hug"]), st.sampled_from(["cloud", "chips", None])
    return st.lists(st.tuples(numbers, entities, segments), max_size=12).map(_as_changes)


def _as_changes(drawn: list[tuple[int, str, str | None]]) -> list[Change]:
    there: dict[str, Thing] = {}
    changes: list[Change] = []
    for number, entity, segment in drawn:
        before = there.get(str(number))
        after = segment and Position(id=str(number), key=entity, entity_id=entity, segment_id=segment)
        if before or after:
            changes.append(Change(before, after or None))
            there |= {str(number): after} if after else {}
            if not after:
                there.pop(str(number), None)
    return changes


@given(positions())
def test_indexes_agree_with_the_things_after_any_changes(changes: list[Change]) -> None:
    at_once, one_by_one = small_board(), small_board()
    at_once.apply(changes)
    for change in changes:
        one_by_one.apply([change])
    assert indexes(at_once) == indexes(one_by_one) == indexes(Board(at_once.things()))
    assert all(ids for index in at_once._index.values() for ids in index.values())
    at_once.apply(inverse(changes))
    assert held(at_once) == held(small_board())
    assert indexes(at_once) == indexes(small_board())


def waves(*, present: str | None) -> Board:
    of = {"old-1": "old", "old-2": "old", "now-1": "now", "loose": None, "last-1": "last"}
    layers = [
        Layer(id=each, key=each, name_ko=each, stack_rank=rank, wave_id=of[each]) for rank, each in enumerate(of, 1)
    ]
    segments = [Segment(id=f"{each}/s", key=f"{each}/s", layer_id=each, order=1, name_ko=each) for each in of]
    named = [Wave(id=each, key=each, name_ko=each, order=order) for order, each in enumerate(("old", "now", "last"))]
    premise = Premise(id="p", title_ko="판", as_of=date(2024, 1, 1), wave_id=present)
    return Board([*reversed(named), premise, *layers, *segments])


def test_the_present_wave_is_the_one_that_is_named_or_the_latest() -> None:
    assert [each.id for each in waves_in_order(waves(present=None))] == ["old", "now", "last"]
    assert present_wave(waves(present=None)) == "last"
    assert present_wave(waves(present="now")) == "now"
    assert present_wave(Board()) is None


def test_a_layer_without_a_wave_stands_in_the_present() -> None:
    board = waves(present="now")
    assert [each.id for each in layers_in_stack(board)] == ["loose", "now-1"]
    assert [each.id for each in layers_in_stack(board, "now")] == ["loose", "now-1"]
    assert [each.id for each in layers_in_stack(board, "old")] == ["old-2", "old-1"]
    assert [each.id for each in layers_in_stack(waves(present=None))] == ["last-1", "loose"]
    assert [each.id for each in segments_in_order(board)] == ["loose/s", "now-1/s"]
    assert [each.id for each in segments_in_order(board, "last")] == ["last-1/s"]


def test_all_waves_are_told_the_present_first() -> None:
    board = waves(present="now")
    assert [each.id for each in all_layers(board)] == ["loose", "now-1", "old-2", "old-1", "last-1"]
    assert [each.id for each in all_segments(board)] == ["loose/s", "now-1/s", "old-2/s", "old-1/s", "last-1/s"]
    assert len(all_layers(Board())) == 0
