"""Rows on their way to where a change has put them: the still picture in slices, each still so far from its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.board.easing import Flight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.model.geometry import Arrangement
    from desktop.board.camera import Camera

MOST = 400
"""Rows that have farther to go, in device pixels, are where they belong at once."""


class Slice(NamedTuple):
    """What lies between two heights of the window, and how far down from its place it is shown, in device pixels."""

    top: int
    bottom: int
    away: int


class Slide:
    """The rows that are on their way."""

    def __init__(self) -> None:
        self._slices: list[Slice] = []
        self._flight: Flight | None = None
        self._share = 0.0

    @property
    def on(self) -> bool:
        """Whether any row is on its way."""
        return bool(self._slices)

    def begin(self, tops: Mapping[str, int], arrangement: Arrangement, camera: Camera, now: float) -> None:
        """Send the rows from the heights at which they were seen, by segment, to where they are now."""
        self._slices, self._share = [], 1.0
        found = [*_slices(tops, arrangement, camera)]
        if any(each.away for each in found) and all(abs(each.away) <= MOST for each in found):
            self._slices, self._flight = found, Flight((0.0, 1.0), now)

    def tick(self, now: float) -> None:
        """Move on to the time ``now``, in seconds."""
        if self._flight is not None and self._flight.over(now):
            self.stop()
        elif self._flight is not None:
            self._share = self._flight.at(now)[1]

    def stop(self) -> None:
        """All are where they belong."""
        self._slices, self._flight = [], None

    @property
    def slices(self) -> list[Slice]:
        """What is to be shown where, from the top down."""
        return [each._replace(away=round(each.away * self._share)) for each in self._slices]


def tops_of(arrangement: Arrangement, camera: Camera) -> dict[str, int]:
    """Return at which heights rows are seen, by segment."""
    return {row.segment_id: camera.y(row.box.y) for row in arrangement.rows}


def _slices(tops: Mapping[str, int], arrangement: Arrangement, camera: Camera) -> Iterator[Slice]:
    """Yield the slices that show; what is between two rows goes along with the lower one."""
    top, away = 0, 0
    for row in arrangement.rows:
        y, bottom = camera.y(row.box.y), camera.y(row.box.bottom)
        before = tops.get(row.segment_id)
        if bottom > 0 and y < camera.high:
            off = before - y if before is not None else away
            if off != away and top < y:
                yield Slice(top, max(top, y), away)
                top = max(top, y)
            away = off
    yield Slice(top, camera.high, away)
