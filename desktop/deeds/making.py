"""Writing what the program hands out. Runs off the window's thread; heavy libraries are loaded only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import BoardError, FileError
from desktop.files import beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.model.board import Board
    from desktop.brief.order import Order


def brief(
    board: Board, path: Path, order: Order, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> Path:
    """Write a policy brief; raises FileError where the file cannot be written."""
    from desktop.brief.brief import write  # noqa: PLC0415 - loaded when it is asked for

    return write(board, path, order, progress, cancelled)


def told(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Callable[[float], None]:
    """Return what hears how far something is: it passes that on, and raises BoardError once it was called off."""

    def hear(share: float) -> None:
        if cancelled():
            raise BoardError("window.stopped")
        progress(share)

    return hear


def exchange_file(path: Path, board: Board) -> Path:
    """Write the board as an exchange file; raises FileError."""
    from db.exchange.write import write  # noqa: PLC0415 - loaded when it is asked for

    return put(path, write(board).encode())


def put(path: Path, content: bytes) -> Path:
    """Write beside the target and swap in, so that a full disk leaves what was there; raises FileError."""
    try:
        with beside(path) as part:
            part.write_bytes(content)
    except OSError as error:
        raise FileError("window.not_written", name=path.name) from error
    return path
