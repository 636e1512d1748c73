"""Connectors on the board on paper: the strongest dependencies, in the gutters between cards and never across one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from db.judge.dependence import supplies
from db.model.links import Router, ends
from db.model.things import Position, Relation
from desktop.brief.drawing import Ink, Item, Path, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.judge.dependence import Supply
    from db.model.board import Board
    from db.model.geometry import Arrangement, Box, Sizes
    from desktop.brief.look import Scene

_MOST = 14
"""So many connectors are drawn: of more, nobody could follow one on paper."""

# Ways are looked for at twice the size of paper, where there is as much air between cards as on the screen.
_TIMES = 2.0
_HEAD = 3.0  # how long an arrow's head is at most, in the picture's units at its smallest type


class Connector(NamedTuple):
    """A dependency on the board: how strong it is (0 to 1), between which cards, and its way to who supplies."""

    strength: float
    start: str
    goal: str
    way: tuple[tuple[float, float], ...]


def strongest(board: Board) -> tuple[Supply, ...]:
    """Return the strongest recorded inputs between players that both stand on the board, the strongest first."""
    placed = {each.entity_id for each in board.all(Position).values()}
    found = (each for each in supplies(board) if {each.dependent_id, each.supplier_id} <= placed)
    return tuple(sorted(found, key=lambda each: (-each.strength, each.relation_id))[:_MOST])


def connectors(board: Board, layout: Arrangement) -> tuple[Connector, ...]:
    """Return the connectors of a board that is laid out, each on a way of its own; what has no room is left out."""
    large = _scaled(layout, _TIMES)
    router, found = Router(large), list[Connector]()
    for track, each in enumerate(strongest(board)):
        pair = ends(board, large, board.the(Relation, each.relation_id))
        if pair is None:
            continue
        start, goal = pair if _of(board, pair[0]) == each.dependent_id else pair[::-1]
        way = tuple((x / _TIMES, y / _TIMES) for x, y in router.route(start, goal, track))
        if way:
            found.append(Connector(each.strength, start, goal, way))
    return tuple(found)


def within(found: Iterable[Connector], piece: Arrangement, whole: Arrangement) -> tuple[Connector, ...]:
    """Return the connectors of a part of a layout: those whose cards both stand in it, moved along with them."""
    moved = []
    for each in found:
        if each.start in piece.cards and each.goal in piece.cards:
            up = piece.cards[each.start].box.y - whole.cards[each.start].box.y
            moved.append(each._replace(way=tuple((x, y + up) for x, y in each.way)))
    return tuple(moved)


def drawn(scene: Scene, found: Iterable[Connector]) -> tuple[Item, ...]:
    """Return the marks of connectors, the thicker the stronger, with an arrow at who supplies."""
    return tuple(mark for each in found for mark in arrow(scene, each.way, each.strength))


def arrow(scene: Scene, way: Sequence[tuple[float, float]], strength: float) -> tuple[Item, ...]:
    """Return a way as a line with an arrow's head, in its last leg."""
    colour, thick = scene.palette["link_supplies"], scene.look.line * (0.25 + 0.35 * strength)
    (x, y), (to_x, to_y) = way[-2:]
    long = abs(to_x - x) + abs(to_y - y)
    head = min(_HEAD, long)
    dx, dy = (to_x - x) / long, (to_y - y) / long
    back, half = (to_x - dx * head, to_y - dy * head), head * 0.45
    tip = line(
        (to_x, to_y),
        (back[0] - dy * half, back[1] + dx * half),
        (back[0] + dy * half, back[1] - dx * half),
        closed=True,
        fill=colour,
    )
    steps = tuple(("L" if at else "M", *point) for at, point in enumerate((*way[:-1], back)))
    halo = Ink(stroke=scene.palette["panel"], width=thick + 0.9)
    return Path(steps, halo), Path(steps, Ink(stroke=colour, width=thick)), tip


def _of(board: Board, position_id: str) -> str:
    return board.the(Position, position_id).entity_id


def _scaled(layout: Arrangement, by: float) -> Arrangement:
    """Return a layout with all that ways are looked for by ``by`` times as large."""

    def box(each: Box) -> Box:
        return each._replace(x=each.x * by, y=each.y * by, w=each.w * by, h=each.h * by)

    return replace(
        layout,
        axis=box(layout.axis),
        rows=tuple(replace(each, box=box(each.box), ground=box(each.ground)) for each in layout.rows),
        cards={key: each._replace(box=box(each.box)) for key, each in layout.cards.items()},
        sizes=_larger(layout.sizes, by),
    )


def _larger(sizes: Sizes, by: float) -> Sizes:
    return replace(
        sizes,
        card_h=sizes.card_h * by,
        lane_gap=sizes.lane_gap * by,
        row_pad=sizes.row_pad * by,
        card_w=sizes.card_w * by,
    )
