"""Connectors: which show, where they run, and how they keep in step with the board."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QImage, QPainter

from db.judge.reading import judge
from db.model.board import Board
from db.model.change import Change
from db.model.geometry import Box
from db.model.things import Entity, Position, Relation, RelationKind
from desktop.board.elbows import bounds, elbow
from desktop.board.ink import Ink
from desktop.board.links import STYLES, paint_sample
from desktop.board.mesh import LONG, Leg, Mesh
from desktop.board.scene import Scene
from desktop.board.wires import AT_ONCE, LIFTED_MOST
from desktop.sieve import Sieve
from desktop.sight import Links, Sight
from desktop.theme import Theme
from tests.bench.large import things

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ALL = Box(-100, -100, 5000, 100_000)


def scene(cards: int = 50, links: Links = "all", **sight: object) -> Scene:
    board = Board(things(cards))
    made = Scene(board, judge(board), "ko", Sight(links=links, **sight))  # type: ignore[arg-type]
    while made.wires.waiting:
        made.wires.catch_up(1.0)
    return made


def legs(mesh: Mesh) -> set[Leg]:
    return set(mesh.within(ALL).legs)


def test_every_relation_between_cards_that_show_has_a_connector() -> None:
    shown = scene()
    assert shown.wires.all.keys() == shown.board.all(Relation).keys()


def test_none_show_where_none_are_wanted() -> None:
    shown = scene(links="none")
    assert not shown.wires.all
    assert shown.wires.mesh.empty


def test_one_kind_shows_alone() -> None:
    assert {wire.kind for wire in scene(links="invests").wires.all.values()} == {"invests"}


def test_those_of_the_selected_card_begin_or_end_at_it() -> None:
    shown = scene(links="selected")
    shown.choose(frozenset({"p7"}))
    assert shown.wires.all
    assert all("p7" in (wire.start, wire.goal) for wire in shown.wires.all.values())
    shown.choose(frozenset())
    assert shown.wires.mesh.empty


def test_of_several_positions_of_an_entity_the_selected_one_has_the_connector() -> None:
    board = Board([*things(50), Position(id="twin", key="twin", entity_id="e7", segment_id="s1")])
    shown = Scene(board, judge(board), "ko", Sight())
    for each in ("twin", "p7"):
        shown.choose(frozenset({each}))
        assert all(each in (wire.start, wire.goal) for wire in shown.wires.all.values())


def test_what_the_filter_holds_back_has_no_connector() -> None:
    shown = scene(sieve=Sieve(sides=frozenset({"home"})))
    assert shown.out
    assert all(shown.out.isdisjoint((wire.start, wire.goal)) for wire in shown.wires.all.values())


def test_many_take_their_turn_and_few_come_at_once() -> None:
    board = Board(things(500))
    shown = Scene(board, judge(board), "ko", Sight(links="all"))
    assert shown.wires.waiting
    assert len(shown.wires.all) <= AT_ONCE
    shown.wires.catch_up(10.0)
    assert len(shown.wires.all) == len(board.all(Relation))
    few = Scene(board, judge(board), "ko", Sight(links="selected"))
    few.choose(frozenset({"p3"}))
    assert few.wires.all
    assert not few.wires.waiting


def test_where_connectors_came_and_went_is_told_once() -> None:
    shown = scene(links="selected")
    shown.wires.take_dirty()
    shown.choose(frozenset({"p7"}))
    dirty = shown.wires.take_dirty()
    assert dirty
    for wire in shown.wires.all.values():
        for point in wire.way:
            assert any(box.holds(*point) for box in dirty)
    assert shown.wires.take_dirty() == []


def test_connectors_of_cards_in_the_hand_leave_the_picture_and_come_back() -> None:
    shown = scene()
    before = legs(shown.wires.mesh)
    for _ in range(2):
        shown.wires.lift({"p7"})
        assert shown.wires.lifted
        assert legs(shown.wires.mesh) < before
        shown.wires.lift(())
        assert not shown.wires.lifted
        assert legs(shown.wires.mesh) == before


def test_those_of_a_card_that_is_pointed_at_are_just_its_own() -> None:
    shown = scene(200)
    for each in shown.arrangement.cards:
        own = [(wire.kind, wire.way) for wire in shown.wires.all.values() if each in (wire.start, wire.goal)]
        pointed_at = shown.wires.at("card", each)
        assert sorted(pointed_at) == sorted(own)


def test_no_more_than_so_many_follow_the_hand() -> None:
    shown = scene(500)
    shown.wires.lift(shown.arrangement.cards.keys())
    assert len(shown.wires.lifted) == LIFTED_MOST


def test_every_part_is_found_where_it_is_and_nowhere_else() -> None:
    shown = scene(200)
    for wire in shown.wires.all.values():
        for (x, y), (to_x, to_y) in pairwise(wire.way):
            spot = Box((x + to_x) / 2 - 1, (y + to_y) / 2 - 1, 2, 2)
            found = shown.wires.mesh.within(spot).legs
            assert any(leg.x <= spot.right and spot.x <= leg.to_x and leg.kind == wire.kind for leg in found)
    assert not shown.wires.mesh.within(Box(-900, -900, 100, 100)).legs


def test_long_parts_of_a_track_are_joined_and_part_again() -> None:
    mesh = Mesh()
    one, other = ((5.0, 0.0), (5.0, LONG + 10)), ((5.0, LONG / 2), (5.0, 2 * LONG))
    mesh.add("supplies", one)
    mesh.add("supplies", other)
    mesh.add("supplies", other)
    assert legs(mesh) == {Leg("supplies", 5, 0, 5, 2 * LONG)}
    mesh.remove("supplies", one)
    mesh.remove("supplies", other)
    assert legs(mesh) == {Leg("supplies", 5, LONG / 2, 5, 2 * LONG)}
    mesh.remove("supplies", other)
    assert mesh.empty
    assert not legs(mesh)


def test_a_relation_of_an_entity_that_stands_nowhere_has_no_connector() -> None:
    extra = Entity(id="off", key="off", kind="company", origin="KR", name_ko="밖")
    board = Board([*things(50), extra, Relation(id="r", kind="supplies", from_id="off", to_id="e1")])
    shown = Scene(board, judge(board), "ko", Sight(links="all"))
    shown.wires.catch_up(1.0)
    assert "r" not in shown.wires.all


@pytest.mark.parametrize("name", ["light", "dark"])
def test_kinds_differ_also_without_colour(qapp: QApplication, name: str) -> None:
    ink = Ink(Theme(name))  # type: ignore[arg-type]
    pictures = []
    for kind in get_args(RelationKind):
        image = QImage(80, 16, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sample(painter, kind, QLineF(10, 8, 70, 8), ink)
        painter.end()
        dark = [image.pixelColor(x, y).lightness() < 200 for x in range(80) for y in range(16)]
        pictures.append(tuple(dark))
    assert len(set(pictures)) == len(STYLES) == len(get_args(RelationKind))


def test_an_elbow_joins_facing_edges() -> None:
    one, below, beside = Box(0, 0, 100, 20), Box(200, 100, 100, 20), Box(300, 5, 100, 20)
    assert elbow(one, below) == ((50, 20), (50, 60), (250, 60), (250, 100))
    assert elbow(below, one)[0] == (250, 100)
    assert elbow(one, beside)[0] == (100, 10)
    assert elbow(one, beside)[-1] == (300, 15)


def test_elbows_are_painted_anew_where_they_are() -> None:
    assert bounds([]) is None
    around = bounds([("supplies", ((0.0, 0.0), (0.0, 50.0), (80.0, 50.0)))])
    assert around is not None
    assert around.holds(0, 0)
    assert around.holds(80, 50)


def test_relations_that_are_over_or_still_to_come_do_not_show() -> None:
    board = Board(things(30))
    (first, second, *_) = board.all(Relation).values()
    board.apply([Change(first, replace(first, until="2001")), Change(second, replace(second, since="2999"))])
    shown = Scene(board, judge(board), "ko", Sight(links="all"))
    while shown.wires.waiting:
        shown.wires.catch_up(1.0)
    assert {first.id, second.id}.isdisjoint(shown.wires.all)
    assert shown.wires.all
