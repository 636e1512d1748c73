"""What is said of the thing on which the pointer rests: in a sheet beside it, gone as soon as anything is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QToolTip

from db.model.drop import row_at
from desktop.board.hits import NOTHING
from desktop.board.sheet import sheet
from desktop.plain import tip

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QSize
    from PySide6.QtWidgets import QWidget

    from db.model.geometry import Box
    from desktop.board.gestures.gesture import Room
    from desktop.board.hits import Hit

REST = 300
"""How long the pointer rests before something is said, in milliseconds."""

GAP = 6
"""Between the sheet and what it keeps clear of, in the toolkit's pixels."""

_ASIDE = QPoint(2, 16)  # the toolkit puts a tip that much beside and below the place that it is given
_POINTER = 12  # around the pointer where it is in no row, in the toolkit's pixels
_KIND = QEvent.Type
_ENDS = frozenset(
    (
        *(_KIND.ShortcutOverride, _KIND.KeyPress, _KIND.InputMethod, _KIND.MouseButtonPress, _KIND.Wheel),
        *(_KIND.NativeGesture, _KIND.FocusOut, _KIND.WindowDeactivate),
    )
)


class Hover(QObject):
    """The sheet of one board's window. Once it was hushed it says nothing until something else is pointed at."""

    def __init__(self, port: QWidget, room: Room) -> None:
        super().__init__(port)
        self._port, self._room = port, room
        self._hit, self._at = NOTHING, QPoint()
        self._spent = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._say)

    def point_at(self, there: Hit, at: QPointF) -> None:
        """The pointer is on a thing: say what it is when it has rested there."""
        self._at = at.toPoint()
        if there != self._hit:
            self.hush()
            self._hit, self._spent = there, False
        if there != NOTHING and not self._spent and not QToolTip.isVisible():
            self._watch(on=True)
            self._rest.start()

    def hush(self) -> None:
        """Hide the sheet: something is being done. It stays away until something else is pointed at."""
        self._spent = True
        self._rest.stop()
        self._watch(on=False)
        if QToolTip.isVisible():
            QToolTip.hideText()  # by itself it would fade for a while yet
            _shown().hide()

    def settle(self, there: Hit) -> None:
        """Something else may be under the pointer without its having moved: nothing is said of that either."""
        self.hush()
        self._hit = there

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hide the sheet at whatever the user does, wherever."""
        if event.type() in _ENDS:
            self.hush()
        return False

    def _watch(self, *, on: bool) -> None:
        """Hear all events, for as long as there is something to hide."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if on:
                app.installEventFilter(self)

    def _say(self) -> None:
        text = sheet(self._room.stage.scene, self._room.words, self._hit) if self._hit != NOTHING else ""
        if not text or self._writing():
            return
        thing, row = self._surroundings()
        QToolTip.showText(QPoint(thing.left(), row.bottom() + GAP) - _ASIDE, tip(text), self._port)
        _shown().move(place(_shown().size(), thing, row, self._port.screen().availableGeometry()))

    def _writing(self) -> bool:
        """Tell whether something is being written on the board: a name, a note."""
        writing = QApplication.focusWidget()
        return writing is not None and self._port.isAncestorOf(writing)

    def _surroundings(self) -> tuple[QRect, QRect]:
        """Return the thing that is pointed at and the row in which it is, on the screen."""
        stage = self._room.stage
        arrangement, at = stage.scene.arrangement, self._port.mapToGlobal(self._at)
        thing = QRect(at.x() - _POINTER, at.y() - _POINTER, 2 * _POINTER, 2 * _POINTER)
        card = arrangement.cards.get(self._hit.id) if self._hit.what in {"card", "handle"} else None
        if card is not None:
            thing = self._on_screen(card.box)
        y = stage.camera.point(self._at.x(), self._at.y())[1]
        row = arrangement.row(card.segment_id) if card is not None else row_at(arrangement, y)
        held = row is not None and row.box.y <= y <= row.box.bottom
        return thing, self._on_screen(row.box) if row is not None and held else thing

    def _on_screen(self, box: Box) -> QRect:
        camera = self._room.stage.camera
        x, y, wide, high = (round(each / camera.ratio) for each in camera.device(box))
        return QRect(self._port.mapToGlobal(QPoint(x, y)), self._port.mapToGlobal(QPoint(x + wide, y + high)))


def _shown() -> QWidget:
    """Return the toolkit's own window of the tip that shows."""
    tips = (each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel"))
    return next(each for each in tips if each.isVisible())


def place(size: QSize, thing: QRect, row: QRect, screen: QRect) -> QPoint:
    """Return where the sheet goes: below the thing's row, above it, else beside the thing; always on the screen."""
    left = max(screen.left(), min(thing.left(), screen.right() + 1 - size.width()))
    if row.bottom() + GAP + size.height() <= screen.bottom():
        return QPoint(left, max(screen.top(), row.bottom() + GAP))
    if row.top() - GAP - size.height() >= screen.top():
        return QPoint(left, row.top() - GAP - size.height())
    top = max(screen.top(), min(thing.top(), screen.bottom() + 1 - size.height()))
    if thing.right() + GAP + size.width() <= screen.right():
        return QPoint(thing.right() + GAP, top)
    return QPoint(max(screen.left(), thing.left() - GAP - size.width()), top)
