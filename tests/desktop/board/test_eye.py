"""The board keeps still unless the user asks for another size, and is opened so that it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.edit import verbs
from desktop.board.aims import READABLE, fitted
from desktop.board.view import BoardView
from desktop.selection import Selection
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.board.driver import Driver

Framed = tuple[QWidget, QWidget, BoardView]


@pytest.fixture
def framed(qtbot: QtBot, sample: Driver) -> Iterator[Callable[[int, int], Framed]]:
    """Open the board in a window with a strip above it that can be shown."""
    opened: list[QWidget] = []

    def open_it(wide: int, high: int) -> Framed:
        window, strip = QWidget(), QWidget()
        strip.setFixedHeight(40)
        strip.hide()
        view = BoardView(sample.session, Selection(), Words("ko"), Theme("light"))
        column = QVBoxLayout(window)
        column.addWidget(strip)
        column.addWidget(view, 1)
        qtbot.addWidget(window)
        opened.append(window)
        window.resize(wide, high)
        window.show()
        qtbot.waitExposed(window)
        view.grab()
        QApplication.processEvents()
        return window, strip, view

    yield open_it
    for window in opened:
        window.close()


@pytest.mark.parametrize("aim", ["open", "all", "width"])
def test_a_strip_that_comes_and_goes_leaves_the_board_as_it_is(
    qtbot: QtBot, framed: Callable[[int, int], Framed], aim: str
) -> None:
    _, strip, view = framed(1200, 900)
    {"open": lambda: None, "all": view.fit, "width": view.eye.fit_width}[aim]()
    zoom, high = view.zoom, view.height()
    for shown in (True, False):
        strip.setVisible(shown)
        qtbot.waitUntil(lambda shown=shown: (view.height() < high) is shown)  # type: ignore[misc]
        assert view.zoom == zoom
        assert view.eye.camera.top == 0


@pytest.mark.parametrize("high", [900, 1400])
def test_a_board_that_grows_keeps_its_zoom_and_its_top_left(
    sample: Driver, framed: Callable[[int, int], Framed], high: int
) -> None:
    *_, view = framed(1100, high)
    view.fit()
    zoom = view.zoom
    for number in range(4):
        edit = verbs.add_note(sample.session.board, f"메모 {number}", segment_id=sample.segment("fm"), x=0.2 * number)
        sample.session.do(edit)
        QApplication.processEvents()
        assert view.zoom == zoom
        assert view.eye.camera.top == 0
    view.fit()
    QApplication.processEvents()
    assert view.zoom <= zoom
    assert view.eye.camera.reach == (0, 0)


@pytest.mark.parametrize("aim", ["open", "all", "width"])
def test_another_size_of_the_window_is_followed(framed: Callable[[int, int], Framed], aim: str) -> None:
    window, _, view = framed(1500, 900)
    {"open": lambda: None, "all": view.fit, "width": view.eye.fit_width}[aim]()
    zoom = view.zoom
    window.resize(1900, 1400)
    view.grab()
    assert view.zoom > zoom


def test_a_board_is_opened_whole_where_its_names_can_be_read(framed: Callable[[int, int], Framed]) -> None:
    *_, view = framed(1600, 1300)
    assert view.eye.camera == fitted(view.eye.camera)
    assert view.zoom >= READABLE


def test_a_board_too_high_to_be_read_whole_is_opened_as_wide_as_the_window(
    framed: Callable[[int, int], Framed],
) -> None:
    *_, view = framed(1400, 600)
    camera = view.eye.camera
    assert camera.reach[0] == 0
    assert camera.reach[1] > 0
    assert READABLE <= camera.zoom <= 1.0
    assert not view.horizontalScrollBar().isVisible()


def test_names_can_be_read_in_a_small_window(framed: Callable[[int, int], Framed]) -> None:
    *_, view = framed(800, 560)
    camera = view.eye.camera
    assert camera.zoom == READABLE
    assert (camera.left, camera.top) == (0, 0)
    assert min(camera.reach) > 0


@pytest.mark.parametrize("key", [Qt.Key.Key_9, Qt.Key.Key_0])
def test_keys_fit_the_width_and_the_whole(sample: Driver, key: Qt.Key) -> None:
    sample.view.resize(1000, 500)
    sample.key(key)
    QApplication.processEvents()  # the scroll bars come and go
    right, down = sample.view.eye.camera.reach
    assert right == 0
    assert (down > 0) is (key == Qt.Key.Key_9)
    assert (sample.view.eye.camera.wide, sample.view.eye.camera.high) == (
        sample.view.viewport().width(),
        sample.view.viewport().height(),
    )
