"""The scale of a criterion: 1 to 5 by halves, told while it is held and once when it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from desktop.panels.groove import Groove, Ground

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from db.model.things import Criterion
    from desktop.theme import Theme


class Scale(Groove):
    """A slider over the scores of a criterion that may also stand nowhere.

    The wheel never moves it: a panel that is scrolled must not change a judgement.

    Signals:
        held(float): it is being dragged and stands at this score.
        chosen(float): it was let go, or moved by a key, at another score than before.
        let_be(): it was let go where it stood before, or the drag was called off.

    """

    held = Signal(float)
    chosen = Signal(float)
    let_be = Signal()

    def __init__(self, theme: Theme, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(theme, criterion, parent)
        self._kept: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_score(
        self,
        score: float | None,
        *,
        colour: str = "accent",
        ground: Ground = "plain",
        span: tuple[float, float] | None = None,
    ) -> None:
        """Stand at what the board says; a drag under way is called off. ``span`` is where several stand."""
        if self._holding:
            self.call_off()
        self._kept, self._colour, self._ground, self._span = score, colour, ground, span
        self._stand(score)

    def call_off(self) -> None:
        """End a drag and stand where the board says."""
        if self._holding:
            self._holding = False
            self._stand(self._kept)
            self.let_be.emit()

    def nudge(self, steps: int) -> None:
        """Move by so many steps as one choice; from nowhere it starts in the middle."""
        middle = self._low + self._step * (self.maximum() // 2)
        self.choose(middle if self._at is None else self._at + steps * self._step)

    def choose(self, score: float) -> None:
        """Choose a score as a key does; nothing happens where it stands there already."""
        score = self._fit(score)
        if score == self._kept:
            self._stand(score)
            return
        self._stand(score)
        self.chosen.emit(score)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the drag."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._holding:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take it in the hand where it is pressed."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._holding = True
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the hand."""
        if self._holding:
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let it go: one choice, or none where it stands as before."""
        if not self._holding or event.button() != Qt.MouseButton.LeftButton:
            return
        self._holding = False
        self.update()
        if self._at is None or self._at == self._kept:
            self.let_be.emit()
        else:
            self.chosen.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by a step with left and right, call a drag off with Esc; other keys are the row's."""
        if self._holding:
            if event.key() == Qt.Key.Key_Escape:
                self.call_off()
            return
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            self.nudge(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the panel."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Call a drag off when the focus is taken away."""
        self.call_off()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Call a drag off when the row goes."""
        self.call_off()
        super().hideEvent(event)

    def _follow(self, x: float) -> None:
        score = self._score_at(x)
        if score != self._at:
            self._stand(score)
            self.held.emit(score)
