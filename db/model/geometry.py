"""The records of the board's geometry: boxes, sizes, and where bands, rows and cards stand.

Lengths are logical units: pixels at 100 %. The origin is the board's top left corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether the point is inside; the right and lower edges are outside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box moved."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: float) -> Box:
        """Return the box with every edge moved outwards."""
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def joined(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Standing(NamedTuple):
    """What the layout needs to know of a position: its side, and its score in points or None."""

    home: bool
    score: float | None


class Spot(NamedTuple):
    """Where a position stands: its segment, its centre as a share of the ground's width, its lane."""

    position_id: str
    segment_id: str
    x: float
    lane: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The lengths of which a board is made, in logical units.

    A note is ``note_w`` wide where it does not say, and never narrower than ``note_min``: both are shares of the
    ground's width. Its height is that of three lines of text.
    """

    margin: float = 10
    axis: float = 30
    band_head: float = 96
    row_head: float = 188
    ground: float = 1120
    gutter: float = 6
    band_gap: float = 8
    row_gap: float = 2
    row_min: float = 44
    row_pad: float = 7
    card_w: float = 148
    card_h: float = 29
    card_gap: float = 6
    lane_gap: float = 5
    edge: float = 6
    front_gap: float = 10
    note_w: float = 0.2
    note_min: float = 0.08
    note_h: float = 56
    note_gap: float = 6

    @property
    def ground_x(self) -> float:
        """The x of the ground's home edge."""
        return self.margin + self.band_head + self.gutter + self.row_head + self.gutter

    @property
    def width(self) -> float:
        """The width of the whole board."""
        return self.ground_x + self.ground + self.margin

    @property
    def pitch(self) -> float:
        """From one lane to the next."""
        return self.card_h + self.lane_gap

    @property
    def centre_min(self) -> float:
        """The leftmost centre of a card, from the ground's home edge."""
        return self.edge + self.card_w / 2

    @property
    def centre_max(self) -> float:
        """The rightmost centre of a card, from the ground's home edge."""
        return self.ground - self.centre_min

    def row_height(self, lanes: int) -> float:
        """Return how high a row with so many lanes is."""
        return max(self.row_min, 2 * self.row_pad + lanes * self.pitch - self.lane_gap)

    def notes_height(self, lanes: int) -> float:
        """Return how much higher so many lanes of notes make a row; none take no room."""
        return lanes * (self.note_h + self.note_gap) - self.note_gap + self.row_pad if lanes else 0.0


SIZES = Sizes()


@dataclass(frozen=True, slots=True)
class Band:
    """A layer on the board: all of it, and its head at the left. ``count`` cards stand in it, shown or folded."""

    layer_id: str
    box: Box
    head: Box
    folded: bool
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A segment on the board: all of it, its head, its ground, and the x of the front line, None if undefined.

    ``cards`` are its positions' ids in reading order, lane by lane; ``notes`` are its notes' ids, likewise. The
    notes stand beneath the cards, in the lowest ``notes_h`` of the row.
    """

    segment_id: str
    layer_id: str
    box: Box
    head: Box
    ground: Box
    front_x: float | None
    lanes: int
    cards: tuple[str, ...]
    notes: tuple[str, ...] = ()
    notes_h: float = 0.0

    def lane_y(self, lane: int, sizes: Sizes) -> float:
        """Return the y of the upper edge of the cards in a lane."""
        spare = self.box.h - self.notes_h - self.lanes * sizes.pitch + sizes.lane_gap
        return self.box.y + spare / 2 + lane * sizes.pitch


class Card(NamedTuple):
    """A position on the board: its box, and its place as it would be written (see `Spot`)."""

    position_id: str
    segment_id: str
    box: Box
    x: float
    lane: int

    @property
    def spot(self) -> Spot:
        """The card's place."""
        return Spot(self.position_id, self.segment_id, self.x, self.lane)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A board, or one wave of it, laid out.

    ``rows`` are the ones that show, from the top to the bottom; ``index`` is their order. ``notes`` are the boxes of
    the notes; those of the whole board stand in the ``strip`` under the axis, which is None where there are none.
    """

    width: float
    height: float
    axis: Box
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    cards: Mapping[str, Card]
    index: Mapping[str, int]
    sizes: Sizes
    notes: Mapping[str, Box] = field(default_factory=dict)
    strip: Box | None = None

    def row(self, segment_id: str) -> Row | None:
        """Return the segment's row, or None where it does not show."""
        at = self.index.get(segment_id)
        return None if at is None else self.rows[at]

    def reading_order(self) -> tuple[str, ...]:
        """Return the positions that show, row by row and lane by lane."""
        return tuple(each for row in self.rows for each in row.cards)
