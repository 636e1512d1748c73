"""The list of the tray: entities are dragged out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QDrag, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView

from desktop.panels.cast import Cast
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.panels.context import Context

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CastList(QListView):
    """The entities, one line each.

    Signals:
        asked(): the chosen entities are to be placed.
        discarded(): the chosen entities are to be removed.

    """

    asked = Signal()
    discarded = Signal()

    def __init__(self, context: Context, cast: Cast) -> None:
        super().__init__()
        self._context = context
        self._empty = ""
        self.setModel(cast)
        self.setStyleSheet("CastList { border: none; background: transparent; }")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(lambda _index: self.asked.emit())

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen entities from the top down."""
        cast = self.model()
        assert isinstance(cast, Cast)  # noqa: S101 - it was given one
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(cast.entity(index).id for index in rows)

    def say_empty(self, text: str) -> None:
        """Set what is said while there is nothing to show."""
        self._empty = text
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep Del, F2 and Enter for this list while it has the focus."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and getattr(event, "key", int)() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, *_ENTER}:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Place with Enter, remove with Del."""
        if event.key() in _ENTER:
            self.asked.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.discarded.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag the chosen entities, shown as one small card with their number."""
        indexes = self.selectionModel().selectedIndexes()
        if indexes:
            drag = QDrag(self)
            drag.setMimeData(self.model().mimeData(indexes))
            drag.setPixmap(self.drag_picture(indexes))
            drag.setHotSpot(QPoint(12, 14))
            drag.exec(actions)

    def drag_picture(self, indexes: list[QModelIndex]) -> QPixmap:
        """Return the picture that hangs on the cursor."""
        first = str(min(indexes, key=lambda index: index.row()).data())
        more = len(indexes) - 1
        text = first if not more else self._context.words.say("tray.dragged", name=first, more=more)
        face, theme, ratio = lettering(13, QFont.Weight.DemiBold), self._context.theme, self.devicePixelRatioF()
        text = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, px(220))
        width = QFontMetrics(face).horizontalAdvance(text) + 26
        picture = QPixmap(int(width * ratio), int(px(30) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("selection"))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, px(30) - 1), 6, 6)
        painter.setFont(face)
        painter.setPen(theme.colour("text"))
        painter.drawText(QRectF(13, 0, width - 26, px(30)), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return picture

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines, or what is said where there are none."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.viewport().rect())
        if self.hasFocus():
            painter.setPen(QPen(self._context.theme.colour("focus"), 2))
            painter.drawRoundedRect(room.adjusted(2, 1, -2, -1), 6, 6)
        if self.model().rowCount() == 0:
            painter.setFont(lettering(12.5))
            painter.setPen(self._context.theme.colour("text_muted"))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(room.adjusted(20, 28, -20, 0), int(flags), self._empty)
