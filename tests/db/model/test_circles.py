"""Nothing is part of itself by way of others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.model import rules
from db.model.board import Board
from db.model.change import added
from db.model.circles import closes, closing
from db.model.things import Relation
from tests.db.samples import refused, small_board


def part(number: int, whole: str, of: str) -> Relation:
    return Relation(id=f"part{number}", kind="part_of", from_id=whole, to_id=of)


def test_nothing_is_a_part_of_itself_by_way_of_others() -> None:
    # Naver Cloud is a part of Naver already.
    refuse_adding_circle = [part(1, "naver", "hug"), part(2, "hug", "aws"), part(3, "aws", "ncloud")]
    board = small_board()
    rules.refuse(board, added(*refuse_adding_circle[:2]))
    with refused("circle"):
        rules.refuse(board, added(*refuse_adding_circle))
    found = rules.problems(board.overlaid(added(*refuse_adding_circle)))
    assert {each.code for each in found} == {"rule.circle"}
    assert len(found) == 4


def test_parts_may_share_a_whole_and_wholes_a_part() -> None:
    shared = [part(1, "hug", "naver"), part(2, "ncloud", "aws"), part(3, "aws", "naver"), part(4, "hug", "ncloud")]
    rules.refuse(small_board(), added(*shared))
    assert not rules.problems(small_board().overlaid(added(*shared)))


def test_only_what_goes_in_a_circle_is_told_and_not_what_leads_there() -> None:
    ring = [part(1, "aws", "hug"), part(2, "hug", "aws"), part(3, "naver", "aws")]
    found = rules.problems(small_board().overlaid(added(*ring)))
    assert {each.thing.id for each in found if each.thing} == {"part1", "part2"}


def test_other_relations_may_go_in_circles() -> None:
    back = Relation(id="back", kind="supplies", from_id="naver", to_id="aws")
    rules.refuse(small_board(), added(back, Relation(id="own", kind="invests", from_id="naver", to_id="ncloud")))


def test_a_circle_of_thousands_is_found_at_once() -> None:
    ring = [part(number, str(number), str((number + 1) % 20_000)) for number in range(20_000)]
    assert closing(ring) == ring
    assert closing(ring[1:]) == []


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_all_circles_are_found_as_one_by_one(steps: list[tuple[str, str]]) -> None:
    parts = [part(number, *step) for number, step in enumerate(steps)]
    board = Board(parts)
    assert closing(parts) == [each for each in parts if closes(board, each)]
