"""What the brief says of other days and scenarios."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.model.board import Board
from db.model.change import Change
from db.model.things import Position, Relation, Scenario
from desktop.brief.content.facts import Facts
from desktop.brief.content.standing import comparison, dependencies
from desktop.brief.order import Order
from desktop.words import Words
from tests.desktop.brief.conftest import DAY, rating, small_things

EARLIER = date(2021, 1, 1)


def facts(board: Board, **order: object) -> Facts:
    return Facts(board, Order(**order), Words("ko"))  # type: ignore[arg-type]


def supplied(since: str | None = None) -> Board:
    """The small board, whose 삼성SDI stands in a segment of importance and needs 도요타."""
    needs = Relation(
        id="needs",
        kind="supplies",
        from_id="e2",
        to_id="e1",
        input_kind="chips",
        criticality=5,
        substitutability=1,
        since=since,
    )
    return Board(
        [*small_things(), needs, rating("cell", "imp", 5.0, as_of=EARLIER), rating("p1", "tech", 2.0, as_of=EARLIER)]
    )


def test_an_older_brief_does_not_see_what_came_later() -> None:
    board = supplied(since="2024-06-01")
    now, then = facts(board), facts(board, as_of=EARLIER)
    assert "도요타" in " ".join(each.text for each in dependencies(now))
    assert dependencies(then) == ()


def test_an_older_brief_leaves_out_who_had_not_begun() -> None:
    board = supplied()
    position = board.the(Position, "p2")
    board.apply([Change(position, replace(position, start="2024"))])
    assert facts(board).board.get(Position, "p2") is not None
    assert facts(board, as_of=EARLIER).board.get(Position, "p2") is None


def test_a_scenario_that_assumes_nothing_turns_no_verdict() -> None:
    scenario = Scenario(id="none", key="none", name_ko="빈 가정", name_en="Nothing", base_as_of=EARLIER)
    (said,) = comparison(facts(Board([*supplied().things(), scenario]), scenario_id="none"))
    assert said.bound[0].shown == "compare.scenario_same"


def test_an_older_brief_may_be_compared_with_a_later_day() -> None:
    board = supplied()
    found = facts(board, as_of=EARLIER, compared=DAY)
    assert found.board.premise.as_of == EARLIER
    assert comparison(found)[0].bound[0].shown == "compare.date"
