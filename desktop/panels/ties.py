"""The relations of an entity one by one: from when until when, and how critical and replaceable a supply is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Entity, Relation, name
from desktop.naming import short
from desktop.panels.citations import Citations
from desktop.panels.pick import Pick
from desktop.panels.pill import Pill
from desktop.panels.prose import Prose
from desktop.panels.span import Span
from desktop.search import order_key

if TYPE_CHECKING:
    from desktop.panels.context import Context

_MOST = 40
_LEVELS = (1, 2, 3, 4, 5)
_SUPPLIES = ("supplies", "depends_on")


class Ties(QWidget):
    """Closed at first: a line that opens the rows of the relations."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entity_id: str | None = None
        self._shown: tuple[Relation, ...] | None = None
        self.rows: dict[str, TieRow] = {}
        self.opener = Pill(context.theme, context.words.say("time.span.edit"), look="link")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._list)
        self.opener.setCheckable(True)
        self.opener.clicked.connect(lambda _: self._show())

    def show_entity(self, entity_id: str) -> None:
        """Be about this entity."""
        self._entity_id = entity_id
        self._show()

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        for row in self.rows.values():
            row.span.finish()

    def _show(self) -> None:
        board, entity_id = self._context.board, self._entity_id or ""
        found = (*board.where(Relation, "from_id", entity_id), *board.where(Relation, "to_id", entity_id))
        self.opener.setVisible(bool(found))
        shown = tuple(dict.fromkeys(found))[:_MOST] if self.opener.isChecked() else ()
        if [each.id for each in shown] != [each.id for each in self._shown or ()]:
            self._make(shown)
        self._shown = shown
        for each in shown:
            self.rows[each.id].show_relation(each)

    def _make(self, shown: tuple[Relation, ...]) -> None:
        for row in self.rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        ordered = sorted(shown, key=lambda each: (each.kind, order_key(self._other(each))))
        self.rows = {each.id: TieRow(self._context, self._said(each)) for each in ordered}
        for relation_id, row in self.rows.items():
            self._list.addWidget(row)
            row.wire(relation_id)

    def _other(self, relation: Relation) -> str:
        other = relation.to_id if relation.from_id == self._entity_id else relation.from_id
        entity = self._context.board.get(Entity, other)
        return short(name(entity, self._context.lang)) if entity is not None else ""

    def _said(self, relation: Relation) -> str:
        arrow = "→" if relation.from_id == self._entity_id else "←"
        return f"{self._context.words.say(f'entity.relation.{relation.kind}')} {arrow} {self._other(relation)}"


class TieRow(QWidget):
    """One relation: what it is, its time, and of a supply its two levels."""

    def __init__(self, context: Context, said: str) -> None:
        super().__init__()
        self._context = context
        self.span = Span(context, size=12)
        say = context.words.say
        self.critical = Pick(context.theme, say("time.field.criticality"))
        self.replaceable = Pick(context.theme, say("time.field.substitutability"))
        column, levels = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        levels.addWidget(self.critical)
        levels.addWidget(self.replaceable)
        levels.addStretch(1)
        column.addWidget(Prose(context.theme, said, size=12.5))
        column.addWidget(self.span)
        column.addLayout(levels)
        self.evidence = Citations(context, hint=say("inspector.cite_relation"))
        column.addWidget(self.evidence)

    def wire(self, relation_id: str) -> None:
        """Let what is entered go to a relation."""
        self.span.committed.connect(lambda first, day: self._edit(relation_id, **{"since" if first else "until": day}))
        self.critical.picked.connect(lambda level: self._edit(relation_id, criticality=level))
        self.replaceable.picked.connect(lambda level: self._edit(relation_id, substitutability=level))

    def show_relation(self, relation: Relation) -> None:
        """Show what the board says of it."""
        self.span.show_span(relation.since, relation.until)
        self.evidence.show_target("relation", relation.id)
        for pick, value, key in (
            (self.critical, relation.criticality, "critical"),
            (self.replaceable, relation.substitutability, "replaceable"),
        ):
            pick.setVisible(relation.kind in _SUPPLIES)
            say = self._context.words.say
            choices = [(level, str(level)) for level in _LEVELS]
            said = say(f"time.span.{key}", value=say("time.span.unset") if value is None else value)
            pick.show_pick(value, said, choices)

    def _edit(self, relation_id: str, **fields: object) -> None:
        self._context.session.attempt(lambda board: verbs.edit_relation(board, relation_id, **fields))
