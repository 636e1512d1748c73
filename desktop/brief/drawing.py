"""Drawings as lists of marks: what charts and the board's picture are made of, for any painter.

Lengths are the drawing's own units, from its top left corner, y downwards. Colours are ``#rrggbb``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from desktop.brief.fonts import NBSP, Weight, face, legible

if TYPE_CHECKING:
    from collections.abc import Sequence

Anchor: TypeAlias = Literal["start", "middle", "end"]
Step: TypeAlias = tuple[str, *tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How an outline is filled and drawn; None leaves it open or unseen."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    dash: tuple[float, ...] = ()
    round: bool = False


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, its corners rounded by ``radius``."""

    x: float
    y: float
    w: float
    h: float
    ink: Ink
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle round its centre."""

    x: float
    y: float
    r: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Path:
    """Steps ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` and ``("Z",)``."""

    steps: tuple[Step, ...]
    ink: Ink


@dataclass(frozen=True, slots=True)
class Text:
    """Text on one line with its baseline at ``y``."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    weight: Weight = "regular"
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Clip:
    """Marks of which only what is inside a rectangle shows."""

    x: float
    y: float
    w: float
    h: float
    radius: float
    items: tuple[Item, ...]


Item: TypeAlias = Rect | Circle | Path | Text | Clip


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing, and what it says to those who cannot see it."""

    width: float
    height: float
    items: tuple[Item, ...]
    title: str
    says: str


def line(*points: tuple[float, float], closed: bool = False, **ink: Any) -> Path:  # noqa: ANN401 - as for `Ink`
    """Return straight lines from point to point."""
    steps: list[Step] = [("L" if at else "M", *point) for at, point in enumerate(points)]
    if closed:
        steps.append(("Z",))
    return Path(tuple(steps), Ink(**ink))


def width_of(text: str, size: float, weight: Weight = "regular") -> float:
    """Return how wide legible ``text`` is."""
    return face(weight).width(text, size)


def fitted(text: str, room: float, size: float, weight: Weight = "regular") -> str:
    """Return ``text`` as one legible line no wider than ``room``, ending in an ellipsis where it was cut."""
    text = legible(text[:400])
    if width_of(text, size, weight) <= room:
        return text
    metrics = face(weight)
    left = room - metrics.width("…", size)
    kept = 0
    for char in text:
        left -= metrics.width(char, size)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def shrunk(text: str, room: float, size: float, weight: Weight, least: float) -> tuple[str, float]:
    """Return ``text`` and a size at which it fits into ``room``; cut only where ``least`` is still too much."""
    wide = width_of(legible(text[:400]), size, weight)
    if wide > room:
        size = max(least, size * room / wide)
    return fitted(text, room + 1e-6, size, weight), size


def wrapped(text: str, room: float, size: float, weight: Weight, most: int) -> tuple[str, ...]:
    """Return ``text`` broken at spaces into at most ``most`` lines no wider than ``room``, the last one elided."""
    lines: list[str] = []
    words = [word for word in legible(text[:400]).replace(NBSP, " ").split(" ") if word]
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and width_of(" ".join(words[: taken + 1]), size, weight) <= room:
            taken += 1
        lines.append(fitted(" ".join(words[:taken]), room, size, weight))
        words = words[taken:]
    if words:
        lines.append(fitted(" ".join(words), room, size, weight))
    return tuple(lines)


def middle(y: float, size: float) -> float:
    """Return the baseline of text of ``size`` whose letters stand in the middle of height ``y``."""
    return y + 0.36 * size


def flattened(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return all marks, those inside clips too."""
    flat: list[Item] = []
    for item in items:
        flat += flattened(item.items) if isinstance(item, Clip) else (item,)
    return tuple(flat)
