"""The board as it would be after some changes, seen without copying it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from db.model.board import INDEXED, T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.model.board import Board
    from db.model.change import Change
    from db.model.things import Thing


class After:
    """A board and the changes laid over it; costs as much as there are changes, however large the board."""

    def __init__(self, board: Board, changes: Iterable[Change]) -> None:
        self._board = board
        self._changed: dict[type[Thing], dict[str, Thing | None]] = {}
        self._index: dict[tuple[type[Thing], str, str], list[Thing]] = {}
        for change in changes:
            self._changed.setdefault(change.kind, {})[change.id] = change.after
        for thing in self.written():
            for field in INDEXED.get(type(thing), ()):
                value = getattr(thing, field)
                if isinstance(value, str):
                    self._index.setdefault((type(thing), field, value), []).append(thing)

    def written(self) -> Iterable[Thing]:
        """Yield the things that the changes add or alter, as they are afterwards."""
        for changed in self._changed.values():
            yield from (thing for thing in changed.values() if thing is not None)

    def removed(self) -> Iterable[Thing]:
        """Yield the things of the board that the changes remove, as they were."""
        for kind, changed in self._changed.items():
            for thing_id, thing in changed.items():
                before = self._board.get(kind, thing_id)
                if thing is None and before is not None:
                    yield before

    def all(self, kind: type[T]) -> Mapping[str, T]:
        """Return all things of a kind by id; costs as much as there are of them."""
        changed = self._changed.get(cast("type[Thing]", kind))
        if not changed:
            return self._board.all(kind)
        merged = {**self._board.all(kind), **changed}
        return {thing_id: cast("T", thing) for thing_id, thing in merged.items() if thing is not None}

    def get(self, kind: type[T], thing_id: str | None) -> T | None:
        """Return the thing, or None where there is none of that id."""
        changed = self._changed.get(cast("type[Thing]", kind))
        if changed and thing_id in changed:
            return cast("T | None", changed[thing_id])
        return self._board.get(kind, thing_id)

    def where(self, kind: type[T], field: str, value: str) -> tuple[T, ...]:
        """Return the things of a kind whose indexed field is ``value``."""
        stored = self._board.where(kind, field, value)
        changed = self._changed.get(cast("type[Thing]", kind))
        if not changed:
            return stored
        kept = [thing for thing in stored if thing.id not in changed]
        return (*kept, *cast("list[T]", self._index.get((cast("type[Thing]", kind), field, value), [])))
