"""Pictures of cards: kept, capped, and telling every state from every other by shape."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Premise
from desktop.board.cards import CRACK_WIDE, LETTERS_LEAST, NAME_SIZE, NAME_SIZES, NAME_WIDE, Look, bars, detail_at
from desktop.board.face import Face
from desktop.board.ink import CUT as ENDING
from desktop.board.ink import Ink, letter_ends
from desktop.board.legend import entries
from desktop.board.sprites import Cut, Sprites
from desktop.board.tints import Delta, Tint
from desktop.sight import LENSES, Sight
from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from desktop.board.face import Shape
    from desktop.theme import Theme

BARE = Board([Premise(id="premise", title_ko="판", as_of=date(2023, 12, 21))])
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
                {"settled": True},
                {"hatched": True},
                {"dotted": True},
                {"ended": True},
                {"clock": True},
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


HOSTILE = [
    "가",
    "A",
    "뷁" * 500,
    "W" * 500,
    "👩‍👩‍👧‍👦🇰🇷😀" * 20,
    "😀" * 40,
    "شركة الذكاء الاصطناعي" * 9,
    "e\u0301" * 300,
    "a\u0300\u0301\u0302" * 90,
]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: f"{name[:2]!r}x{len(name)}")
@pytest.mark.parametrize("room", [NAME_WIDE, NAME_WIDE - CRACK_WIDE])
def test_eight_letters_show_of_any_name_and_none_is_cut_in_two(
    qapp: QApplication, theme: Theme, name: str, room: float
) -> None:
    ink = Ink(theme)
    shown, size = ink.legible(name, room, NAME_SIZES, "semi", LETTERS_LEAST)
    kept = shown.removesuffix(ENDING)
    assert name.startswith(kept)
    assert len(kept) in letter_ends(name)
    joined = "\u200d" in name  # as wide as its parts where no typeface knows it
    assert shown == name or joined or len(letter_ends(kept)) - 1 >= LETTERS_LEAST
    assert ink.metrics(size, "semi").horizontalAdvance(shown) <= room


def test_a_text_ends_at_its_letters() -> None:
    assert letter_ends("") == [0]
    assert letter_ends("abc") == [0, 1, 2, 3]
    assert letter_ends("가e\u0301") == [0, 1, 3]
    assert letter_ends("😀🇰🇷가") == [0, 1, 3, 4]


def test_what_a_filter_keeps_out_looks_the_same_whoever_it_is(sprites: Sprites) -> None:
    other = FACE._replace(name="다른 이름", score="1.0", home=False, shape="diamond", hollow=True, hatched=True)
    one, two = (sprites.get(Look(face, lift="out"), CUT).toImage() for face in (FACE, other))
    assert one == two
    assert one != sprites.get(Look(FACE, lift="ghost"), CUT).toImage()
    assert one != sprites.get(Look(FACE, selected=True, lift="out"), CUT).toImage()


def test_every_tint_of_a_lens_differs_also_without_colour(sprites: Sprites) -> None:
    for lens in LENSES:
        tints = [entry.tint for entry in entries(Sight(lens=lens), BARE, judge(BARE), Words("ko")) if entry.tint]
        if lens == "origin":
            continue  # the sign and the place on the board tell it
        pictures = [grey(sprites, Look(FACE._replace(tint=tint))) for tint in tints]
        assert all(one != other for one, other in combinations(pictures, 2))


def test_the_lens_never_hides_the_origin(sprites: Sprites) -> None:
    tint = Tint("step_3", "step_3", "3.0")
    shapes: tuple[Shape, ...] = ("circle", "diamond", "half")
    pictures = [grey(sprites, Look(FACE._replace(tint=tint, shape=shape))) for shape in shapes]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_a_change_leaves_the_place_where_the_card_stood(sprites: Sprites) -> None:
    up = FACE._replace(tint=Tint("rise", "up", "0.5"))
    deltas = [None, Delta(3.0, 3.5), Delta(2.5, 3.5), Delta(3.5, 3.5), Delta(4.0, 3.5)]
    pictures = [grey(sprites, Look(up._replace(delta=delta))) for delta in deltas]
    assert all(one != other for one, other in combinations(pictures, 2))
