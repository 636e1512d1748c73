from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.crash import LOG_NAME, Crash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


SAID = "삼성전자 내부 자료"


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def _bug() -> None:
    raise ValueError(SAID)


def _met(act: Callable[[], None]) -> None:
    """Meet a bug as the interpreter does."""
    try:
        act()
    except Exception as bug:  # noqa: BLE001
        sys.excepthook(type(bug), bug, bug.__traceback__)


@pytest.mark.usefixtures("hooks")
def test_a_bug_is_told_once_and_logged_every_time(tmp_path: Path) -> None:
    told: list[Path] = []
    Crash(tmp_path / "log", told.append).install()
    _met(_bug)
    _met(_bug)
    log = (tmp_path / "log" / LOG_NAME).read_text(encoding="utf-8")
    assert told == [tmp_path / "log" / LOG_NAME]
    assert log.count("builtins.ValueError") == 2
    assert "_bug" in log


@pytest.mark.usefixtures("hooks")
def test_the_log_holds_nothing_of_a_board(tmp_path: Path) -> None:
    Crash(tmp_path, lambda _: None).install()
    _met(_bug)
    assert SAID not in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.usefixtures("hooks")
def test_text_that_comes_from_the_code_is_logged(tmp_path: Path) -> None:
    Crash(tmp_path, lambda _: None).install()
    _met(lambda: ("").no_such_thing)
    assert "no_such_thing" in (tmp_path / LOG_NAME).read_text(encoding="utf-8")


@pytest.mark.usefixtures("hooks", "qapp")
def test_a_bug_in_a_slot_reaches_the_end_of_the_line(tmp_path: Path) -> None:
    class Bell(QObject):
        rung = Signal()

    told: list[Path] = []
    Crash(tmp_path, told.append).install()
    bell = Bell()
    bell.rung.connect(_bug)
    bell.rung.emit()
    assert len(told) == 1


@pytest.mark.usefixtures("hooks")
def test_a_bug_on_another_thread_reaches_the_end_of_the_line(tmp_path: Path) -> None:
    told: list[Path] = []
    Crash(tmp_path, told.append).install()
    thread = threading.Thread(target=_bug)
    thread.start()
    thread.join()
    assert len(told) == 1


@pytest.mark.usefixtures("hooks")
def test_a_bug_handed_over_by_a_job_is_told_too(tmp_path: Path) -> None:
    told: list[Path] = []
    Crash(tmp_path, told.append).report(RuntimeError("x"))
    assert len(told) == 1


@pytest.mark.usefixtures("hooks")
def test_ctrl_c_is_no_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Path] = []
    passed: list[type] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: passed.append(kind))
    Crash(tmp_path, told.append).install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (told, passed) == ([], [KeyboardInterrupt])


@pytest.mark.usefixtures("hooks")
def test_a_machine_that_keeps_no_log_still_tells(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    told: list[Path] = []
    Crash(tmp_path / "log", told.append).install()
    _met(_bug)
    assert len(told) == 1
