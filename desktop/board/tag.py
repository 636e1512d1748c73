"""A tag at the pointer that names the cards in the hand where the board cannot show them: beyond its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from db.model.things import Entity, Position, name
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop.board.gestures.gesture import Room

_ASIDE = QPoint(14, 16)  # from the pointer's tip
_WIDEST, _HIGH, _PAD = 220, 30, 13  # pixels


class Tag(QWidget):
    """The tag of one board's window. It is no obstacle to the mouse."""

    def __init__(self, port: QWidget, room: Room) -> None:
        super().__init__(port)
        self._port, self._room, self._text = port, room, ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def follow(self, carried: Sequence[str], at: QPoint) -> None:
        """Go along with the pointer as long as it has cards in its hand and is beyond the board's window."""
        if not carried or self._port.rect().contains(at):
            self._put_away()
            return
        window = self._port.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._name(carried)
        corner = self._port.mapTo(window, at) + _ASIDE
        most = QPoint(window.width() - self.width(), window.height() - self.height())
        self.move(max(0, min(corner.x(), most.x())), max(0, min(corner.y(), most.y())))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it as a drag from the tray looks."""
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(palette.color(QPalette.ColorRole.Highlight))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(_face())
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        inner = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._text)

    def _name(self, carried: Sequence[str]) -> None:
        board, words = self._room.stage.scene.board, self._room.words
        called = name(board.the(Entity, board.the(Position, carried[0]).entity_id), words.lang)
        more = len(carried) - 1
        text = words.say("tray.dragged", name=called, more=more) if more else called
        metrics = QFontMetrics(_face())
        self._text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, px(_WIDEST))
        self.resize(metrics.horizontalAdvance(self._text) + 2 * _PAD, px(_HIGH))

    def _put_away(self) -> None:
        if self.parentWidget() is not self._port:
            self.setParent(self._port)  # goes with the board, whatever window that is in
        self.hide()


def _face() -> QFont:
    return lettering(13, QFont.Weight.DemiBold)
