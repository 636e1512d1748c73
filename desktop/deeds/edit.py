"""What the edit menu does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Entity, Position, name
from desktop.dialogs.criteria import CriteriaSheet
from desktop.dialogs.entity import EntitySheet
from desktop.dialogs.message import ask
from desktop.dialogs.premise import PremiseSheet
from desktop.dialogs.structure import StructureSheet
from desktop.dialogs.weights import WeightsSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.desk import Desk
    from desktop.dialogs.sheet import Sheet
    from desktop.program import Program
    from desktop.theme import Theme
    from desktop.words import Words


class EditDeeds:
    """The deeds on the open board. Every one of them does nothing where no board is open."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        deeds: dict[str, Callable[[Desk], object]] = {
            "edit.undo": lambda desk: desk.session.undo(),
            "edit.redo": lambda desk: desk.session.redo(),
            "edit.select_all": lambda desk: desk.board.act("edit.select_all"),
            "edit.take_off": lambda desk: desk.board.take_off(),
            "edit.add_entity": self._add_entity,
            "edit.entity": self._edit_entity,
            "edit.remove_entity": self._remove_entities,
            "edit.structure": lambda _: self._structure(),
            "edit.waves": lambda _: self._structure().waves.take_up(),
            "edit.add_layer": lambda _: self._structure().fresh.setFocus(),
            "edit.add_segment": lambda _: self._structure().fresh.setFocus(),
            "edit.weights": self._weights,
            "edit.criteria": lambda desk: self._show(CriteriaSheet(desk.session, *self._look())),
            "edit.premise": lambda desk: self._show(PremiseSheet(desk.session, *self._look())),
        }
        return {each: lambda deed=deed: self._on_desk(deed) for each, deed in deeds.items()}  # type: ignore[misc]

    def _on_desk(self, deed: Callable[[Desk], object]) -> None:
        if self._program.desk is not None:
            deed(self._program.desk)

    def _look(self) -> tuple[Words, Theme, QWidget]:
        return self._program.words, self._program.theme, self._program.window

    def _show(self, sheet: Sheet) -> None:
        sheet.open()

    def _add_entity(self, desk: Desk) -> None:
        current = desk.session.board.get(Position, desk.selection.current)
        segment_id = current.segment_id if current else desk.selection.segment
        self._show(EntitySheet(desk.session, *self._look(), segment_id=segment_id))

    def _edit_entity(self, desk: Desk) -> None:
        position = desk.session.board.get(Position, desk.selection.current)
        if position is not None:
            self._show(EntitySheet(desk.session, *self._look(), entity_id=position.entity_id))

    def _remove_entities(self, desk: Desk) -> None:
        board, words = desk.session.board, self._program.words
        chosen = (board.get(Position, each) for each in desk.selection.positions)
        ids = tuple(dict.fromkeys(each.entity_id for each in chosen if each is not None))
        if not ids:
            return
        first = name(board.the(Entity, ids[0]), words.lang)
        key = "dialog.remove_one" if len(ids) == 1 else "dialog.remove_many"
        text = words.say(key, name=first, count=str(len(ids)))
        ask(self._program.window, words, text, words.say("dialog.remove"), lambda: _remove(desk, ids))

    def _structure(self) -> StructureSheet:
        desk = self._program.desk
        assert desk is not None  # noqa: S101 - only called on a desk
        sheet = self._program.window.findChild(StructureSheet)
        if sheet is None:
            sheet = StructureSheet(desk.session, *self._look())
            if desk.selection.segment:
                sheet.choose(desk.selection.segment)
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()
        return sheet

    def _weights(self, desk: Desk) -> None:
        sheet = self._program.window.findChild(WeightsSheet) or WeightsSheet(desk.session, *self._look())
        sheet.show()
        sheet.raise_()
        sheet.activateWindow()


def _remove(desk: Desk, entity_ids: tuple[str, ...]) -> None:
    if desk.session.attempt(lambda board: verbs.remove_entities(board, entity_ids)):
        desk.selection.clear()
