"""Documents are read off the window's thread; of what was asked only the last counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QThreadPool
from shiboken6 import delete

from desktop.evidence import reader
from desktop.evidence.reader import Reader
from desktop.jobs import wait_for_all
from tests.desktop.evidence.papers import pdf

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

PAPER = pdf(*((f"p{each}",) for each in range(30)))


def test_of_pages_that_are_turned_through_only_the_last_is_drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    real = reader._page
    monkeypatch.setattr(reader, "_page", lambda *told, **more: drawn.append(told[2]) or real(*told, **more))
    read = Reader()
    shown: list[int] = []
    read.shown.connect(lambda each: shown.append(each.page))
    for page in range(30):
        read.show_page(PAPER, "pdf", "a", page, 400)
    qtbot.waitUntil(lambda: not read.busy)
    assert wait_for_all()
    assert shown == [29]
    assert drawn[-1] == 29
    assert len(drawn) <= QThreadPool.globalInstance().maxThreadCount() + 1


def test_a_page_that_is_closed_while_it_is_read_does_no_harm(qtbot: QtBot) -> None:
    read = Reader()
    read.show_page(PAPER, "pdf", "a", 0, 400)
    delete(read)
    assert wait_for_all()
    qtbot.wait(0)
