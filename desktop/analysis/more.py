"""Lists that may be very long show their beginning; a button says how many more there are, and brings the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.plain import ampersands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.words import Words

Item = TypeVar("Item")


class More(QPushButton):
    """The button under a list of which ``step`` show at first.

    Signals:
        wanted: the next ones shall show, too; ask `first` again.

    """

    wanted = Signal()

    def __init__(self, words: Words, step: int) -> None:
        super().__init__()
        self._words, self._step, self._most = words, step, step
        self.setProperty("kind", "quiet")
        self.hide()
        self.clicked.connect(lambda _: self._bring())

    def first(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return those that show, and say how many are left."""
        left = len(items) - self._most
        self.setVisible(left > 0)
        self.setText(ampersands(self._words.say("analysis.more", count=f"{left:,}")) if left > 0 else "")
        return items[: self._most]

    def _bring(self) -> None:
        self._most += self._step
        self.wanted.emit()
