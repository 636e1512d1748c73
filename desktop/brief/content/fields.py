"""Fields that any paragraph may use: names and numbers of the board, by a name that stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.model.things import Entity, name
from desktop.brief.content.sentence import Bound
from desktop.brief.numbers import points, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from db.judge.judgement import SegmentVerdict
    from db.model.things import Layer, Segment
    from desktop.brief.content.facts import Facts

_UNFIT = frozenset("{}:")


class Offer(NamedTuple):
    """A field that can be put into a paragraph: what it is said to be, and what it shows."""

    about: str
    field: Bound


class Fields:
    """The fields of a board's brief; each is worked out when it is asked for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._whole: dict[str, Callable[[], str]] = {
            "as_of": lambda: facts.day(facts.as_of),
            "segments": lambda: str(len(facts.segments)),
            "judged": lambda: str(len(facts.judged)),
            "behind": lambda: str(facts.behind),
            "positions": lambda: str(facts.tally.positions),
            "national": lambda: points(facts.judgement.national.geometric),
        }

    def get(self, field: str) -> Bound | None:
        """Return what a field such as ``board.as_of`` or ``segment.search.level`` shows; None for no such one."""
        kind, _, rest = field.partition(".")
        if kind == "board":
            found = self._whole.get(rest)
            return Bound(field, found()) if found else None
        key, _, what = rest.rpartition(".")
        return self._of(kind, key, what, field)

    def _of(self, kind: str, key: str, what: str, field: str) -> Bound | None:
        facts = self._facts
        if kind == "entity":
            entity = facts.board.by_key(Entity, key)
            return Bound(field, name(entity, facts.lang) or entity.key, (entity.id,)) if entity else None
        things: tuple[Segment, ...] | tuple[Layer, ...] = facts.segments if kind == "segment" else facts.layers
        thing = next((each for each in things if each.key == key), None)
        if thing is None or kind not in {"segment", "layer"}:
            return None
        if what == "name":
            return Bound(field, name(thing, facts.lang) or thing.key, (thing.id,))
        if kind == "layer":
            return (
                Bound(field, points(facts.judgement.layers[thing.id].level), (thing.id,)) if what == "level" else None
            )
        shown = _of_verdict(facts, facts.judgement.segments[thing.id], what)
        return Bound(field, shown, (thing.id,)) if shown is not None else None

    def offered(self) -> Iterator[Offer]:
        """Yield the fields that a paragraph may take in, those of the whole board first."""
        say = self._facts.say
        for each in self._whole:
            yield from self._offer(f"board.{each}", say(f"field.{each}"))
        for layer in self._facts.layers:
            for what in ("name", "level"):
                yield from self._offer(f"layer.{layer.key}.{what}", say(f"field.{what}"))
        for segment in self._facts.segments:
            for what in ("name", "level", "gap", "posture"):
                yield from self._offer(f"segment.{segment.key}.{what}", say(f"field.{what}"), segment)
        for entity in self._facts.board.all(Entity).values():
            yield from self._offer(f"entity.{entity.key}.name", say("field.player"))

    def _offer(self, field: str, what: str, of: Segment | None = None) -> Iterator[Offer]:
        found = None if _UNFIT & set(field) else self.get(field)
        if found is not None:
            about = what if of is None else self._facts.say("field.of", what=what, name=name(of, self._facts.lang))
            yield Offer(about, found)


def _of_verdict(facts: Facts, verdict: SegmentVerdict, what: str) -> str | None:
    if what == "level":
        return points(verdict.level)
    if what == "gap":
        return signed(verdict.gap)
    return facts.posture(verdict.posture) if what == "posture" else None
