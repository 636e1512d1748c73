"""The dialog for the board's method."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox

from db.model.things import Method
from desktop.dialogs.field import Choice
from desktop.dialogs.method import GROUPS, MethodSheet, all_fields

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> MethodSheet:
    made = MethodSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def number(sheet: MethodSheet, name: str) -> QDoubleSpinBox:
    field = sheet.fields[name]
    assert isinstance(field, QDoubleSpinBox)
    return field


def test_every_convention_can_be_edited() -> None:
    assert {each for names in GROUPS.values() for each in names} == all_fields()


def test_an_untouched_dialog_changes_nothing(sheet: MethodSheet, session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        sheet.accept()
    assert session.board.premise.method == Method()


def test_what_is_entered_judges_the_board_and_is_one_undo(sheet: MethodSheet, session: Session) -> None:
    before = session.judgement
    number(sheet, "cut_lead").setValue(90)
    noise = sheet.fields["noise"]
    assert isinstance(noise, Choice)
    noise.choose("free")
    sheet.accept()
    method = session.board.premise.method
    assert (method.cut_lead, method.noise) == (90, "free")
    assert session.judgement != before
    assert session.undo()
    assert session.judgement == before


def test_a_method_that_contradicts_itself_is_refused_with_the_reason(sheet: MethodSheet, session: Session) -> None:
    number(sheet, "cut_lag").setValue(70)
    sheet.accept()
    assert sheet.trouble
    assert session.board.premise.method == Method()


def test_the_defaults_come_back(sheet: MethodSheet, session: Session) -> None:
    number(sheet, "core_fixed").setValue(0.1)
    number(sheet, "hhi_high").setValue(1800)
    assert sheet.method() != Method()
    assert sheet._defaults["hhi_high"].text() == "기본값 2500"
    sheet.restore()
    assert sheet.method() == Method()
    assert sheet._defaults["hhi_high"].text() == ""


def test_both_languages_are_spoken(sheet: MethodSheet, english: Words) -> None:
    sheet.retranslate(english)
    assert sheet.windowTitle() == "Method"
