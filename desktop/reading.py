"""The order in which the keyboard goes through a window: part by part, and in each part as one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

_OVERLAP = 0.5
"""Share of its height by which a field must stand beside another one to be on its line."""


def reading_order(parts: Sequence[QWidget]) -> list[QWidget]:
    """Return what the keyboard reaches in these parts, in the order of the parts, from line to line."""
    return [each for part in parts for each in _lines(_reached(part), part)]


def step(order: Sequence[QWidget], now: QWidget | None, *, forwards: bool) -> QWidget | None:
    """Return what comes after or before a widget, or one in which it stands; round again at the ends."""
    if not order:
        return None
    here = now
    while here is not None and here not in order:
        here = here.parentWidget()
    if here is None:
        return order[0] if forwards else order[-1]
    return order[(order.index(here) + (1 if forwards else -1)) % len(order)]


def _reached(part: QWidget) -> list[QWidget]:
    return [each for each in (part, *part.findChildren(QWidget)) if _takes_tab(each)]


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and widget.isEnabled() and widget.isVisible()


def _lines(widgets: Sequence[QWidget], part: QWidget) -> list[QWidget]:
    """Sort by lines, from the top, and in each line from the left."""
    lines: list[list[QWidget]] = []
    for each in sorted(widgets, key=lambda one: _corner(one, part).y()):
        if lines and _beside(lines[-1][0], each, part):
            lines[-1].append(each)
        else:
            lines.append([each])
    return [each for line in lines for each in sorted(line, key=lambda one: _corner(one, part).x())]


def _beside(one: QWidget, other: QWidget, part: QWidget) -> bool:
    top, below = _corner(one, part).y(), _corner(other, part).y()
    return (
        top + one.height() - below > _OVERLAP * min(one.height(), other.height()) and one.height() < 2 * other.height()
    )


def _corner(widget: QWidget, part: QWidget) -> QPoint:
    return widget.mapTo(part, QPoint(0, 0)) if widget is not part else QPoint(0, 0)
