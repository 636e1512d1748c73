"""What the edit menu does with the clipboard: cards out, players in, and a card into another segment too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from db.edit import verbs
from db.edit.verbs import Placement
from db.errors import BoardError
from db.model.things import Position
from desktop import clip
from desktop.dialogs.found import segments
from desktop.dialogs.palette import Palette
from desktop.dialogs.paste import PasteSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.desk import Desk
    from desktop.dialogs.found import Found
    from desktop.program import Program


class ClipDeeds:
    """The deeds on the selected cards and the clipboard. Every one of them does nothing where no board is open."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        deeds: dict[str, Callable[[Desk], object]] = {
            "edit.copy": self._copy,
            "edit.cut": self._cut,
            "edit.paste": self._paste,
            "edit.duplicate": self._duplicate,
        }
        return {each: lambda deed=deed: self._on_desk(deed) for each, deed in deeds.items()}  # type: ignore[misc]

    def _on_desk(self, deed: Callable[[Desk], object]) -> None:
        if self._program.desk is not None:
            deed(self._program.desk)

    def _copy(self, desk: Desk) -> bool:
        chosen = desk.selection.positions
        if not chosen:
            return False
        session = desk.session
        mime = clip.copied(session.board, session.judgement, chosen, self._program.words)
        QGuiApplication.clipboard().setMimeData(mime)
        return True

    def _cut(self, desk: Desk) -> None:
        if self._copy(desk):
            desk.board.take_off()

    def _paste(self, desk: Desk) -> None:
        program, board = self._program, desk.session.board
        try:
            lines = clip.read(QGuiApplication.clipboard().mimeData(), board.premise.home_country)
        except BoardError as error:
            program.refuse(error)
            return
        arrivals = [(each.arrival, each.odd) for each in lines]
        look = program.words, program.theme, program.window
        sheet = PasteSheet(desk.session, arrivals, *look, segment_id=_segment(desk))
        sheet.pasted.connect(lambda made: desk.selection.select(made) if made else None)
        sheet.open()

    def _duplicate(self, desk: Desk) -> None:
        chosen = desk.selection.positions
        if not chosen:
            return
        program = self._program
        palette = Palette(
            lambda words: list(segments(desk.session.board, words, "place")),
            *(program.words, program.theme, program.window),
            hint="palette.place_hint",
        )
        palette.chosen.connect(lambda found: self._place(desk, chosen, found))
        palette.pop_up()

    def _place(self, desk: Desk, chosen: tuple[str, ...], found: Found) -> None:
        """Put the players of the chosen cards in a segment too, but for those that stand there."""
        board = desk.session.board
        known = [each for each in (board.get(Position, one) for one in chosen) if each is not None]
        there = {each.entity_id for each in board.where(Position, "segment_id", found.id)}
        fresh = [each for each in dict.fromkeys(each.entity_id for each in known) if each not in there]
        if not fresh:
            self._program.refuse(BoardError("clip.stands"))
            return
        placements = [Placement(each, found.id) for each in fresh]
        if desk.session.attempt(lambda board: verbs.place_many(board, placements)):
            made = {each.entity_id: each.id for each in desk.session.board.where(Position, "segment_id", found.id)}
            desk.selection.select(made[each] for each in fresh)


def _segment(desk: Desk) -> str | None:
    """Return the segment that the user is at: the chosen one, or that of the current card."""
    current = desk.session.board.get(Position, desk.selection.current)
    return current.segment_id if current is not None else desk.selection.segment
