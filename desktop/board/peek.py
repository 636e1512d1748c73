"""A look at the current card's sheet, beside it, for as long as a key is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QToolTip

from desktop.board.hits import Hit
from desktop.board.sheet import sheet
from desktop.plain import tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.board.gestures.gesture import Room

_LONG = 600_000  # milliseconds: until the key is let go
_ASIDE = QPoint(8, -16)  # the toolkit puts a tip somewhat below and beside the place that it is given


class Peek:
    """Shows and hides the sheet. ``shown`` is told the card, so that it is scrolled to first."""

    def __init__(self, port: QWidget, room: Room, shown: Callable[[str], None]) -> None:
        self._port, self._room, self._shown = port, room, shown
        self._open = False

    @property
    def is_open(self) -> bool:
        """Whether the sheet shows."""
        return self._open

    def open(self) -> None:
        """Show the current card's sheet."""
        current, stage = self._room.selection.current, self._room.stage
        card = stage.scene.arrangement.cards.get(current or "")
        if card is None:
            return
        self._shown(card.position_id)
        camera = stage.camera
        x, y, wide, high = (round(each / camera.ratio) for each in camera.device(card.box))
        self._open = True
        beside = QRect(x, y, wide, high).topRight() + _ASIDE
        text = tip(sheet(stage.scene, self._room.words, Hit("card", card.position_id)))
        QToolTip.showText(self._port.mapToGlobal(beside), text, self._port, QRect(), _LONG)

    def close(self) -> bool:
        """Hide the sheet; return whether it showed."""
        was, self._open = self._open, False
        if was:
            QToolTip.hideText()
        return was
