"""A board under a scenario: an overlay of what the analyst wrote, without knock-on effects; the base stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from db.judge.past import on_day
from db.judge.ratings import effective
from db.judge.reading import judge_some, touched_segments
from db.model.change import Change
from db.model.things import Citation, Criterion, Rating, Relation, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from db.judge.judgement import PositionScore, SegmentVerdict
    from db.model.board import Board
    from db.model.things import Override, RelationOverride

LEAST, MOST = 1, 5
"""Between which a dependency's criticality and substitutability lie."""


class Outcome(NamedTuple):
    """What a scenario changes: how the positions and segments that it touches stand before and after.

    Both are read on ``day``, the scenario's own, so that nothing but the scenario makes the difference.
    """

    day: date
    positions: Mapping[str, tuple[PositionScore, PositionScore]]
    segments: Mapping[str, tuple[SegmentVerdict, SegmentVerdict]]


def under(board: Board, scenario_id: str, as_of: date | None = None) -> Board:
    """Return the board as it would be under a scenario, on the scenario's own date unless told another.

    Only what the scenario names differs: its overrides, in their order, each on what stands then, and the board's
    date. A score that is set counts as rated, also where nobody could tell; to what has no score nothing can be
    added. Raises KeyError for an unknown scenario.
    """
    scenario = board.the(Scenario, scenario_id)
    day = as_of or scenario.base_as_of
    overlay = on_day(board, day).overlaid(())
    for override in scenario.overrides:
        overlay.apply(_rated(overlay, scenario, override, day))
    for each in scenario.relation_overrides:
        overlay.apply(_related(overlay, each))
    return overlay


def outcome(board: Board, scenario_id: str, weight_set_id: str | None = None) -> Outcome:
    """Return what a scenario changes of a board's figures; only what it touches is read. Raises KeyError."""
    scenario = board.the(Scenario, scenario_id)
    day, after = scenario.base_as_of, under(board, scenario_id)
    ratings = (rating for each in scenario.overrides for rating in after.where(Rating, "target_id", each.target_id))
    touched = touched_segments(after, [Change(None, each) for each in ratings]) or frozenset()
    was = judge_some(board, touched, as_of=day, weight_set_id=weight_set_id)
    then = judge_some(after, touched, as_of=day, weight_set_id=weight_set_id)
    return Outcome(
        day,
        {each: (score, then.positions[each]) for each, score in was.positions.items()},
        {each: (verdict, then.segments[each]) for each, verdict in was.segments.items()},
    )


def _rated(board: Board, scenario: Scenario, override: Override, day: date) -> Iterator[Change]:
    """Yield the changes that leave, of what is rated on an override's criterion, the override alone."""
    target_id, criterion = override.target_id, board.the(Criterion, override.criterion_id)
    found = effective(board, target_id, criterion.id, day)
    score = _moved(found.score if found else None, override, criterion.scale_min, criterion.scale_max)
    if score is None:
        return
    for rating in board.where(Rating, "target_id", target_id):
        if rating.criterion_id == criterion.id:
            yield from (Change(each, None) for each in board.where(Citation, "target_id", rating.id))
            yield Change(rating, None)
    assumed = Rating(
        id=str(uuid5(NAMESPACE_OID, f"{scenario.id} {target_id} {criterion.id}")),
        target_kind=override.target_kind,
        target_id=target_id,
        criterion_id=criterion.id,
        status="rated",
        score=score,
        confidence=found.confidence if found else None,
        rationale_ko=override.rationale_ko,
        rationale_en=override.rationale_en,
        rated_at=day,
        as_of=day,
    )
    yield Change(None, assumed)


def _related(board: Board, override: RelationOverride) -> Iterator[Change]:
    relation = board.the(Relation, override.relation_id)
    value = _moved(getattr(relation, override.field), override, LEAST, MOST)
    if value is not None:
        # These are whole levels: half a level more is the next one.
        whole = int(value + 0.5)
        yield Change(relation, replace(relation, **{override.field: whole}))  # type: ignore[arg-type]


def _moved(now: float | None, override: Override | RelationOverride, least: float, most: float) -> float | None:
    """Return what an override makes of a number, within the scale; None where it has nothing to add to."""
    if override.op == "add":
        if now is None:
            return None
        return min(most, max(least, now + override.value))
    return min(most, max(least, override.value))
