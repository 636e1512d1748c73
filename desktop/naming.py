"""What dates, standpoints, targets and assumptions are called in the language of the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Criterion, Entity, Position, Relation, Scenario, Segment, name
from desktop.standpoint import day_of

if TYPE_CHECKING:
    from datetime import date

    from db.model.board import Board
    from desktop.standpoint import Standpoint
    from desktop.words import Words

NAME_MOST = 80


def said_day(words: Words, day: date) -> str:
    """Return a date as it is written in the language of ``words``."""
    return words.say("time.day", **day_of(day))


def said_standpoint(words: Words, base: Board, standpoint: Standpoint) -> str:
    """Return the standpoint as a heading; empty for the base."""
    scenario = base.get(Scenario, standpoint.scenario)
    if scenario is not None:
        return words.say("time.said.scenario", name=short(name(scenario, words.lang)))
    return words.say("time.said.past", date=said_day(words, standpoint.day)) if standpoint.day is not None else ""


def stand_of(standpoint: Standpoint) -> str:
    """Return the name of its look in the style sheet."""
    return "scenario" if standpoint.scenario is not None else "past" if standpoint.day is not None else ""


def said_about(words: Words, board: Board, what: tuple[str, str]) -> str:
    """Return what an override is about: who, and which criterion or which side of a supply."""
    about, aspect = what
    relation = board.get(Relation, about)
    if relation is not None:
        ends = (board.get(Entity, each) for each in (relation.from_id, relation.to_id))
        both = " → ".join(short(name(each, words.lang)) for each in ends if each is not None)
        return f"{both} · {words.say(f'time.field.{aspect}')}"
    criterion = board.get(Criterion, aspect)
    called = short(name(criterion, words.lang)) if criterion is not None else ""
    return f"{said_target(words, board, about)} · {called}"


def said_target(words: Words, board: Board, target_id: str) -> str:
    """Return what a position or a segment is called: the entity with its segment, or the segment."""
    position = board.get(Position, target_id)
    segment = board.get(Segment, position.segment_id if position is not None else target_id)
    where = short(name(segment, words.lang)) if segment is not None else ""
    entity = board.get(Entity, position.entity_id) if position is not None else None
    return where if entity is None else words.say("time.target", name=short(name(entity, words.lang)), segment=where)


def short(text: str, most: int = NAME_MOST) -> str:
    """Return a name as one line that is not too long."""
    plain = " ".join(text[: most * 2].split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def scenarios_in_order(board: Board) -> list[Scenario]:
    """Return the scenarios of a board in the order of their keys."""
    return sorted(board.all(Scenario).values(), key=lambda each: each.key)
