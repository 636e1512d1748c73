"""The ways of links between cards: level and upright lines that never run through a card or a note.

Cards and notes stand in levels: the lanes of all rows, from the top down. Between two levels there is always a
channel without cards, right across the ground; across a level a line goes through a gap between two cards, or
through the gutters at the ground's sides, which are always free.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from db.model.geometry import Box
from db.model.levels import Levels
from db.model.things import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.board import Board
    from db.model.front import Point
    from db.model.geometry import Arrangement, Card
    from db.model.levels import Gaps
    from db.model.things import Relation

Turns: TypeAlias = tuple[tuple[int, float], ...]

STEP = 4.0
"""From one track to the next, where links run beside each other."""
TRACKS = 5
HOP = 20.0
"""Neighbours that are farther apart than this are joined by a straight line from side to side."""
INSET = 14.0
"""How far from a card's corner a link may begin."""
NEAR = 12
"""Over more levels than this a link takes the gutter at a side of the ground."""
DETOURS = (20.0, 180.0)
"""How far aside of the straight way a gap may be: a short way with turns, and a longer way with fewer."""
TURN = 70.0
"""How much longer a way may be for going aside once less."""
AIR = 6.0
"""How much farther than need be a line keeps away from cards where there is room."""
DEPTH = 16.0
"""How far from its card a level line runs at most."""


class Router:
    """Finds the ways of links on a board as it is laid out; gaps are looked for only where a link asks."""

    def __init__(self, arrangement: Arrangement) -> None:
        self._cards = arrangement.cards
        self._levels = Levels(arrangement)
        ground = arrangement.axis
        self._trunks = (ground.x - 1, ground.right + 3)

    def route(self, from_position_id: str, to_position_id: str, track: int = 0) -> tuple[Point, ...]:
        """Return the way from card to card, corner by corner, from edge to edge; empty where one does not show.

        Links with other ``track`` numbers run beside each other where there is room.
        """
        start, end = self._cards.get(from_position_id), self._cards.get(to_position_id)
        if start is None or end is None or start is end:
            return ()
        offset = _offset(track)
        above, below = self._levels.of(start), self._levels.of(end)
        if above == below:
            return self._hop(start, end, above, offset)
        if above < below:
            return _without_middles(self._down(start, end, (above, below), offset))
        return _without_middles(self._down(end, start, (below, above), offset)[::-1])

    def _hop(self, start: Card, end: Card, level: int, offset: float) -> tuple[Point, ...]:
        left, right = (start, end) if start.box.x < end.box.x else (end, start)
        free = right.box.x - left.box.right
        y = left.box.middle[1] + offset
        if free >= HOP and any(low <= left.box.right and right.box.x <= high for low, high in self._levels.wide(level)):
            way: Sequence[Point] = ((left.box.right, y), (right.box.x, y))
        else:
            over = left.box.y - self._depth(level, offset)
            x, goal = left.box.right - 2 * INSET + offset, right.box.x + 2 * INSET - offset
            way = ((x, left.box.y), (x, over), (goal, over), (goal, right.box.y))
        return tuple(way) if left is start else tuple(reversed(way))

    def _down(self, start: Card, end: Card, levels: tuple[int, int], offset: float) -> list[Point]:
        """Return the way from the lower edge of a card to the upper edge of one in a level below."""
        first, last = levels
        x, goal = _port(start.box, end.box, offset), _port(end.box, start.box, offset)
        turns = self._turns(range(first + 1, last), x, goal, offset)
        if turns:
            x, goal = _met(start.box, turns[0][1], x), _met(end.box, turns[-1][1], goal)
        elif (common := _common(start.box, end.box)) is not None:
            x = goal = min(max((x + goal) / 2, common[0]), common[1])
        way = [(x, start.box.bottom)]
        for level, across in turns:
            y = self._y(level, offset)
            way += [(way[-1][0], y), (across, y)]
        y = end.box.y - self._depth(last, offset)
        return [*way, (way[-1][0], y), (goal, y), (goal, end.box.y)]

    def _turns(self, levels: range, x: float, goal: float, offset: float) -> Turns:
        """Return before which level the way goes aside, and to which x it does; few turns, no needless detour."""
        if not levels:
            return ()
        left, right = self._trunks
        trunk = left if x + goal - 2 * left <= 2 * right - x - goal else right
        ways: list[Turns] = [((levels[0], trunk + offset * 0.6),)]
        if len(levels) <= NEAR:
            ways += [way for reach in DETOURS if (way := self._weave(levels, x, goal, offset, reach))]
        return min(ways, key=lambda way: _cost(way, x, goal))

    def _weave(self, levels: range, x: float, goal: float, offset: float, reach: float) -> Turns:
        """Return the way through the gaps, as far as it can straight on; none where it would go too far aside."""
        window: Gaps = ((min(x, goal) - reach, max(x, goal) + reach),)
        turns: list[tuple[int, float]] = []
        here, since = window, levels[0]
        for level in levels:
            gaps = self._levels.gaps(level)
            further = _shared(here, gaps)
            if not further:
                x = _nearest(here, x, goal, offset)
                turns.append((since, x))
                further, since = _shared(window, gaps), level
                if not further:
                    return ()
            here = further
        return (*turns, (since, _nearest(here, x, goal, offset)))

    def _y(self, level: int, offset: float) -> float:
        """Return where a level line runs in the channel above a level: near what is above it."""
        top, bottom = self._levels.channel(level)
        room = min(bottom - top, DEPTH)
        return top + room / 2 + _fitted(offset, room)

    def _depth(self, level: int, offset: float) -> float:
        """Return how far above the cards of a level its line runs."""
        top, bottom = self._levels.channel(level)
        room = min(bottom - top, DEPTH)
        return room / 2 - _fitted(offset, room)


