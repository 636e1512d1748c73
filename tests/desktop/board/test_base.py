"""The retained picture: what of it is painted anew, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from desktop.board.base import Base
from desktop.board.camera import Camera
from desktop.board.rects import gathered, rects_of, tiled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

WIDE, HIGH = 1200, 700
numbers = st.integers(0, 900)
rects = st.builds(QRect, numbers, numbers, st.integers(1, 300), st.integers(1, 300))


class Painted:
    """A picture of one colour, and where it has been painted."""

    def __init__(self) -> None:
        self.colour = QColor("white")
        self.rects: list[QRect] = []
        self.base = Base(self.paint)
        self.base.fit(WIDE, HIGH)
        self.base.settle()
        self.rects.clear()

    def paint(self, painter: QPainter, rect: QRect) -> None:
        self.rects.append(rect)
        painter.fillRect(rect, self.colour)

    def is_white(self, x: int, y: int) -> bool:
        return self.shown().pixelColor(x, y) == QColor("white")

    def shown(self) -> QImage:
        """Return what a window of the first size shows."""
        image = QImage(WIDE, HIGH, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self.base.show(painter, image.rect())
        painter.end()
        return image


@pytest.fixture
def painted(qapp: QApplication) -> Painted:
    return Painted()


def test_what_is_touched_is_painted_before_it_is_shown(painted: Painted) -> None:
    painted.base.touch(QRect(10, 20, 30, 40))
    assert not painted.base.blurred
    painted.base.settle()
    assert painted.rects == [QRect(10, 20, 30, 40)]


def test_what_is_touched_softly_shows_as_it_was_until_there_is_time(painted: Painted) -> None:
    painted.colour = QColor("black")
    painted.base.touch(QRect(10, 20, 30, 40), soft=True)
    painted.base.settle()
    assert (painted.base.blurred, painted.is_white(20, 30)) == (True, True)
    done = painted.base.refine()
    assert done.contains(QRect(10, 20, 30, 40))
    assert (painted.base.blurred, painted.is_white(20, 30)) == (False, False)


def test_what_is_urgent_does_not_become_soft(painted: Painted) -> None:
    painted.base.touch(QRect(0, 0, 50, 50))
    painted.base.touch(QRect(0, 0, 50, 50), soft=True)
    assert not painted.base.blurred


def test_a_zoom_to_a_window_of_another_size_keeps_the_picture(painted: Painted) -> None:
    old = Camera(wide=WIDE, high=HIGH, width=5000, height=5000)
    painted.base.zoom(old, Camera(zoom=1.5, wide=WIDE - 14, high=HIGH, width=5000, height=5000), QColor("black"))
    painted.base.settle()
    assert painted.rects == []
    assert painted.base.blurred
    assert painted.is_white(600, 300)


def test_a_new_picture_is_bare_until_it_has_been_painted(painted: Painted) -> None:
    assert not painted.base.bare
    painted.base.touch_all()
    assert painted.base.bare


def test_refining_comes_to_an_end_and_leaves_nothing_out(painted: Painted) -> None:
    painted.colour = QColor("black")
    painted.base.touch(QRect(0, 0, WIDE, HIGH), soft=True)
    done = QRegion()
    while painted.base.blurred:
        done += painted.base.refine(0.0)
    assert (QRegion(0, 0, WIDE, HIGH) - done).isEmpty()
    assert not painted.is_white(WIDE - 1, HIGH - 1)


@given(st.lists(rects, max_size=12))
def test_tiles_cover_all_that_they_stand_for(given_rects: list[QRect]) -> None:
    region = tiled((each.x(), each.y(), each.width(), each.height()) for each in given_rects)
    assert all((QRegion(each) - region).isEmpty() for each in given_rects)


@given(st.lists(rects, max_size=12))
def test_gathered_rectangles_cover_all_and_are_no_more(given_rects: list[QRect]) -> None:
    kept = gathered(given_rects)
    assert len(kept) <= len(given_rects)
    assert all(any(other.contains(each) for other in kept) for each in given_rects)


def test_only_rectangles_near_to_one_another_are_gathered() -> None:
    near, far = [QRect(0, 0, 50, 20), QRect(60, 0, 50, 20)], QRect(0, 900, 50, 20)
    assert gathered([*near, far]) == [QRect(0, 0, 110, 20), far]


def test_tiles_side_by_side_are_one_rectangle() -> None:
    assert rects_of(tiled([(10, 10, 200, 10)])) == [QRect(0, 0, 256, 64)]
