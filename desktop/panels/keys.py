"""The keys that rate: digits with half steps, unknown, not applicable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_HALF = 0.5
_DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}
# What Shift makes of the digits on the keyboards of Korea and the United States.
_SHIFTED = {
    Qt.Key.Key_Exclam: 1,
    Qt.Key.Key_At: 2,
    Qt.Key.Key_NumberSign: 3,
    Qt.Key.Key_Dollar: 4,
    Qt.Key.Key_Percent: 5,
}
_UNKNOWN = frozenset("uU?ㅕ")  # a Hangul keyboard types ㅕ where U stands, ㅜ where N stands
_NOT_APPLICABLE = frozenset("nN-ㅜ")
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
WALKING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
)


def asked(event: QKeyEvent) -> str | None:
    """Return what a key asks for: a score as text, ``.`` for the half step, or a status; None for other keys."""
    key = Qt.Key(event.key())
    if key in _DIGITS:
        half = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return str(_DIGITS[key] + _HALF * half)
    if key in _SHIFTED:
        return str(_SHIFTED[key] + _HALF)
    if key == Qt.Key.Key_Period:
        return "."
    if event.text() in _UNKNOWN and event.text():
        return "unknown"
    return "not_applicable" if event.text() and event.text() in _NOT_APPLICABLE else None


def toggled(score: float) -> float:
    """Return the score with its half step put on or taken off."""
    return score - _HALF if score % 1 else score + _HALF
