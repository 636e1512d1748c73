"""What a card shows of a position."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.judge.reading import judge
from db.model.board import Board
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Passage,
    Position,
    Premise,
    Rating,
    Segment,
    Source,
    Thing,
)
from desktop.board.face import NAME_MOST, Face, face_of, face_of_entity, score_text

DAY = date(2023, 12, 21)
ENTITY = Entity(id="e", key="e", kind="company", origin="KR", name_ko="회사", name_en="Company")
RATING = Rating(
    id="r", target_kind="position", target_id="p", criterion_id="c", status="rated", score=4.0, rated_at=DAY, as_of=DAY
)
CITED = (
    Source(id="s", key="s", kind="report", title="보고서"),
    Passage(id="q", source_id="s", quote="인용"),
    Citation(id="z", target_kind="rating", target_id="r", order=1, passage_id="q"),
)


def face(*more: Thing, entity: Entity = ENTITY, rule: str = "origin", lang: str = "ko") -> Face:
    board = Board(
        [
            Premise(id="premise", title_ko="판", as_of=DAY, nationality_rule=rule),  # type: ignore[arg-type]
            Criterion(id="c", key="c", scope="position", order=1, name_ko="기준"),
            Layer(id="l", key="l", name_ko="층", stack_rank=1),
            Segment(id="g", key="g", layer_id="l", order=1, name_ko="줄"),
            entity,
            Position(id="p", key="p", entity_id="e", segment_id="g"),
            *more,
        ]
    )
    return face_of(board, judge(board), "p", lang)  # type: ignore[arg-type]


def test_a_position_without_ratings_is_hollow_and_hatched() -> None:
    shown = face()
    assert (shown.score, shown.hollow, shown.hatched, shown.confidence) == ("–", True, True, 0)


def test_a_rated_position_without_a_passage_is_hollow_only() -> None:
    shown = face(RATING)
    assert (shown.score, shown.hollow, shown.hatched) == ("4.0", True, False)


def test_a_passage_fills_the_card() -> None:
    assert not face(RATING, *CITED).hollow


def test_something_against_it_splits_the_card() -> None:
    against = replace(CITED[2], stance="contradicts")
    assert face(RATING, *CITED[:2], against).split
    assert not face(RATING, *CITED).split


@pytest.mark.parametrize(("confidence", "shown"), [(None, 0), ("low", 1), ("moderate", 2), ("high", 3)])
def test_confidence_is_counted(confidence: str | None, shown: int) -> None:
    assert face(replace(RATING, confidence=confidence)).confidence == shown  # type: ignore[arg-type]


def test_what_is_only_announced_is_dotted() -> None:
    assert face(entity=replace(ENTITY, lifecycle="announced")).dotted
    assert not face().dotted


@pytest.mark.parametrize(
    ("origin", "control", "shape"),
    [
        ("KR", None, "circle"),
        ("KR", "KR", "circle"),
        ("US", None, "diamond"),
        ("KR", "US", "half"),
        ("US", "KR", "half"),
    ],
)
def test_the_shape_tells_where_an_entity_comes_from(origin: str, control: str | None, shape: str) -> None:
    assert face(entity=replace(ENTITY, origin=origin, control=control)).shape == shape


def test_the_side_follows_the_boards_rule_also_before_there_is_a_position() -> None:
    sold = replace(ENTITY, control="US")
    assert face(entity=sold).home
    assert not face(entity=sold, rule="control").home
    board = Board([Premise(id="premise", title_ko="판", as_of=DAY, nationality_rule="control"), sold])
    assert not face_of_entity(board, sold, "ko").home


def test_a_name_is_one_line_in_the_language_asked_for_and_never_endless() -> None:
    assert face(lang="en").name == "Company"
    assert face(entity=replace(ENTITY, name_ko="두\n줄  이름")).name == "두 줄 이름"
    assert len(face(entity=replace(ENTITY, name_ko="가" * 500)).name) == NAME_MOST


def test_points_show_on_the_scale_of_the_ratings() -> None:
    assert [score_text(points) for points in (None, 20.0, 97.5, 100.0)] == ["–", "1.0", "4.9", "5.0"]
