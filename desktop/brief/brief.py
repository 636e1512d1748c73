"""Making a brief: from a board that stands still to a finished PDF, swapped in whole or not at all."""

from __future__ import annotations

import errno
import io
import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from db.errors import BoardError
from desktop.brief import composer, cover
from desktop.brief.content.content import Content, texts
from desktop.brief.content.content import content as told
from desktop.brief.content.facts import Facts
from desktop.brief.fonts import PRESS, missing
from desktop.brief.headings import Contents, entries, headings
from desktop.brief.pages import back, front, parts
from desktop.brief.pages.board import board as board_blocks
from desktop.brief.pages.setter import Setter
from desktop.brief.paper import Paper
from desktop.brief.sheet import Imprint, Sheet
from desktop.brief.withheld import Withheld, reduced, withheld
from desktop.files import beside
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from db.model.board import Board
    from desktop.brief.composer import Page
    from desktop.brief.order import Order
    from desktop.brief.paper import Spot

Progress: TypeAlias = "Callable[[float], None]"

_log = logging.getLogger(__name__)
_READ, _SET = 0.15, 0.45  # how far along the work is once the board is read, and once it is on pages


class Cancelled(BoardError):  # noqa: N818 - it is no error to change one's mind
    """The brief was called off; nothing was written."""

    def __init__(self) -> None:
        super().__init__("brief.cancelled")


def write(
    board: Board,
    out: Path,
    order: Order,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Write the brief of ``board`` to ``out`` and return it; what stood there stays until the new one is whole.

    ``progress`` is told shares of one, and may raise whatever it likes to call it off. Raises BoardError where the
    place cannot be written, and `Cancelled` where ``cancelled`` became true; then nothing is left behind.
    """
    paper = make(board, order, progress, cancelled)
    put(paper, out, cancelled)
    progress(1.0)
    return out


def put(paper: Paper, out: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Put a finished brief at ``out`` in one step; raises as `write` does."""
    try:
        with beside(out) as part:
            part.write_bytes(paper.content)
            _stop_if(cancelled)
    except OSError as error:
        raise _refusal(error, out) from error


def make(
    board: Board, order: Order, progress: Progress = lambda _: None, cancelled: Callable[[], bool] = lambda: False
) -> Paper:
    """Return the brief of ``board``, which is not written anywhere; safe off the window's thread.

    What is above the order's distribution class is left out before anything is read. Raises `Cancelled`.
    """
    still = board.snapshot()
    kept, left_out = reduced(still, order.distribution), withheld(still, order.distribution)
    with PRESS:
        return replace(_made(kept, order, progress, cancelled), withheld=left_out)


def _refusal(error: OSError, out: Path) -> BoardError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return BoardError("brief.full", folder=str(out.parent))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return BoardError("brief.no_folder", folder=str(out.parent))
    return BoardError("brief.not_writable", path=str(out))


def printed(
    board: Board, order: Order, progress: Progress = lambda _: None, cancelled: Callable[[], bool] = lambda: False
) -> bytes:
    """Return the PDF. Whoever calls holds `PRESS`; the board stands still meanwhile. Raises `Cancelled`."""
    return _made(reduced(board, order.distribution), order, progress, cancelled).content


def _made(board: Board, order: Order, progress: Progress, cancelled: Callable[[], bool]) -> Paper:
    words = Words(order.lang)
    facts = Facts(board, order, words)
    said = told(facts)
    progress(_READ)
    _stop_if(cancelled)
    odd = missing(texts(said))
    if odd:
        _log.warning("not in the typeface, set as a box: %s", " ".join(f"U+{ord(each):04X}" for each in odd))
    pages = _composed(facts, said, odd, words)
    progress(_SET)
    _stop_if(cancelled)
    content, count, spots = _drawn(facts, said, pages, words, progress, cancelled)
    return Paper(content, count, spots, odd, (), Withheld())


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _composed(facts: Facts, said: Content, odd: tuple[str, ...], words: Words) -> list[Page]:
    setter = Setter(words)
    summary = front.summary(said.summary, setter)
    board = partial(board_blocks, facts, said.situation, setter)
    rest = [
        *parts.situation(said.situation, board, setter),
        *parts.diagnosis(said.diagnosis, setter),
        *parts.implications(said.implications, setter),
        *parts.measures(said.measures, setter),
        back.sources(said.sources, setter),
        back.method(said.method, odd, setter),
        back.register(said.register, setter),
    ]
    listed = [heading for section in rest for block in section.blocks for heading in headings(block)]
    table = Contents(sum(bool(heading.target) for heading in listed), words)
    pages = composer.compose([summary, front.contents(said.guide, table, setter), *rest])
    table.entries = entries(pages, 2)[-table.rows :]
    return pages


def _drawn(
    facts: Facts, said: Content, pages: Sequence[Page], words: Words, progress: Progress, cancelled: Callable[[], bool]
) -> tuple[bytes, int, tuple[Spot, ...]]:
    out = io.BytesIO()
    sheet = Sheet(out, _imprint(facts, said))
    sheet.begin_page()
    cover.draw(said.cover, sheet, words)
    sheet.end_page()
    furniture = composer.Furniture(said.cover.series, said.cover.title, said.foot)
    for at, page in enumerate(pages):
        _stop_if(cancelled)
        sheet.begin_page()
        composer.draw(page, sheet, furniture)
        sheet.end_page()
        progress(_SET + (0.95 - _SET) * (at + 1) / len(pages))
    _stop_if(cancelled)
    sheet.finish()
    return out.getvalue(), sheet.page, tuple(sheet.spots)


def _imprint(facts: Facts, said: Content) -> Imprint:
    keywords = ", ".join(layer.layer for layer in said.cover.art)
    return Imprint(said.cover.title, facts.order.author, said.cover.subtitle, keywords, facts.lang, facts.issued)
