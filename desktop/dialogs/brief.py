"""The dialog that orders a policy brief: what stands on it, where it goes, and how far it is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QWidget

from desktop.dialogs.field import Choice, Line
from desktop.dialogs.message import ask
from desktop.dialogs.paths import to_write
from desktop.dialogs.sheet import Sheet, form, push
from desktop.files import is_there
from desktop.plain import Text, ampersands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.theme import Theme
    from desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user wants printed; ``brief`` is the id of one of the board's briefs."""

    title: str
    author: str
    lang: str
    path: Path
    open_after: bool
    brief: str = ""


class BriefSheet(Sheet):
    """Which brief, title, author, language, path; then progress, which can be called off.

    A path that is not whole starts at ``folder``, the board's own. Where there are several ``briefs`` one of them is
    chosen, and `first` tells how it is set up, ``about`` what kind of paper it is. ``note`` says what the check before
    the export found.

    Signals:
        wanted(Wish): make this brief; tell `progress`, then `finish`, `failed` or `rest`.
        called_off: stop making it.

    """

    wanted = Signal(object)
    called_off = Signal()

    def __init__(
        self,
        wish: Wish,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        folder: Path,
        briefs: Iterable[tuple[str, str]] = (),
        first: Callable[[str], tuple[str, str, str]] | None = None,
        about: Callable[[str], str] | None = None,
        note: str = "",
    ) -> None:
        super().__init__("dialog.brief.title", words, theme, parent)
        self.brief, self._briefs, self._first = Choice(), tuple(briefs), first
        self._about, self.kind = about, Text(tone="muted", wrap=True)
        self._note = Text(note, tone="muted", wrap=True)
        self.title, self.author, self.path = Line(wish.title), Line(wish.author), Line(str(wish.path))
        self.lang, self.open_after = Choice(), QCheckBox()
        self._bar, self._state = QProgressBar(), Text(tone="muted")
        self._agreed: Path | None = None
        self._folder = folder
        self._busy = False
        self._lay_out()
        self._offer(words)
        self.lang.choose(wish.lang)
        self.brief.offer(self._briefs)
        self.brief.choose(wish.brief)
        self.brief.activated.connect(lambda _: self._take_brief())
        self._tell_kind()
        self.open_after.setChecked(wish.open_after)
        self.fit(580)

    @property
    def busy(self) -> bool:
        """Whether the brief is being made."""
        return self._busy

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was typed stays."""
        super().retranslate(words)
        self._offer(words)

    def approve(self) -> bool:
        """Ask before overwriting, then tell what is wanted; the dialog stays until it is done."""
        if self._busy:
            return False
        if not Path(self.path.text().strip()).name:
            self.wrong(self.words.say("dialog.brief.no_path"))
            return False
        wish = self._wish()
        if is_there(wish.path) and wish.path != self._agreed:
            text = self.words.say("dialog.overwrite", name=wish.path.name)
            ask(self, self.words, text, self.words.say("dialog.replace"), lambda: self._agree(wish.path))
        else:
            self._begin(wish)
        return False

    def progress(self, share: float) -> None:
        """Show how far it is, 0 to 1."""
        self._bar.setValue(round(share * 1000))

    def finish(self) -> None:
        """Close: the brief is made."""
        self._busy = False
        self.done(Sheet.DialogCode.Accepted)

    def failed(self, text: str) -> None:
        """Say what was refused, and let it be tried again."""
        self.rest()
        self.wrong(text)

    def reject(self) -> None:
        """Esc or Cancel: call off what is being made first, close only then."""
        if self._busy:
            self._state.setText(self.words.say("dialog.brief.stopping"))
            self.called_off.emit()
            return
        super().reject()

    def leave(self) -> None:
        """Call off what is being made and close at once: its board is no longer open."""
        if self._busy:
            self._busy = False
            self.called_off.emit()
        super().leave()

    def browse(self) -> None:
        """Ask for the path in a file dialog; what is agreed to there is not asked for again."""
        kinds = self.words.say("dialog.kinds.pdf")
        path = to_write(self, self.words.say("dialog.brief.title"), self._wish().path, kinds)
        if path is not None:
            self.path.setText(str(path))
            self._agreed = path

    def _begin(self, wish: Wish) -> None:
        self.wrong("")
        self._busy = True
        self._fields.setEnabled(False)
        self._go.setEnabled(False)
        self._bar.setValue(0)
        self._state.setText(self.words.say("dialog.brief.making"))
        self._making.show()
        self.wanted.emit(wish)

    def rest(self) -> None:
        """Show the fields again: it was called off, or refused."""
        self._busy = False
        self._making.hide()
        self._fields.setEnabled(True)
        self._go.setEnabled(True)

    def _take_brief(self) -> None:
        """Show how the chosen brief is set up."""
        if self._first is not None:
            title, author, lang = self._first(str(self.brief.currentData()))
            self.title.setText(title)
            self.author.setText(author)
            self.lang.choose(lang)
        self._tell_kind()

    def _tell_kind(self) -> None:
        if self._about is not None:
            self.kind.setText(self._about(str(self.brief.currentData() or "")))

    def _agree(self, path: Path) -> None:
        self._agreed = path
        self.accept()

    def _wish(self) -> Wish:
        # Unlike the method, this leaves a ``~`` before what is no user's name as it was typed.
        path = self._folder / os.path.expanduser(self.path.text().strip())  # noqa: PTH111
        return Wish(
            title=self.title.text().strip(),
            author=self.author.text().strip(),
            lang=str(self.lang.currentData()),
            brief=str(self.brief.currentData() or ""),
            path=path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf"),
            open_after=self.open_after.isChecked(),
        )

    def _lay_out(self) -> None:
        self._fields = QWidget()
        fields = form()
        fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setLayout(fields)
        if len(self._briefs) > 1:
            self.row(fields, "dialog.brief.which", self.brief)
        if self._about is not None:
            self.row(fields, "dialog.brief.kind", self.kind)
        for key, field in (("name", self.title), ("author", self.author), ("lang", self.lang), ("path", self._place())):
            self.row(fields, f"dialog.brief.{key}", field)
        self.says(self.title.setPlaceholderText, "dialog.brief.name_hint")
        self.says(self.author.setPlaceholderText, "dialog.brief.author_hint")
        self.says(self.path.setAccessibleName, "dialog.brief.path")
        self.says(self.open_after.setText, "dialog.brief.open_after")
        fields.addRow("", self.open_after)
        self.body.addWidget(self._fields)
        self.body.addWidget(self._note)
        self._note.setVisible(bool(self._note.text()))
        self.body.addWidget(self._progress())
        self.body.addStretch(1)
        self.button("dialog.cancel", self.reject)
        self._go = self.button("dialog.brief.make", self.accept, default=True)

    def _place(self) -> QWidget:
        place, browse = QWidget(), push()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        place.setFocusProxy(self.path)
        self.says(lambda text: browse.setText(ampersands(text)), "dialog.browse")
        browse.clicked.connect(lambda _: self.browse())
        return place

    def _progress(self) -> QWidget:
        self._making = QWidget()
        row = QHBoxLayout(self._making)
        row.setContentsMargins(0, 0, 0, 0)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.says(self._bar.setAccessibleName, "dialog.brief.making")
        row.addWidget(self._bar, 1)
        row.addWidget(self._state)
        self._making.hide()
        return self._making

    def _offer(self, words: Words) -> None:
        self.lang.offer((each, words.say(f"action.view.{each}")) for each in ("ko", "en"))
