"""Cards glide to where a change has put them; nothing on the board jumps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.arrange import arrange
from db.model.board import Board
from db.model.change import Change
from db.model.geometry import Box
from db.model.things import Position
from desktop.board.easing import SECONDS
from desktop.board.glide import MOST, Glide, moved, starts
from tests.bench.large import things

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver


@pytest.fixture
def glide() -> Glide:
    made = Glide()
    made.begin({"a": Box(0, 0, 10, 10)}, {"a": Box(100, 40, 10, 10)}, now=5.0)
    return made


def test_a_card_begins_where_it_was_and_ends_where_it_belongs(glide: Glide) -> None:
    assert glide.away == {"a": Box(0, 0, 10, 10)}
    glide.tick(5.0 + SECONDS / 2)
    assert 0 < glide.away["a"].x < 100
    glide.tick(5.0 + SECONDS)
    assert glide.away == {}


def test_a_card_that_moved_in_its_row_comes_from_where_it_was(sample: Driver) -> None:
    old, card = sample.arrangement, sample.card("gpt4@fm")
    sample.view.reduce_motion(calm=True)
    sample.session.do(verbs.move(sample.session.board, [verbs.Spot(card, sample.segment("fm"), 0.9, 0)]))
    found = starts(old, sample.arrangement, [card], {})
    assert found == {card: old.cards[card].box}


def test_cards_of_a_row_that_only_shifts_do_not_move_by_themselves(sample: Driver) -> None:
    old = sample.arrangement
    sample.view.reduce_motion(calm=True)
    first = old.rows[0].segment_id
    sample.session.do(verbs.add_note(sample.session.board, "메모", segment_id=first, x=0.5))
    assert sample.arrangement.rows[1].box != old.rows[1].box
    assert starts(old, sample.arrangement, sample.arrangement.cards, {}) == {}


def test_a_card_from_the_hand_comes_from_where_it_was_let_go(sample: Driver) -> None:
    card, held = sample.card("gpt4@fm"), Box(3, 4, 148, 29)
    assert starts(sample.arrangement, sample.arrangement, [card], {card: held}) == {card: held}


def test_too_many_cards_are_there_at_once(sample: Driver) -> None:
    arrangement = sample.arrangement
    ids = list(arrangement.cards)
    shown = {each: Box(0, 0, 1, 1) for each in ids}
    assert len(starts(arrangement, arrangement, ids, shown)) == len(ids) <= MOST
    assert starts(arrangement, arrangement, ids * (MOST // len(ids) + 1), shown).keys() <= set(ids)


def test_a_change_of_the_board_glides_and_comes_to_rest(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    sample.session.do(verbs.move(sample.session.board, [verbs.Spot(card, sample.segment("fm"), 0.9, 0)]))
    stage = sample.view._stage
    assert card in stage._motion.away
    assert card in stage._still.away
    assert stage.moving
    sample.settle()
    assert not stage._still.away


def test_where_motion_is_unwanted_cards_are_there_at_once(sample: Driver) -> None:
    sample.view.reduce_motion(calm=True)
    card = sample.card("gpt4@fm")
    sample.session.do(verbs.move(sample.session.board, [verbs.Spot(card, sample.segment("fm"), 0.9, 0)]))
    assert not sample.view._stage._motion.away


def test_what_has_moved_is_told_by_where_it_was_and_is() -> None:
    board = Board(things(50))
    old = arrange(board, {}, {})
    card = board.the(Position, "p1")
    after = board.overlaid([Change(card, replace(card, segment_id="s1", x=0.5, lane=0))])
    new = arrange(after, {}, {})
    boxes = list(moved(old, new, ["s0", "s1"]))
    assert old.cards["p1"].box in boxes
    assert new.cards["p1"].box in boxes
    assert list(moved(old, old, ["s0", "s1"])) == []
