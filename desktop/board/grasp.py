"""The user's hand on the board: taking cards up, carrying them, putting them back, pointing at things.

Whatever it does, just the parts of the window are painted anew where something of the hand was or is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.geometry import Box
from db.model.links import legs
from desktop.board.cards import PAD
from desktop.board.easing import Flight
from desktop.board.hand import Hand
from desktop.board.leaf import row_of
from desktop.board.overlay import RING, Lifted, paint_hand, strip_of
from desktop.board.tether import handle_of, reach_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QPainter

    from desktop.board.hand import Drag
    from desktop.board.paint import Still
    from desktop.board.scene import Scene


LIT_REACH = 12.0
"""How far a connector that is pointed at reaches from its way, in logical units."""

EDGE = 3.0
"""Room for the line around a rubber band, in logical units at most."""


class Grasp:
    """Holds the `Hand`.

    ``show`` has boxes painted anew over the still picture; ``ghost`` has the still picture show those cards as
    ghosts, and all others as they are.
    """

    def __init__(
        self, scene: Scene, show: Callable[[Iterable[Box]], None], ghost: Callable[[frozenset[str]], None]
    ) -> None:
        self.hand = Hand()
        self._scene, self._show, self._ghost = scene, show, ghost
        self._lifted = Lifted()
        self._flight: Flight | None = None

    @property
    def flying(self) -> bool:
        """Whether cards are on their way back: then `fly` wants calling."""
        return self._flight is not None

    def take_up(self, drag: Drag | None) -> None:
        """Take cards into the hand: their places show as ghosts. None empties the hand."""
        self._flight = None
        self._lifted.forget()
        self.point_at(drag=drag)
        self._ghost(frozenset(drag.carried) if drag is not None else frozenset())

    def carry(self, **drag: object) -> None:
        """Change what the cards in the hand do: fields of `Drag`."""
        if self.hand.drag is not None:
            self._change(self.hand.drag, drag)

    def point_at(self, **hand: object) -> None:
        """Change what is in the hand or under it: fields of `Hand`."""
        if any(getattr(self.hand, name) != value for name, value in hand.items()):
            self._change(self.hand, hand)

    def put_back(self, now: float, *, calm: bool) -> None:
        """Let the cards in the hand go back to where they came from, at once where motion is unwanted."""
        drag = self.hand.drag
        if drag is None or calm:
            self.take_up(None)
            return
        self._flight = Flight(drag.shifted, now)
        self.carry(target=None, places=(), refused=False)

    def fly(self, now: float) -> None:
        """Move cards on their way back on to the time ``now``, in seconds."""
        if self._flight is not None and self._flight.over(now):
            self.take_up(None)
        elif self._flight is not None:
            self.carry(shifted=self._flight.at(now))

    def forget_looks(self) -> None:
        """Cards look different now."""
        self._lifted.forget()

    def paint(self, painter: QPainter, still: Still) -> None:
        """Paint what lies on the board. The painter is in device pixels."""
        paint_hand(painter, self.hand, still)

    def paint_lifted(self, painter: QPainter, still: Still) -> None:
        """Paint the cards that are carried, which are over all. The painter is in device pixels."""
        if self.hand.drag is not None and not self.hand.drag.afar:
            self._lifted.paint(painter, self.hand.drag, still)

    def _change(self, held: object, fields: dict[str, object]) -> None:
        before, band = list(self._boxes()), self.hand.rubber
        for name, value in fields.items():
            setattr(held, name, value)
        if band is not None and self.hand.rubber is not None and fields.keys() == {"rubber"}:
            # The inside of a band that grows stays as it is: painting all of it takes longer than a frame.
            self._show(between(band.grown(EDGE), self.hand.rubber.grown(EDGE)))
            return
        self._show([*before, *self._boxes()])

    def _boxes(self) -> Iterable[Box]:
        """Yield where something of the hand is."""
        hand, arrangement = self.hand, self._scene.arrangement
        for each in (hand.hovered, hand.focus):
            if each is not None and each in arrangement.cards:
                box = arrangement.cards[each].box
                yield box.grown(RING + 2).joined(handle_of(box))
        yield from self._papers()
        if hand.rubber is not None:
            yield hand.rubber.grown(2)
        if hand.drag is not None:
            strip = strip_of(arrangement, hand.drag)
            yield hand.drag.bounds.grown(PAD + 1).moved(*hand.drag.shifted)
            if strip is not None:
                yield strip.grown(PAD)
            for guide in hand.drag.guides:
                yield Box(guide.x, guide.y0, 0, guide.y1 - guide.y0).grown(1)

    def _papers(self) -> Iterable[Box]:
        """Yield where notes and the lines of relations of the hand are."""
        hand, arrangement = self.hand, self._scene.arrangement
        if hand.note is not None and hand.note in arrangement.notes:
            yield arrangement.notes[hand.note].grown(RING + 2)
        if hand.leaf is not None:
            yield hand.leaf.box.grown(2)
            yield row_of(arrangement, hand.leaf).grown(2)
        for _, way in hand.lit:
            yield from legs(way, LIT_REACH)
        if hand.line is not None:
            reach = reach_of(arrangement, hand.line)
            if reach is not None:
                yield reach


def between(one: Box, other: Box) -> tuple[Box, ...]:
    """Return boxes that cover all but what lies well inside both."""
    whole = one.joined(other)
    left, top = max(one.x, other.x) + 2 * EDGE, max(one.y, other.y) + 2 * EDGE
    right, bottom = min(one.right, other.right) - 2 * EDGE, min(one.bottom, other.bottom) - 2 * EDGE
    if left >= right or top >= bottom:
        return (whole,)
    return (
        whole._replace(h=top - whole.y),
        whole._replace(y=bottom, h=whole.bottom - bottom),
        Box(whole.x, top, left - whole.x, bottom - top),
        Box(right, top, whole.right - right, bottom - top),
    )
