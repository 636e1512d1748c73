"""Relations on the board: making one between two cards, changing its kind, removing it, and listing a card's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Entity, Position, Relation, RelationKind, name

if TYPE_CHECKING:
    from db.model.board import Board
    from desktop.board.gestures.gesture import Room

MUTUAL = frozenset({"competes", "partners"})
NAME_MOST = 24


class Relations:
    """What is done to relations, each in one step of the history."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def of_entity(self, entity_id: str) -> tuple[Relation, ...]:
        """Return an entity's relations, those that start from it first."""
        board = self._board
        return (*board.where(Relation, "from_id", entity_id), *board.where(Relation, "to_id", entity_id))

    def title(self, relation: Relation) -> str:
        """Return a relation as one line: its kind, and from whom it leads to whom."""
        return self.line(relation.kind, relation.from_id, relation.to_id)

    def line(self, kind: RelationKind, from_id: str, to_id: str) -> str:
        """Return a relation between two entities as one line."""
        words = self._room.words
        form = "both" if kind in MUTUAL else "one"
        called = {"from": self._called(from_id), "to": self._called(to_id)}
        return words.say(f"board.relate.{form}", kind=words.say(f"entity.relation.{kind}"), **called)

    def stands(self, kind: RelationKind, from_id: str, to_id: str) -> bool:
        """Tell whether there is such a relation already; a mutual one counts in either direction."""
        pairs = {(from_id, to_id), (to_id, from_id)} if kind in MUTUAL else {(from_id, to_id)}
        return any(each.kind == kind and (each.from_id, each.to_id) in pairs for each in self.of_entity(from_id))

    def make(self, kind: RelationKind, from_id: str, to_id: str) -> bool:
        """Relate one entity to another; tell where they are related so already."""
        room = self._room
        if self.stands(kind, from_id, to_id):
            room.tell(room.words.say("board.told.related_twice", relation=self.line(kind, from_id, to_id)))
            return False
        kept = room.carry_out(lambda: verbs.relate(self._board, kind, from_id, to_id))
        if kept:
            room.tell(room.words.say("board.told.related", relation=self.line(kind, from_id, to_id)))
        return kept

    def change(self, relation_id: str, kind: RelationKind) -> bool:
        """Make a relation one of another kind."""
        relation, room = self._board.the(Relation, relation_id), self._room
        if kind != relation.kind and self.stands(kind, relation.from_id, relation.to_id):
            line = self.line(kind, relation.from_id, relation.to_id)
            room.tell(room.words.say("board.told.related_twice", relation=line))
            return False
        return room.carry_out(lambda: verbs.edit_relation(self._board, relation_id, kind=kind))

    def remove(self, relation_id: str) -> bool:
        """Remove a relation."""
        return self._room.carry_out(lambda: verbs.remove_relations(self._board, [relation_id]))

    def entity(self, position_id: str) -> str:
        """Return whose position it is."""
        return self._board.the(Position, position_id).entity_id

    @property
    def _board(self) -> Board:
        return self._room.session.board

    def _called(self, entity_id: str) -> str:
        called = name(self._board.the(Entity, entity_id), self._room.words.lang)
        return called if len(called) <= NAME_MOST else called[: NAME_MOST - 1] + "…"
