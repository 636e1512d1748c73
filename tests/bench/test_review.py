"""How long the review takes with 5,000 positions × 8 criteria: all of it once, and its page after one edit."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication

from db.edit import verbs
from db.judge.examination import Examination
from db.judge.reading import judge
from db.model.board import Board
from db.workspace import Workspace
from desktop.clock import today
from desktop.review.page import ReviewPage
from desktop.selection import Selection
from desktop.session import Session
from desktop.theme import Theme, load_fonts
from desktop.words import Words
from tests.bench.test_tables import POSITIONS, things

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Workspace.create(tmp_path / "large.panse", things()) as workspace:
        yield Session(workspace)


def test_asking_all_of_a_large_board(benchmark: Any) -> None:
    board = Board(things())
    judgement = judge(board)
    made = benchmark.pedantic(lambda: Examination(board, judgement), rounds=3)
    assert sum(1 for _ in made.findings()) > POSITIONS


def test_the_page_after_one_rating(benchmark: Any, session: Session, qapp: QApplication) -> None:
    """From the edit, in memory and on disk, to the lines on the screen."""
    load_fonts()
    theme = Theme("light")
    theme.dress(qapp)
    page = ReviewPage(session, Selection(), Words("ko"), theme)
    page.resize(1000, 700)
    page.show()
    while page._examiner.busy:
        QCoreApplication.processEvents()
    scores = cycle((1.0, 2.0, 3.0))

    def rate() -> None:
        session.attempt(lambda board: verbs.rate(board, "p7", "c0", score=next(scores), rated_at=today()))
        QCoreApplication.processEvents()

    benchmark.pedantic(rate, rounds=15, warmup_rounds=2)
    assert page.lines.roll.rowCount() > POSITIONS
    page.close()
