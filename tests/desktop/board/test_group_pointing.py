"""Groups can be pointed at: by their names and by their outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF

from db.model.things import Entity, name
from desktop.board.hits import Hit
from desktop.board.sheet import sheet
from tests.desktop.board.driver import SHIFT, Driver

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from desktop.board.groups import Ring


@pytest.fixture
def grouped(sample: Driver) -> Driver:
    sample.view.viewing.change(groups=True)
    sample.settle()
    return sample


def ring(driver: Driver) -> Ring:
    """Return the outline around most cards."""
    return max(driver.view._stage.scene.rings, key=lambda each: each.box.w * each.box.h)


def on_outline(driver: Driver, of: Ring) -> QPoint:
    """Return a point on an outline's left side, where no card is."""
    return driver.point(of.box.x, of.box.middle[1])


def test_an_outline_is_its_group(grouped: Driver) -> None:
    found = ring(grouped)
    assert grouped.view._mouse.hit(QPointF(on_outline(grouped, found))) == Hit("group", found.entity_id)


def test_a_name_is_its_group(grouped: Driver) -> None:
    rings = grouped.view._stage._still.rings
    tags = [(each.entity_id, tag) for each in grouped.view._stage.scene.rings if (tag := rings._tag(each)) is not None]
    assert tags
    entity_id, (box, _) = tags[0]
    assert grouped.view._mouse.hit(QPointF(grouped.point(*box.middle))) == Hit("group", entity_id)


def test_a_click_selects_the_members_and_with_shift_adds_them(grouped: Driver) -> None:
    found = ring(grouped)
    members = grouped.view._deeds.choice.members(found.entity_id)
    other = next(each for each in grouped.arrangement.cards if each not in members)
    grouped.selection.select([other])
    grouped.click(on_outline(grouped, found))
    assert grouped.selection.positions == members
    grouped.selection.select([other])
    grouped.click(on_outline(grouped, found), SHIFT)
    assert grouped.selection.positions == (other, *members)


def test_the_sheet_names_the_group_and_its_members(grouped: Driver) -> None:
    found = ring(grouped)
    stage, board = grouped.view._stage, grouped.session.board
    said = sheet(stage.scene, grouped.view._room.words, Hit("group", found.entity_id))
    group = board.the(Entity, found.entity_id)
    assert name(group, "ko") in said
    assert "구성원" in said


def test_a_group_that_does_not_show_cannot_be_pointed_at(grouped: Driver) -> None:
    found = ring(grouped)
    at = on_outline(grouped, found)
    grouped.view.viewing.change(groups=False)
    grouped.settle()
    assert grouped.view._mouse.hit(QPointF(at)).what != "group"
