"""What all dialogs have in common: they switch language and theme while open, and never lose half-typed Hangul."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.dialogs.field import Page, settle
from desktop.dialogs.handover import Handover
from desktop.plain import Text, ampersands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from desktop.theme import Theme
    from desktop.words import Words


_FRAME = 40
"""What the desktop puts around a dialog, at most, in pixels."""


class Sheet(QDialog):
    """A dialog with a body, a line for what is wrong, and a row of buttons.

    Subclasses lay out in ``body`` and name their texts through `says`; `approve` is what Enter does.
    """

    tells_refusals = False
    """Whether it says itself what the board refuses to it."""

    def __init__(self, title: str, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words, self.theme = words, theme
        self._said: list[tuple[Callable[[str], object], str]] = []
        self._handover = Handover(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(14)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self._wrong = Text(tone="danger", wrap=True)
        self._wrong.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        outer.addLayout(self.body, 1)
        outer.addWidget(self._wrong)
        outer.addLayout(self._buttons)
        self.says(self.setWindowTitle, title)

    def says(self, put: Callable[[str], object], key: str) -> None:
        """Give the words of ``key`` to ``put``, now and whenever the language changes."""
        self._said.append((put, key))
        put(self.words.say(key))

    def button(self, key: str, act: Callable[[], object], *, kind: str = "", default: bool = False) -> QPushButton:
        """Add a button to the row at the foot; the default one is what Enter presses."""
        made = push(kind="primary" if default else kind)
        made.setDefault(default)
        made.clicked.connect(lambda *_: act())
        self.says(lambda text: made.setText(ampersands(text)), key)
        self._buttons.addWidget(made)
        return made

    def row(self, form: QFormLayout, key: str, field: QWidget) -> None:
        """Add a field with its name to a form."""
        name = Text(tone="muted")
        if not isinstance(field, Page):
            name.setMinimumHeight(field.sizeHint().height())
        self.says(name.setText, key)
        self.says(field.setAccessibleName, key)
        form.addRow(name, field)

    def wrong(self, text: str) -> None:
        """Say what is wrong with what was filled in; nothing where it is empty."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def keep_room(self) -> None:
        """Keep the line for what is wrong free while nothing is, so that nothing moves when it is told."""
        policy = self._wrong.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._wrong.setSizePolicy(policy)
        self._wrong.setMinimumHeight(self._wrong.fontMetrics().lineSpacing() + 2)

    @property
    def trouble(self) -> str:
        """What is wrong with what was filled in; empty where nothing is."""
        return self._wrong.text()

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was typed stays."""
        self.words = words
        for put, key in self._said:
            put(words.say(key))

    def retheme(self, theme: Theme) -> None:
        """Draw the dialog in the colours of ``theme``."""
        self.theme = theme

    def fit(self, width: int) -> None:
        """Be as wide as told and as high as the texts then need."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
            self.resize(width, max(wanted, layout.totalMinimumSize().height()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be no larger than the screen, whatever the size of the text: the buttons always show, the rest rolls.

        What is typed from now on is the dialog's.
        """
        room = self.screen().availableSize()
        wide, high = room.width() - _FRAME, room.height() - _FRAME
        needed = self.minimumSizeHint()
        if needed.height() > high or needed.width() > wide:
            self._roll()
        if self.height() > high or self.width() > wide:
            self.resize(min(self.width(), wide), min(self.height(), high))
        super().showEvent(event)
        self._handover.begin()

    def _roll(self) -> None:
        """Have the body in an area that can be scrolled."""
        outer = self.layout()
        if not isinstance(outer, QVBoxLayout) or self.body.parent() is not outer:
            return
        outer.removeItem(self.body)
        self.body.setParent(None)
        inner, area = QWidget(), QScrollArea()
        inner.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 12, 0)
        area.setObjectName("rolled")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setMinimumWidth(min(inner.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width(), 600))
        outer.insertWidget(0, area, 1)
        outer.activate()  # it has kept the dialog as large as all of the body is

    def leave(self) -> None:
        """Close without asking: the board that the dialog is about is no longer open."""
        self.close()

    def approve(self) -> bool:
        """Carry out what the dialog is for; False keeps it open."""
        return True

    def accept(self) -> None:
        """Commit half-typed Hangul, then close if that is approved."""
        settle(self)
        if self.approve():
            super().accept()


def push(text: str = "", *, kind: str = "") -> QPushButton:
    """Return a button that Enter in a field never presses by accident."""
    made = QPushButton(ampersands(text))
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    return made


def form() -> QFormLayout:
    """Return an empty form: names left, fields as wide as there is room."""
    made = QFormLayout()
    made.setHorizontalSpacing(16)
    made.setVerticalSpacing(9)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return made
