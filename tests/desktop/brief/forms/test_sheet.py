from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db.model.things import Entity, Position, name
from desktop.brief.brief import make
from desktop.brief.order import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader

    from db.model.board import Board


@pytest.mark.parametrize(("paper", "size"), [("a4", (842, 595)), ("a3", (1191, 842))])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_samples_board_stands_on_one_sheet_across(
    sample: Board, reader: Callable[[bytes], PdfReader], paper: Any, size: tuple[int, int], lang: Any
) -> None:
    made = make(sample, Order(form="board", paper=paper, lang=lang))
    assert made.pages == 1
    page = reader(made.content).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    text = page.extract_text()
    assert ("자료: 보드 평가" if lang == "ko" else "Source: board ratings") in text
    assert ("판단보류" if lang == "ko" else "Undetermined") in text


def test_a_crowded_board_goes_on_on_more_sheets(
    things: Callable[..., list[Any]], rate: Callable[..., Any], reader: Callable[[bytes], PdfReader]
) -> None:
    from db.model.board import Board  # noqa: PLC0415 - a board of this test's own

    more = [*things()]
    for at in range(400):
        more.append(Entity(id=f"n{at}", key=f"n{at}", kind="company", origin="KR", name_ko=f"회사{at}"))
        more.append(Position(id=f"np{at}", key=f"np{at}", entity_id=f"n{at}", segment_id="cell"))
        more.append(rate(f"np{at}", "tech", 3.0))
    made = make(Board(more), Order(form="board"))
    assert made.pages > 1
    text = " ".join(page.extract_text() for page in reader(made.content).pages)
    assert all(name(each, "ko") in text for each in Board(more).all(Entity).values())


def test_an_empty_board_is_a_sheet_that_says_so(blank: Board, reader: Callable[[bytes], PdfReader]) -> None:
    made = make(blank, Order(form="board"))
    assert made.pages == 1
    assert "판세선을 긋지 않음" in reader(made.content).pages[0].extract_text()
