"""The sheet of keys: everything that can be done by keyboard, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dialogs.sheet import Sheet
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from desktop.words import Words

Group: TypeAlias = "tuple[str, Sequence[tuple[str, str]]]"


class ShortcutsSheet(Sheet):
    """Groups of keys and what they do, in columns. A group is a word key for its name, and pairs of keys and deed.

    Keys on the keyboard stand for themselves; a gesture is a word key.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[Group]],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("dialog.shortcuts.title", words, theme, parent)
        row = QHBoxLayout()
        row.setSpacing(40)
        for column in groups:
            stack = QVBoxLayout()
            for title, pairs in column:
                stack.addWidget(self._group(title, pairs))
            stack.addStretch(1)
            row.addLayout(stack, 1)
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