def ends(board: Board, arrangement: Arrangement, relation: Relation) -> tuple[str, str] | None:
    """Return the nearest two cards that show the relation's entities; None if one of them shows nowhere."""
    starts, goals = (
        [card for each in board.where(Position, "entity_id", entity) if (card := arrangement.cards.get(each.id))]
        for entity in (relation.from_id, relation.to_id)
    )
    pairs = ((_distance(one, other), one.position_id, other.position_id) for one in starts for other in goals)
    nearest = min((pair for pair in pairs if pair[1] != pair[2]), default=None)
    return nearest[1:] if nearest is not None else None


def crossing(route: Sequence[Point], box: Box) -> bool:
    """Tell whether a part of the way lies in the box."""
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    for (x, y), (to_x, to_y) in pairwise(route):
        across = min(x, to_x) <= right and left <= max(x, to_x)
        if across and min(y, to_y) <= bottom and top <= max(y, to_y):
            return True
    return False


def legs(route: Sequence[Point], reach: float = 4.0) -> tuple[Box, ...]:
    """Return a box around every straight part of the way, grown by ``reach``: what a painter has to look for.

    A long link is many narrow boxes and not one that covers the board.
    """
    return tuple(
        Box(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)).grown(reach)
        for (x, y), (to_x, to_y) in pairwise(route)
    )


def _cost(way: Turns, x: float, goal: float) -> float:
    places = (x, *(across for _, across in way), goal)
    return TURN * len(way) + sum(abs(after - before) for before, after in pairwise(places))


def _distance(one: Card, other: Card) -> float:
    (x, y), (to_x, to_y) = one.box.middle, other.box.middle
    return abs(x - to_x) + abs(y - to_y)


def _offset(track: int) -> float:
    at = track % TRACKS
    return (at + 1) // 2 * STEP * (1 if at % 2 else -1)


def _fitted(offset: float, room: float) -> float:
    """Return the offset made smaller until it is within a channel of that height."""
    most = TRACKS // 2 * STEP
    return offset * min(1.0, (room / 2 - 1) / most)


def _port(box: Box, other: Box, offset: float) -> float:
    """Return where a link leaves a card: the place of its edge that is nearest to the other card, near its middle."""
    middle = box.middle[0]
    most = box.w / 4
    return middle + min(max(other.middle[0] - middle, -most), most) + offset


def _common(one: Box, other: Box) -> tuple[float, float] | None:
    low, high = max(one.x, other.x) + INSET, min(one.right, other.right) - INSET
    return (low, high) if low <= high else None


def _met(box: Box, x: float, otherwise: float) -> float:
    """Return the x at which a way meets the card: without a turn where the card is there."""
    return x if box.x + INSET <= x <= box.right - INSET else otherwise


def _shared(some: Gaps, others: Gaps) -> Gaps:
    shared: list[tuple[float, float]] = []
    at = 0
    for low, high in some:
        while at < len(others) and others[at][1] < low:
            at += 1
        further = at
        while further < len(others) and others[further][0] <= high:
            shared.append((max(low, others[further][0]), min(high, others[further][1])))
            further += 1
    return tuple(shared)


def _nearest(gaps: Gaps, x: float, goal: float, offset: float) -> float:
    """Return the place in a gap by which the way from ``x`` to ``goal`` is shortest."""
    best, cost = goal, (float("inf"), 0.0)
    for low, high in gaps:
        air = min(AIR, (high - low) / 2)
        fit = min(max(goal, low + air), high - air)
        if (this := (abs(fit - x) + abs(fit - goal), abs(fit - goal))) < cost:
            best, cost = min(max(fit + offset, low), high), this
    return best


def _without_middles(way: Sequence[Point]) -> tuple[Point, ...]:
    """Return the way without points on a straight line."""
    kept: list[Point] = []
    for point in way:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
