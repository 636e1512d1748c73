"""A line inside the window that says what was refused or done, without stopping anybody's work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from desktop.icons import icon
from desktop.plain import Text, ampersands, tip
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.theme import Theme
    from desktop.words import Words

_UNBROKEN, _BREAK = re.compile(r"\S{24}"), "\u200b"
"""A name may be one long word: it may go on in the next line, else it would make the window wider than the screen."""


class Notice(QFrame):
    """One sentence, perhaps a button, and a cross to close it. It is hidden while there is nothing to say.

    ``act`` is what the button does.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        self._said, self._passing, self._text = "", False, Text(wrap=True)
        self._button, self._close = QPushButton(), QToolButton()
        self._close.clicked.connect(lambda _: self.hide())
        self._button.clicked.connect(lambda _: self.act())
        self.act: Callable[[], object] = self.hide
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.retranslate(words)
        self.retheme(theme)
        self.hide()

    def refuse(self, text: str) -> None:
        """Say what was refused."""
        self._show(text, "danger")

    def tell(self, text: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what was done, with a button for what to do with it."""
        self._show(text, "calm")
        self._button.setText(ampersands(button))
        self._button.setVisible(act is not None)
        self.act = act or self.hide

    def offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Say what was done with a button that holds until something else is done."""
        self.tell(text, button, act)
        self._passing = True

    def settle(self) -> None:
        """Take back a refusal, or an offer: something has been done since."""
        if self._passing:
            self.hide()

    def text(self) -> str:
        """Return the sentence, empty where there is none."""
        return self._said if not self.isHidden() else ""

    def retranslate(self, words: Words) -> None:
        """Name the cross in the language of ``words``; the sentence stays as it was told."""
        self._close.setToolTip(tip(words.say("window.close_notice")))
        self._close.setAccessibleName(words.say("window.close_notice"))

    def retheme(self, theme: Theme) -> None:
        """Draw the cross in the colours of ``theme``."""
        self._close.setIcon(icon("close", theme))
        self._close.setIconSize(QSize(px(16), px(16)))

    def _show(self, text: str, tone: str) -> None:
        self._said, self._passing = text, tone == "danger"
        self._text.setText(_UNBROKEN.sub(lambda run: f"{run[0]}{_BREAK}", text))
        self._button.hide()
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
