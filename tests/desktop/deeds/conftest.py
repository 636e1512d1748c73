"""What tests of deeds stand on: a user who answers file dialogs and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QUrl

    from desktop.program import Program


@pytest.fixture
def pick(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Let the next file dialogs answer with a path, or with nothing for ``""``."""

    def answer(path: Path | str) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))

    return answer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were handed to the desktop to be shown."""
    found: list[str] = []

    def note(url: QUrl) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return found


@pytest.fixture
def answer() -> Callable[[Program, bool], str]:
    """Answer the question in the box that stands open with yes or no, and return what it said."""

    def click(program: Program, yes: bool) -> str:
        box = program.window.findChildren(QMessageBox)[-1]
        said = box.text()
        (box.defaultButton() if yes else box.escapeButton()).click()
        box.setParent(None)
        return said

    return click
