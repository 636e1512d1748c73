"""Every gesture as a user makes it, kept, cancelled and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from db.errors import FileError
from db.model.guides import REACH
from db.model.things import Entity, Layer, Position, Rating
from tests.bench.large import things
from tests.desktop.board.driver import ALT, CTRL, LEFT, MIDDLE, NONE, ROUNDING, SHIFT, Driver, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from db.edit.edit import Edit
    from db.model.change import Change
    from db.model.things import Thing


def steps(driver: Driver) -> int:
    return len(driver.session.workspace.history.steps())


def places(driver: Driver) -> dict[str, tuple[str, float, int]]:
    cards = driver.arrangement.cards.values()
    return {card.position_id: (card.segment_id, round(card.x, 5), card.lane) for card in cards}


# Selecting.


def test_a_click_selects_a_card_and_only_that(sample: Driver) -> None:
    gpt, bard = sample.card("gpt4@fm"), sample.card("gemini@fm")
    sample.click(sample.at_card(gpt))
    sample.click(sample.at_card(bard))
    assert sample.selection.positions == (bard,)


def test_ctrl_click_adds_and_takes_out(sample: Driver) -> None:
    gpt, bard = sample.card("gpt4@fm"), sample.card("gemini@fm")
    sample.click(sample.at_card(gpt))
    sample.click(sample.at_card(bard), CTRL)
    assert sample.selection.positions == (gpt, bard)
    sample.click(sample.at_card(gpt), CTRL)
    assert sample.selection.positions == (bard,)


def test_shift_click_selects_all_between_in_reading_order(sample: Driver) -> None:
    row = sample.arrangement.row(sample.segment("fm"))
    assert row is not None
    sample.click(sample.at_card(row.cards[1]))
    sample.click(sample.at_card(row.cards[4]), SHIFT)
    assert set(sample.selection.positions) == set(row.cards[1:5])
    assert sample.selection.current == row.cards[4]


def test_a_click_on_free_ground_selects_nothing(sample: Driver) -> None:
    sample.click(sample.at_card(sample.card("gpt4@fm")))
    sample.click(sample.at_row(sample.segment("memory"), 0.1))
    assert sample.selection.positions == ()


def test_a_click_on_a_head_chooses_its_segment(sample: Driver) -> None:
    row = sample.arrangement.rows[3]
    sample.click(sample.point(*row.head.middle))
    assert sample.selection.segment == row.segment_id


def test_a_double_click_opens_a_card(sample: Driver) -> None:
    gpt = sample.card("gpt4@fm")
    sample.qtbot.mouseDClick(sample.view.viewport(), Qt.MouseButton.LeftButton, pos=sample.at_card(gpt))
    assert sample.opened == [gpt]


# Moving.


def test_a_drag_within_a_row_is_layout_only(sample: Driver) -> None:
    micron = sample.card("micron@memory")
    ratings = dict(sample.session.board.all(Rating))
    before = sample.session.judgement
    sample.drag(sample.at_card(micron), sample.at_row(sample.segment("memory"), 0.2), ALT)
    assert sample.position("micron@memory").segment_id == sample.segment("memory")
    assert sample.position("micron@memory").x == pytest.approx(0.2, abs=0.002)
    assert dict(sample.session.board.all(Rating)) == ratings
    assert sample.session.judgement.segments == before.segments
    assert steps(sample) == 1


def test_a_drag_to_another_row_moves_the_position_with_its_ratings(sample: Driver) -> None:
    micron = sample.card("micron@memory")
    rated = len(sample.session.board.where(Rating, "target_id", micron))
    sample.drag(sample.at_card(micron), sample.at_row(sample.segment("edu"), 0.9))
    assert sample.session.board.the(Position, micron).segment_id == sample.segment("edu")
    assert len(sample.session.board.where(Rating, "target_id", micron)) == rated
    assert "평가도 함께" in sample.told[-1]
    sample.session.undo()
    assert sample.position("micron@memory").segment_id == sample.segment("memory")


def test_all_cards_of_the_touched_rows_get_a_written_place_and_none_jumps(sample: Driver) -> None:
    before = places(sample)
    micron = sample.card("micron@memory")
    sample.drag(sample.at_card(micron), sample.at_row(sample.segment("edu"), 0.9))
    assert all(places(sample)[each] == place for each, place in before.items() if each != micron)
    for key in ("edu", "memory"):
        row = sample.arrangement.row(sample.segment(key))
        assert row is not None
        assert all(sample.session.board.the(Position, each).x is not None for each in row.cards)


def beside(driver: Driver, key: str, away: int) -> QPoint:
    """Return a point in the row of memory, so many pixels beside the middle of a card in another row."""
    x, _ = driver.arrangement.cards[driver.card(key)].box.middle
    row = driver.arrangement.row(driver.segment("memory"))
    assert row is not None
    return driver.point(x + away, row.ground.middle[1])


def neighbour(driver: Driver) -> str:
    """Return the key of a card in the next row, far from the front line of the row of memory."""
    rows, at = driver.arrangement.rows, driver.arrangement.index[driver.segment("memory")]
    front = rows[at].front_x or 0.0
    cards = [driver.arrangement.cards[each] for each in rows[at - 1].cards]
    card = max(cards, key=lambda each: abs(each.box.middle[0] - front))
    return driver.session.board.the(Position, card.position_id).key


def test_a_card_snaps_under_its_neighbour_and_a_line_says_so(sample: Driver) -> None:
    micron, key = sample.card("micron@memory"), neighbour(sample)
    sample.press(sample.at_card(micron))
    sample.move(beside(sample, key, 4))
    drag = sample.view._stage.grasp.hand.drag
    assert drag is not None
    assert drag.guides
    held = drag.carried[micron].moved(*drag.shifted)
    for guide in drag.guides:
        assert any(guide.x == pytest.approx(x, abs=0.02) for x in (held.x, held.middle[0], held.right))
    sample.release(beside(sample, key, 4))
    assert sample.arrangement.cards[micron].box.x == pytest.approx(held.x, abs=0.01)


def test_with_alt_a_card_goes_freely_also_when_pressed_on_the_way(sample: Driver) -> None:
    micron, goal = sample.card("micron@memory"), beside(sample, neighbour(sample), 4)
    wanted = (sample.view._stage.camera.point(goal.x(), goal.y())[0] - sample.arrangement.axis.x) / 1120
    sample.press(sample.at_card(micron))
    sample.move(goal)
    drag = sample.view._stage.grasp.hand.drag
    assert drag is not None
    assert drag.guides
    sample.qtbot.keyPress(sample.view, Qt.Key.Key_Alt)
    assert drag.guides == ()
    sample.release(goal, ALT)
    assert sample.position("micron@memory").x == pytest.approx(wanted, abs=0.001)


def test_the_row_opens_a_gap_before_anything_is_kept(sample: Driver) -> None:
    micron, edu = sample.card("micron@memory"), sample.arrangement.row(sample.segment("edu"))
    assert edu is not None
    goal = sample.at_card(edu.cards[0])
    sample.press(sample.at_card(micron))
    sample.move(goal - QPoint(40, 0))
    sample.move(goal)
    drag = sample.view._stage.grasp.hand.drag
    assert drag is not None
    assert drag.target == sample.segment("edu")
    spots = {spot.position_id: spot for spot in drag.places}
    assert set(spots) == {*edu.cards, micron}
    assert spots[edu.cards[0]].x != pytest.approx(sample.arrangement.cards[edu.cards[0]].x, abs=1e-3)
    assert steps(sample) == 0
    sample.release(goal)
    assert steps(sample) == 1
    shown = sample.arrangement.cards
    assert all(shown[each].x == pytest.approx(spot.x, abs=1e-5) for each, spot in spots.items())


def test_several_cards_keep_their_formation(sample: Driver) -> None:
    one, other = sample.card("gpt4@fm"), sample.card("gemini@fm")
    apart = sample.arrangement.cards[other].x - sample.arrangement.cards[one].x
    sample.click(sample.at_card(one))
    sample.click(sample.at_card(other), CTRL)
    sample.drag(sample.at_card(one), sample.at_row(sample.segment("edu"), 0.75))
    cards = sample.arrangement.cards
    assert {cards[one].segment_id, cards[other].segment_id} == {sample.segment("edu")}
    assert cards[other].x - cards[one].x == pytest.approx(apart, abs=1e-5)
    assert steps(sample) == 1


def test_escape_puts_the_cards_back(sample: Driver) -> None:
    before = places(sample)
    sample.press(sample.at_card(sample.card("micron@memory")))
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    assert sample.view._stage.grasp.hand.drag is not None
    sample.key(Qt.Key.Key_Escape)
    sample.settle()
    assert sample.view._stage.grasp.hand.drag is None
    sample.release(sample.at_row(sample.segment("edu"), 0.9))
    assert places(sample) == before
    assert steps(sample) == 0


def test_a_card_can_be_taken_while_another_is_on_its_way_back(sample: Driver) -> None:
    first, second = sample.card("gpt4@fm"), sample.card("micron@memory")
    start = sample.at_card(first)
    sample.press(start)
    sample.move(start + QPoint(60, 30))
    sample.key(Qt.Key.Key_Escape)
    sample.release(start + QPoint(60, 30))
    start = sample.at_card(second)
    sample.press(start)
    assert sample.view._stage.grasp.flying
    sample.move(start + QPoint(60, 0))
    drag = sample.view._stage.grasp.hand.drag
    assert drag is not None
    assert list(drag.carried) == [second]
    sample.settle()
    assert sample.view._stage.grasp.hand.drag is drag


def test_letting_go_outside_the_window_puts_the_cards_back(sample: Driver) -> None:
    before = places(sample)
    sample.press(sample.at_card(sample.card("micron@memory")))
    sample.move(QPoint(-60, 300))
    sample.release(QPoint(-60, 300))
    assert places(sample) == before
    assert steps(sample) == 0


def test_losing_the_keyboard_puts_the_cards_back(sample: Driver) -> None:
    sample.press(sample.at_card(sample.card("micron@memory")))
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    QApplication.sendEvent(sample.view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    sample.settle()
    assert sample.view._stage.grasp.hand.drag is None
    assert steps(sample) == 0


def test_an_undo_that_arrives_during_a_drag_ends_it(sample: Driver) -> None:
    micron = sample.card("micron@memory")
    sample.drag(sample.at_card(micron), sample.at_row(sample.segment("edu"), 0.9))
    sample.press(sample.at_card(micron))
    sample.move(sample.at_row(sample.segment("memory"), 0.3))
    sample.session.undo()
    assert sample.view._stage.grasp.hand.drag is None
    sample.release(sample.at_row(sample.segment("memory"), 0.3))
    assert sample.position("micron@memory").segment_id == sample.segment("memory")
    assert steps(sample) == 2


def test_a_file_that_refuses_snaps_the_cards_back(sample: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_edit: Edit) -> tuple[Change, ...]:
        raise FileError("file.full", name="board.panse")

    before = places(sample)
    monkeypatch.setattr(sample.session.workspace, "do", full)
    sample.drag(sample.at_card(sample.card("micron@memory")), sample.at_row(sample.segment("edu"), 0.9))
    sample.settle()
    assert [error.code for error in sample.refused] == ["file.full"]
    assert sample.view._stage.grasp.hand.drag is None
    assert places(sample) == before


def test_an_entity_cannot_stand_twice_in_a_segment(sample: Driver) -> None:
    chat = next(
        each
        for each in sample.session.board.all(Position).values()
        if len(sample.session.board.where(Position, "entity_id", each.entity_id)) > 1
    )
    other = next(
        each for each in sample.session.board.where(Position, "entity_id", chat.entity_id) if each.id != chat.id
    )
    before = places(sample)
    goal = sample.at_row(other.segment_id, 0.95)
    sample.press(sample.at_card(chat.id))
    sample.move(goal)
    assert sample.view._stage.grasp.hand.drag is not None
    assert sample.view._stage.grasp.hand.drag.refused
    sample.release(goal)
    sample.settle()
    assert places(sample) == before
    assert "이미 놓여" in sample.told[-1]
    assert steps(sample) == 0


def test_a_press_that_hardly_moves_is_a_click(sample: Driver) -> None:
    micron = sample.card("micron@memory")
    at = sample.at_card(micron)
    sample.drag(at, at + QPoint(3, 2))
    assert steps(sample) == 0
    assert sample.selection.positions == (micron,)


def test_the_board_scrolls_while_a_card_is_held_at_the_edge(sample: Driver) -> None:
    sample.view.resize(900, 500)
    sample.settle()
    top = sample.view._stage.camera.top
    sample.press(sample.at_card(sample.arrangement.rows[2].cards[0]))
    sample.move(QPoint(450, 490))
    sample.qtbot.waitUntil(lambda: sample.view._stage.camera.top > top + 60)
    sample.key(Qt.Key.Key_Escape)


# Rubber band.


def test_a_rubber_band_selects_what_it_meets(sample: Driver) -> None:
    row = sample.arrangement.row(sample.segment("fm"))
    assert row is not None
    sample.drag(
        sample.point(row.ground.right - 4, row.ground.y + 2), sample.point(row.ground.x + 4, row.ground.bottom - 2)
    )
    assert set(sample.selection.positions) == set(row.cards)


def test_a_rubber_band_with_shift_adds_and_with_ctrl_turns_round(sample: Driver) -> None:
    row = sample.arrangement.row(sample.segment("fm"))
    assert row is not None
    first, rest = row.cards[0], set(row.cards[1:])
    start, end = (
        sample.point(row.ground.right - 4, row.ground.y + 2),
        sample.point(row.ground.x + 4, row.ground.bottom - 2),
    )
    other = sample.card("micron@memory")
    sample.click(sample.at_card(other))
    sample.drag(start, end, SHIFT)
    assert set(sample.selection.positions) == {other, *row.cards}
    sample.click(sample.at_card(first))
    sample.drag(start, end, CTRL)
    assert set(sample.selection.positions) == rest


@pytest.mark.parametrize("held", [NONE, SHIFT, CTRL], ids=["alone", "adding", "turning round"])
def test_a_band_over_a_thousand_cards_catches_what_it_meets_at_every_step(
    open_things: Callable[[Iterable[Thing]], Driver], held: Qt.KeyboardModifier
) -> None:
    driver = open_things(things(2_500))
    driver.view.fit()
    driver.settle()
    cards, port = driver.arrangement.cards, driver.view.viewport().rect()
    before = list(cards)[:700]
    driver.selection.select(before)
    start = QPoint(port.right() - 2, 2)
    driver.press(start, held)
    for across, down in ((0.1, 0.6), (0.7, 0.9), (0.3, 0.5), (0.8, 0.1), (0.75, 0.95)):
        end = QPoint(round(port.width() * (1 - across)), round(port.height() * down))
        driver.move(end, held)
        band = driver.view._stage.grasp.hand.rubber
        assert band is not None
        met = {each for each, card in cards.items() if card.box.meets(band)}
        wanted = {SHIFT: met.union(before), CTRL: met.symmetric_difference(before)}.get(held, met)
        assert driver.view._stage._still.selected == wanted
    assert len(wanted) > 1_000
    driver.release(end, held)
    assert set(driver.selection.positions) == wanted
    kept = [] if held == NONE else [each for each in before if each in wanted]
    assert list(driver.selection.positions[: len(kept)]) == kept


def test_escape_leaves_the_selection_as_it_was(sample: Driver) -> None:
    gpt = sample.card("gpt4@fm")
    sample.click(sample.at_card(gpt))
    row = sample.arrangement.rows[0]
    sample.press(sample.point(row.ground.right - 4, row.ground.y + 2))
    sample.move(sample.point(row.ground.x + 4, row.ground.bottom))
    sample.key(Qt.Key.Key_Escape)
    assert sample.view._stage.grasp.hand.rubber is None
    assert sample.selection.positions == (gpt,)
    assert sample.view._stage._still.selected == {gpt}


# Panning and zooming.


def test_the_middle_button_pulls_the_board_along(sample: Driver) -> None:
    sample.view.resize(700, 500)
    sample.settle()
    sample.press(QPoint(400, 300), button=MIDDLE)
    sample.move(QPoint(300, 180))
    assert (sample.view._stage.camera.left, sample.view._stage.camera.top) == (100, 120)
    sample.release(QPoint(300, 180), button=MIDDLE)
    assert sample.view.horizontalScrollBar().value() == 100
    assert sample.view.verticalScrollBar().value() == 120


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_pull_that_follows_another_quickly_pulls_too(sample: Driver, button: Qt.MouseButton) -> None:
    kind, port, card = QEvent.Type, sample.view.viewport(), sample.card("micron@memory")
    sample.view.zoom_to(3.0)
    sample.view.focus_position(card)
    start, before = sample.at_card(card), sample.view.stage.camera
    if button == LEFT:
        sample.qtbot.keyPress(sample.view, Qt.Key.Key_Space)
    # The toolkit tells the second of two quick presses as a double click.
    for what, at in ((kind.MouseButtonDblClick, start), (kind.MouseMove, start + QPoint(90, 60))):
        glob = QPointF(port.mapToGlobal(at))
        QApplication.sendEvent(port, QMouseEvent(what, QPointF(at), glob, button, button, NONE))
    assert sample.view.stage.camera != before
    assert sample.opened == []


def test_space_and_the_left_button_pull_too_and_escape_goes_back(sample: Driver) -> None:
    sample.view.resize(700, 500)
    sample.settle()
    sample.qtbot.keyPress(sample.view, Qt.Key.Key_Space)
    sample.press(QPoint(400, 300))
    sample.move(QPoint(300, 180))
    assert sample.view._stage.camera.top == 120
    sample.key(Qt.Key.Key_Escape)
    assert sample.view._stage.camera.top == 0
    sample.qtbot.keyRelease(sample.view, Qt.Key.Key_Space)


def test_the_wheel_scrolls_and_with_shift_sideways(sample: Driver) -> None:
    sample.view.resize(700, 500)
    sample.settle()
    sample.wheel(QPoint(300, 300), QPoint(0, -120))
    assert sample.view._stage.camera.top > 0
    assert sample.view._stage.camera.left == 0
    sample.wheel(QPoint(300, 300), QPoint(0, -120), SHIFT)
    assert sample.view._stage.camera.left > 0


def test_ctrl_and_the_wheel_zoom_at_the_cursor(sample: Driver) -> None:
    sample.view.resize(900, 600)
    sample.settle()
    at = QPoint(500, 400)
    before = sample.view._stage.camera.point(at.x(), at.y())
    sample.wheel(at, QPoint(0, 120), CTRL)
    assert sample.view.zoom > 1.1
    after = sample.view._stage.camera.point(at.x(), at.y())
    assert after == pytest.approx(before, abs=1.5)


def test_zooming_shows_the_old_picture_at_once_and_gets_crisp_by_itself(sample: Driver) -> None:
    sample.wheel(QPoint(500, 400), QPoint(0, 120), CTRL)
    assert sample.view._stage.blurred
    sample.settle()
    refined = sample.view.grab().toImage()
    sample.view._stage.repaint()
    assert sample.view.grab().toImage() == refined


def test_panning_leaves_the_picture_that_a_new_one_would_be(sample: Driver) -> None:
    sample.view.resize(700, 500)
    sample.settle()
    for left, top in ((37, 11), (200, 340), (3, 90)):
        sample.view._eye.scroll_to(left, top)
        sample.view.grab()
    panned = sample.view.grab().toImage()
    sample.view._stage.repaint()
    assert apart(sample.view.grab().toImage(), panned) <= ROUNDING


# Dropping from the tray.


def test_an_entity_from_the_tray_gets_a_position_where_it_is_dropped(sample: Driver) -> None:
    openai = sample.entity("openai")
    at = sample.at_row(sample.segment("memory"), 0.15)
    assert sample.bring([openai], at)
    assert sample.view._stage.grasp.hand.drag is not None
    assert sample.let_go([openai], at)
    (new,) = sample.session.board.where(Position, "entity_id", openai)
    assert new.segment_id == sample.segment("memory")
    assert new.x == pytest.approx(0.15, abs=REACH / sample.arrangement.sizes.ground)
    assert sample.selection.positions == (new.id,)
    assert steps(sample) == 1


def test_an_entity_from_the_tray_snaps_to_cards_nearby(sample: Driver) -> None:
    openai, row = sample.entity("openai"), sample.arrangement.row(sample.segment("memory"))
    assert row is not None
    card = sample.arrangement.cards[row.cards[0]].box
    near = sample.point(card.middle[0] + 4, row.box.bottom - 2)
    assert sample.bring([openai], near)
    assert sample.view._stage.grasp.hand.drag is not None
    lines = [each.x for each in sample.view._stage.grasp.hand.drag.guides]
    assert lines
    assert sample.let_go([openai], near)
    (new,) = sample.session.board.where(Position, "entity_id", openai)
    box = sample.arrangement.cards[new.id].box
    assert min(abs(x - line) for x in (box.x, box.middle[0], box.right) for line in lines) < 0.01


def test_several_entities_from_the_tray_stand_side_by_side(sample: Driver) -> None:
    tray = [
        each for each in sample.session.board.all(Entity) if not sample.session.board.where(Position, "entity_id", each)
    ]
    at = sample.at_row(sample.segment("edu"), 0.1)
    sample.bring(tray[:3], at)
    assert sample.let_go(tray[:3], at)
    assert len(sample.selection.positions) == 3
    assert steps(sample) == 1


def test_an_entity_that_stands_there_already_is_refused(sample: Driver) -> None:
    gpt = sample.entity("gpt4")
    at = sample.at_row(sample.segment("fm"), 0.5)
    assert not sample.bring([gpt], at)
    assert not sample.let_go([gpt], at)
    assert "이미 놓여" in sample.told[-1]
    assert steps(sample) == 0


def test_a_drag_that_leaves_puts_nothing_down(sample: Driver) -> None:
    openai = sample.entity("openai")
    sample.bring([openai], sample.at_row(sample.segment("memory"), 0.15))
    sample.carry_away()
    assert sample.view._stage.grasp.hand.drag is None
    assert steps(sample) == 0


@pytest.mark.parametrize("ids", [[], ["nobody"], [3, None]])
def test_a_drag_of_unknown_things_is_not_taken(sample: Driver, ids: list[str]) -> None:
    assert not sample.bring(ids, sample.at_row(sample.segment("memory"), 0.15))
    assert sample.view._stage.grasp.hand.drag is None


# Folding.


def test_a_click_on_the_mark_folds_a_layer_and_another_unfolds_it(sample: Driver) -> None:
    band = sample.arrangement.bands[0]
    shown = len(sample.arrangement.cards)
    sample.click(sample.point(band.head.x + 8, band.head.y + 8))
    assert sample.session.board.the(Layer, band.layer_id).folded
    assert len(sample.arrangement.cards) == shown - band.count
    folded = sample.arrangement.bands[0]
    sample.click(sample.point(folded.head.x + 8, folded.head.y + 8))
    assert len(sample.arrangement.cards) == shown
