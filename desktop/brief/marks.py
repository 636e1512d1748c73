"""The signs that carry a meaning by shape, so that no meaning hangs on a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.drawing import Circle, Ink, Item, Path, Rect, line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.things import Posture


def home(x: float, y: float, r: float, ink: Ink) -> Item:
    """Return the sign of the home side: a disc round its centre."""
    return Circle(x, y, r, ink)


def world(x: float, y: float, r: float, ink: Ink) -> Item:
    """Return the sign of the global side: a diamond."""
    r *= 1.18
    return Path((("M", x, y - r), ("L", x + r, y), ("L", x, y + r), ("L", x - r, y), ("Z",)), ink)


def mixed(x: float, y: float, r: float, colour: str) -> tuple[Item, ...]:
    """Return the sign of a player whose origin and control differ: a ring, half full."""
    k = 0.5523 * r
    half = Path(
        (
            ("M", x, y - r),
            ("C", x - k, y - r, x - r, y - k, x - r, y),
            ("C", x - r, y + k, x - k, y + r, x, y + r),
            ("Z",),
        ),
        Ink(fill=colour),
    )
    return Circle(x, y, r, Ink(stroke=colour, width=r * 0.3)), half


# Each posture as a closed outline on a square from -1 to 1: the wall that holds, the arrow that goes out, the
# ground that falls, the runner, two that meet, and an empty frame.
_POSTURES: Mapping[Posture, tuple[tuple[float, float], ...]] = {
    "defend": ((-0.8, -0.9), (0.8, -0.9), (0.8, 0.1), (0, 1), (-0.8, 0.1)),
    "expand": ((0, -1), (1, 0.1), (0.42, 0.1), (0.42, 0.95), (-0.42, 0.95), (-0.42, 0.1), (-1, 0.1)),
    "at_risk": ((-1, -0.8), (1, -0.8), (0, 0.95)),
    "catch_up": ((-0.75, -0.95), (0.95, 0), (-0.75, 0.95)),
    "ally": ((-1, 0), (-0.35, -0.8), (0.35, -0.8), (1, 0), (0.35, 0.8), (-0.35, 0.8)),
}


def posture(kind: Posture, x: float, y: float, r: float, colour: str) -> Item:
    """Return the sign of a posture round its centre."""
    if kind == "undetermined":
        return Rect(x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5, Ink(stroke=colour, width=r * 0.36))
    return line(*((x + dx * r, y + dy * r) for dx, dy in _POSTURES[kind]), closed=True, fill=colour)
