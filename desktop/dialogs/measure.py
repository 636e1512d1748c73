"""What is known of one measure, to read and to mend: Korean and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol, cast, get_args

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.edit import verbs
from db.model.board import segments_in_order
from db.model.things import Confidence, Posture, Scenario, name
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.things import Measure
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_BOTH = ("title", "owner", "partners", "indicator", "cost", "risk", "desc")
_PAGES = {"risk", "desc", "indicator"}
_LINES = ("start", "deadline", "horizon", "baseline", "target")
_HINTS = ("start", "deadline")
_ID = Qt.ItemDataRole.UserRole


class Backing(Protocol):
    """What shows the passages that are cited for a measure, and takes further ones."""

    def show_target(self, kind: Literal["measure"], target_id: str | None) -> None:
        """Show what is cited for a measure; None cannot be cited for yet."""


class MeasureForm(QScrollArea):
    """The fields of the chosen measure; each is kept when it is left or chosen.

    ``backing`` makes the list of what is cited for it, in the words and colours of the moment.
    """

    def __init__(
        self, sheet: Sheet, session: Session, backing: Callable[[Words, Theme], Backing] | None = None
    ) -> None:
        super().__init__()
        self._make_backing, self.backing = backing, None if backing is None else backing(sheet.words, sheet.theme)
        self._room = QWidget()
        self._session, self._words = session, sheet.words
        self._measure: Measure | None = None
        both = [f"{field}_{lang}" for field in _BOTH for lang in ("ko", "en")]
        self.texts: dict[str, Line | Page] = {
            each: Page(2) if each[:-3] in _PAGES else Line() for each in (*both, *_LINES)
        }
        self.posture, self.confidence, self.scenario_id = Choice(), Choice(), Choice()
        self.targets = QListWidget()
        self._lay_out(sheet)
        self._connect()
        self.say(sheet.words)

    def say(self, words: Words) -> None:
        """Name the choices in the language of ``words``."""
        self._words = words
        self.posture.offer((each, words.say(f"judge.posture.{each}")) for each in get_args(Posture))
        levels: list[tuple[object, str]] = [
            (each, words.say(f"judge.confidence.{each}")) for each in get_args(Confidence)
        ]
        self.confidence.offer([("", words.say("measure.unsaid")), *levels])
        found = self._session.board.all(Scenario).values()
        scenarios: list[tuple[object, str]] = [(each.id, name(each, words.lang)) for each in found]
        self.scenario_id.offer([("", words.say("measure.no_scenario")), *scenarios])

    def renew(self, words: Words, theme: Theme) -> None:
        """Make what is cited anew in the words and colours given."""
        if self._make_backing is None:
            return
        old = cast("QWidget", self.backing)
        old.hide()
        old.deleteLater()
        self.backing = self._make_backing(words, theme)
        self._house()
        self.backing.show_target("measure", self._measure.id if self._measure else None)

    def show_measure(self, measure: Measure | None) -> None:
        """Show what the board says of ``measure``."""
        self._measure = measure
        self.say(self._words)
        inside = self.widget()
        if inside is not None:
            inside.setEnabled(measure is not None)
        for field, part in self.texts.items():
            _put(part, getattr(measure, field, None) or "")
        for field, choice in self._choices().items():
            choice.choose(getattr(measure, field, None) or "")
        self._show_targets(measure)
        if self.backing is not None:
            self.backing.show_target("measure", measure.id if measure else None)

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        measure = self._measure
        if measure is None:
            return
        now = self._session.board.get(type(measure), measure.id)
        changed = {
            each: value for each, value in self._written().items() if (getattr(now, each) or "") != (value or "")
        }
        if now is not None and changed:
            self._session.attempt(lambda board: verbs.edit_measure(board, measure.id, **changed))

    def _written(self) -> dict[str, Any]:
        rows = (self.targets.item(row) for row in range(self.targets.count()))
        chosen = tuple(each.data(_ID) for each in rows if each.checkState() == Qt.CheckState.Checked)
        return {
            **{field: _text(part) or (None if field in _HINTS else "") for field, part in self.texts.items()},
            "posture": self.posture.currentData(),
            "confidence": self.confidence.currentData() or None,
            "scenario_id": self.scenario_id.currentData() or None,
            "targets": chosen,
        }

    def _choices(self) -> dict[str, Choice]:
        return {"posture": self.posture, "confidence": self.confidence, "scenario_id": self.scenario_id}

    def _show_targets(self, measure: Measure | None) -> None:
        with QSignalBlocker(self.targets):
            self.targets.clear()
            for segment in segments_in_order(self._session.board):
                item = QListWidgetItem(name(segment, self._words.lang), self.targets)
                item.setData(_ID, segment.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                chosen = measure is not None and segment.id in measure.targets
                item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
                if chosen:
                    self.targets.scrollToItem(item)

    def _connect(self) -> None:
        for part in self.texts.values():
            if isinstance(part, Page):
                part.left.connect(self.keep)
            else:
                part.editingFinished.connect(self.keep)
        for choice in self._choices().values():
            choice.activated.connect(lambda _: self.keep())
        self.targets.itemChanged.connect(lambda _: self.keep())

    def _lay_out(self, sheet: Sheet) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(2, 2, 12, 2)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, lang in ((1, "ko"), (2, "en")):
            head = Text(tone="muted")
            sheet.says(head.setText, f"measure.{lang}")
            grid.addWidget(head, 0, column)
            grid.setColumnStretch(column, 1)
        for row, field in enumerate(_BOTH[:1], start=1):
            self._both(sheet, grid, row, field)
        if self.backing is not None:
            QVBoxLayout(self._room).setContentsMargins(0, 0, 0, 0)
            self._house()
            self._one(sheet, grid, 2, "evidence", self._room)
        self._one(sheet, grid, 3, "targets", self.targets)
        self.targets.setFixedHeight(118)
        self._one(sheet, grid, 4, "posture", self.posture)
        for row, field in enumerate(_BOTH[1:3], start=5):
            self._both(sheet, grid, row, field)
        self._pair(sheet, grid, 7, "start", "deadline")
        self._one(sheet, grid, 8, "horizon", self.texts["horizon"])
        self._both(sheet, grid, 9, "indicator")
        self._pair(sheet, grid, 10, "baseline", "target")
        self._both(sheet, grid, 11, "cost")
        self._one(sheet, grid, 12, "confidence", self.confidence)
        self._both(sheet, grid, 13, "risk")
        self._one(sheet, grid, 14, "scenario_id", self.scenario_id)
        self._both(sheet, grid, 15, "desc")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _house(self) -> None:
        room = self._room.layout()
        if room is not None:
            room.addWidget(cast("QWidget", self.backing))

    def _label(self, sheet: Sheet, grid: QGridLayout, row: int, field: str) -> None:
        label = Text(tone="muted")
        sheet.says(label.setText, f"measure.{field}")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)

    def _both(self, sheet: Sheet, grid: QGridLayout, row: int, field: str) -> None:
        self._label(sheet, grid, row, field)
        for column, lang in ((1, "ko"), (2, "en")):
            part = self.texts[f"{field}_{lang}"]
            sheet.says(part.setAccessibleName, f"measure.{field}")
            grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)

    def _one(self, sheet: Sheet, grid: QGridLayout, row: int, field: str, part: QWidget) -> None:
        self._label(sheet, grid, row, field)
        sheet.says(part.setAccessibleName, f"measure.{field}")
        grid.addWidget(part, row, 1, 1, 2)

    def _pair(self, sheet: Sheet, grid: QGridLayout, row: int, first: str, second: str) -> None:
        """Lay two short fields into one row with an arrow between, as from a start to an end."""
        self._label(sheet, grid, row, f"{first}_{second}")
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        arrow = Text(tone="muted")
        sheet.says(arrow.setText, "measure.arrow")
        for part in (self.texts[first], arrow, self.texts[second]):
            line.addWidget(part)
        for field in (first, second):
            part = self.texts[field]
            sheet.says(part.setAccessibleName, f"measure.{field}")
            if field in _HINTS and isinstance(part, Line):
                sheet.says(part.setPlaceholderText, "measure.date_hint")
            elif isinstance(part, Line):
                sheet.says(part.setPlaceholderText, f"measure.{field}")
        grid.addWidget(both, row, 1, 1, 2)


def _text(part: Line | Page) -> str:
    return part.text() if isinstance(part, Line) else part.toPlainText()


def _put(part: Line | Page, text: str) -> None:
    if _text(part) == text:
        return
    if isinstance(part, Line):
        part.setText(text)
        part.setCursorPosition(0)
    else:
        part.setPlainText(text)
