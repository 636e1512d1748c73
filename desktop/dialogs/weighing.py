"""Weights one by one: a slider and a number for each criterion, and which part of the whole it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QScrollArea, QSlider, QVBoxLayout, QWidget

from db.judge.terms import criteria_of
from db.model.things import in_language, name
from desktop.dialogs.sheet import push
from desktop.plain import Elided, Text, ampersands, tip

if TYPE_CHECKING:
    from db.model.things import Criterion, WeightSet
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session

STEPS, MOST = 10, 100.0
"""Steps of a slider to one unit of weight, and the greatest weight that can be typed."""

REACH = 5.0
"""How far the sliders reach unless a weight is greater."""


class _Weight:
    """The row of one criterion."""

    def __init__(self, criterion: Criterion) -> None:
        self.criterion = criterion
        self.title, self.share = Elided(), Text(tone="muted")
        self.slider, self.number = QSlider(Qt.Orientation.Horizontal), QDoubleSpinBox()
        self.slider.setMinimumWidth(120)
        self.slider.setPageStep(STEPS)
        self.number.setRange(0.0, MOST)
        self.number.setDecimals(2)
        self.number.setSingleStep(1 / STEPS)
        self.number.setKeyboardTracking(False)
        self.number.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number.setMinimumWidth(84)
        self.number.lineEdit().setTextMargins(7, 0, 0, 0)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def stand(self, weight: float, reach: float) -> None:
        """Show a weight; no signal is told."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setRange(0, round(reach * STEPS))
            self.slider.setValue(round(weight * STEPS))
            self.number.setValue(weight)


class Weighing(QWidget):
    """A row for each criterion of positions.

    Signals:
        tried(dict): the set's fields while a slider is held.
        given(dict): the set's fields once one is let go, or a number is typed.

    """

    tried = Signal(object)
    given = Signal(object)

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._sheet, self._session = sheet, session
        self.rows: dict[str, _Weight] = {}
        self.equal = push()
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        area, column = QScrollArea(), QVBoxLayout(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._inner)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.equal, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.says(lambda text: self.equal.setText(ampersands(text)), "weights.equal")
        self.equal.clicked.connect(lambda _: self._level())

    def show_set(self, weight_set: WeightSet | None) -> None:
        """Show the weights of a set."""
        self._make_rows()
        weights = dict(weight_set.weights) if weight_set is not None else {}
        reach = max([REACH, *weights.values()])
        for criterion_id, row in self.rows.items():
            row.stand(weights.get(criterion_id, 0.0), reach)
            title = name(row.criterion, self._sheet.words.lang)
            row.title.tell(title)
            row.title.setToolTip(tip(in_language(row.criterion.def_ko, row.criterion.def_en, self._sheet.words.lang)))
            row.slider.setAccessibleName(title)
            row.number.setAccessibleName(title)
        self._tell_shares()

    def _make_rows(self) -> None:
        criteria = criteria_of(self._session.board, "position")
        if [each.id for each in criteria] == list(self.rows):
            for each in criteria:
                self.rows[each.id].criterion = each
            return
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.rows = {each.id: _Weight(each) for each in criteria}
        for at, row in enumerate(self.rows.values()):
            for column, widget in enumerate((row.title, row.slider, row.number, row.share)):
                self._grid.addWidget(widget, at, column)
            self._connect(row)
        self._grid.setRowStretch(len(self.rows), 1)

    def _connect(self, row: _Weight) -> None:
        row.slider.valueChanged.connect(lambda value: self._slide(row, value / STEPS))
        row.slider.sliderReleased.connect(self._give)
        row.number.valueChanged.connect(lambda value: self._type(row, value))

    def _slide(self, row: _Weight, weight: float) -> None:
        with QSignalBlocker(row.number):
            row.number.setValue(weight)
        self._tell_shares()
        if row.slider.isSliderDown():
            self.tried.emit(self._fields())
        else:
            self._give()

    def _type(self, row: _Weight, weight: float) -> None:
        with QSignalBlocker(row.slider):
            row.slider.setValue(round(weight * STEPS))
        self._tell_shares()
        self._give()

    def _level(self) -> None:
        self.given.emit({"weights": dict.fromkeys(self.rows, 1.0), "method": "equal", "comparisons": ()})

    def _give(self) -> None:
        self.given.emit(self._fields())

    def _fields(self) -> dict[str, object]:
        weights = {each: round(row.number.value(), 4) for each, row in self.rows.items()}
        return {"weights": weights, "method": "direct", "comparisons": ()}

    def _tell_shares(self) -> None:
        whole = sum(row.number.value() for row in self.rows.values())
        for row in self.rows.values():
            share = row.number.value() / whole * 100 if whole else 0.0
            row.share.setText(f"{share:.1f}\u00a0%")
