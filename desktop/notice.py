"""A line inside the window that says what was refused or done, without stopping anybody's work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

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


Saying: TypeAlias = "Callable[[Words], str]"
"""A sentence in whatever language is spoken when it is read."""


def _nothing(_words: Words) -> str:
    return ""


class Notice(QFrame):
    """One sentence, perhaps a button, and a cross to close it. It is hidden while there is nothing to say.

    ``act`` is what the button does.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        self._words, self._passing, self._text = words, False, Text(wrap=True)
        self._said: Saying = _nothing
        self._named: Saying = _nothing
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

    def refuse(self, said: Saying, button: Saying | None = None, act: Callable[[], object] | None = None) -> None:
        """Say what was refused, with a button for the way out if there is one."""
        self._show(said, "danger", button or _nothing)
        self._button.setVisible(act is not None)
        self.act = act or self.hide

    def tell(self, said: Saying, button: Saying | None = None, act: Callable[[], object] | None = None) -> None:
        """Say what was done, with a button for what to do with it."""
        self._show(said, "calm", button or _nothing)
        self._button.setVisible(act is not None)
        self.act = act or self.hide

    def offer(self, said: Saying, button: Saying, act: Callable[[], object]) -> None:
        """Say what was done with a button that holds until something else is done."""
        self.tell(said, button, act)
        self._passing = True

    def settle(self) -> None:
        """Take back a refusal, or an offer: something has been done since."""
        if self._passing:
            self.hide()

    def text(self) -> str:
        """Return the sentence, empty where there is none."""
        return self._said(self._words) if not self.isHidden() else ""

    def retranslate(self, words: Words) -> None:
        """Say everything, the sentence too, in the language of ``words``."""
        self._words = words
        self._say()
        self._close.setToolTip(tip(words.say("window.close_notice")))
        self._close.setAccessibleName(words.say("window.close_notice"))

    def retheme(self, theme: Theme) -> None:
        """Draw the cross in the colours of ``theme``."""
        self._close.setIcon(icon("close", theme))
        self._close.setIconSize(QSize(px(16), px(16)))

    def _say(self) -> None:
        text = self._said(self._words)
        self._text.setText(_UNBROKEN.sub(lambda run: f"{run[0]}{_BREAK}", text))
        self._button.setText(ampersands(self._named(self._words)))

    def _show(self, said: Saying, tone: str, button: Saying = _nothing) -> None:
        self._said, self._named, self._passing = said, button, tone == "danger"
        self._say()
        self._button.hide()
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
