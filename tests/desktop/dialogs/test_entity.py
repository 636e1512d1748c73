from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.edit import verbs
from db.model.things import Entity, Position, Segment
from desktop.dialogs.entity import EntitySheet, twin_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> EntitySheet:
    made = EntitySheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def test_a_new_player_is_made_and_placed_in_one_step(sheet: EntitySheet, session: Session) -> None:
    segment = next(iter(session.board.all(Segment).values()))
    sheet.name_ko.setText("퓨리오사AI")
    sheet.name_en.setText("FuriosaAI")
    sheet.aliases.setText("퓨리오사, Furiosa ,")
    sheet.segment.choose(segment.id)
    sheet.accept()
    made = next(each for each in session.board.all(Entity).values() if each.name_ko == "퓨리오사AI")
    assert (made.origin, made.control, made.aliases) == ("KR", None, ("퓨리오사", "Furiosa"))
    assert [each.segment_id for each in session.board.where(Position, "entity_id", made.id)] == [segment.id]
    session.undo()
    assert session.board.get(Entity, made.id) is None


def test_the_last_syllable_is_not_lost_on_enter(
    sheet: EntitySheet, session: Session, compose: Callable[[QWidget, str], None]
) -> None:
    sheet.name_ko.setText("리벨리")
    compose(sheet.name_ko, "온즈")
    sheet.accept()
    assert any(each.name_ko == "리벨리온즈" for each in session.board.all(Entity).values())


def test_what_is_refused_is_told_in_the_dialog_and_nothing_typed_is_lost(sheet: EntitySheet, session: Session) -> None:
    count = len(session.board.all(Entity))
    sheet.desc_ko.setPlainText("설명")
    sheet.accept()
    assert sheet.trouble.endswith("십시오.")
    assert sheet.desc_ko.toPlainText() == "설명"
    assert len(session.board.all(Entity)) == count


def test_a_country_that_is_none_is_refused(sheet: EntitySheet) -> None:
    sheet.name_ko.setText("아무개")
    sheet.origin.setEditText("아틀란티스")
    sheet.accept()
    assert sheet.trouble


def test_a_name_that_is_taken_is_told_but_allowed(sheet: EntitySheet, session: Session) -> None:
    sheet.name_ko.setText("네 이버")
    assert "네이버" in sheet.warning
    sheet.name_ko.setText("네이버보다새로운곳")
    assert sheet.warning == ""
    sheet.name_ko.setText("네이버")
    sheet.accept()
    assert len([each for each in session.board.all(Entity).values() if each.name_ko == "네이버"]) == 2


def test_a_known_player_is_mended(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> None:
    entity = next(each for each in session.board.all(Entity).values() if each.aliases)
    sheet = EntitySheet(session, korean, theme, entity_id=entity.id)
    qtbot.addWidget(sheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    assert sheet.name_ko.text() == entity.name_ko
    assert sheet.warning == ""
    sheet.desc_ko.setPlainText("새 설명")
    sheet.accept()
    now = session.board.the(Entity, entity.id)
    assert now.desc_ko == "새 설명"
    assert (now.aliases, now.origin, now.control) == (entity.aliases, entity.origin, entity.control)


def test_a_name_with_a_comma_stays_one_name(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> None:
    names = ("Apple, Inc.", 'the "big" one', "애플")
    entity = next(iter(session.board.all(Entity).values()))
    session.attempt(lambda board: verbs.edit_entity(board, entity.id, aliases=names))
    sheet = EntitySheet(session, korean, theme, entity_id=entity.id)
    qtbot.addWidget(sheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    sheet.aliases.setText(sheet.aliases.text() + ", 사과")
    sheet.accept()
    assert session.board.the(Entity, entity.id).aliases == (*names, "사과")


def test_what_was_typed_survives_another_language(sheet: EntitySheet, english: Words) -> None:
    sheet.name_ko.setText("가나다")
    sheet.kind.choose("model")
    sheet.retranslate(english)
    assert sheet.windowTitle() == english.say("dialog.entity.new")
    assert (sheet.name_ko.text(), sheet.kind.currentData()) == ("가나다", "model")
    assert sheet.kind.currentText() == english.say("entity.kind.model")


def test_a_twin_is_found_by_any_of_its_names(session: Session) -> None:
    assert twin_of(session.board, ["NAVER"]) is not None
    assert twin_of(session.board, ["", " "]) is None
