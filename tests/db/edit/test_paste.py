from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.edit.verbs import Arrival
from db.errors import RuleError
from db.model.change import inverse
from db.model.things import Entity, Position, Segment
from tests.db.samples import small_board

if TYPE_CHECKING:
    from db.model.board import Board


@pytest.fixture
def board() -> Board:
    return small_board()


def segment_of(board: Board) -> Segment:
    return next(iter(board.all(Segment).values()))


def outsider(board: Board, segment: Segment) -> Entity:
    there = {each.entity_id for each in board.where(Position, "segment_id", segment.id)}
    return next(each for each in board.all(Entity).values() if each.id not in there)


def test_known_and_new_players_are_placed_in_one_step_and_taken_back_by_one(board: Board) -> None:
    segment = segment_of(board)
    known = outsider(board, segment)
    before = set(board.things())
    edit = verbs.paste(
        board, [known.id, Arrival(name_ko="새 회사"), Arrival(name_ko="New Co", origin="US")], segment.id
    )
    board.apply(edit.changes)
    placed = {board.the(Entity, each.entity_id).name_ko for each in board.where(Position, "segment_id", segment.id)}
    assert {known.name_ko, "새 회사", "New Co"} <= placed
    assert (edit.verb, dict(edit.subject)["count"]) == ("paste_many", ("3", "3"))
    board.apply(inverse(edit.changes))
    assert set(board.things()) == before


def test_without_a_segment_new_players_wait_in_the_tray(board: Board) -> None:
    edit = verbs.paste(board, [Arrival(name_ko="새 회사")])
    board.apply(edit.changes)
    made = edit.changes[0].after
    assert isinstance(made, Entity)
    assert board.where(Position, "entity_id", made.id) == ()
    assert dict(edit.subject)["name"] == ("새 회사", "새 회사")


def test_who_stands_there_already_is_left_alone(board: Board) -> None:
    position = next(iter(board.all(Position).values()))
    assert verbs.paste(board, [position.entity_id], position.segment_id).changes == ()


def test_a_player_listed_twice_is_placed_once(board: Board) -> None:
    segment = segment_of(board)
    known = outsider(board, segment)
    assert len(verbs.paste(board, [known.id, known.id], segment.id).changes) == 1


def test_id_and_key_from_elsewhere_stay_where_they_are_free(board: Board) -> None:
    taken = next(iter(board.all(Entity).values()))
    free = "11111111-2222-4333-8444-555555555555"
    first = Arrival(name_ko="하나", id=free, key="hana")
    second = Arrival(name_ko="둘", id=taken.id, key=taken.key)
    one, two = (each.after for each in verbs.paste(board, [first, second]).changes)
    assert isinstance(one, Entity)
    assert isinstance(two, Entity)
    assert (one.id, one.key) == (free, "hana")
    assert two.id != taken.id
    assert two.key != taken.key


@pytest.mark.parametrize(
    "arrival", [Arrival(name_ko=""), Arrival(name_ko="x" * 201), Arrival(name_ko="가", origin="한국")]
)
def test_who_may_not_be_is_refused_with_all_the_others(board: Board, arrival: Arrival) -> None:
    with pytest.raises(RuleError):
        verbs.paste(board, [Arrival(name_ko="좋은 이름"), arrival])


def test_players_of_the_same_name_get_keys_of_their_own(board: Board) -> None:
    edit = verbs.paste(board, [Arrival(name_ko="Twin"), Arrival(name_ko="Twin")], segment_of(board).id)
    board.apply(edit.changes)
    keys = [each.after.key for each in edit.changes if isinstance(each.after, Entity)]
    assert len(set(keys)) == 2
