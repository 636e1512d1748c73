"""A document is attached to its source, shown, and searched for a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.things import Document, Passage
from tests.desktop.evidence.papers import bomb, pdf, picture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.evidence.page import EvidencePage
    from desktop.session import Session


@pytest.fixture
def attach(page: EvidencePage, qtbot: QtBot, tmp_path: Path) -> object:
    """Attach bytes to the chosen source and wait until they are shown, or refused."""

    def act(content: bytes, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        page.tabs.setCurrentWidget(page.paper)
        page.paper.attach(str(path))
        qtbot.waitUntil(lambda: not page.paper.reader.busy)

    return act


def quote(page: EvidencePage, session: Session, text: str, qtbot: QtBot) -> None:
    """Quote a text from the chosen source and look for it."""
    source = page.shelf.source_id or ""
    session.attempt(lambda board: verbs.add_passage(board, source, text))
    made = next(each.id for each in session.board.all(Passage).values() if each.quote == text)
    page.quotes.choose(made)
    page.quotes.form.seek.click()
    qtbot.waitUntil(lambda: not page.paper.reader.busy)


def test_a_pdf_is_attached_kept_in_the_file_and_shown(page: EvidencePage, session: Session, attach: object) -> None:
    assert not page.quotes.form.seek.isEnabled()
    content = pdf()
    attach(content, "보고서.pdf")  # type: ignore[operator]
    (document,) = session.board.all(Document).values()
    assert (document.name, document.media, document.source_id) == ("보고서.pdf", "pdf", page.shelf.source_id)
    assert session.workspace.content(document.sha256) == content
    assert page.paper.sheet.shown
    assert "2쪽 중 1쪽" in page.paper.at.text()
    assert page.quotes.form.seek.isEnabled()


def test_a_quote_is_shown_where_it_stands(page: EvidencePage, session: Session, attach: object, qtbot: QtBot) -> None:
    attach(pdf(), "보고서.pdf")  # type: ignore[operator]
    quote(page, session, "지배적인 위치에 있으며, 국내 사업자는", qtbot)
    assert page.tabs.currentWidget() is page.paper
    assert "2쪽에 있습니다" in page.paper.told.text()
    assert len(page.paper.sheet.boxes) == 2
    assert not page.paper.sheet.marked().isEmpty()


def test_a_quote_that_does_not_stand_there_is_told_plainly(
    page: EvidencePage, session: Session, attach: object, qtbot: QtBot
) -> None:
    attach(pdf(), "보고서.pdf")  # type: ignore[operator]
    quote(page, session, "어디에도 없는 문장", qtbot)
    assert "인용문이 없습니다" in page.paper.told.text()
    assert page.paper.sheet.boxes == ()


def test_a_quote_is_marked_in_a_text(page: EvidencePage, session: Session, attach: object, qtbot: QtBot) -> None:
    attach("😀 앞\n국내 클라우드\n뒤".encode(), "글.txt")  # type: ignore[operator]
    quote(page, session, "국내클라우드", qtbot)
    assert page.paper.text.textCursor().selectedText() == "국내 클라우드"


def test_a_picture_has_no_text_and_says_so(page: EvidencePage, session: Session, attach: object, qtbot: QtBot) -> None:
    attach(picture(), "사진.png")  # type: ignore[operator]
    assert page.paper.sheet.shown
    quote(page, session, "무엇이든", qtbot)
    assert "글자 정보가 없어" in page.paper.told.text()


@pytest.mark.parametrize(("content", "name"), [(b"%PDF-1.4 rubbish", "a.pdf"), (bomb(), "b.png")])
def test_a_hostile_document_is_told_and_nothing_else_happens(
    page: EvidencePage, attach: object, content: bytes, name: str
) -> None:
    attach(content, name)  # type: ignore[operator]
    assert page.paper.told.text().endswith("십시오.")
    assert not page.paper.sheet.shown


def test_what_is_no_document_or_the_board_itself_is_refused(
    page: EvidencePage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)))
    for path in (odd, session.workspace.path, tmp_path / "gone.pdf"):
        with qtbot.waitSignal(session.refused):
            page.paper.attach(str(path))
    assert not session.board.all(Document)


def test_pages_are_turned_and_enlarged(page: EvidencePage, attach: object, qtbot: QtBot) -> None:
    attach(pdf(), "보고서.pdf")  # type: ignore[operator]
    wide = page.paper.sheet.width()
    page.paper.buttons["next"].click()
    qtbot.waitUntil(lambda: "2쪽 중 2쪽" in page.paper.at.text())
    assert not page.paper.buttons["next"].isEnabled()
    page.paper.buttons["larger"].click()
    qtbot.waitUntil(lambda: page.paper.sheet.width() > wide)


def test_a_document_is_taken_off_and_back(page: EvidencePage, session: Session, attach: object) -> None:
    attach(pdf(), "보고서.pdf")  # type: ignore[operator]
    page.paper.buttons["detach"].click()
    assert not session.board.all(Document)
    assert not page.paper.sheet.shown
    session.undo()
    assert page.paper.document is not None
