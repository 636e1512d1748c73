"""What a reading of the board says: plain records, undefined numbers are None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from db.model.things import Posture

Group: TypeAlias = Literal["top", "lead", "chase", "lag", "behind"]
FlipNumber: TypeAlias = Literal["L", "H_home", "H_foreign", "wta", "imp"]
Undefined: TypeAlias = Literal["no_home", "no_foreign", "not_rated", "empty"]


class PositionScore(NamedTuple):
    """How a position stands. Scores and bounds are points, 20 to 100; ``coverage`` is a share, 0 to 1.

    ``score`` is by the board's aggregation and None where nothing is rated; ``rank`` is among the eligible
    positions of its segment, ties share the smallest. ``home`` tells which side the position is on.
    """

    position_id: str
    home: bool
    score: float | None
    arithmetic: float | None
    geometric: float | None
    coverage: float
    low: float | None
    high: float | None
    eligible: bool
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """What would change a posture: moving ``number`` from ``now`` past ``cut`` gives ``posture``.

    ``number`` is one of ``L``, ``H_home``, ``H_foreign``, ``wta``, ``imp``. ``up`` tells the direction. ``to`` is
    the first value that changes the posture: of a score the nearest half step (that much or more, that much or
    less), of L the cut itself (over it when moving up, at or under it when moving down).
    """

    number: FlipNumber
    now: float
    cut: float
    to: float
    up: bool
    posture: Posture


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentVerdict:
    """How a segment stands: Korea's level and the posture, with the rule that fired (0 to 5).

    ``level`` is L, ``lead`` L uncapped; ``gap`` and ``mean_gap`` are points, signed; ``home_best_held`` and
    ``foreign_best_held`` are H_K and H_F on the score scale. ``front`` is the front line's place as a share
    of the ground, None where ``level`` is undefined; ``undefined`` then says why. ``positions`` are those with a rank
    by it, then the others; those that do not stand on the day come last and count for nothing.
    """

    segment_id: str
    layer_id: str
    level: float | None
    lead: float | None
    gap: float | None
    mean_gap: float | None
    depth: float | None
    best_home: float | None
    best_foreign: float | None
    mean_home: float | None
    mean_foreign: float | None
    home_best_held: float | None
    foreign_best_held: float | None
    importance: float | None
    winner_takes_all: float | None
    group: Group | None
    taken: bool
    posture: Posture
    rule: int
    flip: Flip | None
    front: float | None
    undefined: Undefined | None
    few_foreign: bool
    coverage: float
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerFigure:
    """A layer's level: the mean of L weighted by importance, over ``counted`` of ``of`` segments."""

    layer_id: str
    level: float | None
    counted: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """The national figure over the layers that have one: geometric, and the arithmetic beside it."""

    geometric: float | None
    arithmetic: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A whole reading: by position id, segment id and layer id, of all waves; ``national`` is of the present wave.

    ``as_of`` and ``weight_set_id`` are what was read with; the ``asked_`` ones are None where the board's own
    were taken, so that a reading that is kept in step follows the board there.
    """

    as_of: date
    weight_set_id: str | None
    asked_as_of: date | None = None
    asked_weight_set_id: str | None = None
    positions: Mapping[str, PositionScore]
    segments: Mapping[str, SegmentVerdict]
    layers: Mapping[str, LayerFigure]
    national: National
