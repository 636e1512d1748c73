from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.stroke import native, strokes

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.mark.parametrize(
    ("key", "held", "text", "written"),
    [
        (Qt.Key.Key_L, NONE, "l", ("L",)),
        (Qt.Key.Key_L, SHIFT, "L", ("Shift+L",)),
        (Qt.Key.Key_Exclam, SHIFT, "!", ("Shift+1", "Shift+!", "!")),
        (Qt.Key.Key_Plus, SHIFT, "+", ("Shift++", "+")),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "\r", ("Return",)),
        (Qt.Key.Key_PageUp, CTRL, "", ("Ctrl+PgUp",)),
        (Qt.Key(0), NONE, "ㅕ", ("U",)),
        (Qt.Key(0), SHIFT, "ㅃ", ("Shift+Q",)),
        (Qt.Key.Key_Shift, SHIFT, "", ()),
        (Qt.Key.Key_Tab, NONE, "\t", ()),
    ],
)
def test_a_key_is_written_as_the_keymap_writes_it(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str, written: tuple[str, ...]
) -> None:
    assert strokes(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) == written


def test_keys_are_told_as_they_are_printed() -> None:
    assert native(("Shift+Left", "Return")) == "Shift+←, Enter"
