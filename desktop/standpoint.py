"""Where the board is looked at from: as it is kept, as it was on a date, or as it would be under a scenario.

What may be edited there: of the base everything, of another date nothing, under a scenario what it may assume. Folding
bands is a way of looking, and named dates, scenarios and measures are about the base from wherever they are edited.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from db.edit.verbs import assume
from db.errors import RuleError
from db.judge.past import as_of
from db.judge.ratings import effective
from db.judge.reading import judge
from db.judge.scenario import under
from db.model.things import (
    Brief,
    Citation,
    Layer,
    Measure,
    Milestone,
    Override,
    Rater,
    Rating,
    Relation,
    RelationOverride,
    Scenario,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from db.edit.edit import Edit
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.change import Change

_APART = (Milestone, Scenario, Measure)
_ASSUMED = ("criticality", "substitutability")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """The base where both are None; else a date, or the id of a scenario."""

    day: date | None = None
    scenario: str | None = None

    @property
    def is_base(self) -> bool:
        """Whether the board shows as it is kept."""
        return self.day is None and self.scenario is None


BASE = Standpoint()


class Beside(NamedTuple):
    """The base beside a board that shows otherwise, and how it reads: the day is that of the scenario if there is one.

    Of another date the base reads on its own.
    """

    board: Board
    judgement: Judgement
    scenario: Scenario | None = None


def beside(base: Board, standpoint: Standpoint) -> Beside | None:
    """Return the base to be shown beside what is seen from a standpoint; None where that is the base itself."""
    if standpoint.is_base:
        return None
    scenario = base.get(Scenario, standpoint.scenario)
    return Beside(base, judge(base, as_of=scenario.base_as_of if scenario else None), scenario)


def day_of(day: date) -> dict[str, object]:
    """Return a date as the facts of a sentence."""
    return {"year": day.year, "month": day.month, "day": day.day}


def seen_from(base: Board, standpoint: Standpoint) -> Board:
    """Return the board as it shows from a standpoint; raises KeyError for a scenario that is no more."""
    if standpoint.scenario is not None:
        return under(base, standpoint.scenario)
    return as_of(base, standpoint.day) if standpoint.day is not None else base


def stands_still(base: Board, standpoint: Standpoint) -> Standpoint:
    """Return the standpoint, or that of the base where its scenario is no more."""
    gone = standpoint.scenario is not None and base.get(Scenario, standpoint.scenario) is None
    return BASE if gone else standpoint


def admitted(edit: Edit, standpoint: Standpoint, base: Board, shown: Board) -> Edit:
    """Return the edit of the base that is meant by an edit of what shows; raises RuleError where none may be."""
    if standpoint.is_base or not edit or (is_apart(edit.changes) and _is_of(edit.changes, base)):
        return edit
    if standpoint.scenario is None:
        raise RuleError("time.past", **day_of(standpoint.day or base.premise.as_of))
    return _assumption(edit, base.the(Scenario, standpoint.scenario), base, shown)


def refuse_step(changes: Iterable[Change], standpoint: Standpoint) -> None:
    """Raise RuleError where a step of the history may not be taken back or done again from a standpoint."""
    if not standpoint.is_base and not is_apart(changes):
        raise RuleError("time.step_past" if standpoint.scenario is None else "time.step_scenario")


def is_apart(changes: Iterable[Change]) -> bool:
    """Tell whether changes are about what is the same from every standpoint."""
    changes = tuple(changes)
    gone = {each.id for each in changes if isinstance(each.before, _APART) and each.after is None}
    return all(isinstance(each.thing, _APART) or _folds(each) or _goes_along(each, gone) for each in changes)


def _folds(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Layer) and isinstance(after, Layer) and replace(before, folded=after.folded) == after


def _goes_along(change: Change, gone: Collection[str]) -> bool:
    """Tell whether a change merely goes with a scenario that is removed: its evidence, its mention in a brief."""
    before, after = change.before, change.after
    if isinstance(before, Brief) and isinstance(after, Brief):
        return before.scenario_id in gone and replace(before, scenario_id=None) == after
    thing = change.thing
    # Evidence of what has come back is taken back with it.
    return isinstance(thing, Citation) and thing.target_kind in ("scenario", "measure")


def _is_of(changes: Iterable[Change], base: Board) -> bool:
    """Tell whether changes begin at what the base holds: another date may show less of a thing."""
    return all(base.get(each.kind, each.id) == each.before for each in changes)


def _assumption(edit: Edit, scenario: Scenario, base: Board, shown: Board) -> Edit:
    """Return the edit that lets a scenario assume what an edit of its board does."""
    overrides: list[Override | RelationOverride] = []
    drop: set[tuple[str, str]] = set()
    for change in edit.changes:
        if isinstance(change.before, Relation) and isinstance(change.after, Relation):
            overrides += _of_relation(change.before, change.after, scenario)
        elif isinstance(change.thing, Rating):
            found = _of_rating(change, change.thing, scenario, base, shown)
            if found is None:
                drop.add((change.thing.target_id, change.thing.criterion_id))
            else:
                overrides.append(found)
        elif not _goes_with(change, edit.changes):
            raise RuleError("time.scenario_only")
    return assume(base, scenario.id, overrides, drop)


def _of_rating(change: Change, rating: Rating, scenario: Scenario, base: Board, shown: Board) -> Override | None:
    """Return what is assumed of a score; None where the scenario shall assume nothing of it any more."""
    before, after = change.before, change.after
    known = _first(each for each in scenario.overrides if _is_about(each, rating))
    stands = effective(base, rating.target_id, rating.criterion_id, scenario.base_as_of)
    if not isinstance(after, Rating):
        if known is None:
            raise RuleError("time.scenario_clears")
        return None
    if after.status != "rated" or after.score is None:
        raise RuleError("time.scenario_score")
    now = effective(shown, rating.target_id, rating.criterion_id)
    last = before if isinstance(before, Rating) else now.ratings[-1] if now is not None else None
    if last is not None and last.status == "rated" and last.score == after.score:
        return _retold(last, after, known)
    if stands is not None and stands.score == after.score and known is not None:
        return None
    reasons = _reasons(last, after)
    if known is not None:
        reasons = {f: reasons[f] or getattr(known, f) for f in reasons}
    return Override(
        target_kind=rating.target_kind,
        target_id=rating.target_id,
        criterion_id=rating.criterion_id,
        op="set",
        value=after.score,
        **reasons,
    )


def _retold(before: Rating, after: Rating, known: Override | None) -> Override:
    """Return the override with another reason: the score is as it was."""
    reasons = {"rationale_ko": after.rationale_ko, "rationale_en": after.rationale_en}
    if replace(before, rated_at=after.rated_at, **reasons) != after:  # type: ignore[arg-type]
        raise RuleError("time.scenario_score")
    if known is None:
        raise RuleError("time.scenario_reason")
    return replace(known, **reasons)  # type: ignore[arg-type]


def _reasons(before: Rating | None, after: Rating) -> dict[str, str]:
    """Return the reasons that were given with a score; those of the base are of its own score."""
    told = {}
    for field in ("rationale_ko", "rationale_en"):
        said = getattr(after, field)
        told[field] = said if before is None or said != getattr(before, field) else ""
    return told


def _of_relation(before: Relation, after: Relation, scenario: Scenario) -> list[RelationOverride]:
    """Return what is assumed of a dependency; raises RuleError where more of the relation would change."""
    values = {field: getattr(after, field) for field in _ASSUMED}
    if replace(before, **values) != after or None in values.values():
        raise RuleError("time.scenario_only")
    found = []
    for field, value in values.items():
        if value != getattr(before, field):
            known = _first(e for e in scenario.relation_overrides if (e.relation_id, e.field) == (before.id, field))
            reasons = {f: getattr(known, f) if known else "" for f in ("rationale_ko", "rationale_en")}
            found.append(
                RelationOverride(relation_id=before.id, field=field, op="set", value=value, **reasons)  # type: ignore[arg-type]
            )
    return found


def _goes_with(change: Change, changes: Iterable[Change]) -> bool:
    """Tell whether a change merely goes with a rating: its citations, or the panel in whose name it is given."""
    if change.before is None and isinstance(change.after, Rater):
        return True
    gone = {each.id for each in changes if isinstance(each.before, Rating) and each.after is None}
    return change.after is None and getattr(change.before, "target_id", None) in gone


def _is_about(override: Override, rating: Rating) -> bool:
    return (override.target_id, override.criterion_id) == (rating.target_id, rating.criterion_id)


T = TypeVar("T")


def _first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)
