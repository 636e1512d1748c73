"""Connectors are pointed at one by one, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF

from db.model.things import Relation
from desktop.board import hits

if TYPE_CHECKING:
    from desktop.board.wires import Wire
    from tests.desktop.board.driver import Driver


@pytest.fixture
def linked(sample: Driver) -> Driver:
    sample.view.viewing.change(links="all")
    sample.settle()
    return sample


def on_way(driver: Driver, wire: Wire) -> QPoint:
    """Return a point in the middle of a connector's longest leg."""
    legs = list(zip(wire.way, wire.way[1:], strict=False))
    one, other = max(legs, key=lambda leg: abs(leg[0][0] - leg[1][0]) + abs(leg[0][1] - leg[1][1]))
    return driver.point((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)


def longest(driver: Driver) -> tuple[str, Wire]:
    def length(wire: Wire) -> float:
        return max(abs(a[0] - b[0]) for a, b in zip(wire.way, wire.way[1:], strict=False))

    return max(driver.view._stage.scene.wires.all.items(), key=lambda each: length(each[1]))


def test_a_connector_is_pointed_at_among_very_many(linked: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "LINKS_MOST", 0)
    _, wire = longest(linked)
    found = linked.view._mouse.hit(QPointF(on_way(linked, wire)))
    assert found.what == "link"
    assert found.id in linked.view._stage.scene.wires.all


def test_thin_connectors_among_very_many_are_not_pointed_at(linked: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "LINKS_MOST", 0)
    linked.view.zoom_to(0.4)
    linked.settle()
    _, wire = longest(linked)
    assert linked.view._mouse.hit(QPointF(on_way(linked, wire))).what != "link"


def test_a_connector_that_is_pointed_at_is_lit(linked: Driver) -> None:
    _, wire = longest(linked)
    linked.move(on_way(linked, wire))
    lit = linked.view._stage.grasp.hand.lit
    assert len(lit) == 1
    linked.move(QPoint(3, 3))
    assert linked.view._stage.grasp.hand.lit == ()


def test_a_card_that_is_pointed_at_lights_its_connectors(linked: Driver) -> None:
    card = linked.card("gpt4@fm")
    linked.move(linked.at_card(card))
    wires = linked.view._stage.scene.wires.all.values()
    own = [(each.kind, each.way) for each in wires if card in (each.start, each.goal)]
    assert own
    assert sorted(linked.view._stage.grasp.hand.lit) == sorted(own)


def test_all_connectors_of_a_kind_share_a_track_and_a_few_do_not(linked: Driver) -> None:
    wires, relations = linked.view._stage.scene.wires, linked.session.board.all(Relation).values()
    depends = [each for each in relations if each.kind == "depends_on"]
    assert len({wires._track(each) for each in depends}) == 1
    linked.view.viewing.change(links="depends_on")
    linked.settle()
    assert len({wires._track(each) for each in depends}) > 1
