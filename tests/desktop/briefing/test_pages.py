"""The pages of a long brief: shown, scrolled and let go without waiting, however many there are."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from desktop.brief.leaves import Leaf
from desktop.brief.paper import Paper, Spot
from desktop.brief.proof import Proof
from desktop.brief.withheld import Withheld
from desktop.briefing.pages import A4, Pages

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from desktop.words import Words

COUNT = 500


@pytest.fixture
def pages(qtbot: QtBot, korean: Words, theme: Theme) -> Pages:
    made = Pages(korean, theme)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    spots = tuple(Spot(page, 60.0, 100.0, 400.0, 20.0, f"place.{page}", "") for page in range(1, COUNT + 1))
    made.tell(Proof("ko", Paper(b"", COUNT, spots, (), (), Withheld()), (A4,) * COUNT, (), (), ()))
    return made


def picture(page: int) -> Leaf:
    return Leaf(page, 4, 4, 16, bytes(64))


def test_five_hundred_pages_are_scrolled_as_fast_as_five(pages: Pages) -> None:
    bar = pages.verticalScrollBar()
    started = time.thread_time()
    for share in range(100):
        bar.setValue(bar.maximum() * share // 100)
    assert time.thread_time() - started < 0.3


def test_what_is_in_sight_is_asked_for_and_no_more(pages: Pages, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pages.wanted) as asked:
        pages.turn(250)
    seen = asked.args[0]
    assert 249 in seen
    assert len(seen) <= 3
    assert pages.page == 250


def test_pictures_far_from_what_is_seen_are_let_go(pages: Pages) -> None:
    for page in range(1, COUNT, 10):
        pages.turn(page)
        pages.take([picture(page - 1)], b"", pages.scale)
    assert len(pages._pictures) < 5
    assert COUNT - 10 in pages._pictures


def test_a_paragraph_is_found_on_its_page(pages: Pages) -> None:
    pages.show_place("place.400")
    assert pages.page == 400


def test_the_last_page_can_be_seen_to_its_end(pages: Pages) -> None:
    pages.turn(COUNT)
    bar = pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert pages._seen()[-1] == COUNT - 1
    assert pages._rect(COUNT - 1).bottom() <= pages.viewport().height()


def test_until_there_are_pages_it_says_that_they_are_coming(qtbot: QtBot, korean: Words, theme: Theme) -> None:
    empty = Pages(korean, theme)
    qtbot.addWidget(empty)
    empty.resize(700, 400)
    empty.show()
    picture = empty.viewport().grab().toImage()
    ground = theme.colour("window").rgb()
    assert any(picture.pixel(x, 200) != ground for x in range(250, 450))
