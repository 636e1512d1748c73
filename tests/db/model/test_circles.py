"""Nothing is part of itself by way of others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.model import rules
from db.model.board import Board
from db.model.change import added
from db.model.circles import circle, closes, closing
from db.model.things import Relation
from desktop.words import Words
from tests.db.samples import refused, small_board

ONE = st.sampled_from("abcdef")
YEAR = st.sampled_from([None, "2010", "2012", "2014-06", "2016"])


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


def test_what_happens_in_the_world_may_go_in_circles() -> None:
    # Suppliers buy from their customers, and holdings cross.
    for kind in ("supplies", "depends_on", "competes", "invests", "partners"):
        there, back = (Relation(id=f"{kind}{way}", kind=kind, from_id=way[0], to_id=way[1]) for way in ("ab", "ba"))
        assert not closing([there, back])
        assert not closes(Board([there, back]), back)


def test_nothing_runs_itself_by_way_of_others() -> None:
    runs = [
        Relation(id=f"runs{at}", kind="operates", from_id=one, to_id=other)
        for at, (one, other) in enumerate((("naver", "ncloud"), ("ncloud", "hug"), ("hug", "naver")))
    ]
    rules.refuse(small_board(), added(*runs[:2]))
    with refused("circle_run") as told:
        rules.refuse(small_board(), added(*runs))
    assert "네이버 → 네이버클라우드 → 허깅페이스 → 네이버" in Words("ko").error(told.value)


def test_who_runs_what_it_is_part_of_is_no_circle() -> None:
    rules.refuse(small_board(), added(Relation(id="runs", kind="operates", from_id="ncloud", to_id="naver")))


def test_a_part_may_later_become_the_whole_of_its_whole() -> None:
    once = replace(part(1, "hug", "aws"), until="2015")
    rules.refuse(small_board(), added(once, replace(part(2, "aws", "hug"), since="2016")))
    assert not closing([once, replace(part(2, "aws", "hug"), since="2016")])
    overlapping = replace(part(2, "aws", "hug"), since="2015-06")
    assert closing([once, overlapping]) == [once, overlapping]
    with refused("circle"):
        rules.refuse(small_board(), added(once, overlapping))


def test_the_refusal_names_whom_the_circle_goes_through() -> None:
    with refused("circle") as told:
        rules.refuse(small_board(), added(part(1, "naver", "hug"), part(2, "hug", "ncloud")))
    assert "Naver → Hugging Face → Naver Cloud → Naver" in Words("en").error(told.value)


def test_a_long_circle_is_named_in_short() -> None:
    ring = [part(at, f"a{at}", f"a{(at + 1) % 40}") for at in range(40)]
    assert str(circle(Board(ring), ring[0])[1]["way_en"]).count("→") == 5


def test_a_relation_with_a_broken_date_is_told_and_breaks_nothing() -> None:
    board = small_board().overlaid(added(replace(part(1, "naver", "ncloud"), since="soon")))
    assert any(each.code == "rule.date" for each in rules.problems(board))


def test_a_circle_of_thousands_is_found_at_once() -> None:
    ring = [part(number, str(number), str((number + 1) % 20_000)) for number in range(20_000)]
    assert closing(ring) == ring
    assert closing(ring[1:]) == []


@given(st.lists(st.tuples(ONE, ONE, YEAR, YEAR), max_size=12))
def test_all_circles_are_found_as_one_by_one(steps: list[tuple[str, str, str | None, str | None]]) -> None:
    parts = [replace(part(at, *step[:2]), since=step[2], until=step[3]) for at, step in enumerate(steps)]
    board = Board(parts)
    assert closing(parts) == [each for each in parts if closes(board, each)]
