"""Passages that are dropped on a rating: from a list of passages, or text from anywhere, that is to be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

from db.edit import verbs
from desktop.panels.citing import Citing
from desktop.selection import PASSAGE_MIME

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from db.model.things import Rating
    from desktop.panels.context import Context


class Dropping(QObject):
    """Lets passages be dropped on a part of a panel, to be cited for a rating.

    Signals:
        cited(): a passage was cited.

    """

    cited = Signal()

    def __init__(self, part: QWidget, context: Context, rating: Callable[[], Rating | None]) -> None:
        super().__init__(part)
        self._part, self._context, self._rating = part, context, rating
        self.waits = False
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a drag while it is over the part."""
        if event.type() == QEvent.Type.DragLeave:
            self._await(waits=False)
            return True
        # A drag that enters or moves is a kind of drop.
        if not isinstance(event, QDropEvent) or self._rating() is None or not _carries(event.mimeData()):
            return False
        event.acceptProposedAction()
        self._await(waits=event.type() != QEvent.Type.Drop)
        if event.type() == QEvent.Type.Drop:
            self._drop(event.mimeData())
        return True

    def _drop(self, data: QMimeData) -> None:
        rating = self._rating()
        if rating is None:
            return
        if not data.hasFormat(PASSAGE_MIME):
            picker = Citing(self._context, "rating", rating.id, self._part.window())
            picker.open()
            picker.begin(data.text())
            return
        passage_id = bytes(data.data(PASSAGE_MIME).data()).decode("utf-8", "replace")
        if self._context.session.attempt(lambda board: verbs.cite(board, "rating", rating.id, passage_id)):
            self.cited.emit()

    def _await(self, *, waits: bool) -> None:
        self.waits = waits
        self._part.update()


def _carries(data: QMimeData) -> bool:
    return data.hasFormat(PASSAGE_MIME) or bool(data.hasText() and data.text().strip())
