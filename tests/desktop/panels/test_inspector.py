from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QSlider

from db.edit import verbs
from db.edit.edit import Edit
from db.model.change import added
from db.model.things import Entity, Position, Rater, Segment, Source, new_id
from desktop.clock import today
from desktop.panels.overview import OverviewPage
from desktop.panels.position import PositionPage
from desktop.panels.prose import Prose
from desktop.panels.segment import SegmentPage
from desktop.panels.several import SeveralPage
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from conftest import Compose, Desk

    from desktop.panels.criterion import CriterionRow
    from desktop.panels.inspector import Inspector

LEFT = Qt.MouseButton.LeftButton
SAY = Words("ko").say


@pytest.fixture
def card(desk: Desk, inspector: Inspector) -> Position:
    """A Korean card that is behind: its ratings move the front line."""
    found = next(
        each
        for each in desk.session.board.all(Position).values()
        if (score := desk.session.judgement.positions[each.id]).home
        and score.rank is not None
        and score.score == desk.session.judgement.segments[each.segment_id].best_home
        and (desk.session.judgement.segments[each.segment_id].level or 100) < 70
    )
    desk.selection.select([found.id])
    return found


def row(inspector: Inspector, key: str) -> CriterionRow:
    page = inspector.page
    assert isinstance(page, PositionPage | SegmentPage | SeveralPage)
    return next(each for each in page.sheet.rows if each.criterion.key == key)


def at(shown: CriterionRow, score: float) -> QPoint:
    return QPoint(round(shown.scale._x(score)), shown.scale.height() // 2)


def texts(inspector: Inspector) -> str:
    for _ in range(3):  # what was just added is shown, laid out, and scrolled to
        QApplication.processEvents()
    return "\n".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisibleTo(inspector))


