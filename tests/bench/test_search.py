"""How long one stroke of a key takes in the palette with 5,000 players of three names each, list and all."""

from __future__ import annotations

import random
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest

from desktop.dialogs.found import Found
from desktop.dialogs.palette import Palette
from desktop.search import Index, most_alike
from desktop.theme import Theme, load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PLAYERS = 5_000
QUERIES = ["ㅎㅇ", "삼송전자", "nvida", "가", "a", "sk 하이", "없는이름이다", "회사 12"]


def names() -> list[tuple[str, str, str]]:
    chance = random.Random(1)  # noqa: S311 - no secret
    made = []
    for number in range(PLAYERS):
        korean = "".join(chr(chance.randint(0xAC00, 0xD7A3)) for _ in range(chance.randint(3, 9)))
        english = "".join(chance.choice("abcdefghijklmnop ") for _ in range(chance.randint(4, 14)))
        made.append((korean, english, f"회사 {number}"))
    return made


@pytest.mark.parametrize("query", QUERIES)
def test_search_for_a_name(benchmark: Any, query: str) -> None:
    index = Index(names())
    benchmark(index.find, query)


@pytest.mark.parametrize("query", QUERIES)
def test_type_in_the_palette(qapp: QApplication, benchmark: Any, query: str) -> None:
    load_fonts()
    Theme("light").dress(qapp)
    found = [Found("position", str(at), each[0], "어느 영역", each, mark="home") for at, each in enumerate(names())]
    palette = Palette(lambda _: found, Words("ko"), Theme("light"))
    palette.pop_up()
    typed = cycle((query, query[:-1]))

    def stroke() -> None:
        palette.line.setText(next(typed))
        palette.repaint()
        palette.list.viewport().repaint()

    benchmark(stroke)
    palette.close()


def test_open_the_index(benchmark: Any) -> None:
    known = names()
    benchmark(Index, known)


def test_suggest_for_a_list_of_names(benchmark: Any) -> None:
    known = [each for thing in names() for each in thing]
    benchmark.pedantic(most_alike, ([f"{each}x" for each in known[:2_000]], known), rounds=3)
