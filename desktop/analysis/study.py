"""The long part of the analysis, off the window's thread: draws, trials and chains. The newest question counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from db.judge.chokepoints import Chokepoint, chokepoints, leverage
from db.judge.robust import LIVE, Cancelled, Robustness, robust
from db.judge.trials import Trial, trials
from desktop.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.judge.judgement import Judgement
    from db.model.board import Board

PAUSE = 250
"""Milliseconds without an edit after which it begins: while a slider is held nothing is begun in vain."""

_DRAWN, _TRIED = 0.3, 0.9  # how much is done after the draws and after the trials


class Findings(NamedTuple):
    """What a study found of a board as it was read: it tells of that board, not of a later one."""

    board: Board
    judgement: Judgement
    robust: Robustness
    trials: tuple[Trial, ...]
    chokepoints: tuple[Chokepoint, ...]
    leverage: tuple[Chokepoint, ...]


class Study(QObject):
    """Finds out about the board that it was asked of last; what was asked before is called off.

    Signals:
        found(Findings): the newest question is answered.
        progressed(float): how much of it is done, 0 to 1.
        broke(BaseException): a bug; it belongs to `desktop.crash`.

    """

    found = Signal(object)
    progressed = Signal(float)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[Board, Judgement] | None = None
        self._job: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._later.isActive() or self._job is not None

    def ask(self, board: Board, judgement: Judgement) -> None:
        """Find out about a board as it stands now."""
        self.stop()
        self._asked = board.snapshot(), judgement
        self._later.start()

    def stop(self) -> None:
        """Call off what is under way; nothing more is told of it."""
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin(self) -> None:
        if self._asked is None:
            return
        board, judgement = self._asked
        job = self._job = Job(lambda progress, cancelled: _study(board, judgement, progress, cancelled))
        job.progressed.connect(lambda share: self._tell_progress(job, share))
        job.done.connect(lambda findings: self._tell(job, findings))
        job.broken.connect(self.broke)
        for over in (job.done, job.refused, job.called_off, job.broken):
            over.connect(lambda *_: self._let_go(job))
        job.start()

    def _tell_progress(self, job: Job, share: float) -> None:
        if job is self._job:
            self.progressed.emit(share)

    def _tell(self, job: Job, findings: Findings) -> None:
        if job is self._job:
            self._job = None
            self.found.emit(findings)

    def _let_go(self, job: Job) -> None:
        if job is self._job:
            self._job = None


def _study(
    board: Board, judgement: Judgement, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> Findings:
    def goes_on(start: float, end: float) -> Callable[[float], bool]:
        def told(share: float) -> bool:
            progress(start + (end - start) * share)
            return not cancelled()

        return told

    day, weights = judgement.as_of, judgement.weight_set_id
    drawn = robust(board, as_of=day, weight_set_id=weights, draws=LIVE, progress=goes_on(0.0, _DRAWN))
    tried = trials(board, as_of=day, weight_set_id=weights, progress=goes_on(_DRAWN, _TRIED))
    if cancelled():
        raise Cancelled
    return Findings(board, judgement, drawn, tried, chokepoints(board), leverage(board))
