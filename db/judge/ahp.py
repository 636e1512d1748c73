"""Weights from comparisons of pairs: the analytic hierarchy process, with its consistency."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_CRITERIA = 8
"""More than these are too many to compare pair by pair: 28 questions."""

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41)
"""The mean consistency index of random matrices of 1 to 8 rows: the table of Saaty (1980)."""

RANDOM_INDEX_NAME = "Saaty 1980"
CONSISTENT = 0.1
"""Up to this consistency ratio the comparisons may be trusted."""


class Weighing(NamedTuple):
    """What comparisons come to: weights that add up to 1, in the order of the criteria.

    ``eigenvalue`` is the principal one. ``ratio`` is the consistency ratio, None until every pair is compared;
    ``answered`` of ``of`` pairs are.
    """

    weights: tuple[float, ...]
    eigenvalue: float
    ratio: float | None
    answered: int
    of: int

    @property
    def consistent(self) -> bool:
        """Whether the comparisons agree well enough; those that are not complete are not yet judged."""
        return self.ratio is None or self.ratio <= CONSISTENT


def weigh(criteria: Sequence[str], comparisons: Iterable[tuple[str, str, float]]) -> Weighing:
    """Return the weights that comparisons come to: the principal eigenvector of their matrix.

    A comparison says how many times as important the first criterion is as the second; the last one of a pair counts,
    and those of other criteria do not. A pair that is not compared counts as equal until it is. Raises
    ValueError for more criteria than can be compared, or a comparison that is not over 0.
    """
    count = len(criteria)
    if count > MOST_CRITERIA:
        raise ValueError("too many criteria to compare")
    place = {each: at for at, each in enumerate(criteria)}
    matrix = [[1.0] * count for _ in criteria]
    told: set[frozenset[str]] = set()
    for first, second, times in comparisons:
        if first in place and second in place and first != second:
            if times <= 0.0:
                raise ValueError("a comparison is over 0")
            one, other = place[first], place[second]
            matrix[one][other], matrix[other][one] = times, 1.0 / times
            told.add(frozenset((first, second)))
    eigenvalue, weights = _principal(matrix)
    of = count * (count - 1) // 2
    return Weighing(weights, eigenvalue, _ratio(eigenvalue, count) if len(told) == of else None, len(told), of)


def pairs(criteria: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs to compare, in the order of the criteria."""
    return tuple((first, second) for at, first in enumerate(criteria) for second in criteria[at + 1 :])


def _principal(matrix: list[list[float]]) -> tuple[float, tuple[float, ...]]:
    if not matrix:
        return 0.0, ()
    import numpy as np  # noqa: PLC0415 - takes a while to load, and who opens a board does not compare yet

    values, vectors = np.linalg.eig(np.array(matrix))
    first = int(np.argmax(values.real))
    vector = np.abs(vectors[:, first].real)
    return float(values[first].real), tuple(float(each) for each in vector / vector.sum())


def _ratio(eigenvalue: float, count: int) -> float:
    if count < 3:
        return 0.0
    index = (eigenvalue - count) / (count - 1)
    return max(0.0, index) / RANDOM_INDEX[count - 1]
