"""What all charts promise: no words touch, nothing leaves the drawing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from desktop.brief.drawing import Circle, Clip, Path, Rect, Text, flattened, width_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.drawing import Drawing, Item


def words_of(drawing: Drawing) -> list[tuple[float, float, float, float, str]]:
    """The boxes of all words: left, right, top, bottom."""
    found = []
    for item in flattened(drawing.items):
        if isinstance(item, Text):
            wide = width_of(item.text, item.size, item.weight)
            left = item.x - {"start": 0.0, "middle": wide / 2, "end": wide}[item.anchor]
            found.append((left, left + wide, item.y - item.size * 0.7, item.y, item.text))
    return found


def reach_of(item: Item) -> tuple[float, float, float, float]:
    """How far a mark reaches: left, right, top, bottom."""
    if isinstance(item, Rect | Clip):
        return item.x, item.x + item.w, item.y, item.y + item.h
    if isinstance(item, Circle):
        return item.x - item.r, item.x + item.r, item.y - item.r, item.y + item.r
    assert isinstance(item, Path)
    numbers = [number for step in item.steps for number in step[1:]]
    return min(numbers[::2]), max(numbers[::2]), min(numbers[1::2]), max(numbers[1::2])


def check(drawing: Drawing) -> None:
    shown = words_of(drawing)
    for a, b in itertools.combinations(shown, 2):
        over = min(a[1], b[1]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[2], b[2]) > 0.5
        assert not over, (a[4], b[4])
    marks = [reach_of(item) for item in drawing.items if not isinstance(item, Text)]
    for left, right, top, bottom in (*(box[:4] for box in shown), *marks):
        assert left >= -0.5
        assert right <= drawing.width + 0.5
        assert top >= -0.5
        assert bottom <= drawing.height + 0.5


@pytest.fixture(scope="session")
def apart() -> Callable[[Drawing], None]:
    """Fails where two words of a drawing touch, or anything leaves it."""
    return check
