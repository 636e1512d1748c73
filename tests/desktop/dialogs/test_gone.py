"""Dialogs that follow the board stop doing so when they are closed, also by Esc and by the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from db.edit import verbs
from db.model.things import Segment
from desktop.dialogs.criteria import CriteriaSheet
from desktop.dialogs.measures import MeasuresSheet
from desktop.dialogs.milestones import MilestonesSheet
from desktop.dialogs.structure import StructureSheet
from desktop.dialogs.weights import WeightsSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

SHEETS = [CriteriaSheet, MeasuresSheet, MilestonesSheet, StructureSheet, WeightsSheet]


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.__name__)
def test_a_closed_dialog_follows_the_board_no_longer(
    qtbot: QtBot, session: Session, korean: Words, theme: Theme, kind: Any
) -> None:
    sheet = kind(session, korean, theme)
    sheet.show()
    sheet.accept()
    sheet.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    segment = next(iter(session.board.all(Segment).values()))
    with qtbot.captureExceptions() as bugs:
        assert session.attempt(lambda board: verbs.remove_segment(board, segment.id))
        session.undo()
        session.attempt(lambda board: verbs.add_measure(board, title_ko=" "))  # and a refusal
    assert bugs == []
