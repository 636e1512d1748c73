"""Boards to begin with: the sample and the blank one, made from the text of their exchange files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.exchange.read import read
from db.exchange.redirect import redirected
from db.model.things import Criterion, Premise, Rater, WeightSet, new_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from db.model.things import Thing

# What all boards share, so that their ratings can be told together: these keep the ids that the file gives them.
_SHARED = (Criterion, WeightSet)


def sample_things(text: str) -> tuple[Thing, ...]:
    """Return the things of a ready board, with the ids that its file gives them. Raises ExchangeError."""
    return read(text).things


def blank_things(text: str, today: date, title_ko: str = "", title_en: str = "") -> tuple[Thing, ...]:
    """Return the things of a new board that stands on ``today``; without a title it has that of the file.

    Raises ExchangeError. Its things are its own: but for the yardsticks they get fresh ids, and its rater a fresh
    key too, so that the ratings of two analysts stay apart when their boards are merged.
    """
    things = read(text).things
    own = [thing for thing in things if not isinstance(thing, _SHARED)]
    fresh: Mapping[tuple[type[Thing], str], str] = {(type(thing), thing.id): new_id() for thing in own}

    def where(kind: type[Thing], thing_id: str) -> str:
        return fresh.get((kind, thing_id), thing_id)

    renewed = (replace(redirected(thing, where), id=where(type(thing), thing.id)) for thing in things)
    return tuple(_begun(thing, today, (title_ko, title_en)) for thing in renewed)


def _begun(thing: Thing, today: date, title: tuple[str, str]) -> Thing:
    if isinstance(thing, Premise):
        named = replace(thing, title_ko=title[0], title_en=title[1]) if any(title) else thing
        return replace(named, as_of=today)
    return replace(thing, key=f"{thing.key}.{thing.id[:8]}") if isinstance(thing, Rater) else thing
