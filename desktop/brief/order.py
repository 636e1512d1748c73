"""What is asked for when a brief is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.model.things import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a brief shall be: every empty field is filled from the board, nothing from the clock.

    ``as_of`` reads the board as of another date; ``issued`` is the date of the paper, else the day on which
    the board was last rated. ``series`` stands above the title, ``audience`` and ``distribution`` in the box.
    """

    title: str = ""
    subtitle: str = ""
    author: str = ""
    lang: Language = "ko"
    as_of: date | None = None
    issued: date | None = None
    series: str = ""
    audience: str = ""
    distribution: str = ""
