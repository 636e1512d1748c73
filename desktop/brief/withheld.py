"""What a brief leaves out: whatever may not be handed on as widely as the brief is, and every trace of its name.

Content never sees it: it reads the reduced board, so that nothing of it can reach a page, a figure or an attachment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from db.model.change import Change
from db.model.removal import removal
from db.model.things import Distribution, Entity, Rating, Source, Thing, name

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.things import Language

LEVELS: tuple[Distribution, ...] = ("open", "sensitive", "secret")
BLOTTED = "■■■"
"""Stands in free text in the place of the name of what is left out."""

# These say what a thing is or where it is kept, and are no text that anybody reads.
_NO_TEXT = frozenset({"id", "key", "origin", "control", "sha256", "media", "lang", "kind", "place"})
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is above a class of distribution, and the things in whose text a name of it was blotted out."""

    entities: tuple[Entity, ...] = ()
    ratings: tuple[Rating, ...] = ()
    sources: tuple[Source, ...] = ()
    blotted: tuple[Thing, ...] = ()

    @property
    def count(self) -> int:
        """How many things are left out."""
        return len(self.entities) + len(self.ratings) + len(self.sources)

    def names(self, lang: Language) -> tuple[str, ...]:
        """Return the names of the players and the titles of the sources that are left out."""
        return (*(name(each, lang) for each in self.entities), *(each.title for each in self.sources))


def withheld(board: Board, distribution: Distribution) -> Withheld:
    """Return what a brief of that class leaves out, and in whose text a name must be blotted out."""
    found = _above(board, distribution)
    if not found.count:
        return found
    rest = board.overlaid(removal(board, [*found.entities, *found.ratings, *found.sources]))
    return replace(found, blotted=tuple(change.before for change in _blots(rest, found) if change.before))


def reduced(board: Board, distribution: Distribution) -> Board:
    """Return the board as if what is above that class had never been; ``board`` itself where nothing is."""
    found = _above(board, distribution)
    if not found.count:
        return board
    rest = board.overlaid(removal(board, [*found.entities, *found.ratings, *found.sources]))
    return rest.overlaid(_blots(rest, found))


def _above(board: Board, distribution: Distribution) -> Withheld:
    secret = frozenset(LEVELS[LEVELS.index(distribution) + 1 :])
    return Withheld(
        tuple(each for each in board.all(Entity).values() if each.distribution in secret),
        tuple(each for each in board.all(Rating).values() if each.distribution in secret),
        tuple(each for each in board.all(Source).values() if each.distribution in secret),
    )


def _blots(rest: Board, found: Withheld) -> tuple[Change, ...]:
    pattern = _pattern(rest, found)
    if pattern is None:
        return ()
    changes = []
    for thing in rest.things():
        after = _blotted(thing, pattern)
        if after is not thing:
            changes.append(Change(thing, after))
    return tuple(changes)


def _pattern(rest: Board, found: Withheld) -> re.Pattern[str] | None:
    """Return what finds the names, longest first; names that stay and hold one of them are found first, to be kept."""
    secret = {each for thing in found.entities for each in _names(thing)} | {each.title for each in found.sources}
    secret = {each for each in secret if len(each) >= _SHORTEST}
    if not secret:
        return None
    open_names = {each for thing in rest.all(Entity).values() for each in _names(thing)} - secret
    kept = {each for each in open_names if any(one in each for one in secret)}
    ranked = sorted(secret | kept, key=lambda each: (-len(each), each))
    return re.compile("|".join(f"({_bounded(each)})" if each in secret else _bounded(each) for each in ranked))


def _bounded(text: str) -> str:
    """Return a pattern for a name: Latin ones are words of their own, Hangul ones may stand within a word if long."""
    latin = text[0].isascii()
    start = r"(?<![A-Za-z0-9])" if latin else r"(?<![\uac00-\ud7a3])" if len(text) <= _SHORTEST else ""
    end = r"(?![A-Za-z0-9])" if text[-1].isascii() and text[-1].isalnum() else ""
    return start + re.escape(text) + end


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(each for each in (entity.name_ko, entity.name_en, *entity.aliases) if each)


def _blotted(thing: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - a thing, or a part of one
    changed: dict[str, Any] = {}
    for field in fields(thing):
        if field.name in _NO_TEXT or field.name.endswith("_id"):
            continue
        before = getattr(thing, field.name)
        after = _cleaned(before, pattern)
        if after != before:
            changed[field.name] = after
    return replace(thing, **changed) if changed else thing


def _cleaned(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - fields hold texts, and tuples of them
    if isinstance(value, str):
        return pattern.sub(lambda found: BLOTTED if found.lastindex else found.group(), value)
    if isinstance(value, tuple) and value:
        return tuple(_cleaned(each, pattern) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _blotted(value, pattern)
    return value
