"""An open board as the window sees it: the one place where edits go in and news comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import BoardError
from db.judge.reading import judge, reads_alike, rejudge, touched_segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.edit.edit import Edit
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.change import Change
    from db.workspace import Workspace


class Session(QObject):
    """The open board with its judgement, kept in step.

    Signals:
        changed(tuple[Change, ...]): an edit, an undo or a redo has been kept; board and judgement are new.
        refused(BoardError): an edit was not kept; the board is as it was, views show it again.
        previewed(Judgement): how the board would read after an edit that is still in the hand, or how it does
            read once that is over.

    """

    changed = Signal(object)
    refused = Signal(object)
    previewed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._judgement = judge(workspace.board)
        self._previewing = False

    @property
    def board(self) -> Board:
        """The board as it is kept. Read only."""
        return self.workspace.board

    @property
    def judgement(self) -> Judgement:
        """How the board reads now."""
        return self._judgement

    def do(self, edit: Edit) -> bool:
        """Carry out an edit; tell `refused` and return False where the file refuses it."""
        return self._carry_out(lambda: self.workspace.do(edit))

    def attempt(self, verb: Callable[[Board], Edit]) -> bool:
        """Make an edit of the board as it is and carry it out; what the verb itself refuses is told alike."""
        return self._carry_out(lambda: self.workspace.do(verb(self.board)))

    def undo(self) -> bool:
        """Take the last edit back."""
        return self._carry_out(self.workspace.undo)

    def redo(self) -> bool:
        """Carry out again what was last taken back."""
        return self._carry_out(self.workspace.redo)

    def revert(self) -> bool:
        """Put the board back to how it was opened; that is an edit too and can be undone."""
        return self._carry_out(self.workspace.revert)

    def preview(self, edit: Edit | None) -> None:
        """Tell how the board would read after ``edit``, keeping nothing; None ends the preview."""
        if edit is None:
            if self._previewing:
                self._previewing = False
                self.previewed.emit(self._judgement)
            return
        self._previewing = True
        board = self.board.overlaid(edit.changes)
        self.previewed.emit(rejudge(self._judgement, board, touched_segments(board, edit.changes)))

    def _carry_out(self, act: Callable[[], tuple[Change, ...]]) -> bool:
        try:
            changes = act()
        except BoardError as error:
            self.preview(None)
            self.refused.emit(error)
            return False
        if changes:
            self._previewing = False
            if not reads_alike(changes):
                self._judgement = rejudge(self._judgement, self.board, touched_segments(self.board, changes))
            self.changed.emit(changes)
        else:
            self.preview(None)
        return True
