"""What the menu of time and scenarios does: from where the board is looked at, and what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dialogs.milestones import MilestonesSheet
from desktop.dialogs.scenario import ScenarioSheet
from desktop.naming import scenarios_in_order
from desktop.standpoint import BASE, Standpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.desk import Desk
    from desktop.program import Program


class TimeDeeds:
    """The deeds on standpoints; those that make something go through the session as every edit does."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {
            "time.bar": self._show_bar,
            "time.base": lambda: self._with(lambda desk: desk.session.stand(BASE)),
            "time.earlier": lambda: self._with(lambda desk: desk.timebar.step(-1)),
            "time.later": lambda: self._with(lambda desk: desk.timebar.step(1)),
            "time.scenario_next": lambda: self._with(_next_scenario),
            **{
                f"time.scenario_{each}": lambda each=each: self._with(lambda desk: self._sheet(desk, each))  # type: ignore[misc]
                for each in ("new", "copy", "edit")
            },
            "view.scenarios": lambda: self._show("scenarios"),
            "view.dates": lambda: self._show("dates"),
            "view.history": lambda: self._show("history"),
            "edit.milestones": lambda: self._with(self._name_dates),
        }

    def _show(self, page: str) -> None:
        self._program.settings.change(view=page)
        self._program.window.show_view(page)

    def _sheet(self, desk: Desk, what: str) -> None:
        """Ask for the names of a scenario; a new one is stood under at once, so that the next edit goes to it."""
        program, chosen = self._program, None if what == "new" else desk.scenarios.chosen
        if what != "new" and chosen is None:
            return
        sheet = ScenarioSheet(
            *(desk.session, program.words, program.theme, program.window), scenario_id=chosen, copy=what == "copy"
        )
        sheet.made.connect(lambda made: self._made(desk, made))
        sheet.open()

    def _made(self, desk: Desk, scenario_id: str) -> None:
        desk.scenarios.choose(scenario_id)
        desk.session.stand(Standpoint(scenario=scenario_id))

    def _name_dates(self, desk: Desk) -> None:
        program = self._program
        MilestonesSheet(desk.session, program.words, program.theme, program.window).open()

    def _with(self, deed: Callable[[Desk], object]) -> None:
        if self._program.desk is not None:
            deed(self._program.desk)

    def _show_bar(self) -> None:
        shown = self._program.window.acts["time.bar"].isChecked()
        self._program.settings.change(time_bar=shown)
        self._with(lambda desk: desk.timebar.setVisible(shown))


def _next_scenario(desk: Desk) -> None:
    """Go on to the next scenario; after the last one comes the base again."""
    session = desk.session
    standpoints = [BASE, *(Standpoint(scenario=each.id) for each in scenarios_in_order(session.base))]
    at = standpoints.index(session.standpoint) if session.standpoint in standpoints else 0
    session.stand(standpoints[(at + 1) % len(standpoints)])
