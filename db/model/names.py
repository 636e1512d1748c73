"""What things are called: a pair of texts, Korean and English, of any thing on a board."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from db.model import text
from db.model.board import wave_of
from db.model.things import (
    Brief,
    Citation,
    Entity,
    Layer,
    Note,
    Passage,
    Position,
    Rating,
    Relation,
    Segment,
    Share,
    Source,
    Vote,
    Wave,
    Wording,
    name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.board import Board, T
    from db.model.things import Language, Thing

Pair: TypeAlias = tuple[str, str]


class View(Protocol):
    """Anything in which things are looked up as on a board."""

    def all(self, kind: type[T]) -> Mapping[str, T]:
        """Return all things of a kind by id."""

    def get(self, kind: type[T], thing_id: str | None) -> T | None:
        """Return the thing, or None where there is none of that id."""

    def where(self, kind: type[T], field: str, value: str) -> tuple[T, ...]:
        """Return the things of a kind whose indexed field is ``value``."""


def pair(thing: Thing) -> Pair:
    """Return the thing's own name in both languages, one standing in for the other where that is empty."""
    if isinstance(thing, Note):
        return text.excerpt(thing.text_ko or thing.text_en), text.excerpt(thing.text_en or thing.text_ko)
    for field in ("name", "title"):
        ko: str = getattr(thing, f"{field}_ko", "") or getattr(thing, field, "")
        en: str = getattr(thing, f"{field}_en", "")
        if ko or en:
            return ko or en, en or ko
    handle: str = getattr(thing, "key", "") or thing.id
    return handle, handle


def called(view: View, thing: Thing | None) -> Pair:
    """Return what the thing is called on the board: of a position, a rating and the like, what it is about."""
    if isinstance(thing, Relation):
        (ko, en), (other_ko, other_en) = (called(view, view.get(Entity, each)) for each in (thing.from_id, thing.to_id))
        return f"{ko} → {other_ko}", f"{en} → {other_en}"
    if thing is None:
        return "?", "?"
    about = _ABOUT.get(type(thing))
    return pair(thing) if about is None else called(view, about(view, thing))


def in_its_wave(board: Board, thing: Layer | Segment, lang: Language, *, after: bool = False) -> str:
    """Return the name of a layer or a segment, with that of its wave before or after it where the board has several."""
    own = name(thing, lang)
    if len(board.all(Wave)) < 2:
        return own
    wave = board.get(Wave, wave_of(board, thing if isinstance(thing, Layer) else board.the(Layer, thing.layer_id)))
    return " · ".join((own, name(wave, lang)) if after else (name(wave, lang), own)) if wave else own


def facts(view: View, thing: Thing) -> dict[str, object]:
    """Return what a message needs to name a thing in either language, kept short."""
    ko, en = called(view, thing)
    return {"name_ko": text.excerpt(ko), "name_en": text.excerpt(en)}


def target(view: View, rating: Rating | Vote) -> Position | Segment | None:
    """Return what a rating rates, or None where that is not on the board."""
    if rating.target_kind == "position":
        return view.get(Position, rating.target_id)
    return view.get(Segment, rating.target_id)


# Things without a name of their own, and what they go by.
_ABOUT: Mapping[type[Thing], Callable[[View, Any], Thing | None]] = MappingProxyType(
    {
        Position: lambda view, it: view.get(Entity, it.entity_id),
        Share: lambda view, it: view.get(Entity, it.entity_id),
        Rating: target,
        Vote: target,
        Passage: lambda view, it: view.get(Source, it.source_id),
        Citation: lambda view, it: view.get(Passage, it.passage_id),
        Wording: lambda view, it: view.get(Brief, it.brief_id),
    }
)
