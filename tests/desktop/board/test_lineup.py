"""Arranging what is selected: one step each, stable, told when there is nothing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.model.things import Layer, Rating
from desktop.board.lineup import LEAST, WAYS, Way

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver

KEYS = ("gpt4@fm", "micron@memory", "skhynix@memory")


def steps(driver: Driver) -> int:
    return len(driver.session.workspace.history.steps())


def overlaps(driver: Driver) -> bool:
    boxes = [card.box for card in driver.arrangement.cards.values()]
    return any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


@pytest.mark.parametrize("way", WAYS)
def test_every_way_is_one_step_and_the_second_time_nothing(sample: Driver, way: Way) -> None:
    ratings = dict(sample.session.board.all(Rating))
    before = {each: card.spot for each, card in sample.arrangement.cards.items()}
    sample.selection.select([sample.card(each) for each in KEYS])
    sample.view.act(f"arrange.{way}")
    assert steps(sample) <= 1
    assert not overlaps(sample)
    assert dict(sample.session.board.all(Rating)) == ratings
    done = steps(sample)
    sample.view.act(f"arrange.{way}")
    assert steps(sample) == done
    assert sample.told[-1] == "이미 맞추어져 있습니다."
    if done:
        sample.session.undo()
        assert {each: card.spot for each, card in sample.arrangement.cards.items()} == before


def test_cards_of_several_rows_stand_under_one_another(sample: Driver) -> None:
    chosen = [sample.card("gpt4@fm"), sample.card("micron@memory")]
    sample.selection.select(chosen)
    left = min(sample.arrangement.cards[each].x for each in chosen)
    sample.view.act("arrange.left")
    assert [sample.arrangement.cards[each].x for each in chosen] == pytest.approx([left, left], abs=1e-5)


@pytest.mark.parametrize("way", [each for each in WAYS if LEAST[each] > 1])
def test_too_few_cards_are_told_and_nothing_is_done(sample: Driver, way: Way) -> None:
    sample.selection.select([sample.card("gpt4@fm")])
    sample.view.act(f"arrange.{way}")
    assert steps(sample) == 0
    assert str(LEAST[way]) in sample.told[-1]


def test_without_a_row_to_tidy_that_is_told(sample: Driver) -> None:
    sample.view.act("arrange.keep_order")
    assert sample.told[-1] == sample.view._room.words.say("board.told.no_row")


def test_all_bands_fold_and_unfold_in_one_step(sample: Driver) -> None:
    sample.view.act("board.fold_all")
    assert all(band.folded for band in sample.arrangement.bands)
    assert steps(sample) == 1
    assert sample.arrangement.rows == ()
    sample.view.act("board.fold_all")
    assert steps(sample) == 1
    assert "이미" in sample.told[-1]
    sample.view.act("board.unfold_all")
    assert not any(band.folded for band in sample.arrangement.bands)
    sample.session.undo()
    assert all(band.folded for band in sample.arrangement.bands)


def test_a_click_anywhere_on_a_folded_head_unfolds(sample: Driver) -> None:
    sample.view.act("board.fold_all")
    band = sample.arrangement.bands[2]
    sample.click(sample.point(band.head.right - 8, band.head.middle[1]))
    assert not sample.session.board.the(Layer, band.layer_id).folded


def test_nothing_is_done_while_cards_are_in_the_hand(sample: Driver) -> None:
    sample.press(sample.at_card(sample.card("micron@memory")))
    sample.move(sample.at_row(sample.segment("edu"), 0.9))
    sample.view.act("board.fold_all")
    sample.view.take_off()
    assert steps(sample) == 0
    assert sample.view._stage.grasp.hand.drag is not None
