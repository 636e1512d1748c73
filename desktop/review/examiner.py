"""The review of the open board as its page shows it: made anew off the window's thread, then kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from db.judge.examination import Examination, Turn, asks_all
from db.model.apart import TELLING, known_apart
from db.model.things import Entity, Position
from desktop.jobs import CalledOffError, Job
from desktop.review.likeness import similar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.judge.judgement import Judgement
    from db.judge.review import Finding
    from db.model.board import Board
    from db.model.change import Change
    from desktop.session import Session

AT_ONCE = 400
"""Up to how many positions a review is made while one waits for it."""

_ASKING = 0.4  # how much of the work is asking; the rest is comparing names


class _Made(NamedTuple):
    examination: Examination
    namesakes: dict[tuple[str, str], Finding]


class Examiner(QObject):
    """Asks the board's questions.

    Signals:
        told(object): what is otherwise, as a `Turn`; None where everything is to be looked at anew.
        progressed(float): how much of the board is looked through, 0 to 1.
        broke(object): a bug on the other thread.

    """

    told = Signal(object)
    progressed = Signal(float)
    broke = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._examination: Examination | None = None
        self._namesakes: dict[tuple[str, str], Finding] = {}  # pairs of alike names, also those known to be two
        self._alike: dict[tuple[str, str], Finding] = {}
        self._since: list[Change] = []  # what the board has taken since the examination was made or kept in step
        self._job: Job | None = None
        self._stopped = False
        session.changed.connect(self._note)

    @property
    def busy(self) -> bool:
        """Whether the board is being looked through."""
        return self._job is not None

    @property
    def stopped(self) -> bool:
        """Whether looking through the board was called off, so that nothing is known of it."""
        return self._stopped

    def findings(self) -> list[Finding]:
        """Return everything that is to be asked."""
        own = list(self._examination.findings()) if self._examination is not None else []
        return [*own, *self._alike.values()]

    def catch_up(self) -> None:
        """Take in what the board has taken since; nothing where looking was called off, until `begin`."""
        if self._job is not None or self._stopped:
            return
        if self._examination is None or asks_all(self._since):
            self._look_anew()
            self.told.emit(None)
        elif self._since:
            self.told.emit(self._follow())

    def begin(self) -> None:
        """Look through the board although that was called off before."""
        self._stopped = False
        self.catch_up()

    def stop(self) -> None:
        """Call off looking through the board."""
        if self._job is not None:
            self._job.cancel()

    def _note(self, changes: tuple[Change, ...]) -> None:
        """Remember what the board has taken; before it was looked at for the first time there is nothing to keep."""
        if self._examination is not None or self.busy:
            self._since.extend(changes)

    def _follow(self) -> Turn:
        changes, examination = tuple(self._since), self._examination
        self._since.clear()
        assert examination is not None  # noqa: S101 - only asked for where there is one
        board = self._session.board
        return examination.follow(board, self._session.judgement, changes) + self._follow_names(board, changes)

    def _follow_names(self, board: Board, changes: tuple[Change, ...]) -> Turn:
        if TELLING.isdisjoint(each.kind for each in changes):
            return Turn()
        entities = {each.id for each in changes if each.kind is Entity}
        if entities:
            kept = {pair: found for pair, found in self._namesakes.items() if entities.isdisjoint(pair)}
            there = [each for each in entities if board.get(Entity, each) is not None]
            self._namesakes = kept | _by_pair(similar(board, there))
        before, self._alike = self._alike, _unknown(board, self._namesakes)
        gone = [found for pair, found in before.items() if self._alike.get(pair) != found]
        come = [found for pair, found in self._alike.items() if before.get(pair) != found]
        return Turn(tuple(gone), tuple(come))

    def _look_anew(self) -> None:
        self._since.clear()
        board, judgement = self._session.board, self._session.judgement
        if len(board.all(Position)) <= AT_ONCE:
            self._take(_examined(board, judgement, lambda _: None))
            return
        still = board.snapshot()

        def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> object:
            def heed(share: float) -> None:
                if cancelled():
                    raise CalledOffError
                progress(share)

            return _examined(still, judgement, heed)

        job = self._job = Job(work)
        job.progressed.connect(self.progressed)
        job.done.connect(self._on_done)
        job.called_off.connect(self._on_called_off)
        job.broken.connect(self._on_broken)
        job.start()

    def _take(self, made: _Made) -> None:
        self._examination, self._namesakes = made
        self._alike = _unknown(self._session.board, self._namesakes)

    def _on_done(self, made: _Made) -> None:
        self._job = None
        self._take(made)
        self.catch_up()
        self.told.emit(None)

    def _on_called_off(self) -> None:
        self._job, self._examination, self._stopped = None, None, True
        self._namesakes, self._alike = {}, {}
        self.told.emit(None)

    def _on_broken(self, bug: object) -> None:
        self._job = None
        self.broke.emit(bug)


def _examined(board: Board, judgement: Judgement, heed: Callable[[float], None]) -> _Made:
    examination = Examination(board, judgement, lambda share: heed(_ASKING * share))
    alike = similar(board, heed=lambda share: heed(_ASKING + (1 - _ASKING) * share))
    return _Made(examination, _by_pair(alike))


def _by_pair(found: Iterable[Finding]) -> dict[tuple[str, str], Finding]:
    return {(each.id, each.other or ""): each for each in found}


def _unknown(board: Board, pairs: dict[tuple[str, str], Finding]) -> dict[tuple[str, str], Finding]:
    return {pair: found for pair, found in pairs.items() if not known_apart(board, *pair)}
