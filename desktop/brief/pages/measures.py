"""A measure on the page: a card with its title, its targets as they stand now, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Beside, Paragraph, Stack, Whole
from desktop.brief.numbers import NOTHING
from desktop.brief.styles import CELL, DANGER, H3, HOME, INK, NAVY, NOTE, SMALL, SOFT
from desktop.brief.table import Row, Table, cell, head_cell, number
from desktop.brief.text import span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.blocks import Block
    from desktop.brief.content.advice import Advice, Measures, Target
    from desktop.brief.pages.setter import Setter
    from desktop.brief.sheet import Sheet

_INSET = 10.0


class Card(Whole):
    """A block under a line of its own colour."""

    def __init__(self, inside: Block, colour: str, *, before: float = 0, wide: bool = False) -> None:
        super().__init__(before=before, wide=wide)
        self._inside, self._colour = inside, colour

    def height(self, width: float) -> float:
        """Return its height with line and padding."""
        return self._inside.height(width) + _INSET

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it."""
        sheet.rect(x, y, width, 1.2, fill=self._colour)
        self._inside.draw(sheet, x, y + _INSET, width)


def advice_block(advice: Advice, part: Measures, setter: Setter) -> Card:
    """Return the card of a measure."""
    label = H3.but(colour=HOME)
    title = [span(f"{advice.label}  ", label), span(advice.title, H3), *setter.notes(advice.notes[:8], H3)]
    aims: list[Block] = [Paragraph((span(part.aims, _LABEL),), _LABEL)]
    aims += [_target(each) for each in advice.targets[:8]] or [setter.muted("–")]
    rows: list[Block] = []
    rows.append(_pair(part.premise, advice.word))
    for name, value in advice.rows:
        rows.append(_pair(name, value or part.unsettled, settled=bool(value)))
    columns = Beside([Stack(aims), Stack(rows)], [1, 1], 24, before=6, wide=True)
    blocks: list[Block] = [Paragraph(title, H3, wide=True, most=4), columns]
    style = NOTE.but(colour=DANGER)
    blocks += [Paragraph((span(f"※ {each}", style),), style, before=3, wide=True, most=4) for each in advice.doubts]
    return Card(Stack(blocks), NAVY, before=18, wide=True)


def _target(target: Target) -> Table:
    row = Row(
        (
            cell(target.segment, header=True),
            cell(target.word, sign=target.posture),
            number(target.level if target.level == NOTHING else f"L {target.level}", strong=True),
        )
    )
    return Table([0, 80, 50], (), [row], says="")


def _pair(name: str, value: str, *, settled: bool = True) -> Paragraph:
    colour = INK if settled else DANGER
    spans = (span(f"{name}  ", SMALL, colour=SOFT), span(value, SMALL, weight="semibold", colour=colour))
    return Paragraph(spans, SMALL, before=1, most=4)


def targets_table(targets: Sequence[Target], says: str, setter: Setter) -> Table:
    """Return segments with their posture and level."""
    keys = ("segment", "posture", "level")
    head = [head_cell(setter.say(f"diagnosis.column.{key}"), "right" if key == "level" else "left") for key in keys]
    rows = [
        Row((cell(each.segment, header=True), cell(each.word, sign=each.posture), number(each.level, strong=True)))
        for each in targets
    ]
    return Table([0, 90, 60], head, rows, says=says, before=8)


_LABEL = CELL.but(colour=SOFT)
