"""The view as the window uses it: it follows the session, the selection, the language and the theme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QToolTip

from db.edit import verbs
from db.exchange.starter import blank_things
from db.model.things import Criterion, Layer, Position, Segment
from desktop.board.aims import fitted
from desktop.board.scene import Scene
from desktop.files import resource
from desktop.theme import Theme
from desktop.words import LANGUAGES, Words
from tests.desktop.board.driver import ALT, CTRL, SHIFT, Driver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QImage

    from db.edit.edit import Edit
    from db.model.things import Thing


def rating(driver: Driver, key: str, score: float) -> Edit:
    criterion = driver.session.board.by_key(Criterion, "tech")
    assert criterion is not None
    return verbs.rate(driver.session.board, driver.card(key), criterion.id, score=score, rated_at=date(2023, 12, 21))


def picture(driver: Driver) -> QImage:
    driver.settle()
    return driver.view.grab().toImage()


def fresh_picture(driver: Driver) -> QImage:
    driver.settle()
    driver.view._stage.repaint()
    return driver.view.grab().toImage()


def spots(driver: Driver) -> dict[str, tuple[str, float, int]]:
    return {each: (card.segment_id, round(card.x, 5), card.lane) for each, card in driver.arrangement.cards.items()}


# Following the session.


def test_a_preview_moves_the_line_and_its_end_moves_it_back(sample: Driver) -> None:
    memory = sample.segment("memory")
    kept = sample.view._stage.easing.shares[memory]
    sample.session.preview(rating(sample, "skhynix@memory", 1.0))
    sample.settle()
    previewed = sample.view._stage.easing.shares[memory]
    assert previewed < kept
    assert picture(sample) == fresh_picture(sample)
    sample.session.preview(None)
    sample.settle()
    assert sample.view._stage.easing.shares[memory] == kept
    assert picture(sample) == fresh_picture(sample)


def test_the_line_takes_steps_on_its_way(sample: Driver) -> None:
    memory = sample.segment("memory")
    seen: set[float] = set()
    sample.session.do(rating(sample, "skhynix@memory", 1.0))
    while sample.view._stage.moving:
        seen.add(sample.view._stage.easing.shares[memory])
        sample.qtbot.wait(10)
    assert len(seen) > 1


def test_without_motion_the_line_is_there_at_once(sample: Driver) -> None:
    sample.view.reduce_motion(True)
    sample.session.do(rating(sample, "skhynix@memory", 1.0))
    assert not sample.view._stage.moving
    memory = sample.segment("memory")
    assert sample.view._stage.easing.shares[memory] == sample.session.judgement.segments[memory].front
    assert picture(sample) == fresh_picture(sample)


def test_every_change_leaves_the_picture_that_a_new_one_would_be(sample: Driver) -> None:
    board = sample.session.board
    layer = next(iter(board.all(Layer)))
    edits: list[Callable[[], Edit]] = [
        lambda: verbs.edit_entity(board, sample.entity("gpt4"), name_ko="이름이 바뀐 카드"),
        lambda: verbs.rename_segment(board, sample.segment("fm"), "다른 이름", ""),
        lambda: verbs.fold_layer(board, layer, True),
        lambda: verbs.take_off(board, [sample.card("micron@memory")]),
        lambda: verbs.edit_premise(board, nationality_rule="control"),
    ]
    for make in edits:
        before = picture(sample)
        sample.session.do(make())
        assert picture(sample) == fresh_picture(sample) != before
    for _ in edits:
        sample.session.undo()
        assert picture(sample) == fresh_picture(sample)


def test_the_geometry_is_a_fresh_one_after_any_edit(sample: Driver) -> None:
    board = sample.session.board
    sample.session.do(verbs.take_off(board, [sample.card("micron@memory")]))
    sample.session.do(verbs.move_layer(board, next(iter(board.all(Layer))), 0))
    sample.view.tidy()
    sample.session.undo()
    fresh = Scene(board, sample.session.judgement, "ko")
    assert sample.arrangement == fresh.arrangement
    assert sample.view._stage.scene.runs == fresh.runs


def test_what_leaves_the_board_leaves_the_selection(sample: Driver) -> None:
    gpt, micron = sample.card("gpt4@fm"), sample.card("micron@memory")
    sample.selection.select([gpt, micron])
    sample.session.do(verbs.take_off(sample.session.board, [micron]))
    assert sample.selection.positions == (gpt,)


# Following the selection, the words and the theme.


def test_a_selection_made_elsewhere_shows(sample: Driver) -> None:
    before = picture(sample)
    sample.selection.select([sample.card("gpt4@fm")])
    assert picture(sample) != before
    assert picture(sample) == fresh_picture(sample)
    sample.selection.clear()
    assert picture(sample) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_speaks_both_languages(sample: Driver, lang: str) -> None:
    words = Words(lang)  # type: ignore[arg-type]
    sample.view.retranslate(words)
    assert sample.view._stage.scene.face(sample.card("tving@video")).name == ("티빙" if lang == "ko" else "TVING")
    assert sample.view.accessibleName() == words.say("board.name")
    assert picture(sample) == fresh_picture(sample)


def test_a_dark_theme_is_dark(sample: Driver) -> None:
    light = picture(sample).pixelColor(8, 8).lightness()
    sample.view.retheme(Theme("dark"))
    assert picture(sample).pixelColor(8, 8).lightness() < 60 < light


def test_a_screen_reader_hears_the_current_card(sample: Driver) -> None:
    sample.selection.select([sample.card("gpt4@fm")])
    assert sample.view.accessibleDescription() == "GPT-4, 범용 LLM·파운데이션 모델, 점수 4.6"
    sample.selection.clear()
    assert "화살표" in sample.view.accessibleDescription()


# Zooming from outside.


def test_the_zoom_is_told(sample: Driver) -> None:
    told: list[float] = []
    sample.view.zoomed.connect(told.append)
    sample.view.eye.zoom_in()
    sample.view.eye.zoom_out()
    sample.view.zoom_to(2.0)
    assert told == [1.1, 1.0, 2.0]
    assert sample.view.zoom == 2.0


def test_a_fitted_board_stays_fitted_when_the_window_changes(sample: Driver) -> None:
    sample.view.fit()
    sample.view.resize(800, 600)
    assert sample.view._stage.camera == fitted(sample.view._stage.camera)
    sample.view.zoom_to(1.0)
    sample.view.resize(900, 700)
    assert sample.view.zoom == 1.0


def test_a_position_can_be_brought_into_view(sample: Driver) -> None:
    sample.view.resize(600, 400)
    last = sample.arrangement.reading_order()[-1]
    sample.view.focus_position(last)
    assert sample.selection.positions == (last,)
    box = sample.arrangement.cards[last].box
    assert sample.view._stage.camera.seen.joined(box) == sample.view._stage.camera.seen
    sample.view.focus_position("nobody")
    assert sample.selection.positions == (last,)


# Tidying.


def test_tidying_the_board_twice_is_one_step(sample: Driver) -> None:
    sample.drag(sample.at_card(sample.card("micron@memory")), sample.at_row(sample.segment("memory"), 0.2))
    sample.view.tidy()
    once = spots(sample)
    sample.view.tidy()
    assert spots(sample) == once
    assert [step.verb for step in sample.session.workspace.history.steps()] == ["move", "tidy"]
    assert sample.told[-1] == Words("ko").say("board.told.tidy")


def test_tidying_a_row_leaves_the_others(sample: Driver) -> None:
    sample.drag(sample.at_card(sample.card("micron@memory")), sample.at_row(sample.segment("memory"), 0.2))
    sample.drag(sample.at_card(sample.card("amd@accel")), sample.at_row(sample.segment("accel"), 0.9))
    before = spots(sample)
    sample.selection.choose_segment(sample.segment("memory"))
    sample.view.tidy_row()
    changed = {each for each, spot in spots(sample).items() if before[each] != spot}
    assert {spots(sample)[each][0] for each in changed} == {sample.segment("memory")}


def test_tidying_no_row_says_what_to_do(sample: Driver) -> None:
    sample.view.tidy_row()
    assert sample.told == [Words("ko").say("board.told.no_row")]


# Keys.


def test_arrows_walk_the_cards_and_shift_extends(sample: Driver) -> None:
    order = sample.arrangement.reading_order()
    sample.key(Qt.Key.Key_Right)
    assert sample.selection.positions == (order[0],)
    sample.key(Qt.Key.Key_Right)
    sample.key(Qt.Key.Key_Right, SHIFT)
    assert sample.selection.positions == order[1:3]
    sample.key(Qt.Key.Key_Left)
    assert sample.selection.positions == (order[1],)
    sample.key(Qt.Key.Key_End, CTRL)
    assert sample.selection.positions == (order[-1],)


def test_alt_and_arrows_move_a_card_in_its_row_and_across_rows(sample: Driver) -> None:
    micron = sample.card("micron@memory")
    x = sample.arrangement.cards[micron].x
    sample.selection.select([micron])
    sample.key(Qt.Key.Key_Right, ALT)
    assert sample.arrangement.cards[micron].x > x
    sample.key(Qt.Key.Key_Up, ALT)
    assert sample.arrangement.cards[micron].segment_id == sample.segment("accel")
    assert sample.selection.positions == (micron,)
    assert len(sample.session.workspace.history.steps()) == 2


def test_alt_and_an_arrow_jump_over_the_next_card(sample: Driver) -> None:
    row = sample.arrangement.row(sample.segment("memory"))
    assert row is not None
    first, second = row.cards[0], row.cards[1]
    sample.selection.select([first])
    sample.key(Qt.Key.Key_Right, ALT)
    after = sample.arrangement.row(row.segment_id)
    assert after is not None
    assert after.cards[:2] == (second, first)
    assert after.lanes == 1


def test_delete_takes_off_and_undo_brings_back(sample: Driver) -> None:
    micron = sample.card("micron@memory")
    sample.selection.select([micron])
    sample.key(Qt.Key.Key_Delete)
    assert sample.session.board.get(Position, micron) is None
    sample.session.undo()
    assert micron in sample.arrangement.cards


def test_keys_select_all_open_fold_and_zoom(sample: Driver) -> None:
    sample.key(Qt.Key.Key_A, CTRL)
    assert len(sample.selection.positions) == 61
    sample.key(Qt.Key.Key_Escape)
    assert sample.selection.positions == ()
    gpt = sample.card("gpt4@fm")
    sample.selection.select([gpt])
    sample.key(Qt.Key.Key_Return)
    assert sample.opened == [gpt]
    sample.key(Qt.Key.Key_Plus)
    assert sample.view.zoom == 1.1
    sample.key(Qt.Key.Key_0)
    assert sample.view._stage.camera == fitted(sample.view._stage.camera)
    sample.key(Qt.Key.Key_F)
    layer = sample.session.board.the(Segment, sample.segment("fm")).layer_id
    assert sample.session.board.the(Layer, layer).folded


def test_no_key_does_anything_while_cards_are_in_the_hand(sample: Driver) -> None:
    sample.press(sample.at_card(sample.card("micron@memory")))
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    sample.key(Qt.Key.Key_Delete)
    assert sample.card("micron@memory") in sample.arrangement.cards
    sample.key(Qt.Key.Key_Escape)


# Menus and sheets.


def menu_at(driver: Driver, at: QPoint) -> list[str]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, driver.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(driver.view.viewport(), event)
    menu = driver.menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return texts


def test_the_menu_offers_what_applies(sample: Driver) -> None:
    on_card = menu_at(sample, sample.at_card(sample.card("gpt4@fm")))
    assert on_card[0] == "상세 정보와 평가"
    assert "플레이어 정보 수정…" in on_card
    assert sample.selection.positions == (sample.card("gpt4@fm"),)
    on_band = menu_at(sample, sample.point(*sample.arrangement.bands[0].head.middle))
    assert on_band[0] == "통합 채널 접기"
    assert "보드에서 내리기" not in on_band


def test_a_name_in_the_menu_keeps_its_ampersand(sample: Driver) -> None:
    layer = sample.arrangement.bands[0].layer_id
    sample.session.do(verbs.rename_layer(sample.session.board, layer, "R&D", ""))
    assert menu_at(sample, sample.point(*sample.arrangement.bands[0].head.middle))[0] == "R&&D 접기"


def test_a_card_is_explained_after_a_rest_and_its_name_is_no_markup(sample: Driver) -> None:
    gpt = sample.card("gpt4@fm")
    sample.session.do(verbs.edit_entity(sample.session.board, sample.entity("gpt4"), name_ko="<b>굵게</b>"))
    sample.move(QPoint(4, 4))
    sample.move(sample.at_card(gpt))
    sample.qtbot.waitUntil(QToolTip.isVisible)
    assert "&lt;b&gt;굵게&lt;/b&gt;" in QToolTip.text()
    assert "4.6 (92.5점)" in QToolTip.text()
    sample.move(QPoint(4, 4))
    QToolTip.hideText()


def test_pointing_at_a_card_lights_it_up_and_leaving_does_not_stick(sample: Driver) -> None:
    gpt = sample.card("gpt4@fm")
    sample.move(sample.at_card(gpt))
    assert sample.view._stage.grasp.hand.hovered == gpt
    assert sample.view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    sample.move(sample.at_row(sample.segment("memory"), 0.1))
    assert sample.view._stage.grasp.hand.hovered is None


# Odd boards.


def test_a_blank_board_says_what_to_do(open_things: Callable[[Iterable[Thing]], Driver]) -> None:
    text = resource("boards", "blank.json").read_text(encoding="utf-8")
    things = [each for each in blank_things(text, date(2024, 1, 1)) if not isinstance(each, Layer | Segment)]
    driver = open_things(things)
    before = picture(driver)
    driver.key(Qt.Key.Key_Right)
    driver.click(QPoint(300, 300))
    driver.drag(QPoint(100, 100), QPoint(400, 300))
    assert driver.selection.positions == ()
    assert not driver.bring(["nobody"], QPoint(200, 200))
    assert picture(driver) == before
    assert len({before.pixel(x, y) for x in range(500, 1000) for y in range(540, 580)}) > 2
