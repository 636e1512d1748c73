"""All that is quoted for a card, each passage once, with what it speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.judge.ratings import effective_by_criterion
from db.judge.terms import criteria_of
from db.model.things import Citation, Position, name
from desktop.panels.citations import Quote, citations_of
from desktop.panels.prose import Prose

if TYPE_CHECKING:
    from desktop.panels.context import Context


class EvidenceList(QWidget):
    """The passages behind a position's ratings and its entity, read only."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows: list[QWidget] = []

    def show_position(self, position: Position) -> None:
        """Show what is quoted for a position."""
        gathered = passages_of(self._context, position)
        if gathered != self._shown:
            self._shown = gathered
            self._fill(gathered)

    def _fill(self, gathered: list[tuple[Citation, str]]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [Quote(self._context, citation, removable=False, note=note) for citation, note in gathered]
        if not self._rows:
            text = self._context.words.say("inspector.no_evidence")
            self._rows = [Prose(self._context.theme, text, size=12.5, colour="text_muted")]
        for row in self._rows:
            self._column.addWidget(row)


def passages_of(context: Context, position: Position) -> list[tuple[Citation, str]]:
    """Return a citation per quoted passage and stance, with the names of what it speaks for."""
    lang = context.lang
    effective = effective_by_criterion(context.board, position.id)
    found: list[tuple[Citation, str]] = []
    for criterion in criteria_of(context.board, "position"):
        for rating in effective[criterion.id].ratings if criterion.id in effective else ():
            found += [(each, name(criterion, lang)) for each in citations_of(context, rating.id)]
    found += [(each, context.words.say("inspector.the_entity")) for each in citations_of(context, position.entity_id)]
    gathered: dict[tuple[str | None, str], tuple[Citation, list[str]]] = {}
    for citation, target in found:
        if citation.passage_id is not None:
            kept = gathered.setdefault((citation.passage_id, citation.stance), (citation, []))
            if target not in kept[1]:
                kept[1].append(target)
    return [(citation, ", ".join(targets)) for citation, targets in gathered.values()]
