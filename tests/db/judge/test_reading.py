from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.judge.reading import judge, rejudge, touched_segments
from db.model.board import Board, layers_in_stack, segments_in_order
from db.model.change import Change, added
from db.model.things import (
    Criterion,
    Entity,
    Layer,
    Measure,
    Method,
    Position,
    Premise,
    Rater,
    Rating,
    Segment,
    Thing,
    WeightSet,
)

# What the method's paper and the sample's own data come to, segment by segment.
SAMPLE = {
    "fm": (63.51, "at_risk", False),
    "accel": (42.42, "ally", True),
    "memory": (100.0, "expand", False),
    "cloud": (55.84, "at_risk", False),
    "edge": (89.71, "expand", False),
    "assist": (61.33, "at_risk", True),
    "webtoon": (None, "undetermined", False),
    "video": (47.50, "at_risk", True),
    "social": (73.68, "defend", False),
    "edu": (93.22, "expand", False),
    "portal": (78.21, "defend", False),
    "rag": (66.34, "catch_up", False),
    "orch": (None, "undetermined", False),
    "datam": (57.63, "ally", False),
    "si": (83.33, "expand", False),
    "agent": (61.43, "catch_up", False),
    "store": (50.0, "at_risk", True),
    "super": (83.10, "defend", False),
}
RESTS_ON_ONE_RIVAL = {"memory", "webtoon", "edu", "portal", "rag", "orch", "datam", "si", "agent", "super"}


@pytest.mark.parametrize(("key", "expected"), SAMPLE.items())
def test_the_sample_reads_as_the_method_says(sample: Board, key: str, expected: tuple[float | None, str, bool]) -> None:
    segment = sample.by_key(Segment, key)
    assert segment is not None
    found = judge(sample).segments[segment.id]
    level = None if found.level is None else round(found.level, 2)
    assert (level, found.posture, found.taken) == expected


def test_the_sample_warns_where_a_level_rests_on_one_rival(sample: Board) -> None:
    verdicts = judge(sample).segments
    assert {each.key for each in segments_in_order(sample) if verdicts[each.id].few_foreign} == RESTS_ON_ONE_RIVAL


def test_the_sample_says_why_a_segment_has_no_level(sample: Board) -> None:
    verdicts = judge(sample).segments
    missing = {each.key: verdicts[each.id].undefined for each in sample.all(Segment).values()}
    assert {key: why for key, why in missing.items() if why} == {"webtoon": "no_foreign", "orch": "no_home"}


def test_counting_by_control_changes_one_segment_of_the_sample(sample: Board) -> None:
    by_control = sample.overlaid([Change(sample.premise, replace(sample.premise, nationality_rule="control"))])
    before, after = judge(sample).segments, judge(by_control).segments
    keys = {each.key: each.id for each in sample.all(Segment).values()}
    read = {key: (before[each], after[each]) for key, each in keys.items()}
    changed = [key for key, (old, new) in read.items() if (old.level, old.posture) != (new.level, new.posture)]
    assert changed == ["rag"]
    assert before[keys["rag"]].level == pytest.approx(66.3, abs=0.05)
    assert (after[keys["rag"]].level, after[keys["rag"]].undefined) == (None, "no_home")


def test_the_samples_layers_and_nation(sample: Board) -> None:
    judgement = judge(sample)
    layers = {each.key: judgement.layers[each.id] for each in layers_in_stack(sample)}
    assert {key: (each.counted, each.of) for key, each in layers.items()} == {
        "llm": (1, 1),
        "infra": (4, 4),
        "service": (5, 6),
        "solution": (3, 4),
        "channel": (3, 3),
    }
    assert layers["infra"].level == pytest.approx((5 * 42.4242424 + 4 * 100 + 5 * 55.8441558 + 4 * 89.7058824) / 18)
    assert judgement.national.geometric == pytest.approx(67.2312061)
    assert judgement.national.arithmetic == pytest.approx(67.2862051)


def test_before_its_ratings_the_sample_is_undetermined(sample: Board) -> None:
    judgement = judge(sample, as_of=date(2000, 1, 1))
    assert {each.posture for each in judgement.segments.values()} == {"undetermined"}
    assert judgement.national.geometric is None


def test_a_blank_board_reads_as_nothing(plan: Any) -> None:
    judgement = judge(plan("tech").segment().board)
    assert judgement.positions == {}
    assert judgement.segments["seg"].undefined == "empty"
    assert judgement.segments["seg"].coverage == 0


def test_the_order_of_things_does_not_matter(sample: Board) -> None:
    things = list(sample.things())
    random.Random(7).shuffle(things)  # noqa: S311 - no secret
    assert judge(Board(things)) == judge(sample)


