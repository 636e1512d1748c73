"""Verbs about grades: what is thought of positions and segments, and how surely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from db.edit.fields import tidied
from db.edit.step import altered, held, step, written
from db.errors import RuleError
from db.model import text
from db.model.change import Change
from db.model.names import called
from db.model.removal import removal
from db.model.things import Criterion, Position, Rater, Rating, Segment, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.names import Pair
    from db.model.things import Confidence, Status


class Grade(NamedTuple):
    """One judgement as it is given; None keeps what the rating in force on ``as_of`` says.

    ``as_of`` None is the board's date. ``rater_id`` None is whoever rated it so far: where several did, their
    panel, else the one who is not named, else the one who rated last.
    """

    target_id: str
    criterion_id: str
    score: float | None = None
    status: Status = "rated"
    confidence: Confidence | None = None
    rationale_ko: str | None = None
    rationale_en: str | None = None
    as_of: date | None = None
    rater_id: str | None = None


def rate(
    board: Board,
    target_id: str,
    criterion_id: str,
    *,
    score: float | None = None,
    status: Status = "rated",
    confidence: Confidence | None = None,
    rationale_ko: str | None = None,
    rationale_en: str | None = None,
    as_of: date | None = None,
    rater_id: str | None = None,
    rated_at: date,
) -> Edit:
    """Rate a position or a segment on a criterion; see `Grade`.

    A rating of the same rater and date is changed; on another date a new one comes beside the older, which stays.
    ``unknown`` and ``not_applicable`` have neither score nor confidence. What is rated for the first time has low
    confidence unless told otherwise, because nothing backs it yet.
    """
    grade = Grade(target_id, criterion_id, score, status, confidence, rationale_ko, rationale_en, as_of, rater_id)
    change = _changes(board, [grade], rated_at)[0]
    return step(board, _verb(change), [change], **_subject(board, change))


def rate_many(board: Board, grades: Iterable[Grade], *, rated_at: date, along: Iterable[Change] = ()) -> Edit:
    """Rate many things in one step; where two grades are about the same, the later one builds on the earlier.

    ``along`` are changes that belong to the same step.
    """
    along = tuple(along)
    changes = [change for change in _changes(board, grades, rated_at) if change.before != change.after]
    also = sum(isinstance(each.thing, Rating) for each in along)
    if len(changes) == 1 and not also:
        return step(board, _verb(changes[0]), [*along, *changes], **_subject(board, changes[0]))
    return step(board, "rate_many", [*along, *changes], count=written(len(changes) + also))


def standing(board: Board, target_id: str) -> dict[str, Rating]:
    """Return the ratings of a target that a `Grade` without a date and a rater would change, by criterion id."""
    ratings = [each for each in board.where(Rating, "target_id", target_id) if each.as_of <= board.premise.as_of]
    if len(ratings) > 1:
        ratings.sort(key=lambda rating: _rank(board, rating))
    return {each.criterion_id: each for each in ratings}


def voices(board: Board, target_id: str, criterion_id: str) -> list[Rating]:
    """Return all ratings of a target on a criterion up to the board's date, oldest first."""
    found = board.where(Rating, "target_id", target_id)
    mine = [each for each in found if each.criterion_id == criterion_id and each.as_of <= board.premise.as_of]
    return sorted(mine, key=lambda each: (each.as_of, each.rated_at, each.id))


def resolve(board: Board, rating_id: str, **texts: str) -> Edit:
    """Say why a rating stands although passages conflict; ``texts`` are ``resolution_ko`` and ``resolution_en``."""
    change = altered(held(board, Rating, rating_id), dict(texts))
    return step(board, "resolve", [change], **_subject(board, change))


def unrate(board: Board, rating_ids: Iterable[str]) -> Edit:
    """Remove ratings with their citations, as if they had never been given."""
    ratings = [held(board, Rating, each) for each in dict.fromkeys(rating_ids)]
    changes = removal(board, ratings)
    if len(ratings) == 1:
        return step(board, "unrate", changes, **_subject(board, Change(ratings[0], None)))
    return step(board, "unrate_many", changes, count=written(len(ratings)))


