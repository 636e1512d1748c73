from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader

from db.model.board import Board
from db.model.things import Entity, Position
from desktop.brief.brief import printed
from desktop.brief.fonts import PRESS
from desktop.brief.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.things import Rating, Thing


def crowd(things: list[Thing], rate: Callable[..., Rating], count: int) -> Board:
    """The small board with so many more players, most of them in one row."""
    more: list[Thing] = []
    for at in range(count):
        origin = "KR" if at % 3 else "US"
        more.append(Entity(id=f"x{at}", key=f"x{at}", kind="company", origin=origin, name_ko=f"기업{at}호"))
        segment = "salt" if at % 5 == 0 else "cell"
        more.append(Position(id=f"y{at}", key=f"y{at}", entity_id=f"x{at}", segment_id=segment))
        more += [rate(f"y{at}", "tech", 1 + at % 9 / 2), rate(f"y{at}", "home", 3.0)]
    return Board([*things, *more])


def test_two_thousand_players_are_all_printed(things: Callable[..., list[Thing]], rate: Callable[..., Rating]) -> None:
    board = crowd(things(), rate, 2000)
    with PRESS:
        reader = PdfReader(io.BytesIO(printed(board, Order())))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 60
    text = " ".join(pages)
    assert all(f"기업{at}호" in text for at in range(2000))
    drawn = [page for page in pages if "그림" in page and "판세선:" in page]
    # The board goes on over pages, each card on one of them, each page under the axis and its row's name.
    assert len(drawn) > 10
    assert all("셀" in page or "전해질" in page for page in drawn)
    cards = [word for page in drawn for word in page.split() if word.startswith("기업") and word.endswith("호")]
    assert len(cards) == len(set(cards)) == 2000


def test_a_board_of_some_height_is_cut_between_rows(
    things: Callable[..., list[Thing]], rate: Callable[..., Rating]
) -> None:
    with PRESS:
        reader = PdfReader(io.BytesIO(printed(crowd(things(), rate, 120), Order())))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert all(f"기업{at}호" in text for at in range(120))
