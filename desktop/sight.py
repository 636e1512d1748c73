"""How the board is looked at: which lens, which wave, what is shown beside the cards. Nothing of it changes a board."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from PySide6.QtCore import QObject, Signal

from desktop.sieve import Sieve

if TYPE_CHECKING:
    from db.model.things import RelationKind

Lens: TypeAlias = Literal["origin", "score", "posture", "confidence", "evidence", "dependency", "change"]
LENSES: tuple[Lens, ...] = get_args(Lens)

# Which relations show: none, those of the selected cards, all, or all of one kind.
Links: TypeAlias = "Literal['none', 'selected', 'all'] | RelationKind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One way of looking at a board.

    ``wave`` None is the board's present one. ``compared`` is the date that the change lens compares with; None takes
    the earliest one that makes sense. ``frame`` is the paper size whose page frames show, ``""`` none.
    """

    lens: Lens = "origin"
    wave: str | None = None
    links: Links = "selected"
    groups: bool = False
    notes: bool = True
    legend: bool = True
    minimap: bool = True
    compared: date | None = None
    frame: str = ""
    sieve: Sieve = field(default_factory=Sieve)


class Viewing(QObject):
    """The way in which the open board is looked at now, shared by the board, its bars and the exports.

    Signals:
        changed(Sight): it is another one; the one before comes along.

    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None, now: Sight | None = None) -> None:
        super().__init__(parent)
        self._now = now or Sight()

    @property
    def now(self) -> Sight:
        """The present way of looking."""
        return self._now

    def change(self, **fields: object) -> None:
        """Look differently: fields of `Sight`."""
        before, self._now = self._now, replace(self._now, **fields)  # type: ignore[arg-type]
        if self._now != before:
            self.changed.emit(before)
