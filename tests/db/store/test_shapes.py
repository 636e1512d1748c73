from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.things import KINDS, Anchor, Criterion, Fact, FactValue, Layer, Position, Rating, Thing, WeightSet
from db.store import shapes

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
any_thing = st.sampled_from(KINDS).flatmap(st.from_type)


@given(thing=any_thing)
def test_what_goes_out_comes_back_the_same(thing: Thing) -> None:
    assert shapes.read(type(thing), json.loads(shapes.to_text(thing))) == thing


def test_a_whole_number_is_welcome_where_a_number_is_kept() -> None:
    assert type(shapes.read(Anchor, {"score": 3, "ko": "보통"}).score) is int
    assert type(shapes.reader(float)(3)) is float


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Anchor, None),
        (Anchor, []),
        (Anchor, {"score": 3}),
        (Anchor, {"score": "3", "ko": "보통"}),
        (Anchor, {"score": True, "ko": "보통"}),
        (Anchor, {"score": 3.5, "ko": "보통"}),
        (Anchor, {"score": 3, "ko": "보통", "more": 1}),
        (Layer, {"id": "a", "key": "k", "name_ko": "층", "stack_rank": 1, "folded": 1}),
        (Rating, {"id": "a", "target_kind": "planet"}),
    ],
)
def test_json_of_another_shape_is_refused(kind: type, value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - many sentences, one meaning
        shapes.read(kind, value)


@pytest.mark.parametrize("value", [{}, None, True, [1], [["KR"]]])
def test_a_fact_holds_text_numbers_and_lists_of_text_only(value: object) -> None:
    with pytest.raises(ValueError, match="none of the types"):
        shapes.reader(FactValue)(value)


@pytest.mark.parametrize("weights", [[["a"]], [["a", 1, 2]], [["a", "b"]], "ab", [[1, 1]]])
def test_pairs_are_pairs(weights: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - many sentences, one meaning
        shapes.reader(shapes.hints(WeightSet)["weights"])(weights)


def test_a_day_that_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        shapes.reader(shapes.hints(Rating)["as_of"])("2023-02-30")


def test_no_number_that_json_does_not_know_goes_out() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        shapes.to_text(Position(id="p", key="p", entity_id="e", segment_id="s", x=math.nan))


def test_the_words_of_a_choice_are_known() -> None:
    hints = shapes.hints(Rating)
    assert shapes.words(hints["status"]) == {"rated", "unknown", "not_applicable"}
    assert shapes.words(hints["confidence"]) == {"low", "moderate", "high", None}
    assert not shapes.words(hints["score"])
    assert not shapes.words(shapes.hints(WeightSet)["weights"])
    assert not shapes.words(FactValue)


def test_names_are_the_fields_in_their_order() -> None:
    assert shapes.names(Fact) == ("id", "entity_id", "name", "order", "value")
    assert shapes.names(Criterion)[-1] == "anchors"
