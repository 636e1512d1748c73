"""The players of a segment, the best first; a click selects the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from db.model.things import Entity, Position, name
from desktop.panels import saying
from desktop.panels.prose import Prose
from desktop.sides import is_mixed, paint_shape, side_of
from desktop.theme import lettering, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from db.judge.judgement import Judgement, PositionScore
    from desktop.panels.context import Context


class Player(QAbstractButton):
    """One card of the segment: rank, shape, name, score."""

    def __init__(self, context: Context, position: Position, score: PositionScore) -> None:
        super().__init__()
        self._context, self._score = context, score
        self._entity = context.board.the(Entity, position.entity_id)
        self.setText(name(self._entity, context.lang))
        self.setAccessibleName(f"{self.text()}, {saying.on_scale(score.score)}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: context.selection.select([position.id]))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line."""
        return QSize(px(200), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, height = self._context.theme, self.height()
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        side = side_of(self._context.board, self._entity)
        paint_shape(painter, theme, QPointF(px(34), height / 2), side, mixed=is_mixed(self._entity), size=px(8))
        self._paint_texts(painter, height)

    def _paint_texts(self, painter: QPainter, height: int) -> None:
        theme = self._context.theme
        rank = str(self._score.rank) if self._score.rank is not None else "–"
        room = QRectF(px(46), 0, self.width() - px(92), height)
        name = QFontMetrics(lettering(12.5)).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        strong, score = lettering(12.5, QFont.Weight.DemiBold), saying.on_scale(self._score.score)
        texts = (
            (rank, lettering(12), "text_muted", QRectF(px(4), 0, px(18), height), Qt.AlignmentFlag.AlignRight),
            (name, lettering(12.5), "text", room, Qt.AlignmentFlag.AlignLeft),
            (score, strong, "text", QRectF(self.width() - px(44), 0, px(38), height), Qt.AlignmentFlag.AlignRight),
        )
        for text, face, colour, box, side in texts:
            painter.setFont(face)
            painter.setPen(theme.colour(colour if self._score.eligible else "text_muted"))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)


class Ranking(QWidget):
    """All cards of a segment in the order of their scores."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []

    def show_positions(self, position_ids: Sequence[str], judgement: Judgement) -> None:
        """Show these positions as they stand in a reading."""
        board = self._context.board
        found = [(board.get(Position, each), judgement.positions[each]) for each in position_ids]
        standing = [(position, score) for position, score in found if position is not None]
        shown = [(position, score, board.the(Entity, position.entity_id)) for position, score in standing]
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [Player(self._context, position, score) for position, score in standing]
        if not self._rows:
            none = self._context.words.say("judge.undefined.empty")
            self._rows = [Prose(self._context.theme, none, size=12.5, colour="text_muted")]
        for row in self._rows:
            self._column.addWidget(row)
