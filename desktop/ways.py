"""The ways from the pages that compare to the board: a line leads to what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.model.things import Position, Segment
from desktop.sight import scenarios_asked
from desktop.standpoint import BASE, Standpoint

if TYPE_CHECKING:
    from datetime import date

    from desktop.desk import Desk
    from desktop.window import Window


class Ways(QObject):
    """Brings the board to the front and shows on it what a line is about, or what changed between two dates."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def follow(self, desk: Desk) -> None:
        """Listen to the pages of a newly opened board, as they are made."""
        desk.made.connect(lambda name: self._hear(desk, name))

    def _hear(self, desk: Desk, name: str) -> None:
        def seek(thing_id: str) -> None:
            self._seek(desk, thing_id)

        if name == "history":
            desk.history.sought.connect(seek)
        elif name == "dates":
            desk.dates.sought.connect(seek)
            desk.dates.looked.connect(lambda earlier, later: self._look(desk, earlier, later))
        elif name == "scenarios":
            desk.scenarios.sought.connect(seek)
            desk.scenarios.laid_over.connect(lambda scenario_ids: self._lay_over(desk, scenario_ids))
            desk.scenarios.wished.connect(lambda action_id: self._window.acts[action_id].trigger())

    def _seek(self, desk: Desk, thing_id: str) -> None:
        """Show a card, a segment, or the first card of an entity."""
        board = desk.session.board
        standing = (each.id for each in board.where(Position, "entity_id", thing_id))
        position_id = thing_id if board.get(Position, thing_id) is not None else next(standing, None)
        if position_id is not None:
            self._window.show_view("board")
            desk.board.focus_position(position_id)
        elif board.get(Segment, thing_id) is not None:
            self._window.show_view("board")
            desk.board.focus_segment(thing_id)

    def _look(self, desk: Desk, earlier: date, later: date) -> None:
        """Show by the change lens what became of the board from one date to another."""
        own = later == desk.session.base.premise.as_of
        desk.session.stand(BASE if own else Standpoint(day=later))
        self._window.show_view("board")
        desk.viewing.change(lens="change", compared=earlier, scenario=None, also=())

    def _lay_over(self, desk: Desk, scenario_ids: tuple[str, ...]) -> None:
        """Show on the base what scenarios would change of it."""
        desk.session.stand(BASE)
        self._window.show_view("board")
        desk.viewing.change(lens="change", **scenarios_asked(scenario_ids))
