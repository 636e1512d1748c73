from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt

from db.model.things import WeightSet
from desktop.dialogs.premise import PremiseSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> PremiseSheet:
    made = PremiseSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def test_an_untouched_dialog_changes_nothing(sheet: PremiseSheet, session: Session, qtbot: QtBot) -> None:
    before = session.board.premise
    with qtbot.assertNotEmitted(session.changed):
        sheet.accept()
    assert session.board.premise == before


def test_the_boards_own_settings_are_kept(sheet: PremiseSheet, session: Session) -> None:
    heavy = next(each for each in session.board.all(WeightSet).values() if not each.is_default)
    sheet.title_ko.setText("새 제목")
    sheet.as_of.setDate(QDate(2024, 6, 1))
    sheet.rule.choose("control")
    sheet.mean.choose("geometric")
    sheet.weights.choose(heavy.id)
    sheet.coverage.setValue(75)
    sheet.accept()
    now = session.board.premise
    assert (now.title_ko, now.as_of, now.nationality_rule) == ("새 제목", date(2024, 6, 1), "control")
    assert (now.aggregation, now.weight_set_id, now.coverage_min) == ("geometric", heavy.id, 0.75)
    assert session.judgement.weight_set_id == heavy.id


def test_what_is_refused_is_told(sheet: PremiseSheet, session: Session) -> None:
    sheet.home.setEditText("없는 나라")
    sheet.accept()
    assert sheet.trouble.endswith("십시오.")
    assert session.board.premise.home_country == "KR"


def test_the_criteria_are_listed_in_the_language_of_the_window(sheet: PremiseSheet, english: Words) -> None:
    assert sheet.criteria()[0] == ("기술 수준", "1")
    sheet.retranslate(english)
    assert sheet.criteria()[0] == ("Technology level", "1")
    assert len(sheet.criteria()) == 12


def test_another_weight_set_shows_its_weights(sheet: PremiseSheet, session: Session) -> None:
    other = next(each for each in session.board.all(WeightSet).values() if len({w for _, w in each.weights}) > 1)
    sheet.weights.choose(other.id)
    assert len({weight for _, weight in sheet.criteria()}) > 2


def test_the_shelf_life_of_evidence_is_a_setting_of_the_board(sheet: PremiseSheet, session: Session) -> None:
    assert sheet.shelf.value() == session.board.premise.method.shelf_years == 3.0
    sheet.shelf.setValue(1.5)
    sheet.accept()
    assert session.board.premise.method.shelf_years == 1.5
