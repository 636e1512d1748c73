"""The page of the review: a line leads to what is to be mended, and goes once it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.things import Citation, Entity, Passage, Position, Rating
from desktop.listing import ENTRY
from desktop.review import examiner
from desktop.review.lines import Lines
from desktop.review.page import ReviewPage
from desktop.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.judge.review import Finding
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme


@pytest.fixture
def page(qtbot: QtBot, session: Session, selection: Selection, korean: Words, theme: Theme) -> ReviewPage:
    made = ReviewPage(session, selection, korean, theme)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def shown(page: ReviewPage) -> list[Finding]:
    return [page.found[page.lines.roll.id_at(at) or ""] for at in range(page.lines.roll.rowCount())]


def count(page: ReviewPage, question: str) -> str:
    row = page.questions.roll.row_of(question)
    assert row is not None
    return str(page.questions.roll.index(row).data(ENTRY).mark)


def line_of(page: ReviewPage, session: Session) -> Finding:
    """Choose the line of a card whose first unbacked rating is one on the board."""
    page.choose("no_evidence")
    finding = next(each for each in shown(page) if each.subject == "position")
    page.lines.choose(f"no_evidence/{finding.id}//")
    assert session.board.get(Position, finding.id) is not None
    return finding


def test_each_question_has_its_count(page: ReviewPage) -> None:
    assert count(page, "few_foreign") == "10"
    assert count(page, "stale") == ""
    page.choose("few_foreign")
    assert len(shown(page)) == 10


def test_a_line_selects_the_card_and_opens_its_criterion(
    page: ReviewPage, session: Session, selection: Selection
) -> None:
    opened: list[str] = []
    selection.criterion_opened.connect(opened.append)
    finding = line_of(page, session)
    assert selection.positions == (finding.id,)
    assert opened == [finding.criteria[0]]


def test_a_line_goes_as_soon_as_it_is_mended(page: ReviewPage, session: Session) -> None:
    finding = line_of(page, session)
    before = int(count(page, "no_evidence"))
    passage = next(iter(session.board.all(Passage)))
    ratings = session.board.where(Rating, "target_id", finding.id)
    for rating in ratings:
        session.attempt(lambda board, rating=rating: verbs.cite(board, "rating", rating.id, passage))  # type: ignore[misc]
    assert finding.id not in {each.id for each in shown(page)}
    assert int(count(page, "no_evidence")) == before - 1
    session.undo()
    assert finding.id in {each.id for each in shown(page)}


def test_what_takes_the_place_of_a_mended_line_is_not_gone_to(
    page: ReviewPage, session: Session, selection: Selection
) -> None:
    finding = line_of(page, session)
    passage = next(iter(session.board.all(Passage)))
    for rating in session.board.where(Rating, "target_id", finding.id):
        session.attempt(lambda board, rating=rating: verbs.cite(board, "rating", rating.id, passage))  # type: ignore[misc]
    assert selection.positions == (finding.id,)


def test_lines_are_found_by_initial_consonants(page: ReviewPage) -> None:
    page.search.setText("ㄴㅇㅂ")
    assert shown(page)
    assert all("네이버" in page.lines.roll.index(at).data(ENTRY).title for at in range(page.lines.roll.rowCount()))


def test_a_slip_of_the_hand_and_the_same_name_are_possible_duplicates(page: ReviewPage, session: Session) -> None:
    for name in ("네이버", "삼성전쟈"):
        session.attempt(lambda board, name=name: verbs.add_entity(board, name_ko=name, kind="company"))  # type: ignore[misc]
    page.choose("duplicate")
    titles = {page.lines.roll.index(at).data(ENTRY).title for at in range(page.lines.roll.rowCount())}
    assert len(titles) == 2
    assert any("네이버 = 네이버" in each for each in titles)
    assert any("삼성전쟈" in each and "삼성전자" in each for each in titles)
    made = [each.id for each in session.board.all(Entity).values() if each.name_ko == "삼성전쟈"]
    session.attempt(lambda board: verbs.remove_entities(board, made))
    assert page.lines.roll.rowCount() == 1


def test_a_conflict_is_listed_until_its_reason_is_written(page: ReviewPage, session: Session) -> None:
    citation = next(each for each in session.board.all(Citation).values() if each.target_kind == "rating")
    passage = next(each for each in session.board.all(Passage) if each != citation.passage_id)
    rating = citation.target_id
    session.attempt(lambda board: verbs.cite(board, "rating", rating, passage, stance="contradicts"))
    assert count(page, "conflict") == "1"
    session.attempt(lambda board: verbs.resolve(board, rating, resolution_ko="최신 통계를 따름"))
    assert count(page, "conflict") == ""


def test_a_large_board_is_looked_through_on_another_thread(
    page: ReviewPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(page.found)
    monkeypatch.setattr(examiner, "AT_ONCE", 0)
    with qtbot.waitSignal(page._examiner.told):
        session.attempt(lambda board: verbs.edit_premise(board, coverage_min=1.0))
    qtbot.waitUntil(lambda: not page._examiner.busy)
    assert len(page.found) > before


def test_nothing_is_asked_of_a_board_while_the_page_is_hidden(page: ReviewPage, session: Session) -> None:
    page.hide()
    session.attempt(lambda board: verbs.add_entity(board, name_ko="네이버", kind="company"))
    page.show()
    assert count(page, "duplicate") == "1"


def test_the_page_changes_its_language_and_keeps_its_place(
    page: ReviewPage, session: Session, selection: Selection, english: Words
) -> None:
    finding = line_of(page, session)
    selection.clear()
    page.retranslate(english)
    assert page.questions.current == "no_evidence"
    assert page.lines.current == f"no_evidence/{finding.id}//"
    assert selection.positions == ()


def test_two_that_are_one_are_merged_in_one_step(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    session.attempt(lambda board: verbs.add_entity(board, name_ko="네이버", kind="company", aliases=["NHN"]))
    before = len(session.board.all(Entity))
    page.choose("duplicate")
    page.lines.choose(page.lines.roll.id_at(0) or "")
    assert page.pairing.merge.isVisible()
    with qtbot.waitSignal(page.undoable):
        page.pairing.merge.click()
    assert len(session.board.all(Entity)) == before - 1
    assert count(page, "duplicate") == ""
    assert any("NHN" in each.aliases for each in session.board.all(Entity).values())
    session.undo()
    assert len(session.board.all(Entity)) == before


def pair_of_naver(page: ReviewPage, session: Session) -> None:
    """Have two players of one name, and choose their line."""
    session.attempt(lambda board: verbs.add_entity(board, name_ko="네이버", kind="company"))
    page.choose("duplicate")
    page.lines.choose(page.lines.roll.id_at(0) or "")


def test_two_that_are_not_the_same_are_told_apart_for_good(page: ReviewPage, session: Session, qtbot: QtBot) -> None:
    pair_of_naver(page, session)
    with qtbot.waitSignal(page.undoable):
        page.pairing.apart.click()
    assert count(page, "duplicate") == ""
    made = next(each for each in session.board.all(Entity).values() if each.name_ko == "네이버" and not each.desc_ko)
    session.attempt(lambda board: verbs.edit_entity(board, made.id, name_en="Naver"))
    session.attempt(lambda board: verbs.edit_premise(board, coverage_min=0.5))
    assert count(page, "duplicate") == ""
    for _ in range(3):
        session.undo()
    assert count(page, "duplicate") == "1"


def test_a_slip_that_is_told_apart_goes_too(page: ReviewPage, session: Session) -> None:
    session.attempt(lambda board: verbs.add_entity(board, name_ko="삼성전쟈", kind="company"))
    page.choose("duplicate")
    page.lines.choose(page.lines.roll.id_at(0) or "")
    page.pairing.apart.click()
    assert count(page, "duplicate") == ""
    session.undo()
    assert count(page, "duplicate") == "1"


def test_a_relation_that_is_drawn_tells_two_apart_at_once(page: ReviewPage, session: Session) -> None:
    pair_of_naver(page, session)
    one, other = (each.id for each in session.board.all(Entity).values() if each.name_ko == "네이버")
    session.attempt(lambda board: verbs.relate(board, "competes", one, other))
    assert count(page, "duplicate") == ""


def test_lines_that_come_and_go_stand_where_a_fresh_look_puts_them(page: ReviewPage, session: Session) -> None:
    passage = next(iter(session.board.all(Passage)))
    for finding in [each for each in shown(page) if each.question == "no_evidence"][::25]:
        for rating in session.board.where(Rating, "target_id", finding.id)[::2]:
            session.attempt(lambda board, rating=rating: verbs.cite(board, "rating", rating.id, passage))  # type: ignore[misc]
    for _ in range(5):
        session.undo()
    assert page._telling is not None
    fresh = Lines(page._telling, page._examiner.findings())
    assert page.found.keys(None) == fresh.keys(None)
    assert [page.found[each] for each in fresh.keys(None)] == [fresh[each] for each in fresh.keys(None)]


def test_looking_through_a_large_board_shows_how_far_it_is_and_can_be_stopped(
    page: ReviewPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(examiner, "AT_ONCE", 0)
    session.attempt(lambda board: verbs.edit_premise(board, coverage_min=0.9))
    assert page.looking.bar.isVisible()
    page.looking.stop.click()
    qtbot.waitUntil(lambda: not page._examiner.busy)
    if page._examiner.stopped:  # it may have been quicker than the hand
        assert page.found.keys(None) == []
        assert page.none.text() == Words("ko").say("review.stopped")
        page.looking.again.click()
        qtbot.waitUntil(lambda: not page._examiner.busy)
    assert len(page.found) > 0
    assert not page.looking.isVisible()
