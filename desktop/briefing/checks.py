"""The check list before a brief goes out: what is open, by kind; each point leads to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.brief.content.open import KINDS
from desktop.plain import tip

if TYPE_CHECKING:
    from desktop.brief.content.open import Point
    from desktop.words import Words

_POINT = Qt.ItemDataRole.UserRole


class Checks(QTreeWidget):
    """The list.

    Signals:
        led(Point): the place of a point is asked for.

    """

    led = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._points: tuple[Point, ...] = ()
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item, _: self._lead(item))
        self.itemClicked.connect(lambda item, _: self._lead(item))
        self.retranslate(words)

    def tell(self, points: tuple[Point, ...]) -> None:
        """Show what is open."""
        self._points = points
        self.clear()
        for kind in KINDS:
            found = [each for each in points if each.kind == kind]
            if found:
                self._add(self._words.say(f"briefing.check.{kind}", count=len(found)), found)
        if not points:
            QTreeWidgetItem(self, [self._words.say("briefing.check.none")])

    def retranslate(self, words: Words) -> None:
        """Say the list in the language of ``words``."""
        self._words = words
        self.setAccessibleName(words.say("briefing.checks"))
        self.tell(self._points)

    def _add(self, head: str, points: list[Point]) -> None:
        top = QTreeWidgetItem(self, [head])
        top.setToolTip(0, tip(head))
        for point in points:
            item = QTreeWidgetItem(top, [point.text])
            item.setData(0, _POINT, point)
            item.setToolTip(0, tip(point.text))
        top.setExpanded(True)

    def _lead(self, item: QTreeWidgetItem) -> None:
        point = item.data(0, _POINT)
        if point is not None:
            self.led.emit(point)
