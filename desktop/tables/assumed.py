"""What a scenario assumes, as lines of a table, and what each assumption makes of the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit.verbs import Assumed
from db.judge.ratings import effective
from db.judge.scenario import under
from db.model.assumptions import about, assumptions
from db.model.things import Override, Relation, in_language
from desktop.naming import said_about
from desktop.tables.ledger import Field

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from db.model.board import Board
    from db.model.things import RelationOverride, Scenario
    from desktop.words import Words

NOTHING = "–"


def assumed_of(scenario: Scenario) -> dict[tuple[str, str], Override | RelationOverride]:
    """Return what a scenario assumes by what it is about, each once, in its order."""
    return {about(each): each for each in assumptions(scenario)}


def to_accept(base: Board, scenario: Scenario, chosen: Collection[tuple[str, str]]) -> list[Assumed]:
    """Return what stands under a scenario where it assumes what is chosen; nothing where nothing stands.

    That is where something is added to what nobody rated. A score is what a rating may say: a half step.
    """
    then = under(base, scenario.id)
    found = ((each, _value(then, each, scenario)) for what, each in assumed_of(scenario).items() if what in chosen)
    return [Assumed(each, round(value * 2) / 2) for each, value in found if value is not None]


def assumed_lines(base: Board, scenario: Scenario, words: Words) -> Iterator[tuple[str, list[Field]]]:
    """Yield the lines: what it is about, how it is, how it is assumed, and why."""
    then = under(base, scenario.id)
    for what, each in assumed_of(scenario).items():
        was, now = (_value(board, each, scenario) for board in (base, then))
        reason = in_language(each.rationale_ko, each.rationale_en, words.lang)
        target = each.target_id if isinstance(each, Override) else base.the(Relation, each.relation_id).from_id
        yield (
            target,
            [
                Field(said_about(words, base, what)),
                Field(NOTHING if was is None else f"{was:g}", was, right=True),
                Field(NOTHING if now is None else f"{now:g}", now, bold=True, right=True),
                Field(" ".join(reason.split()) or words.say("time.assumed.no_reason")),
            ],
        )


def _value(board: Board, override: Override | RelationOverride, scenario: Scenario) -> float | None:
    if isinstance(override, Override):
        found = effective(board, override.target_id, override.criterion_id, scenario.base_as_of)
        return found.score if found is not None else None
    value: int | None = getattr(board.the(Relation, override.relation_id), override.field)
    return value
