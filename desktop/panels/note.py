"""The page of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from db.edit import verbs
from db.model.things import Layer, Note, Segment, Wave, name
from desktop.panels.citations import Citations
from desktop.panels.inplace import InPlace
from desktop.panels.page import Page
from desktop.panels.prose import Prose
from desktop.panels.section import Section

if TYPE_CHECKING:
    from desktop.panels.context import Context


class NotePage(Page):
    """A note: its text in both languages, where it stands, and what is quoted for it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.note_id: str | None = None
        say, theme = context.words.say, context.theme
        self.title = Prose(theme, say("inspector.note.title"), size=19, weight=QFont.Weight.Bold)
        self._where = Prose(theme, size=12, colour="text_muted")
        self.korean = _text(context, "ko")
        self.english = _text(context, "en")
        self.citations = Citations(context, hint=say("inspector.note.cite_tip"))
        self._lay()
        self.korean.committed.connect(lambda text: self._write(text_ko=text))
        self.english.committed.connect(lambda text: self._write(text_en=text))

    def refresh(self) -> None:
        """Show what the board says of the note; nothing where it is gone."""
        note = self.context.board.get(Note, self.note_id)
        if note is None:
            return
        self._where.tell(self._place(note))
        self.korean.show_text(note.text_ko)
        self.english.show_text(note.text_en)
        self.citations.show_target("note", note.id)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        self.korean.finish()
        self.english.finish()

    def _place(self, note: Note) -> str:
        """Say in which row a note stands, or that it is on the whole board, and of which wave."""
        board, lang = self.context.board, self.context.lang
        segment = board.get(Segment, note.segment_id)
        if segment is not None:
            return f"{name(board.the(Layer, segment.layer_id), lang)} › {name(segment, lang)}"
        wave = board.get(Wave, note.wave_id)
        whole = self.context.words.say("inspector.note.whole")
        return f"{name(wave, lang)} › {whole}" if wave is not None else whole

    def _lay(self) -> None:
        say, theme = self.context.words.say, self.context.theme
        head = Section(theme, "")
        head.add(self.title)
        head.add(self._where)
        texts = {"ko": self.korean, "en": self.english}
        ours = self.context.lang
        parts = [head]
        for lang in (ours, "en" if ours == "ko" else "ko"):
            section = Section(theme, say(f"inspector.note.text_{lang}"))
            section.add(texts[lang])
            parts.append(section)
        evidence = Section(theme, say("inspector.section.evidence"))
        evidence.add(self.citations)
        for part in (*parts, evidence):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _write(self, **texts: str) -> None:
        note_id = self.note_id
        if note_id is not None and not self.context.session.attempt(
            lambda board: verbs.edit_note(board, note_id, **texts)
        ):
            self.refresh()


def _text(context: Context, lang: str) -> InPlace:
    say = context.words.say
    return InPlace(
        context.theme, say(f"inspector.note.text_{lang}"), empty=say(f"inspector.note.add_{lang}"), lines=True
    )
