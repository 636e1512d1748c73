"""A board is read on one date, all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from db.model.things import Layer, Relation, Scenario, Segment
from desktop.brief.content.minister import minister
from desktop.brief.content.standing import comparison, dependencies
from desktop.brief.content.summary import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from db.model.things import Rating
    from desktop.brief.content.facts import Facts

    Read = Callable[..., Facts]
    Alter = Callable[..., Board]

EARLIER = date(2025, 1, 1)


def supply(since: str) -> Relation:
    return Relation(id="r1", kind="supplies", from_id="e2", to_id="e1", since=since, criticality=5, substitutability=1)


def test_an_earlier_brief_does_not_see_what_began_later(
    small: Board, facts: Read, altered: Alter, rate: Callable[..., Rating]
) -> None:
    rated = [rate(target, key, 4.0, as_of=date(2024, 1, 1)) for target in ("p1", "p2") for key in ("tech", "home")]
    board = altered(small, *rated, rate("cell", "imp", 5.0, as_of=date(2024, 1, 1)), supply("2025-02"))
    assert dependencies(facts(board))
    assert dependencies(facts(board, as_of=EARLIER)) == ()


def test_an_empty_scenario_changes_nothing_whatever_its_own_date(
    small: Board, facts: Read, altered: Alter, rate: Callable[..., Rating]
) -> None:
    scenario = Scenario(id="s", key="s", name_ko="빈 시나리오", name_en="Empty", base_as_of=EARLIER)
    board = altered(small, scenario, rate("cell", "imp", 5.0), rate("cell", "wta", 2.0))
    (told,) = comparison(facts(board, scenario_id="s"))
    assert told.text == "「빈 시나리오」 시나리오를 가정해도 달라지는 판정이 없습니다."


def test_a_layer_at_nothing_is_the_weakest_one(
    small: Board, facts: Read, altered: Alter, rate: Callable[..., Rating]
) -> None:
    bottom = Layer(id="low", key="low", name_ko="바닥", name_en="Bottom", stack_rank=0)
    lost = replace(small.the(Segment, "salt"), layer_id="low", home_absent_confirmed=True)
    rated = [rate("p3", "home", 4.0), rate("salt", "imp", 5.0), rate("cell", "imp", 5.0)]
    read = facts(altered(small, bottom, lost, *rated))
    level, layer = read.standings[0]
    assert (level, layer.id) == (0.0, "low")
    assert "바닥 계층이 0.0으로 가장 낮음" in summary(read).situation.items[1].text
    assert any("바닥 0.0" in each.sentence.text for each in minister(read).items)
    assert next(each.group for each in summary(read).tiles if each.name == "배터리") == "최고"


def test_a_layer_without_segments_is_not_among_those_that_are_told(small: Board, facts: Read, altered: Alter) -> None:
    read = facts(altered(small, Layer(id="none", key="none", name_ko="빔", name_en="None", stack_rank=2)))
    assert [each.id for each in read.filled] == ["layer"]
    assert len(read.layers) == 2
