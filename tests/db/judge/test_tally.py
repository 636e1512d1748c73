"""What many draws come to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge import tally
from db.judge.posture import Stand, rule_of
from db.judge.score import ranks
from db.judge.tally import posture_shares, rank_spreads, ranks_drawn, rules_drawn, spreads
from db.model.things import Method

METHOD = Method()
SCORE = st.sampled_from([half / 2 for half in range(2, 11)])
NUMBERS = st.lists(st.sampled_from([20.0, 40.0, 60.0, 80.0, 100.0]), min_size=1, max_size=12)


def test_a_spread_is_made_of_draws() -> None:
    assert spreads(np.arange(1.0, 101.0)[None, ::-1]) == [(5.0, 50.0, 95.0)]
    assert spreads(np.array([[7.0]])) == [(7.0, 7.0, 7.0)]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=50))
def test_ranks_spread_as_any_numbers(drawn: list[int]) -> None:
    row = np.array([drawn], dtype=np.uint16)
    assert rank_spreads(row) == spreads(row.astype(np.float64))


@pytest.mark.parametrize("few", [0, 48])
@given(scores=NUMBERS)
def test_ranks_are_those_of_the_reading(few: int, scores: list[float]) -> None:
    drawn = np.array(scores)[:, None]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tally, "FEW", few)
        assert tuple(int(each) for each in ranks_drawn(drawn)[:, 0]) == ranks(scores)


@given(
    level=st.floats(0, 100) | st.sampled_from([40.0, 60.0, 80.0]),
    held=st.tuples(SCORE | st.none(), SCORE | st.none()),
    structure=st.tuples(SCORE | st.none(), SCORE | st.none()),
)
def test_each_draw_fires_the_rule_that_the_decision_list_fires(
    level: float, held: tuple[float | None, float | None], structure: tuple[float | None, float | None]
) -> None:
    home, foreign = (None if each is None else np.array([each]) for each in held)
    found = rules_drawn(np.array([level]), (home, foreign), structure, METHOD)
    importance, takes_all = structure
    assert int(found[0]) == rule_of(Stand(level, takes_all, importance, *held), METHOD)


def test_shares_name_only_what_occurs() -> None:
    assert posture_shares(np.array([1, 1, 4, 5])) == {"defend": 0.5, "catch_up": 0.25, "ally": 0.25}