def _changes(board: Board, grades: Iterable[Grade], rated_at: date) -> list[Change]:
    # The ratings of each target as the grades so far would make them, so that the next one builds on these.
    sheets: dict[str, dict[str, Rating]] = {}
    made: dict[str, Rating] = {}
    for grade in grades:
        if grade.target_id not in sheets:
            ratings = board.where(Rating, "target_id", grade.target_id)
            sheets[grade.target_id] = {rating.id: rating for rating in ratings}
        sheet = sheets[grade.target_id]
        rating = _graded(board, sheet, grade, rated_at)
        made[rating.id] = sheet[rating.id] = rating
    return [_settled(board.get(Rating, each), rating) for each, rating in made.items()]


def _graded(board: Board, sheet: Mapping[str, Rating], grade: Grade, rated_at: date) -> Rating:
    as_of = grade.as_of or board.premise.as_of
    known = _known(board, sheet, grade, as_of)
    rating = _with(known or _blank(board, grade, as_of, rated_at), grade)
    rating_id = rating.id if rating.as_of == as_of else new_id()
    return replace(rating, id=rating_id, as_of=as_of, rated_at=rated_at)


def _settled(before: Rating | None, after: Rating) -> Change:
    # To say the same again is no news, and no reason for a new day of rating.
    same = before is not None and replace(after, rated_at=before.rated_at) == before
    return Change(before, before if same else after)


def _known(board: Board, sheet: Mapping[str, Rating], grade: Grade, as_of: date) -> Rating | None:
    """Return the rating that ``grade`` builds on: the newest one up to ``as_of``."""
    mine = [
        rating
        for rating in sheet.values()
        if rating.criterion_id == grade.criterion_id
        and rating.as_of <= as_of
        and grade.rater_id in (None, rating.rater_id)
    ]
    return max(mine, key=lambda rating: _rank(board, rating), default=None)


def _rank(board: Board, rating: Rating) -> tuple[object, ...]:
    rater = board.get(Rater, rating.rater_id)
    panel = rater is not None and rater.kind == "panel"
    return rating.as_of, panel, rating.rater_id is None, rating.rated_at, rating.id


def _blank(board: Board, grade: Grade, as_of: date, rated_at: date) -> Rating:
    target = board.get(Position, grade.target_id) or held(board, Segment, grade.target_id)
    return Rating(
        id=new_id(),
        target_kind="position" if isinstance(target, Position) else "segment",
        target_id=target.id,
        criterion_id=held(board, Criterion, grade.criterion_id).id,
        status="unknown",
        rater_id=grade.rater_id,
        rated_at=rated_at,
        as_of=as_of,
    )


def _with(rating: Rating, grade: Grade) -> Rating:
    given = {"rationale_ko": grade.rationale_ko, "rationale_en": grade.rationale_en}
    texts = tidied({field: value for field, value in given.items() if value is not None})
    if grade.status != "rated":
        return replace(rating, status=grade.status, score=None, confidence=None, **texts)
    score = rating.score if grade.score is None else grade.score
    if score is None:
        raise RuleError("rule.score_missing")
    kept = rating.confidence if rating.status == "rated" else "low"
    return replace(rating, status="rated", score=score, confidence=grade.confidence or kept, **texts)


def _verb(change: Change) -> str:
    before, after = change.before, change.after
    assert isinstance(after, Rating)  # noqa: S101 - nothing else is made here
    if isinstance(before, Rating) and (before.status, before.score) == (after.status, after.score):
        return "rate_note"
    return "rate" if after.status == "rated" else f"rate_{after.status}"


def _subject(board: Board, change: Change) -> dict[str, Pair]:
    rating = change.thing
    assert isinstance(rating, Rating)  # noqa: S101 - nothing else is made here
    figure = text.excerpt(rating.score).removesuffix(".0")
    criterion = called(board, board.get(Criterion, rating.criterion_id))
    return {"name": _target(board, rating), "criterion": criterion, "score": (figure, figure)}


def _target(board: Board, rating: Rating) -> Pair:
    ko, en = called(board, rating)
    position = board.get(Position, rating.target_id)
    # One entity may stand in several segments: then the segment tells which of its positions is meant.
    if position is None or len(board.where(Position, "entity_id", position.entity_id)) == 1:
        return ko, en
    segment_ko, segment_en = called(board, board.get(Segment, position.segment_id))
    return f"{ko}({segment_ko})", f"{en} ({segment_en})"
