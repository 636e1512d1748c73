"""The dialog for the board's method: every convention by which it is judged, and a way back to the defaults."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QGridLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from db.edit import verbs
from db.errors import BoardError
from db.model.things import Method
from desktop.dialogs.field import Choice, say_choices
from desktop.dialogs.sheet import Sheet
from desktop.plain import Elided, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_NOISES = ("narrow", "wide", "free")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "postures": (
        *("cut_lead", "cut_chase", "cut_lag", "wta_cut", "home_held", "home_foothold", "risk_step"),
        *("vital_importance", "taken_foreign", "taken_step", "depth_of"),
    ),
    "evidence": ("half_width_high", "half_width_moderate", "half_width_low", "shelf_years"),
    "draws": ("noise", "noise_narrow", "noise_wide", "share_sure", "share_leaning"),
    "markets": ("hhi_high", "hhi_medium", "cr1_high", "cr3_high"),
    "inputs": ("core_share", "core_concentration", "core_fixed"),
}
"""All fields of a method, by what they are for."""

_POINTS = {"cut_lead", "cut_chase", "cut_lag", "cr1_high", "cr3_high", "share_sure", "share_leaning"}
_INDEX = {"hhi_high", "hhi_medium"}
_SHARES = {"noise_narrow", "noise_wide", "core_share", "core_concentration", "core_fixed"}
_YEARS = {"shelf_years"}


class MethodSheet(Sheet):
    """A field for each convention, with its default beside it; kept as one step."""

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("method.title", words, theme, parent)
        self._session = session
        self.fields: dict[str, QAbstractSpinBox | Choice] = {}
        self._defaults: dict[str, Text] = {}
        self._lay_out()
        self._show(session.board.premise.method)
        self._mark()
        self.resize(640, 680)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was entered stays."""
        super().retranslate(words)
        self._offer()
        self._mark()

    def method(self) -> Method:
        """Return the method as it is entered."""
        entered: dict[str, Any] = {each: _value(field) for each, field in self.fields.items()}
        return replace(Method(), **entered)

    def approve(self) -> bool:
        """Carry out the edit; say here what refuses it."""
        try:
            edit = verbs.edit_premise(self._session.board, method=self.method())
        except BoardError as error:
            self.wrong(self.words.error(error))
            return False
        return self._session.do(edit)

    def restore(self) -> None:
        """Enter the defaults; they are kept when the dialog is."""
        self._show(Method())
        self.wrong("")

    def _lay_out(self) -> None:
        hint, inner, area = Text(tone="muted", wrap=True), QWidget(), QScrollArea()
        self.says(hint.setText, "method.hint")
        self.body.addWidget(hint)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        for group, names in GROUPS.items():
            heading = Text(tone="section")
            self.says(heading.setText, f"method.group.{group}")
            column.addWidget(heading)
            column.addLayout(self._grid(names))
            column.addSpacing(8)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.button("method.restore", self.restore)
        self.button("dialog.cancel", self.reject)
        self.button("dialog.keep", self.accept, default=True)

    def _grid(self, names: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, each in enumerate(names):
            title, field, default = Elided(tone="muted"), _field(each), Text(tone="muted")
            self.says(title.tell, f"method.field.{each}")
            self.says(field.setAccessibleName, f"method.field.{each}")
            field.setFixedWidth(150)
            default.setMinimumWidth(110)
            self.fields[each], self._defaults[each] = field, default
            for at, widget in enumerate((title, field, default)):
                grid.addWidget(widget, row, at)
            self._listen(field)
        return grid

    def _listen(self, field: QAbstractSpinBox | Choice) -> None:
        if isinstance(field, Choice):
            field.currentIndexChanged.connect(lambda _: self._mark())
        elif isinstance(field, QSpinBox | QDoubleSpinBox):
            field.valueChanged.connect(lambda _: self._mark())

    def _offer(self) -> None:
        noise = self.fields["noise"]
        if isinstance(noise, Choice):
            say_choices(noise, self.words, "method.noise", _NOISES)

    def _show(self, method: Method) -> None:
        self._offer()
        for each, field in self.fields.items():
            value = getattr(method, each)
            if isinstance(field, Choice):
                field.choose(value)
            elif isinstance(field, QSpinBox | QDoubleSpinBox):
                field.setValue(value)

    def _mark(self) -> None:
        """Tell the default beside every field that differs from it."""
        usual = Method()
        for each, text in self._defaults.items():
            default = getattr(usual, each)
            said = self.words.say(f"method.noise.{default}") if each == "noise" else f"{default:g}"
            same = _value(self.fields[each]) == default
            text.setText("" if same else self.words.say("method.default", value=said))


def all_fields() -> set[str]:
    """Return the names of all fields of a method."""
    return {each.name for each in fields(Method)}


def _field(name: str) -> QAbstractSpinBox | Choice:
    if name == "noise":
        return Choice()
    if name == "depth_of":
        whole = QSpinBox()
        whole.setRange(1, 20)
        return _quiet(whole)
    number = QDoubleSpinBox()
    most, step, decimals = (5.0, 0.5, 2)
    if name in _POINTS:
        most, step, decimals = 100.0, 1.0, 1
    elif name in _INDEX:
        most, step, decimals = 10_000.0, 100.0, 0
    elif name in _SHARES:
        most, step, decimals = 1.0, 0.05, 2
    elif name in _YEARS:
        most, step, decimals = 100.0, 0.5, 1
    number.setRange(0.0, most)
    number.setSingleStep(step)
    number.setDecimals(decimals)
    return _quiet(number)


def _quiet(field: QAbstractSpinBox) -> QAbstractSpinBox:
    """Let the wheel scroll the dialog, not change a number that only lies under it."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
    field.lineEdit().setTextMargins(7, 0, 0, 0)
    return field


def _value(field: QAbstractSpinBox | Choice) -> Any:  # noqa: ANN401 - a number or a word
    if isinstance(field, Choice):
        return field.currentData()
    value = field.value() if isinstance(field, QSpinBox | QDoubleSpinBox) else None
    return round(value, 6) if isinstance(value, float) else value
