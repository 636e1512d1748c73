"""How the cards of one row stand: in lanes, never over one another.

A card's place here is its centre from the ground's home edge, in logical units, and its lane.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from db.model.geometry import Sizes, Standing
    from db.model.things import Position

# Two cards may stand edge to edge. Written places are rounded, so that a hundredth of a pixel is no overlap.
SLACK = 0.01


class Place(NamedTuple):
    """A card's centre and lane in its row."""

    position_id: str
    centre: float
    lane: int


class Lanes:
    """The lanes of a row while it is filled: the centres taken in each, a card's width less ``slack`` apart."""

    def __init__(self, sizes: Sizes, slack: float = 0.0) -> None:
        self._reach = sizes.card_w - slack
        self._taken: list[list[float]] = []

    def free(self, lane: int, centre: float) -> bool:
        """Tell whether a card fits there."""
        if lane >= len(self._taken):
            return True
        taken = self._taken[lane]
        at = bisect_left(taken, centre)
        before = at == 0 or centre - taken[at - 1] >= self._reach
        return before and (at == len(taken) or taken[at] - centre >= self._reach)

    def take(self, lane: int, centre: float) -> None:
        """Put a card there."""
        while lane >= len(self._taken):
            self._taken.append([])
        insort(self._taken[lane], centre)

    def nearest(self, lane: int, centre: float, sizes: Sizes) -> float | None:
        """Return the nearest centre in the lane at which a card fits with gaps beside it, None where none does."""
        step = sizes.card_w + sizes.card_gap
        taken = self._taken[lane] if lane < len(self._taken) else []
        lows = [sizes.centre_min, *(each + step for each in taken)]
        highs = [*(each - step for each in taken), sizes.centre_max]
        fits = (min(max(centre, low), high) for low, high in zip(lows, highs, strict=True) if low <= high)
        return min(fits, key=lambda each: abs(each - centre), default=None)

    def first_free(self, lane: int, centre: float) -> int:
        """Return the first lane from ``lane`` on in which a card fits at ``centre``."""
        while not self.free(lane, centre):
            lane += 1
        return lane


def lay_out(
    positions: Iterable[Position], standings: Mapping[str, Standing], front: float | None, sizes: Sizes
) -> tuple[Place, ...]:
    """Return where the cards of a row stand, in reading order.

    A card whose place is written keeps it, or goes down to the next lane with room; the others are put where a
    tidy-up would put them, as far as there is room. Lanes are numbered without holes.
    """
    positions = tuple(positions)
    lanes = Lanes(sizes, SLACK)
    placed = [
        Place(position.id, clamp(position.x * sizes.ground, sizes), _lane(position, len(positions)))
        for position in positions
        if position.x is not None and isfinite(position.x)
    ]
    placed.sort(key=lambda place: (place.lane, place.centre, place.position_id))
    kept = _keep(without_holes(placed), lanes)
    written = {place.position_id for place in kept}
    rest = [position for position in positions if position.id not in written]
    return reading(without_holes([*kept, *_fill(rest, standings, front, sizes, lanes)]))


def tidy(
    positions: Iterable[Position], standings: Mapping[str, Standing], front: float | None, sizes: Sizes
) -> tuple[Place, ...]:
    """Return the row tidied up: home cards up to the front line, the others from it on, the best ones nearest."""
    return reading(without_holes(_fill(tuple(positions), standings, front, sizes, Lanes(sizes, SLACK))))


def clamp(centre: float, sizes: Sizes) -> float:
    """Return the nearest centre at which a card is whole on the ground."""
    return min(max(centre, sizes.centre_min), sizes.centre_max)


def edges(front: float, sizes: Sizes, *, home: bool = True, others: bool = True) -> tuple[float, float]:
    """Return the centres nearest to the line on either side; they leave room for each other at the board's edge."""
    line = front * sizes.ground
    reach = sizes.front_gap + sizes.card_w / 2
    step = sizes.card_w + sizes.card_gap
    left, right = clamp(line - reach, sizes), clamp(line + reach, sizes)
    if home and others:
        left = min(left, sizes.centre_max - step)
        right = max(right, left + step)
    return left, right


def reading(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places lane by lane, from left to right."""
    return tuple(sorted(places, key=lambda place: (place.lane, place.centre, place.position_id)))


def without_holes(places: Iterable[Place]) -> list[Place]:
    """Return the places with empty lanes taken out."""
    places = list(places)
    rank = {lane: at for at, lane in enumerate(sorted({place.lane for place in places}))}
    return [Place(place.position_id, place.centre, rank[place.lane]) for place in places]


def _lane(position: Position, count: int) -> int:
    return min(max(position.lane or 0, 0), count)


def _keep(places: Sequence[Place], lanes: Lanes) -> list[Place]:
    kept = []
    for place in places:
        lane = lanes.first_free(place.lane, place.centre)
        lanes.take(lane, place.centre)
        kept.append(Place(place.position_id, place.centre, lane))
    return kept


def _fill(
    positions: Sequence[Position],
    standings: Mapping[str, Standing],
    front: float | None,
    sizes: Sizes,
    lanes: Lanes,
) -> list[Place]:
    sides: tuple[list[Position], list[Position]] = ([], [])
    for position in positions:
        standing = standings.get(position.id)
        sides[0 if standing is not None and standing.home else 1].append(position)
    home_edge, global_edge = edges(0.5 if front is None else front, sizes, home=bool(sides[0]), others=bool(sides[1]))
    runs = (_run(home_edge, -1, sizes), _run(global_edge, 1, sizes))
    placed = []
    for side, run in zip(sides, runs, strict=True):
        slots = _slots(run, lanes)
        for position in sorted(side, key=lambda each: _rank(each, standings)):
            lane, centre = next(slots)
            lanes.take(lane, centre)
            placed.append(Place(position.id, centre, lane))
    return placed


def _rank(position: Position, standings: Mapping[str, Standing]) -> tuple[bool, float, str, str]:
    standing = standings.get(position.id)
    score = standing.score if standing is not None else None
    return score is None, -(score or 0.0), position.key, position.id


def _run(edge: float, way: int, sizes: Sizes) -> tuple[float, ...]:
    step = sizes.card_w + sizes.card_gap
    room = edge - sizes.centre_min if way < 0 else sizes.centre_max - edge
    return tuple(edge + way * step * at for at in range(max(0, int((room + SLACK) // step)) + 1))


def _slots(run: Sequence[float], lanes: Lanes) -> Iterator[tuple[int, float]]:
    lane = 0
    while True:
        for centre in run:
            if lanes.free(lane, centre):
                yield lane, centre
        lane += 1
