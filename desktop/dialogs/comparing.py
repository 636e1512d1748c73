"""Weights from comparing pairs: at most 28 questions, the weights they come to, and whether they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSlider, QVBoxLayout, QWidget

from db.judge.ahp import CONSISTENT, MOST_CRITERIA, RANDOM_INDEX, RANDOM_INDEX_NAME, pairs, weigh
from db.judge.terms import criteria_of
from db.model.things import name
from desktop.plain import Elided, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.judge.ahp import Weighing
    from db.model.things import WeightSet
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session

MOST = 8
"""How far a slider goes to either side: to nine times as important."""


class _Pair:
    """The row of one question."""

    def __init__(self) -> None:
        self.first, self.second, self.told = Elided(), Elided(), Text(tone="muted")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-MOST, MOST)
        self.slider.setPageStep(2)
        self.slider.setMinimumWidth(110)
        self.told.setMinimumWidth(64)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.first.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Comparing(QWidget):
    """A question for each pair of criteria: which one is how many times as important.

    Signals:
        tried(dict): the set's fields while a slider is held.
        given(dict): the set's fields once one is let go.

    """

    tried = Signal(object)
    given = Signal(object)

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._sheet, self._session = sheet, session
        self.rows: dict[tuple[str, str], _Pair] = {}
        self._answers: dict[tuple[str, str], float] = {}
        self.verdict, hint = Text(wrap=True), Text(tone="muted", wrap=True)
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column, stretch in enumerate((5, 4, 5, 2)):
            self._grid.setColumnStretch(column, stretch)
        area, column_layout = QScrollArea(), QVBoxLayout(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._inner)
        column_layout.setContentsMargins(0, 8, 0, 0)
        column_layout.addWidget(hint)
        column_layout.addWidget(area, 1)
        column_layout.addWidget(self.verdict)
        sheet.says(hint.setText, "weights.pairs_hint")

    def show_set(self, weight_set: WeightSet | None) -> None:
        """Show the comparisons of a set; a set that was weighed otherwise has none."""
        self._make_rows()
        known = weight_set.comparisons if weight_set is not None else ()
        self._answers = {}
        for first, second, times in known:
            if (first, second) in self.rows:
                self._answers[first, second] = times
            elif (second, first) in self.rows:
                self._answers[second, first] = 1 / times
        for pair, row in self.rows.items():
            with QSignalBlocker(row.slider):
                row.slider.setValue(_step(self._answers.get(pair, 1.0)))
        self._tell()

    def weighing(self) -> Weighing:
        """Return what the answers so far come to."""
        return weigh(self._criteria(), [(*pair, times) for pair, times in self._answers.items()])

    def _criteria(self) -> Sequence[str]:
        return [each.id for each in criteria_of(self._session.board, "position")]

    def _make_rows(self) -> None:
        criteria = {each.id: each for each in criteria_of(self._session.board, "position")}
        wanted = pairs(list(criteria)) if len(criteria) <= MOST_CRITERIA else ()
        if list(wanted) != list(self.rows):
            while self._grid.count():
                item = self._grid.takeAt(0)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    widget.deleteLater()
            self.rows = {pair: _Pair() for pair in wanted}
            for at, (pair, row) in enumerate(self.rows.items()):
                for column, widget in enumerate((row.first, row.slider, row.second, row.told)):
                    self._grid.addWidget(widget, at, column)
                self._connect(pair, row)
        for (first, second), row in self.rows.items():
            names = [name(criteria[each], self._sheet.words.lang) for each in (first, second)]
            row.first.tell(names[0])
            row.second.tell(names[1])
            row.slider.setAccessibleName(self._sheet.words.say("weights.versus", first=names[0], second=names[1]))

    def _connect(self, pair: tuple[str, str], row: _Pair) -> None:
        row.slider.valueChanged.connect(lambda value: self._slide(pair, row, value))
        row.slider.sliderReleased.connect(lambda: self._answer(pair, row))

    def _slide(self, pair: tuple[str, str], row: _Pair, step: int) -> None:
        self._answers[pair] = _times(step)
        self._tell()
        (self.tried if row.slider.isSliderDown() else self.given).emit(self._fields())

    def _answer(self, pair: tuple[str, str], row: _Pair) -> None:
        # Let go where it stood: that too is an answer, that both are as important.
        self._answers[pair] = _times(row.slider.value())
        self.given.emit(self._fields())

    def _fields(self) -> Mapping[str, object]:
        found = self.weighing()
        count = len(found.weights)
        # As sliders show them: 1 on average.
        weights = {each: round(weight * count, 4) for each, weight in zip(self._criteria(), found.weights, strict=True)}
        told = tuple((*pair, times) for pair, times in self._answers.items())
        return {"weights": weights, "method": "ahp", "comparisons": told}

    def _tell(self) -> None:
        for pair, row in self.rows.items():
            row.told.setText(self._told(pair))
        if not self.rows:
            self.verdict.setText(self._sheet.words.say("weights.too_many", most=MOST_CRITERIA))
            return
        found, say = self.weighing(), self._sheet.words.say
        facts = {
            "answered": found.answered,
            "of": found.of,
            "table": RANDOM_INDEX_NAME,
            "index": f"{RANDOM_INDEX[len(found.weights) - 1]:.2f}",
            "eigenvalue": f"{found.eigenvalue:.3f}",
            "ratio": "–" if found.ratio is None else f"{found.ratio:.3f}",
            "cut": f"{CONSISTENT:g}",
        }
        key = "unfinished" if found.ratio is None else "consistent" if found.consistent else "inconsistent"
        self.verdict.setText(say(f"weights.{key}", **facts))
        self.verdict.setProperty("tone", "danger" if key == "inconsistent" else "muted")
        self.verdict.style().polish(self.verdict)

    def _told(self, pair: tuple[str, str]) -> str:
        times = self._answers.get(pair)
        if times is None:
            return self._sheet.words.say("weights.not_answered")
        if abs(times - 1.0) < 1e-9:
            return self._sheet.words.say("weights.same")
        side = "left" if times > 1.0 else "right"
        return self._sheet.words.say(f"weights.{side}", times=f"{max(times, 1 / times):.3g}")


def _times(step: int) -> float:
    """Return how many times as important the first is; to the left is more."""
    return float(1 - step) if step <= 0 else 1.0 / (1 + step)


def _step(times: float) -> int:
    return -round(times - 1) if times >= 1.0 else round(1 / times - 1)
