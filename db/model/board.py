"""The board in memory: things by kind and id, and the few indexes that reading needs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from db.model.change import Change
from db.model.things import (
    KINDS,
    Ballot,
    Brief,
    Citation,
    Criterion,
    Document,
    Entity,
    Fact,
    Layer,
    Milestone,
    Note,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Relation,
    Scenario,
    Segment,
    Share,
    Source,
    Thing,
    Vote,
    Wave,
    WeightSet,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T", bound=Thing)

# The fields by which things are looked up, per kind. The values of an index are tuples that are replaced, never
# changed in place, so that a snapshot need copy the outer dictionaries only.
INDEXED: Mapping[type[object], tuple[str, ...]] = MappingProxyType(
    {
        Criterion: ("key",),
        WeightSet: ("key",),
        Wave: ("key",),
        Layer: ("key", "wave_id"),
        Segment: ("key", "layer_id"),
        Note: ("segment_id", "wave_id"),
        Entity: ("key",),
        Fact: ("entity_id",),
        Position: ("key", "segment_id", "entity_id"),
        Rater: ("key",),
        Rating: ("target_id",),
        Source: ("key",),
        Document: ("source_id",),
        Passage: ("source_id",),
        Relation: ("from_id", "to_id"),
        Share: ("segment_id", "entity_id"),
        Citation: ("target_id", "passage_id"),
        Scenario: ("key",),
        Milestone: ("key",),
        Ballot: ("key",),
        Vote: ("ballot_id", "target_id"),
        Brief: ("key",),
        Wording: ("brief_id",),
    }
)


class Board:
    """A whole board: read it freely, change it with `apply` only.

    Whoever wants a board that stands still takes a `snapshot`.
    """

    __slots__ = ("_index", "_things")

    def __init__(self, things: Iterable[Thing] = ()) -> None:
        # Of each kind the things of that kind, which a type cannot say; saying it again at every look-up takes time.
        self._things: dict[type[object], dict[str, Any]] = {kind: {} for kind in KINDS}
        for thing in things:
            self._things[type(thing)][thing.id] = thing
        self._index = _indexes(self._things)

    @property
    def premise(self) -> Premise:
        """The board's title, date and method. A board without one is not a board: raises LookupError."""
        for premise in self.all(Premise).values():
            return premise
        raise LookupError("a board has a premise")

    def all(self, kind: type[T]) -> Mapping[str, T]:
        """Return all things of a kind by id, as a read-only view that follows later changes."""
        return MappingProxyType(self._things[kind])

    def get(self, kind: type[T], thing_id: str | None) -> T | None:
        """Return the thing, or None where there is none of that id."""
        thing: T | None = self._things[kind].get(thing_id) if thing_id is not None else None
        return thing

    def the(self, kind: type[T], thing_id: str) -> T:
        """Return the thing; raises KeyError where there is none of that id."""
        thing: T = self._things[kind][thing_id]
        return thing

    def where(self, kind: type[T], field: str, value: str) -> tuple[T, ...]:
        """Return the things of a kind whose indexed field is ``value``; raises KeyError if not indexed."""
        things = self._things[kind]
        return tuple(map(things.__getitem__, self._index[kind, field].get(value, ())))

    def finder(self, kind: type[T], field: str) -> Callable[[str], tuple[T, ...]]:
        """Return what looks things up as `where` does, for thousands of look-ups of a board that stands still."""
        look_up, at = self._things[kind].__getitem__, self._index[kind, field].get
        return lambda value: tuple(map(look_up, at(value, ())))

    def by_key(self, kind: type[T], key: str) -> T | None:
        """Return the first thing of a kind with that key, or None; raises KeyError if the kind has no keys."""
        return next(iter(self.where(kind, "key", key)), None)

    def things(self) -> Iterable[Thing]:
        """Yield every thing, each after what it refers to."""
        for kind in KINDS:
            yield from self._things[kind].values()

    def apply(self, changes: Iterable[Change]) -> None:
        """Carry out the changes in memory, in order. Checks nothing: the one write path has checked."""
        before: dict[tuple[type[Thing], str], Thing | None] = {}
        for change in changes:
            kind, things = change.kind, self._things[change.kind]
            before.setdefault((kind, change.id), things.get(change.id))
            if change.after is None:
                things.pop(change.id, None)
            else:
                things[change.id] = change.after
        self._reindex(before)

    def snapshot(self) -> Board:
        """Return a board that stays as this one is now."""
        copy = Board.__new__(Board)
        copy._things = {kind: dict(things) for kind, things in self._things.items()}  # noqa: SLF001 - its own class
        copy._index = {each: dict(index) for each, index in self._index.items()}  # noqa: SLF001
        return copy

    def overlaid(self, changes: Iterable[Change]) -> Board:
        """Return a board as this one would be after ``changes``; this one stays as it is."""
        copy = self.snapshot()
        copy.apply(changes)
        return copy

    def _reindex(self, before: Mapping[tuple[type[Thing], str], Thing | None]) -> None:
        # Gathered first, so that a row of thousands that goes at once is gone through once.
        leaving: dict[tuple[type[object], str, str], set[str]] = {}
        coming: dict[tuple[type[object], str, str], list[str]] = {}
        for (kind, thing_id), was in before.items():
            thing = self._things[kind].get(thing_id)
            for field in INDEXED.get(kind, ()):
                old, new = getattr(was, field, None), getattr(thing, field, None)
                if old != new and old is not None:
                    leaving.setdefault((kind, field, old), set()).add(thing_id)
                if old != new and new is not None:
                    coming.setdefault((kind, field, new), []).append(thing_id)
        for place in leaving.keys() | coming.keys():
            of_kind, field, value = place
            index, left = self._index[of_kind, field], leaving.get(place, ())
            ids = (*(each for each in index.pop(value, ()) if each not in left), *coming.get(place, ()))
            if ids:
                index[value] = ids


