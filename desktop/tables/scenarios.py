"""The page of scenarios: the list of them, what each assumes, and base and up to four side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.edit import verbs
from db.judge.contrast import contrast
from db.model.things import Scenario, name
from desktop.flow import Flow
from desktop.naming import said_standpoint, scenarios_in_order, short
from desktop.plain import Text, ampersands
from desktop.sight import SCENARIOS_MOST
from desktop.standpoint import BASE, Standpoint
from desktop.tables.assumptions import Assumptions
from desktop.tables.contrast import contrast_lines, measures_said
from desktop.tables.ledger import Ledger
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole
_PAUSE = 120  # milliseconds without an edit after which the numbers are made anew
_BUTTONS = ("stand", "new", "copy", "edit", "remove")


class ScenariosPage(QWidget):
    """The page. A line of a table leads to the board: the segment, the card.

    Signals:
        wished(str): this action of the frame is wanted: a new scenario, a copy of the chosen one, its texts.
        sought(str): the board shall show the thing of this id.
        laid_over(tuple[str, ...]): the board shall show what these scenarios would change.
        undoable(str): a sentence that tells of what was done, to be offered back.

    """

    wished, sought, undoable = Signal(str), Signal(str), Signal(str)
    laid_over = Signal(object)

    def __init__(self, session: Session, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._words, self._theme = session, words, theme
        self.list, self.table = QListWidget(), Ledger()
        self.assumptions = Assumptions(session, words)
        self.buttons = {each: QPushButton() for each in _BUTTONS}
        self.copy, self.on_board = QPushButton(), QPushButton()
        self.heading, self.hint, self.measures = Text(tone="title"), *(Text(tone="muted", wrap=True) for _ in range(2))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._compared: list[str] = [each.id for each in scenarios_in_order(session.base)[:SCENARIOS_MOST]]
        self._chosen: str | None = None
        self._lay()
        self._wire()
        self.retranslate(words)

    @property
    def chosen(self) -> str | None:
        """The id of the chosen scenario."""
        return self._chosen

    @property
    def compared(self) -> tuple[str, ...]:
        """The ids of the scenarios that are compared."""
        return tuple(each for each in self._compared if self._session.base.get(Scenario, each) is not None)

    def choose(self, scenario_id: str) -> None:
        """Choose a scenario, and compare it if there is room."""
        if scenario_id not in self._compared and len(self.compared) < SCENARIOS_MOST:
            self._compared.append(scenario_id)
        self._chosen = scenario_id
        self._show()

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        say = words.say
        for each, button in self.buttons.items():
            button.setText(ampersands(say(f"time.scenarios.{each}")))
        self.copy.setText(ampersands(say("time.copy_table")))
        self.on_board.setText(ampersands(say("time.scenarios.on_board")))
        self.assumptions.retranslate(words)
        self.list.setAccessibleName(say("time.scenarios.list"))
        self.table.setAccessibleName(say("time.compare_scenarios"))
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look."""
        self._theme = theme
        self._show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("panel"))

    def _lay(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        tools = Flow(gap=6)
        for button in self.buttons.values():
            tools.addWidget(button)
        self.buttons["stand"].setProperty("kind", "primary")
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(px(240))
        left.setContentsMargins(0, 0, 8, 0)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.assumptions)
        halves.setChildrenCollapsible(False)
        halves.setSizes([360, 240])
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.on_board)
        head.addWidget(self.copy)
        right.addLayout(head)
        right.addWidget(self.hint)
        right.addWidget(halves, 1)
        right.addWidget(self.measures)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(14, 12, 14, 12)
        whole.addWidget(side)
        whole.addLayout(right, 1)

    def _wire(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _: self._turn(item))
        self.list.itemChanged.connect(self._check)
        self.list.itemDoubleClicked.connect(lambda _: self._stand())
        self.buttons["stand"].clicked.connect(lambda _: self._stand())
        self.buttons["remove"].clicked.connect(lambda _: self._remove())
        for each in ("new", "copy", "edit"):
            self.buttons[each].clicked.connect(lambda _=False, each=each: self.wished.emit(f"time.scenario_{each}"))
        self.on_board.clicked.connect(lambda _: self.laid_over.emit(self.compared))
        self.assumptions.undoable.connect(self.undoable)
        self.copy.clicked.connect(lambda _: self.table.copy())
        for table in (self.table, self.assumptions.list):
            table.chosen.connect(self.sought)
        self._later.timeout.connect(self._show)
        self._session.changed.connect(lambda _: self._later.start())
        self._session.stood.connect(lambda _: self._later.start())

    def showEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Make the numbers that were not wanted while nobody saw them."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        if not self.isVisible():
            return
        self._later.stop()
        scenarios = scenarios_in_order(self._session.base)
        known = [each.id for each in scenarios]
        stood = self._session.standpoint.scenario
        if self._chosen not in known:
            self._chosen = stood or next(iter(known), None)
        self._list(scenarios)
        self._compare()
        self.assumptions.show_scenario(self._chosen)
        self._allow()

    def _list(self, scenarios: list[Scenario]) -> None:
        words, stood = self._words, self._session.standpoint.scenario
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for each in scenarios:
            said = short(name(each, words.lang))
            item = QListWidgetItem(words.say("time.scenarios.shown", name=said) if each.id == stood else said)
            item.setData(_ID, each.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = each.id in self._compared
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
            if each.id == self._chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003

    def _compare(self) -> None:
        words, base = self._words, self._session.base
        self.heading.setText(words.say("time.compare_scenarios"))
        stood = said_standpoint(words, base, self._session.standpoint)
        told = (
            words.say("time.scenarios.hint", most=SCENARIOS_MOST)
            if base.all(Scenario)
            else words.say("time.scenarios.none")
        )
        self.hint.setText(f"{stood} · {told}" if stood else told)
        shown = [base.the(Scenario, each) for each in self.compared]
        titles = [words.say("time.contrast.what"), *(short(name(each, words.lang), 40) for each in shown)]
        found = contrast(base, [each.id for each in shown], self._session.judgement.asked_weight_set_id)
        self.table.show_lines(titles, contrast_lines(base, found, words, self._theme))
        self.table.fit(300)
        self.measures.setText(measures_said(base, shown, words))
        self.measures.setVisible(bool(self.measures.text()))

    def _allow(self) -> None:
        scenario = self._session.base.get(Scenario, self._chosen)
        for each in ("stand", "copy", "edit", "remove"):
            self.buttons[each].setEnabled(scenario is not None)
        standing = scenario is not None and self._session.standpoint.scenario == scenario.id
        self.buttons["stand"].setText(ampersands(self._words.say("time.back" if standing else "time.scenarios.stand")))
        self.on_board.setEnabled(bool(self.compared))
        self.copy.setEnabled(self.table.rowCount() > 0)

    def _turn(self, item: QListWidgetItem | None) -> None:
        self._chosen = item.data(_ID) if item is not None else None
        self.assumptions.show_scenario(self._chosen)
        self._allow()

    def _check(self, item: QListWidgetItem) -> None:
        """Compare with one more, or one less; the one that has been there longest makes room for a fifth."""
        scenario_id, ticked = item.data(_ID), item.checkState() == Qt.CheckState.Checked
        kept = [each for each in self.compared if each != scenario_id]
        self._compared = [*kept[-(SCENARIOS_MOST - 1) :], scenario_id] if ticked else kept
        self._later.start(0)

    def _stand(self) -> None:
        now = Standpoint(scenario=self._chosen)
        if self._chosen is not None:
            self._session.stand(BASE if self._session.standpoint == now else now)

    def _remove(self) -> None:
        scenario_id = self._chosen
        if scenario_id is not None:
            self._session.attempt(lambda board: verbs.remove_scenario(board, scenario_id))
