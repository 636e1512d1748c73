"""What tests of the page of evidence stand on: the sample board, and a page over it that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.evidence.page import EvidencePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def page(qtbot: QtBot, session: Session, selection: Selection, korean: Words, theme: Theme) -> EvidencePage:
    made = EvidencePage(session, selection, korean, theme)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made
