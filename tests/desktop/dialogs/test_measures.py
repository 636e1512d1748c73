"""The dialog for measures: a passage is cited for one in place, shown, removed, and all of that undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from db.model.briefs import measures_in_order
from db.model.things import Citation
from desktop.dialogs.measures import MeasuresSheet
from desktop.panels.citations import Citations, Quote
from desktop.panels.context import Context
from desktop.panels.pill import Pill
from desktop.selection import Selection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> MeasuresSheet:
    def backing(words: Words, theme: Theme) -> Citations:
        return Citations(Context(session, Selection(), words, theme))

    made = MeasuresSheet(session, korean, theme, None, backing)
    qtbot.addWidget(made)
    made.fresh.setText("재생에너지 전력을 데이터센터에 우선 배정")
    made.add()
    made.show()
    return made


def cited(sheet: MeasuresSheet, session: Session) -> int:
    assert sheet.chosen is not None
    return len(session.board.where(Citation, "target_id", sheet.chosen.id))


def quotes(sheet: MeasuresSheet) -> list[Quote]:
    QApplication.processEvents()  # what a layout takes in is shown a moment later
    assert isinstance(sheet.form.backing, Citations)
    return [each for each in sheet.form.backing.findChildren(Quote) if not each.isHidden()]


def cite_first(sheet: MeasuresSheet) -> None:
    assert isinstance(sheet.form.backing, Citations)
    picker = sheet.form.backing.pick()
    assert picker is not None
    picker.passages.setCurrentRow(0)
    picker.accept()


def test_a_passage_is_cited_for_the_chosen_measure_and_shown(sheet: MeasuresSheet, session: Session) -> None:
    cite_first(sheet)
    assert cited(sheet, session) == 1
    assert len(quotes(sheet)) == 1
    assert session.undo()
    assert cited(sheet, session) == 0
    assert quotes(sheet) == []


def test_what_is_cited_is_removed_in_place(sheet: MeasuresSheet, session: Session) -> None:
    cite_first(sheet)
    quotes(sheet)[0].findChildren(Pill)[0].click()
    assert cited(sheet, session) == 0
    assert quotes(sheet) == []
    assert session.undo()
    assert len(quotes(sheet)) == 1


def test_each_measure_shows_its_own(sheet: MeasuresSheet, session: Session) -> None:
    cite_first(sheet)
    first = next(each for each in measures_in_order(session.board) if sheet.chosen and each.id != sheet.chosen.id)
    own = len(session.board.where(Citation, "target_id", first.id))
    sheet.choose(first.id)
    assert len(quotes(sheet)) == own


def test_what_is_cited_is_said_in_the_language_that_is_chosen(
    sheet: MeasuresSheet, session: Session, english: Words
) -> None:
    cite_first(sheet)
    sheet.retranslate(english)
    assert quotes(sheet)[0].findChildren(Pill)[0].text() == english.say("inspector.uncite")