def _indexes(
    things: Mapping[type[object], Mapping[str, Thing]],
) -> dict[tuple[type[object], str], dict[str, tuple[str, ...]]]:
    indexes: dict[tuple[type[object], str], dict[str, tuple[str, ...]]] = {}
    for kind, fields in INDEXED.items():
        for field in fields:
            gathered: dict[str, list[str]] = {}
            for thing in things[kind].values():
                value = getattr(thing, field)
                if value is not None:
                    gathered.setdefault(value, []).append(thing.id)
            indexes[kind, field] = {value: tuple(ids) for value, ids in gathered.items()}
    return indexes


def waves_in_order(board: Board) -> tuple[Wave, ...]:
    """Return the waves from the earliest to the latest."""
    return tuple(sorted(board.all(Wave).values(), key=lambda wave: (wave.order, wave.id)))


def present_wave(board: Board) -> str | None:
    """Return the id of the wave that the board is about: the one its premise names, else the latest; None if none."""
    named = next((each.wave_id for each in board.all(Premise).values()), None)
    if named is not None:
        return named
    waves = waves_in_order(board)
    return waves[-1].id if waves else None


def wave_of(board: Board, layer: Layer) -> str | None:
    """Return the id of the wave in which a layer stands; None on a board without waves."""
    return layer.wave_id or present_wave(board)


def layers_in_stack(board: Board, wave_id: str | None = None) -> tuple[Layer, ...]:
    """Return the layers of a wave, of the present one if not told, from the top of the board to its bottom."""
    present = present_wave(board)
    wanted = wave_id or present
    layers = (each for each in board.all(Layer).values() if (each.wave_id or present) == wanted)
    return tuple(sorted(layers, key=lambda layer: (-layer.stack_rank, layer.id)))


def all_layers(board: Board) -> tuple[Layer, ...]:
    """Return the layers of all waves: those of the present one first, then wave by wave from the earliest."""
    present = present_wave(board)
    others = (each.id for each in waves_in_order(board) if each.id != present)
    return tuple(layer for wave_id in (present, *others) for layer in layers_in_stack(board, wave_id))


def segments_in(board: Board, layer_id: str) -> tuple[Segment, ...]:
    """Return the segments of a layer from the top to the bottom."""
    segments = board.where(Segment, "layer_id", layer_id)
    return tuple(sorted(segments, key=lambda segment: (segment.order, segment.id)))


def segments_in_order(board: Board, wave_id: str | None = None) -> tuple[Segment, ...]:
    """Return all segments of a wave, of the present one if not told, from the top of the board to its bottom."""
    return tuple(segment for layer in layers_in_stack(board, wave_id) for segment in segments_in(board, layer.id))


def all_segments(board: Board) -> tuple[Segment, ...]:
    """Return the segments of all waves in the order of `all_layers`, each layer's from the top to the bottom."""
    return tuple(segment for layer in all_layers(board) for segment in segments_in(board, layer.id))


def notes_on_whole(board: Board, wave_id: str | None = None) -> tuple[Note, ...]:
    """Return the notes that stand on the whole board of a wave, of the present one if not told, and in no segment."""
    present = present_wave(board)
    wanted = wave_id or present
    free = (each for each in board.all(Note).values() if each.segment_id is None)
    return tuple(each for each in free if (each.wave_id or present) == wanted)


def difference(before: Board, after: Board) -> tuple[Change, ...]:
    """Return the changes that lead from one board to the other, ready to be written in that order."""
    written: list[Change] = []
    removed: list[Change] = []
    for kind in KINDS:
        old, new = before.all(kind), after.all(kind)
        written += [Change(old.get(each), thing) for each, thing in new.items() if old.get(each) != thing]
        removed += [Change(thing, None) for each, thing in old.items() if each not in new]
    return (*written, *reversed(removed))
