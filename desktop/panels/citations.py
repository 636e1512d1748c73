"""What is quoted for or against something: the exact words, whose they are, how they are graded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Citation, CitedKind, Passage, Source
from desktop.panels.citing import Citing
from desktop.panels.pill import Pill
from desktop.panels.prose import Prose

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.panels.context import Context

_BAR = 3


class Quote(QWidget):
    """One citation: the quote, and below it the source, its grades and the stance."""

    def __init__(self, context: Context, citation: Citation, *, removable: bool = True, note: str = "") -> None:
        super().__init__()
        self._context, self._against = context, citation.stance == "contradicts"
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + 9, 6, 8, 6)
        column.setSpacing(3)
        quote, origin = quoted(context, citation)
        text = Prose(context.theme, quote, size=12.5)
        text.setAccessibleName(quote)
        column.addWidget(text)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(
            Prose(context.theme, " · ".join(filter(None, (origin, note))), size=11.5, colour="text_muted"), 1
        )
        if removable:
            remove = Pill(context.theme, context.words.say("inspector.uncite"), look="link")
            remove.setAccessibleDescription(quote)
            remove.clicked.connect(lambda: context.session.attempt(lambda board: verbs.uncite(board, [citation.id])))
            foot.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, and a bar that is broken where the passage speaks against."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.theme.colour("panel_raised" if self._context.theme.name == "dark" else "window"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setBrush(self._context.theme.colour("danger" if self._against else "line_strong"))
        step = 8 if self._against else self.height()
        for top in range(4, max(5, self.height() - 4), step):
            tall = min(step - 3 if self._against else step, self.height() - 4 - top)
            painter.drawRect(QRectF(4, top, _BAR, tall))


class Citations(QWidget):
    """All citations of one target, with a way to add and to remove them; ``hint`` says what a new one would be for."""

    def __init__(self, context: Context, *, hint: str = "") -> None:
        super().__init__()
        self._context = context
        self._kind: CitedKind = "rating"
        self._target: str | None = None
        self._shown: tuple[Citation, ...] | None = None
        self._picker: Citing | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._none = Prose(context.theme, context.words.say("inspector.no_citations"), size=12, colour="text_muted")
        self._column.addWidget(self._none)
        self._quotes: list[Quote] = []
        self._add = Pill(
            context.theme,
            context.words.say("inspector.cite"),
            look="link",
            hint=hint or context.words.say("inspector.cite_tip"),
        )
        self._add.clicked.connect(self.pick)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_target(self, kind: CitedKind, target_id: str | None) -> None:
        """Show what is cited for a target; None cannot be cited for yet."""
        self._kind, self._target = kind, target_id
        citations = citations_of(self._context, target_id) if target_id else ()
        self._add.setEnabled(target_id is not None)
        if citations != self._shown:
            self._shown = citations
            self._fill(citations)

    def pick(self) -> Citing | None:
        """Open the list of passages to cite one, or to enter a new quote."""
        if self._target is None:
            return None
        self._picker = Citing(self._context, self._kind, self._target, self.window())
        self._picker.open()
        return self._picker

    def _fill(self, citations: tuple[Citation, ...]) -> None:
        for quote in self._quotes:
            self._column.removeWidget(quote)
            quote.hide()
            quote.deleteLater()
        self._quotes = [Quote(self._context, citation) for citation in citations]
        for index, quote in enumerate(self._quotes):
            self._column.insertWidget(1 + index, quote)
        self._none.setVisible(not citations)


def citations_of(context: Context, target_id: str) -> tuple[Citation, ...]:
    """Return the citations of a target in their order."""
    return tuple(sorted(context.board.where(Citation, "target_id", target_id), key=lambda each: (each.order, each.id)))


def quoted(context: Context, citation: Citation) -> tuple[str, str]:
    """Return the quote with its marks, and the line that tells the source, its grades and the stance."""
    say, board = context.words.say, context.board
    stance = say(f"inspector.stance.{citation.stance}")
    passage = board.get(Passage, citation.passage_id)
    source = board.get(Source, passage.source_id) if passage else None
    if passage is None or source is None:
        basis = citation.basis or "judgement"
        key = f"inspector.basis.{basis}"
        return say(key if context.words.knows(key) else "inspector.basis.judgement"), stance
    return f"“{passage.quote}”", " · ".join(
        filter(None, (origin_of(source), passage.locator, grades(context, passage), stance))
    )


def origin_of(source: Source) -> str:
    """Return a source as it is named in a line: author, title, date."""
    return ", ".join(filter(None, (source.author, source.title, source.published)))


def grades(context: Context, passage: Passage) -> str:
    """Return the grade of a passage as letter and number, such as ``C3``, with what they mean."""
    source = context.board.the(Source, passage.source_id)
    credibility = passage.credibility if passage.credibility is not None else source.credibility
    return context.words.say("inspector.grade", reliability=source.reliability, credibility=credibility)
