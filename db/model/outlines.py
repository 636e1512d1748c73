"""Groups and alliances as outlines around their members' cards.

Members that neighbour each other share an outline; a card that is no member is never inside one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from db.model.things import Entity, Position, Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from db.model.board import Board
    from db.model.front import Point
    from db.model.geometry import Arrangement, Card

AIR = 4.0
"""How far an outline stays away from its cards, where no stranger is nearer: less than the gap between two lanes."""
GRIP = 24.0
"""By how much cards of two lanes overlap at least to share an outline."""
HELD = ("group", "alliance")


class Group(NamedTuple):
    """A group or an alliance on the board: its entity, and its members' positions that show, in reading order."""

    entity_id: str
    members: tuple[str, ...]


def groups(board: Board, arrangement: Arrangement) -> tuple[Group, ...]:
    """Return the groups and alliances that have members on the board as it is laid out, by key.

    Members are what is part of the group, and what they operate in turn: a company often shows by its services only.
    """
    below = _below(board)
    held = sorted((each.key, each.id) for each in board.all(Entity).values() if each.kind in HELD)
    found = (Group(each, _shown(board, arrangement, _within(each, below))) for _, each in held)
    return tuple(group for group in found if group.members)


def outline(arrangement: Arrangement, position_ids: Iterable[str]) -> tuple[tuple[Point, ...], ...]:
    """Return closed outlines around the cards: their corners, clockwise from the top left; sides are level or upright.

    Cards of a lane without a stranger between them share one, as far as they are close; so do cards that stand over
    one another in adjoining lanes of a row.
    """
    members = {each for each in position_ids if each in arrangement.cards}
    rows = sorted({arrangement.index[arrangement.cards[each].segment_id] for each in members})
    found: list[tuple[Point, ...]] = []
    for at in rows:
        cards = [arrangement.cards[each] for each in arrangement.rows[at].cards]
        runs = _runs(cards, members, min(AIR, arrangement.sizes.lane_gap / 2))
        found += [_around(tower) for tower in _towers(runs)]
    return tuple(found)


class _Run(NamedTuple):
    """The outline around members that stand beside each other in a lane."""

    lane: int
    left: float
    right: float
    top: float
    bottom: float


def _below(board: Board) -> dict[str, list[str]]:
    """Return by entity what is part of it and what it operates."""
    below: dict[str, list[str]] = {}
    for relation in board.all(Relation).values():
        if relation.kind == "part_of":
            below.setdefault(relation.to_id, []).append(relation.from_id)
        elif relation.kind == "operates":
            below.setdefault(relation.from_id, []).append(relation.to_id)
    return below


def _within(entity_id: str, below: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the entity and all below it; one that is below itself does no harm."""
    found, rest = {entity_id}, [entity_id]
    while rest:
        new = [each for each in below.get(rest.pop(), ()) if each not in found]
        found.update(new)
        rest += new
    return found


def _shown(board: Board, arrangement: Arrangement, entity_ids: Collection[str]) -> tuple[str, ...]:
    cards = (
        arrangement.cards.get(position.id)
        for each in entity_ids
        for position in board.where(Position, "entity_id", each)
    )
    shown = [card for card in cards if card is not None]
    shown.sort(key=lambda card: (arrangement.index[card.segment_id], card.lane, card.x, card.position_id))
    return tuple(card.position_id for card in shown)


def _runs(cards: Sequence[Card], members: Collection[str], inner: float) -> list[_Run]:
    """Return the runs of members in a row, whose cards are in reading order, lane by lane.

    ``inner`` is how far an outline stays away from its cards where another lane is above or below.
    """
    spans: list[tuple[int, int]] = []
    for at, card in enumerate(cards):
        if card.position_id not in members:
            continue
        if spans and spans[-1][1] == at - 1 and _near(cards[at - 1], card):
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((at, at))
    return [_run(cards, first, last, inner) for first, last in spans]


def _near(before: Card, card: Card) -> bool:
    return before.lane == card.lane and card.box.x - before.box.right <= card.box.w


def _run(cards: Sequence[Card], first: int, last: int, inner: float) -> _Run:
    box, end = cards[first].box, cards[last].box
    before = cards[first - 1] if first else None
    after = cards[last + 1] if last + 1 < len(cards) else None
    lane = cards[first].lane
    left = AIR if before is None or before.lane != lane else min(AIR, (box.x - before.box.right) / 2)
    right = AIR if after is None or after.lane != lane else min(AIR, (after.box.x - end.right) / 2)
    top = box.y - (inner if lane else AIR)
    bottom = box.bottom + (AIR if lane == cards[-1].lane else inner)
    return _Run(lane, box.x - max(left, 0.0), end.right + max(right, 0.0), top, bottom)


def _towers(runs: Iterable[_Run]) -> list[list[_Run]]:
    """Return runs that stand over one another. A run has at most one above it and one below, so nothing is ringed."""
    towers: list[list[_Run]] = []
    for run in runs:
        above = (tower for tower in towers if tower[-1].lane + 1 == run.lane and _overlap(tower[-1], run) >= GRIP)
        tower = max(above, key=lambda each: _overlap(each[-1], run), default=None)
        if tower is None:
            towers.append([run])
        else:
            tower.append(run)
    return towers


def _overlap(one: _Run, other: _Run) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _around(tower: Sequence[_Run]) -> tuple[Point, ...]:
    """Return the corners of a tower's outline, clockwise from the top left."""
    first, last = tower[0], tower[-1]
    right: list[Point] = [(first.right, first.top)]
    left: list[Point] = [(first.left, first.top)]
    for above, below in pairwise(tower):
        middle = (above.bottom + below.top) / 2
        if above.right != below.right:
            right += [(above.right, middle), (below.right, middle)]
        if above.left != below.left:
            left += [(above.left, middle), (below.left, middle)]
    right.append((last.right, last.bottom))
    left.append((last.left, last.bottom))
    return (left[0], *right, *reversed(left[1:]))
