"""What is shown while something takes longer than a blink: how far it is, and a button to call it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.dialogs.sheet import Sheet
from desktop.plain import Text
from desktop.theme import px

if TYPE_CHECKING:
    from desktop.theme import Theme
    from desktop.words import Words

_STEPS = 1000
_WIDTH = 400


class Waiting(Sheet):
    """A bar that fills, or runs to and fro while nobody knows how far it is.

    Signals:
        called_off: stop it. The sheet stays until it is told to `go`.

    """

    called_off = Signal()

    def __init__(self, text: str, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window.name", words, theme, parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self._text = Text(text, wrap=True)
        self.body.addWidget(self._text)
        self.body.addWidget(self._bar)
        self._stop = self.button("dialog.cancel", self.reject)
        self.fit(px(_WIDTH))

    def progress(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(round(share * _STEPS))

    def reject(self) -> None:
        """Esc or Cancel: ask once that it stops, and wait for that."""
        if self._stop.isEnabled():
            self._stop.setEnabled(False)
            self._text.setText(self.words.say("export.stopping"))
            self.called_off.emit()

    def leave(self) -> None:
        """Call it off: its board is no longer open."""
        self.called_off.emit()
        self.go()

    def go(self) -> None:
        """Close: it is over."""
        self.done(Sheet.DialogCode.Accepted)
