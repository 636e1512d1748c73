"""What is done about briefs from everywhere in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Position
from desktop.dialogs.measures import MeasuresSheet
from desktop.panels.citations import Citations
from desktop.panels.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.desk import Desk
    from desktop.program import Program
    from desktop.theme import Theme
    from desktop.words import Words


class BriefDeeds:
    """The deeds. Every one of them does nothing where no board is open."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {"edit.measures": self._measures, "brief.sentences": self._sentences}

    def _measures(self) -> None:
        program, desk = self._program, self._program.desk
        if desk is None:
            return
        sheet = program.window.findChild(MeasuresSheet)
        if sheet is None:
            sheet = MeasuresSheet(desk.session, program.words, program.theme, program.window, backing_of(desk))
        if desk.briefing.measure:
            sheet.choose(desk.briefing.measure)
            desk.briefing.measure = ""
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()

    def _sentences(self) -> None:
        """Show what the brief says of the card or the segment that is chosen."""
        desk = self._program.desk
        if desk is None:
            return
        position = desk.session.board.get(Position, desk.selection.current)
        ids = [position.id, position.segment_id, position.entity_id] if position else [desk.selection.segment or ""]
        self._program.settings.change(view="brief")
        self._program.window.show_view("brief")
        desk.briefing.show_about(ids)


def backing_of(desk: Desk) -> Callable[[Words, Theme], Citations]:
    """Return what makes the list of passages that are cited for a measure."""

    def made(words: Words, theme: Theme) -> Citations:
        context = Context(desk.session, desk.selection, words, theme)
        return Citations(context, hint=words.say("measure.evidence_tip"))

    return made
