"""Dependency paths as a drawing: each way a row of players from who depends to whom all ways lead; none crosses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.brief import marks
from desktop.brief.charts.axis import SIZE, SMALL
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, fitted, line, middle, shrunk
from desktop.brief.styles import GLOBAL, GLOBAL_SOFT, HOME, HOME_SOFT, INK, NAVY, NAVY_SOFT, PAPER, SOFT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.brief.content.reach import Point, Reach, Stop, Way

_ROW = 25.0
_BOX = 20.0
_HEAD = 18.0
_MORE = 12.0
_GAP = 7.0
_END = 92.0  # how wide the player stands to whom the ways lead
_ARROW = 15.0
_WIDEST = 96.0
_FIGURE = 33.0


class _Frame(NamedTuple):
    """How the columns stand: so many steps before the last, each so wide."""

    width: float
    wide: float
    end: float


class _Shown(NamedTuple):
    """A player with the ways that are drawn, and how many are not."""

    point: Point
    ways: tuple[Way, ...]
    rest: int

    @property
    def high(self) -> float:
        """How high it stands."""
        return _ROW * len(self.ways) + (_MORE if self.rest else 0) - (_ROW - _BOX)


def way_chart(width: float, reach: Reach, more: Callable[[int], str], most: int = 3) -> Drawing:
    """Return chokepoints, and levers under a head of their own, each with its ``most`` strongest ways.

    ``more`` words how many ways are left out.
    """
    groups = [
        (head, group) for head, group in zip(reach.heads, (reach.chokepoints, reach.levers), strict=True) if group
    ]
    steps = max(len(way.stops) - 1 for _, group in groups for point in group for way in point.ways)
    end = width - _END
    wide = min(_WIDEST, (end - _FIGURE - _ARROW) / steps - _ARROW)
    frame = _Frame(width, wide, end)
    items: list[Item] = []
    y = 0.0
    for head, group in groups:
        items.append(Text(0, y + 9, head, SIZE, NAVY, "bold"))
        items.append(line((0, y + 13.5), (width, y + 13.5), stroke=NAVY, width=0.7))
        y += _HEAD
        for point in group:
            shown = _Shown(point, point.ways[:most], point.of - len(point.ways[:most]))
            items += _point(shown, y, frame, more)
            y += shown.high + _GAP
    says = " ".join(_says(reach))
    return Drawing(width, y - _GAP, tuple(items), reach.title, says)


def _says(reach: Reach) -> Iterator[str]:
    for head, group in zip(reach.heads, (reach.chokepoints, reach.levers), strict=True):
        for point in group:
            ways = "; ".join(f"{' → '.join(stop.name for stop in way.stops)} {way.strength:.2f}" for way in point.ways)
            yield f"{head}: {point.name} {point.strength:.2f}, {point.counted}. {ways}."


def _point(shown: _Shown, top: float, frame: _Frame, more: Callable[[int], str]) -> list[Item]:
    items = _last(shown, top, frame)
    for at, way in enumerate(shown.ways):
        items += _way(way, top + _ROW * at, frame)
    if shown.rest:
        y = top + shown.high - 3
        items.append(Text(frame.end - _ARROW, y, more(shown.rest), SMALL, SOFT, anchor="end"))
    return items


def _last(shown: _Shown, top: float, frame: _Frame) -> list[Item]:
    """Return the player to whom the ways lead, as high as all of them, with its strength as a figure and a bar."""
    point, tall = shown.point, shown.high
    colour = HOME if point.home else GLOBAL
    x, room = frame.end + 7, _END - 14
    y = top + tall / 2
    return [
        Rect(frame.end, top, _END, tall, Ink(fill=HOME_SOFT if point.home else GLOBAL_SOFT), 2),
        Rect(frame.end, top, 2.4, tall, Ink(fill=colour)),
        *_named(point.name, x, y - 5.5 if tall < 24 else y - 8, room, home=point.home),
        *_strength(point, x, y + (5 if tall < 24 else 3), room),
        *([] if tall < 40 else [Text(x, y + 16, fitted(point.counted, room, SMALL), SMALL, INK)]),
    ]


def _strength(point: Point, x: float, y: float, room: float) -> list[Item]:
    bar = room - 24
    return [
        Text(x, middle(y, SMALL), f"{point.strength:.2f}", SMALL, INK, "bold"),
        Rect(x + 24, y - 2, bar, 4, Ink(fill=PAPER)),
        Rect(x + 24, y - 2, bar * min(1.0, point.strength), 4, Ink(fill=HOME if point.home else GLOBAL)),
    ]


def _way(way: Way, top: float, frame: _Frame) -> list[Item]:
    """Return the players of a way from the right, so that the last arrows of all ways stand under one another."""
    y = top + _BOX / 2
    before, last = way.stops[:-1], way.stops[-1]
    items: list[Item] = []
    x = frame.end - _FIGURE - _ARROW - frame.wide
    for at in range(len(before) - 1, -1, -1):
        stop = before[at]
        items += _stop(stop, x, top, frame.wide)
        if at == len(before) - 1:
            items += _arrow(x + frame.wide, frame.end, y, way.strength)
            items += _figures(way, last, x + frame.wide + 4, frame.end, y)
        else:
            items += _arrow(x + frame.wide, x + frame.wide + _ARROW, y, way.strength)
        x -= frame.wide + _ARROW
    return items


def _figures(way: Way, last: Stop, left: float, right: float, y: float) -> list[Item]:
    room = right - left - 6
    above = [Text(left, y - 3, fitted(last.by, room, SMALL), SMALL, SOFT)] if last.by else []
    return [*above, Text(left, y + 8.5, f"{way.strength:.2f}", SMALL, INK, "semibold")]


def _arrow(left: float, right: float, y: float, strength: float) -> list[Item]:
    """Return an arrow, the thicker the stronger."""
    thick = 0.5 + 1.7 * strength
    return [
        line((left + 1, y), (right - 4, y), stroke=INK, width=thick),
        line((right - 5, y - 2.8), (right - 0.6, y), (right - 5, y + 2.8), closed=True, fill=INK),
    ]


def _stop(stop: Stop, x: float, top: float, wide: float) -> list[Item]:
    room = wide - 9
    ground = Rect(x, top, wide, _BOX, Ink(fill=NAVY_SOFT), 2)
    if not stop.by:
        return [ground, *_named(stop.name, x + 5, top + _BOX / 2, room, home=stop.home)]
    return [
        ground,
        *_named(stop.name, x + 5, top + 6, room, home=stop.home),
        Text(x + 13, top + 17, fitted(stop.by, room - 8, SMALL), SMALL, SOFT),
    ]


def _named(name: str, x: float, y: float, room: float, *, home: bool) -> list[Item]:
    shown, size = shrunk(name, room - 8, SIZE, "semibold", 7.2)
    colour = HOME if home else GLOBAL
    sign = marks.home if home else marks.world
    return [
        sign(x + 2.4, y, 2.4, Ink(fill=colour)),
        Text(x + 8, middle(y, size), shown, size, INK, "semibold"),
    ]
