"""An open board: its file, the board in memory and its history, kept in step. The one write path.

A change is on the disk, together with its row in the journal, before anyone sees it. Where the file refuses it,
nothing has happened: not in memory, not in the history, and nobody is told.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.edit.edit import Edit
from db.edit.history import History, Step
from db.errors import RuleError
from db.model import rules
from db.model.board import Board, difference
from db.model.change import inverse
from db.store.file import understood
from db.store.journal import Entry
from db.store.lock import user
from db.store.opening import create_file, open_file, read_board
from db.store.refusal import refusal

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from types import TracebackType
    from typing import Self

    from db.edit.history import Action
    from db.model.change import Change
    from db.model.things import Thing
    from db.store.file import BoardFile


def read(path: str | os.PathLike[str]) -> Board:
    """Return the board in a file, also one that can only be read, without taking it for writing.

    Raises FileError, also while a window has the board open.
    """
    return read_board(path)


class Workspace:
    """An open board. Everything that changes it goes through `do`, `undo`, `redo` or `revert`.

    Each returns what it changed, in order, or nothing where there was nothing to do; each raises FileError where
    the file refuses, with nothing changed.
    """

    def __init__(self, file: BoardFile) -> None:
        """Take over an open board file; `open` and `create` do so."""
        self._file = file
        self._board = file.board()
        with understood(file.path):
            self._history = History(file.moves(), self._steps)
        self._opened = self._board.snapshot()
        self._callbacks: list[Callable[[tuple[Change, ...]], None]] = []

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open the board in a file, for this window alone; raises FileError.

        So also for a file in which something is wrong in itself, as no edit of ours ever leaves it: it could not be
        shown. `read` takes it, so that what is wrong can be told.
        """
        opened = cls._around(open_file(path))
        if not rules.sound(opened.board):
            opened.close()
            raise refusal("file.damaged", opened.path)
        return opened

    @classmethod
    def create(cls, path: str | os.PathLike[str], things: Iterable[Thing]) -> Self:
        """Make a new file of ``things`` and open it.

        Raises FileError, also where there is a file already, and RuleError for things that make no board.
        """
        things = tuple(things)
        for problem in rules.problems(Board(things)):
            raise RuleError(problem.code, **problem.facts)
        return cls._around(create_file(path, things))

    @classmethod
    def _around(cls, file: BoardFile) -> Self:
        try:
            return cls(file)
        except BaseException:
            file.close()
            raise

    @property
    def path(self) -> Path:
        """Where the file really is, links followed."""
        return self._file.path

    @property
    def board(self) -> Board:
        """The board as it is kept. Read only; take a snapshot of what has to stand still."""
        return self._board

    @property
    def history(self) -> History:
        """What can be undone and redone, and every step there was."""
        return self._history

    def do(self, edit: Edit) -> tuple[Change, ...]:
        """Keep an edit; raises RuleError where it would make a board that may not be."""
        if not edit:
            return ()
        rules.refuse(self._board, edit.changes)
        return self._keep(self._next(edit.verb, edit.subject), edit.changes, edit.contents)

    def undo(self) -> tuple[Change, ...]:
        """Take back the step that `history` names, which may be from before the board was opened."""
        step = self._history.undo_step
        if step is None:
            return ()
        changes = inverse(self._file.changes_of(step.seq))
        rules.refuse(self._board, changes)
        return self._keep(self._next(step.verb, step.subject, "undo", step.seq), changes)

    def redo(self) -> tuple[Change, ...]:
        """Do again the step that was last taken back, if nothing else has been done since."""
        step = self._history.redo_step
        if step is None:
            return ()
        changes = self._file.changes_of(step.seq)
        rules.refuse(self._board, changes)
        return self._keep(self._next(step.verb, step.subject, "redo", step.seq), changes)

    def revert(self) -> tuple[Change, ...]:
        """Put the board back to how it was opened, as one step that can be undone."""
        return self.do(Edit("revert", difference(self._board, self._opened)))

    def changes_of(self, step: Step) -> tuple[Change, ...]:
        """Return what a step of the history changed; what an undo changed is turned round."""
        if step.action == "undo" and step.of_seq is not None:
            return inverse(self._file.changes_of(step.of_seq))
        return self._file.changes_of(step.of_seq if step.of_seq is not None else step.seq)

    def content(self, sha256: str) -> bytes:
        """Return the bytes of an attached document, read from the file just now.

        Raises FileError where the file does not have them, or where they are not what was attached.
        """
        return self._file.content(sha256)

    def save_copy(self, path: str | os.PathLike[str]) -> None:
        """Write the board with its history to another file, over one that is there; raises FileError."""
        self._file.save_copy(Path(path).absolute())

    def subscribe(self, callback: Callable[[tuple[Change, ...]], None]) -> Callable[[], None]:
        """Call ``callback`` with the changes of each step once it is kept; return what ends that."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _keep(
        self, step: Step, changes: tuple[Change, ...], contents: tuple[tuple[str, bytes], ...] = ()
    ) -> tuple[Change, ...]:
        """File first; then memory, history and whoever listens, none of which can refuse."""
        entry = Entry(step.seq, step.action, step.of_seq, step.at, step.who, step.verb, step.subject)
        self._file.write(entry, changes, contents)
        self._board.apply(changes)
        self._history.record(step)
        for callback in tuple(self._callbacks):
            callback(changes)
        return changes

    def _next(
        self,
        verb: str,
        subject: tuple[tuple[str, tuple[str, str]], ...],
        action: Action = "do",
        of_seq: int | None = None,
    ) -> Step:
        return Step(self._history.last + 1, verb, subject, datetime.now(UTC), user(), action, of_seq)

    def _steps(self, seq: int | None) -> tuple[Step, ...]:
        return tuple(
            Step(each.seq, each.verb, each.subject, each.at, each.who, each.action, each.of_seq)
            for each in self._file.entries(seq)
        )
