"""The sheet of keys: everything that can be done by keyboard, and which keys it takes. All can be changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.dialogs.field import Line
from desktop.dialogs.keygroups import GROUPS, MOUSE, commands_of, found, said
from desktop.dialogs.keyrow import KeyRow
from desktop.dialogs.sheet import Sheet, push
from desktop.plain import Elided, Text, ampersands
from desktop.search import matches
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.keymap import Keymap
    from desktop.theme import Theme
    from desktop.words import Words

_COLUMNS = (("walk", "board", "rate"), ("lens", "edit", "view", "file", "help", "mouse"))
_WIDTH, _HEIGHT, _PAST = 1000, 780, 90


class ShortcutsSheet(Sheet):
    """All commands in groups; a key that is clicked waits for another one, which counts at once and is kept."""

    def __init__(self, keymap: Keymap, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("keys.sheet.title", words, theme, parent)
        self._keymap = keymap
        self.rows: dict[str, KeyRow] = {}
        self._fixed: dict[str, QWidget] = {}
        self._groups: dict[str, QWidget] = {}
        self._pending: tuple[str, tuple[str, ...]] | None = None
        self.line, self._none, self.told = Line(), Text(tone="muted"), Text(wrap=True)
        self.area = QScrollArea()
        self._lay_out()
        self._size()
        self.line.setFocus()

    def retranslate(self, words: Words) -> None:
        """Say the sheet in the language of ``words``."""
        super().retranslate(words)
        for row in self.rows.values():
            row.retranslate(words)
        self._ask(None)
        self._sift()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the line of search to the first row; F1 closes what it opened, Esc first a question."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self._enter(0)
        elif event.key() == Qt.Key.Key_F1:
            self.close()
        elif event.key() == Qt.Key.Key_Escape and self._pending is not None:
            self._leave_be()
        else:
            super().keyPressEvent(event)

    # Laying out. ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.says(self.line.setPlaceholderText, "keys.sheet.search")
        self.says(self.line.setAccessibleName, "keys.sheet.search")
        self.says(self._none.setText, "keys.sheet.none")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _: self._sift())
        self.line.composed.connect(self._sift)
        self._none.hide()
        self.body.addWidget(self.line)
        self.body.addWidget(self._none)
        self.body.addWidget(self._scrolled(), 1)
        self.body.addWidget(self._foot())
        self.reset_all = self.button("keys.sheet.reset_all", lambda: self._reset(None))
        self.button("keys.sheet.close", self.accept)
        self._settle()

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(2, 0, 14, 0)
        columns.setSpacing(44)
        for names in _COLUMNS:
            stack = QVBoxLayout()
            stack.setSpacing(14)
            for each in names:
                stack.addWidget(self._group(each))
            stack.addStretch(1)
            columns.addLayout(stack, 1)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.area

    def _group(self, group: str) -> QWidget:
        box = self._groups[group] = QWidget()
        stack = QVBoxLayout(box)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(1)
        heading = Text(tone="section")
        self.says(heading.setText, f"keys.group.{group}")
        stack.addWidget(heading)
        stack.addSpacing(4)
        for each in commands_of(group) if group in GROUPS else ():
            stack.addWidget(self._row(each))
        for each in MOUSE if group == "mouse" else ():
            stack.addWidget(self._gesture(each))
        return box

    def _row(self, command_id: str) -> KeyRow:
        row = self.rows[command_id] = KeyRow(command_id, self._keymap, self.words)
        row.waiting.connect(lambda: self._tell("capturing", command=said(command_id, self.words)))
        row.left_be.connect(lambda: self._ask(None))
        row.wished.connect(lambda keys, key, text: self._wish(command_id, keys, key, text))
        row.dropped.connect(lambda keys: self._change(command_id, keys, "removed"))
        row.reset.connect(lambda: self._reset(command_id))
        row.walked.connect(lambda by: self._walk(command_id, by))
        return row

    def _gesture(self, gesture: str) -> QWidget:
        line = self._fixed[gesture] = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 3, 0, 3)
        name, deed = Elided(), Text(tone="muted")
        self.says(name.tell, f"keys.mouse.{gesture}")
        self.says(deed.setText, f"keys.mouse.{gesture}_deed")
        row.addWidget(name, 1)
        row.addWidget(deed)
        return line

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.take, self.leave_be = push(), push(kind="primary")
        self.leave_be.setAutoDefault(True)
        for button, key, act in ((self.take, "take", self._take), (self.leave_be, "leave", self._leave_be)):
            self.says(lambda text, button=button: button.setText(ampersands(text)), f"keys.sheet.{key}")  # type: ignore[misc]
            button.clicked.connect(lambda *_, act=act: act())
        row.addWidget(self.told, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave_be)
        foot.setMinimumHeight(px(34))
        self._ask(None)
        return foot

    def _size(self) -> None:
        parent = self.parentWidget()
        room = self.screen().availableSize()
        if parent is not None:
            room = parent.screen().availableSize().boundedTo(parent.size() + QSize(_PAST, _PAST // 2))
        self.resize(min(px(_WIDTH), room.width() - _PAST), min(px(_HEIGHT), room.height() - _PAST))

    # What is done. ----------------------------------------------------------------------------------------------

    def _wish(self, command_id: str, keys: tuple[str, ...], key: str, text: str) -> None:
        if not keys:
            self._tell("not_free", key=text)
            return
        others = self._keymap.collisions(command_id, (key,))
        if not others:
            self._change(command_id, keys, "changed")
            return
        other = ", ".join(said(each, self.words) for each in others)
        self._tell("taken", key=text, other=other, command=said(command_id, self.words))
        self._ask((command_id, keys))

    def _take(self) -> None:
        if self._pending is not None:
            self._change(*self._pending, "changed")

    def _leave_be(self) -> None:
        pending = self._pending
        self._ask(None)
        if pending is not None:
            self.rows[pending[0]].caps[0].setFocus()

    def _change(self, command_id: str, keys: tuple[str, ...], told: str) -> None:
        self._keymap.change(command_id, keys)
        self._settle()
        self._tell(told, command=said(command_id, self.words))
        self.rows[command_id].caps[0].setFocus()

    def _reset(self, command_id: str | None) -> None:
        self._keymap.reset(command_id)
        self._settle()
        self._tell("was_reset")

    def _settle(self) -> None:
        """Show what has changed."""
        for row in self.rows.values():
            row.show_keys()
        self.reset_all.setEnabled(bool(self._keymap.own))

    def _tell(self, told: str, /, **facts: object) -> None:
        self._ask(None)
        self.told.setText(self.words.say(f"keys.sheet.{told}", **facts))

    def _ask(self, pending: tuple[str, tuple[str, ...]] | None) -> None:
        """Offer to take a key over, or for None say what can be done here."""
        self._pending = pending
        for each in (self.take, self.leave_be):
            each.setVisible(pending is not None)
        if pending is None:
            self.told.setText(self.words.say("keys.sheet.hint"))
        else:
            # Whoever presses Enter or Esc without reading takes nothing away.
            self.leave_be.setFocus()

    def _sift(self) -> None:
        query = self.line.text() + self.line.composing
        for command_id, row in self.rows.items():
            row.setVisible(found(query, command_id, self._keymap, self.words))
        for each, line in self._fixed.items():
            names = (self.words.say(f"keys.mouse.{each}"), self.words.say(f"keys.mouse.{each}_deed"))
            line.setVisible(matches(query, names))
        for group, box in self._groups.items():
            within = [self.rows[each] for each in commands_of(group)] if group in GROUPS else self._fixed.values()
            box.setVisible(any(not each.isHidden() for each in within))
        self._none.setVisible(all(box.isHidden() for box in self._groups.values()))

    def _walk(self, command_id: str, by: int) -> None:
        shown = self._shown()
        at = shown.index(command_id) + by
        if at < 0:
            self.line.setFocus()
        else:
            self._enter(at)

    def _enter(self, at: int) -> None:
        shown = self._shown()
        if shown:
            row = self.rows[shown[min(at, len(shown) - 1)]]
            row.caps[0].setFocus()
            self.area.ensureWidgetVisible(row)

    def _shown(self) -> list[str]:
        order = (each for names in _COLUMNS for group in names if group in GROUPS for each in commands_of(group))
        return [each for each in order if not self.rows[each].isHidden()]
