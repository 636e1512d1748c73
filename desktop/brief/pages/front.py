"""Summary, contents and guide: the pages before the first part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Beside, Figure, Stack
from desktop.brief.charts import tile_chart
from desktop.brief.composer import Section
from desktop.brief.styles import CELL, DANGER, GLOBAL, HOME, INK, LEAD, PALETTE, SMALL
from desktop.brief.table import Row, Table, cell, head_cell

if TYPE_CHECKING:
    from desktop.brief.blocks import Block
    from desktop.brief.content.guide import Guide
    from desktop.brief.content.summary import Points, Summary
    from desktop.brief.headings import Contents
    from desktop.brief.pages.setter import Setter

_SIGNS = {"home": ("● ", HOME), "world": ("◆ ", GLOBAL), "hollow": ("○ ", INK), "note": ("", HOME)}


def summary(summary: Summary, setter: Setter) -> Section:
    """Return the summary, which opens a page."""
    heading = setter.heading(summary.head)
    heading.wide = True
    tiles = tuple((each.name, each.level, each.figure, each.group, each.counted) for each in summary.tiles)
    left = Stack([*_points(summary.situation, setter, 0), *_points(summary.diagnosis, setter, 16)])
    decisions = setter.box(
        summary.decisions.head,
        [setter.bullets(summary.decisions.items, SMALL, mark="■", before=3, most=6)],
        bar=DANGER,
        ground=PALETTE["danger_soft"],
        before=18,
    )
    right = Stack([*_points(summary.advice, setter, 0), decisions])
    blocks: list[Block] = [heading, setter.prose(summary.lead, LEAD, before=10, most=8, wide=True)]
    if tiles:
        blocks.append(Figure(lambda width: tile_chart(width, tiles, summary.tiles_note), before=18, wide=True))
        blocks.append(setter.source(summary.tiles_note))
    blocks.append(Beside([left, right], [1, 1], 24, before=22, wide=True))
    return Section(blocks, "page")


def _points(points: Points, setter: Setter, before: float) -> list[Block]:
    heading = setter.minor(points.head, before=before)
    return [heading, setter.bullets(points.items, SMALL, most=6)] if points.items else []


def contents(guide: Guide, table: Contents, setter: Setter) -> Section:
    """Return contents and guide."""
    heading = setter.heading(guide.contents_head)
    rows = [
        Row((cell(_SIGNS.get(key, ("", ""))[0] + sign, style=_sign_style(key), header=True), cell(meaning)))
        for key, sign, meaning in guide.rows
    ]
    reading = setter.heading(guide.head, 2, before=30)
    table.before = 10
    head = [head_cell(setter.say("guide.sign")), head_cell(setter.say("guide.meaning"))]
    return Section([heading, table, reading, Table([74, 0], head, rows, says=guide.head, before=8)])


def _sign_style(key: str) -> object:
    colour = _SIGNS[key][1] if key in _SIGNS else DANGER if key == "taken" else INK
    return CELL.but(weight="semibold", colour=colour)