def test_a_drag_moves_the_front_line_and_keeps_one_edit(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    shown = row(inspector, "tech")
    before, steps = page.verdict.front.at, desk.steps()
    old = desk.rating(card.id, "tech").score
    assert before is not None
    assert old is not None
    assert old < 4.5
    fronts = []
    desk.session.previewed.connect(lambda judgement: fronts.append(judgement.segments[card.segment_id].front))
    QTest.mousePress(shown.scale, LEFT, pos=at(shown, old))
    for score in (old + 0.5, 5.0):
        QTest.mouseMove(shown.scale, at(shown, score))
    assert len(fronts) == 2
    assert before < fronts[0] < fronts[1]
    assert page.verdict.front.at == fronts[1]
    assert shown.mark.text.startswith("5.0")
    assert desk.steps() == steps
    assert desk.rating(card.id, "tech").score == old
    QTest.mouseRelease(shown.scale, LEFT, pos=at(shown, 5.0))
    assert desk.steps() == steps + 1
    assert desk.rating(card.id, "tech").score == 5.0
    assert page.verdict.front.at == fronts[1]
    desk.session.undo()
    assert shown.scale.score == old
    assert page.verdict.front.at == before


def test_escape_during_a_drag_puts_all_back(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    shown = row(inspector, "tech")
    before, steps, old = page.verdict.front.at, desk.steps(), shown.scale.score
    QTest.mousePress(shown.scale, LEFT, pos=at(shown, 5.0))
    assert page.verdict.front.at != before
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_Escape)
    QTest.mouseRelease(shown.scale, LEFT, pos=at(shown, 5.0))
    assert (page.verdict.front.at, shown.scale.score, desk.steps()) == (before, old, steps)
    assert shown.mark.text.startswith(f"{old:.1f}")


def test_a_refused_score_shows_the_boards_again(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    shown = row(inspector, "tech")
    before, old = page.verdict.front.at, shown.scale.score
    refusals = []
    desk.session.refused.connect(refusals.append)
    desk.refuse_from_now()
    QTest.mouseClick(shown.scale, LEFT, pos=at(shown, 5.0))
    assert len(refusals) == 1
    assert (shown.scale.score, page.verdict.front.at) == (old, before)
    assert shown.mark.text.startswith(f"{old:.1f}")


def test_an_undo_during_a_drag_ends_it(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    old = shown.scale.score
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_5)
    QTest.mousePress(shown.scale, LEFT, pos=at(shown, 1.0))
    desk.session.undo()
    QTest.mouseRelease(shown.scale, LEFT, pos=at(shown, 1.0))
    assert shown.scale.score == old
    assert desk.rating(card.id, "tech").score == old


@pytest.mark.parametrize(
    ("keys", "score"),
    [
        ([(Qt.Key.Key_4, "none")], 4.0),
        ([(Qt.Key.Key_4, "none"), (Qt.Key.Key_4, "none")], 4.5),
        ([(Qt.Key.Key_4, "none"), (Qt.Key.Key_4, "none"), (Qt.Key.Key_4, "none")], 4.0),
        ([(Qt.Key.Key_1, "shift")], 1.5),
        ([(Qt.Key.Key_At, "shift")], 2.5),
        ([(Qt.Key.Key_2, "none"), (Qt.Key.Key_Period, "none")], 2.5),
        ([(Qt.Key.Key_5, "none"), (Qt.Key.Key_5, "none")], 5.0),
        ([(Qt.Key.Key_1, "none"), (Qt.Key.Key_Right, "none")], 1.5),
    ],
)
def test_keys_rate_the_criterion_in_focus(
    desk: Desk, inspector: Inspector, card: Position, keys: list[tuple[Qt.Key, str]], score: float
) -> None:
    inspector.focus_rating()
    shown = row(inspector, "tech")
    for key, modifier in keys:
        shift = Qt.KeyboardModifier.ShiftModifier if modifier == "shift" else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(shown.scale, key, shift)
    assert desk.rating(card.id, "tech").score == score
    assert shown.scale.score == score


def test_unknown_and_not_applicable_have_a_key_each(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.scale.setFocus()
    QTest.keyClicks(shown.scale, "u")
    assert desk.rating(card.id, "tech").status == "unknown"
    assert shown.mark.text == SAY("inspector.state.unknown")
    assert shown.scale.score is None
    QTest.keyClicks(shown.scale, "N")
    assert desk.rating(card.id, "tech").status == "not_applicable"
    assert shown.mark.text == SAY("inspector.state.not_applicable")
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_Delete)
    assert desk.ratings(card.id, "tech") == []
    assert shown.mark.text == SAY("inspector.state.missing")


def test_a_key_in_another_row_rates_that_row(desk: Desk, inspector: Inspector, card: Position) -> None:
    inspector.focus_rating()
    first = row(inspector, "tech")
    old = first.scale.score
    QTest.keyClick(first.scale, Qt.Key.Key_Down)
    second = row(inspector, "home")
    assert second.scale.hasFocus()
    QTest.keyClick(second.scale, Qt.Key.Key_1)
    assert desk.rating(card.id, "home").score == 1.0
    assert desk.rating(card.id, "tech").score == old


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_U, Qt.Key.Key_N, Qt.Key.Key_Period, Qt.Key.Key_Delete])
def test_keys_that_rate_do_not_become_shortcuts(inspector: Inspector, card: Position, key: Qt.Key) -> None:
    shown = row(inspector, "tech")
    shown.scale.setFocus()
    text = {Qt.Key.Key_U: "u", Qt.Key.Key_N: "n"}.get(key, "")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
    asked.ignore()
    QApplication.sendEvent(shown.scale, asked)
    assert asked.isAccepted()


def test_commands_stay_the_windows(inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.scale.setFocus()
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier, "\x0e")
    asked.ignore()
    QApplication.sendEvent(shown.scale, asked)
    assert not asked.isAccepted()


