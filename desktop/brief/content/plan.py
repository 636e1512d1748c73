"""The plan: when each measure begins and is due, as far as the board says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.model.span import first_day, last_day
from db.model.things import Posture, in_language
from desktop.brief.numbers import vague_day

if TYPE_CHECKING:
    from db.model.things import Measure
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Task:
    """A measure in the plan: from ``start``, where one is known, to ``due``; ``when`` says it in words."""

    label: str
    title: str
    owner: str
    posture: Posture
    start: date | None
    due: date | None
    when: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan under its finding; ``today`` is the board's date."""

    title: str
    source: str
    today: date
    today_word: str
    tasks: tuple[Task, ...]


def plan(facts: Facts) -> Plan | None:
    """Return the plan of the measures; None where none of them is due on a date."""
    tasks = tuple(_task(facts, number, each) for number, each in enumerate(facts.measures, start=1))
    dated = sorted((each for each in tasks if each.due is not None), key=lambda each: each.due or date.max)
    if not dated:
        return None
    first, last = dated[0], dated[-1]
    told: dict[str, object] = {"count": len(tasks), "dated": len(dated), "label": first.label, "first": first.when}
    key = "some" if len(dated) < len(tasks) else "title" if len(tasks) > 1 else "one"
    return Plan(
        facts.say(f"figures.plan.{key}", **told, last=facts.day(last.due) if last.due else ""),
        facts.say("figures.plan.source", day=facts.day(facts.as_of), count=len(tasks)),
        facts.as_of,
        facts.say("figures.plan.today"),
        tasks,
    )


def _task(facts: Facts, number: int, measure: Measure) -> Task:
    lang = facts.lang
    due = measure.deadline or ""
    when = vague_day(due, lang) or measure.horizon or facts.say("advice.unsettled")
    if due and measure.start:
        when = facts.say("advice.period_value", start=vague_day(measure.start, lang), deadline=vague_day(due, lang))
    return Task(
        facts.say("advice.label", number=number),
        in_language(measure.title_ko, measure.title_en, lang),
        in_language(measure.owner_ko, measure.owner_en, lang),
        measure.posture,
        first_day(measure.start) if measure.start else None,
        last_day(due) if due else None,
        when,
    )
