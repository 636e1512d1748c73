"""What stands on every page: the running head with the class of distribution, and the foot with the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.brief.lines import elided
from desktop.brief.styles import BOTTOM, DANGER, FULL, LEFT, LINE, NAVY, NOTE, TOP
from desktop.brief.text import baseline, span, width_of

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts
    from desktop.brief.sheet import Sheet
    from desktop.brief.text import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a page stands: left edge, width, top and bottom."""

    left: float
    full: float
    top: float
    bottom: float


UPRIGHT = Frame(LEFT, FULL, TOP, BOTTOM)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page says of the paper: its series and title, the foot, and who may read it.

    A paper without a cover has ``told`` its foot to screen readers on its first page; else it is decoration.
    """

    series: str
    title: str
    foot: str
    distribution: str = ""
    restricted: bool = False
    told: bool = False

    def draw(self, sheet: Sheet, frame: Frame = UPRIGHT) -> None:
        """Draw head and foot."""
        with sheet.artifact("pagination"):
            self._head(sheet, frame)
            if not self.told or sheet.page > 1:
                self._foot(sheet, frame)

    def close(self, sheet: Sheet, frame: Frame = UPRIGHT) -> None:
        """Draw the foot of a first page that is told, after all that stands above it."""
        if self.told and sheet.page == 1:
            with sheet.leaf("P"):
                self._foot(sheet, frame)

    def _head(self, sheet: Sheet, frame: Frame) -> None:
        sheet.rect(frame.left, frame.top - 30, frame.full, 1.6, fill=NAVY)
        strong, label = NOTE.but(weight="bold", colour=NAVY), self._class()
        base = frame.top - 46 + baseline(NOTE.size, NOTE.leading)
        at = frame.left + width_of([span(self.series, strong)]) + 8
        right = frame.left + frame.full - width_of(label)
        _write(sheet, frame.left, base, span(self.series, strong))
        _write(sheet, at, base, *_short(self.title, right - at - 12))
        _write(sheet, right, base, *label)

    def _foot(self, sheet: Sheet, frame: Frame) -> None:
        base = frame.bottom + 30
        with sheet.artifact("pagination"):
            sheet.line(frame.left, frame.bottom + 18, frame.left + frame.full, frame.bottom + 18, LINE, 0.5)
        number, label = span(str(sheet.page), NOTE, weight="bold", colour=NAVY), self._class()
        edge = frame.left + frame.full
        right = edge - 34 - width_of(label)
        _write(sheet, frame.left, base, *_short(self.foot, right - frame.left - 12))
        _write(sheet, right, base, *label)
        with sheet.artifact("pagination"):
            _write(sheet, edge - width_of([number]), base, number)

    def _class(self) -> list[Span]:
        """Return the class of distribution; restricted ones stand out."""
        look = NOTE.but(weight="bold", colour=DANGER) if self.restricted else NOTE
        return [span(self.distribution, look)] if self.distribution else []


def _short(text: str, room: float) -> list[Span]:
    return [span(line.text, NOTE) for line in elided([span(text, NOTE)], room, 1)]


def _write(sheet: Sheet, x: float, base: float, *spans: Span) -> None:
    # The blank keeps neighbours apart for whoever copies the text.
    for each in spans:
        sheet.text(x, base, each.text + " ", each.weight, each.size, each.colour)


def furniture(facts: Facts, series: str, title: str, foot: str, *, told: bool = False) -> Furniture:
    """Return the furniture of a paper; ``told`` is for those without a cover."""
    kind = facts.order.distribution
    label = facts.say("form.class", name=facts.say(f"form.distribution.{kind}"))
    return Furniture(series, title, foot, label, kind != "open", told)
