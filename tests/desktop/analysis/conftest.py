"""What tests of the analysis stand on: the page of the sample board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.analysis.page import AnalysisPage
from desktop.selection import Selection
from desktop.sight import Viewing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def viewing() -> Viewing:
    return Viewing()


@pytest.fixture
def page(
    session: Session, selection: Selection, viewing: Viewing, korean: Words, theme: Theme, qtbot: QtBot
) -> Iterator[AnalysisPage]:
    made = AnalysisPage(session, selection, korean, theme, viewing=viewing)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
