"""The full table: every position with every rating, its confidence and its endnotes; the text twin of the figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.evidence import backing_of
from db.judge.ratings import CONFIDENCES, Effective, effective_by_criterion
from db.judge.terms import criteria_of
from db.model.things import Entity, Position, Segment, name
from desktop.brief.content.sentence import Sentence
from desktop.brief.heed import heed
from desktop.brief.numbers import points, score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.things import Criterion
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating in the table: what it says, and whether a passage backs it."""

    text: str
    backed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A position in the table."""

    name: str
    home: bool
    country: str
    marks: tuple[Mark, ...]
    score: str
    coverage: str
    confidence: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A segment in the table: its own ratings in one line, and its positions."""

    segment: str
    about: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What the full table says."""

    head: str
    text: tuple[Sentence, ...]
    columns: tuple[str, ...]
    criteria: tuple[str, ...]
    tail_columns: tuple[str, ...]
    blocks: tuple[Block, ...]
    empty: str
    unplaced_head: str
    unplaced: str


def register(facts: Facts) -> Register:
    """Return the full table."""
    placed = {position.entity_id for position in facts.board.all(Position).values()}
    rest = [name(each, facts.lang) for each in facts.board.all(Entity).values() if each.id not in placed]
    own = criteria_of(facts.board, "segment")
    return Register(
        head=facts.say("register.head"),
        text=(facts.sentence("register.text"),),
        columns=(facts.say("register.name"), facts.say("register.country")),
        criteria=tuple(name(each, facts.lang) for each in facts.criteria),
        tail_columns=tuple(facts.say(f"register.{each}") for each in ("score", "coverage", "confidence", "notes")),
        blocks=tuple(_block(facts, segment, own) for segment in facts.segments),
        empty=facts.say("register.empty"),
        unplaced_head=facts.say("register.unplaced", count=len(rest)),
        unplaced=", ".join(rest),
    )


def _block(facts: Facts, segment: Segment, own: tuple[Criterion, ...]) -> Block:
    ratings = effective_by_criterion(facts.board, segment.id, facts.as_of)
    about = " · ".join(
        facts.say("register.own", criterion=name(each, facts.lang), score=_shown(ratings.get(each.id))) for each in own
    )
    verdict = facts.judgement.segments[segment.id]
    return Block(
        facts.named(verdict),
        about,
        tuple(_line(facts, position_id) for position_id in verdict.positions),
    )


def _line(facts: Facts, position_id: str) -> Line:
    heed()
    figure = facts.judgement.positions[position_id]
    entity = facts.entity(position_id)
    ratings = effective_by_criterion(facts.board, position_id, facts.as_of)
    country = entity.origin if entity.control in {None, entity.origin} else f"{entity.origin}/{entity.control}"
    voices = [voice.id for each in ratings.values() for voice in each.ratings]
    return Line(
        name(entity, facts.lang) or entity.key,
        figure.home,
        country,
        tuple(_mark(facts, ratings.get(each.id)) for each in facts.criteria),
        points(figure.score) if figure.eligible else facts.say("register.held_back", score=points(figure.score)),
        f"{100 * figure.coverage:.0f}%",
        _confidence(ratings.values()),
        facts.notes.of(*voices),
    )


def _mark(facts: Facts, found: Effective | None) -> Mark:
    if found is None:
        return Mark("", backed=False)
    if found.status != "rated":
        return Mark(facts.say(f"register.{found.status}"), backed=False)
    return Mark(score(found.score), backed=backing_of(facts.board, *(each.id for each in found.ratings)).passages > 0)


def _shown(found: Effective | None) -> str:
    return score(found.score if found else None)


def _confidence(found: Iterable[Effective]) -> str:
    """Return how many ratings have high, moderate and low confidence, such as ``0·2·6``."""
    levels = [each.confidence for each in found if each.status == "rated"]
    return "·".join(str(levels.count(level)) for level in reversed(CONFIDENCES)) if levels else ""
