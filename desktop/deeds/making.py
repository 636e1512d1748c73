"""Writing what the program hands out. Runs off the window's thread; heavy libraries are loaded only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import FileError
from desktop.files import beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from desktop.brief.order import Order
    from desktop.palette import Palette
    from desktop.words import Words


def brief(
    board: Board, path: Path, order: Order, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> Path:
    """Write a policy brief; raises FileError where the file cannot be written."""
    from desktop.brief.brief import write  # noqa: PLC0415 - loaded when it is asked for

    return write(board, path, order, progress, cancelled)


def picture_file(path: Path, board: Board, judgement: Judgement, words: Words, palette: Palette) -> Path:
    """Write the board's picture, SVG or PNG by the path's ending; raises FileError."""
    from desktop.brief.picture import picture, png, svg  # noqa: PLC0415 - loaded when it is asked for

    drawing = picture(board, judgement, words, palette)
    return _put(path, png(drawing) if path.suffix.lower() == ".png" else svg(drawing, words.lang).encode())


def exchange_file(path: Path, board: Board) -> Path:
    """Write the board as an exchange file; raises FileError."""
    from db.exchange.write import write  # noqa: PLC0415 - loaded when it is asked for

    return _put(path, write(board).encode())


def _put(path: Path, content: bytes) -> Path:
    """Write beside the target and swap in, so that a full disk leaves what was there."""
    try:
        with beside(path) as part:
            part.write_bytes(content)
    except OSError as error:
        raise FileError("window.not_written", name=path.name) from error
    return path
