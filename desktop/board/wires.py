"""The connectors that show: which relations they are of, from which card to which, and on what way.

Ways are kept; after a change only those are looked for anew that it may have touched, a few at once and the rest bit
by bit, so that a board full of connectors never keeps the hand waiting.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, get_args
from zlib import crc32

from db.model.links import TRACKS, Router, ends, legs
from db.model.span import is_there
from db.model.things import Position, Relation, RelationKind
from desktop.board.mesh import Mesh

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from db.model.board import Board
    from db.model.front import Point
    from db.model.geometry import Arrangement, Box
    from desktop.sight import Links

KINDS = get_args(RelationKind)
AT_ONCE = 8
"""So many ways are looked for at once; more have to wait for their turn."""

CHOSEN_AT_ONCE = 12
"""When so many cards are selected or let go of, their connectors follow at once; those of more, when there is time."""

LIT_MOST = 60
"""So many connectors of a card are lit when it is pointed at."""

LIFTED_MOST = 48
"""So many connectors follow the cards in the hand; more stay where they are."""

DIRTY_MOST = 400
"""So many separate parts are painted anew; of more, all is."""

NEAR = 20
"""Over no more rows than this a way may go through gaps between cards, and not at the side."""

REACH = 9.0
"""How far from its way a connector's line and its ends reach, in logical units."""


class Wire(NamedTuple):
    """A connector: of what kind of relation, from which position to which, and its way."""

    kind: RelationKind
    start: str
    goal: str
    way: tuple[Point, ...]


