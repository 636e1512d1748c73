"""The line with which layers and segments are added to a wave, and the button that takes over those of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.board import layers_in_stack, waves_in_order
from db.model.things import Layer, name
from desktop.dialogs.field import Line, settle
from desktop.dialogs.sheet import push
from desktop.plain import ampersands, tip

if TYPE_CHECKING:
    from db.model.things import Wave
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session


class Adder(QWidget):
    """Adds what is written: a segment at the end of a layer, or a layer.

    Signals:
        asked(bool): what is written shall become a layer, or else a segment.

    """

    asked = Signal(bool)

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._sheet, self._session = sheet, session
        self._wave: str | None = None
        self._latest: str | None = None
        self.line, self.add_segment, self.add_layer, self.copy = Line(), push(kind="primary"), push(), push()
        self.sources = QMenu(self)
        self._lay_out()
        self.line.returnPressed.connect(lambda: self.asked.emit(False))  # noqa: FBT003 - Qt's own
        self.add_segment.clicked.connect(lambda _: self.asked.emit(False))  # noqa: FBT003
        self.add_layer.clicked.connect(lambda _: self.asked.emit(True))  # noqa: FBT003

    def show_wave(self, wave_id: str | None, layer: Layer | None) -> None:
        """Offer what can be done in a wave, with a layer of it chosen or none."""
        self._wave = wave_id
        say = self._sheet.words.say
        self.add_segment.setEnabled(layer is not None)
        self.add_segment.setToolTip("" if layer is not None else tip(say("dialog.structure.no_layer")))
        others = [each for each in waves_in_order(self._session.board) if each.id != wave_id and self._stack(each.id)]
        self.copy.setVisible(bool(others) and not self._stack(wave_id))
        self.sources.clear()
        for each in others:
            self._offer(each)

    def add(self, above: Layer | None, *, layer: bool) -> None:
        """Add what is written; say what is missing where a segment has no layer to go to."""
        settle(self)
        typed, wave = self.line.text(), self._wave
        if layer:
            at, before = self._rank(above), set(self._session.board.all(Layer))
            done = self._session.attempt(lambda board: verbs.add_layer(board, typed, at=at, wave_id=wave))
            self._latest = next(iter(set(self._session.board.all(Layer)) - before), self._latest)
        elif above is None:
            self._sheet.wrong(self._sheet.words.say("dialog.structure.no_layer"))
            return
        else:
            done = self._session.attempt(lambda board: verbs.add_segment(board, above.id, typed))
        if done:
            self.line.clear()
        self.line.setFocus()

    def _rank(self, chosen: Layer | None) -> int:
        """Return where the next layer goes: above the chosen one, below the one just added, else to the bottom."""
        stack = layers_in_stack(self._session.board, self._wave)
        if chosen is None or chosen not in stack:
            return len(stack)
        return stack.index(chosen) + (chosen.id == self._latest)

    def _stack(self, wave_id: str | None) -> tuple[Layer, ...]:
        return layers_in_stack(self._session.board, wave_id)

    def _offer(self, wave: Wave) -> None:
        action = self.sources.addAction(ampersands(name(wave, self._sheet.words.lang)))
        action.triggered.connect(lambda *_: self._take_over(wave.id))

    def _take_over(self, from_wave: str) -> None:
        to_wave = self._wave
        if to_wave is not None:
            self._session.attempt(lambda board: verbs.copy_stack(board, from_wave, to_wave))

    def _lay_out(self) -> None:
        says = self._sheet.says
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        for each in (column, row):
            each.setSpacing(8)
        says(self.line.setPlaceholderText, "dialog.structure.fresh")
        says(self.line.setAccessibleName, "dialog.structure.fresh")
        says(self.add_segment.setText, "dialog.structure.add_segment")
        says(self.add_layer.setText, "dialog.structure.add_layer")
        says(lambda text: self.add_layer.setToolTip(tip(text)), "dialog.structure.add_layer_tip")
        says(self.copy.setText, "dialog.structure.copy_stack")
        says(lambda text: self.copy.setToolTip(tip(text)), "dialog.structure.copy_stack_tip")
        self.copy.setMenu(self.sources)
        self.copy.hide()
        row.addWidget(self.add_segment, 1)
        row.addWidget(self.add_layer, 1)
        column.addWidget(self.copy)
        column.addWidget(self.line)
        column.addLayout(row)
