"""What the view menu does with how the board is looked at: lens, relations, what shows beside, filter, waves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from db.model.board import waves_in_order
from db.model.things import Position, Relation
from desktop.board.compared import first_to_compare
from desktop.looks import FRAME_ACTS
from desktop.sieve import Sieve
from desktop.sight import LENSES, LINKS, wave_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.program import Program

_BESIDE = ("groups", "notes", "legend", "minimap")


class LookingDeeds:
    """The deeds on how the board is looked at; none of them changes a board."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {
            **{f"view.lens_{each}": partial(self._look, lens=each) for each in LENSES},
            "view.lens_change": self._compare,
            **{f"view.links_{each}": partial(self._look, links=each) for each in LINKS},
            **{act: partial(self._look, frame=each) for each, act in FRAME_ACTS.items()},
            "view.links_next": self._next_links,
            **{f"view.{each}": partial(self._turn, each) for each in _BESIDE},
            "view.filter": self._filter,
            "board.blocked": self._block,
            "view.filter_clear": lambda: self._look(sieve=Sieve()),
            "view.wave_previous": lambda: self._step(-1),
            "view.wave_next": lambda: self._step(+1),
        }

    def _look(self, **fields: object) -> None:
        if self._program.desk is not None:
            self._program.window.show_view("board")
            self._program.desk.viewing.change(**fields)

    def _compare(self) -> None:
        """Show what changes; without an earlier day, what would under the first scenario."""
        desk = self._program.desk
        if desk is None:
            return
        sight, session = desk.viewing.now, desk.session
        scenario = first_to_compare(session.board, session.judgement, sight)
        self._look(lens="change", scenario=scenario or sight.scenario)

    def _turn(self, field: str) -> None:
        self._look(**{field: self._program.window.acts[f"view.{field}"].isChecked()})

    def _next_links(self) -> None:
        """Go on to the next choice of relations; kinds of which the board has none are passed over."""
        desk = self._program.desk
        if desk is None:
            return
        there = {each.kind for each in desk.session.board.all(Relation).values()}
        choices = [each for each in LINKS if each in LINKS[:3] or each in there]
        now = desk.viewing.now.links
        at = choices.index(now) + 1 if now in choices else 0
        self._look(links=choices[at % len(choices)])

    def _filter(self) -> None:
        if self._program.desk is not None:
            self._program.window.show_view("board")
            self._program.desk.page.show_filter(shown=self._program.window.acts["view.filter"].isChecked())

    def _block(self) -> None:
        """Ask what follows if the current card's player is blocked; of the same one again, let that be."""
        desk, program = self._program.desk, self._program
        if desk is None:
            return
        position = desk.session.board.get(Position, desk.selection.current)
        blocked = position.entity_id if position is not None else None
        if blocked is None and desk.viewing.now.blocked is None:
            desk.board.told.emit(program.words.say("board.told.no_card"))
        program.window.show_view("board")
        desk.viewing.change(blocked=None if blocked == desk.viewing.now.blocked else blocked)
        program.window.acts["board.blocked"].setChecked(desk.viewing.now.blocked is not None)

    def _step(self, by: int) -> None:
        desk = self._program.desk
        if desk is None:
            return
        board = desk.session.board
        waves = [each.id for each in waves_in_order(board)]
        now = wave_shown(board, desk.viewing.now)
        at = waves.index(now) + by if now in waves else -1
        if 0 <= at < len(waves):
            self._look(wave=waves[at])
