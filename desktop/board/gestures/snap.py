"""Guides of a drag: cards in the hand come to rest beside what lines up with them, unless they are to go freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.geometry import Arrangement, Box

REACH = 6.0
"""From how far a guide draws cards to it, in the toolkit's pixels."""


def snapped(
    arrangement: Arrangement, boxes: Mapping[str, Box], dx: float, dy: float, zoom: float
) -> tuple[float, tuple[Box, ...]]:
    """Return how far sideways cards go that are drawn ``dx``, and the lines to show for it."""
    return dx, ()
