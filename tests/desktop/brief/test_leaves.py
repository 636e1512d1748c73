"""Pages of a brief as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.brief.brief import make
from desktop.brief.leaves import leaves, sizes_of
from desktop.brief.order import Order

if TYPE_CHECKING:
    from db.model.board import Board


@pytest.fixture(scope="module")
def page(sample: Board) -> bytes:
    return make(sample, Order(form="minister")).content


def test_a_page_is_a_picture_of_its_size_and_not_blank(page: bytes) -> None:
    ((wide, high),) = sizes_of(page)
    (leaf,) = leaves(page, [0], 0.5)
    assert (leaf.page, leaf.width, leaf.height) == (0, round(wide / 2 + 0.49), round(high / 2 + 0.49))
    assert len(leaf.pixels) == leaf.stride * leaf.height
    assert len(set(leaf.pixels)) > 50


def test_pages_that_are_not_there_are_left_out(page: bytes) -> None:
    assert [each.page for each in leaves(page, [0, 1, 7], 0.2)] == [0]


def test_whoever_calls_it_off_gets_what_was_drawn_so_far(page: bytes) -> None:
    assert leaves(page, [0], 0.2, cancelled=lambda: True) == ()
