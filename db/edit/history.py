"""The history: which step undo would take back and which redo would do again.

It holds numbers only; what a step is called is looked up when someone asks. Doing, undoing and redoing all go on
record one after the other, so the history of an open board is what its journal says, at once and after a restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Action: TypeAlias = Literal["do", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step on record: ``verb`` and ``subject`` name it, ``at`` (UTC) and ``who`` tell of its making.

    An undo or a redo is a step of its own. It bears the name of the step ``of_seq`` that it took back or did again.
    """

    seq: int
    verb: str
    subject: tuple[tuple[str, tuple[str, str]], ...]
    at: datetime
    who: str
    action: Action = "do"
    of_seq: int | None = None


class History:
    """What can be undone and redone, and every step there was."""

    def __init__(
        self,
        moves: Iterable[tuple[int, Action, int | None]],
        look_up: Callable[[int | None], tuple[Step, ...]],
    ) -> None:
        """Rebuild the history from ``moves``: number, action and the step meant, oldest first.

        ``look_up`` returns the step of a number as the only one, or all steps for None.
        """
        self._look_up = look_up
        self._known: dict[int, Step] = {}
        self._done: list[int] = []
        self._undone: list[int] = []
        self.last = 0
        for seq, action, of_seq in moves:
            self._move(seq, action, of_seq)

    @property
    def undo_step(self) -> Step | None:
        """The step that undo would take back, if any."""
        return self._step(self._done[-1]) if self._done else None

    @property
    def redo_step(self) -> Step | None:
        """The step that redo would do again, if any."""
        return self._step(self._undone[-1]) if self._undone else None

    def steps(self) -> tuple[Step, ...]:
        """Return every step on record, undos and redos too, the newest last."""
        return self._look_up(None)

    def record(self, step: Step) -> None:
        """Take note of a step that has been kept."""
        self._move(step.seq, step.action, step.of_seq)
        if step.action == "do":
            self._known[step.seq] = step

    def _step(self, seq: int) -> Step:
        if seq not in self._known:
            (self._known[seq],) = self._look_up(seq)
        return self._known[seq]

    def _move(self, seq: int, action: Action, of_seq: int | None) -> None:
        """Raise ValueError for an undo or a redo of what is not on top."""
        self.last = seq
        if action == "do":
            self._done.append(seq)
            self._undone.clear()
            return
        source, target = (self._done, self._undone) if action == "undo" else (self._undone, self._done)
        if not source or source[-1] != of_seq:
            raise ValueError("a step out of turn")
        target.append(source.pop())
