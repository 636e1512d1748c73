"""What was pressed on the keyboard, as the keymap writes keys."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from desktop.keymap import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MEANT = (
    _SHIFT | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_SHOWN = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}
# What Shift makes of the digits on the keyboards of Korea and the United States.
_DIGITS = dict(zip("!@#$%^&*()", "1234567890", strict=True))
# What a Hangul keyboard of two sets types where these letters stand; Shift doubles some.
_HANGUL = dict(zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "QWERTYUIOPASDFGHJKLZXCVBNM", strict=True))
_HANGUL |= dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True))


def strokes(event: QKeyEvent) -> tuple[str, ...]:
    """Return how the key may be written, the most exact first; nothing for a modifier alone or an unknown key."""
    return tuple(dict.fromkeys(each for each in map(normal, _written(event)) if each is not None))


def native(keys: tuple[str, ...]) -> str:
    """Return keys as people read them on this system."""
    return ", ".join(map(_read, keys))


def _read(key: str) -> str:
    held, plus, name = key.rpartition("+")
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    # What is printed on the key says more than its name, which is long in some languages.
    return f"{held}{plus}{_SHOWN[name]}" if name in _SHOWN and sys.platform != "darwin" else text


def _written(event: QKeyEvent) -> Iterator[str]:
    held = event.modifiers() & _MEANT
    name = _name(event)
    shifted = bool(held & _SHIFT)
    if shifted and name in _DIGITS:
        # Shift+1 is a key of its own, whatever sign is printed above the 1.
        yield _held(held) + _DIGITS[name]
    yield _held(held) + name
    if shifted and len(name) == 1 and not name.isalnum():
        yield _held(held & ~_SHIFT) + name


def _name(event: QKeyEvent) -> str:
    letter = _HANGUL.get(event.text()) or _HANGUL.get(chr(event.key()) if event.key() < 0x10000 else "")
    if letter is not None:
        return letter
    return QKeySequence(QKeyCombination(Qt.Key(event.key()))).toString(QKeySequence.SequenceFormat.PortableText)


def _held(modifiers: Qt.KeyboardModifier) -> str:
    kind = Qt.KeyboardModifier
    names = {kind.MetaModifier: "Meta", kind.ControlModifier: "Ctrl", kind.AltModifier: "Alt", _SHIFT: "Shift"}
    return "".join(f"{name}+" for each, name in names.items() if modifiers & each)
