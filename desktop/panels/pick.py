"""A pill that opens a menu to pick one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter
from PySide6.QtWidgets import QMenu

from desktop.panels.pill import Pill
from desktop.plain import ampersands
from desktop.sides import paint_shape
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop.sides import Side
    from desktop.theme import Theme

_SHAPE = 14


class Pick(Pill):
    """Shows what is picked; pressed, it offers the others.

    Signals:
        picked(object): another one was picked.

    """

    picked = Signal(object)

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(theme, "", hint=label)
        self._label = label
        self._side: Side | None = None
        self._mixed = False
        self._choices: tuple[tuple[object, str], ...] = ()
        self._now: object = None
        self.menu: QMenu | None = None
        self.clicked.connect(self._offer)

    def show_pick(self, now: object, text: str, choices: Iterable[tuple[object, str]]) -> None:
        """Show ``text`` for what is picked now, with the choices that are offered."""
        self._now, self._choices = now, tuple(choices)
        self.setText(text)
        self.setAccessibleName(f"{self._label}: {text}")
        self.updateGeometry()
        self.update()

    def show_quietly(self, quiet: bool) -> None:
        """Show it as a link, where nothing is picked yet."""
        self._look = "link" if quiet else "pill"
        self.update()

    def show_side(self, side: Side | None, *, mixed: bool = False) -> None:
        """Show the shape of a side before the text."""
        self._side, self._mixed = side, mixed
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size with the shape."""
        return super().sizeHint() + QSize(px(_SHAPE) if self._side else 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter and the arrow too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F2}:
            self._offer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pill with its shape."""
        super().paintEvent(event)
        if self._side is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_shape(
                painter, self._theme, QPointF(px(14), self.height() / 2), self._side, mixed=self._mixed, size=px(8)
            )

    @property
    def lead(self) -> int:
        """The room that is kept before the text, in pixels."""
        return _SHAPE if self._side else 0

    def _offer(self) -> None:
        self.menu = QMenu(self)
        group = QActionGroup(self.menu)
        for value, text in self._choices:
            action = self.menu.addAction(ampersands(text))
            action.setCheckable(True)
            action.setChecked(value == self._now)
            action.triggered.connect(lambda _on=False, value=value: self._take(value))
            group.addAction(action)
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _take(self, value: object) -> None:
        if value != self._now:
            self.picked.emit(value)
