"""The page of evidence: sources, passages and what they are cited for, all edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from db.edit import verbs
from db.model.things import Citation, Passage, Rating, Source
from desktop.listing import ENTRY
from desktop.selection import PASSAGE_MIME
from desktop.target import Way
from desktop.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.evidence.page import EvidencePage
    from desktop.roll import Roll
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.words import Words


def essay(session: Session) -> Source:
    return next(each for each in session.board.all(Source).values() if each.key == "src.essay")


def add(session: Session, title: str, **fields: object) -> Source:
    session.attempt(lambda board: verbs.add_source(board, title=title, **fields))
    return next(each for each in session.board.all(Source).values() if each.title == title)


def told(roll: Roll) -> list[str]:
    return [roll.roll.index(at).data(ENTRY).title for at in range(roll.roll.rowCount())]


def entry(roll: Roll, thing_id: str) -> object:
    row = roll.roll.row_of(thing_id)
    assert row is not None
    return roll.roll.index(row).data(ENTRY)


def test_every_source_is_listed_with_its_grade_and_how_often_it_is_cited(page: EvidencePage, session: Session) -> None:
    row = page.shelf.list.roll.index(0).data(ENTRY)
    passages = session.board.where(Passage, "source_id", essay(session).id)
    cited = sum(len(session.board.where(Citation, "passage_id", each.id)) for each in passages)
    assert row.mark == "C3"
    assert f"인용문 {len(passages)}" in row.below
    assert f"인용 {cited}" in row.below
    assert "2023-12-21" in row.below


def test_a_source_past_its_shelf_life_has_a_clock(page: EvidencePage, session: Session) -> None:
    old = add(session, "옛 보고서", published="2019")
    row = entry(page.shelf.list, old.id)
    assert row.clock
    assert row.warning == "유효 기간 지남"
    session.attempt(lambda board: verbs.edit_source(board, old.id, shelf_years=10.0))
    assert not entry(page.shelf.list, old.id).clock  # type: ignore[attr-defined]


def test_sources_are_found_by_initial_consonants_and_by_what_is_quoted(page: EvidencePage, session: Session) -> None:
    other = add(session, "반도체 통계")
    page.shelf.search.setText("ㅂㄷㅊ ㅌㄱ")
    assert told(page.shelf.list) == ["반도체 통계"]
    session.attempt(lambda board: verbs.add_passage(board, other.id, "고대역폭 메모리 점유율"))
    page.shelf.search.setText("고대역폭")
    assert told(page.shelf.list) == ["반도체 통계"]


def test_sources_are_sifted_and_ordered(page: EvidencePage, session: Session) -> None:
    add(session, "가 보고서", published="2024", reliability="A", credibility=1, kind="report")
    page.shelf.order.choose("reliable")
    assert told(page.shelf.list)[0] == "가 보고서"
    page.shelf.order.choose("cited")
    assert told(page.shelf.list)[0] == essay(session).title
    page.shelf.show_only.choose("uncited")
    assert told(page.shelf.list) == ["가 보고서"]
    page.shelf.show_only.choose("all")
    page.shelf.kind.choose("essay")
    assert told(page.shelf.list) == [essay(session).title]


def test_a_new_source_is_chosen_and_its_title_waits_to_be_typed(page: EvidencePage, session: Session) -> None:
    page.shelf.add.click()
    source = session.board.the(Source, page.shelf.source_id or "")
    assert source.title == "새 출처"
    page.form.texts["title"].setText("2023 실태조사")
    page.form.keep()
    assert session.board.the(Source, source.id).title == "2023 실태조사"
    assert page.heading.toolTip()
    assert "2023 실태조사" in page.heading.toolTip()


def test_all_that_is_known_of_a_source_is_edited_in_place(page: EvidencePage, session: Session) -> None:
    source = essay(session)
    page.choose(source.id)
    form = page.form
    form.texts["published"].setText("2023-12")
    form.texts["publisher"].setText("SPRi")
    form.kind.choose("report")
    form.reliability.choose("B")
    form.shelf.setValue(1.5)
    form.note.setPlainText("메모")
    form.keep()
    now = session.board.the(Source, source.id)
    assert (now.published, now.publisher, now.kind, now.reliability) == ("2023-12", "SPRi", "report", "B")
    assert (now.shelf_years, now.note) == (1.5, "메모")
    form.shelf.setValue(form.shelf.minimum())
    assert session.board.the(Source, source.id).shelf_years is None


def test_a_date_that_does_not_exist_is_refused_and_taken_back(page: EvidencePage, session: Session) -> None:
    source = essay(session)
    page.form.texts["published"].setText("2023-02-30")
    page.form.keep()
    assert session.board.the(Source, source.id).published == source.published
    assert page.form.texts["published"].text() == source.published


def test_a_removed_source_can_be_taken_back(page: EvidencePage, session: Session, qtbot: QtBot) -> None:
    source = essay(session)
    with qtbot.waitSignal(page.undoable) as told_of:
        page.shelf.remove.click()
    assert source.title[:10] in told_of.args[0]
    assert session.board.get(Source, source.id) is None
    session.undo()
    assert session.board.get(Source, source.id) == source
    assert told(page.shelf.list) == [source.title]


def test_pasted_text_becomes_a_passage_of_the_chosen_source(page: EvidencePage, session: Session) -> None:
    QGuiApplication.clipboard().setText("국내 클라우드 점유율은 20 %에 못 미친다")
    page.shelf.list.setFocus()
    QTest.keySequence(page.shelf.list, QKeySequence(QKeySequence.StandardKey.Paste))
    fresh = page.quotes.fresh
    assert fresh.quote.toPlainText() == "국내 클라우드 점유율은 20 %에 못 미친다"
    fresh.locator.setText("12쪽")
    fresh.keep_it.click()
    passage = session.board.the(Passage, page.quotes.passage_id or "")
    assert (passage.quote, passage.locator) == ("국내 클라우드 점유율은 20 %에 못 미친다", "12쪽")
    assert passage.source_id == essay(session).id


def test_text_is_pasted_where_there_is_no_source_yet(page: EvidencePage, session: Session) -> None:
    session.attempt(lambda board: verbs.remove_source(board, essay(session).id))
    assert not session.board.all(Source)
    QGuiApplication.clipboard().setText("첫 인용문")
    QTest.keySequence(page, QKeySequence.StandardKey.Paste)
    assert page.quotes.fresh.quote.toPlainText() == "첫 인용문"
    assert page.quotes.fresh.title.isVisible()


def test_a_passage_and_its_new_source_are_one_step(page: EvidencePage, session: Session) -> None:
    page.quotes.begin("새 문장")
    fresh = page.quotes.fresh
    fresh.source.choose(None)
    assert not fresh.keep_it.isEnabled()
    fresh.title.setText("새 보고서")
    fresh.keep_it.click()
    source = session.board.the(Source, page.shelf.source_id or "")
    assert source.title == "새 보고서"
    assert session.board.the(Passage, page.quotes.passage_id or "").quote == "새 문장"
    session.undo()
    assert session.board.get(Source, source.id) is None


def test_a_new_passage_is_called_off_with_escape(page: EvidencePage, session: Session) -> None:
    before = len(session.board.all(Passage))
    page.quotes.begin("문장")
    QTest.keyClick(page.quotes.fresh, Qt.Key.Key_Escape)
    assert page.quotes.form.isVisible()
    assert len(session.board.all(Passage)) == before


def test_a_passage_is_mended_in_place(page: EvidencePage, session: Session) -> None:
    passage_id = page.quotes.passage_id or ""
    form = page.quotes.form
    form.quote.setPlainText("고친 인용문")
    form.locator.setText("3쪽")
    form.credibility.choose(2)
    form.keep()
    now = session.board.the(Passage, passage_id)
    assert (now.quote, now.locator, now.credibility) == ("고친 인용문", "3쪽", 2)
    form.quote.setPlainText("  ")
    form.keep()
    assert form.quote.toPlainText() == "고친 인용문"


def used(page: EvidencePage, session: Session) -> Citation:
    """Choose a passage that is cited for a rating, and that citation."""
    citation = next(
        each
        for each in session.board.all(Citation).values()
        if each.target_kind == "rating" and each.passage_id is not None
    )
    page.choose(essay(session).id, citation.passage_id)
    assert page.quotes.uses.list.choose(citation.id)
    return citation


def test_what_a_passage_supports_leads_to_the_card_and_its_criterion(
    page: EvidencePage, session: Session, selection: Selection
) -> None:
    opened: list[str] = []
    selection.criterion_opened.connect(opened.append)
    rating = session.board.the(Rating, used(page, session).target_id)
    assert rating.target_id in (*selection.positions, selection.segment)
    assert opened[-1] == rating.criterion_id


def test_nothing_is_selected_by_only_looking_at_a_passage(page: EvidencePage, selection: Selection) -> None:
    assert page.quotes.uses.list.roll.rowCount() > 0
    assert selection.positions == ()
    assert selection.segment is None


def test_a_citation_is_shown_on_the_board_where_that_is_asked(
    page: EvidencePage, session: Session, qtbot: QtBot
) -> None:
    rating = session.board.the(Rating, used(page, session).target_id)
    with qtbot.waitSignal(page.asked) as asked:
        page.quotes.uses.show_there.click()
    way = asked.args[0]
    assert isinstance(way, Way)
    assert way.place is not None
    assert way.place[1] == rating.target_id


def test_a_stance_is_turned_and_a_citation_let_go(page: EvidencePage, session: Session) -> None:
    citation = used(page, session)
    page.quotes.uses.turn.click()
    assert session.board.the(Citation, citation.id).stance == "contradicts"
    page.quotes.uses.list.choose(citation.id)
    page.quotes.uses.drop.click()
    assert session.board.get(Citation, citation.id) is None


def test_a_passage_is_cited_for_what_is_found_by_its_name(page: EvidencePage, session: Session) -> None:
    passage_id = page.quotes.passage_id or ""
    before = set(session.board.where(Citation, "passage_id", passage_id))
    targets = page.quotes.pick_target()
    assert targets is not None
    targets.search.setText("네이버 본사")
    assert told(targets.list)[0].startswith("네이버: 본사")
    targets.stance.choose("contradicts")
    targets.accept()
    (made,) = set(session.board.where(Citation, "passage_id", passage_id)) - before
    assert (made.target_kind, made.stance) == ("fact", "contradicts")


def test_what_is_selected_comes_first_among_the_targets(
    page: EvidencePage, session: Session, selection: Selection
) -> None:
    rating = next(each for each in session.board.all(Rating).values() if each.target_kind == "position")
    selection.select((rating.target_id,))
    targets = page.quotes.pick_target()
    assert targets is not None
    first = session.board.the(Rating, (targets.list.current or "").partition("/")[0])
    assert first.target_id == rating.target_id
    targets.reject()


def test_a_dragged_passage_carries_its_id(page: EvidencePage) -> None:
    roll = page.quotes.list.roll
    data = roll.mimeData([roll.index(0)])
    assert bytes(data.data(PASSAGE_MIME).data()).decode() == roll.id_at(0)


def test_what_happened_while_it_was_hidden_is_caught_up_with(page: EvidencePage, session: Session) -> None:
    page.hide()
    add(session, "숨은 보고서")
    page.show()
    assert "숨은 보고서" in told(page.shelf.list)


def test_the_page_changes_its_language_and_keeps_what_is_chosen(
    page: EvidencePage, session: Session, english: Words
) -> None:
    other = add(session, "둘째 보고서")
    page.choose(other.id)
    page.retranslate(english)
    assert page.shelf.source_id == other.id
    assert page.shelf.add.text() == english.say("evidence.add")


def test_what_is_being_written_outlives_another_language_and_another_look(
    page: EvidencePage, session: Session, english: Words
) -> None:
    def entered() -> tuple[str, str, str, str]:
        fresh = page.quotes.fresh
        return (
            fresh.quote.toPlainText(),
            fresh.title.text(),
            fresh.fields.texts["publisher"].text(),
            fresh.locator.text(),
        )

    page.quotes.begin("붙여 넣은 문장")
    fresh = page.quotes.fresh
    fresh.source.choose(None)
    fresh.title.setText("새 자료")
    fresh.fields.texts["publisher"].setText("통계청")
    fresh.locator.setText("12쪽")
    before = entered()
    for switch in (lambda: page.retheme(Theme("dark")), lambda: page.retranslate(english)):
        switch()
        assert page.quotes._stack.currentIndex() == 1
        assert entered() == before
    page.quotes.fresh.keep_it.click()
    made = next(each for each in session.board.all(Source).values() if each.title == "새 자료")
    assert made.publisher == "통계청"


def test_a_field_that_is_not_left_yet_is_kept_when_the_look_is_another(page: EvidencePage, session: Session) -> None:
    source = page.shelf.source_id or ""
    page.form.texts["publisher"].setText("한국은행")
    page.retheme(Theme("dark"))
    assert session.board.the(Source, source).publisher == "한국은행"
