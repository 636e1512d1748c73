"""The page of a note: its text, its place and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from db.edit import verbs
from db.model.things import Citation, Note, Passage, Segment
from desktop.panels.note import NotePage
from desktop.panels.overview import OverviewPage
from desktop.panels.pill import Pill
from desktop.words import Words

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.panels.inspector import Inspector

HOSTILE = "<b>HBM</b> & 메모리"


@pytest.fixture
def note(desk: Desk, inspector: Inspector) -> str:
    del inspector
    segment = desk.session.board.by_key(Segment, "memory")
    assert segment is not None
    before = set(desk.session.board.all(Note))
    assert desk.session.attempt(lambda board: verbs.add_note(board, HOSTILE, segment_id=segment.id))
    (made,) = set(desk.session.board.all(Note)) - before
    desk.selection.choose_note(made)
    return made


def page_of(inspector: Inspector) -> NotePage:
    page = inspector.page
    assert isinstance(page, NotePage)
    return page


def the(desk: Desk, note_id: str) -> Note:
    return desk.session.board.the(Note, note_id)


def texts(inspector: Inspector) -> list[str]:
    QApplication.processEvents()  # what was just added is laid out
    return [each.text() for each in inspector.page.findChildren(QLabel) if each.isVisibleTo(inspector)]


def test_a_chosen_note_shows_its_text_as_it_is_and_its_row(inspector: Inspector, note: str) -> None:
    assert page_of(inspector).korean.text == HOSTILE
    assert HOSTILE in texts(inspector)
    assert any("고성능 메모리" in each and "›" in each for each in texts(inspector))


def test_both_texts_are_written_in_place(desk: Desk, inspector: Inspector, note: str) -> None:
    page, steps = page_of(inspector), desk.steps()
    for field, text in ((page.english, "Korea leads"), (page.korean, "한국이 앞선다")):
        field.begin()
        assert isinstance(field.editor, QPlainTextEdit)
        field.editor.setPlainText(text)
        field.finish()
    assert (the(desk, note).text_ko, the(desk, note).text_en) == ("한국이 앞선다", "Korea leads")
    assert desk.steps() == steps + 2


def test_a_note_cannot_be_emptied_and_shows_what_it_still_says(desk: Desk, inspector: Inspector, note: str) -> None:
    page, refused = page_of(inspector), []
    desk.session.refused.connect(refused.append)
    page.korean.begin()
    assert page.korean.editor is not None
    page.korean.editor.setPlainText("")
    page.finish()
    assert len(refused) == 1
    assert the(desk, note).text_ko == page.korean.text == HOSTILE


def test_quotes_are_added_and_taken_away(desk: Desk, inspector: Inspector, note: str) -> None:
    page, passage = page_of(inspector), next(iter(desk.session.board.all(Passage).values()))
    assert page.citations._add.isEnabled()
    assert desk.session.attempt(lambda board: verbs.cite(board, "note", note, passage.id))
    assert f"“{passage.quote}”" in texts(inspector)
    (remove,) = [each for each in page.findChildren(Pill) if each.accessibleDescription().strip("“”") == passage.quote]
    remove.click()
    assert not desk.session.board.where(Citation, "target_id", note)


def test_picking_a_quote_cites_it_for_the_note(inspector: Inspector, note: str) -> None:
    picker = page_of(inspector).citations.pick()
    assert picker is not None
    assert picker._target == note
    picker.close()


def test_a_note_on_the_whole_board_says_so_in_either_language(desk: Desk, inspector: Inspector, note: str) -> None:
    assert desk.session.attempt(lambda board: verbs.move_note(board, note, None, None, None))
    assert "보드 전체" in "\n".join(texts(inspector))
    inspector.retranslate(Words("en"))
    assert "The whole board" in "\n".join(texts(inspector))


def test_a_note_that_is_gone_leaves_the_overview(desk: Desk, inspector: Inspector, note: str) -> None:
    assert desk.session.attempt(lambda board: verbs.remove_notes(board, [note]))
    assert isinstance(inspector.page, OverviewPage)
    desk.session.undo()
    assert page_of(inspector).korean.text == HOSTILE
