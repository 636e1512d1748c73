from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.selection import Selection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_last_selected_is_the_current_one() -> None:
    selection = Selection()
    selection.select(["a", "b", "a"])
    assert (selection.positions, selection.current) == (("a", "b"), "b")


def test_toggling_adds_and_takes_out() -> None:
    selection = Selection()
    selection.toggle("a")
    selection.toggle("b")
    selection.toggle("a")
    assert selection.positions == ("b",)


def test_a_segment_and_positions_are_never_selected_together() -> None:
    selection = Selection()
    selection.select(["a"])
    selection.choose_segment("s")
    assert (selection.positions, selection.segment) == ((), "s")
    selection.select(["b"])
    assert (selection.positions, selection.segment) == (("b",), None)


def test_it_tells_only_when_it_is_another_one(qtbot: QtBot) -> None:
    selection = Selection()
    with qtbot.waitSignal(selection.changed):
        selection.select(["a"])
    with qtbot.assertNotEmitted(selection.changed):
        selection.select(["a"])
    with qtbot.waitSignal(selection.changed):
        selection.clear()
    assert selection.current is None


def test_a_note_stands_alone(qtbot: QtBot) -> None:
    selection = Selection()
    selection.select(["a"])
    with qtbot.waitSignal(selection.changed):
        selection.choose_note("n")
    assert (selection.positions, selection.segment, selection.note) == ((), None, "n")
    selection.choose_segment("s")
    assert (selection.segment, selection.note) == ("s", None)
    selection.choose_note("n")
    assert (selection.segment, selection.note) == (None, "n")
    selection.toggle("a")
    assert (selection.current, selection.note) == ("a", None)
    selection.choose_note("n")
    selection.clear()
    assert selection.note is None
