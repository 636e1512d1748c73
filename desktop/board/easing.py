"""What moves by itself: the front line to its new place, cards back to where they came from.

Both take 150 ms at most; where motion is unwanted they are there at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SECONDS = 0.15


class Easing:
    """Shares of the ground's width by segment id, as they are drawn while they move."""

    def __init__(self) -> None:
        self.shares: dict[str, float] = {}
        self.calm = False
        self._goals: dict[str, float] = {}
        self._starts: dict[str, tuple[float, float]] = {}

    @property
    def moving(self) -> bool:
        """Whether any share is still on its way."""
        return bool(self._starts)

    def jump(self, goals: Mapping[str, float | None]) -> None:
        """Put every share where it belongs at once; None is the middle."""
        self._goals = {each: _share(goal) for each, goal in goals.items()}
        self.shares.clear()
        self.shares.update(self._goals)
        self._starts.clear()

    def aim(self, goals: Mapping[str, float | None], now: float) -> None:
        """Send the shares on their way at the time ``now``, in seconds."""
        if self.calm:
            self.jump(goals)
            return
        aims = {each: _share(goal) for each, goal in goals.items()}
        for each, goal in aims.items():
            if each not in self.shares:
                self.shares[each] = goal
            elif goal != self._goals.get(each):
                self._starts[each] = (self.shares[each], now)
        for gone in self.shares.keys() - aims.keys():
            del self.shares[gone]
            self._starts.pop(gone, None)
        self._goals = aims

    def tick(self, now: float) -> Iterable[str]:
        """Move on to the time ``now``; return the segments whose share has changed."""
        moved = list(self._starts)
        for each in moved:
            start, began = self._starts[each]
            part = min(1.0, max(0.0, (now - began) / SECONDS))
            goal = self._goals[each]
            self.shares[each] = goal if part >= 1.0 else start + (goal - start) * _eased(part)
            if part >= 1.0:
                del self._starts[each]
        return moved


class Flight:
    """Cards that were let go where they cannot be, on their way back; ``start`` is how far they are off."""

    def __init__(self, start: tuple[float, float], began: float) -> None:
        self._start, self._began = start, began

    def over(self, now: float) -> bool:
        """Tell whether they are back."""
        return now - self._began >= SECONDS

    def at(self, now: float) -> tuple[float, float]:
        """Return how far they are still off."""
        rest = 1 - _eased(min(1.0, max(0.0, (now - self._began) / SECONDS)))
        return self._start[0] * rest, self._start[1] * rest


def _eased(part: float) -> float:
    """Return how much of a way is done after a part of its time: fast first."""
    return 1.0 - (1.0 - part) ** 3


def _share(goal: float | None) -> float:
    return 0.5 if goal is None else goal
