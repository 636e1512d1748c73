"""How the reading stands, on whom it rests, how it compares: in prose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from db.model.things import Override, Relation, Scenario
from desktop.brief.content.standing import comparison, dependencies, robustness

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from db.model.things import Rating
    from desktop.brief.content.facts import Facts

    Read = Callable[..., Facts]
    Alter = Callable[..., Board]
    Rate = Callable[..., Rating]


def test_only_strengths_that_occur_are_told(sample: Board, facts: Read) -> None:
    (told,) = robustness(facts(sample))
    assert "확실 10곳, 우세 6곳이며, 유동적인 곳은 없습니다" in told.text
    assert "10,000번" in told.text


def test_a_board_without_verdicts_has_no_strength(blank: Board, facts: Read) -> None:
    assert robustness(facts(blank)) == ()


def test_chokepoints_and_leverage_are_told_with_their_strength(
    small: Board, facts: Read, altered: Alter, rate: Rate
) -> None:
    relations = [
        Relation(id="r1", kind="supplies", from_id="e2", to_id="e1", criticality=5, substitutability=1),
        Relation(id="r2", kind="supplies", from_id="e1", to_id="e3", criticality=5, substitutability=2),
    ]
    board = altered(small, *relations, rate("cell", "imp", 5.0), rate("salt", "imp", 5.0))
    needed, held = dependencies(facts(board))
    assert needed.text.endswith("의존 강도(0에서 1)는 도요타(1.00) 순으로 높습니다.")
    assert held.text.startswith("반대로 글로벌 플레이어는 삼성SDI(0.80)에 의존하고 있어")


def test_a_change_since_another_date_names_where_and_how(small: Board, facts: Read, altered: Alter, rate: Rate) -> None:
    early = date(2024, 1, 1)
    marks = [rate("p1", key, 1.0, as_of=early) for key in ("tech", "home")]
    marks += [rate("p2", key, 5.0, as_of=early) for key in ("tech", "home")]
    segment = [rate("cell", key, score, as_of=early) for key, score in (("imp", 5.0), ("wta", 5.0))]
    changed, level = comparison(facts(altered(small, *marks, *segment), compared=early))
    assert changed.text == (
        "2024.\u00a01.\u00a01. 판정과 비교하면 1곳의 판정이 달라졌습니다. 달라진 곳은 셀(협력에서 수성)입니다."
    )
    assert level.text == "같은 기간 국가 종합 수준은 20.0에서 100.0으로 바뀌었습니다."


def test_a_date_on_which_nothing_could_be_compared_says_so(sample: Board, facts: Read) -> None:
    (told,) = comparison(facts(sample, compared=date(2019, 12, 31)))
    assert "비교할 수 있는 세부 영역이 없어" in told.text


def test_a_scenario_is_told_as_what_would_be(small: Board, facts: Read, altered: Alter, rate: Rate) -> None:
    override = Override(target_kind="position", target_id="p1", criterion_id="tech", op="set", value=1.0)
    scenario = Scenario(
        id="s", key="s", name_ko="기술 상실", name_en="Loss", base_as_of=date(2025, 3, 1), overrides=(override,)
    )
    board = altered(small, scenario, rate("cell", "imp", 3.0), rate("cell", "wta", 2.0))
    changed, level = comparison(facts(board, scenario_id="s"))
    assert changed.text.startswith("「기술 상실」 시나리오를 가정하면 1곳의 판정이 달라집니다.")
    assert "셀(확장에서 추격)" in changed.text
    assert level.text.startswith("이 경우 국가 종합 수준은 100.0에서 ")
