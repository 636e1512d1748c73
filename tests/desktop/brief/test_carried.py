"""What a paper carries with it is the board's figures, and nothing of how they came to be agreed on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.exchange.read import read
from db.exchange.write import write
from db.model.change import Change
from db.model.things import (
    Ballot,
    Brief,
    Citation,
    Document,
    Entity,
    Passage,
    Position,
    Rater,
    Rating,
    Scenario,
    Vote,
    Wording,
)
from desktop.brief.blots import BLOTTED, KEY
from desktop.brief.carried import carried
from tests.db.samples import small_board

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.things import Thing


@pytest.mark.parametrize("kind", [Ballot, Vote, Brief, Wording, Document])
def test_what_was_asked_and_drafted_stays_behind(kind: type[Thing]) -> None:
    assert small_board().all(kind)
    assert not carried(small_board()).all(kind)


@pytest.mark.parametrize("kind", [Rating, Position, Passage, Scenario])
def test_figures_and_what_they_rest_on_are_there(kind: type[Thing]) -> None:
    assert carried(small_board()).all(kind).keys() == small_board().all(kind).keys()


def test_who_rated_is_a_number_and_only_panels_keep_their_name() -> None:
    board = small_board()
    adopted = replace(board.the(Rating, "r2"), rater_id="panel")
    board = board.overlaid([Change(board.the(Rating, "r2"), adopted)])
    after = carried(board)
    assert {(each.name, each.name_en, each.org) for each in after.all(Rater).values()} == {
        ("R1", "", None),
        ("자문단", "Panel", None),
    }
    assert {each.key for each in after.all(Rater).values()} == {"r1", "r2"}
    assert after.the(Rating, "r1").rater_id in after.all(Rater)
    assert "ann" not in after.all(Rater)


def test_working_notes_on_players_stay_behind() -> None:
    board = small_board()
    noted = replace(board.the(Entity, "naver"), note="내부 메모")
    assert carried(board.overlaid([Change(board.the(Entity, "naver"), noted)])).the(Entity, "naver").note is None


def test_ids_that_were_made_of_what_is_blotted_out_are_new() -> None:
    board = small_board()
    quote = replace(board.the(Passage, "p1"), quote=f"{BLOTTED}이 앞선다")
    scenario = replace(board.the(Scenario, "support"), key=f"{KEY}1")
    changed = [Change(board.the(Passage, "p1"), quote), Change(board.the(Scenario, "support"), scenario)]
    after = carried(board.overlaid(changed))
    assert "p1" not in after.all(Passage)
    assert "support" not in after.all(Scenario)
    assert {each.passage_id for each in after.all(Citation).values()} <= {*after.all(Passage), None}


def test_another_panse_can_read_it(sample: Board) -> None:
    assert len(read(write(carried(sample))).things) > 1000
