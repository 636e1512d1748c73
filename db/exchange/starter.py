"""Boards to begin with: the sample and the blank one, made from the text of their exchange files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.exchange.read import read
from db.model.things import Premise

if TYPE_CHECKING:
    from datetime import date

    from db.model.things import Thing


def sample_things(text: str) -> tuple[Thing, ...]:
    """Return the things of a ready board, with the ids that its file gives them."""
    return read(text).things


def blank_things(text: str, today: date) -> tuple[Thing, ...]:
    """Return the things of an empty board that stands on ``today``."""
    return tuple(replace(thing, as_of=today) if isinstance(thing, Premise) else thing for thing in read(text).things)
