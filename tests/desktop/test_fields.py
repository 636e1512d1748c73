from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from desktop.fields import FieldUndo, leave_field

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def window_with(qtbot: QtBot, qapp: QApplication, field: QWidget) -> list[str]:
    """A window whose own undo and redo tell when they are asked, with the focus in ``field``."""
    window, asked = QMainWindow(), list[str]()
    qtbot.addWidget(window)
    field.home = window, FieldUndo(qapp)  # type: ignore[attr-defined]  # it lives as long as the field
    for name, key in (("undo", QKeySequence.StandardKey.Undo), ("redo", QKeySequence.StandardKey.Redo)):
        action = QAction(window)
        action.setShortcuts(QKeySequence.keyBindings(key))
        action.triggered.connect(lambda _checked, name=name: asked.append(name))
        window.addAction(action)
    window.setCentralWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    return asked


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_field_undoes_its_own_first_and_the_board_when_it_has_none(
    qtbot: QtBot, qapp: QApplication, kind: type[QWidget]
) -> None:
    field = kind()
    asked = window_with(qtbot, qapp, field)
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()  # type: ignore[attr-defined]
    assert (text, asked) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["undo"]


def test_a_field_redoes_its_own_first(qtbot: QtBot, qapp: QApplication) -> None:
    field = QLineEdit()
    asked = window_with(qtbot, qapp, field)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert asked == ["redo"]
    qtbot.keyClicks(field, "a")
    field.undo()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert (field.text(), asked) == ("a", ["redo"])


def test_a_field_that_is_left_commits_what_was_typed(qtbot: QtBot, qapp: QApplication) -> None:
    field, told = QLineEdit(), []
    window_with(qtbot, qapp, field)
    field.editingFinished.connect(lambda: told.append(field.text()))
    qtbot.keyClicks(field, "abc")
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    leave_field()
    assert told == ["abc"]
    leave_field()
