"""How the brief looks: page, columns, type and colours. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from desktop.brief.fonts import Weight
from desktop.palette import Palette

MM = 72 / 25.4
LEFT = 20 * MM
RIGHT = 595.276 - 20 * MM
TOP = 26 * MM
BOTTOM = 841.89 - 22 * MM
FULL = RIGHT - LEFT
TEXT = 126 * MM
TEXT_X = RIGHT - TEXT
MARGIN = 37 * MM

Align: TypeAlias = Literal["left", "right", "centre"]

PALETTE = Palette("light")
INK = PALETTE["text"]
SOFT = PALETTE["text_muted"]
HOME = PALETTE["home"]
GLOBAL = PALETTE["global"]
HOME_SOFT = PALETTE["home_soft"]
GLOBAL_SOFT = PALETTE["global_soft"]
DANGER = PALETTE["danger"]
LINE = PALETTE["line"]
LINE_STRONG = PALETTE["line_strong"]
PAPER = "#FFFFFF"
# The institute's own ink: covers, rules and table heads. The boards themselves do not use it.
NAVY = "#0D2344"
NAVY_SOFT = "#EEF2F8"
NAVY_LINE = "#33507F"
NAVY_TEXT = "#C4D3EA"
# Brand colours lightened until they keep 4.5:1 on the navy of the cover.
HOME_ON_NAVY = "#6FB2F5"
GLOBAL_ON_NAVY = "#F2A071"


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: str = INK
    align: Align = "left"

    def but(self, **changes: object) -> Style:
        """Return the style with some of it changed."""
        return replace(self, **changes)  # type: ignore[arg-type] # the fields' own types hold


BODY = Style(10, 17)
LEAD = Style(13, 22, "semibold", NAVY)
H1 = Style(20, 27, "bold", NAVY)
H2 = Style(12.5, 18, "bold", NAVY)
H3 = Style(10.5, 16, "bold", INK)
SMALL = Style(8.6, 13.4)
CELL = Style(8.3, 12.2)
HEAD_CELL = Style(8.3, 12.2, "semibold", PAPER)
NOTE = Style(7.6, 11.6, colour=SOFT)
CAPTION = Style(8.6, 13, "semibold", INK)
LABEL = Style(7.6, 11, "semibold", SOFT)
FIGURE = Style(22, 26, "bold", HOME)
