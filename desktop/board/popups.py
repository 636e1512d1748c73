"""The menus that pop up over the board, where the pointer or the card is that they are about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from db.model.things import RelationKind
from desktop.board.menu import context_menu
from desktop.board.offer import Filling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractScrollArea

    from db.model.geometry import Box
    from desktop.board.gestures.gesture import Room
    from desktop.board.hits import Hit
    from desktop.board.offer import Reach
    from desktop.board.relations import Relations


class Popups:
    """Pops menus up over ``area``. ``reach`` gives what they can set going, by the place that is pointed at."""

    def __init__(
        self, area: QAbstractScrollArea, room: Room, relations: Relations, reach: Callable[[float], Reach]
    ) -> None:
        self._area, self._room, self._relations, self._reach = area, room, relations, reach

    def offer(self, there: Hit, at: QPoint) -> None:
        """Offer what applies to what is at a point of the window."""
        x, _ = self._room.stage.camera.point(at.x(), at.y())
        self._pop_up(context_menu(self._area, there, self._reach(x)), at)

    def ask_kind(self, source: str, target: str) -> None:
        """Ask how two cards are related; the line between them stays as long."""
        relations, menu = self._relations, QMenu(self._area)
        filling, ends = Filling(menu, self._room.words), (relations.entity(source), relations.entity(target))
        for kind in get_args(RelationKind):
            may = not relations.stands(kind, *ends)
            filling.add_said(relations.line(kind, *ends), partial(relations.make, kind, *ends), may=may)
        menu.aboutToHide.connect(lambda: self._room.stage.grasp.point_at(line=None))
        self._pop_up(menu, self.middle_of(target))

    def at_chosen(self, show: Callable[[Box], None]) -> QPoint:
        """Return the window's point of the current card, the chosen note or segment, once ``show`` scrolled to it."""
        selection, stage = self._room.selection, self._room.stage
        arrangement, note = stage.scene.arrangement, stage.grasp.hand.note
        card, row = arrangement.cards.get(selection.current or ""), arrangement.row(selection.segment or "")
        box = card.box if card is not None else row.head if row is not None else arrangement.notes.get(note or "")
        if box is None:
            return self._area.viewport().rect().center()
        show(box)
        return self._point(*box.middle)

    def middle_of(self, position_id: str | None) -> QPoint:
        """Return the window's point of a card's middle, of the window's middle where the card does not show."""
        card = self._room.stage.scene.arrangement.cards.get(position_id or "")
        if card is None:
            return self._area.viewport().rect().center()
        return self._point(*card.box.middle)

    def _point(self, x: float, y: float) -> QPoint:
        camera = self._room.stage.camera
        return QPoint(round(camera.x(x) / camera.ratio), round(camera.y(y) / camera.ratio))

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._area.viewport().mapToGlobal(at))
