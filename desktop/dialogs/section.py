"""What is written about one layer or segment, to read and to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from db.edit import verbs
from db.model.board import wave_of, waves_in_order
from db.model.things import Layer, Segment, name
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.dialogs.sheet import form
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.dialogs.sheet import Sheet
    from desktop.session import Session


class Section(QFrame):
    """The fields of the chosen layer or segment; each is kept when it is left."""

    def __init__(self, sheet: Sheet, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sheet = sheet
        self._thing: Layer | Segment | None = None
        self.name_ko, self.name_en = Line(), Line()
        self.wave, self._fields = Choice(), form()
        self.desc, self.inclusion = Page(3), Page(3)
        self.home_absent, self.foreign_absent = QCheckBox(), QCheckBox()
        self._lay_out(sheet)
        self.wave.currentIndexChanged.connect(lambda _index: self._bring())
        for line in (self.name_ko, self.name_en):
            line.editingFinished.connect(self.keep)
        for page in (self.desc, self.inclusion):
            page.left.connect(self.keep)
        for box in (self.home_absent, self.foreign_absent):
            box.clicked.connect(lambda _: self.keep())

    def show_thing(self, thing: Layer | Segment | None) -> None:
        """Show what the board says of ``thing``; None shows nothing to mend."""
        self._thing = thing
        self.setEnabled(thing is not None)
        segment = thing if isinstance(thing, Segment) else None
        for line, text in ((self.name_ko, "name_ko"), (self.name_en, "name_en")):
            _put(line, getattr(thing, text, ""))
        self._show_wave(thing)
        _put(self.desc, segment.desc_ko if segment else "")
        _put(self.inclusion, segment.inclusion_ko if segment else "")
        self.home_absent.setChecked(bool(segment and segment.home_absent_confirmed))
        self.foreign_absent.setChecked(bool(segment and segment.foreign_absent_confirmed))
        for field in (self.desc, self.inclusion, self.home_absent, self.foreign_absent):
            field.setEnabled(segment is not None)

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        thing = self._thing
        if thing is None:
            return
        names = self.name_ko.text(), self.name_en.text()
        if names != (thing.name_ko, thing.name_en):
            self._session.attempt(_renamed(thing, *names))
        elif isinstance(thing, Segment):
            changed = {each: value for each, value in self._written().items() if getattr(thing, each) != value}
            if changed:
                self._session.attempt(lambda board: verbs.edit_segment(board, thing.id, **changed))

    def _show_wave(self, thing: Layer | Segment | None) -> None:
        board = self._session.board
        waves = waves_in_order(board)
        self._fields.setRowVisible(self.wave, len(waves) > 1 and isinstance(thing, Layer))
        self.wave.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.wave.offer((each.id, name(each, self._sheet.words.lang)) for each in waves)
        if isinstance(thing, Layer):
            self.wave.choose(wave_of(board, thing))
        self.wave.blockSignals(False)  # noqa: FBT003

    def _bring(self) -> None:
        layer, wave_id = self._thing, self.wave.currentData()
        if isinstance(layer, Layer) and wave_id is not None:
            self._session.attempt(lambda board: verbs.set_wave(board, layer.id, wave_id))

    def _written(self) -> dict[str, object]:
        return {
            "desc_ko": self.desc.toPlainText(),
            "inclusion_ko": self.inclusion.toPlainText(),
            "home_absent_confirmed": self.home_absent.isChecked(),
            "foreign_absent_confirmed": self.foreign_absent.isChecked(),
        }

    def _lay_out(self, sheet: Sheet) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        heading = Text(tone="section")
        sheet.says(heading.setText, "dialog.structure.about")
        column.addWidget(heading)
        fields = self._fields
        for key, field in (
            ("name_ko", self.name_ko),
            ("name_en", self.name_en),
            ("wave", self.wave),
            ("desc", self.desc),
            ("inclusion", self.inclusion),
        ):
            sheet.row(fields, f"dialog.structure.{key}", field)
        column.addLayout(fields)
        for key, box in (("home_absent", self.home_absent), ("foreign_absent", self.foreign_absent)):
            sheet.says(box.setText, f"dialog.structure.{key}")
            column.addWidget(box)
        absent = Text(tone="muted", wrap=True)
        sheet.says(absent.setText, "dialog.structure.absent")
        column.addWidget(absent)
        column.addStretch(1)


def _renamed(thing: Layer | Segment, ko: str, en: str) -> Callable[[Board], Edit]:
    if isinstance(thing, Layer):
        return lambda board: verbs.rename_layer(board, thing.id, ko, en)
    return lambda board: verbs.rename_segment(board, thing.id, ko, en)


def _put(field: Line | Page, text: str) -> None:
    """Show a text without disturbing who types the same one."""
    if isinstance(field, Line):
        if field.text() != text:
            field.setText(text)
    elif field.toPlainText() != text:
        field.setPlainText(text)
