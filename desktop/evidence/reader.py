"""An open document off the window's thread: its pages are drawn, and a quote is looked for, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.evidence.leaves import Box, Leaves, Picture
from desktop.evidence.seeking import Spot, seek
from desktop.jobs import CalledOffError, Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.media import Media
    from desktop.jobs import Work


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was drawn: its number from 0, of how many, its picture or its text, what was found on it."""

    page: int
    count: int
    picture: Picture | None
    text: str
    boxes: tuple[Box, ...]
    span: tuple[int, int] | None
    missing: bool


class Reader(QObject):
    """Reads one document at a time; what is asked last is what counts.

    Signals:
        shown(Shown): a page was drawn.
        progressed(float): how much of the document was looked through, 0 to 1.
        refused(object): the document cannot be read.
        broke(object): a bug on the other thread.

    """

    shown = Signal(object)
    progressed = Signal(float)
    refused = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def show_page(self, content: bytes, media: Media, name: str, page: int, width: int) -> None:
        """Draw a page."""
        self._start(lambda _progress, _stopped: _drawn(content, media, name, page, width))

    def find(self, content: bytes, media: Media, name: str, quote: str, width: int, page: int) -> None:
        """Look for a quote and draw the page on which it begins; the page that shows where it does not stand."""

        def work(progress: Callable[[float], None], stopped: Callable[[], bool]) -> object:
            with Leaves(content, media, name) as leaves:
                texts = (leaves.text(each) for each in range(leaves.count))
                spots = seek(quote, texts, lambda each: progress(each / leaves.count), stopped)
                return _page(leaves, spots, page, width, missing=not spots)

        self._start(work)

    def stop(self) -> None:
        """Read on no longer."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self, work: Work) -> None:
        self.stop()

        def still_wanted(progress: Callable[[float], None], stopped: Callable[[], bool]) -> object:
            if stopped():  # pages were turned on before its turn came
                raise CalledOffError
            return work(progress, stopped)

        job = self._job = Job(still_wanted)
        job.progressed.connect(lambda part: self._on_progressed(job, part))
        for end, told in ((job.done, self.shown), (job.refused, self.refused), (job.broken, self.broke)):
            end.connect(lambda result, told=told: self._over(job, told, result))
        job.start()

    def _on_progressed(self, job: Job, part: float) -> None:
        if isValid(self) and job is self._job:
            self.progressed.emit(part)

    def _over(self, job: Job, told: object, result: object) -> None:
        if isValid(self) and job is self._job:
            self._job = None
            told.emit(result)  # type: ignore[attr-defined]


def _drawn(content: bytes, media: Media, name: str, page: int, width: int) -> Shown:
    with Leaves(content, media, name) as leaves:
        return _page(leaves, (), page, width, missing=False)


def _page(leaves: Leaves, spots: tuple[Spot, ...], page: int, width: int, *, missing: bool) -> Shown:
    at = spots[0].page if spots else max(0, min(page, leaves.count - 1))
    boxes = tuple(box for each in spots if each.page == at for box in leaves.boxes(at, each.start, each.end))
    span = (spots[0].start, spots[0].end) if spots else None
    if leaves.media == "text":
        return Shown(at, 1, None, leaves.text(at), (), span, missing)
    return Shown(at, leaves.count, leaves.picture(at, width), "", boxes, span, missing)
