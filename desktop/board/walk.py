"""Walking the cards by keyboard: in reading order sideways, to the nearest card up and down."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.geometry import Arrangement, Card

Way: TypeAlias = Literal["left", "right", "up", "down", "row_start", "row_end", "start", "end"]


def walk(arrangement: Arrangement, current: str | None, way: Way) -> str | None:
    """Return the card that is one step further, the current one at the board's end, None on a board without cards."""
    order = arrangement.reading_order()
    if not order:
        return None
    if current is None or current not in arrangement.cards:
        return order[-1] if way == "end" else order[0]
    if way in {"start", "end"}:
        return order[0 if way == "start" else -1]
    if way in {"row_start", "row_end"}:
        row = arrangement.row(arrangement.cards[current].segment_id)
        return (row.cards if row is not None else order)[0 if way == "row_start" else -1]
    if way in {"left", "right"}:
        at = order.index(current) + (1 if way == "right" else -1)
        return order[min(max(at, 0), len(order) - 1)]
    return _beside(_lines(arrangement), arrangement.cards[current], 1 if way == "down" else -1)


def between(arrangement: Arrangement, one: str, other: str) -> tuple[str, ...]:
    """Return the cards from one to the other in reading order, both with them; the other one comes last."""
    order = arrangement.reading_order()
    first, last = order.index(one), order.index(other)
    return order[first : last + 1] if first <= last else tuple(reversed(order[last : first + 1]))


def _lines(arrangement: Arrangement) -> list[list[Card]]:
    """Return the cards line by line: every lane of every row that has any."""
    cards = [arrangement.cards[each] for each in arrangement.reading_order()]
    lines = [cards[:1]]
    for before, card in pairwise(cards):
        if (before.segment_id, before.lane) != (card.segment_id, card.lane):
            lines.append([])
        lines[-1].append(card)
    return lines


def _beside(lines: Sequence[Sequence[Card]], card: Card, down: int) -> str:
    at = next(index for index, line in enumerate(lines) if card in line) + down
    if not 0 <= at < len(lines):
        return card.position_id
    return min(lines[at], key=lambda each: abs(each.x - card.x)).position_id