def test_reading_one_segment_anew_changes_nothing_to_the_last_bit(sample: Board) -> None:
    judgement = judge(sample)
    for segment_id in sample.all(Segment):
        assert rejudge(judgement, sample, frozenset({segment_id})) == judgement


# -- kept in step ------------------------------------------------------------------------------------------------


def small(plan: Any) -> Board:
    making = plan("tech", "home")
    making.add(Layer(id="upper", key="upper", name_ko="upper", stack_rank=2)).rater("r").rater("panel", "panel")
    for segment, layer in (("a", "layer"), ("b", "layer"), ("c", "upper")):
        making.segment(segment, layer, imp=3, wta=4)
        for side in ("KR", "US"):
            making.card(f"{side}{segment}", segment, of=side, tech=3, home=4)
    making.add(WeightSet(id="w", key="w", name_ko="w", is_default=True, weights=(("tech", 1.0), ("home", 2.0))))
    board: Board = making.board
    return board


def follows(board: Board, *changes: Change) -> frozenset[str] | None:
    """Check that a reading kept in step is the reading made anew, and return what was touched."""
    after = board.overlaid(changes)
    touched = touched_segments(after, changes)
    assert rejudge(judge(board), after, touched) == judge(after)
    return touched


def edited(board: Board, thing_type: type[Any], thing_id: str, /, **fields: Any) -> Change:
    thing = board.the(thing_type, thing_id)
    return Change(thing, replace(thing, **fields))


def test_a_rating_touches_its_segment_only(plan: Any) -> None:
    board = small(plan)
    rating = next(each for each in board.where(Rating, "target_id", "KRa") if each.criterion_id == "tech")
    assert follows(board, Change(rating, replace(rating, score=5.0))) == {"a"}
    assert follows(board, Change(rating, None)) == {"a"}
    structure = board.where(Rating, "target_id", "b")[0]
    assert follows(board, Change(structure, replace(structure, score=1.0))) == {"b"}


def test_a_move_touches_both_segments_in_whatever_order_they_are_read(plan: Any) -> None:
    board = small(plan)
    assert follows(board, edited(board, Position, "KRa", segment_id="b")) == {"a", "b"}
    assert follows(board, edited(board, Position, "KRb", segment_id="a")) == {"a", "b"}


def test_what_comes_and_goes_with_its_ratings_is_followed(plan: Any) -> None:
    board = small(plan)
    gone = [Change(each, None) for each in (*board.where(Rating, "target_id", "USa"), board.the(Position, "USa"))]
    assert follows(board, *gone) == {"a"}
    positions = board.where(Position, "segment_id", "b")
    segment: tuple[Thing, ...] = (*positions, board.the(Segment, "b"))
    ratings = [rating for thing in segment for rating in board.where(Rating, "target_id", thing.id)]
    assert follows(board, *(Change(each, None) for each in (*ratings, *segment))) == {"b"}


def test_a_new_nationality_touches_every_segment_of_the_entity(plan: Any) -> None:
    board = small(plan)
    board = board.overlaid(added(Position(id="twice", key="twice", entity_id="e:KRa", segment_id="c")))
    assert follows(board, edited(board, Entity, "e:KRa", origin="US")) == {"a", "c"}
    assert follows(board, edited(board, Entity, "e:KRa", control="US")) == {"a", "c"}
    assert follows(board, edited(board, Entity, "e:KRa", name_ko="새 이름")) == frozenset()


def test_layers_follow_without_any_segment_being_touched(plan: Any) -> None:
    board = small(plan)
    assert follows(board, *added(Layer(id="new", key="new", name_ko="new", stack_rank=9))) == frozenset()
    assert follows(board, edited(board, Layer, "upper", name_ko="위")) == frozenset()
    assert follows(board, edited(board, Segment, "a", layer_id="upper")) == {"a"}
    assert follows(board, edited(board, Segment, "a", home_absent_confirmed=True)) == {"a"}


@pytest.mark.parametrize(
    "fields",
    [
        {"as_of": date(2020, 1, 1)},
        {"home_country": "US"},
        {"nationality_rule": "control"},
        {"aggregation": "geometric"},
        {"coverage_min": 1.0},
        {"method": Method(wta_cut=5.0)},
        {"weight_set_id": "w"},
    ],
)
def test_the_premise_touches_everything(plan: Any, fields: dict[str, Any]) -> None:
    board = small(plan)
    assert follows(board, edited(board, Premise, "premise", **fields)) is None


def test_yardsticks_touch_everything(plan: Any) -> None:
    board = small(plan)
    assert follows(board, edited(board, WeightSet, "w", weights=(("home", 1.0),))) is None
    assert follows(board, edited(board, Criterion, "home", key="other")) is None
    assert follows(board, edited(board, Rater, "r", kind="panel")) is None


