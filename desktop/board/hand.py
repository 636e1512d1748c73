"""What is in the user's hand over the still picture: pointer, focus, rubber band, and cards being dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from db.model.geometry import Box, Spot
from db.model.guides import Guide
from desktop.board.elbows import Elbow
from desktop.board.face import Face


@dataclass(frozen=True, slots=True)
class Line:
    """A relation being drawn: from a card, to a card or, as long as none is pointed at, to a point."""

    source: str
    end: tuple[float, float]
    target: str | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A note in the hand: where it would lie, and in which segment's row; None is on the whole board."""

    note: str
    box: Box
    target: str | None


@dataclass(slots=True)
class Drag:
    """Cards in the hand.

    ``carried`` are the cards as they lie in the hand before they are ``shifted``, in logical units, by position id
    or, where they come from the tray, by entity id; ``face`` gives what one shows; ``bounds`` is around them all.
    ``target`` is the segment that the first one would go to, ``places`` all cards of that row as they would then
    stand; ``refused`` tells that they cannot be put down there. ``afar``: something else shows them in the hand.
    ``guides`` are the lines beside which the cards have come to rest.
    """

    carried: dict[str, Box]
    face: Callable[[str], Face]
    bounds: Box
    shifted: tuple[float, float] = (0.0, 0.0)
    target: str | None = None
    places: tuple[Spot, ...] = ()
    refused: bool = False
    afar: bool = False
    guides: tuple[Guide, ...] = ()


@dataclass(slots=True)
class Hand:
    """Everything that is drawn over the still picture.

    ``note`` is the one that keys act on, ``leaf`` one carried; ``lit`` are connectors that are pointed at.
    """

    hovered: str | None = None
    focus: str | None = None
    rubber: Box | None = None
    drag: Drag | None = None
    line: Line | None = None
    note: str | None = None
    leaf: Leaf | None = None
    lit: tuple[Elbow, ...] = ()
