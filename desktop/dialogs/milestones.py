"""The dialog for named dates: what happened, or is to happen, when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QListWidget, QListWidgetItem

from db.edit import verbs
from db.model.things import Milestone, name
from desktop.dialogs.field import Line, settle
from desktop.dialogs.sheet import Sheet, form, push
from desktop.naming import said_day
from desktop.plain import ampersands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.errors import BoardError
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole


class MilestonesSheet(Sheet):
    """The list of named dates, and the chosen one's name and date. All is kept at once."""

    tells_refusals = True

    def __init__(
        self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None, *, day: date | None = None
    ) -> None:
        super().__init__("time.milestone.title", words, theme, parent)
        self._session = session
        self._shown = day or session.board.premise.as_of
        self.list, self.name_ko, self.name_en, self.day = QListWidget(), Line(), Line(), QDateEdit()
        self.add, self.remove = push(), push(kind="danger")
        self._refused: tuple[object, ...] | None = None
        self._lay_out()
        self._wire()
        self._show(None)
        self.resize(520, 460)

    @property
    def chosen(self) -> Milestone | None:
        """The chosen milestone."""
        items = self.list.selectedItems()
        return self._session.base.get(Milestone, items[0].data(_ID)) if items else None

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``."""
        super().retranslate(words)
        self._show(self.chosen)

    def make(self) -> None:
        """Name the date that the board shows, to be given its own name."""
        settle(self)
        before, said = set(self._session.base.all(Milestone)), self.words.say("time.milestone.new")
        if self._session.attempt(lambda board: verbs.add_milestone(board, date=self._shown, name_ko=said)):
            new = next(each for key, each in self._session.base.all(Milestone).items() if key not in before)
            self._show(new)
            self.name_ko.setFocus()
            self.name_ko.selectAll()

    def keep(self) -> None:
        """Write what differs from the board."""
        settle(self)
        milestone = self.chosen
        if milestone is None:
            return
        day = self.day.date()
        typed: dict[str, object] = {
            "name_ko": self.name_ko.text(),
            "name_en": self.name_en.text(),
            "date": date(day.year(), day.month(), day.day()),
        }
        changed = {each: value for each, value in typed.items() if value != getattr(milestone, each)}
        wish = (milestone.id, *changed.values())
        if changed and wish != self._refused:
            kept = self._session.attempt(lambda board: verbs.edit_milestone(board, milestone.id, **changed))
            self._refused = None if kept else wish

    def drop(self) -> None:
        """Remove the chosen one."""
        milestone = self.chosen
        if milestone is not None:
            self._session.attempt(lambda board: verbs.remove_milestone(board, milestone.id))

    def accept(self) -> None:
        """Keep what was typed, then close."""
        self.keep()
        super().accept()

    def _lay_out(self) -> None:
        row, fields = QHBoxLayout(), form()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        for key, field in (("name_ko", self.name_ko), ("name_en", self.name_en), ("day", self.day)):
            self.row(fields, f"time.milestone.{key}", field)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.body.addLayout(fields)
        self.says(lambda text: self.add.setText(ampersands(text)), "time.milestone.add")
        self.says(lambda text: self.remove.setText(ampersands(text)), "dialog.remove")
        self.says(self.list.setAccessibleName, "time.milestone.title")
        self.button("dialog.done", self.accept, default=True)
        self.keep_room()

    def _wire(self) -> None:
        self.add.clicked.connect(lambda _: self.make())
        self.remove.clicked.connect(lambda _: self.drop())
        self.list.currentItemChanged.connect(lambda *_: self._turn())
        for line in (self.name_ko, self.name_en, self.day):
            line.editingFinished.connect(self.keep)
        self._session.changed.connect(self._on_changed)
        self._session.refused.connect(self._on_refused)

    def _on_changed(self, _changes: object) -> None:
        self.wrong("")
        self._show(self.chosen)

    def _on_refused(self, error: BoardError) -> None:
        self.wrong(self.words.error(error))

    def _show(self, chosen: Milestone | None) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for each in sorted(self._session.base.all(Milestone).values(), key=lambda each: (each.date, each.id)):
            item = QListWidgetItem(f"{said_day(self.words, each.date)}   {name(each, self.words.lang)}", self.list)
            item.setData(_ID, each.id)
            if chosen is not None and each.id == chosen.id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003
        self._turn()

    def _turn(self) -> None:
        milestone = self.chosen
        for part in (self.name_ko, self.name_en, self.day, self.remove):
            part.setEnabled(milestone is not None)
        day = milestone.date if milestone is not None else self._shown
        for line, text in (
            (self.name_ko, milestone.name_ko if milestone else ""),
            (self.name_en, milestone.name_en if milestone else ""),
        ):
            if line.text() != text:
                line.setText(text)
        self.day.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.day.blockSignals(False)  # noqa: FBT003
