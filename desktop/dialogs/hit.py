"""One line of the palette: a mark, the name, where it is, and what it is or by which keys it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.icons import drawn
from desktop.sides import paint_shape
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QPixmap

    from desktop.dialogs.found import Found
    from desktop.sides import Side
    from desktop.theme import Theme
    from desktop.words import Words

    Index: TypeAlias = QModelIndex | QPersistentModelIndex

FOUND = Qt.ItemDataRole.UserRole
HEIGHT = 34
"""How high a line is at the usual size of text."""
_PAD, _GAP, _SIGN, _KIND, _BAR = 10, 12, 26, 84, 14
_ICONS = {"source": "sources", "passage": "sources", "note": "edit", "wave": "layers"}
_LEFT, _RIGHT = (
    Qt.AlignmentFlag.AlignVCenter | each for each in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)


class Hit(QStyledItemDelegate):
    """Draws what was found."""

    def __init__(self, words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.words, self._theme = words, theme
        self._pictures: dict[str, QPixmap] = {}

    @property
    def theme(self) -> Theme:
        """The colours to draw in."""
        return self._theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._theme = theme
        self._pictures.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line; no text runs into another."""
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        found: Found = index.data(FOUND)
        # The same room with a scroll bar and without one: nothing jumps while the list gets shorter.
        room = QRect(option.rect.adjusted(px(_PAD), 0, 0, 0))
        room.setRight(option.widget.width() - _BAR - px(_PAD))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._sign(painter, found, QPointF(room.left() + px(9), option.rect.center().y() + 0.5))
        text = room.adjusted(px(_SIGN), 0, -self._aside(painter, found, room), 0)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(text, _LEFT, _fitted(option, found.text, text.width()))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a line; all are alike."""
        return QSize(super().sizeHint(option, index).width(), px(HEIGHT))

    def _aside(self, painter: QPainter, found: Found, room: QRect) -> int:
        """Draw at the right what it is and where; return how wide all that is."""
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(room, _RIGHT, self.words.say(f"palette.kind.{found.kind}"))
        rest = room.adjusted(0, 0, -px(_KIND), 0)
        if found.keys:
            rest.setRight(self._keycap(painter, found.keys, rest) - px(_GAP))
        metrics = painter.fontMetrics()
        wide = min(metrics.horizontalAdvance(found.where) + 2, room.width() * 2 // 5)
        painter.setPen(self._theme.colour("text_muted"))
        shown = metrics.elidedText(found.where, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(rest, _RIGHT, shown)
        return int(room.right() - rest.right()) + wide + px(_GAP)

    def _keycap(self, painter: QPainter, keys: str, room: QRect) -> int:
        """Draw the keys as a key cap at the right of ``room``; return where it begins."""
        wide = painter.fontMetrics().horizontalAdvance(keys) + px(14)
        cap = QRectF(room.right() - wide, room.center().y() + 0.5 - px(22) / 2, wide, px(22))
        painter.setPen(self._theme.colour("line_strong"))
        painter.setBrush(self._theme.colour("panel_raised"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(self._theme.colour("text_muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        return int(cap.left())

    def _sign(self, painter: QPainter, found: Found, middle: QPointF) -> None:
        if found.kind in {"position", "entity"}:
            side = cast("Side", found.mark.removeprefix("mixed "))
            paint_shape(painter, self._theme, middle, side, mixed=found.mark.startswith("mixed "), size=px(10))
        elif found.mark:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.layer(int(found.mark)))
            wide, high = (px(14), px(10)) if found.kind == "layer" else (px(4), px(16))
            painter.drawRoundedRect(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high), 2, 2)
        elif found.kind in _ICONS:
            painter.drawPixmap(middle - QPointF(px(8), px(8)), self._picture(_ICONS[found.kind]))
        else:
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(
                QRectF(middle.x() - px(9), middle.y() - px(10), px(18), px(20)), Qt.AlignmentFlag.AlignCenter, "›"
            )

    def _picture(self, name: str) -> QPixmap:
        if name not in self._pictures or self._pictures[name].deviceIndependentSize().width() != px(16):
            self._pictures[name] = drawn(name, self._theme, "text_muted", px(16))
        return self._pictures[name]


def said(found: Found, words: Words) -> str:
    """Return all that a line shows, for a screen reader."""
    return ", ".join(filter(None, (found.text, found.where, found.keys, words.say(f"palette.kind.{found.kind}"))))


def _fitted(option: QStyleOptionViewItem, text: str, width: int) -> str:
    return option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