def test_the_anchor_of_the_level_is_shown_in_the_language(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    anchors = {each.score: each for each in shown.criterion.anchors}
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_4)
    assert anchors[4].ko in texts(inspector)
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_3, Qt.KeyboardModifier.ShiftModifier)
    assert SAY("inspector.between", low=3, high=4) in texts(inspector)
    assert anchors[3].ko in texts(inspector)
    inspector.retranslate(Words("en"))
    assert "Between 3 and 4" in texts(inspector)
    assert anchors[4].en in texts(inspector)


def test_the_anchor_follows_the_hand(inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    anchors = {each.score: each.ko for each in shown.criterion.anchors}
    QTest.mousePress(shown.scale, LEFT, pos=at(shown, 5.0))
    assert anchors[5] in texts(inspector)
    QTest.mouseMove(shown.scale, at(shown, 1.0))
    assert anchors[1] in texts(inspector)
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_Escape)


def test_confidence_above_the_evidence_is_flagged(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "cap")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_3)
    QTest.mouseClick(detail._levels["high"], LEFT)
    assert desk.rating(card.id, "cap").confidence == "high"
    assert SAY("judge.flag.over_confident") in texts(inspector)
    assert shown.mark.text.endswith(SAY("inspector.level.high"))
    QTest.mouseClick(detail._levels["low"], LEFT)
    assert not shown._flags.isVisible()


