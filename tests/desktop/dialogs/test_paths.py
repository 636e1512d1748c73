from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.dialogs.paths import to_open, to_write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def answers(monkeypatch: pytest.MonkeyPatch, *paths: str) -> list[str]:
    """Let the file dialog answer with these paths, one after the other; return where it was asked to start."""
    asked: list[str] = []
    rest: Iterator[str] = iter(paths)

    def answer(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(start)
        return next(rest), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    return asked


def test_no_answer_is_no_path(home: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers(monkeypatch, "", "")
    assert to_open(home, "", str(tmp_path), "") is None
    assert to_write(home, "", tmp_path / "a.pdf", "") is None


def test_a_missing_ending_is_added(home: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers(monkeypatch, str(tmp_path / "2023.12 보드"))
    assert to_write(home, "", tmp_path / "a.panse", "") == tmp_path / "2023.12 보드.panse"


def test_an_ending_in_capitals_is_one(home: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers(monkeypatch, str(tmp_path / "A.PDF"))
    assert to_write(home, "", tmp_path / "a.pdf", "") == tmp_path / "A.PDF"


def test_an_added_ending_that_meets_a_file_is_asked_again(
    home: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "b.pdf").touch()
    asked = answers(monkeypatch, str(tmp_path / "b"), str(tmp_path / "b.pdf"))
    assert to_write(home, "", tmp_path / "a.pdf", "") == tmp_path / "b.pdf"
    assert asked == [str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")]
