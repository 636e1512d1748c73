"""Matching: which thing of a board is meant by a thing of a file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from db.model.things import Document, Note, Passage, Premise, Relation
from db.model.ties import likeness

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from db.model.things import Thing


class Matches:
    """The things of one kind on a board, found by id, by key or by what they are about; each is found once.

    Keys, and what makes two things alike (`db.model.ties.likeness`), belong to one thing at a time.
    """

    def __init__(self, things: Iterable[Thing]) -> None:
        self._by_id = {thing.id: thing for thing in things}
        self._owners: dict[Hashable, str] = {}
        self._about: defaultdict[Hashable, list[Thing]] = defaultdict(list)
        self._claimed: set[str] = set()
        for thing in self._by_id.values():
            self._owners.update((handle, thing.id) for handle in _handles(thing))
            self._about[about(thing)].append(thing)

    def by_id(self, thing: Thing) -> Thing | None:
        """Return the board's thing of the same id, and claim it."""
        return self._claim(self._by_id.get(thing.id))

    def by_handle(self, thing: Thing) -> Thing | None:
        """Return the board's thing of the same key, or that is about the same, and claim it; None if there is none."""
        for handle in _handles(thing):
            owner = self._owners.get(handle)
            if owner is not None and owner not in self._claimed:
                return self._claim(self._by_id[owner])
        subject = about(thing)
        others = self._about.get(subject, ()) if subject is not None else ()
        return self._claim(next((each for each in others if each.id not in self._claimed), None))

    def settle(self, before: Thing | None, after: Thing) -> bool:
        """Let ``after`` stand for ``before``, if nobody else has its id, its key or what makes it alike."""
        if any(self._owners.get(handle, after.id) != after.id for handle in _handles(after)):
            return False
        for handle in _handles(before) if before is not None else ():
            del self._owners[handle]
        self._owners.update((handle, after.id) for handle in _handles(after))
        return True

    def _claim(self, found: Thing | None) -> Thing | None:
        if found is not None:
            self._claimed.add(found.id)
        return found


def about(thing: Thing) -> Hashable | None:
    """Return what a thing without a key is about, so that it can be found again; several may be about the same."""
    if isinstance(thing, Passage):
        return thing.source_id, thing.quote
    if isinstance(thing, Relation):
        return thing.kind, thing.from_id, thing.to_id, thing.input_kind
    if isinstance(thing, Document):
        return thing.source_id, thing.sha256
    if isinstance(thing, Note):
        return thing.segment_id, thing.wave_id, thing.text_ko, thing.text_en
    return None


def _handles(thing: Any) -> Iterator[Hashable]:  # noqa: ANN401 - a thing with or without a key
    key = getattr(thing, "key", None)
    if key is not None:
        yield "key", key
    like = likeness(thing)
    if like is not None and not isinstance(thing, Premise):
        yield "like", like
