"""How a brief is set up, field by field; each is kept the moment that it is left or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from db.model.board import segments_in_order
from db.model.things import Distribution, Profile, Scenario, name
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.board import Board
    from db.model.things import Brief
    from desktop.words import Words

_LINES = ("title_ko", "title_en", "subtitle_ko", "subtitle_en", "author", "audience", "series", "number")
_CHOICES: dict[str, tuple[str, ...]] = {
    "cover": ("coloured", "white"),
    "paper": ("a4", "a3"),
    "distribution": get_args(Distribution),
    "profile": get_args(Profile),
}
_ID = Qt.ItemDataRole.UserRole


class Setup(QScrollArea):
    """The form.

    Signals:
        changed(str, object): a field of the brief shall have another value.

    """

    changed = Signal(str, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.lines = {each: QLineEdit() for each in _LINES}
        self.choices = {each: _choice() for each in (*_CHOICES, "scenario_id")}
        self.compares, self.compared = QCheckBox(), QDateEdit()
        self.segments = QListWidget()
        self._names: dict[str, Text] = {}
        self._brief: Brief | None = None
        self._lay_out()
        self._connect()
        self.retranslate(words)

    def tell(self, board: Board, brief: Brief) -> None:
        """Show how a brief is set up; a field that is being written in stays."""
        self._brief = brief
        for field, line in self.lines.items():
            told = getattr(brief, field)
            if line.text() != told and not (line.hasFocus() and line.isModified()):
                line.setText(told)
        self._offer(board)
        for field, choice in self.choices.items():
            with QSignalBlocker(choice):
                choice.setCurrentIndex(max(0, choice.findData(getattr(brief, field) or "")))
        with QSignalBlocker(self.compares), QSignalBlocker(self.compared):
            self.compares.setChecked(brief.compared is not None)
            day = brief.compared or board.premise.as_of
            self.compared.setDate(QDate(day.year, day.month, day.day))
            self.compared.setEnabled(brief.compared is not None)
        self._tell_segments(board, brief)

    def keep(self) -> None:
        """Keep the line that is being written in."""
        for field, line in self.lines.items():
            if line.isModified():
                self._keep_line(field, line)

    def retranslate(self, words: Words) -> None:
        """Say the form in the language of ``words``."""
        self._words = words
        for field, label in self._names.items():
            label.setText(words.say(f"briefing.field.{field}"))
        for field, part in self._parts():
            part.setAccessibleName(words.say(f"briefing.field.{field}"))
        self.compares.setText(words.say("briefing.compare_date"))
        for field in ("title_ko", "title_en"):
            self.lines[field].setPlaceholderText(words.say("briefing.own_title"))
        for field, values in _CHOICES.items():
            _offer(self.choices[field], ((each, words.say(f"briefing.{field}.{each}")) for each in values))

    def _parts(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            *self.lines.items(),
            *self.choices.items(),
            ("compared", self.compared),
            ("segments", self.segments),
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(10, 10, 10, 16)
        form.setVerticalSpacing(4)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        compare = QWidget()
        row = QHBoxLayout(compare)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.compares)
        row.addWidget(self.compared, 1)
        self.compared.setCalendarPopup(True)
        self.compared.setDisplayFormat("yyyy-MM-dd")
        self.segments.setFixedHeight(132)
        self.segments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for field, part in self._parts():
            label = self._names[field] = Text(tone="muted")
            form.addRow(label, compare if field == "compared" else part)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        for field, line in self.lines.items():
            line.editingFinished.connect(lambda field=field, line=line: self._keep_line(field, line))
        for field, choice in self.choices.items():
            choice.activated.connect(lambda _, field=field, choice=choice: self._tell(field, choice.currentData()))
        self.compares.toggled.connect(lambda _: self._keep_date())
        self.compared.dateChanged.connect(lambda _: self._keep_date())
        self.segments.itemChanged.connect(lambda _: self._keep_segments())

    def _keep_line(self, field: str, line: QLineEdit) -> None:
        line.setModified(False)
        self._tell(field, line.text())

    def _keep_date(self) -> None:
        day = self.compared.date().toPython()
        self._tell("compared", day if self.compares.isChecked() else None)

    def _keep_segments(self) -> None:
        rows = (self.segments.item(row) for row in range(self.segments.count()))
        self._tell("segments", tuple(each.data(_ID) for each in rows if each.checkState() == Qt.CheckState.Checked))

    def _tell(self, field: str, value: Any) -> None:  # noqa: ANN401 - whatever the field holds
        value = value or None if field == "scenario_id" else value
        if self._brief is not None and getattr(self._brief, field) != value:
            self.changed.emit(field, value)

    def _offer(self, board: Board) -> None:
        none = ("", self._words.say("briefing.no_scenario"))
        found = ((each.id, name(each, self._words.lang)) for each in board.all(Scenario).values())
        _offer(self.choices["scenario_id"], (none, *found))

    def _tell_segments(self, board: Board, brief: Brief) -> None:
        with QSignalBlocker(self.segments):
            self.segments.clear()
            for segment in segments_in_order(board):
                item = QListWidgetItem(name(segment, self._words.lang), self.segments)
                item.setData(_ID, segment.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                chosen = segment.id in brief.segments
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)


def _choice() -> QComboBox:
    made = QComboBox()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    return made


def _offer(choice: QComboBox, pairs: Iterable[tuple[object, str]]) -> None:
    chosen = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        for value, text in pairs:
            choice.addItem(text, value)
        choice.setCurrentIndex(max(0, choice.findData(chosen)))
