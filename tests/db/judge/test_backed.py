"""What stands behind a position: the quick reading is the method's, and old evidence is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.backed import Backed, Backings
from db.judge.evidence import evidence_of
from db.model.board import Board
from db.model.change import Change
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Segment,
    Source,
    Thing,
)

DAY = date(2023, 12, 21)
SOURCE = Source(id="s", key="s", kind="report", title="보고서")
RATING = Rating(
    id="r", target_kind="position", target_id="p", criterion_id="c", status="rated", score=4.0, rated_at=DAY, as_of=DAY
)


def board(*more: Thing) -> Board:
    return Board(
        [
            Premise(id="premise", title_ko="판", as_of=DAY),
            *(Criterion(id=each, key=each, scope="position", order=1, name_ko=each) for each in "cd"),
            Rater(id="a", key="a", name="가"),
            Rater(id="b", key="b", name="나"),
            Layer(id="l", key="l", name_ko="층", stack_rank=1),
            Segment(id="g", key="g", layer_id="l", order=1, name_ko="줄"),
            Entity(id="e", key="e", kind="company", origin="KR", name_ko="회사"),
            Position(id="p", key="p", entity_id="e", segment_id="g"),
            *more,
        ]
    )


def cited(published: str | None, accessed: str | None = None, key: str = "s", stance: str = "supports") -> list[Thing]:
    return [
        replace(SOURCE, id=key, key=key, published=published, accessed=accessed),
        Passage(id=f"q{key}", source_id=key, quote="인용"),
        Citation(id=f"z{key}", target_kind="rating", target_id="r", order=1, passage_id=f"q{key}", stance=stance),  # type: ignore[arg-type]
    ]


def read(*more: Thing) -> Backed:
    return Backings(board(*more), DAY).of("p")


@pytest.mark.parametrize(
    ("published", "accessed", "stale"),
    [
        ("2023-12-01", None, False),
        ("2020-12-21", None, False),
        ("2020-12-20", None, True),
        ("2020", None, False),  # it may have been the last day of the year
        ("2019", None, True),
        ("2020-11", None, True),
        (None, "2018-01-01", True),
        ("2018-01-01", "2023-12-01", True),  # when it was read does not make it young
        (None, None, False),
        ("언젠가", "", False),
    ],
)
def test_evidence_is_old_after_three_years(published: str | None, accessed: str | None, stale: bool) -> None:
    assert read(RATING, *cited(published, accessed)).stale is stale


def test_one_fresh_source_keeps_the_evidence_fresh() -> None:
    assert not read(RATING, *cited("2001"), *cited("2023", key="t")).stale


def test_only_the_rating_that_counts_is_asked_for_its_evidence() -> None:
    earlier = replace(RATING, id="earlier", as_of=date(2022, 1, 1))
    backed = read(
        RATING,
        earlier,
        *(replace(each, target_id="earlier") if isinstance(each, Citation) else each for each in cited("2023")),
    )
    assert backed.state == "hollow"
    assert not read(RATING, earlier, *cited("2023")).stale
    both = read(RATING, replace(RATING, id="hers", rater_id="a"), *cited("2001"))
    assert (both.state, both.rated) == ("stale", 1)


def test_what_contradicts_does_not_make_it_fresh() -> None:
    backed = read(RATING, *cited("2001"), *cited("2023", key="t", stance="contradicts"))
    assert backed.stale
    assert backed.state == "split"


def test_a_leap_day_has_a_day_three_years_before() -> None:
    assert not Backings(board(RATING, *cited("2021-03-01")), date(2024, 2, 29)).of("p").stale


def test_the_first_years_of_all_are_no_trouble() -> None:
    assert Backings(board(), date(1, 1, 1)).of("p").rated == 0


def test_states_have_one_word_each() -> None:
    assert read().state == "hollow"
    assert read(RATING, *cited("2023")).state == "solid"
    assert read(RATING, *cited("2001")).state == "stale"


def test_the_shelf_life_is_the_boards_setting_and_a_sources_own_goes_before_it() -> None:
    made = board(RATING, *cited("2022-06-01"))
    assert not Backings(made, DAY).of("p").stale
    premise = replace(made.premise, method=replace(made.premise.method, shelf_years=1.5))
    assert Backings(made.overlaid([Change(made.premise, premise)]), DAY).of("p").stale
    source = made.the(Source, "s")
    assert Backings(made.overlaid([Change(source, replace(source, shelf_years=1.0))]), DAY).of("p").stale
    both = [Change(made.premise, premise), Change(source, replace(source, shelf_years=10.0))]
    assert not Backings(made.overlaid(both), DAY).of("p").stale


def test_evidence_is_stale_only_where_each_source_is_past_its_own_shelf_life() -> None:
    long, short = cited("2015", key="law"), cited("2022", key="s")
    long[0] = replace(long[0], shelf_years=20.0)  # type: ignore[call-arg]
    short[0] = replace(short[0], shelf_years=0.5)  # type: ignore[call-arg]
    assert not read(RATING, *long, *short).stale
    assert read(RATING, *short).stale


ratings = st.lists(
    st.builds(
        Rating,
        id=st.uuids().map(str),
        target_kind=st.just("position"),
        target_id=st.just("p"),
        criterion_id=st.sampled_from(["c", "d", "unheard of"]),
        status=st.sampled_from(["rated", "rated", "unknown", "not_applicable"]),
        score=st.just(3.0),
        confidence=st.sampled_from([None, "low", "moderate", "high"]),
        rater_id=st.sampled_from([None, "a", "b"]),
        rated_at=st.just(DAY),
        as_of=st.sampled_from([DAY, date(2023, 1, 1), date(2024, 1, 1)]),
    ),
    max_size=5,
)


@given(ratings, st.sampled_from(["supports", "contradicts"]), st.booleans())
def test_the_quick_reading_is_the_methods(given_ratings: list[Rating], stance: str, quoted: bool) -> None:
    source = [SOURCE, Passage(id="q", source_id="s", quote="인용")]
    citations = [
        Citation(
            id=f"z{at}",
            target_kind="rating",
            target_id=each.id,
            order=1,
            passage_id="q" if quoted else None,
            basis=None if quoted else "general",
            stance=stance,  # type: ignore[arg-type]
        )
        for at, each in enumerate(given_ratings[::2])
    ]
    made = board(*given_ratings, *source, *citations)
    evidence = evidence_of(made, "p", DAY)
    assert Backings(made, DAY).of("p")[:4] == (
        evidence.rated,
        evidence.cited,
        evidence.contradicted,
        evidence.confidence,
    )


def test_a_conflict_that_is_settled_leaves_the_card_whole() -> None:
    rated, hers = replace(RATING, resolution_ko="최신 통계를 따름"), replace(RATING, id="hers", rater_id="a")
    conflict = (*cited("2023"), *cited("2023", key="t", stance="contradicts"))
    whole = read(rated, *conflict)
    assert (whole.state, whole.against, whole.settled) == ("solid", 0, 1)
    assert read(RATING, *conflict).state == "split"
    among_several = read(rated, hers, *conflict)
    assert (among_several.state, among_several.settled) == ("solid", 1)
