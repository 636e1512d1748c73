"""The cells of a ballot as rows: what experts were asked, and how far they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from db.model.names import called
from db.model.things import Criterion, Position, Segment
from desktop.plain import tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject

    from db.judge.panel import Poll
    from db.model.board import Board
    from desktop.theme import Theme
    from desktop.words import Words

COLUMNS = ("target", "criterion", "votes", "median", "quartiles", "spread", "dissent")
DISSENT = COLUMNS.index("dissent")
_ROOT = QModelIndex()


class PollList(QAbstractTableModel):
    """The cells of a ballot as rows."""

    def __init__(self, words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.words, self.theme = words, theme
        self._rows: list[tuple[Poll, tuple[str, str], tuple[str, str]]] = []

    def fill(self, board: Board, found: Iterable[Poll]) -> None:
        """Show other cells."""
        self.beginResetModel()
        self._rows = [
            (each, _target(board, each), called(board, board.get(Criterion, each.criterion_id))) for each in found
        ]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many cells there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, N802
        """Return the name of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.words.say(f"ballot.column.{COLUMNS[section]}")
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell says; the tip of a row holds what the experts wrote."""
        poll, target, criterion = self._rows[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.theme.colour("warning") if poll.dissent and index.column() == DISSENT else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(vote.comment for vote in poll.votes if vote.comment))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        own = 0 if self.words.lang == "ko" else 1
        return (
            target[own],
            criterion[own],
            f"{poll.scored}/{len(poll.votes)}",
            _figure(poll.median),
            "" if poll.low is None else f"{_figure(poll.low)}–{_figure(poll.high)}",
            f"{poll.spread:g}" if poll.scored else "",
            self.words.say("ballot.dissent") if poll.dissent else "",
        )[index.column()]


def _target(board: Board, poll: Poll) -> tuple[str, str]:
    position = board.get(Position, poll.target_id)
    if position is None:
        return called(board, board.get(Segment, poll.target_id))
    (ko, en), (row_ko, row_en) = called(board, position), called(board, board.get(Segment, position.segment_id))
    return f"{ko} · {row_ko}", f"{en} · {row_en}"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")
