"""The fields of a source that is made in place, with the passage that is quoted from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.model.things import Reliability
from desktop.dialogs.field import Choice, Line
from desktop.plain import Text

if TYPE_CHECKING:
    from desktop.words import Words

_TEXTS = ("title", "author", "publisher", "published", "url")


class SourceFields(QWidget):
    """What an examiner asks of a source first: its title, whose it is, when it came out, where, and how reliable it is.

    Signals:
        changed(): something else is entered.

    """

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.texts = {each: Line() for each in _TEXTS}
        self.reliability = Choice()
        self.reliability.offer((each, words.say(f"evidence.reliability.{each}")) for each in get_args(Reliability))
        self.texts["published"].setPlaceholderText(words.say("evidence.date_hint"))
        self._lay_out(words)
        for line in self.texts.values():
            line.textChanged.connect(lambda _: self.changed.emit())
        self.clear()

    @property
    def title(self) -> Line:
        """The field of the title, without which there is no source."""
        return self.texts["title"]

    @property
    def ready(self) -> bool:
        """Whether enough is entered."""
        return bool(self.title.text().strip())

    def clear(self) -> None:
        """Start anew."""
        for line in self.texts.values():
            line.clear()
        self.reliability.choose("F")

    def entered(self) -> dict[str, str]:
        """Return what is entered, by the fields of a source; what is empty is left out."""
        texts = {each: line.text().strip() for each, line in self.texts.items()}
        return {**{each: text for each, text in texts.items() if text}, "reliability": self.reliability.currentData()}

    def enter(self, fields: dict[str, str]) -> None:
        """Enter what was entered elsewhere."""
        for each, line in self.texts.items():
            line.setText(fields.get(each, ""))
        self.reliability.choose(fields.get("reliability", "F"))

    def _lay_out(self, words: Words) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        fields: dict[str, QWidget] = {**self.texts, "reliability": self.reliability}
        rows = (("title",), ("author", "publisher"), ("published", "reliability"), ("url",))
        for row, names in enumerate(rows):
            for at, each in enumerate(names):
                called = words.say(f"evidence.field.{'source_title' if each == 'title' else each}")
                fields[each].setAccessibleName(called)
                fields[each].setMinimumWidth(60)
                grid.addWidget(Text(called, tone="muted"), row, 2 * at)
                grid.addWidget(fields[each], row, 2 * at + 1, 1, 1 if len(names) == 2 else 3)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
