"""Noise: how weights and scores are drawn when a reading is tried out many times; the method's section 10."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from db.model.things import Method

Numbers: TypeAlias = NDArray[np.float64]

STEPS = 65_536
"""Into how many equal parts the triangular distribution is cut: as many as two bytes can tell."""


def stream(seed: int, *names: str) -> np.random.Generator:
    """Return the random numbers that belong to a name under a seed.

    Every segment has numbers of its own, so that what is drawn for one never depends on what else is on the board.
    """
    told = blake2b("\x1f".join(names).encode("utf-8", "replace"), digest_size=16).digest()
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, int.from_bytes(told, "big")])))


def drawn_weights(weights: Numbers, method: Method, draws: int, seed: int) -> Numbers:
    """Return weights as they are drawn, a row for each criterion and a column for each draw.

    ``narrow`` and ``wide`` move each by up to that part of itself, evenly; ``free`` knows nothing of them: every
    division of the whole among those that weigh anything is as likely as any other. What weighs nothing still does.
    """
    numbers = stream(seed, "weights")
    weighing = weights > 0.0
    drawn = np.zeros((len(weights), draws))
    if method.noise == "free":
        drawn[weighing] = numbers.dirichlet(np.ones(int(weighing.sum())), draws).T
    else:
        most = method.noise_narrow if method.noise == "narrow" else method.noise_wide
        moved = 1.0 + numbers.uniform(-most, most, (int(weighing.sum()), draws))
        drawn[weighing] = weights[weighing, None] * moved
    return drawn


def triangular(numbers: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Return numbers from −1 to 1, 0 the likeliest: the symmetric triangular distribution."""
    # Whatever two bytes hold is in the table; "clip" spares the check.
    return np.take(_quantiles(), numbers.integers(0, STEPS, shape, dtype=np.uint16), mode="clip")


@lru_cache(maxsize=1)
def _quantiles() -> NDArray[np.float32]:
    shares = (np.arange(STEPS) + 0.5) / STEPS
    lower = np.sqrt(2.0 * np.minimum(shares, 0.5)) - 1.0
    upper = 1.0 - np.sqrt(2.0 * (1.0 - np.maximum(shares, 0.5)))
    return np.where(shares < 0.5, lower, upper).astype(np.float32)
