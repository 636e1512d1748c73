"""Ratings as tables for spreadsheet programs: written, and read back after a look at what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import roundtrip
from desktop.clock import today
from desktop.deeds import making
from desktop.dialogs.comeback import ReturnSheet
from desktop.dialogs.paths import to_open
from desktop.fields import leave_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.exchange.sheet.arrival import Arrived
    from desktop.deeds.export import ExportDeeds
    from desktop.desk import Desk
    from desktop.program import Program


class TableDeeds:
    """The deeds by which ratings are filled in elsewhere."""

    def __init__(self, program: Program, export: ExportDeeds) -> None:
        self._program, self._export = program, export

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {
            "file.export_xlsx": lambda: self._write("xlsx"),
            "file.export_csv": lambda: self._write("csv"),
            "file.import_table": self.take_in,
        }

    def _write(self, kind: str) -> None:
        desk = self._program.desk
        path = self._export.ask(desk, kind) if desk else None
        if desk is None or path is None:
            return
        board, lang = desk.session.base.snapshot(), self._program.words.lang
        self._export.write(path, lambda told: making.put(path, roundtrip.table(board, f".{kind}", lang, told)))

    def take_in(self) -> None:
        """Ask for a table, show what it would do, and take it in as one step that can be undone."""
        desk, words = self._program.desk, self._program.words
        if desk is None:
            return
        leave_field()
        folder = self._program.settings.now.folder or str(desk.session.workspace.path.parent)
        kinds = words.say("sheet.kinds")
        path = to_open(self._program.window, words.say("sheet.open_title"), folder, kinds)
        if path is None:
            return
        board = desk.session.base.snapshot()
        self._export.errands.run(
            lambda progress, cancelled: roundtrip.arrived(board, path, today(), making.told(progress, cancelled)),
            lambda found: self._show(desk, found),
            words.say("export.reading", name=path.name),
        )

    def _show(self, desk: Desk, found: Arrived) -> None:
        program = self._program
        if program.desk is not desk:
            return  # another board was opened meanwhile
        ReturnSheet(
            lambda words: list(roundtrip.lines(found, words)),
            found.unchanged,
            lambda: desk.session.take_in(found.edit),
            program.words,
            program.theme,
            program.window,
        ).open()
