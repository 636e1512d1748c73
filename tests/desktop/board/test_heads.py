"""What a row's head says beside its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter

from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Posture, Segment
from desktop.board.camera import Camera
from desktop.board.heads import Heads
from desktop.board.ink import Ink
from desktop.board.marks import posture_shape
from desktop.board.scene import Scene
from desktop.postures import POSTURES
from desktop.sieve import Sieve
from desktop.sight import Sight
from desktop.words import LANGUAGES, Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.model.things import Language
    from desktop.theme import Theme

BOARD = Board(sample_things())
JUDGEMENT = judge(BOARD)


def head(theme: Theme, segment: str, sieve: Sieve, lang: Language = "ko") -> QImage:
    scene = Scene(BOARD, JUDGEMENT, lang, Sight(sieve=sieve))
    found = BOARD.by_key(Segment, segment)
    assert found is not None
    row = scene.arrangement.row(found.id)
    assert row is not None
    image = QImage(1500, 1200, QImage.Format.Format_RGB32)
    image.fill(theme.colour("window"))
    painter = QPainter(image)
    camera = Camera(wide=1500, high=1200, width=scene.arrangement.width, height=scene.arrangement.height)
    Heads(painter, scene, camera, Ink(theme), Words(lang)).paint(row, chosen=False)
    painter.end()
    return image.copy(QRect(*(round(each) for each in row.head)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_head_says_how_many_cards_a_filter_keeps_out(qapp: QApplication, theme: Theme, lang: Language) -> None:
    open_, korean, none = (
        head(theme, "fm", sieve, lang)
        for sieve in (Sieve(), Sieve(sides=frozenset({"home"})), Sieve(text="nobody at all"))
    )
    assert open_ != korean
    assert korean != none


def test_a_row_that_shows_whole_says_nothing_of_the_filter(qapp: QApplication, theme: Theme) -> None:
    everybody = Sieve(sides=frozenset({"home", "foreign"}))
    assert head(theme, "fm", Sieve()) == head(theme, "fm", everybody)


def test_every_posture_has_a_shape_of_its_own() -> None:
    shapes = [tuple((each.x(), each.y()) for each in posture_shape(name, QPointF())) for name in POSTURES]
    assert len(set(shapes)) == len(get_args(Posture)) == len(POSTURES)
