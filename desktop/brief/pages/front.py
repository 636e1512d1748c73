"""Summary, contents and guide: the pages before the first part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Beside, Stack
from desktop.brief.charts.tiles import tile_chart
from desktop.brief.composer import Section
from desktop.brief.plates import Figure
from desktop.brief.styles import BOTTOM, CELL, DANGER, FULL, GLOBAL, HOME, INK, LEAD, PALETTE, TEXT, TOP, Style
from desktop.brief.table import Row, Table, cell, head_cell

if TYPE_CHECKING:
    from desktop.brief.blocks import Block
    from desktop.brief.content.guide import Guide
    from desktop.brief.content.summary import Points, Summary
    from desktop.brief.headings import Contents
    from desktop.brief.pages.setter import Setter

# The summary stands on one page: lead and lines as large as that lets them be.
_DENSITIES = (
    (LEAD, Style(9.4, 15)),
    (LEAD.but(size=12, leading=18.5), Style(8.8, 13.4)),
    (LEAD.but(size=11, leading=16.5), Style(8.3, 12.2)),
)
_SIGNS = {"home": ("● ", HOME), "world": ("◆ ", GLOBAL), "hollow": ("○ ", INK), "note": ("", HOME)}


def summary(summary: Summary, setter: Setter) -> Section:
    """Return the summary, which opens a page; it is set tighter where it would not stand on one."""
    heading = setter.heading(summary.head, wide=True)
    blocks: list[Block] = []
    for lead, item in _DENSITIES:
        blocks = [heading, *_summary(summary, setter, lead, item)]
        if Stack(blocks, indent=FULL - TEXT).height(FULL) <= BOTTOM - TOP:
            break
    return Section(blocks, "page")


def _summary(summary: Summary, setter: Setter, lead: Style, item: Style) -> list[Block]:
    tiles = tuple((each.name, each.level, each.figure, each.group, each.counted) for each in summary.tiles)
    blocks: list[Block] = [setter.prose(summary.lead, lead, before=10, most=8, wide=True)]
    if tiles:
        blocks.append(Figure(lambda width: tile_chart(width, tiles, summary.tiles_note), before=16, wide=True))
        blocks.append(setter.source(summary.tiles_note))
    gap = item.leading
    left = Stack([*_points(summary.situation, setter, item, 0), *_points(summary.diagnosis, setter, item, gap)])
    decisions = setter.box(
        summary.decisions.head,
        [setter.bullets(summary.decisions.items, item, mark="■", before=3, most=6)],
        bar=DANGER,
        ground=PALETTE["danger_soft"],
        before=gap,
    )
    right = Stack([*_points(summary.advice, setter, item, 0), decisions])
    columns = [each for each in (left, right) if each.blocks]
    blocks.append(Beside(columns, [1] * len(columns), 24, before=18, wide=True))
    if summary.verdicts:
        blocks.append(setter.minor(summary.verdicts_head, before=gap + 4, wide=True))
        blocks.append(_verdicts(summary, item))
    return blocks


def _verdicts(summary: Summary, item: Style) -> Table:
    strong, names = CELL.but(weight="semibold"), item.but(size=item.size - 0.6, leading=item.leading - 1.6)
    rows = [
        Row(
            (
                cell(each.word, style=strong, sign=each.posture, header=True),
                cell(each.count, "right", style=strong),
                cell(each.names, style=names),
            )
        )
        for each in summary.verdicts
    ]
    return Table([78, 34, 0], (), rows, says=summary.verdicts_head, before=5, wide=True)


def _points(points: Points, setter: Setter, item: Style, before: float) -> list[Block]:
    heading = setter.minor(points.head, before=before)
    return [heading, setter.bullets(points.items, item, most=6)] if points.items else []


def contents(guide: Guide, table: Contents, setter: Setter) -> Section:
    """Return contents and guide."""
    heading = setter.heading(guide.contents_head)
    rows = [
        Row((cell(_SIGNS.get(key, ("", ""))[0] + sign, style=_sign_style(key)), cell(meaning)))
        for key, sign, meaning in guide.rows
    ]
    reading = setter.heading(guide.head, 2, before=28, wide=True)
    table.before = 10
    head = [head_cell(setter.say("guide.sign")), head_cell(setter.say("guide.meaning"))]
    return Section([heading, table, reading, Table([92, 0], head, rows, says=guide.head, before=8, wide=True)])


def _sign_style(key: str) -> Style:
    colour = _SIGNS[key][1] if key in _SIGNS else DANGER if key == "taken" else INK
    return CELL.but(weight="semibold", colour=colour)
