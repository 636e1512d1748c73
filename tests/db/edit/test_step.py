"""A step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.edit.step import altered, held, step, written
from db.model.change import Change, added
from db.model.things import Layer
from tests.db.samples import refused, small_board


def test_what_changes_nothing_is_left_out() -> None:
    board = small_board()
    layer = board.the(Layer, "infra")
    new = replace(layer, id="new", key="new")
    edit = step(board, "verb", [Change(layer, layer), *added(new)], name=("가", "a"))
    assert edit.changes == added(new)
    assert edit.subject == (("name", ("가", "a")),)


def test_a_label_names_in_one_short_line() -> None:
    edit = step(small_board(), "verb", [], name=("네이버\n" * 50, "a"))
    assert dict(edit.subject)["name"] == ("네이버 " * 14 + "네이버…", "a")


def test_what_may_not_be_does_not_become_an_edit() -> None:
    board = small_board()
    layer = board.the(Layer, "infra")
    with refused("order"):
        step(board, "verb", [Change(layer, replace(layer, stack_rank=0))])


def test_what_is_not_on_the_board_is_told() -> None:
    assert held(small_board(), Layer, "infra").name_ko == "인프라"
    with refused("gone"):
        held(small_board(), Layer, "cloud")


def test_fields_are_altered_normalised() -> None:
    layer = small_board().the(Layer, "infra")
    assert altered(layer, {"name_ko": " 기반 "}).after == replace(layer, name_ko="기반")
    with pytest.raises(TypeError):
        altered(layer, {"colour": "red"})
    with pytest.raises(ValueError, match="one thing"):
        altered(layer, {"id": "other"})


def test_a_number_reads_the_same_in_both_languages() -> None:
    assert written(3) == ("3", "3")
