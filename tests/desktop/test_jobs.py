from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread
from shiboken6 import delete, isValid

from db.errors import FileError
from desktop.jobs import Job, wait_for_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def test_the_result_comes_back_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    where: list[QThread] = []
    job = Job(lambda _progress, _cancelled: threading.current_thread().ident)
    job.done.connect(lambda _: where.append(QThread.currentThread()))
    with qtbot.waitSignal(job.done) as told:
        job.start()
    assert told.args is not None
    assert told.args[0] != threading.current_thread().ident
    assert where == [QThread.currentThread()]


def test_progress_is_told_on_the_way(qtbot: QtBot) -> None:
    def work(progress: Callable[[float], None], _cancelled: Callable[[], bool]) -> str:
        progress(0.25)
        progress(1.0)
        return "brief"

    seen: list[float] = []
    job = Job(work)
    job.progressed.connect(seen.append)
    with qtbot.waitSignal(job.done):
        job.start()
    assert seen == [0.25, 1.0]


def test_what_the_world_refuses_is_told_as_such(qtbot: QtBot) -> None:
    def work(_progress: object, _cancelled: object) -> None:
        raise FileError("window.not_written", name="a.pdf")

    job = Job(work)
    with qtbot.assertNotEmitted(job.broken), qtbot.assertNotEmitted(job.done), qtbot.waitSignal(job.refused) as told:
        job.start()
    assert told.args is not None
    assert told.args[0].code == "window.not_written"


def test_a_bug_is_handed_over_and_not_swallowed(qtbot: QtBot) -> None:
    job = Job(lambda _progress, _cancelled: 1 / 0)
    with qtbot.assertNotEmitted(job.refused), qtbot.waitSignal(job.broken) as told:
        job.start()
    assert told.args is not None
    assert isinstance(told.args[0], ZeroDivisionError)


def test_cancelled_work_ends_as_called_off(qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(_progress: object, cancelled: Callable[[], bool]) -> None:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        raise FileError("window.not_written", name="half.pdf")

    job = Job(work)
    with qtbot.assertNotEmitted(job.refused), qtbot.waitSignal(job.called_off):
        job.start()
        assert begun.wait(5)
        job.cancel()


def test_work_that_was_done_before_the_cancel_stays_done(qtbot: QtBot) -> None:
    job = Job(lambda _progress, _cancelled: "done")
    with qtbot.assertNotEmitted(job.called_off), qtbot.waitSignal(job.done):
        job.start()
        assert wait_for_all()
        job.cancel()


def test_a_job_that_is_over_lets_go_of_what_it_worked_on(qtbot: QtBot) -> None:
    class Board:
        pass

    def begun() -> tuple[Job, weakref.ref[Board]]:
        board = Board()
        return Job(lambda _progress, _cancelled: repr(board)), weakref.ref(board)

    job, board = begun()
    assert board() is not None
    with qtbot.waitSignal(job.done):
        job.start()
    assert wait_for_all()
    assert board() is None


def test_work_outlives_whoever_asked_for_it(qtbot: QtBot) -> None:
    asker, go_on, told = QObject(), threading.Event(), []
    job = Job(lambda _progress, _cancelled: go_on.wait(5), asker)
    job.done.connect(told.append)
    job.start()
    delete(asker)
    go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [True]
    qtbot.waitUntil(lambda: not isValid(job))
