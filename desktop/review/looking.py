"""How far the board is looked through, with a way to stop and to begin again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from desktop.plain import ampersands

if TYPE_CHECKING:
    from desktop.review.examiner import Examiner
    from desktop.words import Words

_WHOLE, _WIDE = 1000, 260  # steps of the bar, and its pixels


class Looking(QWidget):
    """A bar and a button, seen only while the board is looked through or after that was called off."""

    def __init__(self, examiner: Examiner, words: Words) -> None:
        super().__init__()
        self._examiner = examiner
        self.bar, self.stop = QProgressBar(), QPushButton(ampersands(words.say("review.stop")))
        self.again = QPushButton(ampersands(words.say("review.again")))
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_WIDE)
        self.bar.setAccessibleName(words.say("review.looking"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for part in (self.bar, self.stop, self.again):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self.stop, self.again):
            button.setAutoDefault(False)
        self.stop.clicked.connect(lambda _: examiner.stop())
        self.again.clicked.connect(lambda _: examiner.begin())
        examiner.progressed.connect(self._on_progressed)
        self.show_state(busy=examiner.busy, stopped=examiner.stopped)

    def show_state(self, *, busy: bool, stopped: bool) -> None:
        """Show what there is to see and to press."""
        if busy and not self.bar.isVisibleTo(self):
            self.bar.setValue(0)
        for part, seen in ((self.bar, busy), (self.stop, busy), (self.again, stopped)):
            part.setVisible(seen)
        self.setVisible(busy or stopped)

    def _on_progressed(self, share: float) -> None:
        self.bar.setValue(round(share * _WHOLE))
