"""What the window shows when no board is open: three ways to begin, and the files of last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.icons import drawn
from desktop.plain import Elided, Text, ampersands

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.actions import Actions
    from desktop.theme import Theme
    from desktop.words import Words

_WAYS = ("file.new_sample", "file.new_blank", "file.open")
_WIDTH = 640
_SHOWN = 5


class Beginning(QPushButton):
    """A large button with a name and a line on what comes of it."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 14)
        row.setSpacing(16)
        self._mark, self._name, self._says = Text(), Text(tone="section"), Text(tone="muted", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addWidget(self._says)
        column.addStretch(1)
        row.addWidget(self._mark)
        row.addLayout(column, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(action.trigger)

    def say(self, name: str, says: str) -> None:
        """Show its name and its line."""
        self._name.setText(name)
        self._says.setText(says)
        self.setAccessibleName(name)
        self.setAccessibleDescription(says)

    def draw(self, name: str, theme: Theme) -> None:
        """Show its icon."""
        self._mark.setPixmap(drawn(name, theme, "link", 30))


class Welcome(QFrame):
    """The page of beginnings.

    Signals:
        chosen(str): the path of a recent file that was picked.

    """

    chosen = Signal(str)

    def __init__(self, actions: Actions, words: Words, theme: Theme) -> None:
        super().__init__()
        self._title, self._lead = Text(tone="display"), Text(tone="muted", wrap=True)
        self._trouble, self._recent_title = Text(tone="danger", wrap=True), Text(tone="section")
        self._choices = {each: Beginning(actions[each]) for each in _WAYS}
        self._recent = QVBoxLayout()
        self._paths: tuple[str, ...] = ()
        self._lay_out()
        self.retranslate(words)
        self.retheme(theme)
        self.tell("")

    @property
    def trouble(self) -> str:
        """Why there is no board; empty where there is no reason."""
        return self._trouble.text()

    def tell(self, trouble: str) -> None:
        """Say why there is no board, where there is a reason."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """Offer the files of last time."""
        self._paths = paths[:_SHOWN]
        while (item := self._recent.takeAt(0)) is not None:
            if (button := item.widget()) is not None:
                button.deleteLater()
        self._recent_title.setVisible(bool(self._paths))
        for path in self._paths:
            self._recent.addWidget(self._recent_button(path))

    def retranslate(self, words: Words) -> None:
        """Say everything but the trouble in the language of ``words``."""
        self._title.setText(words.say("window.welcome.title"))
        self._lead.setText(words.say("window.welcome.lead"))
        self._recent_title.setText(words.say("window.welcome.recent"))
        for each, choice in self._choices.items():
            name = each.rpartition(".")[2]
            choice.say(words.say(f"window.welcome.{name}"), words.say(f"window.welcome.{name}_says"))

    def retheme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for each, name in zip(_WAYS, ("sample", "blank", "open"), strict=True):
            self._choices[each].draw(name, theme)

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(10)
        for part in (self._title, self._lead, self._trouble, *self._choices.values()):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        self._recent.setSpacing(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 8)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)

    def _recent_button(self, path: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("kind", "quiet")
        row = QHBoxLayout(button)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(Text(Path(path).name))
        row.addWidget(Elided(str(Path(path).parent), tone="muted"), 1)
        button.setMinimumHeight(34)
        button.setAccessibleName(ampersands(Path(path).name))
        button.clicked.connect(lambda _: self.chosen.emit(path))
        return button
