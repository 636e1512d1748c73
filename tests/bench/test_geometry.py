"""How long the pure geometry of a board of 5,000 cards takes: links, outlines, guides, notes."""

from __future__ import annotations

import random
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest

from db.model.align import align
from db.model.arrange import arrange
from db.model.board import Board
from db.model.change import Change
from db.model.guides import Guides
from db.model.links import Router
from db.model.outlines import outline
from db.model.things import Note
from tests.bench.test_canvas import things

if TYPE_CHECKING:
    from db.model.geometry import Arrangement


@pytest.fixture(scope="module")
def laid_out() -> Arrangement:
    return arrange(Board(things(5_000)), {}, {})


def test_routing_five_thousand_links(benchmark: Any, laid_out: Arrangement) -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    shown = laid_out.reading_order()
    pairs = [(*chance.sample(shown, 2), track) for track in range(5_000)]

    def all_of_them() -> int:
        router = Router(laid_out)
        return sum(bool(router.route(*pair)) for pair in pairs)

    assert benchmark(all_of_them) == 5_000


def test_routing_links_between_near_cards(benchmark: Any, laid_out: Arrangement) -> None:
    shown = laid_out.reading_order()
    pairs = [(shown[at], shown[(at * 31 % 60 + at + 1) % len(shown)], at) for at in range(5_000)]

    def all_of_them() -> int:
        router = Router(laid_out)
        return sum(bool(router.route(*pair)) for pair in pairs)

    assert benchmark(all_of_them) == 5_000


def test_snapping_a_carried_card(benchmark: Any, laid_out: Arrangement) -> None:
    grip = laid_out.reading_order()[2_500]
    guides, box = Guides(laid_out, [grip]), laid_out.cards[grip].box
    ways = cycle(range(-300, 300, 7))
    assert benchmark(lambda: guides.snapped(box, way := next(ways), -way / 2, 6.0)) is not None


def test_outlining_a_thousand_members(benchmark: Any, laid_out: Arrangement) -> None:
    members = laid_out.reading_order()[::5]
    assert benchmark(outline, laid_out, members)


def test_bringing_a_thousand_cards_to_the_front_line(benchmark: Any, laid_out: Arrangement) -> None:
    ids = laid_out.reading_order()[:1_000]
    assert benchmark(align, laid_out, ids, "front")


def test_arranging_again_after_a_row_on_top_has_grown(benchmark: Any, laid_out: Arrangement) -> None:
    board = Board(things(5_000))
    top = laid_out.rows[0].segment_id
    board.apply([Change(None, Note(id="note", segment_id=top, text_ko="메모"))])
    after = benchmark(lambda: arrange(board, {}, {}, before=laid_out, touched=frozenset({top})))
    assert after.height > laid_out.height
