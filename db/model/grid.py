"""A grid over the board that finds what is in a rectangle without looking at everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.model.geometry import Box

CELL = 512.0


class Grid:
    """Boxes by id, sorted into square cells."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self._boxes: Mapping[str, Box] = {}
        self._cells: dict[tuple[int, int], dict[str, None]] = {}
        self.become(boxes)

    def become(self, boxes: Mapping[str, Box]) -> None:
        """Hold these boxes instead; costs only as much as there are other ones."""
        old, self._boxes = self._boxes, boxes
        for each, box in old.items():
            if each not in boxes:
                self._leave(each, box)
        for each, box in boxes.items():
            was = old.get(each)
            if was is box:
                continue
            cells = _span(box)
            if was is not None and _span(was) == cells:
                continue
            if was is not None:
                self._leave(each, was)
            for cell in _cells(cells):
                self._cells.setdefault(cell, {})[each] = None

    def within(self, area: Box) -> list[str]:
        """Return the ids of the boxes that the area meets, each once."""
        # The inner loop of all painting: written out, as a call for each box would take most of the time.
        boxes, left, top, right, bottom = self._boxes, area.x, area.y, area.right, area.bottom
        found: dict[str, None] = {}
        for cell in self._near(area):
            for each in self._cells[cell]:
                x, y, w, h = boxes[each]
                if x < right and y < bottom and left < x + w and top < y + h:
                    found[each] = None
        return list(found)

    def at(self, x: float, y: float) -> str | None:
        """Return the id of the box at the point."""
        there = [each for each in self._cells.get(_cell(x, y), ()) if self._boxes[each].holds(x, y)]
        return there[-1] if there else None

    def _leave(self, each: str, box: Box) -> None:
        for cell in _cells(_span(box)):
            del self._cells[cell][each]
            if not self._cells[cell]:
                del self._cells[cell]

    def _near(self, area: Box) -> Iterator[tuple[int, int]]:
        left, top = _cell(area.x, area.y)
        right, bottom = _cell(area.right, area.bottom)
        if (right - left + 1) * (bottom - top + 1) > len(self._cells):
            return (cell for cell in self._cells if left <= cell[0] <= right and top <= cell[1] <= bottom)
        cells = ((across, down) for down in range(top, bottom + 1) for across in range(left, right + 1))
        return (cell for cell in cells if cell in self._cells)


def _cell(x: float, y: float) -> tuple[int, int]:
    return int(x // CELL), int(y // CELL)


def _span(box: Box) -> tuple[int, int, int, int]:
    """Return the first and the last cell that the box is in."""
    x, y, w, h = box
    return int(x // CELL), int(y // CELL), int((x + w) // CELL), int((y + h) // CELL)


def _cells(span: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    left, top, right, bottom = span
    if left == right and top == bottom:
        return [(left, top)]
    return [(across, down) for down in range(top, bottom + 1) for across in range(left, right + 1)]
