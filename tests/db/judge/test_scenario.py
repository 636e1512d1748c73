"""A scenario is an overlay: what it names differs, nothing else does, and the base stays as it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.ratings import effective
from db.judge.reading import judge, judge_some
from db.judge.scenario import outcome, under
from db.model.board import difference
from db.model.things import Citation, Entity, Override, Rating, Relation, RelationOverride, Scenario, Segment
from tests.db.judge.conftest import TODAY, Plan

if TYPE_CHECKING:
    from db.model.board import Board

EARLIER, LATER = date(2023, 1, 1), date(2024, 6, 1)


def override(target: str, criterion: str, op: Any, value: float, kind: Any = "position", why: str = "") -> Override:
    return Override(
        target_kind=kind,
        target_id=target,
        criterion_id=criterion,
        op=op,
        value=value,
        rationale_ko=why,
        rationale_en="",
    )


def scenario(*overrides: Override, relations: tuple[RelationOverride, ...] = (), on: date = TODAY) -> Scenario:
    return Scenario(id="sc", key="sc", name_ko="가정", base_as_of=on, overrides=overrides, relation_overrides=relations)


@pytest.fixture
def made(plan: type[Plan]) -> Plan:
    made = plan("tech", "home").segment(imp=4, wta=3).segment("other", imp=5)
    return made.card("a", tech=3, home=2).card("b", of="US", tech=5, home=4).card("c", "other", tech=4)


def score(board: Board, target: str, criterion: str) -> float | None:
    found = effective(board, target, criterion)
    return found.score if found else None


def test_it_sets_and_adds(made: Plan) -> None:
    board = made.add(scenario(override("a", "tech", "add", 0.5), override("a", "home", "set", 4.5))).board
    assert (score(under(board, "sc"), "a", "tech"), score(under(board, "sc"), "a", "home")) == (3.5, 4.5)


def test_overrides_of_one_score_follow_one_another(made: Plan) -> None:
    board = made.add(scenario(override("a", "tech", "set", 2), override("a", "tech", "add", 1.5))).board
    assert score(under(board, "sc"), "a", "tech") == 3.5
    turned = made.add(scenario(override("a", "tech", "add", 1.5), override("a", "tech", "set", 2))).board
    assert score(under(turned, "sc"), "a", "tech") == 2


def test_no_score_leaves_the_scale_on_the_way_either(made: Plan) -> None:
    board = made.add(scenario(override("b", "tech", "add", 4), override("b", "tech", "add", -1))).board
    assert score(under(board, "sc"), "b", "tech") == 4
    low = made.add(scenario(override("b", "tech", "add", -5))).board
    assert score(under(low, "sc"), "b", "tech") == 1


def test_a_segments_own_criterion_differs_too(made: Plan) -> None:
    board = made.add(scenario(override("seg", "wta", "add", 1, "segment"))).board
    assert judge(under(board, "sc")).segments["seg"].winner_takes_all == 4


@pytest.mark.parametrize("status", ["unknown", "not_applicable", None])
def test_what_is_set_counts_as_rated_with_its_reason(made: Plan, status: str | None) -> None:
    board = made.rate("c", "home", status).add(scenario(override("c", "home", "set", 3, why="공공이 먼저 쓴다"))).board
    found = effective(under(board, "sc"), "c", "home")
    assert found is not None
    assert (found.status, found.score, found.ratings[0].rationale_ko) == ("rated", 3, "공공이 먼저 쓴다")


@pytest.mark.parametrize("status", ["unknown", "not_applicable", None])
def test_nothing_can_be_added_to_what_has_no_score(made: Plan, status: str | None) -> None:
    board = made.rate("c", "home", status).add(scenario(override("c", "home", "add", 1))).board
    assert effective(under(board, "sc"), "c", "home") == effective(board, "c", "home")


def test_it_starts_from_what_counted_on_its_own_date(made: Plan) -> None:
    board = (
        made.rate("a", "tech", 2, as_of=EARLIER)
        .rate("a", "tech", 4.5, as_of=LATER)
        .add(scenario(override("a", "tech", "add", 1), on=EARLIER))
        .board
    )
    assert under(board, "sc").premise.as_of == EARLIER
    assert score(under(board, "sc"), "a", "tech") == 3
    assert score(under(board, "sc", TODAY), "a", "tech") == 4
    assert score(under(board, "sc", LATER), "a", "tech") == 5


def test_it_holds_against_several_raters_and_a_panel(made: Plan) -> None:
    made.rater("ann").rater("panel", "panel").rate("a", "tech", 4, rater_id="ann").rate(
        "a", "tech", 2, rater_id="panel"
    )
    board = made.add(scenario(override("a", "tech", "add", 0.5))).board
    assert score(under(board, "sc"), "a", "tech") == 2.5


def test_what_backed_the_score_does_not_back_the_assumption(made: Plan) -> None:
    made.source("s", "A", 1)
    rating = next(each for each in made.board.where(Rating, "target_id", "a") if each.criterion_id == "tech")
    board = made.cite(rating.id, "s").add(scenario(override("a", "tech", "add", 1))).board
    assert board.all(Citation)
    assert not under(board, "sc").all(Citation)


def test_a_dependency_differs_in_whole_levels(made: Plan) -> None:
    link = {"kind": "supplies", "from_id": "e:b", "to_id": "e:a"}
    made.add(Relation(id="r", **link, criticality=4, substitutability=2), Relation(id="bare", **link))
    changed = [("r", "criticality", 3.0), ("r", "substitutability", 0.5), ("bare", "criticality", 1.0)]
    told = tuple(RelationOverride(relation_id=of, field=field, op="add", value=by) for of, field, by in changed)
    board = under(made.add(scenario(relations=told)).board, "sc")
    assert (board.the(Relation, "r").criticality, board.the(Relation, "r").substitutability) == (5, 3)
    assert board.the(Relation, "bare").criticality is None


def test_nothing_but_what_it_names_differs_and_the_base_stays(made: Plan) -> None:
    board = made.add(scenario(override("a", "tech", "add", 1))).board
    before = board.snapshot()
    changed = {change.kind for change in difference(board, under(board, "sc"))}
    assert changed == {Rating}
    assert not difference(before, board)
    was, then = judge(board), judge(under(board, "sc"))
    assert {each for each in was.positions if was.positions[each].score != then.positions[each].score} == {"a"}
    assert was.segments["other"] == then.segments["other"]


def test_an_unknown_scenario_is_none(made: Plan) -> None:
    with pytest.raises(KeyError):
        under(made.board, "nowhere")


def test_the_outcome_tells_of_the_touched_segments_alone_what_the_whole_reading_tells(sample: Board) -> None:
    for each in sample.all(Scenario):
        found, was, then = outcome(sample, each), judge(sample), judge(under(sample, each))
        assert len(found.segments) == 1
        for segment_id, pair in found.segments.items():
            assert pair == (was.segments[segment_id], then.segments[segment_id])
        for position_id, scores in found.positions.items():
            assert scores == (was.positions[position_id], then.positions[position_id])
        rest = was.segments.keys() - found.segments.keys()
        assert all(was.segments[segment_id] == then.segments[segment_id] for segment_id in rest)


def test_some_segments_read_as_in_the_whole_reading(sample: Board) -> None:
    whole, wanted = judge(sample), sorted(sample.all(Segment))[:3]
    some = judge_some(sample, wanted)
    assert some.segments == {each: whole.segments[each] for each in wanted}


def test_support_for_cloud_raises_it_by_what_is_written_and_no_more(sample: Board) -> None:
    # By hand: Naver Cloud 53.75 + 20·(1 + 1 + 0.5 + 0.5)/8, KT Cloud 46.25 + 20·(0.5 + 0.5)/8, of AWS's 96.25.
    found = _outcome(sample, "sc.cloud")
    was, then = found.segments[_segment(sample, "cloud")]
    assert (was.best_home, then.best_home, then.best_foreign) == (53.75, 61.25, 96.25)
    assert (was.level, then.level) == (pytest.approx(55.84, abs=0.005), pytest.approx(100 * 61.25 / 96.25))
    assert sorted(after.score for _, after in found.positions.values() if after.home) == [48.75, 61.25]
    # H 3 → 4 against 4.5: a foothold that is no longer a whole step behind.
    assert (was.posture, then.posture) == ("at_risk", "catch_up")
    assert (was.front, then.front) == (pytest.approx(0.5 - 0.8 * 0.425), pytest.approx(0.5 - 0.8 * 0.35))


def test_an_alliance_raises_the_models_and_does_not_look_harmful(sample: Board) -> None:
    # By hand: 58.75 + 20·(0.5 + 1 + 1 + 0.5)/8 of GPT-4's 92.5.
    was, then = _outcome(sample, "sc.alliance").segments[_segment(sample, "fm")]
    assert (was.level, then.level) == (pytest.approx(63.5, abs=0.05), pytest.approx(100 * 66.25 / 92.5))
    assert (was.posture, then.posture) == ("at_risk", "catch_up")


def test_a_supplier_is_replaceable_under_support_for_cloud(sample: Board) -> None:
    found = sample.by_key(Scenario, "sc.cloud")
    assert found is not None
    told = found.relation_overrides[0]
    before, after = sample.the(Relation, told.relation_id), under(sample, found.id).the(Relation, told.relation_id)
    assert before.substitutability is not None
    assert after.substitutability == before.substitutability + 1
    assert sample.the(Entity, before.from_id).key == "nvidia"


_STEPS = st.integers(-10, 10).map(lambda each: each / 2)


@given(st.lists(st.tuples(st.sampled_from(["tech", "home"]), st.sampled_from(["set", "add"]), _STEPS), max_size=6))
def test_whatever_is_written_scores_stay_on_the_scale_and_others_as_they_are(
    told: list[tuple[str, str, float]],
) -> None:
    made = Plan("tech", "home").segment().card("a", tech=3, home=2).card("b", of="US", tech=5, home=4)
    board = made.add(scenario(*(override("a", criterion, op, value) for criterion, op, value in told))).board
    then = under(board, "sc")
    for criterion in ("tech", "home"):
        found = score(then, "a", criterion)
        assert found is not None
        assert 1 <= found <= 5
        assert score(then, "b", criterion) == score(board, "b", criterion)


def _outcome(board: Board, key: str) -> Any:
    found = board.by_key(Scenario, key)
    assert found is not None
    return outcome(board, found.id)


def _segment(board: Board, key: str) -> str:
    found = board.by_key(Segment, key)
    assert found is not None
    return found.id
