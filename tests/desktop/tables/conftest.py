"""What tests of the tables stand on: the sample board in a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from db.model.things import Criterion, Rating
from desktop.selection import Selection
from desktop.tables.ratings import RatingsTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


class Desk:
    """A session with its selection, and short ways to ask what the board says."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.selection = Selection()

    def rating(self, target_id: str, key: str) -> Rating | None:
        criterion = self.session.board.by_key(Criterion, key)
        assert criterion is not None
        found = self.session.board.where(Rating, "target_id", target_id)
        return next((each for each in found if each.criterion_id == criterion.id), None)

    def score(self, target_id: str, key: str) -> float | None:
        rating = self.rating(target_id, key)
        return rating.score if rating else None

    def steps(self) -> int:
        return len(self.session.workspace.history.steps())

    def refuse_from_now(self) -> None:
        """Take the file away, as a pulled memory stick does: every edit is refused."""
        self.session.workspace.path.unlink()


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)


@pytest.fixture
def table(desk: Desk, korean: Words, theme: Theme, qtbot: QtBot) -> Iterator[RatingsTable]:
    made = RatingsTable(desk.session, desk.selection, korean, theme)
    made.resize(1100, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.grid.setFocus()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
