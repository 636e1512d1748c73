"""Merging citations: a list that has grown, shrunk or been reworded stays one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.exchange.cite import merged_citations
from db.exchange.identity import citation_id
from db.model.board import Board
from db.model.change import Change
from db.model.things import Citation

if TYPE_CHECKING:
    from db.model.things import Stance

TARGET = "t"


def cited(order: int, basis: str, *, own_id: str = "", stance: Stance = "supports", target: str = TARGET) -> Citation:
    made = own_id or citation_id(target, "", order)
    return Citation(id=made, target_kind="rating", target_id=target, order=order, basis=basis, stance=stance)


def merged(board: Board, *told: Citation) -> list[tuple[int, str]]:
    """Take citations in and return the whole list: order and what each says."""
    found = list(merged_citations(board, [(each, each) for each in told]))
    board.apply([Change(each.found, each.after) for each in found if each.found is not each.after])
    return sorted((each.order, each.basis or "") for each in board.all(Citation).values())


def test_a_new_list_is_taken_as_it_stands() -> None:
    board = Board()
    assert merged(board, cited(1, "a"), cited(2, "b")) == [(1, "a"), (2, "b")]
    assert set(board.all(Citation)) == {citation_id(TARGET, "", 1), citation_id(TARGET, "", 2)}


def test_the_same_list_is_no_change() -> None:
    board = Board([cited(1, "a"), cited(2, "a"), cited(3, "b")])
    found = merged_citations(board, [(each, each) for each in board.all(Citation).values()])
    assert all(each.found is each.after for each in found)


@pytest.mark.parametrize("told", [("new", "a", "b"), ("a", "new", "b"), ("a", "b", "new")])
def test_an_item_anywhere_in_the_list_is_added_once(told: tuple[str, ...]) -> None:
    board = Board([cited(1, "a"), cited(2, "b")])
    grown = [cited(n, basis) for n, basis in enumerate(told, 1)]
    assert merged(board, *grown) == [(1, "a"), (2, "b"), (3, "new")]
    assert merged(board, *grown) == [(1, "a"), (2, "b"), (3, "new")]


def test_an_item_that_is_reworded_is_changed_in_place() -> None:
    board = Board([cited(1, "a"), cited(2, "b")])
    assert merged(board, cited(1, "reworded"), cited(2, "b")) == [(1, "reworded"), (2, "b")]


def test_what_the_board_has_more_stays() -> None:
    board = Board([cited(1, "a"), cited(2, "mine", own_id="m")])
    assert merged(board, cited(1, "a")) == [(1, "a"), (2, "mine")]


def test_the_same_words_twice_are_two_items() -> None:
    board = Board([cited(1, "a")])
    assert merged(board, cited(1, "a"), cited(2, "a")) == [(1, "a"), (2, "a")]
    assert merged(board, cited(1, "a"), cited(2, "a")) == [(1, "a"), (2, "a")]


def test_the_one_of_the_same_id_is_meant_first() -> None:
    one, other = cited(1, "a", own_id="one"), cited(2, "a", own_id="other")
    (found,) = merged_citations(Board([one, other]), [(other, other)])
    assert found.found is other


def test_a_stance_is_taken_where_it_is_told() -> None:
    board = Board([cited(1, "a")])
    merged(board, cited(1, "a", stance="contradicts"))
    (citation,) = board.all(Citation).values()
    assert citation.stance == "contradicts"
    merged(board, cited(1, "a"))
    (citation,) = board.all(Citation).values()
    assert citation.stance == "contradicts"


def test_ids_that_are_taken_elsewhere_are_replaced_each_by_its_own() -> None:
    elsewhere = [cited(n, "a", own_id=each, target="other") for n, each in enumerate("xy", 1)]
    board = Board(elsewhere)
    assert merged(board, cited(1, "b", own_id="x"), cited(2, "b", own_id="y"))[2:] == [(2, "a"), (2, "b")]
    assert [board.the(Citation, each) for each in "xy"] == elsewhere
    assert len(board.all(Citation)) == 4


def test_a_reworded_item_keeps_its_place_on_the_board() -> None:
    board = Board([cited(7, "a", own_id="x"), cited(8, "b", own_id="y")])
    assert merged(board, cited(1, "reworded", own_id="x")) == [(7, "reworded"), (8, "b")]


def test_of_the_same_words_the_first_is_meant() -> None:
    later, first = cited(2, "a", own_id="later"), cited(1, "a", own_id="first")
    (found,) = merged_citations(Board([later, first]), [(cited(1, "a"), cited(1, "a"))])
    assert found.found is first
