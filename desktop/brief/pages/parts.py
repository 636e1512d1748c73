"""The four parts: situation, diagnosis, implications and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Stack
from desktop.brief.composer import Section
from desktop.brief.pages import figures
from desktop.brief.pages.measures import advice_block, targets_table
from desktop.brief.styles import CELL, NAVY, NOTE, SOFT
from desktop.brief.table import Cell, Row, Table, cell, head_cell, number
from desktop.brief.text import span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.brief.blocks import Block
    from desktop.brief.content.advice import Measures
    from desktop.brief.content.background import Background
    from desktop.brief.content.diagnosis import Diagnosis
    from desktop.brief.content.ends import EndLine, Taken
    from desktop.brief.content.implications import Implications
    from desktop.brief.content.situation import Situation
    from desktop.brief.pages.setter import Setter


def background(part: Background, setter: Setter) -> list[Section]:
    """Return the part on the background; none where the board says nothing of itself."""
    if not part.text and not part.quotes:
        return []
    heading = setter.part(part.head)
    prose = [each for text in part.text for each in setter.long(text, before=8)]
    blocks: list[Block] = [setter.opening(setter.number, heading, (), prose)]
    if part.quotes:
        blocks += [setter.minor(part.quotes_head, before=18), setter.bullets(part.quotes, most=8)]
    return [Section(blocks)]


def situation(part: Situation, board: Callable[[], Sequence[Block]], setter: Setter) -> list[Section]:
    """Return the part on the situation; the ``board`` stands right under its beginning."""
    heading = setter.part(part.head)
    opening = setter.opening(setter.number, heading, part.figures, [setter.prose(each, before=8) for each in part.text])
    blocks: list[Block] = [opening, *board()]
    if part.layers:
        blocks += setter.table_title(part.table_title).over(_layers(part, setter))
    levels = figures.levels(part.levels, setter)
    if levels:
        blocks += [setter.heading(part.levels.head, 2, before=26, wide=True), *levels]
    return [Section(blocks)]


def _layers(part: Situation, setter: Setter) -> Table:
    head = [head_cell(text, "left" if at < 2 else "right") for at, text in enumerate(part.columns)]
    rows = [
        Row(
            (
                cell(line.name, style=CELL.but(weight="semibold"), header=True),
                Cell(setter.spans(line.what, CELL)),
                *(number(text) for text in (line.segments, line.home, line.world)),
                number(line.level, strong=True),
            )
        )
        for line in part.layers
    ]
    return Table([112, 0, 50, 40, 44, 48], head, rows, says=part.table_title, before=5, wide=True)


def diagnosis(part: Diagnosis, setter: Setter) -> list[Section]:
    """Return the part on the diagnosis."""
    heading = setter.part(part.head)
    gaps, ends = part.gaps, part.ends
    # That nothing is taken is worth a sentence and no heading.
    text = part.text if part.taken.lines or not gaps.groups else (*part.text, part.taken.text)
    opening = setter.opening(setter.number, heading, part.figures, [setter.prose(each, before=8) for each in text])
    blocks: list[Block] = [opening]
    if gaps.groups:
        blocks += figures.gaps(gaps, setter)
    if ends.strong:
        blocks.append(setter.heading(ends.head, 2, before=26, wide=True))
        blocks += _ends(ends.strong_title, ends.strong, ends.columns, setter, 8)
        blocks += _ends(ends.weak_title, ends.weak, ends.columns, setter, 16)
    if part.taken.lines:
        blocks.append(setter.heading(part.taken.head, 2, before=26))
        blocks += [setter.prose(part.taken.text, keeps=True), _taken(part.taken)]
    blocks += figures.ways(part.reach, part.reach_head, setter)
    blocks += figures.history(part.history, part.history_head, setter)
    return [Section(blocks)]


def _taken(taken: Taken) -> Table:
    head = [head_cell(text, "left" if at in {0, 3} else "right") for at, text in enumerate(taken.columns)]
    rows = [
        Row(
            (
                cell(line.segment, header=True),
                number(line.home),
                number(line.world, strong=True),
                cell(line.word, sign=line.posture),
            )
        )
        for line in taken.lines
    ]
    return Table([0, 84, 84, 74], head, rows, says=taken.head, before=8)


def _ends(title: str, lines: Sequence[EndLine], columns: Sequence[str], setter: Setter, before: float) -> list[Block]:
    head = [head_cell(text, "right" if at in {3, 4} else "left") for at, text in enumerate(columns)]
    rows = [
        Row(
            (
                cell(line.segment, sign=line.posture, header=True),
                cell(line.home),
                cell(line.world),
                number(line.gap, strong=True),
                number(line.level),
                Cell(setter.notes(line.notes[:6], CELL.but(size=7.6), raised=False)),
            )
        )
        for line in lines
    ]
    table = Table([-1.25, -1, -1, 44, 40, 46], head, rows, says=title, before=5, wide=True)
    return setter.table_title(title, before=before).over(table)


def implications(part: Implications, setter: Setter) -> list[Section]:
    """Return the part on implications."""
    heading = setter.part(part.head)
    blocks: list[Block] = [
        setter.opening(setter.number, heading, part.figures, [setter.prose(each, before=8) for each in part.text])
    ]
    blocks += figures.matrix(part.matrix, setter)
    if part.stances:
        blocks += setter.table_title(part.table_title, before=22).over(_stances(part, setter))
    blocks += figures.ranks(part.ranks, setter)
    return [Section(blocks)]


def _stances(part: Implications, setter: Setter) -> Table:
    head = [head_cell(text, "left" if at in {0, 6} else "right") for at, text in enumerate(part.columns)]
    rows: list[Row] = []
    for stance in part.stances:
        bold = CELL.but(weight="bold", colour=NAVY)
        condition = setter.say("implications.condition", condition=stance.condition)
        spans = (
            span(f"{stance.word} {stance.count}  ", bold),
            span(f"{stance.why} ", CELL),
            span(condition, NOTE, colour=SOFT),
        )
        rows.append(Row((Cell(spans, sign=stance.posture),), "group"))
        rows += [
            Row(
                (
                    cell(turn.segment, header=True),
                    *(number(text, strong=not at) for at, text in enumerate(turn.numbers)),
                    cell(turn.turning),
                )
            )
            for turn in stance.turns
        ]
    return Table([108, 34, 34, 34, 34, 38, 0], head, rows, says=part.table_title, before=5, wide=True)


def measures(part: Measures, setter: Setter) -> list[Section]:
    """Return the part on measures."""
    heading = setter.part(part.head)
    text = [setter.prose(each, before=8) for each in part.text]
    blocks: list[Block] = [setter.opening(setter.number, heading, part.figures, text)]
    blocks += [advice_block(each, part, setter) for each in part.advice]
    blocks += figures.plan(part.plan, part.plan_head, setter)
    if part.uncovered:
        blocks.append(
            Stack(
                [
                    setter.heading(part.uncovered_head, 2),
                    setter.muted(part.uncovered_text, keeps=True),
                    targets_table(part.uncovered, part.uncovered_head, setter),
                ],
                before=22,
            )
        )
    return [Section(blocks)]
