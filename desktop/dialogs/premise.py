"""The dialog for what the whole board stands on: title, date, home country, and how it is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QDoubleSpinBox,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
)

from db.edit import verbs
from db.errors import BoardError
from db.model.things import Criterion, WeightSet, name
from desktop.dialogs.country import Country
from desktop.dialogs.field import Choice, Line, Page, say_choices
from desktop.dialogs.method import MethodSheet
from desktop.dialogs.sheet import Sheet, form
from desktop.plain import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_RULES = ("origin", "control")
_MEANS = ("arithmetic", "geometric")


class PremiseSheet(Sheet):
    """The board's own settings; the criteria and their weights are shown, not edited."""

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("dialog.premise.title", words, theme, parent)
        self._session = session
        self.title_ko, self.title_en, self.note_ko = Line(), Line(), Page(3)
        self.as_of, self.home = QDateEdit(), Country(words)
        self.rule, self.mean, self.weights, self.coverage = Choice(), Choice(), Choice(), QSpinBox()
        self.shelf = QDoubleSpinBox()
        self._criteria = QTableWidget(0, 2)
        self._lay_out()
        self._fill()
        self.weights.currentIndexChanged.connect(lambda _: self._list())
        self.fit(620)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was typed stays."""
        super().retranslate(words)
        self.home.say(words)
        self._offer(words)
        self._list()

    def criteria(self) -> list[tuple[str, str]]:
        """Return the criteria that are listed, each with what is said of its weight."""
        model = self._criteria.model()
        said = [[str(model.index(at, column).data()) for column in (0, 1)] for at in range(model.rowCount())]
        return [(name, weight) for name, weight in said]

    def approve(self) -> bool:
        """Carry out the edit; say here what refuses it."""
        try:
            edit = verbs.edit_premise(self._session.board, **self._fields())
        except BoardError as error:
            self.wrong(self.words.error(error))
            return False
        return self._session.do(edit)

    def _method(self) -> None:
        MethodSheet(self._session, self.words, self.theme, self).open()

    def _fields(self) -> dict[str, object]:
        day = self.as_of.date()
        return {
            "title_ko": self.title_ko.text(),
            "title_en": self.title_en.text(),
            "note_ko": self.note_ko.toPlainText(),
            "as_of": date(day.year(), day.month(), day.day()),
            "home_country": self.home.code() or "",
            "nationality_rule": self.rule.currentData(),
            "aggregation": self.mean.currentData(),
            "weight_set_id": self._weight_set(),
            "coverage_min": self.coverage.value() / 100,
            "method": replace(self._session.board.premise.method, shelf_years=self.shelf.value()),
        }

    def _weight_set(self) -> str | None:
        # A board that names no set follows the default one; showing that one is not naming it.
        chosen: str | None = self.weights.currentData()
        named = self._session.board.premise.weight_set_id
        return named if chosen == self._session.judgement.weight_set_id else chosen

    def _lay_out(self) -> None:
        fields = form()
        for key, field in (
            ("title_ko", self.title_ko),
            ("title_en", self.title_en),
            ("note", self.note_ko),
            ("as_of", self.as_of),
            ("home", self.home),
            ("rule", self.rule),
            ("mean", self.mean),
            ("coverage", self.coverage),
            ("shelf", self.shelf),
            ("weights", self.weights),
        ):
            self.row(fields, f"dialog.premise.{key}", field)
        self.as_of.setCalendarPopup(True)
        self.as_of.setDisplayFormat("yyyy-MM-dd")
        self.coverage.setRange(0, 100)
        self.coverage.setSuffix(" %")
        self.shelf.setRange(0, 100)
        self.shelf.setSingleStep(0.5)
        self.says(self.shelf.setSuffix, "dialog.premise.shelf_unit")
        for spin in (self.coverage, self.shelf):
            spin.lineEdit().setTextMargins(7, 0, 0, 0)
        self.body.addLayout(fields)
        self._table()
        self.button("method.open", self._method)
        self.button("dialog.cancel", self.reject)
        self.button("dialog.keep", self.accept, default=True)

    def _table(self) -> None:
        heading, table = Text(tone="section"), self._criteria
        self.says(heading.setText, "dialog.premise.criteria")
        self.body.addWidget(heading)
        table.setObjectName("criteria")
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setMinimumHeight(180)
        self.says(table.setAccessibleName, "dialog.premise.criteria")
        self.body.addWidget(table, 1)

    def _offer(self, words: Words) -> None:
        say_choices(self.rule, words, "dialog.premise.rules", _RULES)
        say_choices(self.mean, words, "dialog.premise.means", _MEANS)
        sets = self._session.board.all(WeightSet).values()
        self.weights.offer((each.id, name(each, words.lang)) for each in sets)

    def _fill(self) -> None:
        self._offer(self.words)
        premise = self._session.board.premise
        self.title_ko.setText(premise.title_ko)
        self.title_en.setText(premise.title_en)
        self.title_en.setCursorPosition(0)
        self.note_ko.setPlainText(premise.note_ko)
        self.as_of.setDate(QDate(premise.as_of.year, premise.as_of.month, premise.as_of.day))
        self.home.show_code(premise.home_country)
        self.rule.choose(premise.nationality_rule)
        self.mean.choose(premise.aggregation)
        self.weights.choose(self._session.judgement.weight_set_id)
        self.coverage.setValue(round(premise.coverage_min * 100))
        self.shelf.setDecimals(1 if round(premise.method.shelf_years, 1) == premise.method.shelf_years else 4)
        self.shelf.setValue(premise.method.shelf_years)
        self._list()

    def _list(self) -> None:
        chosen = self._session.board.get(WeightSet, self.weights.currentData())
        weights = dict(chosen.weights) if chosen else {}
        rated = sorted(self._session.board.all(Criterion).values(), key=lambda each: (each.scope, each.order))
        self._criteria.setHorizontalHeaderLabels(
            [self.words.say("dialog.premise.criterion"), self.words.say("dialog.premise.weight")]
        )
        self._criteria.setRowCount(len(rated))
        for at, criterion in enumerate(rated):
            weight = self.words.say("dialog.premise.market") if criterion.scope == "segment" else ""
            weight = weight or f"{weights.get(criterion.id, 0):g}"
            self._criteria.setItem(at, 0, QTableWidgetItem(name(criterion, self.words.lang)))
            self._criteria.setItem(at, 1, QTableWidgetItem(weight))
