"""A board file that is open: read, and written one whole step at a time."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from db.model.board import Board
from db.model.things import Premise
from db.store import backup, contents, journal, rows
from db.store.connection import engine_on
from db.store.refusal import refusal, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from db.model.change import Change
    from db.store.journal import Entry, Move
    from db.store.lock import Claim


class BoardFile:
    """A board file that this process has for itself, until `close`. `db.store.opening` makes them."""

    def __init__(self, raw: sqlite3.Connection, claim: Claim) -> None:
        self.path = claim.path
        self._raw = raw
        self._claim = claim
        self._connection = engine_on(raw).connect()

    def board(self) -> Board:
        """Return the board that the file holds; raises FileError where it holds none."""
        with refusals(self.path), self._connection.begin():
            return board_in(self._connection, self.path)

    def moves(self) -> list[Move]:
        """Return what every step in the journal did to the history, oldest first."""
        with refusals(self.path), self._connection.begin():
            return journal.moves(self._connection)

    def entries(self, seq: int | None = None) -> list[Entry]:
        """Return the journal's step of that number, or all of them, oldest first; raises FileError."""
        with refusals(self.path), understood(self.path), self._connection.begin():
            return journal.entries(self._connection, seq)

    def changes_of(self, seq: int) -> tuple[Change, ...]:
        """Return what a step changed when it was first done; raises FileError."""
        with refusals(self.path), understood(self.path), self._connection.begin():
            return journal.changes_of(self._connection, seq)

    def content(self, digest: str) -> bytes:
        """Return the bytes of the document with that SHA-256.

        Raises FileError where the file does not hold them, or holds others under that name.
        """
        with refusals(self.path), understood(self.path, "file.content_damaged"), self._connection.begin():
            found = contents.content(self._connection, digest)
        if found is None:
            raise refusal("file.no_content", self.path)
        return found

    def write(self, entry: Entry, changes: Sequence[Change], carried: Sequence[tuple[str, bytes]] = ()) -> None:
        """Keep a step: what it changes, the documents it carries and its row in the journal, all or nothing.

        Returns once the step is on the disk. Raises FileError where it could not be kept; the file is as it was.
        """
        self._claim.check()
        complete = False
        try:
            with refusals(self.path), self._connection.begin():
                if journal.last(self._connection) != entry.seq - 1:
                    raise refusal("file.out_of_step", self.path)
                contents.keep(self._connection, carried)
                rows.write(self._connection, changes, entry.at)
                journal.append(self._connection, entry, changes)
                self._claim.check()
                complete = True
        except Exception:
            # A disk may fail after the step was kept but before it said so: what the file holds decides.
            if not (complete and self._holds(entry)):
                self._claim.check()  # what became of the file says more than what SQLite made of that
                raise

    def save_copy(self, path: Path) -> None:
        """Write the whole board, history included, to another file; raises FileError.

        This also saves a board whose own file was deleted or replaced.
        """
        backup.save_copy(self._raw, path)

    def close(self) -> None:
        """Let go of the file. It is whole without this, too."""
        with suppress(sqlite3.Error):
            self._connection.close()
        self._raw.close()
        self._claim.release()

    def _holds(self, entry: Entry) -> bool:
        try:
            return self.entries(entry.seq) == [entry]
        except Exception:  # noqa: BLE001 - whatever it was, the first error is the one to tell
            return False


def board_in(connection: Connection, path: Path) -> Board:
    """Return the board that the tables hold; raises FileError where they hold none."""
    with understood(path), _undisturbed():
        board = Board(rows.load(connection))
    if len(board.all(Premise)) != 1:
        raise refusal("file.damaged", path)
    return board


@contextmanager
def understood(path: Path, code: str = "file.damaged") -> Iterator[None]:
    """Tell what cannot be understood within as damage to the file at ``path``."""
    try:
        yield
    except (ValueError, TypeError, RecursionError) as error:
        raise refusal(code, path) from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    # Collecting garbage among 50,000 new things that all stay takes a third of the time that loading does.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
