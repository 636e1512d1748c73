"""What a drop does to the rows it touches: the dropped cards stay where they are put, the others make room.

All cards of a touched row get a written place, the one they show at, so that nothing else jumps later.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from db.model.geometry import Spot
from db.model.lanes import SLACK, Lanes, Place, reading, without_holes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from db.model.geometry import Arrangement, Card, Row, Sizes

# Places are written to a millionth of the ground's width: far below a pixel, and short in a file.
DIGITS = 6


def row_at(arrangement: Arrangement, y: float) -> Row | None:
    """Return the row at the height ``y``, or the nearest one; None on a board that shows no rows."""
    at = bisect_left(arrangement.rows, y, key=lambda row: row.box.bottom)
    near = arrangement.rows[max(0, at - 1) : at + 1]
    return min(near, key=lambda row: max(row.box.y - y, y - row.box.bottom), default=None)


def lane_at(arrangement: Arrangement, row: Row, y: float) -> int:
    """Return the lane of the row at the height ``y``; one past the last where ``y`` is well below that."""
    sizes = arrangement.sizes
    top = row.lane_y(0, sizes)
    return min(max(int((y - top + sizes.lane_gap / 2) // sizes.pitch), 0), row.lanes if row.cards else 0)


def carry(
    arrangement: Arrangement, carried: Sequence[str], x: float, y: float, spread: tuple[float, float] | None = None
) -> tuple[Spot, ...]:
    """Return where the carried cards are wanted, their first one's middle being at ``(x, y)``.

    They keep their formation: all go equally far sideways, as far as the ground allows, and over equally many
    rows. ``spread`` is the least and the greatest x of the formation, where not all of it is asked for. Ids that
    show no card are passed over; without rows nothing is wanted.
    """
    cards = [arrangement.cards[each] for each in carried if each in arrangement.cards]
    target = row_at(arrangement, y)
    if target is None or not cards:
        return ()
    grip, index = cards[0], arrangement.index
    rows_down = index[target.segment_id] - index[grip.segment_id]
    lanes_down = lane_at(arrangement, target, y) - grip.lane
    outermost = spread or spread_of(cards)
    dx = _shift(x - arrangement.axis.x, grip.x, outermost, arrangement.sizes)
    own = grip.segment_id
    goals = rows_on(arrangement, {card[1] for card in cards}, rows_down)
    # Runs for a thousand cards whenever the hand goes over to another row: written out.
    make = tuple.__new__
    return tuple(
        [
            make(Spot, (each, goals[segment], round(share + dx, DIGITS), max(lane + (segment == own) * lanes_down, 0)))
            for each, segment, _, share, lane in cards
        ]
    )


def rows_on(arrangement: Arrangement, segment_ids: Iterable[str], down: int) -> dict[str, str]:
    """Return the segments so many rows further down than these, each by the one that it is counted from.

    There is nothing beyond the first and the last row: who would go there stays on it.
    """
    rows, last, index = arrangement.rows, len(arrangement.rows) - 1, arrangement.index
    return {each: rows[min(max(index[each] + down, 0), last)].segment_id for each in segment_ids}


def drop(arrangement: Arrangement, wanted: Iterable[Spot], *, only: Collection[str] | None = None) -> tuple[Spot, ...]:
    """Return the places of all cards of the rows that are touched when the wanted ones are put down.

    The rows are those that cards go to and those that they leave. Wanted cards may be new to the board. With
    ``only`` just those segments' rows are worked out.
    """
    wanted = tuple(wanted)
    taken = {spot.position_id for spot in wanted}
    goals: dict[str, list[Spot]] = {}
    for spot in wanted:
        if spot.position_id in arrangement.cards:
            goals.setdefault(arrangement.cards[spot.position_id].segment_id, [])
        goals.setdefault(spot.segment_id, []).append(spot)
    spots: list[Spot] = []
    for segment_id, goal in goals.items():
        if only is None or segment_id in only:
            rest = _rest(arrangement, segment_id, taken)
            spots += _spots(segment_id, _make_room(goal, rest, arrangement.sizes), arrangement.sizes)
    return tuple(spots)


def rounded(spot: Spot) -> Spot:
    """Return the spot as it is written."""
    return spot._replace(x=round(spot.x, DIGITS))


def spread_of(cards: Collection[Card]) -> tuple[float, float]:
    """Return the least and the greatest x of the cards, which are at least one."""
    return min(card.x for card in cards), max(card.x for card in cards)


def _shift(x: float, grip: float, spread: tuple[float, float], sizes: Sizes) -> float:
    """Return how far shares may go sideways so that the one at ``grip`` comes to ``x`` and none leaves the ground."""
    least, most = sizes.centre_min / sizes.ground, sizes.centre_max / sizes.ground
    return min(max(x / sizes.ground - grip, least - spread[0]), most - spread[1])


def _rest(arrangement: Arrangement, segment_id: str, taken: Collection[str]) -> list[Place]:
    row = arrangement.row(segment_id)
    cards = [arrangement.cards[each] for each in (row.cards if row is not None else ()) if each not in taken]
    return [Place(card.position_id, card.x * arrangement.sizes.ground, card.lane) for card in cards]


def _spots(segment_id: str, places: Iterable[Place], sizes: Sizes) -> list[Spot]:
    tidied = reading(without_holes(places))
    return [Spot(each, segment_id, round(centre / sizes.ground, DIGITS), lane) for each, centre, lane in tidied]


def _make_room(goal: Sequence[Spot], rest: Sequence[Place], sizes: Sizes) -> list[Place]:
    lanes = Lanes(sizes)
    fixed: list[Place] = []
    least, most = sizes.centre_min, sizes.centre_max
    for spot in goal:
        centre = min(max(spot.x * sizes.ground, least), most)
        lane = lanes.first_free(max(spot.lane, 0), centre)
        lanes.take(lane, centre)
        fixed.append(Place(spot.position_id, centre, lane))
    placed: list[Place] = []
    homeless: list[Place] = []
    for lane in sorted({place.lane for place in rest}):
        stay, leave = _push(
            [place for place in rest if place.lane == lane],
            sorted(place.centre for place in fixed if place.lane == lane),
            sizes,
        )
        placed += stay
        homeless += leave
    for place in placed:
        lanes.take(place.lane, place.centre)
    return [*fixed, *placed, *(_house(place, lanes, sizes) for place in homeless)]


def _house(place: Place, lanes: Lanes, sizes: Sizes) -> Place:
    """Give a card that was pushed out the nearest room in its lane, else its old place in the next lane with room."""
    centre, lane = lanes.nearest(place.lane, place.centre, sizes), place.lane
    if centre is None:
        centre, lane = place.centre, lanes.first_free(place.lane + 1, place.centre)
    lanes.take(lane, centre)
    return Place(place.position_id, centre, lane)


def _push(cards: Sequence[Place], fixed: Sequence[float], sizes: Sizes) -> tuple[list[Place], list[Place]]:
    """Return the lane's cards moved aside for the fixed ones, and those that find no room there."""
    if not fixed:
        return list(cards), []
    step = sizes.card_w + sizes.card_gap
    lows = [sizes.centre_min, *(centre + step for centre in fixed)]
    highs = [*(centre - step for centre in fixed), sizes.centre_max]
    stay: list[Place] = []
    leave: list[Place] = []
    for at, (low, high) in enumerate(zip(lows, highs, strict=True)):
        left = fixed[at - 1] if at else float("-inf")
        right = fixed[at] if at < len(fixed) else float("inf")
        group = sorted((card for card in cards if left <= card.centre < right), key=lambda card: card.centre)
        while group and (packed := _pack(group, low, high, sizes)) is None:
            leave.append(_least_fitting(group, low, high))
            group.remove(leave[-1])
        if group and packed is not None:
            stay += packed
    return stay, leave


def _least_fitting(group: Sequence[Place], low: float, high: float) -> Place:
    return max(group, key=lambda card: max(low - card.centre, card.centre - high))


def _pack(group: Sequence[Place], low: float, high: float, sizes: Sizes) -> list[Place] | None:
    """Return the cards between ``low`` and ``high``, moved as little as need be; None where they do not fit."""
    step, least = sizes.card_w + sizes.card_gap, sizes.card_w
    centres = [card.centre for card in group]
    gaps = [min(step, max(after - before, least)) for before, after in pairwise(centres)]
    if low + sum(gaps) > high + SLACK:
        return None
    centres[0] = max(centres[0], low)
    for at, gap in enumerate(gaps):
        centres[at + 1] = max(centres[at + 1], centres[at] + gap)
    centres[-1] = min(centres[-1], high)
    for at in range(len(gaps) - 1, -1, -1):
        centres[at] = min(centres[at], centres[at + 1] - gaps[at])
    return [Place(card.position_id, centre, card.lane) for card, centre in zip(group, centres, strict=True)]
