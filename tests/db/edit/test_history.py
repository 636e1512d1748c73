from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from db.edit.history import Action, History, Step

AT = datetime(2024, 1, 1, tzinfo=UTC)


def step(seq: int, action: Action = "do", of_seq: int | None = None) -> Step:
    return Step(seq, "move", (("name", (f"카드 {seq}", "")),), AT, "kim", action, of_seq)


class Record:
    """Steps on record, as a journal keeps them; counts how often it is asked."""

    def __init__(self, *steps: Step) -> None:
        self.steps = list(steps)
        self.asked = 0

    def look_up(self, seq: int | None) -> tuple[Step, ...]:
        self.asked += 1
        return tuple(each for each in self.steps if seq is None or each.seq == seq)

    def history(self) -> History:
        return History([(each.seq, each.action, each.of_seq) for each in self.steps], self.look_up)


def test_a_new_history_has_nothing_to_undo_or_redo() -> None:
    history = Record().history()
    assert history.undo_step is None
    assert history.redo_step is None
    assert history.steps() == ()
    assert history.last == 0


def test_a_rebuilt_history_goes_on_where_it_stopped() -> None:
    record = Record(step(1), step(2), step(3, "undo", 2), step(4, "undo", 1), step(5, "redo", 1))
    history = record.history()
    assert history.undo_step == step(1)
    assert history.redo_step == step(2)
    assert history.steps() == tuple(record.steps)
    assert history.last == 5


def test_a_new_step_takes_away_what_could_be_redone() -> None:
    history = Record(step(1), step(2, "undo", 1)).history()
    assert history.redo_step is not None
    history.record(step(3))
    assert history.redo_step is None
    assert history.undo_step == step(3)


def test_a_history_asks_only_for_the_steps_that_are_shown_and_once() -> None:
    record = Record(*(step(seq) for seq in range(1, 1000)))
    history = record.history()
    assert record.asked == 0
    assert history.undo_step is history.undo_step
    assert record.asked == 1
    history.record(step(1000))
    assert history.undo_step == step(1000)
    assert record.asked == 1


@pytest.mark.parametrize(
    "moves",
    [
        [(1, "undo", 1)],
        [(1, "do", None), (2, "undo", 7)],
        [(1, "do", None), (2, "redo", 1)],
        [(1, "do", None), (2, "undo", 1), (3, "do", None), (4, "redo", 1)],
        [(1, "do", None), (2, "do", None), (3, "undo", 1)],
    ],
)
def test_a_step_out_of_turn_is_no_history(moves: list[tuple[int, Action, int | None]]) -> None:
    with pytest.raises(ValueError, match="out of turn"):
        History(moves, Record().look_up)


class AnyHistory(RuleBasedStateMachine):
    """Against two plain lists, a history that is rebuilt now and then from its record."""

    def __init__(self) -> None:
        super().__init__()
        self.record = Record()
        self.history = self.record.history()
        self.done: list[int] = []
        self.undone: list[int] = []

    def keep(self, action: Action, of_seq: int | None = None) -> int:
        made = step(len(self.record.steps) + 1, action, of_seq)
        self.record.steps.append(made)
        self.history.record(made)
        return made.seq

    @rule()
    def do(self) -> None:
        self.done.append(self.keep("do"))
        self.undone.clear()

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.done))):
            self.undone.append(self.done.pop())
            self.keep("undo", self.undone[-1])

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.undone.pop())
        self.keep("redo", self.done[-1])

    @rule()
    def restart(self) -> None:
        self.history = self.record.history()

    @invariant()
    def tells_the_same(self) -> None:
        assert self.history.undo_step == (step(self.done[-1]) if self.done else None)
        assert self.history.redo_step == (step(self.undone[-1]) if self.undone else None)


TestAnyHistory = AnyHistory.TestCase
