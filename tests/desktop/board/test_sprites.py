"""Pictures of cards: kept, capped, and telling every state from every other by shape."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from desktop.board.cards import NAME_SIZE, NAME_WIDE, Look, bars, detail_at
from desktop.board.face import Face
from desktop.board.ink import Ink
from desktop.board.sprites import Cut, Sprites

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from desktop.theme import Theme

SIZE = (148.0, 29.0)
CUT = Cut(148, 29, 1.0)
FACE = Face(
    "네이버클라우드",
    "3.5",
    home=True,
    shape="circle",
    hollow=False,
    split=False,
    hatched=False,
    dotted=False,
    confidence=2,
)


@pytest.fixture
def sprites(qapp: QApplication, theme: Theme) -> Sprites:
    return Sprites(Ink(theme), SIZE)


def grey(sprites: Sprites, look: Look) -> QImage:
    image = sprites.get(look, CUT).toImage()
    return image.convertToFormat(image.Format.Format_Grayscale8)


def test_a_picture_is_made_once(sprites: Sprites) -> None:
    first = sprites.get(Look(FACE), CUT)
    again = sprites.get(Look(FACE), CUT)
    assert first is again
    assert sprites.get(Look(FACE), Cut(296, 58, 2.0)).width() == 2 * 148 + 2 * 10


def test_every_state_differs_also_without_colour(sprites: Sprites) -> None:
    looks = [
        Look(FACE),
        Look(FACE, selected=True),
        Look(FACE, lift="lifted"),
        Look(FACE, lift="ghost"),
        *(
            Look(FACE._replace(**change))  # type: ignore[arg-type]
            for change in (
                {"shape": "diamond"},
                {"shape": "half"},
                {"hollow": True},
                {"split": True},
                {"hatched": True},
                {"dotted": True},
                {"confidence": 3},
                {"score": "4.0"},
                {"name": "다른 이름"},
            )
        ),
    ]
    pictures = [grey(sprites, look) for look in looks]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_no_more_than_so_many_bytes_are_kept(qapp: QApplication, theme: Theme) -> None:
    one = 158 * 39 * 4
    sprites = Sprites(Ink(theme), SIZE, most=5 * one)
    for number in range(40):
        sprites.get(Look(FACE._replace(name=str(number))), CUT)
        assert sprites.bytes <= 5 * one
    sprites.clear()
    assert sprites.bytes == 0


def test_bars_are_few_however_many_names_there_are() -> None:
    faces = {bars(FACE._replace(name="가" * length, score=str(length))) for length in range(1, 200)}
    assert len(faces) <= 6


def test_text_becomes_bars_and_bars_become_blocks() -> None:
    assert [detail_at(zoom) for zoom in (1.0, 0.45, 0.44, 0.15, 0.14)] == ["text", "text", "bars", "bars", "blocks"]


def test_eight_letters_of_a_name_always_show(qapp: QApplication, theme: Theme) -> None:
    for name in ("가나다라마바사아자차카타파하", "Microsoft Copilot for all", "하이퍼클로바엑스 대화형"):
        shown = Ink(theme).fitting(name, NAME_WIDE, NAME_SIZE, "semi")
        assert len(shown.removesuffix("..")) >= 8
        assert name.startswith(shown.removesuffix("..").rstrip())


def test_lines_break_between_words_and_lose_nothing_that_fits(qapp: QApplication, theme: Theme) -> None:
    ink = Ink(theme)
    assert ink.lines("LLM(파운데이션 모델)", 84, 3, 14, "bold") == ["LLM", "(파운데이션", "모델)"]
    assert ink.lines("Generative-AI services", 84, 3, 13, "bold") == ["Generative-", "AI services"]
    assert ink.lines("", 84, 3, 13) == [""]
    assert len(ink.lines("낱말 " * 50, 84, 2, 13)) == 2
