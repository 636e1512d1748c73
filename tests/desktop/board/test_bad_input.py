"""Boards that nobody would draw: names, numbers and sizes at their limits are drawn sanely or refused in a sentence."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from db.edit import verbs
from db.errors import ExchangeError, FileError, RuleError
from db.exchange.read import read
from db.model.board import Board
from db.model.things import Entity, Layer, Position, Premise, Segment, Thing
from db.workspace import Workspace
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage

    from tests.desktop.board.driver import Driver

DAY = date(2023, 12, 21)
MARKUP = "<b>굵게</b> &amp; <img src=x onerror=alert(1)>"
NAMES = {
    "one letter": ("가", "A"),
    "as long as may be": ("가" * 200, "W" * 200),
    "right to left": ("ידיעות אחרונות", "شركة الاتصالات"),
    "emoji": ("👩‍👩‍👧‍👦🇰🇷🚀", "🧬"),
    "no English name": ("한국만", ""),
    "no Korean name": ("", "English only"),
    "markup": (MARKUP, MARKUP),
    "a formula": ('=HYPERLINK("http://x")', "=1+1"),
    "one long word": ("ㅎ" * 120, "x" * 120),
}


def board(layers: int = 1, segments: int = 1, names: Iterable[tuple[str, str]] = ()) -> Iterator[Thing]:
    """Yield a board with so many layers and segments in each; players with these names stand in the first one."""
    yield Premise(id="premise", title_ko="보드", as_of=DAY)
    for rank in range(layers):
        yield Layer(id=f"l{rank}", key=f"l{rank}", name_ko=f"계층 {rank}", stack_rank=rank + 1)
        for order in range(segments):
            key = f"s{rank}-{order}"
            yield Segment(id=key, key=key, layer_id=f"l{rank}", order=order + 1, name_ko=f"영역 {rank}-{order}")
    for number, (ko, en) in enumerate(names):
        origin = "KR" if number % 2 else "US"
        yield Entity(id=f"e{number}", key=f"e{number}", kind="company", origin=origin, name_ko=ko, name_en=en)
        yield Position(id=f"p{number}", key=f"p{number}", entity_id=f"e{number}", segment_id="s0-0")


def picture(driver: Driver) -> QImage:
    driver.view.fit()
    return driver.view.grab().toImage()


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_strange_name_is_drawn_on_one_card(
    open_things: Callable[[Iterable[Thing]], Driver], names: tuple[str, str], lang: Any
) -> None:
    driver = open_things(board(names=[names, ("이웃", "Neighbour")]))
    driver.view.retranslate(Words(lang))
    card, other = driver.arrangement.cards["p0"].box, driver.arrangement.cards["p1"].box
    assert card.w == other.w
    assert not card.meets(other)
    assert len(colours(picture(driver))) > 10
    driver.selection.select(["p0"])
    shown = names[0] if lang == "ko" and names[0] else names[1] or names[0]
    assert " ".join(shown.split())[:20] in driver.view.accessibleDescription()


def test_a_name_that_is_too_long_is_refused_in_a_sentence() -> None:
    with pytest.raises(RuleError) as refused:
        verbs.add_entity(Board(board()), name_ko="가" * 500)
    assert Words("ko").error(refused.value)
    assert refused.value.code == "rule.name_long"


def test_three_hundred_cards_in_a_row_stand_beside_one_another(
    open_things: Callable[[Iterable[Thing]], Driver],
) -> None:
    driver = open_things(board(names=[(f"회사 {number}", "") for number in range(300)]))
    cards = [card.box for card in driver.arrangement.cards.values()]
    assert len(cards) == 300
    assert not any(one.meets(other) for one, other in combinations(cards, 2))
    assert len(colours(picture(driver))) > 3


def test_a_board_without_rows_says_what_to_do(open_things: Callable[[Iterable[Thing]], Driver]) -> None:
    driver = open_things(board(layers=0))
    assert driver.arrangement.rows == ()
    assert len(colours(picture(driver))) > 3


def test_sixty_layers_all_show(open_things: Callable[[Iterable[Thing]], Driver]) -> None:
    driver = open_things(board(layers=60))
    assert len(driver.arrangement.bands) == len(driver.arrangement.rows) == 60
    assert not any(one.box.meets(other.box) for one, other in combinations(driver.arrangement.bands, 2))
    driver.view.zoom_to(1.0)
    assert driver.view.verticalScrollBar().maximum() > 0
    picture(driver)


def test_markup_in_a_segments_name_stays_text(open_things: Callable[[Iterable[Thing]], Driver]) -> None:
    driver = open_things([*board()])
    driver.session.attempt(lambda made: verbs.rename_segment(made, "s0-0", MARKUP, MARKUP))
    assert driver.refused == []
    driver.selection.choose_segment("s0-0")
    assert len(colours(picture(driver))) > 10


@pytest.mark.parametrize("x", ["NaN", "Infinity", "-Infinity", "7", "-0.1", '"left"', "1e999"])
def test_a_place_beside_the_board_is_refused_with_the_file(x: str) -> None:
    text = json.dumps(
        {
            "format": "panse-board",
            "format_version": 1,
            "board": {"title_ko": "보드", "as_of": "2023-12-21"},
            "layers": [{"key": "l", "stack_rank": 1, "name_ko": "계층"}],
            "segments": [{"key": "s", "layer": "l", "order": 1, "name_ko": "영역"}],
            "entities": [{"key": "e", "kind": "company", "origin": "KR", "name_ko": "회사"}],
            "positions": [{"key": "e@s", "entity": "e", "segment": "s", "x": "HERE", "lane": 0}],
        },
        ensure_ascii=False,
    ).replace('"HERE"', x)
    with pytest.raises(ExchangeError) as refused:
        read(text)
    assert "\n" not in Words("ko").error(refused.value).split("\n\n")[0]


@pytest.mark.parametrize("x", [7.0, -0.1, 9e999])
def test_a_foreign_file_with_a_place_beside_the_board_is_not_opened_and_not_touched(tmp_path: Path, x: float) -> None:
    path = tmp_path / "board.panse"
    Workspace.create(path, board(names=[("회사", "")])).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE position SET x = ?, lane = 0", (x,))
    raw.close()
    before = path.read_bytes()
    with pytest.raises(FileError) as refused:
        Workspace.open(path)
    assert Words("ko").error(refused.value)
    assert path.read_bytes() == before