def test_a_pill_that_is_pressed_again_stays_down(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    level = desk.rating(card.id, "tech").confidence
    assert level is not None
    steps = desk.steps()
    QTest.mouseClick(detail._levels[level], LEFT)
    assert detail._levels[level].isChecked()
    assert desk.steps() == steps


def test_a_refused_state_shows_the_boards_again(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    desk.refuse_from_now()
    QTest.mouseClick(detail._unknown, LEFT)
    assert not detail._unknown.isChecked()
    assert shown.scale.score == desk.rating(card.id, "tech").score


def test_a_rationale_is_kept_with_its_last_syllable(
    desk: Desk, inspector: Inspector, card: Position, compose: Compose
) -> None:
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    detail._why.setFocus()
    detail._why.selectAll()
    compose(detail._why, "까닭")
    row(inspector, "home").scale.setFocus()
    assert desk.rating(card.id, "tech").rationale_ko == "까닭"
    assert detail._why.toPlainText() == "까닭"


def test_a_score_that_changes_asks_whether_its_reason_still_holds(
    desk: Desk, inspector: Inspector, card: Position
) -> None:
    shown = row(inspector, "cap")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    criterion = shown.criterion.id
    desk.session.attempt(lambda board: verbs.rate(board, card.id, criterion, rationale_ko="까닭", rated_at=today()))
    assert not detail._rewrite.isVisible()
    score = detail._state.score  # type: ignore[union-attr]
    other = 1.0 if score != 1.0 else 2.0
    desk.session.attempt(lambda board: verbs.rate(board, card.id, criterion, score=other, rated_at=today()))
    assert detail._rewrite.isVisible()
    desk.session.undo()
    assert not detail._rewrite.isVisible()
    desk.session.redo()
    desk.session.attempt(lambda board: verbs.rate(board, card.id, criterion, rationale_ko="새 까닭", rated_at=today()))
    assert not detail._rewrite.isVisible()


def test_a_rationale_under_way_is_kept_when_another_card_is_selected(
    desk: Desk, inspector: Inspector, card: Position
) -> None:
    other = next(each for each in desk.session.board.all(Position) if each != card.id)
    theirs = desk.rating(other, "tech").rationale_ko
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    detail._why.setPlainText("끝까지 적지 못한 이유")
    desk.selection.select([other])
    assert desk.rating(card.id, "tech").rationale_ko == "끝까지 적지 못한 이유"
    assert desk.rating(other, "tech").rationale_ko == theirs
    assert detail._why.toPlainText() == theirs


def test_a_reason_does_not_turn_unknown_into_a_score(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.scale.setFocus()
    QTest.keyClicks(shown.scale, "u")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    detail._why.setPlainText("자료를 찾지 못함")
    detail._why.finish()
    rating = desk.rating(card.id, "tech")
    assert (rating.status, rating.rationale_ko) == ("unknown", "자료를 찾지 못함")


def test_escape_leaves_a_rationale_as_it_was(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    old = desk.rating(card.id, "tech").rationale_ko
    detail._why.setFocus()
    detail._why.insertPlainText("x")
    QTest.keyClick(detail._why, Qt.Key.Key_Escape)
    assert detail._why.toPlainText() == old
    assert desk.rating(card.id, "tech").rationale_ko == old


def test_another_date_makes_another_rating(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    old = desk.rating(card.id, "tech")
    detail._date.setDate(detail._date.date().addDays(-30))
    detail._date.editingFinished.emit()
    dates = sorted(each.as_of for each in desk.ratings(card.id, "tech"))
    assert len(dates) == 2
    assert dates[-1] == old.as_of
    assert {each.score for each in desk.ratings(card.id, "tech")} == {old.score}
    assert all(each.isoformat() in detail._history.text() for each in dates)


def test_a_passage_is_cited_and_taken_away_again(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "cap")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    cited = len(detail._passages._quotes)
    picker = detail._passages.pick()
    assert picker is not None
    assert not picker.cite.isEnabled()
    picker.search.setText("하이닉스")
    found, *_ = [at for at in range(picker.passages.count()) if not picker.passages.item(at).isHidden()]
    picker.passages.setCurrentRow(found)
    assert picker.cite.isEnabled()
    QTest.mouseClick(picker.stances["contradicts"], LEFT)
    picker.accept()
    assert len(detail._passages._quotes) == cited + 1
    assert SAY("judge.flag.contradicted") in texts(inspector)
    (remove,) = detail._passages._quotes[-1].findChildren(QAbstractButton)
    QTest.mouseClick(remove, LEFT)
    assert len(detail._passages._quotes) == cited


def test_a_new_quote_of_a_new_source_is_one_step(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "cap")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    steps = desk.steps()
    picker = detail._passages.pick()
    assert picker is not None
    picker.quote.setPlainText("자본은 충분하다")
    assert picker.source.currentData() is None  # nobody's words are filed under a source that nobody chose
    assert not picker.cite.isEnabled()
    picker.accept()
    assert picker.isVisible()
    assert picker.wanting.text() == SAY("inspector.citing.wanting_title")
    picker.fresh.title.setText("<b>연감</b>")
    picker.fresh.reliability.choose("B")
    picker.credibility.setCurrentIndex(1)
    picker.fresh.texts["publisher"].setText("통계청")
    picker.fresh.texts["published"].setText("2023-11")
    picker.accept()
    made = next(each for each in desk.session.board.all(Source).values() if each.title == "<b>연감</b>")
    assert (made.publisher, made.published) == ("통계청", "2023-11")
    assert desk.steps() == steps + 1
    assert "“자본은 충분하다”" in texts(inspector)
    assert "<b>연감</b>" in texts(inspector)
    assert SAY("inspector.grade", reliability="B", credibility=2) in texts(inspector)
    desk.session.undo()
    assert "연감" not in texts(inspector)


def test_the_list_of_passages_is_used_by_keys(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "cap")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    picker = detail._passages.pick()
    assert picker is not None
    picker.search.setText("하이닉스")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert "하이닉스" in picker.passages.currentItem().text()
    steps = desk.steps()
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert desk.steps() == steps


def test_nothing_can_be_cited_before_there_is_a_rating(desk: Desk, inspector: Inspector, card: Position) -> None:
    shown = row(inspector, "tech")
    shown.open(opened=True)
    detail = shown._detail
    assert detail is not None
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_Delete)
    assert not detail._passages._add.isEnabled()
    assert detail._passages.pick() is None


@pytest.mark.parametrize("start", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_name_is_edited_where_it_stands(desk: Desk, inspector: Inspector, card: Position, start: Qt.Key) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    field = page.heading.first
    field.setFocus()
    QTest.keyClick(field, start)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("새 이름 & <b>")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert desk.session.board.the(Entity, card.entity_id).name_ko == "새 이름 & <b>"
    assert field.editor is None
    assert field.text == "새 이름 & <b>"


def test_a_name_under_way_is_kept_when_another_card_is_selected(
    desk: Desk, inspector: Inspector, card: Position
) -> None:
    other = next(each for each in desk.session.board.all(Position).values() if each.entity_id != card.entity_id)
    theirs = desk.session.board.the(Entity, other.entity_id).name_ko
    page = inspector.page
    assert isinstance(page, PositionPage)
    page.heading.first.begin()
    assert isinstance(page.heading.first.editor, QLineEdit)
    page.heading.first.editor.setText("바뀐 이름")
    desk.selection.select([other.id])
    assert desk.session.board.the(Entity, card.entity_id).name_ko == "바뀐 이름"
    assert desk.session.board.the(Entity, other.entity_id).name_ko == theirs == page.heading.first.text
    assert page.heading.first.editor is None


def test_escape_leaves_a_name_as_it_was(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    field = page.heading.first
    QTest.mouseClick(field, LEFT)
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText("x")
    steps = desk.steps()
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor is None
    assert desk.steps() == steps


def test_an_empty_name_is_refused_and_the_old_one_stays(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    desk.session.attempt(lambda board: verbs.edit_entity(board, card.entity_id, name_en=""))
    old = page.heading.first.text
    refusals = []
    desk.session.refused.connect(refusals.append)
    page.heading.first.begin()
    assert isinstance(page.heading.first.editor, QLineEdit)
    page.heading.first.editor.setText("   ")
    QTest.keyClick(page.heading.first.editor, Qt.Key.Key_Return)
    assert len(refusals) == 1
    assert page.heading.first.text == old


def test_a_description_is_kept_when_the_focus_leaves_it(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    field = page.heading.text
    field.begin()
    assert isinstance(field.editor, QPlainTextEdit)
    field.editor.setPlainText("두 줄로\n적은 설명")
    row(inspector, "tech").scale.setFocus()
    assert desk.session.board.the(Entity, card.entity_id).desc_ko == "두 줄로\n적은 설명"
    assert field.editor is None


def test_kind_and_countries_are_picked(desk: Desk, inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    for pick, value in ((page.heading.kind, "alliance"), (page.heading.origin, "JP"), (page.heading.control, "US")):
        pick.picked.emit(value)
    entity = desk.session.board.the(Entity, card.entity_id)
    assert (entity.kind, entity.origin, entity.control) == ("alliance", "JP", "US")
    assert page.heading.control.text() == SAY("inspector.control_is", country=SAY("entity.country.US"))
    page.heading.control.picked.emit(None)
    assert desk.session.board.the(Entity, card.entity_id).control is None


def test_a_menu_offers_what_can_be_picked(inspector: Inspector, card: Position) -> None:
    page = inspector.page
    assert isinstance(page, PositionPage)
    QTest.mouseClick(page.heading.kind, LEFT)
    menu = page.heading.kind.menu
    assert menu is not None
    assert SAY("entity.kind.alliance") in [action.text() for action in menu.actions()]
    menu.close()


def test_several_cards_are_rated_in_one_step(desk: Desk, inspector: Inspector) -> None:
    ids = list(desk.session.board.all(Position))[:5]
    desk.selection.select(ids)
    assert isinstance(inspector.page, SeveralPage)
    assert SAY("inspector.selected", count=5) in texts(inspector)
    steps = desk.steps()
    shown = row(inspector, "tech")
    assert shown.scale.score is None
    shown.scale.setFocus()
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_2)
    assert [desk.rating(each, "tech").score for each in ids] == [2.0] * 5
    assert desk.steps() == steps + 1
    assert shown.scale.score == 2.0
    QTest.mouseClick(inspector.page.levels["low"], LEFT)
    assert {desk.rating(each, "tech").confidence for each in ids} == {"low"}
    desk.session.undo()
    desk.session.undo()
    assert shown.scale.score is None


def test_several_cards_say_what_they_share(desk: Desk, inspector: Inspector) -> None:
    segment = next(iter(desk.session.judgement.segments.values()))
    home = [each for each in segment.positions if desk.session.judgement.positions[each].home]
    desk.selection.select(home)
    if len(home) > 1:
        assert SAY("inspector.side.home") in texts(inspector)
    desk.selection.select(segment.positions)
    assert desk.session.board.the(Segment, segment.segment_id).name_ko in texts(inspector)


def test_a_segment_says_why_it_is_judged_so(desk: Desk, inspector: Inspector) -> None:
    verdict = next(each for each in desk.session.judgement.segments.values() if each.rule == 3)
    desk.selection.choose_segment(verdict.segment_id)
    page = inspector.page
    assert isinstance(page, SegmentPage)
    words = Words("ko")
    assert page.verdict.badge.word == words.say("judge.posture.at_risk")
    assert words.say("judge.rule.3") in texts(inspector)
    assert SAY("inspector.fired", rule=3, condition="") in texts(inspector)
    for figure in ("L", "H_home", "H_foreign", "wta", "imp"):
        assert page.verdict.figure(figure) != "–"
    assert page.verdict.figure("L") == f"{verdict.level:.1f}"


def test_a_segment_without_a_figure_says_why(desk: Desk, inspector: Inspector) -> None:
    verdict = next(each for each in desk.session.judgement.segments.values() if each.undefined)
    desk.selection.choose_segment(verdict.segment_id)
    assert Words("ko").say(f"judge.undefined.{verdict.undefined}") in texts(inspector)
    page = inspector.page
    assert isinstance(page, SegmentPage)
    assert page.verdict.front.at is None


def test_the_market_of_a_segment_is_rated_too(desk: Desk, inspector: Inspector) -> None:
    verdict = next(each for each in desk.session.judgement.segments.values() if each.rule == 3)
    desk.selection.choose_segment(verdict.segment_id)
    page = inspector.page
    assert isinstance(page, SegmentPage)
    shown = row(inspector, "wta")
    QTest.mousePress(shown.scale, LEFT, pos=at(shown, 1.0))
    assert page.verdict.badge.word != Words("ko").say("judge.posture.at_risk")
    assert desk.session.judgement.segments[verdict.segment_id].posture == "at_risk"
    QTest.mouseRelease(shown.scale, LEFT, pos=at(shown, 1.0))
    assert desk.session.judgement.segments[verdict.segment_id].posture != "at_risk"


def test_a_player_of_a_segment_is_one_click_away(desk: Desk, inspector: Inspector) -> None:
    verdict = next(each for each in desk.session.judgement.segments.values() if each.positions)
    desk.selection.choose_segment(verdict.segment_id)
    page = inspector.page
    assert isinstance(page, SegmentPage)
    QTest.mouseClick(page.ranking._rows[0], LEFT)
    assert desk.selection.current == verdict.positions[0]


def test_with_nothing_selected_the_board_is_shown(desk: Desk, inspector: Inspector) -> None:
    assert isinstance(inspector.page, OverviewPage)
    national = desk.session.judgement.national
    assert inspector.page.national.text() == f"{national.geometric:.1f}"
    assert SAY("inspector.national", arithmetic=f"{national.arithmetic:.1f}") in texts(inspector)


def test_a_card_that_is_taken_off_leaves_the_overview(desk: Desk, inspector: Inspector, card: Position) -> None:
    desk.session.attempt(lambda board: verbs.take_off(board, [card.id]))
    assert isinstance(inspector.page, OverviewPage)
    desk.session.undo()
    assert isinstance(inspector.page, PositionPage)


def test_the_wheel_over_a_scale_scrolls_the_panel(inspector: Inspector, card: Position) -> None:
    inspector.resize(360, 300)
    QApplication.processEvents()
    shown = row(inspector, "tech")
    inspector.area.ensureWidgetVisible(shown)
    bar = inspector.area.verticalScrollBar()
    before, score = bar.value(), shown.scale.score
    spot = QPointF(shown.scale.mapTo(inspector, shown.scale.rect().center()))
    QTest.wheelEvent(inspector.windowHandle(), spot, QPoint(0, -120))
    QApplication.processEvents()
    assert bar.value() > before
    assert shown.scale.score == score


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("width", [320, 360, 420])
def test_nothing_is_cut_at_the_side(desk: Desk, inspector: Inspector, card: Position, lang: str, width: int) -> None:
    inspector.retranslate(Words(lang))  # type: ignore[arg-type]
    desk.session.attempt(lambda board: verbs.edit_entity(board, card.entity_id, name_ko="가" * 200, name_en="W" * 200))
    inspector.resize(width, 700)
    for key in ("tech", "cap"):
        row(inspector, key).open(opened=True)
    QApplication.processEvents()
    pages = [inspector.page]
    desk.selection.choose_segment(card.segment_id)
    QApplication.processEvents()
    pages.append(inspector.page)
    for page in pages:
        assert page.minimumSizeHint().width() <= inspector.area.viewport().width()
    assert inspector.area.horizontalScrollBar().maximum() == 0
    for label in inspector.page.findChildren(Prose):
        if label.isVisibleTo(inspector):
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()


def test_language_and_look_change_at_once_and_keep_the_place(desk: Desk, inspector: Inspector, card: Position) -> None:
    row(inspector, "glob").open(opened=True)
    inspector.retranslate(Words("en"))
    inspector.retheme(Theme("dark"))
    assert isinstance(inspector.page, PositionPage)
    assert row(inspector, "glob").is_open
    assert "Strength" in texts(inspector)
    assert SAY("inspector.section.ratings") not in texts(inspector)
    desk.selection.clear()
    assert "On this board" in texts(inspector)


def test_no_label_guesses_markup(desk: Desk, inspector: Inspector, card: Position) -> None:
    desk.session.attempt(
        lambda board: verbs.edit_entity(board, card.entity_id, name_ko="<img src=x>", desc_ko="<b>b</b>")
    )
    row(inspector, "tech").open(opened=True)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in inspector.findChildren(Prose))
    for widget in inspector.findChildren(QAbstractButton):
        assert "<img" not in widget.toolTip()
    assert "<img src=x>" in texts(inspector)


def test_every_control_has_a_name(inspector: Inspector, card: Position) -> None:
    row(inspector, "tech").open(opened=True)
    controls = [
        each
        for kind in (QSlider, QAbstractButton, QPlainTextEdit, QDateEdit)
        for each in inspector.findChildren(kind)
        if each.isVisibleTo(inspector)
    ]
    nameless = [each for each in controls if not each.accessibleName() and type(each).__module__.startswith("desktop")]
    assert controls
    assert nameless == []


def test_several_raters_are_told_and_the_shown_voice_is_edited(
    desk: Desk, inspector: Inspector, card: Position
) -> None:
    rater = Rater(id=new_id(), key="second", name="둘째")
    first = desk.rating(card.id, "tech")
    second = replace(first, id=new_id(), rater_id=rater.id, score=1.0, rated_at=today())
    desk.session.do(Edit("rate_many", added(rater, second), (("count", ("1", "1")),)))
    shown = row(inspector, "tech")
    assert SAY("inspector.voices", count=2, median="2.25")[:6] in texts(inspector)
    assert shown.scale.score == 1.0
    shown.scale.setFocus()
    QTest.keyClick(shown.scale, Qt.Key.Key_2)
    assert sorted(each.score or 0 for each in desk.ratings(card.id, "tech")) == sorted([first.score or 0, 2.0])
