"""A part of the analysis that leads back to the board: by click, Space or Enter it shows what it is about there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy

from desktop.plain import tip
from desktop.postures import POSTURE_SHAPES
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from db.model.things import Posture
    from desktop.theme import Theme

Kind: TypeAlias = Literal["position", "segment"]

_ROUND, _CORNERS = 6, 9


class Guide(QObject):
    """Knows the look of the page and what is selected on the desk, and passes on what is to be shown on the board.

    Signals:
        led(str, str): the board is to show a ``position`` or a ``segment`` with this id.

    """

    led = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.chosen: frozenset[str] = frozenset()


class Lead(QAbstractButton):
    """A button that looks like what it shows. Reached by Tab and by the arrow keys; it is marked while selected."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide
        self._to: tuple[Kind, str] | None = None
        self._others: frozenset[str] = frozenset()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._lead)

    def point(
        self, kind: Kind, thing_id: str | None, text: str, told: str, others: frozenset[str] = frozenset()
    ) -> None:
        """Lead to a thing; ``text`` names it, ``told`` is its tool tip. It is marked for ``others`` too.

        A thing that has no place on the board (None) is still read, but leads nowhere.
        """
        self._to = (kind, thing_id) if thing_id is not None else None
        self._others = others
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._to else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(text)
        self.setAccessibleDescription(told)
        self.setToolTip(tip(told))
        self.updateGeometry()
        self.update()

    @property
    def to(self) -> tuple[Kind, str] | None:
        """The kind and the id of what it leads to."""
        return self._to

    @property
    def is_chosen(self) -> bool:
        """Whether what it leads to is selected."""
        chosen = self.guide.chosen
        return bool(self._to and self._to[1] in chosen) or bool(chosen & self._others)

    def draw(self, painter: QPainter) -> None:
        """Draw what it shows, over its ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground: under the pointer, with the keyboard, or selected; then what it shows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self.guide.theme, self.is_chosen
        if chosen or self.hasFocus() or (self._to and self.underMouse()):
            colour = "focus" if self.hasFocus() else "selection"
            painter.setPen(QPen(theme.colour(colour), 2) if chosen or self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        self.draw(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter do what Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Come into sight when the keyboard comes."""
        super().focusInEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and event.reason() != Qt.FocusReason.MouseFocusReason:
            above.ensureWidgetVisible(self, 0, px(60))

    def _lead(self) -> None:
        if self._to is not None:
            self.guide.led.emit(*self._to)


def paint_posture(painter: QPainter, theme: Theme, posture: Posture, middle: QPointF, size: float) -> None:
    """Draw a posture's shape in its colour around ``middle``, ``size`` pixels wide."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(posture))
    painter.translate(middle)
    painter.scale(size / _CORNERS, size / _CORNERS)
    painter.drawPolygon(QPolygonF([QPointF(*each) for each in POSTURE_SHAPES[posture]]))
    painter.restore()
