"""The heads of bands and rows stay in sight, however the board is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect

from db.model.things import Layer
from desktop.board.hits import Hit
from desktop.board.pinned import SHARE
from desktop.board.rename import NameField
from tests.desktop.board.driver import ROUNDING, apart

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from tests.desktop.board.driver import Driver


@pytest.fixture
def narrow(sample: Driver) -> Driver:
    """The sample at 100 % in a window too small for it, scrolled to its far right."""
    sample.view.resize(900, 700)
    sample.view._eye.scroll_to(500, 200)
    sample.settle()
    return sample


def heads(driver: Driver) -> QImage:
    """Return the picture of the heads."""
    wide = driver.view._stage.heads.wide
    return driver.view.viewport().grab(QRect(4, 4, wide - 8, driver.view.viewport().height() - 8)).toImage()


def at_head(driver: Driver, segment: str) -> QPoint:
    """Return a point of a row's head at the window's edge."""
    row = driver.arrangement.row(segment)
    assert row is not None
    return QPoint(100, driver.point(0, row.box.middle[1]).y())


def test_heads_in_their_places_are_not_shown_twice(sample: Driver) -> None:
    assert sample.view._stage.heads.wide == 0


def test_heads_stay_at_the_edge_while_the_board_is_scrolled_sideways(narrow: Driver) -> None:
    before = heads(narrow)
    narrow.view._eye.scroll_to(400, 200)
    narrow.settle()
    assert narrow.view._stage.heads.wide > 0
    assert apart(heads(narrow), before) <= ROUNDING


def test_heads_follow_the_board_up_and_down(narrow: Driver) -> None:
    before = heads(narrow)
    narrow.view._eye.scroll_to(500, 260)
    narrow.settle()
    moved, high = heads(narrow), before.height()
    # Away from the window's edges, where names stay with what is cut.
    one, other = (image.copy(60, top, 120, high - 260) for image, top in ((before, 160), (moved, 100)))
    assert apart(one, other) <= ROUNDING


def test_a_head_at_the_edge_can_be_clicked(narrow: Driver) -> None:
    segment = narrow.segment("edu")
    narrow.click(at_head(narrow, segment))
    assert narrow.selection.segment == segment


def test_a_click_on_a_head_does_not_reach_the_card_under_it(narrow: Driver) -> None:
    for card in narrow.arrangement.cards.values():
        at = narrow.point(*card.box.middle)
        if 40 < at.x() < narrow.view._stage.heads.wide - 8 and narrow.view.viewport().rect().contains(at):
            assert narrow.view._mouse.hit(QPointF(at)).what in {"head", "nothing"}
            return
    pytest.fail("no card lies under the heads")


def test_the_fold_mark_of_a_band_that_is_cut_stands_where_it_shows(narrow: Driver) -> None:
    top = narrow.view._stage.camera.seen.y
    band = next(each for each in narrow.arrangement.bands if each.box.y < top < each.box.bottom)
    narrow.click(QPoint(8, 8))
    assert narrow.session.board.the(Layer, band.layer_id).folded


def test_the_name_of_a_band_that_is_cut_stands_in_its_part_that_shows(sample: Driver) -> None:
    sample.view.resize(1500, 300)
    sample.settle()
    band = max(sample.arrangement.bands, key=lambda each: each.box.h)
    sample.view._eye.scroll_to(0, round(band.box.y + 30))
    sample.settle()
    fold = sample.view._mouse.hit(QPointF(sample.point(band.head.x + 8, 0).x(), 8))
    assert fold == Hit("fold", band.layer_id)


def test_a_card_that_is_to_be_shown_is_not_hidden_by_the_heads(narrow: Driver) -> None:
    card = min(narrow.arrangement.cards.values(), key=lambda each: abs(each.box.x - 480))
    narrow.view.focus_position(card.position_id)
    assert narrow.view._stage.camera.x(card.box.x) >= narrow.view._stage.heads.wide


@pytest.mark.parametrize("zoom", [1.5, 2.5, 4.0])
def test_heads_leave_most_of_the_window_to_the_board(narrow: Driver, zoom: float) -> None:
    narrow.view.zoom_to(zoom)
    narrow.view._eye.scroll_to(1500, 300)
    narrow.settle()
    assert 0 < narrow.view._stage.heads.wide <= SHARE * narrow.view._stage.camera.wide + 1


@pytest.mark.parametrize("zoom", [1.0, 1.6, 3.0])
def test_a_head_that_changes_is_painted_anew(narrow: Driver, zoom: float) -> None:
    narrow.view.zoom_to(zoom)
    narrow.view._eye.scroll_to(round(600 * zoom), round(300 * zoom))
    narrow.settle()
    before = heads(narrow)
    middle = narrow.view._stage.camera.seen.middle[1]
    row = next(row for row in narrow.arrangement.rows if row.box.y <= middle < row.box.bottom + 10)
    narrow.selection.choose_segment(row.segment_id)
    narrow.settle()
    chosen = heads(narrow)
    assert apart(chosen, before) > ROUNDING
    narrow.view._stage.repaint()
    assert apart(heads(narrow), chosen) <= ROUNDING


def test_a_row_is_renamed_where_its_head_is_seen(narrow: Driver) -> None:
    segment = narrow.segment("edu")
    narrow.selection.choose_segment(segment)
    narrow.view.act("board.rename")
    (field,) = narrow.view.viewport().findChildren(NameField)
    assert field.geometry().left() > 24
    assert field.geometry().right() <= narrow.view._stage.heads.wide
    assert field.geometry().contains(QPoint(100, field.geometry().center().y()))