class Wires:
    """Keeps the connectors in step with a board that is laid out."""

    def __init__(self, board: Board, arrangement: Arrangement) -> None:
        self.mesh = Mesh()
        self.lifted: dict[str, Wire] = {}
        self._board, self._arrangement = board, arrangement
        self._router: Router | None = None
        self._out: frozenset[str] = frozenset()
        self._chosen: frozenset[str] | None = None
        self._due: tuple[Links | frozenset[str], frozenset[str], frozenset[str]] | None = None
        self._bundled = False
        self._wanted: dict[str, None] = {}
        self._waiting: dict[str, None] = {}
        self._wires: dict[str, Wire] = {}
        self._through: dict[str, dict[str, None]] = {}
        self._known_in: dict[str, tuple[str, ...]] = {}
        self._dirty: list[Box] = []
        self._all_dirty = False

    @property
    def waiting(self) -> bool:
        """Whether there are still ways to be looked for: then `catch_up` wants calling."""
        return bool(self._waiting) or self._due is not None

    @property
    def all(self) -> dict[str, Wire]:
        """The connectors by the ids of their relations; read only."""
        return self._wires

    def at(self, what: str, thing_id: str) -> tuple[tuple[RelationKind, tuple[Point, ...]], ...]:
        """Return kinds and ways of the connectors that are pointed at: a relation's own, or all those of a card."""
        if what == "link":
            found = [wire] if (wire := self._wires.get(thing_id)) is not None else []
        elif what in {"card", "handle"}:
            # By its relations: a look at all the connectors there are takes longer than all else of a frame.
            wires = map(self._wires.get, dict.fromkeys(self._of_positions([thing_id])))
            found = [wire for wire in wires if wire is not None and thing_id in (wire.start, wire.goal)]
        else:
            return ()
        return tuple((wire.kind, wire.way) for wire in found[:LIT_MOST])

    def show(self, links: Links | frozenset[str], chosen: frozenset[str], out: frozenset[str]) -> None:
        """Show relations: of a choice, or just those with these ids.

        ``chosen`` cards are selected, the filter does not let ``out`` through.
        """
        self._due = (links, chosen, out)
        if links != "selected" or len(chosen ^ (self._chosen or frozenset())) <= CHOSEN_AT_ONCE:
            self.catch_up(0.0)
            self._lay_some()

    def _show(self, links: Links | frozenset[str], chosen: frozenset[str], out: frozenset[str]) -> None:
        selecting = chosen if links == "selected" else None
        bundled = links == "all"
        again = out != self._out or (selecting is None) != (self._chosen is None) or bundled != self._bundled
        self._bundled = bundled
        changed = (selecting or frozenset()) ^ (self._chosen or frozenset())
        self._out, self._chosen = out, selecting
        wanted = dict.fromkeys(_wanted(self._board, links, chosen))
        stale = wanted if again else [*(wanted.keys() - self._wanted.keys()), *self._of_positions(changed)]
        gone = self._wanted.keys() - wanted.keys()
        self._wanted = wanted
        self._take_away(gone)
        self._look_again(stale)

    def follow(self, arrangement: Arrangement, touched: frozenset[str] | None, relations: Iterable[str]) -> None:
        """Keep in step with a board laid out anew; ``touched`` segments and relations have changed, None: all have."""
        self._arrangement, self._router = arrangement, None
        changed = [*relations]
        if touched is None:
            self._look_again([*changed, *self._wanted])
        else:
            through = (each for segment_id in touched for each in self._through.get(segment_id, ()))
            self._look_again([*changed, *through, *self._of_rows(touched)])
        self._lay_some()

    def catch_up(self, seconds: float) -> None:
        """Look for ways for about so long."""
        end = perf_counter() + seconds
        if self._due is not None:
            due, self._due = self._due, None
            self._show(*due)
        elif self._waiting:
            self._lay_next()
        while self._waiting and perf_counter() < end:
            self._lay_next()

    def take_dirty(self) -> list[Box] | None:
        """Return where connectors have come or gone since the last time, None for all over the board."""
        dirty = None if self._all_dirty else self._dirty
        self._dirty, self._all_dirty = [], False
        return dirty

    def lift(self, position_ids: Collection[str]) -> None:
        """Take the connectors of cards in the hand out of the picture; no cards: put them back."""
        for each in self.lifted.values():
            self._put_in(each)
        self.lifted = {}
        few = len(position_ids) <= LIFTED_MOST
        for relation_id in dict.fromkeys(self._of_positions(position_ids)) if few else self._wires:
            wire = self._wires.get(relation_id)
            if wire is not None and (wire.start in position_ids or wire.goal in position_ids):
                self._take_out(relation_id, wire)
                self.lifted[relation_id] = wire
                if len(self.lifted) == LIFTED_MOST:
                    return

    def _look_again(self, relation_ids: Iterable[str]) -> None:
        wanted = self._wanted
        self._waiting.update((each, None) for each in relation_ids if each in wanted)
        self._take_away([each for each in relation_ids if each not in wanted])

    def _lay_some(self) -> None:
        for _ in range(min(AT_ONCE, len(self._waiting))):
            self._lay_next()

    def _take_away(self, relation_ids: Iterable[str]) -> None:
        for each in relation_ids:
            self._waiting.pop(each, None)
            wire = self._wires.pop(each, None)
            self._forget(each)
            if wire is not None:
                self._take_out(each, wire)

    def _lay_next(self) -> None:
        relation_id = next(iter(self._waiting))
        del self._waiting[relation_id]
        old, new = self._wires.get(relation_id), self._wire(relation_id)
        self._forget(relation_id)
        if new is not None:
            rows = self._known_in[relation_id] = tuple(dict.fromkeys(self._rows_of(new)))
            for segment_id in rows:
                self._through.setdefault(segment_id, {})[relation_id] = None
        if new == old:
            return
        if old is not None:
            del self._wires[relation_id]
            self._take_out(relation_id, old)
        if new is not None:
            self._wires[relation_id] = new
            self._put_in(new)

    def _wire(self, relation_id: str) -> Wire | None:
        relation = self._board.get(Relation, relation_id)
        pair = self._ends(relation) if relation is not None else None
        if relation is None or pair is None or not self._out.isdisjoint(pair):
            return None
        if self._router is None:
            self._router = Router(self._arrangement)
        way = self._router.route(*pair, track=self._track(relation))
        return Wire(relation.kind, *pair, way) if way else None

    def _track(self, relation: Relation) -> int:
        """Return beside which others a connector runs: of a few each has a track, of all those of a kind share one.

        So they lie on one another where they go the same way, and part where they do not.
        """
        if self._bundled:
            return KINDS.index(relation.kind) % TRACKS
        return crc32(relation.id.encode()) % TRACKS

    def _ends(self, relation: Relation) -> tuple[str, str] | None:
        """Return the cards that a relation joins: the chosen ones where there are any, else the nearest."""
        chosen, arrangement = self._chosen, self._arrangement
        if chosen is None:
            return ends(self._board, arrangement, relation)
        starts, goals = (self._shown(entity_id) for entity_id in (relation.from_id, relation.to_id))
        pairs = [(one, other) for one in starts for other in goals if one in chosen or other in chosen]
        return min(pairs, key=lambda pair: (_apart(arrangement, *pair), pair), default=None)

    def _shown(self, entity_id: str) -> list[str]:
        cards = self._arrangement.cards
        return [each.id for each in self._board.where(Position, "entity_id", entity_id) if each.id in cards]

    def _of_positions(self, position_ids: Iterable[str]) -> Iterator[str]:
        """Yield the relations of the positions' entities."""
        board = self._board
        for each in position_ids:
            position = board.get(Position, each)
            if position is not None:
                yield from relations_of(board, position.entity_id)

    def _of_rows(self, segment_ids: Iterable[str]) -> Iterator[str]:
        """Yield the relations of all that stands in these rows now."""
        for segment_id in segment_ids:
            row = self._arrangement.row(segment_id)
            yield from self._of_positions(row.cards if row is not None else ())

    def _rows_of(self, wire: Wire) -> Iterable[str]:
        """Return the rows on which a connector's way depends: those of its ends, and where it is short all between."""
        arrangement = self._arrangement
        ends_at = [arrangement.cards[each].segment_id for each in (wire.start, wire.goal)]
        first, last = sorted(arrangement.index[each] for each in ends_at)
        if last - first > NEAR:
            return ends_at
        return (row.segment_id for row in arrangement.rows[first : last + 1])

    def _forget(self, relation_id: str) -> None:
        for segment_id in self._known_in.pop(relation_id, ()):
            del self._through[segment_id][relation_id]

    def _put_in(self, wire: Wire) -> None:
        self.mesh.add(wire.kind, wire.way)
        self._touch(wire)

    def _take_out(self, relation_id: str, wire: Wire) -> None:
        if self.lifted.pop(relation_id, None) is None:
            self.mesh.remove(wire.kind, wire.way)
            self._touch(wire)

    def _touch(self, wire: Wire) -> None:
        if len(self._dirty) > DIRTY_MOST:
            self._all_dirty = True
        else:
            self._dirty += legs(wire.way, REACH)


def relations_of(board: Board, entity_id: str) -> Iterator[str]:
    """Yield the relations from and to an entity."""
    for field in ("from_id", "to_id"):
        for relation in board.where(Relation, field, entity_id):
            yield relation.id


def _wanted(board: Board, links: Links | frozenset[str], chosen: frozenset[str]) -> Iterable[str]:
    """Return the relations that are to show; those that have not begun on the board's date, or are over, do not."""
    if isinstance(links, frozenset):
        return (each for each in board.all(Relation) if each in links)  # chains tell of those that stand
    if links == "none":
        return ()
    relations, day = board.all(Relation), board.premise.as_of
    if links == "selected":
        positions = (board.get(Position, each) for each in chosen)
        found = (each for position in positions if position for each in relations_of(board, position.entity_id))
        return (each for each in found if is_there(relations[each], day))
    return (each.id for each in relations.values() if (links == "all" or each.kind == links) and is_there(each, day))


def _apart(arrangement: Arrangement, one: str, other: str) -> float:
    (x, y), (to_x, to_y) = arrangement.cards[one].box.middle, arrangement.cards[other].box.middle
    return abs(x - to_x) + abs(y - to_y)
