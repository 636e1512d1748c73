"""How the board is looked at: which lens, which wave, what is shown beside the cards. Nothing of it changes a board."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from PySide6.QtCore import QObject, Signal

from db.model.board import present_wave, segments_in_order, wave_of, waves_in_order
from db.model.span import first_day
from db.model.things import Layer, Note, Position, RelationKind, Scenario, Segment, Wave
from desktop.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.model.board import Board

Lens: TypeAlias = Literal["origin", "score", "posture", "confidence", "evidence", "dependency", "change"]
LENSES: tuple[Lens, ...] = get_args(Lens)

# Which relations show: none, those of the selected cards, all, or all of one kind.
Links: TypeAlias = Literal["none", "selected", "all"] | RelationKind
SCENARIOS_MOST = 4
"""So many scenarios can be told apart on the board, and stand side by side in a table."""

LINKS: tuple[Links, ...] = ("none", "selected", "all", *get_args(RelationKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One way of looking at a board.

    ``wave`` None is the board's present one. ``compared`` is the date that the change lens compares with; None takes
    the earliest one that makes sense. ``scenario`` is the one under which it shows the board instead,
    ``also`` are those that show beside it.
    ``frame`` is the paper size whose page frames show, ``""`` none. ``blocked`` is the entity of which is asked what
    follows if it is cut off.
    """

    lens: Lens = "origin"
    wave: str | None = None
    links: Links = "selected"
    groups: bool = False
    notes: bool = True
    legend: bool = True
    minimap: bool = True
    compared: date | None = None
    scenario: str | None = None
    also: tuple[str, ...] = ()
    frame: str = ""
    blocked: str | None = None
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


def wave_shown(board: Board, sight: Sight) -> str | None:
    """Return the id of the wave that shows: the chosen one, else the present one; None on a board without waves."""
    return sight.wave if board.get(Wave, sight.wave) is not None else present_wave(board)


def wave_at(board: Board, day: date) -> str | None:
    """Return the id of the last wave that had begun on a day; None where none had, or none says when it did."""
    begun = [each.id for each in waves_in_order(board) if each.start and first_day(each.start) <= day]
    return begun[-1] if begun else None


def wave_on(board: Board, wave_id: str | None, day: date) -> str | None:
    """Return the wave to show on a day: the given one, but one that had begun where that had not yet."""
    wave = board.get(Wave, wave_id)
    if wave is None or not wave.start or first_day(wave.start) <= day:
        return wave_id
    return wave_at(board, day) or wave_id


def scenario_shown(board: Board, sight: Sight) -> Scenario | None:
    """Return the first scenario under which the change lens shows the board; None if none, or if they are no more."""
    return next(iter(scenarios_shown(board, sight)), None)


def scenarios_shown(board: Board, sight: Sight) -> tuple[Scenario, ...]:
    """Return all scenarios under which the change lens shows the board, as many as can be told apart."""
    asked = dict.fromkeys((sight.scenario, *sight.also))
    found = (board.get(Scenario, each) for each in asked)
    return tuple(each for each in found if each is not None)[:SCENARIOS_MOST]


def scenarios_asked(scenario_ids: Iterable[str]) -> dict[str, object]:
    """Return the fields of a `Sight` that show the board under these scenarios; none show it since a date."""
    asked = tuple(scenario_ids)[:SCENARIOS_MOST]
    return {"compared": None, "scenario": asked[0] if asked else None, "also": asked[1:]}


def wave_of_place(board: Board, place_id: str | None) -> str | None:
    """Return the id of the wave in which a position, a segment or a note stands; None without waves or the place.

    A note on the whole board may be on all waves: then it is None too.
    """
    position, note = board.get(Position, place_id), board.get(Note, place_id)
    if note is not None and note.segment_id is None:
        return note.wave_id
    row = note.segment_id if note is not None else position.segment_id if position is not None else place_id
    segment = board.get(Segment, row)
    return None if segment is None else wave_of(board, board.the(Layer, segment.layer_id))


def positions_in(board: Board, wave_id: str | None) -> Iterator[str]:
    """Yield the ids of the positions in a wave, shown or in a folded band."""
    for segment in segments_in_order(board, wave_id):
        for position in board.where(Position, "segment_id", segment.id):
            yield position.id


def show_wave_of(viewing: Viewing, board: Board, place_id: str | None) -> None:
    """Show the wave in which a position, a segment or a note stands; where there is none, all stays as it is."""
    wave_id = wave_of_place(board, place_id)
    if wave_id is not None and wave_id != wave_shown(board, viewing.now):
        viewing.change(wave=None if wave_id == present_wave(board) else wave_id)
