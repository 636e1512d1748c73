"""The edges of the pages on which the board would be printed, over the board while it is arranged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.board.legend import entries
from desktop.board.paper import PAPERS, leaves
from desktop.board.plate import around
from desktop.board.units import device_rect

if TYPE_CHECKING:
    from db.model.geometry import Arrangement
    from desktop.board.paint import Still
    from desktop.board.paper import Leaves
    from desktop.sight import Sight

FRAMES: dict[str, tuple[str, bool]] = {
    "A4": ("A4", False),
    "A3": ("A3", False),
    "A4+": ("A4", True),
    "A3+": ("A3", True),
}
"""What `Sight.frame` may say: a paper, one page or, with a plus, several at 100 %."""

WIDTH, DASH = 1.5, (6.0, 4.0)
SIZE, HIGH, PAD = 12, 24.0, 9.0


class Frame:
    """Paints the pages' edges, and what the smallest text would measure on paper."""

    def __init__(self) -> None:
        self._for: tuple[Arrangement, Sight, str] | None = None
        self._laid: tuple[Leaves, float] | None = None

    def paint(self, painter: QPainter, still: Still) -> None:
        """Paint them over the board, where they are to show. The painter is in device pixels."""
        wanted = FRAMES.get(still.scene.sight.frame)
        if wanted is None:
            return
        laid, top = self._worked_out(still, *wanted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(still.ink.colour("accent"), WIDTH * still.camera.ratio, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern(DASH)
        for at, part in enumerate(laid.parts):
            rect = device_rect(part.moved(0, -top), still.camera)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect)
            self._label(painter, still, rect, laid, at)

    def _worked_out(self, still: Still, paper: str, split: bool) -> tuple[Leaves, float]:
        scene, words = still.scene, still.words
        asked = scene.arrangement, scene.sight, words.lang
        if self._laid is None or self._for is None or any(a is not b for a, b in zip(asked, self._for, strict=True)):
            told = entries(scene.sight, scene.board, scene.judgement, words)
            top, below = around(scene.arrangement, told, still.ink)
            size = scene.arrangement.width, top + scene.arrangement.height + below
            self._for, self._laid = asked, (leaves(*size, PAPERS[paper], split=split), top)
        return self._laid

    def _label(self, painter: QPainter, still: Still, rect: QRectF, laid: Leaves, at: int) -> None:
        """Write at the page's lower right corner, or in sight above it, which page it is."""
        camera, ink = still.camera, still.ink
        facts = {"paper": still.scene.sight.frame.rstrip("+"), "page": at + 1, "pages": len(laid.parts)}
        text = still.words.say("export.frame", **facts)
        if at == 0:
            text += " · " + still.words.say("export.frame_text", size=f"{laid.smallest:.1f}")
        if at == 0 and laid.faint:
            text += " · " + still.words.say("export.frame_faint", pages=laid.faint)
        wide = ink.metrics(SIZE, "semi").horizontalAdvance(text) + 2 * PAD
        ratio = camera.ratio
        right, bottom = min(rect.right(), camera.wide - 12 * ratio), min(rect.bottom(), camera.high - 12 * ratio)
        if right - wide * ratio < rect.left() or bottom - HIGH * ratio < rect.top():
            return
        painter.save()
        painter.translate(right - wide * ratio, bottom - HIGH * ratio)
        painter.scale(ratio, ratio)
        room = QRectF(0, 0, wide, HIGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("accent"))
        painter.drawRect(room)
        ink.write(painter, room.adjusted(PAD, 0, 0, 0), text, ink.colour("text_on_fill"), SIZE, "semi")
        painter.restore()
