"""What is known of one source, to read and to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtWidgets import QFrame, QVBoxLayout

from db.edit import verbs
from db.model.things import Reliability, Source
from desktop.dialogs.field import Choice, Line, settle
from desktop.dialogs.sheet import form

if TYPE_CHECKING:
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session
    from desktop.words import Words

_KEYS = {"title": "title_field"}  # the plain key is the dialog's own title
_TEXTS = ("title", "author", "publisher", "published", "url")


class Document(QFrame):
    """The fields of the chosen source; each is kept when it is left. Addresses are text: nothing opens them."""

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._session = session
        self._source: Source | None = None
        self.texts = {each: Line() for each in _TEXTS}
        self.kind, self.reliability, self.credibility = Choice(), Choice(), Choice()
        self._lay_out(sheet)
        self.say(sheet.words)
        for line in self.texts.values():
            line.editingFinished.connect(self.keep)
        for choice in (self.kind, self.reliability, self.credibility):
            choice.activated.connect(lambda _: self.keep())

    def say(self, words: Words) -> None:
        """Name the choices in the language of ``words``."""
        kinds = [(each, words.say(f"dialog.source_kind.{each}")) for each in words.names("dialog.source_kind")]
        own = self._source.kind if self._source else "other"
        known = own in {each for each, _ in kinds}
        self.kind.offer(kinds if known else [*kinds, (own, own)])
        self.reliability.offer((each, words.say(f"dialog.reliability.{each}")) for each in get_args(Reliability))
        self.credibility.offer((each, words.say(f"dialog.credibility.{each}")) for each in range(1, 7))
        self._words = words

    def show_source(self, source: Source | None) -> None:
        """Show what the board says of ``source``."""
        self._source = source
        self.setEnabled(source is not None)
        self.say(self._words)
        for field, line in self.texts.items():
            text = getattr(source, field, None) or ""
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
        if source is not None:
            self.kind.choose(source.kind)
            self.reliability.choose(source.reliability)
            self.credibility.choose(source.credibility)

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        source = self._source
        if source is None:
            return
        changed = {each: value for each, value in self._written().items() if (getattr(source, each) or None) != value}
        if changed:
            self._session.attempt(lambda board: verbs.edit_source(board, source.id, **changed))

    def _written(self) -> dict[str, object]:
        texts: dict[str, object] = {field: line.text() or None for field, line in self.texts.items()}
        texts["title"] = self.texts["title"].text() or ""
        return texts | {
            "kind": self.kind.currentData(),
            "reliability": self.reliability.currentData(),
            "credibility": self.credibility.currentData(),
        }

    def _lay_out(self, sheet: Sheet) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fields = form()
        for key in ("title", "author", "publisher", "published"):
            sheet.row(fields, f"dialog.sources.{_KEYS.get(key, key)}", self.texts[key])
        sheet.says(self.texts["published"].setPlaceholderText, "dialog.sources.published_hint")
        sheet.row(fields, "dialog.sources.url", self.texts["url"])
        sheet.row(fields, "dialog.sources.kind", self.kind)
        sheet.row(fields, "dialog.sources.reliability", self.reliability)
        sheet.row(fields, "dialog.sources.credibility", self.credibility)
        column.addLayout(fields)
