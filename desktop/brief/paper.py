"""A brief that is made: its bytes, and what whoever asked for it wants to know of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop.brief.withheld import Withheld


class Spot(NamedTuple):
    """Where something stands: on which page (from 1), and in which box, in points from the page's top left corner.

    ``place`` names a paragraph that the analyst may write anew; ``about`` is the id of what a name or number is of.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    place: str
    about: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished brief.

    ``missing`` are the characters that the typeface has no sign for; ``cut`` names the places whose text was longer
    than the room there; ``withheld`` is what was left out because it may not be handed on so widely.
    """

    content: bytes
    pages: int
    spots: tuple[Spot, ...]
    missing: tuple[str, ...]
    cut: tuple[str, ...]
    withheld: Withheld
