"""How weights and scores are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from db.judge.noise import drawn_weights, stream, triangular
from db.model.things import Method

WEIGHTS = np.array([1.0, 0.0, 3.0])


@pytest.mark.parametrize(("noise", "most"), [("narrow", 0.25), ("wide", 0.5)])
def test_weights_move_by_a_part_of_themselves(noise: str, most: float) -> None:
    drawn = drawn_weights(WEIGHTS, Method(noise=noise), 4_000, 1)  # type: ignore[arg-type]
    moved = drawn[[0, 2]] / WEIGHTS[[0, 2], None] - 1
    assert np.abs(moved).max() <= most
    assert np.abs(moved).max() == pytest.approx(most, abs=0.01)
    assert moved.mean() == pytest.approx(0, abs=0.02)


def test_what_weighs_nothing_never_weighs() -> None:
    for noise in ("narrow", "free"):
        assert not drawn_weights(WEIGHTS, Method(noise=noise), 10, 1)[1].any()  # type: ignore[arg-type]


def test_without_knowledge_every_division_is_as_likely() -> None:
    drawn = drawn_weights(WEIGHTS, Method(noise="free"), 20_000, 1)
    assert drawn.sum(axis=0) == pytest.approx(np.ones(20_000))
    # Of two, each share is as likely as any other.
    assert np.quantile(drawn[0], [0.25, 0.5, 0.75]) == pytest.approx([0.25, 0.5, 0.75], abs=0.015)


def test_scores_vary_triangularly() -> None:
    drawn = triangular(stream(1, "x"), (200_000,))
    assert np.abs(drawn).max() < 1
    assert float(drawn.var()) == pytest.approx(1 / 6, abs=0.002)
    # Within half the width lie three quarters.
    assert float((np.abs(drawn) <= 0.5).mean()) == pytest.approx(0.75, abs=0.005)


def test_each_name_has_numbers_of_its_own() -> None:
    first, again, other, later = stream(1, "a"), stream(1, "a"), stream(1, "b"), stream(2, "a")
    drawn = first.random()
    assert drawn == again.random()
    assert len({drawn, other.random(), later.random()}) == 3
