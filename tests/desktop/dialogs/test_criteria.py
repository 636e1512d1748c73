"""The dialog for criteria: the unused ones go, the used ones say why they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.edit import verbs
from db.model.things import Criterion, Rating
from desktop.dialogs.criteria import CriteriaSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> CriteriaSheet:
    made = CriteriaSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def keyed(session: Session, key: str) -> Criterion:
    found = session.board.by_key(Criterion, key)
    assert found is not None
    return found


def rated(session: Session, criterion: Criterion) -> list[str]:
    return [each.id for each in session.board.all(Rating).values() if each.criterion_id == criterion.id]


def test_a_rated_criterion_stays_and_the_dialog_says_by_how_many(sheet: CriteriaSheet, session: Session) -> None:
    tech = keyed(session, "tech")
    sheet.choose(tech.id)
    sheet.remove.click()
    assert session.board.get(Criterion, tech.id) is not None
    assert tech.name_ko in sheet.trouble
    assert f"{len(rated(session, tech))}건" in sheet.trouble


def test_del_takes_an_unused_criterion_off_and_undo_brings_it_back(sheet: CriteriaSheet, session: Session) -> None:
    cap = keyed(session, "cap")
    assert session.attempt(lambda board: verbs.unrate(board, rated(session, cap)))
    sheet.choose(cap.id)
    QTest.keyClick(sheet.tree, Qt.Key.Key_Delete)
    assert session.board.get(Criterion, cap.id) is None
    assert sheet.chosen is not None
    assert not sheet.trouble
    assert session.undo()
    assert keyed(session, "cap") == cap


def test_what_the_chosen_one_is_for_is_said(sheet: CriteriaSheet, session: Session) -> None:
    urgency = keyed(session, "urg")
    sheet.choose(urgency.id)
    assert sheet.about.text() == urgency.def_ko
