"""The terms on which a board is read: date, weights, sides and cuts, looked up once per reading."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from db.model.things import Criterion, Entity, Method, Position, Rater, Scope, WeightSet

if TYPE_CHECKING:
    from db.model.board import Board

POINTS = 20.0
"""Points per score unit: the value function of a score."""

HELD, IMPORTANCE, WINNER_TAKES_ALL = "home", "imp", "wta"
"""The keys of the criteria that the method itself asks for."""

EPSILON = 1e-9
"""What two numbers may differ by and still be the same: sums of shares such as 0.1 + 0.2 + 0.3 are not exact."""


class Weighted(NamedTuple):
    """A criterion as scoring needs it: its weight (> 0), the points of its lowest and highest score, their logs."""

    criterion_id: str
    weight: float
    floor: float
    ceiling: float
    floor_log: float
    ceiling_log: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything that a reading of one board at one date rests on. Criterion ids are None where there is none.

    ``criterion_ids`` are those of ``criteria`` and ``whole`` is what their weights add up to. ``worth`` is what each
    half step on each is worth, by its weight: its points, and as imaginary part the logarithm of them.
    """

    as_of: date
    weight_set_id: str | None
    criteria: tuple[Weighted, ...]
    criterion_ids: tuple[str, ...]
    worth: tuple[Mapping[float | None, complex], ...]
    whole: float
    held_id: str | None
    importance_id: str | None
    winner_takes_all_id: str | None
    panels: frozenset[str]
    home_country: str
    by_control: bool
    geometric: bool
    coverage_min: float
    method: Method

    def at_home(self, entity: Entity) -> bool:
        """Tell whether an entity is on the home side by the board's nationality rule."""
        return country_of(entity, by_control=self.by_control) == self.home_country


def terms_of(board: Board, as_of: date | None = None, weight_set_id: str | None = None) -> Terms:
    """Return the terms of a board; None takes the board's own date and weights. Raises KeyError for an unknown set."""
    premise = board.premise
    weight_set = _weight_set(board, weight_set_id)
    criteria = _weighted(board, weight_set)
    return Terms(
        as_of=as_of or premise.as_of,
        weight_set_id=weight_set.id if weight_set else None,
        criteria=criteria,
        criterion_ids=tuple(each.criterion_id for each in criteria),
        worth=tuple(_worth(each.weight) for each in criteria),
        whole=sum(each.weight for each in criteria),
        held_id=_criterion(board, HELD, "position"),
        importance_id=_criterion(board, IMPORTANCE, "segment"),
        winner_takes_all_id=_criterion(board, WINNER_TAKES_ALL, "segment"),
        panels=panels(board),
        home_country=premise.home_country,
        by_control=premise.nationality_rule == "control",
        geometric=premise.aggregation == "geometric",
        coverage_min=premise.coverage_min,
        method=premise.method,
    )


def country_of(entity: Entity, *, by_control: bool) -> str:
    """Return the country that an entity counts for; control that is not set falls back to origin."""
    return (entity.control or entity.origin) if by_control else entity.origin


def is_home(board: Board, entity: Entity) -> bool:
    """Tell whether an entity is on the home side of this board."""
    premise = board.premise
    return country_of(entity, by_control=premise.nationality_rule == "control") == premise.home_country


def panels(board: Board) -> frozenset[str]:
    """Return the ids of the raters that are panels: what they rate is adopted."""
    return frozenset(rater.id for rater in board.all(Rater).values() if rater.kind == "panel")


def criteria_of(board: Board, scope: Scope) -> tuple[Criterion, ...]:
    """Return the criteria for positions or for segments, in their order."""
    criteria = (criterion for criterion in board.all(Criterion).values() if criterion.scope == scope)
    return tuple(sorted(criteria, key=lambda criterion: (criterion.order, criterion.id)))


def entity_of(board: Board, position: Position) -> Entity:
    """Return the entity that holds a position."""
    return board.the(Entity, position.entity_id)


def _weight_set(board: Board, asked: str | None) -> WeightSet | None:
    if asked is not None:
        return board.the(WeightSet, asked)
    chosen = board.get(WeightSet, board.premise.weight_set_id)
    if chosen is not None:
        return chosen
    defaults = sorted(each.id for each in board.all(WeightSet).values() if each.is_default)
    return board.the(WeightSet, defaults[0]) if defaults else None


def _weighted(board: Board, weight_set: WeightSet | None) -> tuple[Weighted, ...]:
    # A board without weights weighs equally. What a set does not name weighs nothing in it.
    criteria = criteria_of(board, "position")
    weights = dict(weight_set.weights) if weight_set else {criterion.id: 1.0 for criterion in criteria}
    return tuple(_as_weighted(each, weights[each.id]) for each in criteria if weights.get(each.id, 0.0) > 0.0)


def _as_weighted(criterion: Criterion, weight: float) -> Weighted:
    floor, ceiling = POINTS * criterion.scale_min, POINTS * criterion.scale_max
    return Weighted(criterion.id, weight, floor, ceiling, math.log(floor), math.log(ceiling))


def _worth(weight: float) -> Mapping[float | None, complex]:
    return {half / 2: weight * complex(POINTS * half / 2, math.log(POINTS * half / 2)) for half in range(1, 11)}


def _criterion(board: Board, key: str, scope: Scope) -> str | None:
    return next((each.id for each in criteria_of(board, scope) if each.key == key), None)
