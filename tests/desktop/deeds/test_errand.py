from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from desktop.deeds import making
from desktop.deeds.errand import Errands
from desktop.dialogs.waiting import Waiting
from desktop.jobs import wait_for_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.program import Program


def slow(begun: threading.Event) -> Callable[[Callable[[float], None], Callable[[], bool]], str]:
    """Work that goes on until it is called off, and tells that it is at 40 %."""

    def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> str:
        told = making.told(progress, cancelled)
        while True:
            begun.set()
            told(0.4)
            threading.Event().wait(0.005)

    return work


def test_what_takes_long_shows_how_far_it_is_and_can_be_called_off(program: Program, qtbot: QtBot) -> None:
    done: list[str] = []
    program.window.show()
    job = Errands(program).run(slow(threading.Event()), done.append, "쓰는 중")
    qtbot.waitUntil(lambda: bool(program.window.findChildren(Waiting)), timeout=10_000)
    sheet = program.window.findChildren(Waiting)[0]
    bar = sheet.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.value() == 400, timeout=10_000)
    with qtbot.waitSignal(job.called_off):
        sheet.reject()
    qtbot.waitUntil(lambda: not program.window.findChildren(Waiting), timeout=10_000)
    assert done == []


def test_what_is_quick_shows_nothing(program: Program, qtbot: QtBot) -> None:
    done: list[int] = []
    Errands(program).run(lambda _progress, _cancelled: 7, done.append, "쓰는 중")
    assert program.window.status._told._whole == "쓰는 중"
    qtbot.waitUntil(lambda: done == [7], timeout=10_000)
    assert program.window.status._told._whole == ""
    qtbot.wait(600)
    assert program.window.findChildren(Waiting) == []


def test_a_picture_that_is_called_off_leaves_what_was_there(sample: Program, qtbot: QtBot, tmp_path: Path) -> None:
    path, begun = tmp_path / "board.svg", threading.Event()
    path.write_text("old")
    work = slow(begun)
    job = Errands(sample).run(
        lambda progress, cancelled: making.put(path, work(progress, cancelled).encode()), lambda _: None, "쓰는 중"
    )
    assert begun.wait(10)
    with qtbot.waitSignal(job.called_off):
        job.cancel()
    assert path.read_text() == "old"
    assert list(tmp_path.glob(".*")) == []


def test_closing_the_window_ends_what_is_under_way(program: Program, qtbot: QtBot) -> None:
    begun = threading.Event()
    Errands(program).run(slow(begun), lambda _: None, "쓰는 중")
    assert begun.wait(10)
    program.window.closing.emit()
    assert wait_for_all(10_000)
