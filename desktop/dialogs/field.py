"""Fields to fill in. Each knows the syllable that an input method still holds and can commit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QWheelEvent

    from desktop.words import Words


class Line(QLineEdit):
    """A line of text.

    Signals:
        composed: the syllable that is being composed is another one.

    """

    composed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.composing = ""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Note what is being composed."""
        self.composing = event.preeditString()
        super().inputMethodEvent(event)
        self.composed.emit()


class Page(QPlainTextEdit):
    """Some lines of text. Tab leaves it: it is a field among others.

    Signals:
        left: the field was left; its text is whole.

    """

    left = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Note what is being composed."""
        self.composing = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Commit, then tell that the field was left."""
        settle(self)
        super().focusOutEvent(event)
        self.left.emit()


class Choice(QComboBox):
    """One of several values, each with its words. The wheel only scrolls the dialog, never the value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # one that the style sheet is heard by

    def offer(self, pairs: Iterable[tuple[object, str]]) -> None:
        """Offer values with their words; the chosen value stays chosen, and no signal is told."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for value, text in pairs:
                self.addItem(text, value)
            if chosen is not None:
                self.choose(chosen)

    def choose(self, value: object) -> None:
        """Choose a value; one that is not offered chooses the first."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to whatever scrolls."""
        event.ignore()


def say_choices(choice: Choice, words: Words, table: str, values: Iterable[str]) -> None:
    """Offer values whose words are ``<table>.<value>``."""
    choice.offer((value, words.say(f"{table}.{value}")) for value in values)


def settle(within: QWidget) -> None:
    """Commit what an input method still holds in any field of ``within``, so that its text can be read whole."""
    QGuiApplication.inputMethod().commit()
    fields: list[Line | Page] = [*within.findChildren(Line), *within.findChildren(Page)]
    if isinstance(within, Line | Page):
        fields.append(within)
    for field in fields:
        # Where the input method itself does not answer, its text is ours to commit.
        if field.composing:
            event = QInputMethodEvent("", [])
            event.setCommitString(field.composing)
            QCoreApplication.sendEvent(field, event)
