"""Making proofs of a brief off the window's thread: the newest wish only, and pages as pictures when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.brief.leaves import leaves
from desktop.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.leaves import Leaf
    from desktop.brief.order import Order
    from desktop.brief.proof import Proof
    from desktop.jobs import Work


class Press(QObject):
    """One brief's proofs.

    Signals:
        proofed(Proof): a proof is made.
        refused(BoardError): the world refuses to make one.
        drawn(tuple[Leaf, ...], bytes, float): pages of a paper at a scale.
        broken(BaseException): a bug; it belongs to `desktop.crash`.

    """

    proofed = Signal(object)
    refused = Signal(object)
    drawn = Signal(object, object, float)
    broken = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proofing: Job | None = None
        self._drawing: Job | None = None
        self._wish: tuple[Board, Order] | None = None
        self._wanted: tuple[bytes, tuple[int, ...], float] | None = None

    @property
    def busy(self) -> bool:
        """Whether a proof or pages of one are on their way."""
        return self._proofing is not None or self._drawing is not None

    def proof(self, board: Board, order: Order) -> None:
        """Make a proof of a board that stands still; what is being made for an older wish is called off."""
        self._wish = board, order
        if self._proofing is not None:
            self._proofing.cancel()
        else:
            self._next_proof()

    def draw(self, proof: Proof, pages: tuple[int, ...], scale: float) -> None:
        """Draw pages of a proof; an older wish that is still waiting is dropped."""
        self._wanted = proof.paper.content, pages, scale
        if self._drawing is not None:
            self._drawing.cancel()
        else:
            self._next_drawing()

    def stop(self) -> None:
        """Call off all that is on its way."""
        self._wish = self._wanted = None
        for job in (self._proofing, self._drawing):
            if job is not None:
                job.cancel()

    def _next_proof(self) -> None:
        if self._wish is None:
            return
        board, order = self._wish
        self._wish = None

        def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Proof:
            from desktop.brief.proof import proof  # noqa: PLC0415 - typesetting is heavy, and not every window needs it

            return proof(board, order, progress, cancelled)

        job = self._proofing = self._begun(work, self._proof_over)
        job.done.connect(self._while_here(self.proofed.emit))
        job.refused.connect(self._while_here(self.refused.emit))
        job.start()

    def _next_drawing(self) -> None:
        if self._wanted is None:
            return
        content, pages, scale = self._wanted
        self._wanted = None

        def work(_progress: Callable[[float], None], cancelled: Callable[[], bool]) -> tuple[Leaf, ...]:
            return leaves(content, pages, scale, cancelled)

        job = self._drawing = self._begun(work, self._drawing_over)
        job.done.connect(self._while_here(lambda found: self.drawn.emit(found, content, scale)))
        job.start()

    def _begun(self, work: Work, over: Callable[[], None]) -> Job:
        """Return a job that tells when it is over."""
        job = Job(work)
        job.broken.connect(self._while_here(self.broken.emit))
        for end in (job.done, job.refused, job.broken, job.called_off):
            end.connect(self._while_here(lambda *_: over()))
        return job

    def _while_here(self, act: Callable[..., object]) -> Callable[..., None]:
        """Return what does ``act`` unless the page has gone in the meantime."""

        def hear(*told: object) -> None:
            if isValid(self):
                act(*told)

        return hear

    def _proof_over(self) -> None:
        self._proofing = None
        self._next_proof()

    def _drawing_over(self) -> None:
        self._drawing = None
        self._next_drawing()
