"""Verbs about briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.briefs import PARTS, briefs_in_order, parts_in_order, wordings_of
from db.model.things import Brief, Wording
from tests.db.samples import refused, small_board

if TYPE_CHECKING:
    from db.model.board import Board


def briefed() -> tuple[Board, Brief]:
    """Return a board with one brief."""
    board = small_board()
    for each in list(board.all(Brief)):
        board.apply(verbs.remove_brief(board, each).changes)
    edit = verbs.add_brief(board, name_ko="장관 보고", name_en="Minister", author=" 김 분석관\n")
    board.apply(edit.changes)
    brief = edit.changes[0].after
    assert isinstance(brief, Brief)
    return board, brief


def test_a_brief_is_added_and_gets_a_key() -> None:
    _, brief = briefed()
    assert (brief.key, brief.author, brief.form) == ("minister", "김 분석관", "full")
    with refused("name_empty"):
        verbs.add_brief(small_board(), name_ko=" ")


def test_a_copy_is_set_up_and_worded_alike_under_its_own_name() -> None:
    board, brief = briefed()
    board.apply(verbs.set_part(board, brief.id, "method", shown=False).changes)
    board.apply(verbs.word(board, brief.id, "summary.lead", "ko", "{judged}곳을 보았다", (("judged", "3"),)).changes)
    edit = verbs.copy_brief(board, brief.id, name_ko="사본")
    board.apply(edit.changes)
    copy = briefs_in_order(board)[1]
    assert (copy.name_ko, copy.parts, copy.key) == ("사본", board.the(Brief, brief.id).parts, "minister-2")
    assert wordings_of(board, copy.id, "ko")["summary.lead"].text == "{judged}곳을 보았다"


def test_parts_are_switched_ordered_and_given_text() -> None:
    board, brief = briefed()
    board.apply(verbs.order_parts(board, brief.id, ["method", "summary"]).changes)
    board.apply(verbs.set_part(board, brief.id, "summary", text_ko="머리말\n둘째 줄").changes)
    parts = board.the(Brief, brief.id).parts
    assert [(each.name, each.text_ko) for each in parts][:2] == [("method", ""), ("summary", "머리말\n둘째 줄")]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_written_to_or_switched_stays_where_it_stands(part: str) -> None:
    board, brief = briefed()
    for said in ({"text_ko": "머리말"}, {"shown": False}, {"shown": True}):
        board.apply(verbs.set_part(board, brief.id, part, **said).changes)
        assert [each.name for each in parts_in_order(board.the(Brief, brief.id).parts)] == list(PARTS)
    turned = tuple(reversed(PARTS))
    board.apply(verbs.order_parts(board, brief.id, turned).changes)
    board.apply(verbs.set_part(board, brief.id, part, shown=False).changes)
    assert [each.name for each in parts_in_order(board.the(Brief, brief.id).parts)] == list(turned)


def test_own_words_take_the_place_of_the_programs_and_give_it_back() -> None:
    board, brief = briefed()
    board.apply(verbs.word(board, brief.id, "summary.lead", "ko", " 우리 말로 {n} ", (("n", "3"),)).changes)
    board.apply(verbs.word(board, brief.id, "summary.lead", "en", "In our words", ()).changes)
    board.apply(verbs.word(board, brief.id, "summary.lead", "ko", "다시 {n}", (("n", "4"),)).changes)
    assert {(each.lang, each.text) for each in board.all(Wording).values()} == {
        ("ko", "다시 {n}"),
        ("en", "In our words"),
    }
    board.apply(verbs.confirm_wording(board, brief.id, "summary.lead", "ko", (("n", "5"),)).changes)
    assert wordings_of(board, brief.id, "ko")["summary.lead"].bound == (("n", "5"),)
    board.apply(verbs.word(board, brief.id, "summary.lead", "ko", "  ", ()).changes)
    assert not wordings_of(board, brief.id, "ko")
    assert not verbs.unword(board, brief.id, "summary.lead", "ko")


def test_a_brief_goes_with_its_words_and_comes_back_with_them() -> None:
    board, brief = briefed()
    board.apply(verbs.word(board, brief.id, "summary.lead", "ko", "우리 말", ()).changes)
    edit = verbs.remove_brief(board, brief.id)
    board.apply(edit.changes)
    assert not board.all(Brief)
    assert not board.all(Wording)
    with refused("gone"):
        verbs.edit_brief(board, brief.id, author="누구")


def test_briefs_are_brought_into_an_order() -> None:
    board, brief = briefed()
    board.apply(verbs.add_brief(board, name_ko="둘째").changes)
    board.apply(verbs.move_brief(board, brief.id, 1).changes)
    assert [each.name_ko for each in briefs_in_order(board)] == ["둘째", "장관 보고"]
