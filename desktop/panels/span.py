"""From when until when something stands: two partial dates that are edited where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.panels.inplace import InPlace
from desktop.panels.prose import Prose
from desktop.plain import tip

if TYPE_CHECKING:
    from desktop.panels.context import Context


class Span(QWidget):
    """The two dates.

    Signals:
        committed(bool, object): another first (True) or last (False) date was entered, None for none.

    """

    committed = Signal(bool, object)

    def __init__(self, context: Context, size: float = 13) -> None:
        super().__init__()
        say = context.words.say
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.first, self.last = (
            InPlace(context.theme, say(f"time.span.{each}"), size=size, empty=say("time.span.always"))
            for each in ("start", "end")
        )
        for each, field in (("start", self.first), ("end", self.last)):
            row.addWidget(Prose(context.theme, say(f"time.span.{each}"), size=12, colour="text_muted"))
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignVCenter)
            field.setToolTip(tip(say("time.span.hint")))
            first = field is self.first
            field.committed.connect(lambda text, first=first: self.committed.emit(first, text.strip() or None))

    def show_span(self, start: str | None, end: str | None) -> None:
        """Show what the board says."""
        self.first.show_text(start or "")
        self.last.show_text(end or "")

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        for field in (self.first, self.last):
            if field.editor is not None:
                field.editor.finish()
