"""Bringing cards into line: the places of all cards of the rows that are touched, never over one another.

Doing the same twice changes nothing the second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.model.drop import DIGITS, drop
from db.model.geometry import Spot
from db.model.lanes import SLACK, Place, edges, reading, without_holes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from db.model.geometry import Arrangement, Card, Row, Sizes, Standing

Edge: TypeAlias = Literal["left", "centre", "right", "front"]


def align(arrangement: Arrangement, position_ids: Iterable[str], edge: Edge) -> tuple[Spot, ...]:
    """Return the places once the cards are brought into line.

    ``left``, ``centre`` and ``right`` put them under one another, those of one row into lanes of their own; ``front``
    puts each close to its row's front line, on the side where it stands, without changing their order.
    """
    cards = _chosen(arrangement, position_ids)
    if not cards:
        return ()
    if edge == "front":
        return _to_front(arrangement, cards)
    shares = [round(card.x, DIGITS) for card in cards]
    goal = {"left": min(shares), "right": max(shares), "centre": round((min(shares) + max(shares)) / 2, DIGITS)}[edge]
    return drop(arrangement, [card.spot._replace(x=goal) for card in cards])


def distribute(arrangement: Arrangement, position_ids: Iterable[str]) -> tuple[Spot, ...]:
    """Return the places once the cards' middles stand equally far apart; the outermost ones stay where they are."""
    cards = sorted(_chosen(arrangement, position_ids), key=lambda card: round(card.x, DIGITS))
    if len(cards) < 3:
        return ()
    first, last = round(cards[0].x, DIGITS), round(cards[-1].x, DIGITS)
    step = (last - first) / (len(cards) - 1)
    return drop(arrangement, [card.spot._replace(x=round(first + at * step, DIGITS)) for at, card in enumerate(cards)])


def keep_order(
    arrangement: Arrangement, segment_ids: Iterable[str], standings: Mapping[str, Standing]
) -> tuple[Spot, ...]:
    """Return the places once the rows' cards stand close together on their sides of the front line, in their order."""
    spots: list[Spot] = []
    for segment_id in dict.fromkeys(segment_ids):
        row = arrangement.row(segment_id)
        if row is not None:
            homes = {each for each in row.cards if each in standings and standings[each].home}
            near = edges(_front(row), arrangement.sizes, home=bool(homes), others=len(homes) < len(row.cards))
            spots += _settled(arrangement, row, near, homes, frozenset(row.cards))
    return tuple(spots)


class _Piece(NamedTuple):
    """A card of a lane while its row is settled: its centre, its side, and whether it goes to the line."""

    position_id: str
    centre: float
    home: bool
    chosen: bool


def _to_front(arrangement: Arrangement, cards: Iterable[Card]) -> tuple[Spot, ...]:
    chosen: dict[str, set[str]] = {}
    for card in cards:
        chosen.setdefault(card.segment_id, set()).add(card.position_id)
    spots: list[Spot] = []
    for segment_id, ids in chosen.items():
        row = arrangement.rows[arrangement.index[segment_id]]
        near = edges(_front(row), arrangement.sizes)
        middle = sum(near) / 2 / arrangement.sizes.ground
        homes = {each for each in row.cards if arrangement.cards[each].x < middle}
        spots += _settled(arrangement, row, near, homes, ids)
    return tuple(spots)


def _settled(
    arrangement: Arrangement, row: Row, near: tuple[float, float], homes: Collection[str], chosen: Collection[str]
) -> list[Spot]:
    """Return the row's places with the chosen cards at the line; ``near`` are the centres nearest to it on both sides.

    The others make room away from the line. What finds no room in its lane goes to the next one.
    """
    sizes = arrangement.sizes
    lanes: list[list[_Piece]] = [[] for _ in range(row.lanes)]
    for card in (arrangement.cards[each] for each in row.cards):
        each = card.position_id
        lanes[card.lane].append(_Piece(each, card.x * sizes.ground, each in homes, each in chosen))
    places: list[Place] = []
    for lane, pieces in enumerate(lanes):
        placed, over = _settle(pieces, near, sizes)
        places += [Place(piece.position_id, piece.centre, lane) for piece in placed]
        if over and lane + 1 == len(lanes):
            lanes.append([])
        if over:
            lanes[lane + 1] += over
    tidied = reading(without_holes(places))
    return [Spot(each, row.segment_id, round(centre / sizes.ground, DIGITS), lane) for each, centre, lane in tidied]


def _settle(pieces: Sequence[_Piece], near: tuple[float, float], sizes: Sizes) -> tuple[list[_Piece], list[_Piece]]:
    """Return a lane's cards at their new places, and those that find none there."""
    home, abroad = _Side(-1, near[0], sizes), _Side(1, near[1], sizes)
    sides = ((home, [each for each in pieces if each.home]), (abroad, [each for each in pieces if not each.home]))
    for side, own in sides:
        side.line_up([each for each in own if each.chosen])
    for (side, own), other in zip(sides, (abroad, home), strict=True):
        side.make_room([each for each in own if not each.chosen], other.nearest)
    return [*home.placed, *abroad.placed], [*home.over, *abroad.over]


class _Side:
    """One side of the front line in one lane while it is filled from the line outwards."""

    def __init__(self, way: int, near: float, sizes: Sizes) -> None:
        self._way, self._near, self._sizes = way, near, sizes
        self._room = -sizes.centre_min if way < 0 else sizes.centre_max
        self.placed: list[_Piece] = []
        self.over: list[_Piece] = []

    @property
    def nearest(self) -> float | None:
        """The centre of the card that is nearest to the line."""
        return self.placed[0].centre if self.placed else None

    def line_up(self, pieces: Iterable[_Piece]) -> None:
        """Put cards next to the line and to one another, in their order."""
        step = self._sizes.card_w + self._sizes.card_gap
        for at, piece in enumerate(self._outwards(pieces)):
            self._put(piece, self._way * self._near + at * step)

    def make_room(self, pieces: Iterable[_Piece], other: float | None) -> None:
        """Put cards where they are, or farther out where those nearer to the line need the room."""
        width, gap = self._sizes.card_w, self._sizes.card_gap
        for piece in self._outwards(pieces):
            taken = self.placed[-1].centre if self.placed else other
            out = self._way * piece.centre
            if taken is not None and out < self._way * taken + width - SLACK:
                out = self._way * taken + width + gap
            self._put(piece, out)

    def _outwards(self, pieces: Iterable[_Piece]) -> list[_Piece]:
        return sorted(pieces, key=lambda piece: (self._way * piece.centre, piece.position_id))

    def _put(self, piece: _Piece, out: float) -> None:
        if out > self._room + SLACK:
            self.over.append(piece)
        else:
            self.placed.append(piece._replace(centre=self._way * min(out, self._room)))


def _chosen(arrangement: Arrangement, position_ids: Iterable[str]) -> list[Card]:
    """Return the cards that show, in reading order."""
    found = {each: arrangement.cards[each] for each in position_ids if each in arrangement.cards}
    index = arrangement.index
    return sorted(found.values(), key=lambda card: (index[card.segment_id], card.lane, card.x, card.position_id))


def _front(row: Row) -> float:
    return 0.5 if row.front_x is None else (row.front_x - row.ground.x) / row.ground.w
