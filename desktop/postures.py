"""The postures in the order in which they are told, and their shapes: what tells one without its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.model.things import Posture

POSTURES: tuple[Posture, ...] = ("defend", "expand", "at_risk", "catch_up", "ally", "undetermined")

POSTURE_SHAPES: dict[Posture, tuple[tuple[float, float], ...]] = {
    "defend": ((-4, -4), (4, -4), (4, 0.5), (0, 4.5), (-4, 0.5)),
    "expand": ((-4.5, 3.5), (0, -4), (4.5, 3.5)),
    "at_risk": ((-4.5, -3.5), (4.5, -3.5), (0, 4)),
    "catch_up": ((-3.5, -4.5), (4, 0), (-3.5, 4.5)),
    "ally": ((0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)),
    "undetermined": ((-4, -1.2), (4, -1.2), (4, 1.2), (-4, 1.2)),
}
"""Corners around the middle of a square of 9 by 9."""