def test_what_is_not_judged_touches_nothing(plan: Any) -> None:
    board = small(plan)
    assert follows(board, edited(board, Premise, "premise", title_ko="새 제목")) == frozenset()
    assert follows(board, edited(board, Rater, "r", name="새 이름")) == frozenset()
    assert follows(board, *added(Measure(id="m", title_ko="수단"))) == frozenset()
    assert follows(board, *added(Entity(id="n", key="n", kind="company", origin="KR", name_ko="n"))) == frozenset()


def test_a_date_or_a_weight_set_that_was_asked_for_stays(plan: Any) -> None:
    board = small(plan)
    board = board.overlaid(added(WeightSet(id="v", key="v", name_ko="v", weights=(("tech", 1.0),))))
    asked = judge(board, as_of=date(2024, 1, 1), weight_set_id="v")
    after = board.overlaid([edited(board, Premise, "premise", as_of=date(2020, 1, 1))])
    for touched in (None, frozenset({"a"})):
        kept = rejudge(asked, after, touched)
        assert (kept.as_of, kept.weight_set_id) == (date(2024, 1, 1), "v")
        assert kept == judge(after, as_of=date(2024, 1, 1), weight_set_id="v")
    assert rejudge(judge(board), after, None).as_of == date(2020, 1, 1)


SCORES = st.integers(2, 10).map(lambda half: half / 2)
TARGETS = st.sampled_from(["KRa", "USa", "KRb", "USb", "KRc", "USc", "a", "b", "c"])


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, Any, Any]:
    step = draw(st.sampled_from(["rate", "move", "remove", "origin", "absent", "premise", "weigh"]))
    if step == "rate":
        status = draw(st.sampled_from(["rated", "rated", "rated", "unknown", "not_applicable"]))
        return step, draw(TARGETS), (draw(SCORES) if status == "rated" else None, status, draw(st.integers(0, 3)))
    if step == "move":
        return step, draw(TARGETS), draw(st.sampled_from("abc"))
    if step == "premise":
        return step, draw(st.sampled_from(["nationality_rule", "aggregation", "coverage_min"])), draw(st.booleans())
    return step, draw(TARGETS), draw(st.sampled_from(["KR", "US", "JP"]))


def changes_of(board: Board, step: tuple[str, Any, Any], number: int) -> tuple[Change, ...]:  # noqa: PLR0911 - a table of verbs
    verb, what, how = step
    position = board.get(Position, what)
    if verb == "rate":
        score, status, age = how
        scope = "segment" if what in "abc" else "position"
        criterion = {"segment": ("imp", "wta"), "position": ("tech", "home")}[scope][number % 2]
        rating = Rating(
            id=f"new{number}",
            target_kind=scope,  # type: ignore[arg-type]
            target_id=what,
            criterion_id=criterion,
            status=status,
            score=score,
            rater_id=["r", "panel", None][number % 3],
            rated_at=date(2024, 1, 1),
            as_of=date(2023 - age, 1, 1),
        )
        return added(rating) if position or board.get(Segment, what) else ()
    if verb == "premise":
        value: Any = {"nationality_rule": ("origin", "control"), "aggregation": ("arithmetic", "geometric")}.get(
            what, (0.0, 1.0)
        )[how]
        return (edited(board, Premise, "premise", **{what: value}),)
    if verb == "weigh":
        return (edited(board, WeightSet, "w", weights=(("tech", float(number)), ("home", 1.0))),)
    if verb == "absent" and board.get(Segment, what):
        return (edited(board, Segment, what, home_absent_confirmed=True, layer_id="upper"),)
    if position is None:
        return ()
    if verb == "move":
        return (Change(position, replace(position, segment_id=how)),)
    if verb == "origin":
        return (edited(board, Entity, position.entity_id, origin=how, control=None if how == "JP" else how),)
    ratings = board.where(Rating, "target_id", position.id)
    return tuple(Change(each, None) for each in (*ratings, position))


@settings(max_examples=60)
@given(st.lists(steps(), max_size=12), st.booleans())
def test_a_reading_kept_in_step_is_the_reading_made_anew(
    plan: Any, storm: list[tuple[str, Any, Any]], back: bool
) -> None:
    board = small(plan)
    judgement = judge(board)
    done: list[Change] = []
    for number, step in enumerate(storm):
        changes = changes_of(board, step, number)
        board.apply(changes)
        done += changes
        judgement = rejudge(judgement, board, touched_segments(board, changes))
        assert judgement == judge(board)
    if back:
        undo = [change.inverse() for change in reversed(done)]
        board.apply(undo)
        assert rejudge(judgement, board, touched_segments(board, undo)) == judge(board) == judge(small(plan))
