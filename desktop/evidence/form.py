"""What is known of one source, to read and to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Distribution, Reliability, Source
from desktop.dialogs.field import Choice, Line, Page, settle
from desktop.plain import Text, tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from desktop.evidence.context import Context

_LINES = ("title", "author", "publisher", "published", "accessed", "url")
_AS_BOARD = -0.5  # what the field for the shelf life shows where the source has none of its own


class Years(QDoubleSpinBox):
    """A number of years, or as the board says. The wheel belongs to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(_AS_BOARD, 100)
        self.setSingleStep(0.5)
        self.setDecimals(1)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(7, 0, 0, 0)

    @property
    def years(self) -> float | None:
        """The years, None for as the board says."""
        return None if self.value() < 0 else self.value()

    def show_years(self, years: float | None) -> None:
        """Show a shelf life."""
        if years is not None and round(years, 1) != years:
            self.setDecimals(4)
        self.setValue(_AS_BOARD if years is None else years)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to whatever scrolls."""
        event.ignore()


class SourceForm(QScrollArea):
    """The fields of the chosen source; each is kept when it is left. Addresses are text: nothing opens them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._source: Source | None = None
        self.texts = {each: Line() for each in _LINES}
        self.note = Page(3)
        self.kind, self.reliability, self.credibility, self.lang = Choice(), Choice(), Choice(), Choice()
        self.distribution = Choice()
        self.shelf = Years()
        self._lay_out()
        self._offer()
        for line in self.texts.values():
            line.editingFinished.connect(self.keep)
        self.note.left.connect(self.keep)
        self.shelf.valueChanged.connect(lambda _: self.keep())
        for choice in (self.kind, self.reliability, self.credibility, self.lang, self.distribution):
            choice.activated.connect(lambda _: self.keep())

    def show_source(self, source: Source | None) -> None:
        """Show what the board says of a source."""
        self._source = source
        self._inner.setEnabled(source is not None)
        self._offer()
        for field, line in self.texts.items():
            text = getattr(source, field, None) or ""
            if line.text() != text:
                line.setText(text)
                line.setCursorPosition(0)
        note = (source.note or "") if source else ""
        if self.note.toPlainText() != note:
            self.note.setPlainText(note)
        self._show_choices(source)

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        source = self._source
        if source is None:
            return
        changed = {each: value for each, value in self._written().items() if (getattr(source, each)) != value}
        if changed and not self._context.session.attempt(lambda board: verbs.edit_source(board, source.id, **changed)):
            self.show_source(self._context.board.get(Source, source.id))

    def rename(self) -> None:
        """Put the cursor into the title, all of it chosen."""
        self.texts["title"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.texts["title"].selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take back what was typed and not yet kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_source(self._source)
            return
        super().keyPressEvent(event)

    def _written(self) -> dict[str, object]:
        texts: dict[str, object] = {field: line.text() or None for field, line in self.texts.items()}
        return texts | {
            "title": self.texts["title"].text(),
            "note": self.note.toPlainText() or None,
            "kind": self.kind.currentData(),
            "reliability": self.reliability.currentData(),
            "credibility": self.credibility.currentData(),
            "lang": self.lang.currentData(),
            "distribution": self.distribution.currentData(),
            "shelf_years": self.shelf.years,
        }

    def _show_choices(self, source: Source | None) -> None:
        if source is None:
            return
        for field in ("kind", "reliability", "credibility", "lang", "distribution"):
            getattr(self, field).choose(getattr(source, field))
        self.shelf.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.shelf.show_years(source.shelf_years)
        self.shelf.blockSignals(False)  # noqa: FBT003

    def _offer(self) -> None:
        words, source = self._context.words, self._source
        say = words.say
        kind, lang = (source.kind, source.lang) if source else (None, None)
        self.kind.offer(_with_own(words.names("evidence.source_kind"), kind, self._context.kind))
        known = words.names("evidence.lang")
        self.lang.offer(_with_own(known, lang, lambda each: say(f"evidence.lang.{each}") if each in known else each))
        self.reliability.offer((each, say(f"evidence.reliability.{each}")) for each in get_args(Reliability))
        self.credibility.offer((each, say(f"evidence.credibility.{each}")) for each in range(1, 7))
        self.distribution.offer((each, say(f"briefing.distribution.{each}")) for each in get_args(Distribution))
        years = self._context.board.premise.method.shelf_years
        self.shelf.setSpecialValueText(say("evidence.as_board", years=f"{years:g}"))
        self.shelf.setSuffix(say("evidence.years"))

    def _lay_out(self) -> None:
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(12, 12, 12, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("title", self.texts["title"]),),
            (("author", self.texts["author"]), ("publisher", self.texts["publisher"])),
            (("kind", self.kind), ("lang", self.lang)),
            (("published", self.texts["published"]), ("accessed", self.texts["accessed"])),
            (("reliability", self.reliability), ("credibility", self.credibility)),
            (("shelf", self.shelf), ("url", self.texts["url"])),
            (("distribution", self.distribution),),
            (("note", self.note),),
        )
        for at, row in enumerate(rows):
            for column_at, (key, field) in enumerate(row):
                self._put(grid, (2 * at, column_at, 2 if len(row) == 1 else 1), key, field)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        hint = self._context.words.say("evidence.date_hint")
        for dated in ("published", "accessed"):
            self.texts[dated].setPlaceholderText(hint)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _put(self, grid: QGridLayout, at: tuple[int, int, int], key: str, field: QWidget) -> None:
        row, column, span = at
        say = self._context.words.say
        label = Text(say(f"evidence.field.{key}"), tone="muted")
        label.setBuddy(field)
        field.setAccessibleName(say(f"evidence.field.{key}"))
        if key == "shelf":
            field.setToolTip(tip(say("evidence.shelf_tip")))
        grid.addWidget(label, row, column, 1, span)
        grid.addWidget(field, row + 1, column, 1, span)


def _with_own(known: tuple[str, ...], own: str | None, said: Callable[[str], str]) -> list[tuple[object, str]]:
    """Return the known values and the source's own with their words."""
    values = known if own is None or own in known else (*known, own)
    return [(each, said(each)) for each in values]
