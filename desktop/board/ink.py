"""Colours, typefaces and text for painters: a theme's, looked up once."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.theme import font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme

WEIGHTS = {
    "normal": QFont.Weight.Normal,
    "semi": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}
CUT = ".."
BROKEN_MOST = 2000
"""So many texts that were broken into lines are kept."""

PALE_FROM = 0.19
"""The luminance from which on dark text stands out more than white text: where both have a contrast of 4.4:1."""

# A word with the gap before it: a line may break at a gap, before a bracket and after a hyphen.
_WORD = re.compile(r"(\s*)(\(?[^\s(\-]*-*)")
_PLAIN = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_STILL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
# Made once: combining flags takes longer than writing a word.
FLAGS = {
    align: int(align | _STILL | _PLAIN)
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
}


class Ink:
    """What painters draw with."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._colours: dict[tuple[str, int], QColor] = {}
        self._fonts: dict[tuple[float, str], tuple[QFont, QFontMetricsF]] = {}
        self._broken: dict[tuple[str, float, int, tuple[int, ...], str], tuple[list[str], int]] = {}

    def colour(self, name: str, alpha: int = 255) -> QColor:
        """Return a named colour of the theme."""
        key = name, alpha
        if key not in self._colours:
            self._colours[key] = self.theme.colour(name, alpha)
        return self._colours[key]

    def over(self, name: str) -> QColor:
        """Return the colour in which text and marks can best be read on a fill of a named colour."""
        return self.colour("text_on_pale" if _is_pale(self.colour(name)) else "text_on_fill")

    def layer(self, stack_rank: int) -> QColor:
        """Return a band's colour."""
        return self.theme.layer(stack_rank)

    def pen(self, name: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Return a pen in a named colour."""
        return QPen(self.colour(name), width, style)

    def font(self, size: float, weight: str = "normal") -> QFont:
        """Return the typeface, ``size`` in logical units."""
        return self._font(size, weight)[0]

    def metrics(self, size: float, weight: str = "normal") -> QFontMetricsF:
        """Return the measures of that typeface."""
        return self._font(size, weight)[1]

    def fitting(self, text: str, width: float, size: float, weight: str = "normal") -> str:
        """Return the text on one line, cut where it is wider than ``width``.

        The typeface's own ellipsis stands at mid height, as is Korean custom; beside Latin letters it looks odd.
        """
        metrics = self.metrics(size, weight)
        if metrics.horizontalAdvance(text) <= width:
            return text
        ends = letter_ends(text)
        keep = bisect_right(ends, width, key=lambda end: metrics.horizontalAdvance(text[:end] + CUT)) - 1
        return text[: ends[max(0, keep)]].rstrip() + CUT

    def legible(self, text: str, width: float, sizes: Sequence[float], weight: str, least: int) -> tuple[str, float]:
        """Return the text cut to the width, in the first of the sizes in which so many letters show, and that size."""
        for size in sizes:
            shown = self.fitting(text, width, size, weight)
            if shown == text or len(letter_ends(shown.removesuffix(CUT))) > least:
                break
        return shown, size

    def largest(self, text: str, width: float, most: int, sizes: Sequence[int], weight: str) -> tuple[list[str], int]:
        """Return the lines of a text in the first of the sizes in which nothing is cut, else in the last, and it."""
        key = text, width, most, tuple(sizes), weight
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > BROKEN_MOST:
                self._broken.clear()
            found = self._broken[key] = self._largest(text, width, most, sizes, weight)
        return found

    def _largest(self, text: str, width: float, most: int, sizes: Sequence[int], weight: str) -> tuple[list[str], int]:
        for size in sizes:
            lines = self.lines(text, width, most, size, weight)
            if not any(line.endswith(CUT) for line in lines):
                return lines, size
        return lines, sizes[-1]

    def lines(self, text: str, width: float, most: int, size: float, weight: str = "normal") -> list[str]:
        """Return the text on at most so many lines, broken between words, words too long for a line within."""
        metrics = self.metrics(size, weight)
        lines = [""]
        for gap, word in _WORD.findall(text.strip()):
            together = lines[-1] + gap + word
            if metrics.horizontalAdvance(together) <= width or not lines[-1]:
                lines[-1] = together
            else:
                lines.append(gap + word)
        kept = [*lines[: most - 1], "".join(lines[most - 1 :])] if len(lines) > most else lines
        return [self.fitting(line.strip(), width, size, weight) for line in kept]

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        colour: QColor,
        size: float,
        weight: str = "normal",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Write one line into the box, in the middle of its height. The painter is in logical units."""
        painter.setFont(self.font(size, weight))
        painter.setPen(colour)
        painter.drawText(box, FLAGS[align], text)

    def _font(self, size: float, weight: str) -> tuple[QFont, QFontMetricsF]:
        key = size, weight
        if key not in self._fonts:
            made = font(size, WEIGHTS[weight])
            made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[key] = made, QFontMetricsF(made)
        return self._fonts[key]


def letter_ends(text: str) -> list[int]:
    """Return where a text may be cut without cutting a letter, an emoji or a flag in two, from 0 to its end."""
    if text.isascii():
        return list(range(len(text) + 1))
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = [0]
    while (at := finder.toNextBoundary()) > 0:
        units.append(at)
    if units[-1] != len(text):  # the toolkit counts in UTF-16: what lies outside its first plane counts twice
        wide = text.encode("utf-16-le", "surrogatepass")
        units = [len(wide[: 2 * at].decode("utf-16-le", "replace")) for at in units]
    return [each for each in units if not _in_flag(text, each)]


def _in_flag(text: str, at: int) -> bool:
    """Tell whether a place is between the two letters of a country that make a flag: the toolkit would cut there."""
    before = at
    while before > 0 and "\U0001f1e6" <= text[before - 1] <= "\U0001f1ff":
        before -= 1
    return (at - before) % 2 == 1 and "\U0001f1e6" <= text[at : at + 1] <= "\U0001f1ff"


def _is_pale(colour: QColor) -> bool:
    """Tell whether dark text stands out more on a colour than white text does."""
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else float((each + 0.055) / 1.055) ** 2.4
        for each in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > PALE_FROM)
