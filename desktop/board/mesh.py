"""The straight parts of connectors, found by place and ready to be painted many at a time.

Short parts are sorted into square cells; long upright ones, of which thousands run in the same few tracks, are joined
where they lie on one another, so that a board full of connectors costs no more to paint than what shows of it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from db.model.front import Point
    from db.model.geometry import Box
    from db.model.things import RelationKind

CELL = 512.0
LONG = 900.0
"""An upright part that is longer is sorted by its track and not by cells, in logical units."""

BROAD = 120.0
"""Parts that are no longer do not show where cards are only blocks, in logical units."""


class Leg(NamedTuple):
    """A straight part of a connector, from the left to the right or from the top down."""

    kind: RelationKind
    x: float
    y: float
    to_x: float
    to_y: float

    @property
    def level(self) -> bool:
        """Whether it runs from side to side."""
        return self.y == self.to_y


class Tip(NamedTuple):
    """An end of a connector at a card: where, the way on which the connector comes in, and whether it is its goal."""

    kind: RelationKind
    x: float
    y: float
    dx: int
    dy: int
    goal: bool


class Found(NamedTuple):
    """What shows of connectors in a rectangle."""

    legs: dict[Leg, QLineF]
    tips: dict[Tip, None]


class _Cell:
    """A square of the board, with the parts that meet it; ``broad`` are the longer ones, by kind."""

    __slots__ = ("broad", "legs", "tips")

    def __init__(self) -> None:
        self.legs: dict[Leg, QLineF] = {}
        self.broad: dict[RelationKind, dict[Leg, QLineF]] = {}
        self.tips: dict[Tip, None] = {}


class Mesh:
    """All parts of all connectors that show."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], _Cell] = {}
        self._tracks: dict[tuple[RelationKind, float], _Track] = {}
        self._counts: dict[Leg | Tip, int] = {}

    @property
    def empty(self) -> bool:
        """Whether there are none."""
        return not self._counts

    def add(self, kind: RelationKind, way: Sequence[Point]) -> None:
        """Take in a connector's way."""
        for part in _parts(kind, way):
            count = self._counts.get(part, 0)
            self._counts[part] = count + 1
            if not count:
                self._put(part)

    def remove(self, kind: RelationKind, way: Sequence[Point]) -> None:
        """Take out a connector's way that was taken in."""
        for part in _parts(kind, way):
            count = self._counts.pop(part) - 1
            if count:
                self._counts[part] = count
            else:
                self._drop(part)

    def clear(self) -> None:
        """Hold nothing."""
        self._cells.clear()
        self._tracks.clear()
        self._counts.clear()

    def within(self, area: Box) -> Found:
        """Return what may show in a rectangle."""
        # The inner loop of painting: written out, as a call for each part would take most of the time.
        found, left, top, right, bottom = Found({}, {}), area.x, area.y, area.right, area.bottom
        for cell in self._near(area):
            for leg, line in cell.legs.items():
                _, x, y, to_x, to_y = leg
                if x <= right and left <= to_x and y <= bottom and top <= to_y:
                    found.legs[leg] = line
            for tip in cell.tips:
                if left <= tip[1] <= right and top <= tip[2] <= bottom:
                    found.tips[tip] = None
        found.legs.update(self.trunks(area))
        return found

    def broad(self, area: Box) -> dict[RelationKind, dict[Leg, QLineF]]:
        """Return what may show in a rectangle of the longer parts only, by kind."""
        found: dict[RelationKind, dict[Leg, QLineF]] = {}
        for cell in self._near(area):
            for kind, legs in cell.broad.items():
                found.setdefault(kind, {}).update(legs)
        for leg, line in self.trunks(area).items():
            found.setdefault(leg.kind, {})[leg] = line
        return found

    def trunks(self, area: Box) -> dict[Leg, QLineF]:
        """Return the long upright parts that may show in a rectangle, joined where they lie on one another."""
        return {
            leg: _line(leg)
            for (_, x), track in self._tracks.items()
            if area.x <= x <= area.right
            for leg in track.within(area.y, area.bottom)
        }

    def _put(self, part: Leg | Tip) -> None:
        if isinstance(part, Tip):
            self._cell(part.x, part.y).tips[part] = None
        elif _long(part):
            self._tracks.setdefault((part.kind, part.x), _Track()).add(part)
        else:
            line = _line(part)
            for place in _places(part):
                cell = self._cells.setdefault(place, _Cell())
                cell.legs[part] = line
                if _broad(part):
                    cell.broad.setdefault(part.kind, {})[part] = line

    def _drop(self, part: Leg | Tip) -> None:
        if isinstance(part, Tip):
            del self._cell(part.x, part.y).tips[part]
        elif _long(part):
            self._tracks[part.kind, part.x].remove(part)
        else:
            for place in _places(part):
                cell = self._cells[place]
                del cell.legs[part]
                if _broad(part):
                    del cell.broad[part.kind][part]

    def _cell(self, x: float, y: float) -> _Cell:
        return self._cells.setdefault((int(x // CELL), int(y // CELL)), _Cell())

    def _near(self, area: Box) -> Iterator[_Cell]:
        left, top = int(area.x // CELL), int(area.y // CELL)
        right, bottom = int(area.right // CELL), int(area.bottom // CELL)
        for down in range(top, bottom + 1):
            for across in range(left, right + 1):
                cell = self._cells.get((across, down))
                if cell is not None:
                    yield cell


class _Track:
    """Long upright parts of one kind at one x."""

    def __init__(self) -> None:
        self._legs: dict[Leg, None] = {}
        self._joined: list[Leg] | None = None

    def add(self, leg: Leg) -> None:
        self._legs[leg] = None
        self._joined = None

    def remove(self, leg: Leg) -> None:
        del self._legs[leg]
        self._joined = None

    def within(self, top: float, bottom: float) -> Iterable[Leg]:
        if self._joined is None:
            self._joined = list(_joined(self._legs))
        first = bisect_left(self._joined, top, key=lambda leg: leg.to_y)
        last = bisect_left(self._joined, bottom, key=lambda leg: leg.y)
        return self._joined[first:last]


def _joined(legs: Iterable[Leg]) -> Iterator[Leg]:
    """Yield parts of one track from the top down, those that meet as one."""
    open_leg: Leg | None = None
    for leg in sorted(legs, key=lambda each: each.y):
        if open_leg is None:
            open_leg = leg
        elif leg.y > open_leg.to_y:
            yield open_leg
            open_leg = leg
        elif leg.to_y > open_leg.to_y:
            open_leg = open_leg._replace(to_y=leg.to_y)
    if open_leg is not None:
        yield open_leg


def _parts(kind: RelationKind, way: Sequence[Point]) -> Iterator[Leg | Tip]:
    for (x, y), (to_x, to_y) in pairwise(way):
        yield Leg(kind, min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
    yield from tips(kind, way)


def tips(kind: RelationKind, way: Sequence[Point]) -> Iterator[Tip]:
    """Yield the two ends of a connector's way."""
    if len(way) > 1:
        yield _tip(kind, way[1], way[0], goal=False)
        yield _tip(kind, way[-2], way[-1], goal=True)


def _tip(kind: RelationKind, before: Point, end: Point, *, goal: bool) -> Tip:
    return Tip(kind, *end, _sign(end[0] - before[0]), _sign(end[1] - before[1]), goal)


def _sign(length: float) -> int:
    return (length > 0) - (length < 0)


def _long(leg: Leg) -> bool:
    return leg.x == leg.to_x and leg.to_y - leg.y > LONG


def _broad(leg: Leg) -> bool:
    return leg.to_x - leg.x + leg.to_y - leg.y > BROAD


def _line(leg: Leg) -> QLineF:
    return QLineF(leg.x, leg.y, leg.to_x, leg.to_y)


def _places(leg: Leg) -> Iterator[tuple[int, int]]:
    right, bottom = int(leg.to_x // CELL), int(leg.to_y // CELL)
    for down in range(int(leg.y // CELL), bottom + 1):
        for across in range(int(leg.x // CELL), right + 1):
            yield across, down
