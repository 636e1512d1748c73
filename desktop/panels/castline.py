"""A line of the tray: the shape of the side, the name, what it is and whence; and its editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.editor import LineEditor
from desktop.panels.cast import ENTITY, NOTE
from desktop.sides import is_mixed, paint_shape, side_of
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from db.model.things import Entity
    from desktop.panels.context import Context

HEIGHT = 46
_TEXT = 34
_BESIDE = 9
_CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


class CastLine(QStyledItemDelegate):
    """Draws a line of the tray and edits its name."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a line."""
        return QSize(px(120), px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line."""
        box = QRectF(option.rect).adjusted(4, 1, -4, -1)
        entity: Entity | None = index.data(ENTITY)
        if entity is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, option.state)
        side = side_of(self._context.board, entity)
        middle = QPointF(box.left() + px(16), box.center().y())
        paint_shape(painter, self._context.theme, middle, side, mixed=is_mixed(entity), size=px(10))
        # As near to the shape as text of the usual size stands: of a narrow tray names need all there is.
        left = px(16) + px(5) + _BESIDE
        self._paint_text(painter, box.adjusted(left, px(5), -4, -px(5)), index)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return an editor that keeps Hangul whole."""
        editor = LineEditor(parent=parent)
        editor.setAccessibleName(self._context.words.say("tray.rename"))
        editor.begin(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.setFont(lettering(13))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Leave what is being typed alone."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Hand the whole text to the model."""
        if isinstance(editor, LineEditor):
            editor.compose()
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802
        """Put the editor over the name."""
        editor.setGeometry(option.rect.adjusted(px(_TEXT) - 6, px(7), -8, -px(7)))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Compose before the editor hands its text on."""
        if isinstance(editor, LineEditor) and event.type() in {QEvent.Type.FocusOut, QEvent.Type.KeyPress}:
            key = getattr(event, "key", lambda: None)()
            if key in {None, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
                editor.compose()
        return super().eventFilter(editor, event)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._context.theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hot = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.colour("selection"), 1.5) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft") if chosen or hot else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)

    def _paint_text(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """Write the name, and under it what it is and whence; a name that is too long goes on there instead."""
        half, face = box.height() / 2, lettering(13, QFont.Weight.DemiBold)
        first, rest = broken(str(index.data()), QFontMetrics(face), int(box.width()))
        under = (rest, face, "text") if rest else (str(index.data(NOTE)), lettering(11.5), "text_muted")
        for top, (text, font, colour) in ((box.top(), (first, face, "text")), (box.top() + half, under)):
            painter.setFont(font)
            painter.setPen(self._context.theme.colour(colour))
            short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(QRectF(box.left(), top, box.width(), half), _CENTRE, short)


def broken(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """Return what of a text goes on one line and what is left for the next: between words, or within a long one."""
    fits = len(text)
    while fits > 1 and metrics.horizontalAdvance(text[:fits]) > width:
        fits -= 1
    if fits == len(text):
        return text, ""
    gap = text.rfind(" ", 1, fits + 1)
    cut = gap if gap > 0 else fits
    return text[:cut].rstrip(), text[cut:].lstrip()
