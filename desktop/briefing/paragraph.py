"""One paragraph of a brief as it is written: its text, and beneath it what there is to say and to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.brief.content.sentence import UNKNOWN
from desktop.brief.content.wording import VARIANT
from desktop.briefing.prose import Prose
from desktop.icons import icon
from desktop.plain import Text, ampersands, tip

if TYPE_CHECKING:
    from desktop.brief.content.sentence import Sentence
    from desktop.theme import Theme
    from desktop.words import Words

_MOST = 3
"""So many changed values are named beside a paragraph."""


class ParagraphBox(QFrame):
    """The paragraph.

    Signals:
        typed(str): own words are being written, a pattern; nothing is kept yet.
        worded(str): own words are to be kept; an empty pattern gives the paragraph back to the program.
        confirmed(): the own words hold although values have changed.
        entered(): the paragraph is being written.
        field_pressed(str): a field in it was pressed, by name.
        led(): the cards that it speaks of are asked for.

    """

    typed = Signal(str)
    worded = Signal(str)
    confirmed = Signal()
    entered = Signal()
    field_pressed = Signal(str)
    led = Signal()

    def __init__(self, sentence: Sentence, words: Words, theme: Theme) -> None:
        super().__init__()
        self.sentence = sentence
        self.prose = Prose(theme, self._shown, words.say("briefing.particles").split())
        self.prose.setObjectName("paragraph")
        self.state = Text(tone="muted", wrap=True)
        self._back, self._confirm, self._cards = QPushButton(), QPushButton(), QToolButton()
        self._lay_out()
        self.prose.typed.connect(self._on_typed)
        self.prose.left.connect(self.keep)
        self.prose.given_up.connect(self._give_up)
        self.prose.pressed.connect(self.field_pressed.emit)
        self.prose.cursorPositionChanged.connect(lambda: self.entered.emit() if self.prose.hasFocus() else None)
        self._back.clicked.connect(lambda _: self.worded.emit(""))
        self._confirm.clicked.connect(lambda _: self.confirmed.emit())
        self._cards.clicked.connect(lambda _: self.led.emit())
        self.retranslate(words)
        self.retheme(theme)
        self.tell(sentence)

    def tell(self, sentence: Sentence) -> None:
        """Show how the paragraph stands now; what is being written stays."""
        self.sentence = sentence
        if self.prose.edited:
            self.prose.refresh()
        else:
            self.prose.tell(sentence.pattern)
        key = "stale" if sentence.stale else "own" if sentence.own else ""
        if key:
            self.state.setText(self._words.say(f"briefing.{key}", values=self._changed()))
        self.state.setProperty("tone", "danger" if sentence.stale else "muted")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self._back.setVisible(sentence.own)
        self._confirm.setVisible(sentence.stale)
        self._cards.setVisible(bool(sentence.about))
        self._foot.setVisible(sentence.own)

    def point_out(self, *, on: bool) -> None:
        """Stand out among the others, as it speaks of what was asked for."""
        if self.property("pointed") != on:
            self.setProperty("pointed", on)
            self.style().unpolish(self)
            self.style().polish(self)

    def keep(self) -> None:
        """Keep what was written, where it is another text."""
        if self.prose.edited:
            pattern = self.prose.pattern()
            self.prose.kept()
            self.worded.emit(pattern)

    def retranslate(self, words: Words) -> None:
        """Say the buttons in the language of ``words``."""
        self._words = words
        for button, key in ((self._back, "back"), (self._confirm, "confirm")):
            button.setText(ampersands(words.say(f"briefing.{key}")))
        self._cards.setAccessibleName(words.say("briefing.cards"))
        self._cards.setToolTip(tip(words.say("briefing.cards")))
        self.prose.setAccessibleName(words.say("briefing.paragraph"))

    def retheme(self, theme: Theme) -> None:
        """Draw the fields in the colours of ``theme``."""
        self.prose.retheme(theme)
        self._cards.setIcon(icon("goto", theme, "text_muted"))

    def _shown(self, name: str) -> str | None:
        return next((each.shown for each in self.sentence.bound if each.name == name), None)

    def _changed(self) -> str:
        """Return what has changed in the paragraph, for who is to confirm it."""
        fields = [each for each in self.sentence.moved if each.name != VARIANT]
        if not fields:
            return self._words.say("briefing.stale_said")
        ends = [self._words.say("briefing.moved", was=each.was or UNKNOWN, now=each.now or UNKNOWN) for each in fields]
        return ", ".join(ends[:_MOST])

    def _on_typed(self) -> None:
        if self.prose.edited:
            self.typed.emit(self.prose.pattern())

    def _give_up(self) -> None:
        self.prose.tell(self.sentence.pattern)
        self.typed.emit(self.sentence.pattern if self.sentence.own else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(6, 0, 0, 2)
        row.setSpacing(6)
        row.addWidget(self.state, 1)
        for button in (self._confirm, self._back):
            button.setProperty("kind", "cap")
            button.setAutoDefault(False)
            row.addWidget(button)
        policy = self._cards.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._cards.setSizePolicy(policy)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.prose, 1)
        line.addWidget(self._cards, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self._foot)
