"""Groups as they are painted: an outline around the members, and the name where there is room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Entity, Position, Relation
from desktop.board.bands import reason_box
from desktop.board.camera import Camera
from desktop.board.groups import REASON_MOST, Rings, rings
from desktop.board.ink import Ink
from desktop.board.scene import Scene
from desktop.sight import Sight
from tests.bench.large import things

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.model.geometry import Box
    from desktop.theme import Theme


def scene(*members: str, x: float | None = None) -> Scene:
    """Return a board whose first row holds a group of foreign players, which leave it undefined where all are."""
    group = Entity(id="group", key="group", kind="group", origin="US", name_ko="아주 긴 이름을 가진 큰 그룹")
    parts = [Relation(id=f"part{each}", kind="part_of", from_id=f"e{each}", to_id="group") for each in members]
    kept = [
        each
        for each in things(75, relations=False)
        if not (isinstance(each, Position) and each.segment_id == "s0" and each.entity_id[1:] not in members)
    ]
    placed = [
        Position(id=each.id, key=each.key, entity_id=each.entity_id, segment_id="s0", x=x, lane=0)
        if isinstance(each, Position) and each.segment_id == "s0" and x is not None
        else each
        for each in kept
    ]
    board = Board([*placed, group, *parts])
    return Scene(board, judge(board), "ko", Sight(groups=True))


def painted(shown: Scene, theme: Theme, zoom: float, seen: Box | None = None) -> QImage:
    wide, high = round(shown.arrangement.width), round(shown.arrangement.height)
    camera = Camera(zoom=zoom, wide=wide, high=high, width=shown.arrangement.width, height=shown.arrangement.height)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Rings(shown, camera, Ink(theme)).paint(painter, shown.rings, seen or camera.seen)
    painter.end()
    return image


def bare(image: QImage, rect: QRect) -> bool:
    part = image.copy(rect)
    blank = QImage(part.size(), part.format())
    blank.fill(QColor("white"))
    return bool(part == blank)


def test_a_group_has_an_outline_around_its_members(qapp: QApplication, theme: Theme) -> None:
    shown = scene("1", "2")
    image = painted(shown, theme, 1.0)
    for ring in shown.rings:
        x, y, wide, high = (round(each) for each in ring.box)
        assert not bare(image, QRect(x, y, wide, high))


def test_what_is_not_seen_is_not_painted(qapp: QApplication, theme: Theme) -> None:
    shown = scene("1", "2")
    below = shown.arrangement.rows[-1].box.moved(0, 2000)
    image = painted(shown, theme, 1.0, below)
    assert bare(image, image.rect())


def test_only_the_first_outline_of_a_group_is_sure_of_a_name() -> None:
    shown = scene("1", "2", "4")
    made = rings(shown.board, shown.arrangement)
    assert [each.first for each in made].count(True) == 1


def test_two_groups_of_one_card_write_their_names_one_under_the_other(qapp: QApplication, theme: Theme) -> None:
    alone = scene("1")
    other = Entity(id="other", key="other", kind="alliance", origin="KR", name_ko="다른 동맹")
    more = Relation(id="more", kind="part_of", from_id="e1", to_id="other")
    board = Board([*alone.board.things(), other, more])
    shown = Scene(board, judge(board), "ko", Sight(groups=True))
    names = Rings(shown, Camera(), Ink(theme))
    for width in (20.0, 60.0, 96.0):
        places = [box for ring in shown.rings if (box := names.place(ring, width)) is not None]
        assert len(places) > 1
        assert not any(one.meets(two) for at, one in enumerate(places) for two in places[:at])


def test_a_name_keeps_off_the_words_of_an_undefined_row(qapp: QApplication, theme: Theme) -> None:
    shown = scene("1", x=0.42)
    row = shown.arrangement.row("s0")
    assert row is not None
    verdict = shown.verdict(row.segment_id)
    assert verdict is not None
    assert verdict.undefined is not None
    words = reason_box(shown, row, REASON_MOST)
    assert words is not None
    image = painted(shown, theme, 1.0)
    ring = shown.rings[0].box
    middle = round(words.middle[1])
    left, right = round(max(words.x, ring.right + 2)), round(words.right)
    assert bare(image, QRect(left, middle - 8, right - left, 16))
