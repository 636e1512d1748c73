"""What an examiner would ask: each question finds what it asks for, and lets go of what is mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.edit import verbs
from db.errors import RuleError
from db.judge.duplicates import same_names
from db.judge.examination import Examination
from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Citation, Entity, Premise, Rating, Relation, Segment, Source
from tests.db.samples import things

if TYPE_CHECKING:
    from db.edit.edit import Edit
    from db.judge.review import Finding, Question

LATER = date(2023, 12, 22)


def ask(made: Any, question: Question) -> list[Finding]:
    board = made if isinstance(made, Board) else made.board
    return [each for each in Examination(board, judge(board)).findings() if each.question == question]


def criteria(found: list[Finding], target: str) -> tuple[str, ...]:
    return next((each.criteria for each in found if each.id == target and not each.aspect), ())


def test_a_rating_that_no_passage_supports_has_no_evidence(plan: Any) -> None:
    made = plan().segment().card("k", tech=3, home=4).source("s", "B", 2)
    assert criteria(ask(made, "no_evidence"), "k") == ("tech", "home")
    made.cite("k/tech/1", "s").cite("k/home/2", None)
    assert criteria(ask(made, "no_evidence"), "k") == ("home",)


def test_what_only_contradicts_is_no_evidence(plan: Any) -> None:
    made = plan().segment().card("k", tech=3).source("s", "B", 2).cite("k/tech/1", "s", "contradicts")
    assert criteria(ask(made, "no_evidence"), "k") == ("tech",)


def test_relations_and_years_behind_without_a_passage_are_asked_for(plan: Any) -> None:
    made = plan().segment(gap_years=2.0).card("k").card("f", of="US")
    made.add(Relation(id="rel", kind="supplies", from_id="e:f", to_id="e:k"))
    asked = {(each.subject, each.id, each.aspect) for each in ask(made, "no_evidence")}
    assert asked == {("relation", "rel", ""), ("segment", "seg", "gap")}
    made.source("s", "B", 2).cite("rel", "s").cite("seg", "s")
    assert [each.id for each in ask(made, "no_evidence")] == ["seg"]
    made.things[-1] = replace(made.things[-1], aspect="gap")
    assert ask(made, "no_evidence") == []


@pytest.mark.parametrize(("published", "found"), [("2019", ("tech",)), ("2023", ()), (None, ())])
def test_evidence_past_its_shelf_life_is_asked_for(plan: Any, published: str | None, found: tuple[str, ...]) -> None:
    made = plan().segment().card("k", tech=3).source("s", "B", 2).cite("k/tech/1", "s")
    made.things = [replace(each, published=published) if isinstance(each, Source) else each for each in made.things]
    assert criteria(ask(made, "stale"), "k") == found


def test_a_conflict_is_asked_for_until_somebody_says_why_the_value_is_adopted(plan: Any) -> None:
    made = plan().segment().card("k", tech=3).source("s", "B", 2).source("t", "B", 2)
    made.cite("k/tech/1", "s").cite("k/tech/1", "t", "contradicts")
    assert criteria(ask(made, "conflict"), "k") == ("tech",)
    board = made.board
    resolved = board.overlaid(verbs.resolve(board, "k/tech/1", resolution_ko="최신 통계").changes)
    assert ask(resolved, "conflict") == []


def test_more_confidence_than_the_evidence_allows_is_asked_for(plan: Any) -> None:
    made = plan().segment().card("k").rate("k", "tech", 3, confidence="high").rate("k", "home", 3, confidence="low")
    assert criteria(ask(made, "over_confident"), "k") == ("tech",)


def test_a_card_that_is_rated_on_too_little_is_asked_for(plan: Any) -> None:
    made = plan("a", "b", "c").segment().card("k", a=3).card("l", a=3, b=3)
    (found,) = ask(made, "coverage")
    assert (found.id, round(found.figure or 0, 2)) == ("k", 0.33)


def test_a_segment_with_one_rival_is_asked_for_unless_there_are_none(plan: Any) -> None:
    made = plan().segment("one").segment("two").segment("none", foreign_absent_confirmed=True)
    made.card("f1", "one", of="US").card("f2", "two", of="US").card("f3", "two", of="CN")
    assert [(each.id, each.figure) for each in ask(made, "few_foreign")] == [("one", 1)]


def test_who_does_not_stand_on_the_date_is_not_asked_for_and_is_no_rival(plan: Any) -> None:
    made = plan("a").segment("one").card("f1", "one", of="US", a=3).card("f2", "one", of="US", a=3, end="2001")
    assert ask(made, "coverage") == []
    assert [(each.id, each.figure) for each in ask(made, "few_foreign")] == [("one", 1)]


def test_one_rater_is_few_and_a_panel_is_enough(plan: Any) -> None:
    made = plan().segment().card("k").rater("a").rater("b").rater("p", "panel")
    made.rate("k", "tech", 3, rater_id="a")
    assert criteria(ask(made, "one_rater"), "k") == ("tech",)
    made.rate("k", "tech", 4, rater_id="b").rate("k", "home", 3, rater_id="p")
    assert criteria(ask(made, "one_rater"), "k") == ()


def test_korean_without_english_is_asked_for(plan: Any) -> None:
    made = plan().segment().card("k").rate("k", "tech", 3, rationale_ko="까닭")
    assert {("segment", "seg"), ("entity", "e:k"), ("layer", "layer"), ("position", "k")} <= {
        (each.subject, each.id) for each in ask(made, "no_english")
    }
    made.things = [replace(each, name_en="K") if isinstance(each, Entity) else each for each in made.things]
    assert ("entity", "e:k") not in {(each.subject, each.id) for each in ask(made, "no_english")}


def entity(key: str, ko: str, en: str = "", *aliases: str) -> Entity:
    return Entity(id=key, key=key, kind="company", origin="KR", name_ko=ko, name_en=en, aliases=aliases)


def test_the_same_name_in_another_script_case_or_spacing_is_a_duplicate() -> None:
    board = Board(
        [
            entity("a", "네이버", "NAVER"),
            entity("b", "엔에이치엔", "", "Naver "),
            entity("c", "ＳＫ 하이닉스"),
            entity("d", "sk하이닉스"),
            entity("e", "카카오"),
            entity("f", "", ""),
            entity("g", "", ""),
        ]
    )
    assert {(each.id, each.other) for each in same_names(board)} == {("a", "b"), ("c", "d")}


def test_what_is_related_is_known_to_be_two() -> None:
    related = Relation(id="r", kind="operates", from_id="a", to_id="b")
    assert list(same_names(Board([entity("a", "네이버"), entity("b", "네이버"), related]))) == []


def test_what_somebody_has_told_apart_is_two() -> None:
    board = Board([entity("a", "네이버"), entity("b", "네이버"), entity("c", "네이버")])
    board.apply(verbs.tell_apart(board, "b", "a").changes)
    assert {(each.id, each.other) for each in same_names(board)} == {("a", "c"), ("b", "c")}
    board.apply(verbs.tell_apart(board, "b", "c").changes)
    assert {(each.id, each.other) for each in same_names(board)} == {("a", "c")}


def test_the_sample_is_asked_what_it_cannot_answer(sample: Board) -> None:
    asked = {each.question for each in Examination(sample, judge(sample)).findings()}
    assert asked == {"no_evidence", "one_rater", "few_foreign"}


def edit(board: Board, what: int, at: int) -> Edit | None:
    """Return one of the edits that a review may depend on; None where there is nothing left to be about."""
    cited = board.where(Citation, "target_id", "k/tech/1")
    if not (cited and board.all(Rating) and board.all(Entity) and board.all(Segment) and board.all(Source)):
        return None
    rating = sorted(board.all(Rating))[at % len(board.all(Rating))]
    person = sorted(board.all(Entity))[at % len(board.all(Entity))]
    segment = sorted(board.all(Segment))[at % len(board.all(Segment))]
    source = next(iter(board.all(Source)))
    passage = cited[0].passage_id or ""
    target, criterion = board.the(Rating, rating).target_id, board.the(Rating, rating).criterion_id
    people = sorted(board.all(Entity))
    ways = (
        lambda: verbs.edit_entity(board, person, name_ko="회사"),
        lambda: verbs.tell_apart(board, person, people[(at + 1) % len(people)]),
        lambda: verbs.relate(board, "partners", person, people[(at + 1) % len(people)]),
        lambda: verbs.cite(board, "rating", rating, passage, stance="contradicts" if at % 2 else "supports"),
        lambda: verbs.rate(board, target, criterion, score=2.5, confidence="high", rated_at=LATER),
        lambda: verbs.resolve(board, rating, resolution_ko="까닭" if at % 2 else ""),
        lambda: verbs.edit_source(board, source, published="2019" if at % 2 else "2023", shelf_years=1.0),
        lambda: verbs.edit_entity(board, person, name_ko="같은 이름", name_en="Same" if at % 2 else ""),
        lambda: verbs.remove_entities(board, [person]),
        lambda: verbs.edit_segment(board, segment, gap_years=1.0, foreign_absent_confirmed=bool(at % 2)),
        lambda: verbs.unrate(board, [rating]),
        lambda: verbs.edit_premise(board, coverage_min=0.3 if at % 2 else 0.9),
    )
    return ways[what % len(ways)]()


def test_a_relation_answers_a_line_at_once() -> None:
    board = Board([*things(), entity("a", "삼성SDI"), entity("b", "삼성SDI")])
    examination = Examination(board, judge(board))
    assert any(each.other == "b" for each in examination.findings())
    related = verbs.relate(board, "part_of", "a", "b").changes
    board.apply(related)
    turn = examination.follow(board, judge(board), related)
    assert [each.other for each in turn.gone] == ["b"]
    assert not any(each.other == "b" for each in examination.findings())


@settings(max_examples=60)
@given(steps=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 7)), max_size=8))
def test_a_review_kept_in_step_says_what_a_fresh_one_says(plan: Any, steps: list[tuple[int, int]]) -> None:
    made = plan().segment("one").segment("two").card("k", "one", tech=3, home=2).card("f", "one", of="US", tech=4)
    made.card("g", "two", of="US", tech=2).rater("a").source("s", "B", 2).cite("k/tech/1", "s").cite("f/tech/3", "s")
    board = made.board
    examination = Examination(board, judge(board))
    told = set(examination.findings())
    for what, at in steps:
        try:
            made_of = edit(board, what, at)
        except RuleError:
            continue
        changes = made_of.changes if made_of is not None else ()
        board.apply(changes)
        turn = examination.follow(board, judge(board), changes)
        fresh = Examination(board, judge(board))
        assert set(examination.findings()) == set(fresh.findings())
        assert told.issuperset(turn.gone)
        assert told.isdisjoint(turn.come)
        told = (told - set(turn.gone)) | set(turn.come)
        assert told == set(fresh.findings())


def test_the_premise_of_another_day_asks_everything_anew(plan: Any) -> None:
    made = plan().segment().card("k", tech=3).source("s", "B", 2).cite("k/tech/1", "s")
    made.things = [replace(each, published="2021") if isinstance(each, Source) else each for each in made.things]
    board = made.board
    examination = Examination(board, judge(board))
    assert not any(each.question == "stale" for each in examination.findings())
    changes = verbs.edit_premise(board, as_of=date(2030, 1, 1)).changes
    board.apply(changes)
    assert isinstance(changes[0].after, Premise)
    examination.follow(board, judge(board), changes)
    assert any(each.question == "stale" for each in examination.findings())
