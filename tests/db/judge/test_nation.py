from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.judgement import LayerFigure, SegmentVerdict
from db.judge.nation import layer_figure, national
from db.judge.reading import judge
from db.model.things import Layer

if TYPE_CHECKING:
    import random


@pytest.fixture(scope="module")
def verdict(plan: Any) -> SegmentVerdict:
    found: SegmentVerdict = judge(plan("tech").segment().board).segments["seg"]
    return found


def figures(*levels: float | None) -> list[LayerFigure]:
    return [LayerFigure(layer_id=str(number), level=level, counted=1, of=1) for number, level in enumerate(levels)]


def test_a_layer_is_the_mean_of_its_levels_by_importance(plan: Any) -> None:
    making = plan("tech")
    for level, importance in ((100, 5), (50, 5), (25, 4)):
        key = f"s{level}"
        making.segment(key, imp=importance).card(f"K{level}", key, tech=level / 20).card(
            f"F{level}", key, of="US", tech=5
        )
    layer = judge(making.board).layers["layer"]
    assert layer.level == pytest.approx(60.714286)
    assert (layer.counted, layer.of) == (3, 3)


def test_a_segment_without_a_level_or_an_importance_is_left_out_and_counted(plan: Any) -> None:
    making = plan("tech").segment("none", imp=5)
    making.segment("unweighed").card("K1", "unweighed", tech=1).card("F1", "unweighed", of="US", tech=5)
    making.segment("full", imp=3).card("K2", "full", tech=4).card("F2", "full", of="US", tech=5)
    making.add(Layer(id="bare", key="bare", name_ko="bare", stack_rank=2))
    judgement = judge(making.board)
    assert judgement.layers["layer"] == LayerFigure(layer_id="layer", level=80, counted=1, of=3)
    assert judgement.layers["bare"] == LayerFigure(layer_id="bare", level=None, counted=0, of=0)
    assert (judgement.national.geometric, judgement.national.arithmetic) == pytest.approx((80, 80))


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 10)), min_size=1, max_size=8), st.randoms())
def test_the_order_of_segments_does_not_matter_to_the_last_bit(
    verdict: SegmentVerdict, rows: list[tuple[float, int]], chance: random.Random
) -> None:
    verdicts = [replace(verdict, level=level, importance=importance / 2) for level, importance in rows]
    first = layer_figure("layer", verdicts)
    chance.shuffle(verdicts)
    assert layer_figure("layer", verdicts) == first


def test_the_nation_is_the_geometric_mean_with_the_arithmetic_beside_it() -> None:
    found = national(figures(25, None, 100))
    assert found.geometric == pytest.approx(50)
    assert found.arithmetic == pytest.approx(62.5)


def test_a_layer_at_zero_is_not_made_up_for() -> None:
    found = national(figures(0, 100))
    assert (found.geometric, found.arithmetic) == (0, 50)


def test_no_layer_with_a_figure_is_no_nation_and_not_zero() -> None:
    assert national(figures(None)) == national([])
    assert national([]).geometric is None
    assert national([]).arithmetic is None
