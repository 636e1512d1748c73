"""Boards to begin with: what a blank one has, and what makes each its own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.errors import ExchangeError
from db.exchange.starter import blank_things, sample_things
from db.model.board import Board, layers_in_stack
from db.model.rules import problems
from db.model.things import Criterion, Entity, Layer, Premise, Rater, Rating, Segment, WeightSet

if TYPE_CHECKING:
    from db.exchange.incoming import Incoming

TODAY = date(2026, 1, 2)


@pytest.fixture
def blank(blank_text: str) -> Board:
    return Board(blank_things(blank_text, TODAY))


def test_a_blank_board_has_the_five_layers_and_the_yardsticks(blank: Board) -> None:
    names = [layer.name_ko for layer in layers_in_stack(blank)]
    assert names == ["통합 채널", "생성형 AI 서비스", "솔루션", "LLM(파운데이션 모델)", "인프라"]
    counts = {kind: len(blank.all(kind)) for kind in (Criterion, WeightSet, Rater, Segment, Entity, Rating)}
    assert counts == {Criterion: 12, WeightSet: 4, Rater: 1, Segment: 0, Entity: 0, Rating: 0}
    assert all(len(each.anchors) == 5 for each in blank.all(Criterion).values())
    assert problems(blank) == ()


def test_a_blank_board_stands_on_today_and_has_a_default_weighting(blank: Board) -> None:
    assert blank.premise.as_of == TODAY
    assert blank.the(WeightSet, blank.premise.weight_set_id or "").is_default


def test_a_blank_board_takes_the_title_that_it_is_given(blank_text: str) -> None:
    assert Board(blank_things(blank_text, TODAY, "내 판")).premise.title_ko == "내 판"
    assert Board(blank_things(blank_text, TODAY)).premise.title_ko == json.loads(blank_text)["board"]["title_ko"]


def test_blank_boards_share_their_yardsticks_and_nothing_else(blank: Board, blank_text: str) -> None:
    other = Board(blank_things(blank_text, TODAY))
    for kind in (Criterion, WeightSet):
        assert blank.all(kind) == other.all(kind)
    for kind in (Premise, Layer, Rater):
        assert not set(blank.all(kind)) & set(other.all(kind))
    keys = [{each.key for each in board.all(Rater).values()} for board in (blank, other)]
    assert not keys[0] & keys[1]


def test_the_yardsticks_are_those_of_the_sample(blank: Board, sample: Incoming) -> None:
    board = Board(sample.things)
    assert blank.all(Criterion) == board.all(Criterion)
    assert blank.all(WeightSet) == board.all(WeightSet)


def test_the_sample_keeps_its_ids(sample_text: str, sample: Incoming) -> None:
    assert sample_things(sample_text) == sample.things


def test_what_refers_to_a_fresh_id_goes_along(sample_text: str, sample: Incoming) -> None:
    board, before = Board(blank_things(sample_text, TODAY)), Board(sample.things)
    assert problems(board) == ()
    assert {each.name_ko for each in board.all(Segment).values()} == {
        each.name_ko for each in before.all(Segment).values()
    }
    assert not set(board.all(Rating)) & set(before.all(Rating))
    plain = {replace(each, id="", target_id="", rater_id=None) for each in board.all(Rating).values()}
    assert plain == {replace(each, id="", target_id="", rater_id=None) for each in before.all(Rating).values()}


def test_a_text_that_is_no_board_is_refused() -> None:
    with pytest.raises(ExchangeError):
        sample_things("{}")
    with pytest.raises(ExchangeError):
        blank_things("", TODAY)
