"""The ways from a sentence to what it speaks of: a card, a segment, or a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from db.model.names import called
from db.model.things import Entity, Layer, Measure, Position, Segment
from desktop.plain import ampersands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.model.board import Board
    from db.model.things import Language, Thing
    from desktop.session import Session

_MOST = 20  # ways that a menu offers


class Leads(QObject):
    """The ways.

    Signals:
        led(str, str): a ``position`` or ``segment`` is to be shown on the board, by its id.
        measure(str): a measure is to be edited.

    """

    led = Signal(str, str)
    measure = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._page = session, parent

    def lead(self, thing_id: str) -> None:
        """Come to a thing: to its card on the board, or where it is edited."""
        if self._session.base.get(Measure, thing_id) is not None:
            self.measure.emit(thing_id)
            return
        place = place_of(self._session.base, thing_id)
        if place is not None:
            self.led.emit(*place)

    def offer(self, ids: tuple[str, ...], lang: Language) -> None:
        """Lead to the one thing, or let one of several be chosen."""
        if len(ids) == 1:
            self.lead(ids[0])
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in ids[:_MOST]:
            action = menu.addAction(ampersands(named(self._session.base, each, lang)))
            action.triggered.connect(lambda _=False, each=each: self.lead(each))
        menu.popup(QCursor.pos())


def place_of(board: Board, thing_id: str) -> tuple[str, str] | None:
    """Return what on the board shows a thing: a position or a segment, the first where there are several."""
    if board.get(Position, thing_id) is not None:
        return "position", thing_id
    if board.get(Segment, thing_id) is not None:
        return "segment", thing_id
    if board.get(Layer, thing_id) is not None:
        below = board.where(Segment, "layer_id", thing_id)
        return ("segment", below[0].id) if below else None
    stands = board.where(Position, "entity_id", thing_id)
    return ("position", stands[0].id) if stands else None


def named(board: Board, thing_id: str, lang: Language) -> str:
    """Return what a thing is called in a menu."""
    kinds: tuple[type[Thing], ...] = (Segment, Layer, Position, Entity, Measure)
    found = next((thing for kind in kinds if (thing := board.get(kind, thing_id)) is not None), None)
    return called(board, found)[0 if lang == "ko" else 1]
