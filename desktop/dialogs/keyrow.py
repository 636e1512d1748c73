"""One command on the sheet of keys: its name, a cap for each key, and what changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.dialogs.keygroups import said
from desktop.keymap import MOST
from desktop.plain import Elided, ampersands, tip
from desktop.stroke import native, strokes
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from desktop.keymap import Keymap
    from desktop.words import Words

_HOLDING = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown)
_HIGH = 27  # pixels


class KeyCap(QPushButton):
    """A key, or the place for one more. Pressed, it waits for the key that is to stand there.

    Signals:
        waiting: it waits now.
        caught(str, str): this key was pressed: as the keymap writes it, or empty, and as people read it.
        left_be: it waits no more, and nothing was pressed.
        dropped: the key is to go.

    """

    waiting = Signal()
    caught = Signal(str, str)
    left_be = Signal()
    dropped = Signal()

    def __init__(self, key: str, text: str, press: str) -> None:
        super().__init__(ampersands(text))
        self.key, self._text, self._press = key, text, press
        self.setProperty("kind", "cap" if key else "nocap")
        self.setAutoDefault(False)
        self.clicked.connect(self.wait)

    @property
    def is_waiting(self) -> bool:
        """Whether the next key is taken."""
        return bool(self.property("waiting"))

    def wait(self) -> None:
        """Take the next key."""
        if not self.is_waiting:
            self._show(waiting=True)
            self.setFocus()
            self.waiting.emit()

    def give_up(self) -> None:
        """Wait no more."""
        if self.is_waiting:
            self._show(waiting=False)
            self.left_be.emit()

    def event(self, event: QEvent) -> bool:
        """Take every key while it waits, those too that would go on to another field or be a shortcut."""
        if self.is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Wait at Enter, remove at Delete; arrows are the row's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wait()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.key:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Wait no more when the user goes elsewhere."""
        self.give_up()
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _HOLDING:
            return
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.give_up()
            return
        written = strokes(event)
        # A sign that needs Shift on this keyboard is that sign; letters, digits and named keys keep their Shift.
        key = written[0] if written and written[0][-1].isalnum() else written[-1] if written else ""
        self._show(waiting=False)
        shown = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.NativeText)
        self.caught.emit(key, native((key,)) if key else shown)

    def _show(self, *, waiting: bool) -> None:
        self.setProperty("waiting", waiting)
        self.setText(ampersands(self._press if waiting else self._text))
        self.style().unpolish(self)
        self.style().polish(self)


class KeyRow(QWidget):
    """A command and its keys.

    Signals:
        waiting: a key is waited for.
        left_be: none is waited for any more, and nothing was pressed.
        wished(object, str, str): these keys are wished for (a tuple, empty where the key cannot be had); the new key,
            and as people read it.
        dropped(object): these keys are to stay.
        reset: the keys of the first start are wished for.
        walked(int): the row above (-1) or below (1) is wished for.

    """

    waiting = Signal()
    left_be = Signal()
    wished = Signal(object, str, str)
    dropped = Signal(object)
    reset = Signal()
    walked = Signal(int)

    def __init__(self, command_id: str, keymap: Keymap, words: Words) -> None:
        super().__init__()
        self.command_id, self._keymap, self._words = command_id, keymap, words
        self.caps: list[KeyCap] = []
        self._name = Elided(said(command_id, words))
        self._reset = QPushButton()
        self._reset.setProperty("kind", "nocap")
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(lambda *_: self.reset.emit())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(px(_HIGH))
        self._row.setSpacing(5)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._reset)
        self.show_keys()

    def retranslate(self, words: Words) -> None:
        """Say the row in the language of ``words``."""
        self._words = words
        self._name.tell(said(self.command_id, words))
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys as they are now."""
        at = next((index for index, cap in enumerate(self.caps) if cap.hasFocus()), None)
        for cap in self.caps:
            cap.blockSignals(True)  # noqa: FBT003 - it goes: what it says on losing the focus concerns nobody
            self._row.removeWidget(cap)
            cap.hide()
            cap.deleteLater()
        keys = self._keymap.keys(self.command_id)
        self.caps = [self._cap(each) for each in (*keys, *(("",) if len(keys) < MOST else ()))]
        for place, cap in enumerate(self.caps, 1):
            self._row.insertWidget(place, cap)
            cap.show()
        if at is not None:
            self.caps[min(at, len(self.caps) - 1)].setFocus()
        self._say_reset()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the row above or below."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.walked.emit(step)

    def _say_reset(self) -> None:
        say, name = self._words.say, said(self.command_id, self._words)
        self._reset.setText("↺")
        self._reset.setToolTip(tip(say("keys.sheet.reset")))
        self._reset.setAccessibleName(say("keys.sheet.reset_one", command=name))
        self._reset.setVisible(self._keymap.is_changed(self.command_id))

    def _cap(self, key: str) -> KeyCap:
        say, name = self._words.say, said(self.command_id, self._words)
        shown = native((key,)) if key else "+"
        cap = KeyCap(key, shown, say("keys.sheet.press"))
        told = say("keys.sheet.key", command=name, key=shown) if key else f"{name}: {say('keys.sheet.add')}"
        cap.setAccessibleName(told)
        if not key:
            cap.setToolTip(tip(say("keys.sheet.add")))
        cap.waiting.connect(self.waiting)
        cap.left_be.connect(self.left_be)
        cap.caught.connect(lambda caught, text: self._wish(key, caught, text))
        cap.dropped.connect(lambda: self._drop(key))
        return cap

    def _wish(self, old: str, new: str, text: str) -> None:
        keys = [new if each == old else each for each in self._keymap.keys(self.command_id)]
        if not old:
            keys.append(new)
        self.wished.emit(tuple(dict.fromkeys(keys)) if new else (), new, text)

    def _drop(self, key: str) -> None:
        self.dropped.emit(tuple(each for each in self._keymap.keys(self.command_id) if each != key))
