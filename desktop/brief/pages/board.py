"""The board on paper: on one page where it fits, else cut between rows, or lanes where a row is higher than a page."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from db.model.arrange import Arrangement, arrange
from desktop.brief import connectors, legend, rows
from desktop.brief.drawing import Drawing
from desktop.brief.heed import go_on
from desktop.brief.look import Scene, fronts, paper, scene, standings
from desktop.brief.picture import board_items
from desktop.brief.styles import BOTTOM, CAPTION, FULL, NOTE, PALETTE, TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.model.geometry import Box
    from desktop.brief.blocks import Block
    from desktop.brief.connectors import Connector
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.situation import Situation
    from desktop.brief.pages.setter import Setter

# How loosely the board is set: as loosely as lets it stand on one page.
_AIRS = (3.0, 2.0, 1.4, 1.0, 0.7, 0.4, 0.2, 0.0)
# What stands around the picture on every page of the board: title and source, two lines each, and the gaps.
_AROUND = 2 * CAPTION.leading + 2 * NOTE.leading + 16.0


def board(facts: Facts, part: Situation, setter: Setter) -> list[Block]:
    """Return the board as figures, each no higher than a page; none for a board without rows."""
    drawn = scene(facts.board, facts.judgement, facts.words, PALETTE, paper(FULL), facts.evidence)
    drawn = replace(drawn, linked=bool(connectors.strongest(facts.board)))
    key = legend.legend(drawn, 0, 0, FULL).height + 6
    room = BOTTOM - TOP - key - _AROUND
    layout, drawn = airy(facts, drawn, room, FULL)
    if not layout.rows:
        return []
    pieces = cut(layout, room)
    if len(pieces) == 1:
        return [_figure(facts, drawn, layout, key, part, setter)]
    links = connectors.connectors(facts.board, layout)
    blocks: list[Block] = []
    for at, piece in enumerate(pieces, start=1):
        title = setter.say("situation.board_part", title=part.board_title, part=at, of=len(pieces))
        blocks.append(
            setter.figure(
                title, drawing_of(drawn, piece, title, connectors.within(links, piece, layout)), part.board_source
            )
        )
    return blocks


def airy(facts: Facts, drawn: Scene, room: float, width: float, *, flat: bool = False) -> tuple[Arrangement, Scene]:
    """Return the board set as loosely as lets it stand in ``room``, or as tightly as it can be."""
    for air in _AIRS:
        go_on()
        drawn = replace(drawn, look=paper(width, air, flat=flat))
        layout = _laid_out(facts, drawn)
        if layout.height <= room:
            break
    return layout, drawn


def _figure(facts: Facts, drawn: Scene, layout: Arrangement, key: float, part: Situation, setter: Setter) -> Block:
    """Return the whole board as one figure, which can be set tighter to go under the text before it."""

    def smaller(width: float, room: float) -> Drawing | None:
        tight, scene_ = airy(facts, drawn, room - key, width)
        if tight.height > room - key:
            return None
        return drawing_of(scene_, tight, part.board_title, connectors.connectors(facts.board, tight))(width)

    made = drawing_of(drawn, layout, part.board_title, connectors.connectors(facts.board, layout))
    return setter.figure(part.board_title, made, part.board_source, smaller=smaller)


def _laid_out(facts: Facts, drawn: Scene) -> Arrangement:
    judgement = facts.judgement
    return arrange(drawn.board, standings(judgement), fronts(judgement), drawn.look.sizes, notes=False, unfolded=True)


def drawing_of(
    drawn: Scene, piece: Arrangement, title: str, links: Sequence[Connector] = ()
) -> Callable[[float], Drawing]:
    """Return what draws a part of the board, with its ``links`` and the legend under it, for a width."""

    def made(width: float) -> Drawing:
        key = legend.legend(drawn, 0, piece.height + 6, width)
        items = (*board_items(drawn, piece, connectors.drawn(drawn, links)), *key.items)
        return Drawing(width, piece.height + 6 + key.height, items, title, rows.says(drawn, piece))

    return made


def cut(layout: Arrangement, room: float) -> list[Arrangement]:
    """Return the layout cut into parts that are no higher than ``room``, each with the axis on top."""
    head = layout.axis.bottom
    cuts = [head]
    for top, bottom in _stretches(layout, room - head):
        if bottom - cuts[-1] > room - head + 1e-6:
            cuts.append(top)
    cuts.append(layout.height - layout.sizes.margin)
    return [_between(layout, top, bottom) for top, bottom in itertools.pairwise(cuts)]


def _stretches(layout: Arrangement, room: float) -> list[tuple[float, float]]:
    """Return the heights between which may be cut: rows, or runs of lanes where a row has too many."""
    sizes = layout.sizes
    found: list[tuple[float, float]] = []
    for row in layout.rows:
        top, bottom = row.box.y, row.box.bottom
        step = max(1, int((room - sizes.row_pad) / sizes.pitch)) * sizes.pitch
        while bottom - top > room:
            found.append((top, top + step))
            top += step
        found.append((top, bottom))
    return found


def _between(layout: Arrangement, top: float, bottom: float) -> Arrangement:
    """Return what of a layout stands between two heights, moved up under the axis."""
    up = layout.axis.bottom - top

    def cut(box: Box) -> Box:
        first, last = max(box.y, top), min(box.bottom, bottom)
        return box._replace(y=first + up, h=max(0.0, last - first))

    def stands(box: Box) -> bool:
        return box.bottom > top + 1e-6 and box.y < bottom - 1e-6

    return replace(
        layout,
        height=layout.axis.bottom + bottom - top,
        bands=tuple(replace(each, box=cut(each.box), head=cut(each.head)) for each in layout.bands if stands(each.box)),
        rows=tuple(
            replace(each, box=cut(each.box), head=cut(each.head), ground=cut(each.ground))
            for each in layout.rows
            if stands(each.box)
        ),
        cards={
            key: each._replace(box=each.box.moved(0, up))
            for key, each in layout.cards.items()
            if top <= each.box.middle[1] < bottom
        },
    )
