"""A paragraph that is written: text with bound fields, which grows with its lines and commits what is composed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip

from desktop.brief.content.wording import Piece, pattern_of, pieces
from desktop.briefing.chip import SIGN, Chips, chip_format, piece_of
from desktop.plain import tip
from desktop.theme import lettering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from desktop.theme import Theme

_MIME = "application/x-panse-wording"
_LEADING = 1.42
_AROUND = 6  # pixels above and below the lines: frame and padding of the style sheet
_PAUSE = 250  # milliseconds without a key, after which what is written is told


class Prose(QTextEdit):
    """The field.

    Signals:
        typed(): the text is another one and nothing was typed for a moment.
        left(): the field was left; its text is whole.
        given_up(): Esc was pressed.
        pressed(str): a field in the text was pressed, by name.

    """

    typed = Signal()
    left = Signal()
    given_up = Signal()
    pressed = Signal(str)

    def __init__(self, theme: Theme, shown: Callable[[str], str | None], particles: Iterable[str]) -> None:
        super().__init__()
        self.composing = ""
        self._particles = {half: pair for pair in particles for half in pair.split("/")}
        self._as_told = ""
        self._telling = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(lettering(13.5))
        self.document().setDefaultFont(lettering(13.5))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(3)
        self._chips = Chips(self.document(), theme, shown)
        self.document().documentLayout().registerHandler(chip_format(Piece("")).objectType(), self._chips)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.typed.emit)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())

    @property
    def edited(self) -> bool:
        """Whether the text is another one than was told last."""
        return self.pattern() != self._as_told

    def tell(self, pattern: str) -> None:
        """Show a pattern; the cursor stays where it was as far as there is text."""
        if pattern == self._as_told and not self.edited:
            self.refresh()
            return
        at = self.textCursor().position()
        self._telling = True
        self.clear()
        cursor = self.textCursor()
        cursor.setBlockFormat(self._spaced())
        self._insert(cursor, pieces(pattern))
        self.document().clearUndoRedoStacks()
        self._telling = False
        self._as_told = self.pattern()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._fit()

    def kept(self) -> None:
        """Take the present text as the one that was told."""
        self._as_told = self.pattern()
        self._pause.stop()

    def refresh(self) -> None:
        """Draw the fields afresh: what they show may have changed."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()
        self._fit()

    def retheme(self, theme: Theme) -> None:
        """Draw the fields in the colours of ``theme``."""
        self._chips.theme = theme
        self._chips.font = lettering(13.5)
        self.setFont(lettering(13.5))
        self.document().setDefaultFont(lettering(13.5))
        self.refresh()

    def pattern(self) -> str:
        """Return what is written, a particle right behind a field made one that is chosen by sound."""
        return pattern_of(self._bound(self._pieces()))

    def put_in(self, name: str) -> None:
        """Put a field where the cursor stands, in the place of what is selected."""
        self._insert(self.textCursor(), (Piece("", name),))
        self.setFocus()

    def settle(self) -> None:
        """Commit what an input method still holds."""
        QGuiApplication.inputMethod().commit()
        if self.composing:
            event = QInputMethodEvent("", [])
            event.setCommitString(self.composing)
            QCoreApplication.sendEvent(self, event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for all lines."""
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        return QSize(240, round(self.document().size().height()) + max(around, _AROUND))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for all lines, however narrow."""
        return QSize(120, self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Note what is being composed."""
        self.composing = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Commit, then tell that the field was left; a menu of its own does not leave it."""
        self.settle()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pause.stop()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc puts back what was there; Ctrl+Enter keeps and leaves."""
        if event.key() == Qt.Key.Key_Escape and not self.composing:
            self._pause.stop()
            self.given_up.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & _CONTROL:
            self.settle()
            self._pause.stop()
            self.clearFocus()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell the whole of a field that is longer than its plate."""
        if isinstance(event, QHelpEvent):
            at = self.cursorForPosition(event.pos()).position()
            names = (self._name_at(at + 1), self._name_at(at))
            text = next((self._chips.text(Piece("", each)) for each in names if each), "")
            QToolTip.showText(event.globalPos(), tip(text), self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which field was pressed."""
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        if event.button() == Qt.MouseButton.LeftButton and not cursor.hasSelection():
            for at in (cursor.position() + 1, cursor.position()):
                name = self._name_at(at)
                if name and self._covers(at, event.position().x()):
                    self.pressed.emit(name)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines need at the new width."""
        super().resizeEvent(event)
        self.refresh()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy what is read for others, and the fields for ourselves."""
        made = QMimeData()
        cursor = self.textCursor()
        found = self._pieces(cursor.selectionStart(), cursor.selectionEnd())
        made.setText("".join(each.text or self._chips.text(each) for each in found))
        made.setData(_MIME, json.dumps(pattern_of(found)).encode())
        return made

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste fields as fields, anything else as plain text."""
        if source.hasFormat(_MIME):
            self._insert(self.textCursor(), pieces(str(json.loads(bytes(source.data(_MIME).data())))))
        else:
            self.textCursor().insertText(source.text().replace(SIGN, ""), QTextCharFormat())

    def _insert(self, cursor: QTextCursor, parts: Iterable[Piece]) -> None:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for each in parts:
            if each.name:
                cursor.insertText(SIGN, chip_format(each))
            else:
                cursor.insertText(each.text, QTextCharFormat())
        cursor.endEditBlock()

    def _pieces(self, start: int = 0, end: int | None = None) -> list[Piece]:
        found: list[Piece] = []
        cursor = QTextCursor(self.document())
        for at in range(start, self.document().characterCount() - 1 if end is None else end):
            char = self.document().characterAt(at)
            cursor.setPosition(at + 1)
            piece = piece_of(cursor.charFormat()) if char == SIGN else Piece("")
            text = "\n" if char in "\u2029\u2028" else "" if char == SIGN else char
            if piece.name:
                found.append(piece)
            elif found and not found[-1].name:
                found[-1] = Piece(found[-1].text + text)
            else:
                found.append(Piece(text))
        return [each for each in found if each.name or each.text]

    def _bound(self, parts: list[Piece]) -> list[Piece]:
        """Take a particle that was typed right behind a field into that field."""
        made: list[Piece] = []
        for each in parts:
            before = made[-1] if made else Piece("")
            told = _PARTICLE.match(each.text)
            pair = self._particles.get(told[1]) if told else None
            if pair and before.name and not before.pair and told:
                made[-1] = before._replace(pair=pair)
                made.append(Piece(each.text[len(told[1]) :]))
            else:
                made.append(each)
        return [each for each in made if each.name or each.text]

    def _spaced(self) -> QTextBlockFormat:
        """Return the format of a paragraph whose lines keep apart, also where there are plates in them."""
        made = QTextBlockFormat()
        least = self.fontMetrics().height() * _LEADING
        made.setLineHeight(least, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        return made

    def _name_at(self, at: int) -> str:
        cursor = QTextCursor(self.document())
        if at > self.document().characterCount() - 1:
            return ""
        cursor.setPosition(at)
        return piece_of(cursor.charFormat()).name if self.document().characterAt(at - 1) == SIGN else ""

    def _covers(self, at: int, x: float) -> bool:
        cursor = QTextCursor(self.document())
        cursor.setPosition(at - 1)
        left = self.cursorRect(cursor).x()
        cursor.setPosition(at)
        right = self.cursorRect(cursor).x()
        return right < left or left <= x <= right

    def _on_text(self) -> None:
        if not self._telling:
            self._pause.start()
        self._fit()

    def _fit(self) -> None:
        high = self.sizeHint().height()
        if self.height() != high:
            self.setFixedHeight(high)


_CONTROL = Qt.KeyboardModifier.ControlModifier
# What a word that is nothing but a particle looks like: Hangul up to a space, a sign or the end.
_PARTICLE = re.compile(r"([\uac00-\ud7a3]{1,2})(?![\uac00-\ud7a3\w])")
