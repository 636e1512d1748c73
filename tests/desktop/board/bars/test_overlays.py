from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.edit import verbs
from db.model.board import all_layers
from tests.desktop.board.bars.touch import LEFT, act, click

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.board.page import BoardPage
    from desktop.program import Program


def test_the_minimap_shows_itself_only_where_there_is_more_than_the_window_shows(
    sample: Program, page: BoardPage
) -> None:
    minimap = page.overlays.minimap
    assert minimap.isVisible()
    page.view.zoom_to(0.1)
    assert minimap.isHidden()
    page.view.zoom_to(1.5)
    assert minimap.isVisible()
    act(sample, "view.minimap")
    assert minimap.isHidden()


def test_the_minimap_shows_the_board_as_it_is(page: BoardPage, qtbot: QtBot) -> None:
    minimap = page.overlays.minimap
    qtbot.waitUntil(lambda: minimap.drawn)
    before = minimap.grab().toImage()
    first = next(iter(all_layers(page._session.board)))
    assert page._session.attempt(lambda board: verbs.fold_layer(board, first.id, folded=True))
    assert not minimap.drawn
    qtbot.waitUntil(lambda: minimap.drawn)
    assert minimap.grab().toImage() != before


def test_a_click_on_the_minimap_goes_there_and_a_drag_follows(page: BoardPage) -> None:
    minimap, camera = page.overlays.minimap, lambda: page.view.stage.camera
    QTest.mouseClick(minimap, LEFT, pos=QPoint(8, 8))
    assert (camera().left, camera().top) == (0, 0)
    start, end = QPoint(8, 8), QPoint(minimap.width() - 8, minimap.height() - 8)
    QTest.mousePress(minimap, LEFT, pos=start)
    QTest.mouseMove(minimap, end)
    QTest.mouseRelease(minimap, LEFT, pos=end)
    assert (camera().left, camera().top) == camera().reach
    assert minimap.seen().right() <= minimap.width()


def test_the_keyboard_stays_on_the_board_when_the_minimap_is_clicked(page: BoardPage, qtbot: QtBot) -> None:
    page.view.setFocus()
    qtbot.waitUntil(page.view.hasFocus)
    QTest.mouseClick(page.overlays.minimap, LEFT, pos=QPoint(60, 60))
    assert page.view.hasFocus()


def test_no_overlay_lies_on_the_current_card(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.legend")
    camera = page.view.stage.camera
    for card in list(page.view.stage.scene.arrangement.cards.values()):
        page.view.focus_position(card.position_id)
        camera = page.view.stage.camera
        x, y, wide, high = (round(each / camera.ratio) for each in camera.device(card.box))
        box = page.overlays._clear()[0]
        assert (box.x(), box.y(), box.width(), box.height()) == (x, y, wide, high)
        assert not page.overlays.minimap.geometry().intersects(box)


def test_the_minimap_leaves_the_way_of_what_is_dragged(page: BoardPage) -> None:
    minimap, port = page.overlays.minimap, page.view.viewport()
    home = minimap.geometry()
    empty = QPoint(port.width() // 2, 4)
    QTest.mousePress(port, LEFT, pos=empty)
    QTest.mouseMove(port, home.center())
    assert not minimap.geometry().contains(home.center())
    QTest.mouseMove(port, empty)
    QTest.mouseRelease(port, LEFT, pos=empty)
    assert minimap.geometry() == home


def test_the_legend_follows_the_lens_and_goes_with_a_click(sample: Program, page: BoardPage) -> None:
    legend = page.overlays.legend
    assert legend.isHidden()
    act(sample, "view.legend")
    assert legend.isVisible()
    before = legend.accessibleDescription()
    act(sample, "view.lens_posture")
    assert legend.accessibleDescription() != before
    click(legend.head)
    assert legend.isHidden()
    assert not sample.window.acts["view.legend"].isChecked()
    assert not sample.settings.now.legend


def test_legend_and_minimap_never_lie_on_each_other(sample: Program, page: BoardPage, qtbot: QtBot) -> None:
    act(sample, "view.legend")
    for width in (960, 1366, 1800):
        sample.window.resize(width, 900)
        QApplication.processEvents()
        if page.overlays.minimap.isVisible() and page.overlays.legend.isVisible():
            assert not page.overlays.minimap.geometry().intersects(page.overlays.legend.geometry())


def test_a_board_that_is_closed_takes_its_bars_along(sample: Program, page: BoardPage, sample_file: Path) -> None:
    assert sample.open(sample_file)
    QApplication.processEvents()
    act(sample, "view.lens_score")
    assert sample.desk is not None
    assert sample.desk.page is not page
    assert sample.desk.viewing.now.lens == "score"
