"""The brief page with a real board: written, switched, flagged, and led from and to the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.model.briefs import briefs_in_order, wordings_of
from db.model.things import Brief, Segment, Wording
from desktop.brief.forms.minister import Count
from desktop.briefing.page import BriefPage
from desktop.jobs import wait_for_all
from desktop.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.brief.proof import Proof
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def page(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> Iterator[BriefPage]:
    made = BriefPage(session, Selection(), korean, theme)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    qtbot.waitUntil(lambda: made.proof is not None and made.pages.fresh, timeout=60_000)
    yield made
    assert wait_for_all()  # the page is closed by now: nothing may be drawn for it once its board has gone


def proofed(page: BriefPage, qtbot: QtBot, old: Proof | None) -> Proof:
    """Wait for a proof after ``old`` that is the last one."""
    qtbot.waitUntil(lambda: page.proof is not old and not page.press.busy, timeout=60_000)
    assert page.proof is not None
    return page.proof


def write(page: BriefPage, place: str, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(page.script.boxes[place].prose, event)


def test_a_board_without_a_brief_shows_one_and_writes_nothing(page: BriefPage, session: Session) -> None:
    assert page.proof is not None
    assert page.proof.paper.pages > 10
    assert not session.board.all(Brief)
    assert page.outline.names()[0] == "summary"
    assert page.bar.briefs.currentText() == "브리프 1"


def test_own_words_are_shown_while_they_are_written_and_kept_when_left(
    page: BriefPage, session: Session, qtbot: QtBot
) -> None:
    old = page.proof
    write(page, "summary.lead", "실은 ")
    seen = proofed(page, qtbot, old)
    assert seen.chapters[1].sentences[0].text.startswith("실은 이 보드의")
    assert not session.board.all(Wording)
    page.keep()
    brief = briefs_in_order(session.board)[0]
    kept = wordings_of(session.board, brief.id, "ko")["summary.lead"]
    assert kept.text.startswith("실은 이 보드의 평가로는 비교할 수 있는 세부 영역 {judged}곳")
    assert session.undo()
    assert not session.board.all(Brief)


def test_a_value_that_changes_flags_the_words_around_it_until_they_are_confirmed(
    page: BriefPage, session: Session, qtbot: QtBot
) -> None:
    old = page.proof
    write(page, "summary.lead", "실은 ")
    page.keep()
    old = proofed(page, qtbot, old)
    segment = session.board.by_key(Segment, "super")
    assert segment is not None
    session.attempt(lambda board: verbs.rename_segment(board, segment.id, "슈퍼앱", "Super apps"))
    old = proofed(page, qtbot, old)
    assert [each.place for each in old.points if each.kind == "stale"] == ["summary.lead"]
    assert "확인할 문장 1개" in page.outline.item(1).text()
    (move,) = page.script.boxes["summary.lead"].sentence.moved
    told = page.script.boxes["summary.lead"].state.text()
    assert told == f"직접 쓴 뒤 바뀌었습니다: {move.was} → {move.now}"
    assert ("슈퍼앱" in move.was, move.was == move.now) == (True, False)
    page.script.confirmed.emit("summary.lead")
    assert not [each for each in proofed(page, qtbot, old).points if each.kind == "stale"]


def test_a_part_is_left_out_and_given_text(page: BriefPage, session: Session, qtbot: QtBot) -> None:
    old = page.proof
    page.outline.switched.emit("register", False)
    new = proofed(page, qtbot, old)
    assert old is not None
    assert new.paper.pages < old.paper.pages
    page.script.worded.emit("head:summary", "머리말 {board.judged}곳")
    assert [each.text_ko for each in briefs_in_order(session.board)[0].parts if each.name == "summary"] == [
        "머리말 {board.judged}곳"
    ]
    proofed(page, qtbot, new)


def test_briefs_are_added_copied_renamed_and_removed(page: BriefPage, session: Session) -> None:
    page.bar.asked.emit("copy")
    assert [each.name_ko for each in briefs_in_order(session.board)] == ["브리프 1", "브리프 1 사본"]
    page.shelf.rename("장관 보고", page._words)
    page.bar.asked.emit("add")
    assert [each.name_ko for each in page.shelf.all] == ["브리프 1", "장관 보고", "브리프 3"]
    page.bar.asked.emit("remove")
    assert len(briefs_in_order(session.board)) == 2


def test_settings_are_kept_in_place(page: BriefPage, session: Session) -> None:
    page.setup.lines["author"].setText("김 분석관")
    page.setup.lines["author"].editingFinished.emit()
    page.bar.lang_chosen.emit("en")
    brief = briefs_in_order(session.board)[0]
    assert (brief.author, brief.lang) == ("김 분석관", "en")


def test_a_number_leads_to_its_card_and_a_card_to_its_sentences(
    page: BriefPage, session: Session, qtbot: QtBot
) -> None:
    memory = session.board.by_key(Segment, "memory")
    assert memory is not None
    with qtbot.waitSignal(page.led) as told:
        page.leads.lead(memory.id)
    assert told.args == ["segment", memory.id]
    assert page.script.point_out([memory.id]) >= 2
    assert page.script.boxes["cover.extremes"].property("pointed")


def test_pressing_a_paragraph_on_the_page_comes_to_its_text(page: BriefPage) -> None:
    page.pages.place_pressed.emit("summary.lead")
    assert page.script.current == "summary.lead"


def test_pages_are_turned_and_enlarged(page: BriefPage, qtbot: QtBot) -> None:
    page.pages.turn(3)
    qtbot.waitUntil(lambda: page.pages.page == 3)
    scale = page.pages.scale
    page.bar.asked.emit("zoom_in")
    assert page.pages.scale > scale
    page.bar.asked.emit("fit")
    assert page.pages.scale == pytest.approx(scale)


def test_the_ministers_page_counts_its_lines_while_it_is_written(page: BriefPage, qtbot: QtBot) -> None:
    assert page.bar.lines.isHidden()
    old = page.proof
    page.bar.form_chosen.emit("minister")
    count = proofed(page, qtbot, old).count
    assert count is not None
    assert count.fits
    left_out = f" · 덜 중요한 {count.spared}개 항목 생략" if count.spared else ""
    assert page.bar.lines.text() == f"{count.lines}줄 / {count.room}줄{left_out}"
    assert page.bar.lines.isVisible()


def test_the_bar_says_when_it_is_more_than_a_page(page: BriefPage) -> None:
    page.bar.tell_lines(Count(lines=40, room=31, long=(), spared=0, left_out=2))
    assert page.bar.lines.text() == "40줄 / 31줄 · 한 쪽을 넘음"
    page.bar.tell_lines(Count(lines=26, room=25, long=(), spared=1, left_out=0))
    assert page.bar.lines.text() == "26줄 / 25줄 · 덜 중요한 1개 항목 생략"
    page.bar.tell_lines(None)
    assert page.bar.lines.isHidden()
