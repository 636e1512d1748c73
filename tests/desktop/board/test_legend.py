"""The legend tells the lens in force and, of all else, what occurs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter

from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Entity, Note, Position, Relation
from desktop.board.ink import Ink
from desktop.board.legend import Entry, entries, legend_size, paint_legend
from desktop.board.lenses import Glass
from desktop.board.links import STYLES
from desktop.board.signs import RELATIONS
from desktop.sieve import Sieve
from desktop.sight import LENSES, Sight
from desktop.theme import Theme
from desktop.words import LANGUAGES, Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.palette import ThemeName
    from desktop.sight import Lens

BOARD = Board(sample_things())
JUDGEMENT = judge(BOARD)


def told(sight: Sight, board: Board = BOARD, lang: str = "ko") -> tuple[Entry, ...]:
    return entries(sight, board, judge(board), Words(lang))  # type: ignore[arg-type]


def texts(found: tuple[Entry, ...], of: str) -> list[str]:
    return [each.text for each in found if each.of == of]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("lens", LENSES)
def test_the_legend_tells_every_tint_that_shows(lens: Lens, lang: str) -> None:
    found = told(Sight(lens=lens), lang=lang)
    tints = [each.tint for each in found if each.tint is not None]
    glass = Glass(BOARD, JUDGEMENT, lens)
    shown = {glass.tint(each)[:2] for each in BOARD.all(Position)}
    assert shown <= {(each.colour, each.mark) for each in tints}
    assert len(set(texts(found, "tint"))) == len(tints)


def test_shapes_of_origins_are_told_under_every_lens() -> None:
    assert texts(told(Sight(lens="score")), "shape") == ["한국", "해외", "지배국 다름"]
    assert texts(told(Sight(lens="origin")), "shape") == ["지배국 다름"]


def test_what_stands_in_the_heads_of_rows_is_told() -> None:
    found = told(Sight())
    assert next(each.text for each in found if each.part == "heads") == "행 머리"
    assert texts(found, "pill") == ["수성", "확장", "위험", "추격", "협력", "판단보류"]
    assert texts(found, "figure") == ["한국 최고 : 글로벌 최고", "평가율", "신뢰도 하·중·상"]


def test_the_posture_lens_tells_the_postures_once_and_ticks_are_told_where_cards_have_them() -> None:
    found = told(Sight(lens="posture"))
    assert texts(found, "pill") == []
    assert texts(found, "figure") == ["한국 최고 : 글로벌 최고", "평가율"]


def test_only_states_that_occur_are_told() -> None:
    assert texts(told(Sight()), "state") == ["근거 없음", "발표 단계"]
    assert texts(told(Sight(sieve=Sieve(text="네이버"))), "state")[-1] == "필터로 제외"
    placed = next(each.entity_id for each in BOARD.all(Position).values())
    ended = replace(BOARD.the(Entity, placed), lifecycle="ended")
    board = Board([ended if each.id == placed else each for each in sample_things()])
    assert "종료" in texts(told(Sight(), board), "state")


def test_relations_are_told_while_they_show() -> None:
    kinds = {each.kind for each in BOARD.all(Relation).values()}
    assert len(texts(told(Sight(links="all")), "relation")) == len(kinds)
    assert texts(told(Sight(links="competes")), "relation") == ["경쟁"]
    assert texts(told(Sight(links="none")), "relation") == []
    assert set(RELATIONS) == set(STYLES)


def test_groups_and_notes_are_told_while_they_show() -> None:
    noted = Board([*sample_things(), Note(id="note", text_ko="메모")])
    assert texts(told(Sight(), noted), "drawn") == ["판세선", "판세선 미정", "메모"]
    assert texts(told(Sight(notes=False, groups=True), noted), "drawn") == ["판세선", "판세선 미정", "그룹·동맹"]


def test_an_empty_board_has_a_legend_of_its_lens_only() -> None:
    bare = Board([BOARD.premise])
    assert {each.part for each in told(Sight(), bare)} == {"lens"}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("width", [180.0, 300.0, 1400.0])
def test_the_legend_takes_the_room_that_it_says(
    qapp: QApplication, theme: Theme, name: ThemeName, width: float
) -> None:
    ink = Ink(Theme(name))
    for lens in LENSES:
        found = told(Sight(lens=lens, links="all", groups=True))
        size = legend_size(found, ink, width)
        assert size.width() <= width
        image = QImage(int(width) + 60, int(size.height()) + 60, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        high = paint_legend(painter, found, ink, width)
        painter.end()
        assert high == size.height()
        outside = image.copy(int(size.width()) + 1, 0, 40, image.height()), image.copy(0, int(high) + 1, 100, 40)
        assert all(each == _black(each) for each in outside)


def test_nothing_to_tell_takes_no_room(qapp: QApplication, theme: Theme) -> None:
    assert legend_size((), Ink(theme), 300).isEmpty()
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert paint_legend(painter, (), Ink(theme), 300) == 0
    painter.end()


def test_a_long_title_is_cut_and_does_not_widen_the_legend(qapp: QApplication, theme: Theme) -> None:
    long = Entry("lens", "title", "가" * 500), Entry("lens", "shape", "나" * 500, "circle")
    assert legend_size(long, Ink(theme), 240).width() <= 240
    assert legend_size(long, Ink(theme), 1400).width() <= 1400


def _black(image: QImage) -> QImage:
    black = image.copy()
    black.fill(0)
    return black
