"""What follows from a set of weights: levels, postures and ranks beside those of the board as it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from db.judge.reading import judge
from db.model.board import segments_in_order
from db.model.things import Entity, Position, name
from desktop.plain import Text, tip
from desktop.verdict import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.judge.judgement import Judgement, SegmentVerdict
    from db.model.board import Board
    from db.model.things import Segment
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session

_HEADS = ("segment", "level", "posture", "first")


class Following(QWidget):
    """A line for each segment of the present wave: its L, its posture and who comes first, and what of it moves."""

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._sheet, self._session = sheet, session
        self.table, self.summary = QTableWidget(0, len(_HEADS)), Text(tone="muted", wrap=True)
        table, column = self.table, QVBoxLayout(self)
        table.setObjectName("criteria")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setMinimumWidth(360)
        sheet.says(table.setAccessibleName, "weights.follows")
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table, 1)
        column.addWidget(self.summary)

    def show_board(self, board: Board, weight_set_id: str | None) -> None:
        """Show how a board reads with a set of weights, beside how the session's board is read."""
        words, was = self._sheet.words, self._session.judgement
        now = judge(board, weight_set_id=weight_set_id)
        segments = segments_in_order(board)
        self.table.setHorizontalHeaderLabels([words.say(f"weights.head.{each}") for each in _HEADS])
        self.table.setRowCount(len(segments))
        for at, segment in enumerate(segments):
            before, after = was.segments[segment.id], now.segments[segment.id]
            texts = (
                name(segment, words.lang),
                _moved(plain(before.level), plain(after.level)),
                self._posture(before, after),
                self._first(board, after),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text if column < len(texts) - 1 else self._ranks(board, was, now, segment.id)))
                self._mark(item, changed=column == 2 and before.posture != after.posture)
                self.table.setItem(at, column, item)
        turned = sum(was.segments[each.id].posture != now.segments[each.id].posture for each in segments)
        ranks = _ranks_moved(was, now, segments)
        self.summary.setText(words.say("weights.summary", postures=turned, ranks=ranks))

    def _mark(self, item: QTableWidgetItem, *, changed: bool) -> None:
        if changed:
            font = item.font()
            font.setBold(True)
            item.setFont(font)

    def _posture(self, before: SegmentVerdict, after: SegmentVerdict) -> str:
        words = self._sheet.words
        return _moved(words.say(f"judge.posture.{before.posture}"), words.say(f"judge.posture.{after.posture}"))

    def _ranks(self, board: Board, was: Judgement, now: Judgement, segment_id: str) -> str:
        """Return the positions of a segment by rank, with the rank they have on the board as it is read."""
        lines = []
        for each in now.segments[segment_id].positions:
            entity = board.the(Entity, board.the(Position, each).entity_id)
            ranks = _moved(_rank(was.positions[each].rank), _rank(now.positions[each].rank))
            lines.append(f"{ranks}  {name(entity, self._sheet.words.lang)}")
        return "\n".join(lines)

    def _first(self, board: Board, verdict: SegmentVerdict) -> str:
        first = next(iter(verdict.positions), None)
        position = board.get(Position, first)
        return name(board.the(Entity, position.entity_id), self._sheet.words.lang) if position is not None else "–"


def _moved(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def _rank(rank: int | None) -> str:
    return "–" if rank is None else str(rank)


def _ranks_moved(was: Judgement, now: Judgement, segments: Iterable[Segment]) -> int:
    """Return how many positions have another rank."""
    ids = (each for segment in segments for each in now.segments[segment.id].positions)
    return sum(each in was.positions and was.positions[each].rank != now.positions[each].rank for each in ids)
