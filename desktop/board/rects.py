"""Rectangles of device pixels, gathered so that few paintings cover many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

if TYPE_CHECKING:
    from collections.abc import Iterable

SIDE = 64
"""The side of the tiles by which many small changes are gathered, in device pixels."""

SPARE = 25_000
"""So many device pixels more are painted in the time that one more painting takes for being one."""


def rects_of(region: QRegion) -> list[QRect]:
    """Return the rectangles that a region is made of, from the top to the bottom."""
    return list(cast("Iterable[QRect]", region))


def gathered(rects: Iterable[QRect]) -> list[QRect]:
    """Return fewer rectangles that cover these: those that lie so near to one another that one painting is cheaper."""
    kept: list[QRect] = []
    for rect in rects:
        for at, other in enumerate(kept):
            joined = rect.united(other)
            if _pixels(joined) - _pixels(rect) - _pixels(other) < SPARE:
                kept[at] = joined
                break
        else:
            kept.append(rect)
    return kept


def tiled(
    rects: Iterable[tuple[float, float, float, float]], scale: float = 1.0, left: int = 0, top: int = 0
) -> QRegion:
    """Return a region of few rectangles that covers these (x, y, width, height): whole tiles, joined side by side.

    They are scaled first, and lie ``left`` and ``top`` further left and up.
    """
    # Runs for hundreds of cards while a hand is waiting: written out.
    rows: dict[int, set[int]] = {}
    for x, y, wide, high in rects:
        start, end = int(x * scale - left - 2) // SIDE, int((x + wide) * scale - left + 2) // SIDE + 1
        for down in range(int(y * scale - top - 2) // SIDE, int((y + high) * scale - top + 2) // SIDE + 1):
            across = rows.get(down)
            if across is None:
                across = rows[down] = set()
            across.update(range(start, end))
    region = QRegion()
    for down, across in rows.items():
        for start, count in _runs(sorted(across)):
            region += QRect(start * SIDE, down * SIDE, count * SIDE, SIDE)
    return region


def _pixels(rect: QRect) -> int:
    return rect.width() * rect.height()


def _runs(numbers: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Yield the first and the length of every run of numbers that follow on one another."""
    start, count = 0, 0
    for number in numbers:
        if count and number == start + count:
            count += 1
            continue
        if count:
            yield start, count
        start, count = number, 1
    if count:
        yield start, count
