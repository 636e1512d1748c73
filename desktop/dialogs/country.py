"""A field for a country: pick one, or type its name or its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.countries import COUNTRY, countries
from desktop.dialogs.field import Choice, Line
from desktop.search import search_key

if TYPE_CHECKING:
    from desktop.words import Words


class Country(Choice):
    """One country. ``empty`` is the key of what stands for none, where none may be chosen."""

    def __init__(self, words: Words, *, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self.setEditable(True)
        self.setLineEdit(Line())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.say(words)

    def say(self, words: Words) -> None:
        """Name the countries in the language of ``words``; the chosen one stays chosen."""
        code = self.code() if self.count() else None
        pairs = [(each, words.say(f"{COUNTRY}.{each}")) for each in words.names(COUNTRY)]
        first = [("", words.say(self._empty))] if self._empty else []
        self.offer([*first, *pairs])
        if code is not None:
            self.show_code(code)

    def show_code(self, code: str | None) -> None:
        """Show a country, one that has no words by its code."""
        at = self.findData(code or "")
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(code or "")

    def code(self) -> str | None:
        """Return the country's two letters, None for none; what is no country's name is returned as it was typed."""
        typed = search_key(self.currentText())
        for at in range(self.count()):
            if typed in {search_key(self.itemText(at)), search_key(str(self.itemData(at)))}:
                return str(self.itemData(at)) or None
        return countries().get(typed) or self.currentText().strip().upper() or None
