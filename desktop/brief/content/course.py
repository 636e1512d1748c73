"""History: how L has moved, segment by segment, where it was judged on more than one date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.judge.pace import rated_days
from db.judge.reading import judge_some
from desktop.brief.heed import heed
from desktop.brief.numbers import points, signed

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts

DATES_MOST = 12
"""So many dates of a segment are read at most: the first, the last, and others evenly between them."""


@dataclass(frozen=True, slots=True)
class Course:
    """A segment's L by date, from the first to the last, with both in words and how far it moved."""

    segment: str
    days: tuple[date, ...]
    levels: tuple[float, ...]
    first: str
    last: str
    moved: str

    @property
    def change(self) -> float:
        """By how many points L has moved."""
        return self.levels[-1] - self.levels[0]


@dataclass(frozen=True, slots=True)
class History:
    """The courses under their finding, those that moved most first."""

    title: str
    source: str
    days: tuple[tuple[date, str], ...]
    courses: tuple[Course, ...]


def history(facts: Facts) -> History | None:
    """Return how L has moved; None where no segment was judged on more than one date."""
    courses = tuple(found for each in facts.judged if (found := _course(facts, each)) is not None)
    if not courses:
        return None
    courses = tuple(sorted(courses, key=lambda each: -abs(each.change)))
    days = sorted({day for each in courses for day in each.days})
    return History(
        _title(facts, courses),
        facts.say("figures.course.source", day=facts.day(facts.as_of), count=len(courses), dates=len(days)),
        tuple((day, facts.day(day)) for day in days),
        courses,
    )


def _course(facts: Facts, verdict: SegmentVerdict) -> Course | None:
    days = [each for each in rated_days(facts.board, verdict.segment_id) if each <= facts.as_of]
    if len(days) < 2:
        return None
    found = []
    for day in spaced(days):
        heed()
        level = judge_some(facts.board, (verdict.segment_id,), as_of=day).segments[verdict.segment_id].level
        if level is not None:
            found.append((day, level))
    if len(found) < 2:
        return None
    (first, then), (last, now) = found[0], found[-1]
    return Course(
        facts.named(verdict),
        tuple(day for day, _ in found),
        tuple(level for _, level in found),
        facts.say("figures.course.at", day=facts.day(first), level=points(then)),
        facts.say("figures.course.at", day=facts.day(last), level=points(now)),
        signed(now - then),
    )


def spaced(days: list[date]) -> list[date]:
    """Return at most `DATES_MOST` of the days, evenly spread, the first and the last among them."""
    if len(days) <= DATES_MOST:
        return days
    step = (len(days) - 1) / (DATES_MOST - 1)
    return [days[round(at * step)] for at in range(DATES_MOST)]


def _title(facts: Facts, courses: tuple[Course, ...]) -> str:
    rising = sum(each.moved.startswith("+") for each in courses)
    falling = sum(each.change < 0 and each.moved != "0.0" for each in courses)
    key = ("title" if falling else "rising") if rising else "falling" if falling else "steady"
    return facts.say(f"figures.course.{key}", count=len(courses), rising=rising, falling=falling)
