"""Text twins: the numbers behind the figures as tables, for those who cannot see them or will not trust them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.model.things import Posture
from desktop.brief.content.ranks import told
from desktop.brief.content.reach import points as reached
from desktop.brief.numbers import NOTHING, percent, points, signed, vague_day

if TYPE_CHECKING:
    from desktop.brief.content.course import History
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.plan import Plan
    from desktop.brief.content.ranks import Interval, Ranks

_MOST = 60
"""So many rows of a table are printed but of the one of segments, which is whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its cells, and the posture whose sign stands before the first of them."""

    cells: tuple[str, ...]
    posture: Posture | None = None


@dataclass(frozen=True, slots=True)
class Twin:
    """A table. ``numeric`` are the columns of figures; ``more`` tells how many rows are left out."""

    title: str
    columns: tuple[str, ...]
    numeric: frozenset[int]
    entries: tuple[Entry, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Twins:
    """All tables under their head."""

    head: str
    tables: tuple[Twin, ...]


def twins(facts: Facts, intervals: Ranks | None, courses: History | None, schedule: Plan | None) -> Twins:
    """Return a table for each figure that has no other one in the brief; none for what the board does not tell."""
    made = (_segments(facts, intervals), _reach(facts), _course(facts, courses), _plan(facts, schedule))
    return Twins(facts.say("figures.twin.head"), tuple(each for each in made if each is not None))


def _columns(facts: Facts, *keys: str) -> tuple[str, ...]:
    return tuple(facts.say(f"figures.twin.column.{key}") for key in keys)


def _segments(facts: Facts, found: Ranks | None) -> Twin | None:
    if found is None:
        return None
    entries = []
    for verdict, line in zip(facts.verdicts, found.lines, strict=True):
        ends = points(verdict.best_home), points(verdict.best_foreign), signed(verdict.gap)
        p_lead = facts.robustness.segments[verdict.segment_id].p_lead
        lead = NOTHING if p_lead is None else percent(p_lead)
        cells = (line.segment, facts.posture(verdict.posture), *ends, *_interval(line), lead)
        entries.append(Entry(cells, verdict.posture))
    columns = _columns(facts, "segment", "posture", "home", "world", "gap", "span", "rank", "held", "lead")
    title = facts.say("figures.twin.segments", count=len(entries))
    return Twin(title, columns, frozenset(range(2, 9)), tuple(entries))


def _interval(line: Interval) -> tuple[str, str, str]:
    if line.level is None:
        return (NOTHING,) * 3
    return told(line), line.ranked or NOTHING, f"{line.word} {line.share}"


def _reach(facts: Facts) -> Twin | None:
    kinds = (("chokepoint", facts.chokepoints), ("lever", facts.leverage))
    count = sum(len(found) for _, found in kinds)
    if not count:
        return None
    entries = []
    for kind, found in kinds:
        word = facts.say(f"figures.twin.kind.{kind}")
        for each in reached(facts, found[: _MOST // 2], most=1):
            way = " → ".join(stop.name for stop in each.ways[0].stops)
            entries.append(Entry((each.name, word, f"{each.strength:.2f}", each.counted, way)))
    columns = _columns(facts, "player", "kind", "strength", "counted", "way")
    title, rest = facts.say("figures.twin.reach"), count - len(entries)
    return Twin(title, columns, frozenset({2, 3}), tuple(entries), _more(facts, rest))


def _course(facts: Facts, found: History | None) -> Twin | None:
    if found is None:
        return None
    words = dict(found.days)
    entries = [
        Entry((each.segment, words[day], points(level)))
        for each in found.courses
        for day, level in zip(each.days, each.levels, strict=True)
    ]
    rest = len(entries) - 2 * _MOST
    columns, title = _columns(facts, "segment", "date", "level"), facts.say("figures.twin.course")
    return Twin(title, columns, frozenset({2}), tuple(entries[: 2 * _MOST]), _more(facts, rest))


def _plan(facts: Facts, found: Plan | None) -> Twin | None:
    if found is None:
        return None
    entries = [
        Entry(
            (
                f"{task.label} {task.title}",
                task.owner or facts.say("advice.unsettled"),
                vague_day(measure.start or "", facts.lang) or NOTHING,
                vague_day(measure.deadline or "", facts.lang) or measure.horizon or facts.say("advice.unsettled"),
            )
        )
        for task, measure in zip(found.tasks, facts.measures, strict=True)
    ]
    columns, rest = _columns(facts, "measure", "owner", "start", "due"), len(entries) - _MOST
    return Twin(facts.say("figures.twin.plan"), columns, frozenset(), tuple(entries[:_MOST]), _more(facts, rest))


def _more(facts: Facts, rest: int) -> str:
    return facts.say("figures.twin.more", count=rest) if rest > 0 else ""
