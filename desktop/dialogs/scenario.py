"""The dialog for a scenario's names, description and date: for a new one, a copy, or one that is there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit

from db.edit import verbs
from db.model.things import Scenario
from desktop.dialogs.field import Line, Page, settle
from desktop.dialogs.sheet import Sheet, form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from db.errors import BoardError
    from db.model.board import Board
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


class ScenarioSheet(Sheet):
    """The dialog.

    Signals:
        made(str): this scenario has been made.

    """

    made = Signal(str)
    tells_refusals = True

    def __init__(
        self,
        session: Session,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        scenario_id: str | None = None,
        copy: bool = False,
    ) -> None:
        title = "copy" if copy else "edit" if scenario_id is not None else "new"
        super().__init__(f"time.sheet.{title}", words, theme, parent)
        self._session, self._id, self._copy = session, scenario_id, copy
        self.name_ko, self.name_en, self.desc_ko, self.desc_en = Line(), Line(), Page(3), Page(3)
        self.day = QDateEdit()
        self._lay_out()
        self._fill()
        session.refused.connect(self._on_refused)
        self.fit(520)

    def approve(self) -> bool:
        """Make or change the scenario; what is refused is said here."""
        settle(self)
        if not self._session.attempt(self._verb):
            return False
        if self._id is None or self._copy:
            self.made.emit(self._new)
        return True

    def _on_refused(self, error: BoardError) -> None:
        self.wrong(self.words.error(error))

    def _verb(self, board: Board) -> Edit:
        day = self.day.date()
        names = {"name_ko": self.name_ko.text(), "name_en": self.name_en.text()}
        more = {
            "desc_ko": self.desc_ko.toPlainText(),
            "desc_en": self.desc_en.toPlainText(),
            "base_as_of": date(day.year(), day.month(), day.day()),
        }
        if self._id is not None and not self._copy:
            return verbs.edit_scenario(board, self._id, **names, **more)
        if self._id is not None:
            edit = verbs.copy_scenario(board, self._id, **names, **more)
        else:
            edit = verbs.add_scenario(board, **names, **more)
        self._new = edit.changes[0].id
        return edit

    def _lay_out(self) -> None:
        fields = form()
        for key, field in (
            ("name_ko", self.name_ko),
            ("name_en", self.name_en),
            ("desc_ko", self.desc_ko),
            ("desc_en", self.desc_en),
            ("day", self.day),
        ):
            self.row(fields, f"time.sheet.{key}", field)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.body.addLayout(fields)
        self.button("dialog.cancel", self.reject)
        self.button("dialog.keep", self.accept, default=True)
        self.keep_room()

    def _fill(self) -> None:
        scenario = self._session.base.get(Scenario, self._id)
        day = self._session.base.premise.as_of if scenario is None else scenario.base_as_of
        self.day.setDate(QDate(day.year, day.month, day.day))
        if scenario is None:
            return
        for line, text in ((self.name_ko, scenario.name_ko), (self.name_en, scenario.name_en)):
            line.setText(self.words.say("time.sheet.copied", name=text) if self._copy and text else text)
        self.desc_ko.setPlainText(scenario.desc_ko)
        self.desc_en.setPlainText(scenario.desc_en)
