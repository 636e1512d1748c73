from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from db.model.things import Passage, Source
from desktop.dialogs.sources import SourcesSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> SourcesSheet:
    made = SourcesSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def added(sheet: SourcesSheet, title: str) -> Source:
    sheet.fresh.setText(title)
    sheet.add()
    source = sheet.chosen
    assert source is not None
    return source


def test_a_source_is_added_and_chosen(sheet: SourcesSheet, session: Session) -> None:
    source = added(sheet, "2023 인공지능 산업 실태조사")
    assert session.board.the(Source, source.id).title == "2023 인공지능 산업 실태조사"
    assert sheet.fresh.text() == ""


def test_what_is_known_of_it_is_kept_field_by_field(sheet: SourcesSheet, session: Session) -> None:
    source = added(sheet, "보고서")
    document = sheet.document
    document.texts["published"].setText("2023-12")
    document.texts["author"].setText("SPRi")
    document.kind.choose("report")
    document.reliability.choose("B")
    document.keep()
    now = session.board.the(Source, source.id)
    assert (now.published, now.author, now.kind, now.reliability) == ("2023-12", "SPRi", "report", "B")


def test_a_date_that_does_not_exist_is_refused_and_taken_back(sheet: SourcesSheet, session: Session) -> None:
    source = added(sheet, "보고서")
    sheet.document.texts["published"].setText("2023-02-30")
    sheet.document.keep()
    assert sheet.trouble.endswith("십시오.")
    assert session.board.the(Source, source.id).published is None
    assert sheet.document.texts["published"].text() == ""


def test_a_passage_is_quoted_word_for_word(sheet: SourcesSheet, session: Session) -> None:
    source = added(sheet, "보고서")
    sheet.quote.setPlainText("국내 클라우드 점유율은 20 %에 못 미친다")
    sheet.locator.setText("12쪽")
    sheet.quote_passage()
    (passage,) = session.board.where(Passage, "source_id", source.id)
    assert (passage.quote, passage.locator) == ("국내 클라우드 점유율은 20 %에 못 미친다", "12쪽")
    assert sheet.quote.toPlainText() == ""
    assert "20 %" in sheet.passages.item(0).text()


def test_a_passage_without_words_is_refused(sheet: SourcesSheet) -> None:
    added(sheet, "보고서")
    sheet.quote_passage()
    assert sheet.trouble.endswith("십시오.")


def test_a_source_with_passages_is_removed_only_after_a_question(sheet: SourcesSheet, session: Session) -> None:
    source = next(iter(session.board.all(Source).values()))
    sheet.choose(source.id)
    sheet.remove()
    box = sheet.findChild(QMessageBox)
    assert box is not None
    box.escapeButton().click()
    assert session.board.get(Source, source.id) is not None
    sheet.remove()
    sheet.findChildren(QMessageBox)[-1].defaultButton().click()
    assert session.board.get(Source, source.id) is None


def test_a_source_without_passages_goes_at_once(sheet: SourcesSheet, session: Session) -> None:
    source = added(sheet, "보고서")
    sheet.remove()
    assert session.board.get(Source, source.id) is None
    assert sheet.findChild(QMessageBox) is None


def test_the_dialog_changes_its_language(sheet: SourcesSheet, english: Words) -> None:
    sheet.quote.setPlainText("typed")
    sheet.retranslate(english)
    assert sheet.windowTitle() == english.say("dialog.sources.title")
    assert sheet.document.reliability.itemText(0) == english.say("dialog.reliability.A")
    assert sheet.quote.toPlainText() == "typed"
