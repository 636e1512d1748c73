"""The relations of an entity, by kind, read only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.things import Entity, Relation, name
from desktop.panels.prose import Prose
from desktop.search import order_key

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.things import Language, RelationKind
    from desktop.panels.context import Context

# Kind, its name seen from the other end (None: both ends are alike) and the arrow towards the other end.
_ENDS: dict[RelationKind, tuple[str | None, str, str]] = {
    "supplies": ("supplied_by", "→", "←"),
    "depends_on": ("needed_by", "→", "←"),
    "competes": (None, "↔", "↔"),
    "invests": ("invested_by", "→", "←"),
    "partners": (None, "↔", "↔"),
    "part_of": ("has_part", "→", "←"),
    "operates": ("operated_by", "→", "←"),
}


class Relations(QWidget):
    """One line per kind of relation, naming the others."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._lines = Prose(context.theme, size=12.5)
        column.addWidget(self._lines)

    @property
    def text(self) -> str:
        """The lines that are shown."""
        return self._lines.text()

    def show_entity(self, entity_id: str) -> None:
        """Show how an entity stands to others."""
        say, gathered = self._context.words.say, relations_of(self._context.board, entity_id, self._context.lang)
        lines = [
            f"{say(f'entity.relation.{kind}')} {arrow} {', '.join(sorted(names, key=order_key))}"
            for (kind, arrow), names in gathered.items()
        ]
        self._lines.tell("\n".join(lines) or say("inspector.no_relations"), "text" if lines else "text_muted")


def relations_of(board: Board, entity_id: str, lang: Language) -> dict[tuple[str, str], set[str]]:
    """Return the names of the others by the relation's kind and arrow, as seen from the entity."""
    gathered: dict[tuple[str, str], set[str]] = {}
    for kind, (reverse, forth, back) in _ENDS.items():
        for relation in board.where(Relation, "from_id", entity_id):
            if relation.kind == kind:
                _add(gathered, (kind, forth), board.get(Entity, relation.to_id), lang)
        for relation in board.where(Relation, "to_id", entity_id):
            if relation.kind == kind:
                _add(gathered, (reverse or kind, back), board.get(Entity, relation.from_id), lang)
    return gathered


def _add(gathered: dict[tuple[str, str], set[str]], key: tuple[str, str], other: Entity | None, lang: Language) -> None:
    if other is not None:
        gathered.setdefault(key, set()).add(name(other, lang))
