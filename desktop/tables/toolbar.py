"""What stands above the ratings table: which rows, found by what, how many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.model.board import all_layers
from db.model.names import in_its_wave
from desktop.flow import Flow
from desktop.plain import Text, ampersands
from desktop.tables.sieve import Sieve
from desktop.theme import px

if TYPE_CHECKING:
    from db.model.things import Scope
    from desktop.session import Session
    from desktop.tables.column import Kind
    from desktop.tables.held import Held
    from desktop.tables.sieve import Side
    from desktop.words import Words

_SCOPES: tuple[Scope, ...] = ("position", "segment")
_SEARCH = 220  # pixels
_EXCHANGE = ("file.import_table", "file.export_xlsx", "file.export_csv")
_SIDES: tuple[Side | None, ...] = (None, "home", "foreign")


class ViewSwitch(QWidget):
    """A row of buttons of which one is down; its look is in the style sheet."""


class Toolbar(QWidget):
    """Scope, search, filters and count of the table.

    Signals:
        sifted(): other rows are to be shown; see `sieve`.
        turned(str): positions or segments are to be shown.
        wished(str): an action of the window is to be done.

    """

    sifted = Signal()
    turned = Signal(str)
    wished = Signal(str)

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        say = words.say
        self.scopes = {each: QPushButton(ampersands(say(f"table.scope.{each}"))) for each in _SCOPES}
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("table.search"))
        self.search.setAccessibleName(say("table.search"))
        self.search.setToolTip(say("table.search_tip"))
        self.search.setClearButtonEnabled(True)
        self.layer, self.side = QComboBox(), QComboBox()
        self.layer.setAccessibleName(say("table.layer"))
        self.side.setAccessibleName(say("table.side"))
        self.unrated = QCheckBox(ampersands(say("table.unrated")))
        self._held: dict[tuple[Kind, str], Held] = {}
        self.unheld = QPushButton(ampersands(say("table.filter.clear_all")))
        self.unheld.hide()
        self.exchange = QPushButton(ampersands(say("table.exchange.title")))
        self.exchange.setMenu(self._exchange_menu())
        self.count = Text(tone="muted")
        self.message = Text(tone="danger", wrap=True)
        for side in _SIDES:
            self.side.addItem(say(f"judge.side.{side}") if side else say("table.both_sides"), side)
        self._fill_layers()
        self._lay()
        self.search.textChanged.connect(lambda _text: self.sifted.emit())
        self.layer.currentIndexChanged.connect(lambda _index: self.sifted.emit())
        self.side.currentIndexChanged.connect(lambda _index: self.sifted.emit())
        self.unrated.toggled.connect(lambda _on: self.sifted.emit())
        self.unheld.clicked.connect(self.let_go)

    def sieve(self) -> Sieve:
        """Return what rows must have to be shown."""
        side = cast("Side | None", self.side.currentData()) if self.side.isVisibleTo(self) else None
        return Sieve(
            self.search.text().strip(),
            self.layer.currentData(),
            side,
            self.unrated.isChecked(),
            tuple(self._held.values()),
        )

    def show_sieve(self, sieve: Sieve) -> None:
        """Set the fields to a sieve."""
        self.search.setText(sieve.query)
        self.layer.setCurrentIndex(max(0, self.layer.findData(sieve.layer_id)))
        self.side.setCurrentIndex(_SIDES.index(sieve.side))
        self.unrated.setChecked(sieve.unrated)
        self._held = {each.key: each for each in sieve.columns}
        self.unheld.setVisible(bool(self._held))
        if self._held:
            self.sifted.emit()

    def hold(self, held: Held) -> None:
        """Filter by a column; one that lets everything through is none."""
        self._held.pop(held.key, None)
        if not held.open:
            self._held[held.key] = held
        self.unheld.setVisible(bool(self._held))
        self.sifted.emit()

    def let_go(self) -> None:
        """Filter by no column any more."""
        self._held.clear()
        self.unheld.hide()
        self.sifted.emit()

    def show_scope(self, scope: Scope) -> None:
        """Show which rows there are."""
        self.scopes[scope].setChecked(True)
        self.side.setVisible(scope == "position")

    def show_count(self, shown: int, total: int) -> None:
        """Tell how many rows of how many are shown."""
        key = "table.count" if shown == total else "table.shown"
        self.count.setText(self._words.say(key, shown=shown, total=total))

    def say(self, sentence: str) -> None:
        """Show a sentence below the fields, nothing where it is empty."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def follow(self) -> None:
        """Offer the layers that there are now."""
        layers = self._layers()
        shown = [(self.layer.itemData(at), self.layer.itemText(at)) for at in range(1, self.layer.count())]
        if layers != shown:
            self._fill_layers()

    def _exchange_menu(self) -> QMenu:
        menu = QMenu(self)
        for action_id in _EXCHANGE:
            action = menu.addAction(ampersands(self._words.say(f"action.{action_id}")))
            action.triggered.connect(partial(self.wished.emit, action_id))
        return menu

    def _layers(self) -> list[tuple[str, str]]:
        board = self._session.board
        return [(layer.id, in_its_wave(board, layer, self._words.lang)) for layer in all_layers(board)]

    def _fill_layers(self) -> None:
        chosen = self.layer.currentData()
        self.layer.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.layer.clear()
        self.layer.addItem(self._words.say("table.all_layers"), None)
        for layer_id, title in self._layers():
            self.layer.addItem(title, layer_id)
        self.layer.setCurrentIndex(max(0, self.layer.findData(chosen)))
        self.layer.blockSignals(False)  # noqa: FBT003
        if self.layer.currentData() != chosen:
            self.sifted.emit()

    def _lay(self) -> None:
        self._group = QButtonGroup(self)
        switch = ViewSwitch()
        switch.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QHBoxLayout(switch)
        inside.setContentsMargins(3, 3, 3, 3)
        inside.setSpacing(2)
        for scope, button in self.scopes.items():
            button.setCheckable(True)
            self._group.addButton(button)
            inside.addWidget(button)
            button.clicked.connect(lambda _on=False, scope=scope: self.turned.emit(scope))
        self.scopes["position"].setChecked(True)
        self.search.setFixedWidth(px(_SEARCH))
        # Where the window is narrow the fields take a second line; none of them is ever cut.
        row = Flow(gap=10)
        for field in (switch, self.search, self.layer, self.side, self.unrated, self.exchange, self.unheld, self.count):
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.message)
        self.message.hide()
