"""Making a brief: from a board that stands still to a finished PDF, swapped in whole or not at all."""

from __future__ import annotations

import errno
import gc
import logging
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from db.errors import BoardError
from desktop.brief.content.facts import Facts
from desktop.brief.fonts import PRESS
from desktop.brief.forms import full, minister, segments
from desktop.brief.forms import sheet as sheet_form
from desktop.brief.heed import listening
from desktop.brief.paper import Paper
from desktop.brief.sheet import Sheet
from desktop.brief.withheld import Withheld, cleared
from desktop.files import beside
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from db.model.board import Board
    from db.model.things import BriefForm
    from desktop.brief.archive import Attachment
    from desktop.brief.edition import Edition, Hear
    from desktop.brief.order import Order

Made = TypeVar("Made")
Progress: TypeAlias = "Callable[[float], None]"

_FORMS: Mapping[BriefForm, Callable[[Facts, Hear], Edition]] = {
    "full": full.edition,
    "minister": minister.edition,
    "board": sheet_form.edition,
    "segments": segments.edition,
}

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
    return read(board, order, lambda paper, _: paper, progress, cancelled)


def read(
    board: Board, order: Order, use: Callable[[Paper, Facts], Made], progress: Progress, cancelled: Callable[[], bool]
) -> Made:
    """Return what ``use`` makes of the brief of ``board`` and of the facts in it, which it may go on asking.

    Otherwise as `make`; ``use`` is called off with the rest.
    """
    still = board.snapshot()
    with listening(partial(_stop_if, cancelled)):
        kept, clean, left_out = cleared(still, order)
        with PRESS, _uncollected():
            paper, facts = _made(kept, clean, progress, cancelled)
            return use(replace(paper, withheld=left_out), facts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for meanwhile: a thick paper is millions of things that all stay until it is done."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


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
    with listening(partial(_stop_if, cancelled)):
        kept, clean, _ = cleared(board, order)
        return _made(kept, clean, progress, cancelled)[0].content


def _made(board: Board, order: Order, progress: Progress, cancelled: Callable[[], bool]) -> tuple[Paper, Facts]:
    hear = partial(_stop_if, cancelled)
    facts = Facts(board, order, Words(order.lang))
    progress(_READ)
    hear()
    edition = _FORMS[order.form](facts, hear)
    if edition.missing:
        codes = " ".join(f"U+{ord(each):04X}" for each in edition.missing)
        _log.warning("not in the typeface, set as a box: %s", codes)
    progress(_SET)
    hear()
    attached = _attached(facts) if order.profile == "3b" else ()
    sheet = _drawn(edition, Sheet(edition.imprint, edition.size, order.profile, attached), progress, hear)
    content = sheet.finish()
    hear()
    return Paper(content, sheet.page, tuple(sheet.spots), edition.missing, edition.cut, Withheld()), facts


def _attached(facts: Facts) -> tuple[Attachment, ...]:
    # What writes exchange files takes a tenth of a cold start to load, and only one profile asks for it.
    from desktop.brief.attached import attachments  # noqa: PLC0415

    return attachments(facts)


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _drawn(edition: Edition, sheet: Sheet, progress: Progress, hear: Hear) -> Sheet:
    sheet.label(edition.cover)
    for at, draw in enumerate(edition.pages, start=1):
        hear()
        sheet.begin_page()
        draw(sheet)
        sheet.end_page()
        progress(_SET + (0.95 - _SET) * at / len(edition.pages))
    hear()
    return sheet
