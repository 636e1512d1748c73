"""The sheet of keys: everything that can be done by keyboard, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dialogs.sheet import Sheet
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from desktop.words import Words

_COLUMNS = 3


class ShortcutsSheet(Sheet):
    """Groups of keys and what they do. ``groups`` holds word keys: a group's name, and pairs of keys and deed.

    Keys on the keyboard stand for themselves; a gesture is a word key.
    """

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("dialog.shortcuts.title", words, theme, parent)
        row = QHBoxLayout()
        row.setSpacing(36)
        columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        for column in columns:
            row.addLayout(column, 1)
        for at, (title, pairs) in enumerate(groups):
            columns[at % _COLUMNS].addWidget(self._group(title, pairs))
        for column in columns:
            column.addStretch(1)
        self.body.addLayout(row)
        self.button("dialog.close", self.accept, default=True).setFocus()

    def _group(self, title: str, pairs: Sequence[tuple[str, str]]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 14)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        heading = Text(tone="section")
        self.says(heading.setText, title)
        grid.addWidget(heading, 0, 0, 1, 2)
        for at, (keys, deed) in enumerate(pairs, 1):
            does = Text()
            self.says(lambda text, does=does: does.setText(text.rstrip("…")), deed)  # type: ignore[misc]
            grid.addWidget(does, at, 0)
            shown = _keys(keys)
            if self.words.knows(keys):
                self.says(shown.setText, keys)
            grid.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return box


def _keys(keys: str) -> Text:
    made = Text(keys)
    made.setProperty("tone", "keys")
    return made
