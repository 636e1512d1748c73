"""The pointer's shape: what a press would do, or what the hand is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.board.gestures.lay import Stretch
from desktop.board.gestures.move import Move
from desktop.board.gestures.pan import Pan
from desktop.board.gestures.relate import Relate

if TYPE_CHECKING:
    from desktop.board.gestures.gesture import Gesture
    from desktop.board.hand import Hand
    from desktop.board.hits import Hit

_Shape = Qt.CursorShape
_OVER = {
    "card": _Shape.OpenHandCursor,
    "handle": _Shape.CrossCursor,
    "head": _Shape.PointingHandCursor,
    "fold": _Shape.PointingHandCursor,
    "group": _Shape.PointingHandCursor,
    "link": _Shape.PointingHandCursor,
    "front": _Shape.WhatsThisCursor,
    "note": _Shape.OpenHandCursor,
    "edge": _Shape.SizeHorCursor,
}


def cursor_of(gesture: Gesture | None, hand: Hand, there: Hit, *, space: bool) -> Qt.CursorShape:
    """Return the pointer's shape over ``there``, or while a gesture is at work."""
    if hand.drag is not None and gesture is not None:
        if hand.drag.refused:
            return _Shape.ForbiddenCursor
        return _Shape.DragCopyCursor if isinstance(gesture, Move) and gesture.copies else _Shape.ClosedHandCursor
    if isinstance(gesture, Relate):
        return _Shape.ForbiddenCursor if hand.line is not None and hand.line.refused else _Shape.CrossCursor
    if isinstance(gesture, Stretch):
        return _Shape.SizeHorCursor
    if isinstance(gesture, Pan) or hand.leaf is not None:
        return _Shape.ClosedHandCursor
    return _Shape.OpenHandCursor if space else _OVER.get(there.what, _Shape.ArrowCursor)
