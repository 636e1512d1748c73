"""What belongs to the window, not to the board: what an empty board says, and the keyboard's focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from db.model.things import Position

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from desktop.board.ink import Ink
    from desktop.board.scene import Scene
    from desktop.words import Words

MIDDLE = Qt.AlignmentFlag.AlignHCenter
HIGH, MARGIN = 34.0, 18.0
FOCUS = 2


def paint_empty(painter: QPainter, area: QRect, scene: Scene, ink: Ink, words: Words) -> None:
    """Say what to do first, in the middle of the window; nothing where there are cards. In the toolkit's pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.arrangement.bands:
        if scene.arrangement.rows and not scene.board.all(Position):
            _paint_note(painter, area, ink, words.say("board.no_cards"))
        elif scene.out and not scene.shown_count:
            _paint_note(painter, area, ink, words.say("lens.all_out"))
        return
    middle = area.center().y()
    title = QRectF(area.x(), middle - 34, area.width(), 26)
    hint = QRectF(area.x(), middle - 4, area.width(), 22)
    ink.write(painter, title, words.say("board.empty_title"), ink.colour("text"), 18, "bold", MIDDLE)
    ink.write(painter, hint, words.say("board.empty_hint"), ink.colour("text_muted"), 14, "normal", MIDDLE)


def paint_focus(painter: QPainter, area: QRect, ink: Ink) -> None:
    """Paint the frame that tells that the board has the keyboard. In the toolkit's pixels."""
    # Four bars: a rectangle's outline with soft edges takes as long as all the rest of a frame.
    colour, inner = ink.colour("focus"), area.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
    painter.fillRect(area.x(), area.y(), area.width(), FOCUS, colour)
    painter.fillRect(area.x(), inner.bottom() + 1, area.width(), FOCUS, colour)
    painter.fillRect(area.x(), inner.y(), FOCUS, inner.height(), colour)
    painter.fillRect(inner.right() + 1, inner.y(), FOCUS, inner.height(), colour)


def _paint_note(painter: QPainter, area: QRect, ink: Ink, text: str) -> None:
    wide = ink.metrics(14, "semi").horizontalAdvance(text) + 2 * MARGIN
    note = QRectF(area.center().x() - wide / 2, area.bottom() - HIGH - MARGIN, wide, HIGH)
    painter.setPen(ink.pen("line_strong"))
    painter.setBrush(ink.colour("panel"))
    painter.drawRoundedRect(note, HIGH / 2, HIGH / 2)
    ink.write(painter, note, text, ink.colour("text"), 14, "semi", MIDDLE)
