"""An open board as the window sees it: the one place where edits go in and news comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.errors import BoardError
from db.judge.reading import judge, reads_alike, rejudge, touched_segments
from db.model.board import difference
from desktop.standpoint import BASE, admitted, beside, refuse_step, seen_from, stands_still

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.edit.edit import Edit
    from db.edit.history import Step
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.change import Change
    from db.workspace import Workspace
    from desktop.standpoint import Beside, Standpoint


class Session(QObject):
    """The open board with its judgement, kept in step, as it shows from one standpoint.

    Views read ``board`` and ``judgement`` and follow ``changed``: then they show another date or a scenario without
    knowing of it.

    Signals:
        changed(tuple[Change, ...]): the board that shows is another one: an edit, an undo or a redo has been kept, or
            it is looked at from elsewhere. Board and judgement are new.
        stood(Standpoint): it is looked at from another standpoint; `changed` has been told before.
        refused(BoardError): an edit was not kept; the board is as it was, views show it again.
        previewed(Judgement): how the board would read after an edit that is still in the hand, or how it does
            read once that is over.

    """

    changed = Signal(object)
    stood = Signal(object)
    refused = Signal(object)
    previewed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        # Its own, and the same one from every standpoint: whoever holds on to it sees what shows.
        self._board = workspace.board.snapshot()
        self._standpoint, self._beside = BASE, beside(self._board, BASE)
        self._judgement = judge(self._board)
        self._previewing = False

    @property
    def base(self) -> Board:
        """The board as it is kept, from wherever it is looked at. Read only."""
        return self.workspace.board

    @property
    def board(self) -> Board:
        """The board as it shows. Read only."""
        return self._board

    @property
    def judgement(self) -> Judgement:
        """How the board that shows reads now."""
        return self._judgement

    @property
    def standpoint(self) -> Standpoint:
        """From where the board is looked at."""
        return self._standpoint

    @property
    def beside(self) -> Beside | None:
        """The base with its reading, where something else shows."""
        return self._beside

    def stand(self, standpoint: Standpoint) -> None:
        """Look at the board from another standpoint; a scenario that is no more is the base."""
        standpoint = stands_still(self.base, standpoint)
        if standpoint == self._standpoint:
            return
        self._standpoint, self._beside = standpoint, beside(self.base, standpoint)
        changes = difference(self._board, seen_from(self.base, standpoint))
        self._show(changes)
        self.stood.emit(standpoint)

    def content(self, sha256: str) -> bytes:
        """Return the bytes of an attached document; raises BoardError where the file does not give them."""
        return self.workspace.content(sha256)

    def do(self, edit: Edit) -> bool:
        """Carry out an edit of what shows; tell `refused` and return False where it may not be or the file refuses."""
        return self._carry_out(lambda: self.workspace.do(self._meant(edit)))

    def take_in(self, edit: Edit) -> bool:
        """Carry out an edit of the base, from wherever it is looked at: the base shows then."""
        self.stand(BASE)
        return self.do(edit)

    def attempt(self, verb: Callable[[Board], Edit]) -> bool:
        """Make an edit of the board as it shows and carry it out; what the verb itself refuses is told alike."""
        return self._carry_out(lambda: self.workspace.do(self._meant(verb(self.board))))

    def undo(self) -> bool:
        """Take the last edit back."""
        history = self.workspace.history
        return self._carry_out(lambda: self._stepped(history.undo_step, self.workspace.undo))

    def redo(self) -> bool:
        """Carry out again what was last taken back."""
        history = self.workspace.history
        return self._carry_out(lambda: self._stepped(history.redo_step, self.workspace.redo))

    def revert(self) -> bool:
        """Put the board back to how it was opened; that is an edit too and can be undone."""
        self.stand(BASE)
        return self._carry_out(self.workspace.revert)

    def preview(self, edit: Edit | None) -> None:
        """Tell how the board would read after ``edit``, keeping nothing; None ends the preview."""
        if edit is None:
            if self._previewing:
                self._previewing = False
                self.previewed.emit(self._judgement)
            return
        try:
            self._meant(edit)
        except BoardError as error:
            self.preview(None)
            self.refused.emit(error)
            return
        self._previewing = True
        board = self.board.overlaid(edit.changes)
        self.previewed.emit(rejudge(self._judgement, board, touched_segments(board, edit.changes)))

    def _meant(self, edit: Edit) -> Edit:
        return admitted(edit, self._standpoint, self.base, self._board)

    def _stepped(self, step: Step | None, act: Callable[[], tuple[Change, ...]]) -> tuple[Change, ...]:
        if step is not None and not self._standpoint.is_base:
            refuse_step(self.workspace.changes_of(step), self._standpoint)
        return act()

    def _carry_out(self, act: Callable[[], tuple[Change, ...]]) -> bool:
        try:
            changes = act()
        except BoardError as error:
            self.preview(None)
            self.refused.emit(error)
            return False
        if changes:
            self._take_in(changes)
        else:
            self.preview(None)
        return True

    def _take_in(self, changes: tuple[Change, ...]) -> None:
        """Let what shows follow the base."""
        before, self._standpoint = self._standpoint, stands_still(self.base, self._standpoint)
        if before.is_base:
            self._show(changes)
            return
        self._beside = beside(self.base, self._standpoint)
        self._show(difference(self._board, seen_from(self.base, self._standpoint)))
        if self._standpoint != before:
            self.stood.emit(self._standpoint)

    def _show(self, changes: tuple[Change, ...]) -> None:
        self._previewing = False
        self._board.apply(changes)
        if not reads_alike(changes):
            self._judgement = rejudge(self._judgement, self._board, touched_segments(self._board, changes))
        self.changed.emit(changes)
