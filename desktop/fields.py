"""What text fields and the board have in common: undo. A field's own comes first, the board's when it has none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class FieldUndo(QObject):
    """Watches the field that has the focus, and only that one.

    A text field claims the keys of undo even where it has nothing to undo; then they go on to the board.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep a field from claiming keys that it has no use for."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo, redo = _has(watched)
            if (event.matches(_UNDO) and not undo) or (event.matches(_REDO) and not redo):
                event.ignore()
                return True
        return False

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)


def leave_field() -> None:
    """Let the field that has the focus commit what was typed, half-composed Hangul too."""
    QGuiApplication.inputMethod().commit()
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def _has(field: QObject) -> tuple[bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()
    return True, True
