"""Cards on their way to where a change has put them: nothing on the board jumps.

Only what moves within its row, or to another row, is on its way; rows themselves are where they belong at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.board.easing import Flight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from db.model.geometry import Arrangement, Box

MOST = 300
"""When more cards move, all are where they belong at once."""


class Glide:
    """The cards on their way, each by how far it still is from its place."""

    def __init__(self) -> None:
        self._flights: dict[str, Flight] = {}
        self._boxes: dict[str, Box] = {}
        self.away: dict[str, Box] = {}

    def begin(self, starts: Mapping[str, Box], boxes: Mapping[str, Box], now: float) -> None:
        """Send cards from where they are to their boxes."""
        self._boxes = {each: boxes[each] for each in starts}
        self._flights = {
            each: Flight((start.x - boxes[each].x, start.y - boxes[each].y), now) for each, start in starts.items()
        }
        self.away = dict(starts)

    def tick(self, now: float) -> None:
        """Move on to the time ``now``, in seconds; ``away`` is where they then are, without those that have come."""
        self._flights = {each: flight for each, flight in self._flights.items() if not flight.over(now)}
        self.away = {each: self._boxes[each].moved(*flight.at(now)) for each, flight in self._flights.items()}

    def stop(self) -> None:
        """All are where they belong."""
        self._flights, self.away = {}, {}


def starts(old: Arrangement, new: Arrangement, seen: Iterable[str], shown: Mapping[str, Box]) -> dict[str, Box]:
    """Return from where cards come that have moved, of those that are seen; none where too many have.

    ``shown`` are the boxes of cards that were shown elsewhere than in their places: in the hand, or on their way.
    """
    found: dict[str, Box] = {}
    for each in seen:
        start = _start(old, new, each, shown.get(each))
        if start is not None and start != new.cards[each].box:
            found[each] = start
            if len(found) > MOST:
                return {}
    return found


def moved(old: Arrangement, new: Arrangement, segment_ids: Iterable[str]) -> Iterator[Box]:
    """Yield where cards of these segments stood and stand that have moved, come or gone."""
    for segment_id in segment_ids:
        was, row = old.row(segment_id), new.row(segment_id)
        before = {each: old.cards[each].box for each in was.cards} if was is not None else {}
        after = {each: new.cards[each].box for each in row.cards} if row is not None else {}
        for each in before.keys() | after.keys():
            if before.get(each) != after.get(each):
                yield from (boxes[each] for boxes in (before, after) if each in boxes)


def _start(old: Arrangement, new: Arrangement, position_id: str, shown: Box | None) -> Box | None:
    before, card = old.cards.get(position_id), new.cards[position_id]
    if shown is not None or before is None or before is card:
        return shown
    was, row = old.row(before.segment_id), new.row(card.segment_id)
    if was is None or row is None or before.segment_id != card.segment_id:
        return before.box
    return before.box.moved(0, row.box.y - was.box.y)
