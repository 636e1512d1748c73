"""The entities of a board as a list: those that wait for a place, or all, as far as a search finds them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from db.edit import verbs
from db.model.things import Entity, Position, name
from desktop.panels.heading import country
from desktop.search import matches, order_key
from desktop.selection import ENTITIES_MIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.model.change import Change
    from desktop.panels.context import Context

ENTITY = Qt.ItemDataRole.UserRole
NOTE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Cast(QAbstractListModel):
    """The ids of the entities that are shown, sorted by name, kept in step with the board by rows."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all = False
        self._query = ""
        self._shown: list[str] = self._wanted()

    @property
    def total(self) -> int:
        """How many entities there are to show without the search."""
        everybody = self._context.board.all(Entity)
        return len(everybody) if self._all else len(everybody.keys() - self._placed())

    def sift(self, *, query: str | None = None, everything: bool | None = None) -> None:
        """Show only what a search finds; ``everything`` lists placed entities too."""
        self._query = self._query if query is None else query
        self._all = self._all if everything is None else everything
        self.beginResetModel()
        self._shown = self._wanted()
        self.endResetModel()

    def follow(self, changes: Iterable[Change]) -> None:
        """Take an edit over: rows come, go and are drawn anew; the others stay as they are."""
        touched = {each.id for each in changes if each.kind is Entity}
        before = set(self._shown)
        wanted = self._wanted()
        staying = [each for each in wanted if each in before and each not in touched]
        self._drop(set(staying))
        self._insert(wanted)

    def entity(self, index: Index) -> Entity:
        """Return the entity of a row."""
        return self._context.board.the(Entity, self._shown[index.row()])

    def row_of(self, entity_id: str) -> int | None:
        """Return the row of an entity, None where it is not shown."""
        return self._shown.index(entity_id) if entity_id in self._shown else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's own
        """Return how many entities are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's name and type
        """Return the name, the entity, or the note below the name."""
        entity = self._context.board.get(Entity, self._shown[index.row()])
        if entity is None:
            # The board is ahead: the row is about to go.
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return name(entity, self._context.lang)
        if role == ENTITY:
            return entity
        if role == NOTE:
            return self._note(entity)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name(entity, self._context.lang)}, {self._note(entity)}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ARG002, N802
        """Rename the entity in the language of the words."""
        entity, text = self.entity(index), str(value).strip()
        if text == name(entity, self._context.lang):
            return False
        fields = {f"name_{self._context.lang}": text}
        return self._context.session.attempt(lambda board: verbs.edit_entity(board, entity.id, **fields))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a row can be chosen, dragged and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return the kind of what is dragged out."""
        return [ENTITIES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """Return the ids of the entities, and their names for other programs."""
        entities = [self.entity(index) for index in sorted(indexes, key=lambda each: each.row())]
        dragged = QMimeData()
        dragged.setData(ENTITIES_MIME, json.dumps([each.id for each in entities]).encode())
        dragged.setText("\n".join(name(each, self._context.lang) for each in entities))
        return dragged

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Return that dragging leaves the row: it goes when the board has taken the entity."""
        return Qt.DropAction.CopyAction

    def _note(self, entity: Entity) -> str:
        words = self._context.words
        parts = [words.say(f"entity.kind.{entity.kind}"), country(words, entity.origin)]
        placed = len(self._context.board.where(Position, "entity_id", entity.id))
        if self._all and placed:
            parts.append(words.say("tray.placed", count=placed))
        return " · ".join(parts)

    def _placed(self) -> set[str]:
        return {each.entity_id for each in self._context.board.all(Position).values()}

    def _wanted(self) -> list[str]:
        placed = set() if self._all else self._placed()
        entities = [each for each in self._context.board.all(Entity).values() if each.id not in placed]
        found = [each for each in entities if matches(self._query, (each.name_ko, each.name_en, *each.aliases))]
        found.sort(key=lambda each: (order_key(name(each, self._context.lang)), each.id))
        return [each.id for each in found]

    def _drop(self, staying: set[str]) -> None:
        for row in range(len(self._shown) - 1, -1, -1):
            if self._shown[row] not in staying:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._shown[row]
                self.endRemoveRows()

    def _insert(self, wanted: list[str]) -> None:
        for row, each in enumerate(wanted):
            if row >= len(self._shown) or self._shown[row] != each:
                self.beginInsertRows(QModelIndex(), row, row)
                self._shown.insert(row, each)
                self.endInsertRows()
        # The notes tell how often an entity is placed: they may all be others now.
        if wanted:
            self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
