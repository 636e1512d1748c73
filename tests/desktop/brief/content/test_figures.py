"""What the figures say of a board: intervals, paths, history, plan, and their numbers as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from db.model.things import Measure, Rating, Relation
from desktop.brief.content.content import content
from desktop.brief.content.course import DATES_MOST, history, spaced
from desktop.brief.content.matrix import matrix
from desktop.brief.content.plan import plan
from desktop.brief.content.ranks import ranks
from desktop.brief.content.reach import reach

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.content.facts import Facts

    Read = Callable[..., Facts]
    Alter = Callable[..., Board]
    Rate = Callable[..., Rating]

THEN = date(2023, 1, 1)


def test_the_samples_intervals_are_those_of_ten_thousand_draws(sample: Board, facts: Read) -> None:
    found = ranks(facts(sample))
    assert found is not None
    cloud = next(each for each in found.lines if each.segment == "클라우드")
    assert (round(cloud.low, 1), round(cloud.level or 0, 1), round(cloud.high, 1)) == (48.4, 55.8, 62.6)
    assert (cloud.rank, cloud.best, cloud.worst, cloud.of) == (4, 4, 5, 5)
    assert (cloud.word, cloud.share) == ("우세", "62\u00a0%")
    for part in ("10,000번", "시드 1", "61개", "2023.\u00a012.\u00a021."):
        assert part in found.source


def test_a_segment_without_a_level_says_why_in_the_figure_of_intervals(sample: Board, facts: Read) -> None:
    found = ranks(facts(sample))
    assert found is not None
    assert {each.blank for each in found.lines if each.level is None} == {"글로벌 플레이어 없음", "한국 플레이어 없음"}


def test_a_board_without_verdicts_has_no_intervals(blank: Board, facts: Read) -> None:
    assert ranks(facts(blank)) is None


def test_the_matrix_counts_what_its_title_says(sample: Board, facts: Read) -> None:
    found = matrix(facts(sample))
    tight = found.strips[0]
    assert tight.label == "독식 성향 4 이상"
    risk, held = (sum(each.posture == posture for each in tight.chips) for posture in ("at_risk", "defend"))
    assert (
        found.title
        == f"독식 성향이 높은 {len(tight.chips)}곳의 판정은 위험 {risk}곳, 수성 {held}곳, 추격 1곳, 협력 1곳"
    )
    assert "범용 LLM·파운데이션 모델" in {each.segment for each in tight.chips if each.vital}


def test_the_strongest_chokepoint_is_told_with_its_ways(sample: Board, facts: Read) -> None:
    found = reach(facts(sample))
    assert found is not None
    assert found.title == "한국은 구글 플레이에 가장 크게 기댐(강도 0.34): 17곳 가운데 10곳이 거쳐 감"
    nvidia = next(each for each in found.chokepoints if each.name == "엔비디아")
    names = [[stop.name for stop in way.stops] for way in nvidia.ways]
    assert ["하이퍼클로바X", "네이버클라우드", "엔비디아"] in names
    assert (nvidia.of, len(nvidia.ways)) == (5, 3)
    assert [each.name for each in found.levers] == ["SK하이닉스"]
    assert {stop.by for way in nvidia.ways for stop in way.stops[1:]} == {"반도체", "클라우드"}


def test_a_kind_of_input_that_nobody_knows_is_told_as_it_was_typed(
    small: Board, facts: Read, altered: Alter, rate: Rate
) -> None:
    relation = Relation(
        id="r", kind="supplies", from_id="e2", to_id="e1", input_kind="희토류", criticality=5, substitutability=1
    )
    found = reach(facts(altered(small, relation, rate("cell", "imp", 5.0))))
    assert found is not None
    assert found.chokepoints[0].ways[0].stops[-1].by == "희토류"


def test_without_recorded_inputs_there_are_no_paths(small: Board, facts: Read) -> None:
    assert reach(facts(small)) is None


def test_what_was_judged_once_has_no_history(sample: Board, facts: Read) -> None:
    assert history(facts(sample)) is None


def test_history_is_told_from_the_first_date_to_the_last(small: Board, facts: Read, altered: Alter, rate: Rate) -> None:
    early = [rate("p1", "tech", 2.0, as_of=THEN), rate("p1", "home", 2.0, as_of=THEN)]
    early += [rate("p2", "tech", 5.0, as_of=THEN), rate("p2", "home", 5.0, as_of=THEN)]
    found = history(facts(altered(small, *early)))
    assert found is not None
    (course,) = found.courses
    assert course.levels[0] == pytest.approx(40.0)
    assert course.levels[-1] == pytest.approx(100.0)
    assert course.moved == "+60.0"
    assert found.title == "날짜별 평가가 있는 1곳 가운데 1곳이 올랐고 내린 곳은 없음"


def test_a_long_history_is_read_on_few_dates_with_both_ends() -> None:
    days = [THEN + timedelta(days=at) for at in range(500)]
    found = spaced(days)
    assert len(found) == DATES_MOST
    assert (found[0], found[-1]) == (days[0], days[-1])
    assert spaced(days[:5]) == days[:5]


def test_measures_without_any_date_have_no_plan(sample: Board, facts: Read) -> None:
    assert plan(facts(sample)) is None


def test_a_plan_tells_which_is_due_first_and_what_has_no_date(cited: Board, facts: Read, altered: Alter) -> None:
    dated = replace(cited.the(Measure, "m1"), order=-1, start="2025", deadline="2027-06")
    found = plan(facts(altered(cited, dated)))
    assert found is not None
    assert found.title == "제언 2건 가운데 1건만 기한이 정해졌으며, 제언 1의 기한이 가장 이름"
    first, second = found.tasks
    assert (first.start, first.due) == (date(2025, 1, 1), date(2027, 6, 30))
    assert (second.due, second.when) == (None, "2027")


def test_every_number_of_a_figure_stands_in_a_table(cited: Board, facts: Read, altered: Alter, rate: Rate) -> None:
    relation = Relation(id="r", kind="supplies", from_id="e2", to_id="e1", criticality=5, substitutability=1)
    dated = replace(cited.the(Measure, "m1"), order=-1, start="2025", deadline="2027-06")
    early = [rate(target, "tech", 3.0, as_of=THEN) for target in ("p1", "p2")]
    early += [rate(target, "home", 3.0, as_of=THEN) for target in ("p1", "p2")]
    said = content(facts(altered(cited, relation, dated, *early)))
    segments, paths, days, dates = said.twins.tables
    assert [each.cells[0] for each in segments.entries] == ["셀", "전해질"]
    assert paths.entries[0].cells == ("도요타", "급소", "1.00", "1곳 중 1곳", "삼성SDI → 도요타")
    assert [each.cells[1] for each in days.entries] == ["2023.\u00a01.\u00a01.", "2025.\u00a03.\u00a01."]
    assert dates.entries[0].cells[2:] == ("2025", "2027.\u00a06.")


def test_titles_of_a_single_segment_name_it_and_count_nothing(cited: Board, facts: Read) -> None:
    said = content(facts(cited))
    found = said.implications.ranks
    assert found is not None
    titles = (said.situation.board_title, said.diagnosis.gaps.title, said.implications.matrix.title, found.title)
    assert all("셀" in each for each in titles)
    assert not any("1곳" in each for each in titles)
