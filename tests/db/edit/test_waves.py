"""Verbs about waves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.board import Board, layers_in_stack, present_wave, segments_in, waves_in_order
from db.model.change import Change, inverse
from db.model.things import Entity, Layer, Note, Position, Premise, Wave
from tests.db.samples import held, refused, small_board, things

if TYPE_CHECKING:
    from db.edit.edit import Edit


def after(edit: Edit, board: Board | None = None) -> Board:
    return (board or small_board()).overlaid(edit.changes)


def order(board: Board) -> list[tuple[str, int]]:
    return [(wave.name_ko, wave.order) for wave in waves_in_order(board)]


def stack(board: Board, wave_id: str | None = None) -> list[tuple[str, int]]:
    return [(layer.id, layer.stack_rank) for layer in layers_in_stack(board, wave_id)]


def timeless() -> Board:
    """The small board as it would be without waves."""
    plain = (replace(each, wave_id=None) if isinstance(each, Layer | Premise) else each for each in things())
    return Board(each for each in plain if not isinstance(each, Wave) and getattr(each, "wave_id", None) is None)


def test_the_first_wave_gets_all_that_is_there() -> None:
    board = timeless()
    board.apply([Change(None, Note(id="all", text_ko="모두"))])
    edit = verbs.add_wave(board, " 지금 ", "Now", start="2022-11")
    done = after(edit, board)
    new = edit.changes[0].after
    assert isinstance(new, Wave)
    assert (new.name_ko, new.key, new.order, new.start) == ("지금", "now", 1, "2022-11")
    assert done.premise.wave_id == new.id
    assert {layer.wave_id for layer in done.all(Layer).values()} == {new.id}
    assert done.the(Note, "all").wave_id == new.id
    assert done.the(Note, "memo").wave_id is None


def test_a_later_wave_begins_empty_and_does_not_become_the_present() -> None:
    edit = verbs.add_wave(small_board(), "다음")
    done = after(edit)
    assert order(done) == [("과거", 1), ("지금", 2), ("다음", 3)]
    assert present_wave(done) == "now"
    assert stack(done) == stack(small_board())
    assert stack(done, edit.changes[0].id) == []


@pytest.mark.parametrize(("at", "place"), [(0, 0), (1, 1), (9, 2), (-1, 0)])
def test_a_wave_comes_where_it_is_told(at: int, place: int) -> None:
    edit = verbs.add_wave(small_board(), "사이", at=at)
    assert waves_in_order(after(edit))[place] == edit.changes[0].after


def test_a_wave_has_a_name_and_dates_that_fit() -> None:
    with refused("name_empty"):
        verbs.add_wave(small_board(), " \u200b")
    with refused("date"):
        verbs.add_wave(small_board(), "때", start="2023-02-30")
    with refused("wave_dates"):
        verbs.edit_wave(small_board(), "past", start="2023")
    with refused("wave_dates"):
        verbs.edit_wave(small_board(), "past", start="2022-12", end="2022-11-30")
    assert verbs.edit_wave(small_board(), "past", start="2022", end="2022-11-30")
    changed = after(verbs.edit_wave(small_board(), "past", start=" ", name_en="Before")).the(Wave, "past")
    assert (changed.start, changed.name_en) == (None, "Before")


def test_waves_change_places_and_the_present_stays() -> None:
    done = after(verbs.move_wave(small_board(), "past", 9))
    assert order(done) == [("지금", 1), ("과거", 2)]
    assert present_wave(done) == "now"
    assert stack(done) == stack(small_board())


def test_another_wave_becomes_the_present_and_layers_stay_where_they_are() -> None:
    done = after(verbs.edit_premise(small_board(), wave_id="past"))
    assert present_wave(done) == "past"
    assert stack(done) == []
    assert stack(done, "now") == [("channel", 2), ("infra", 1)]
    with refused("no_wave"):
        verbs.edit_premise(small_board(), wave_id="nowhere")


def test_a_layer_goes_to_another_wave_with_all_that_stands_in_it() -> None:
    board = small_board()
    edit = verbs.set_wave(board, "channel", "past")
    done = after(edit)
    assert stack(done, "past") == [("channel", 1)]
    assert stack(done) == [("infra", 1)]
    back = after(verbs.set_wave(done, "channel", None), done)
    assert stack(back) == [("channel", 2), ("infra", 1)]
    with refused("gone"):
        verbs.set_wave(board, "channel", "nowhere")


def test_a_new_layer_comes_to_the_wave_it_is_told() -> None:
    edit = verbs.add_layer(small_board(), "옛 층", wave_id="past")
    assert stack(after(edit), "past") == [(edit.changes[0].id, 1)]
    assert stack(after(edit)) == stack(small_board())


def test_removing_a_wave_removes_what_stood_in_it_and_no_player() -> None:
    board = small_board()
    done = after(verbs.remove_wave(board, "now"))
    assert order(done) == [("과거", 1)]
    assert not done.all(Layer)
    assert not done.all(Position)
    assert set(done.all(Entity)) == set(board.all(Entity))
    assert set(done.all(Note)) == {"aside"}
    assert present_wave(done) == "past"


def test_removing_the_only_wave_leaves_all_but_the_division() -> None:
    board = after(verbs.edit_premise(small_board(), wave_id="now"))
    board = after(verbs.remove_wave(board, "past"), board)
    board = after(verbs.add_note(board, "모두에게"), board)
    edit = verbs.remove_wave(board, "now")
    done = after(edit, board)
    assert not done.all(Wave)
    assert done.premise.wave_id is None
    assert stack(done) == [("channel", 2), ("infra", 1)]
    assert len(done.all(Note)) == 2
    done.apply(inverse(edit.changes))
    assert held(done) == held(board)


def test_a_note_on_the_present_wave_goes_with_it_and_not_to_the_next() -> None:
    board = small_board()
    board.apply([Change(None, Note(id="untold", text_ko="지금의 메모"))])
    edit = verbs.remove_wave(board, "now")
    done = after(edit, board)
    assert set(done.all(Note)) == {"aside"}
    done.apply(inverse(edit.changes))
    assert held(done) == held(board)
    assert set(after(verbs.remove_wave(board, "past"), board).all(Note)) == {"memo", "untold"}


def test_on_a_board_without_waves_there_is_nothing_to_settle() -> None:
    board = timeless()
    edit = verbs.edit_premise(board, wave_id=None)
    assert present_wave(after(edit, board)) is None
    assert held(after(edit, board)) == held(board)


def test_a_wave_that_gets_a_date_comes_where_its_date_belongs() -> None:
    board = timeless()
    for each, start in (("지금", "2022-11"), ("다음", "2025"), ("처음", None)):
        board.apply(verbs.add_wave(board, each, start=start).changes)
    first, now = waves_in_order(board)[-1], present_wave(board)
    board.apply(verbs.edit_wave(board, first.id, start="2010").changes)
    assert order(board) == [("처음", 1), ("지금", 2), ("다음", 3)]
    assert present_wave(board) == now
    board.apply(verbs.add_wave(board, "그사이", start="2023").changes)
    assert [name for name, _ in order(board)] == ["처음", "지금", "그사이", "다음"]


def test_an_order_that_somebody_made_by_hand_is_kept() -> None:
    board = timeless()
    for each, start in (("가", "2010"), ("나", "2020"), ("다", None)):
        board.apply(verbs.add_wave(board, each, start=start).changes)
    board.apply(verbs.move_wave(board, waves_in_order(board)[1].id, 0).changes)
    board.apply(verbs.edit_wave(board, waves_in_order(board)[-1].id, start="2000").changes)
    assert [name for name, _ in order(board)] == ["나", "가", "다"]


def test_the_stack_of_another_wave_is_copied_by_its_names() -> None:
    board = small_board()
    present = present_wave(board) or ""
    board.apply(verbs.add_wave(board, "빈 시대").changes)
    empty = next(each.id for each in waves_in_order(board) if each.name_ko == "빈 시대")
    edit = verbs.copy_stack(board, present, empty)
    done = after(edit, board)

    def names(wave_id: str) -> list[tuple[str, list[str]]]:
        return [
            (each.name_ko, [segment.name_ko for segment in segments_in(done, each.id)])
            for each in layers_in_stack(done, wave_id)
        ]

    assert names(empty) == names(present)
    assert len(names(empty)) > 0
    assert len(done.all(Position)) == len(board.all(Position))
    assert len({each.key for each in done.all(Layer).values()}) == len(done.all(Layer))
    assert order(done) == order(board)
    board.apply(edit.changes)
    board.apply(inverse(edit.changes))
    assert layers_in_stack(board, empty) == ()


def test_a_stack_is_copied_only_into_an_empty_wave() -> None:
    board = small_board()
    present = present_wave(board) or ""
    board.apply(verbs.add_wave(board, "빈 시대").changes)
    empty = next(each.id for each in waves_in_order(board) if each.name_ko == "빈 시대")
    assert not verbs.copy_stack(board, empty, present).changes
