"""The waves of a board: which one is in hand, and how to make, name, order and remove them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.board import layers_in_stack, present_wave, wave_of, waves_in_order
from db.model.things import Layer, Segment, Wave, name
from desktop.dialogs.field import Choice, Line, settle
from desktop.dialogs.message import ask
from desktop.dialogs.sheet import push
from desktop.icons import icon
from desktop.plain import Text, ampersands, tip

if TYPE_CHECKING:
    from db.model.board import Board
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session
    from desktop.theme import Theme

_TOOLS = {"wave_earlier": "up", "wave_later": "down", "wave_remove": "remove"}
_NAMES, _DATES = ("name_ko", "name_en"), ("start", "end")
_DATE = 128  # pixels


class Waves(QFrame):
    """The wave in hand with its name and time; on a board without waves just a way to begin some.

    Signals:
        turned: another wave is in hand.

    """

    turned = Signal()

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._sheet, self._session = sheet, session
        self.wave, self.add, self.present = Choice(), push(), push()
        self.fields = {each: Line() for each in (*_NAMES, *_DATES)}
        self.tools = {each: QToolButton() for each in _TOOLS}
        self._whole = QWidget()
        self._refused: tuple[str, dict[str, str]] | None = None
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> str | None:
        """The id of the wave in hand; None on a board without waves."""
        data = self.wave.currentData()
        return str(data) if data is not None else None

    def choose(self, wave_id: str | None) -> None:
        """Take another wave in hand."""
        if wave_id is not None and wave_id != self.shown:
            self.wave.choose(wave_id)

    def show_board(self) -> None:
        """Show what the board says; the wave in hand stays so, and is the present one at first."""
        board, lang = self._session.board, self._sheet.words.lang
        chosen = self.shown if board.get(Wave, self.shown) else present_wave(board)
        mark = self._sheet.words.say("dialog.structure.wave_is_present")
        present = present_wave(board)
        titles = ((each, name(each, lang)) for each in waves_in_order(board))
        self.wave.offer((each.id, f"{title} {mark}" if each.id == present else title) for each, title in titles)
        if chosen is not None:
            self.wave.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.wave.choose(chosen)
            self.wave.blockSignals(False)  # noqa: FBT003
        self._show_wave()

    def retheme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for each, tool in self.tools.items():
            tool.setIcon(icon(_TOOLS[each], theme))

    def make(self) -> None:
        """Add a wave behind the one in hand and take it in hand; the first one holds all that is there."""
        settle(self)
        board = self._session.board
        waves = waves_in_order(board)
        title = self._sheet.words.say("dialog.structure.wave_new" if waves else "dialog.structure.wave_first")
        at = next((place for place, each in enumerate(waves, 1) if each.id == self.shown), None)
        before = set(board.all(Wave))
        if self._session.attempt(lambda board: verbs.add_wave(board, title, at=at)):
            self.choose(next(each for each in self._session.board.all(Wave) if each not in before))
            self.fields["name_ko"].setFocus()
            self.fields["name_ko"].selectAll()

    def take_up(self) -> None:
        """Put the focus where waves are named, or begun where there are none."""
        field = self.fields["name_ko"] if self.shown else self.add
        field.setFocus()

    def shift(self, step: int) -> None:
        """Bring the wave in hand one place earlier (-1) or later (1)."""
        waves, shown = waves_in_order(self._session.board), self.shown
        to = next((place + step for place, each in enumerate(waves) if each.id == shown), -1)
        if shown is not None and 0 <= to < len(waves):
            self._session.attempt(lambda board: verbs.move_wave(board, shown, to))

    def make_present(self) -> None:
        """Let the wave in hand be the present one."""
        wave_id = self.shown
        self._session.attempt(lambda board: verbs.edit_premise(board, wave_id=wave_id))

    def remove(self) -> None:
        """Remove the wave in hand; ask first if layers would go with it."""
        board, words = self._session.board, self._sheet.words
        wave = board.get(Wave, self.shown)
        if wave is None:
            return
        layers = layers_in_stack(board, wave.id) if len(board.all(Wave)) > 1 else ()
        if not layers:
            self._remove(wave.id)
            return
        text = words.say("dialog.structure.wave_sure", name=name(wave, words.lang), count=str(len(layers)))
        ask(self, words, text, words.say("dialog.remove"), lambda: self._remove(wave.id))

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        wave = self._session.board.get(Wave, self.shown)
        if wave is None:
            return
        typed = {each: line.text() for each, line in self.fields.items()}
        # A date that is none takes no name along with it, and what was refused is told once.
        for fields in (_NAMES, _DATES):
            changed = {each: typed[each] for each in fields if typed[each] != (getattr(wave, each) or "")}
            wish = wave.id, changed
            if changed and wish != self._refused:
                kept = self._session.attempt(lambda board, changed=changed: verbs.edit_wave(board, wave.id, **changed))  # type: ignore[misc]
                self._refused = None if kept else wish

    def _remove(self, wave_id: str) -> None:
        self._session.attempt(lambda board: verbs.remove_wave(board, wave_id))

    def _show_wave(self) -> None:
        board = self._session.board
        wave = board.get(Wave, self.shown)
        self._whole.setVisible(wave is not None)
        for widget in (self.wave, self.present, *self.tools.values()):
            widget.setVisible(wave is not None)
        for each, line in self.fields.items():
            text = getattr(wave, each, None) or ""
            if line.text() != text:
                line.setText(text)
        self.present.setEnabled(wave is not None and wave.id != present_wave(board))

    def _turn(self) -> None:
        self._show_wave()
        self.turned.emit()

    def _connect(self) -> None:
        self.wave.currentIndexChanged.connect(lambda _index: self._turn())
        self.add.clicked.connect(lambda _: self.make())
        self.present.clicked.connect(lambda _: self.make_present())
        self.tools["wave_earlier"].clicked.connect(lambda _: self.shift(-1))
        self.tools["wave_later"].clicked.connect(lambda _: self.shift(1))
        self.tools["wave_remove"].clicked.connect(lambda _: self.remove())
        for line in self.fields.values():
            line.editingFinished.connect(self.keep)

    def _lay_out(self) -> None:
        says = self._sheet.says
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row.setSpacing(6)
        heading = Text(tone="section")
        says(heading.setText, "dialog.structure.wave")
        says(self.wave.setAccessibleName, "dialog.structure.wave")
        says(lambda text: self.add.setText(ampersands(text)), "dialog.structure.wave_add")
        says(lambda text: self.present.setText(ampersands(text)), "dialog.structure.wave_present")
        row.addWidget(heading)
        row.addWidget(self.wave, 1)
        row.addStretch(0)  # all the room where there is no wave yet: the buttons stay where they are
        for each, tool in self.tools.items():
            tool.setIconSize(QSize(18, 18))
            says(lambda text, tool=tool: name_tool(tool, text), f"dialog.structure.{each}")  # type: ignore[misc]
            row.addWidget(tool)
        row.addWidget(self.present)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self._whole)
        self._lay_out_fields()

    def _lay_out_fields(self) -> None:
        grid = QGridLayout(self._whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (each, line) in enumerate(self.fields.items()):
            key, title = f"dialog.structure.{each if each in _NAMES else f'wave_{each}'}", Text(tone="muted")
            self._sheet.says(title.setText, key)
            self._sheet.says(line.setAccessibleName, key)
            if each not in _NAMES:
                self._sheet.says(line.setPlaceholderText, "dialog.structure.wave_date")
                line.setFixedWidth(_DATE)
            grid.addWidget(title, 0, column)
            grid.addWidget(line, 1, column)
            grid.setColumnStretch(column, int(each in _NAMES))


def wave_of_thing(board: Board, thing_id: str | None) -> str | None:
    """Return the id of the wave in which a layer or a segment stands; None where there is no such thing."""
    segment = board.get(Segment, thing_id)
    layer = board.get(Layer, segment.layer_id if segment else thing_id)
    return wave_of(board, layer) if layer else None


def name_tool(tool: QToolButton, text: str) -> None:
    """Say what a button without words does."""
    tool.setToolTip(tip(text))
    tool.setAccessibleName(text)
