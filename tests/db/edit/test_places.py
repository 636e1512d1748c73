"""Verbs about places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.edit.verbs import Placement, Spot
from db.model.board import Board
from db.model.things import Citation, Entity, Position, Rating, Scenario
from tests.db.samples import refused, small_board

if TYPE_CHECKING:
    from db.edit.edit import Edit


def after(edit: Edit) -> Board:
    return small_board().overlaid(edit.changes)


def place_of(board: Board, position_id: str) -> tuple[str, float | None, int | None]:
    position = board.the(Position, position_id)
    return position.segment_id, position.x, position.lane


def test_an_entity_is_placed() -> None:
    edit = verbs.place(small_board(), "hug", "chips", 0.5, 2)
    position = after(edit).the(Position, edit.changes[0].id)
    assert (position.entity_id, position.segment_id, position.x, position.lane) == ("hug", "chips", 0.5, 2)
    assert position.key == "hug@chips"


def test_an_entity_is_placed_wherever_there_is_room() -> None:
    edit = verbs.place(small_board(), "hug", "chips")
    assert place_of(after(edit), edit.changes[0].id) == ("chips", None, None)


def test_an_entity_may_stand_in_many_segments_but_once_in_each() -> None:
    verbs.place(small_board(), "naver", "cloud")
    with refused("twice"):
        verbs.place(small_board(), "aws", "cloud", 0.5, 0)
    with refused("twice"):
        verbs.place_many(small_board(), [("hug", "cloud", None, None), ("hug", "cloud", 0.5, 1)])


@pytest.mark.parametrize(("x", "lane", "code"), [(1.5, 0, "x"), (float("nan"), 0, "x"), (0.5, -1, "lane")])
def test_a_place_outside_the_board_is_refused(x: float, lane: int, code: str) -> None:
    with refused(code):
        verbs.place(small_board(), "hug", "cloud", x, lane)
    with refused(code):
        verbs.move(small_board(), [Spot("aws@cloud", "cloud", x, lane)])


def test_several_are_placed_at_once() -> None:
    edit = verbs.place_many(small_board(), [Placement("hug", "chips"), ("naver", "chips", 0.1, 0)])
    assert [change.before for change in edit.changes] == [None, None]
    assert edit.verb == "place_many"
    assert {each.entity_id for each in after(edit).where(Position, "segment_id", "chips")} == {"hug", "naver", "aws"}
    assert not verbs.place_many(small_board(), [])


def test_neighbours_make_room_in_the_same_step() -> None:
    edit = verbs.place(small_board(), "hug", "cloud", 0.2, 0, pushed=[Spot("ncloud@cloud", "cloud", 0.4, 0)])
    assert edit.verb == "place"
    assert edit.changes[0].before is None
    assert place_of(after(edit), "ncloud@cloud") == ("cloud", 0.4, 0)


def test_a_card_moves_within_its_row() -> None:
    edit = verbs.move(small_board(), [Spot("ncloud@cloud", "cloud", 0.7, 3)])
    assert place_of(after(edit), "ncloud@cloud") == ("cloud", 0.7, 3)
    assert len(edit.changes) == 1
    assert not verbs.move(small_board(), [Spot("ncloud@cloud", "cloud", 0.2, 0)])


def test_a_card_moves_to_another_row_with_its_ratings() -> None:
    board = after(verbs.move(small_board(), [Spot("ncloud@cloud", "agent", None, None)]))
    assert place_of(board, "ncloud@cloud") == ("agent", None, None)
    assert board.where(Rating, "target_id", "ncloud@cloud") == small_board().where(Rating, "target_id", "ncloud@cloud")
    assert board.the(Position, "ncloud@cloud").key == "ncloud@agent"


def test_a_key_that_was_chosen_stays() -> None:
    chosen = Position(id="own", key="my-own", entity_id="hug", segment_id="chips")
    board = Board([*small_board().things(), chosen])
    board.apply(verbs.move(board, [Spot("own", "agent", None, None)]).changes)
    assert board.the(Position, "own").key == "my-own"


def test_a_key_follows_even_where_it_had_to_differ() -> None:
    board = small_board()
    taken = Position(id="own", key="ncloud@agent", entity_id="hug", segment_id="chips")
    board = Board([*board.things(), taken])
    board.apply(verbs.move(board, [Spot("ncloud@cloud", "agent", None, None)]).changes)
    assert board.the(Position, "ncloud@cloud").key == "ncloud@agent-2"
    board.apply(verbs.move(board, [Spot("ncloud@cloud", "chips", None, None)]).changes)
    assert board.the(Position, "ncloud@cloud").key == "ncloud@chips"


def test_a_card_cannot_move_to_where_its_entity_stands() -> None:
    with refused("twice"):
        verbs.move(small_board(), [Spot("aws@cloud", "chips", 0.5, 0)])


def test_several_cards_move_at_once_and_neighbours_make_room() -> None:
    edit = verbs.move(
        small_board(),
        [Spot("aws@cloud", "agent", 0.8, 0), Spot("ncloud@cloud", "agent", 0.1, 0)],
        pushed=[Spot("naver@agent", "agent", 0.5, 1), Spot("aws@cloud", "cloud", 0.0, 9)],
    )
    board = after(edit)
    assert place_of(board, "aws@cloud") == ("agent", 0.8, 0)
    assert place_of(board, "naver@agent") == ("agent", 0.5, 1)
    assert dict(edit.subject)["count"] == ("2", "2")
    assert edit.verb == "move_many"


def test_one_card_that_pushes_many_is_one_card() -> None:
    edit = verbs.move(
        small_board(), [Spot("ncloud@cloud", "cloud", 0.5, 0)], pushed=[Spot("aws@cloud", "cloud", 0.7, 0)]
    )
    assert (edit.verb, dict(edit.subject)["name"]) == ("move", ("네이버클라우드", "Naver Cloud"))
    assert len(edit.changes) == 2


def test_a_card_that_is_told_twice_stands_where_it_was_told_last() -> None:
    twice = [Spot("aws@cloud", "cloud", 0.5, 0), Spot("aws@cloud", "cloud", 0.6, 0)]
    for edit in (
        verbs.move(small_board(), twice),
        verbs.tidy(small_board(), twice),
        verbs.move(small_board(), [Spot("ncloud@cloud", "cloud", 0.1, 0)], pushed=twice),
        verbs.place(small_board(), "hug", "cloud", pushed=twice),
    ):
        assert place_of(after(edit), "aws@cloud") == ("cloud", 0.6, 0)


def test_tidying_up_is_moving_by_another_name() -> None:
    spots = [Spot("ncloud@cloud", "cloud", 0.3, 0), Spot("aws@cloud", "cloud", 0.9, 0)]
    edit = verbs.tidy(small_board(), spots)
    assert edit.verb == "tidy"
    assert set(edit.changes) == set(verbs.move(small_board(), spots).changes)
    assert dict(edit.subject)["count"] == ("2", "2")
    assert not verbs.tidy(after(edit), spots)


def test_only_cards_that_move_count_as_tidied() -> None:
    edit = verbs.tidy(small_board(), [Spot("ncloud@cloud", "cloud", 0.2, 0), Spot("aws@cloud", "cloud", 0.9, 0)])
    assert dict(edit.subject)["count"] == ("1", "1")


def test_a_card_taken_off_goes_with_its_ratings_and_the_entity_stays() -> None:
    edit = verbs.take_off(small_board(), ["aws@cloud"])
    board = after(edit)
    assert edit.verb == "take_off"
    assert board.get(Entity, "aws") is not None
    assert set(board.all(Rating)) == {"r1", "r3"}
    assert board.get(Citation, "c1") is None
    assert len(board.the(Scenario, "support").overrides) == 2


def test_several_cards_are_taken_off_at_once() -> None:
    edit = verbs.take_off(small_board(), ["aws@cloud", "ncloud@cloud", "aws@cloud"])
    assert edit.verb == "take_off_many"
    assert set(after(edit).all(Position)) == {"aws@chips", "naver@agent"}
    assert len(after(edit).the(Scenario, "support").overrides) == 1


def test_what_is_gone_cannot_be_placed_or_moved() -> None:
    for verb in (
        lambda board: verbs.place(board, "nobody", "cloud"),
        lambda board: verbs.place(board, "hug", "nowhere"),
        lambda board: verbs.place(board, "hug", "cloud", pushed=[Spot("x", "cloud", 0, 0)]),
        lambda board: verbs.move(board, [Spot("x", "cloud", 0, 0)]),
        lambda board: verbs.move(board, [Spot("aws@cloud", "nowhere", 0, 0)]),
        lambda board: verbs.tidy(board, [Spot("x", "cloud", 0, 0)]),
        lambda board: verbs.take_off(board, ["x"]),
    ):
        with refused("gone"):
            verb(small_board())
