"""How long the pure geometry of a board of 5,000 cards takes: links, outlines, guides, notes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from db.model.arrange import arrange
from db.model.board import Board
from db.model.links import Router
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
