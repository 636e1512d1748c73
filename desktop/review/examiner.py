"""The review of the open board as its page shows it: made anew off the window's thread, then kept in step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from db.judge.examination import Examination, asks_all
from db.model.things import Entity, Position
from desktop.jobs import Job
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


class Examiner(QObject):
    """Asks the board's questions.

    Signals:
        told(): there are other findings, or it is being looked anew.
        broke(object): a bug on the other thread.

    """

    told = Signal()
    broke = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._examination: Examination | None = None
        self._alike: dict[tuple[str, str], Finding] = {}
        self._since: list[Change] = []  # what the board has taken since the examination was made or kept in step
        self._job: Job | None = None
        session.changed.connect(self._note)

    @property
    def busy(self) -> bool:
        """Whether the board is being looked through."""
        return self._job is not None

    def findings(self) -> list[Finding]:
        """Return everything that is to be asked."""
        own = list(self._examination.findings()) if self._examination is not None else []
        return [*own, *self._alike.values()]

    def catch_up(self) -> None:
        """Take in what the board has taken since."""
        if self._job is not None:
            return
        if self._examination is None or asks_all(self._since):
            self._look_anew()
        elif self._since:
            self._follow()
        else:
            return
        self.told.emit()

    def _note(self, changes: tuple[Change, ...]) -> None:
        """Remember what the board has taken; before it was looked at for the first time there is nothing to keep."""
        if self._examination is not None or self.busy:
            self._since.extend(changes)

    def _follow(self) -> None:
        changes, examination = tuple(self._since), self._examination
        self._since.clear()
        assert examination is not None  # noqa: S101 - only asked for where there is one
        board = self._session.board
        examination.follow(board, self._session.judgement, changes)
        entities = {each.id for each in changes if each.kind is Entity}
        if entities:
            kept = {pair: found for pair, found in self._alike.items() if entities.isdisjoint(pair)}
            there = [each for each in entities if board.get(Entity, each) is not None]
            self._alike = kept | _by_pair(similar(board, there))

    def _look_anew(self) -> None:
        self._since.clear()
        board, judgement = self._session.board, self._session.judgement
        if len(board.all(Position)) <= AT_ONCE:
            self._take(_examined(board, judgement))
            return
        still = board.snapshot()

        def work(_progress: Callable[[float], None], _cancelled: Callable[[], bool]) -> object:
            return _examined(still, judgement)

        job = self._job = Job(work, self)
        job.done.connect(self._on_done)
        job.broken.connect(self._on_broken)
        job.start()

    def _take(self, made: tuple[Examination, dict[tuple[str, str], Finding]]) -> None:
        self._examination, self._alike = made

    def _on_done(self, made: tuple[Examination, dict[tuple[str, str], Finding]]) -> None:
        self._job = None
        self._take(made)
        self.catch_up()
        self.told.emit()

    def _on_broken(self, bug: object) -> None:
        self._job = None
        self.broke.emit(bug)


def _examined(board: Board, judgement: Judgement) -> tuple[Examination, dict[tuple[str, str], Finding]]:
    return Examination(board, judgement), _by_pair(similar(board))


def _by_pair(found: Iterable[Finding]) -> dict[tuple[str, str], Finding]:
    return {(each.id, each.other or ""): each for each in found}
