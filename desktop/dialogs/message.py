"""Plain sentences in a box of their own: something was refused, or something is to be decided first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop.words import Words


def complain(parent: QWidget, words: Words, text: str) -> QMessageBox:
    """Say one sentence and wait for nobody: the box closes by itself when it is answered."""
    box = _box(parent, words, text)
    done = box.addButton(words.say("dialog.close"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(done)
    box.setEscapeButton(done)
    box.open()
    return box


def ask(parent: QWidget, words: Words, text: str, yes: str, then: Callable[[], object]) -> QMessageBox:
    """Ask one question; carry out ``then`` if it is answered with the button ``yes``. Esc is no."""
    box = _box(parent, words, text)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(words.say("dialog.cancel"), QMessageBox.ButtonRole.RejectRole)
    _stress(agree)
    box.setDefaultButton(agree)
    box.setEscapeButton(leave)
    box.buttonClicked.connect(lambda button: then() if button is agree else None)
    box.open()
    return box


def _stress(button: QPushButton) -> None:
    button.setProperty("kind", "primary")
    # The box has dressed it already.
    button.style().unpolish(button)
    button.style().polish(button)


def _box(parent: QWidget, words: Words, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(words.say("window.name"))
    box.setText(text)
    return box
