"""Verbs about scenarios: what might be otherwise, with the reason for each difference; the base is never touched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from db.edit.fields import tidied
from db.edit.grades import Grade, rate_many, voices
from db.edit.keys import free_key
from db.edit.step import altered, held, step, written
from db.model.assumptions import about, assumptions
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Override, Rater, Relation, RelationOverride, Scenario, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Language


class Assumed(NamedTuple):
    """What stands under a scenario where an override is accepted: a target's score, or a relation's field."""

    override: Override | RelationOverride
    value: float


def add_scenario(board: Board, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Scenario
    """Begin a scenario that changes nothing yet, on a date, else on the board's own."""
    known = {"name_ko": "", "name_en": "", "base_as_of": board.premise.as_of, **tidied(fields)}
    new = Scenario(id=new_id(), key=free_key(board, Scenario, known["name_en"], known["name_ko"]), **known)
    return step(board, "time.add_scenario", [Change(None, new)], name=pair(new))


def edit_scenario(board: Board, scenario_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Scenario
    """Change a scenario's names, description or date."""
    scenario = held(board, Scenario, scenario_id)
    return step(board, "time.edit_scenario", [altered(scenario, fields)], name=pair(scenario))


def copy_scenario(board: Board, scenario_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Scenario
    """Begin a scenario with all that another one assumes, and fields of its own."""
    scenario = held(board, Scenario, scenario_id)
    known = replace(scenario, id=new_id(), **tidied(fields))
    new = replace(known, key=free_key(board, Scenario, known.name_en, known.name_ko))
    return step(board, "time.copy_scenario", [Change(None, new)], name=pair(scenario))


def remove_scenario(board: Board, scenario_id: str) -> Edit:
    """Remove a scenario with its evidence; measures that answer it stay without it."""
    scenario = held(board, Scenario, scenario_id)
    return step(board, "time.remove_scenario", removal(board, [scenario]), name=pair(scenario))


def assume(
    board: Board,
    scenario_id: str,
    overrides: Iterable[Override | RelationOverride],
    drop: Collection[tuple[str, str]] = (),
) -> Edit:
    """Let a scenario assume these differences, each in place of what it assumed of the same before.

    ``drop`` are those that it assumes no more, by target and criterion or by relation and field.
    """
    scenario = held(board, Scenario, scenario_id)
    new = {about(each): each for each in overrides}
    after = _with(_without(scenario, drop), new)
    count = len(new) + len(drop)
    return step(board, "time.assume", [Change(scenario, after)], name=pair(scenario), count=written(count))


def explain(board: Board, scenario_id: str, which: Collection[tuple[str, str]], reason: str, lang: Language) -> Edit:
    """Give the reason for some differences of a scenario, in one language."""
    scenario = held(board, Scenario, scenario_id)
    given = tidied({f"rationale_{lang}": reason})

    def told(each: Any) -> Any:  # noqa: ANN401 - an override of either kind
        return replace(each, **given) if about(each) in which else each

    after = _each(scenario, told)
    return step(board, "time.explain", [Change(scenario, after)], name=pair(scenario))


def drop_overrides(board: Board, scenario_id: str, which: Collection[tuple[str, str]]) -> Edit:
    """Let a scenario assume some differences no more."""
    scenario = held(board, Scenario, scenario_id)
    after = _without(scenario, which)
    return step(board, "time.drop", [Change(scenario, after)], name=pair(scenario), count=written(len(which)))


def accept(board: Board, scenario_id: str, accepted: Iterable[Assumed], *, rated_at: date) -> Edit:
    """Make what a scenario assumes true of the board, in one step.

    Scores become ratings at the board's date, each with its override's reason; relations change. What a person said
    stays as it was said: where one rated, the score is adopted, in the name of the panel that did so before, else of a
    panel called as the scenario. The scenario assumes these no more: they would count twice.
    """
    scenario, accepted = held(board, Scenario, scenario_id), tuple(accepted)
    panel = _panel(board, scenario)
    scores = [(each.override, each.value) for each in accepted if isinstance(each.override, Override)]
    grades = [_grade(board, override, value, panel) for override, value in scores]
    is_new = board.get(Rater, panel.id) is None and any(each.rater_id == panel.id for each in grades)
    changes = [Change(None, panel)] if is_new else []
    rated = rate_many(board.overlaid(changes), grades, rated_at=rated_at)
    changes += [*rated.changes, *_related(board, accepted)]
    gone = {about(each.override) for each in accepted}
    changes.append(Change(scenario, _without(scenario, gone)))
    return step(board, "time.accept", changes, name=pair(scenario), count=written(len(accepted)))


def _grade(board: Board, override: Override, score: float, panel: Rater) -> Grade:
    """Return what is accepted of a score: it counts afterwards, and stands in no person's name."""
    reasons = {field: getattr(override, field) or None for field in ("rationale_ko", "rationale_en")}
    grade = Grade(override.target_id, override.criterion_id, score=score, **reasons)  # type: ignore[arg-type]
    said = voices(board, override.target_id, override.criterion_id)
    adopted = [each.rater_id for each in said if _is_panel(board, each.rater_id)]
    if adopted:
        return grade._replace(rater_id=adopted[-1])
    if all(each.rater_id is None for each in said):
        return grade
    return grade._replace(rater_id=panel.id, confidence=said[-1].confidence)


def _panel(board: Board, scenario: Scenario) -> Rater:
    """Return the panel that adopts what a scenario assumes: that of its name, else a new one."""
    called = scenario.name_ko or scenario.name_en
    named = (each for each in board.all(Rater).values() if each.kind == "panel" and each.name == called)
    key = free_key(board, Rater, scenario.name_en, "panel")
    new = Rater(id=new_id(), key=key, name=called, name_en=scenario.name_en, kind="panel")
    return next(named, new)


def _is_panel(board: Board, rater_id: str | None) -> bool:
    rater = board.get(Rater, rater_id)
    return rater is not None and rater.kind == "panel"


def _related(board: Board, accepted: Iterable[Assumed]) -> list[Change]:
    after: dict[str, Relation] = {}
    for each in accepted:
        if isinstance(each.override, RelationOverride):
            relation = after.get(each.override.relation_id) or held(board, Relation, each.override.relation_id)
            after[relation.id] = replace(relation, **{each.override.field: round(each.value)})  # type: ignore[arg-type]
    return [Change(board.the(Relation, each), relation) for each, relation in after.items()]


def _each(scenario: Scenario, told: Callable[[Any], Any]) -> Scenario:
    return replace(
        scenario,
        overrides=tuple(map(told, scenario.overrides)),
        relation_overrides=tuple(map(told, scenario.relation_overrides)),
    )


def _without(scenario: Scenario, gone: Collection[tuple[str, str]]) -> Scenario:
    return replace(
        scenario,
        overrides=tuple(each for each in scenario.overrides if about(each) not in gone),
        relation_overrides=tuple(each for each in scenario.relation_overrides if about(each) not in gone),
    )


def _with(scenario: Scenario, new: dict[tuple[str, str], Override | RelationOverride]) -> Scenario:
    """Return the scenario with new differences, each where the first old one about the same stood, else at the end."""
    placed: list[Override | RelationOverride] = []
    left = dict(new)
    for each in assumptions(scenario):
        if about(each) not in new:
            placed.append(each)
        elif about(each) in left:
            placed.append(left.pop(about(each)))
    placed += left.values()
    return replace(
        scenario,
        overrides=tuple(each for each in placed if isinstance(each, Override)),
        relation_overrides=tuple(each for each in placed if isinstance(each, RelationOverride)),
    )
