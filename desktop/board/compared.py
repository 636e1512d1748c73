"""What the change lens compares with: a day on which something was rated, or a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Rating, Scenario
from desktop.sight import positions_in, scenario_shown, wave_shown

if TYPE_CHECKING:
    from datetime import date

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from desktop.sight import Sight


def compared_day(board: Board, judgement: Judgement, sight: Sight) -> date | None:
    """Return the date that the change lens compares with: the one asked for, else the first rated of the wave shown.

    None where nothing of the wave was rated before the day of the reading.
    """
    if sight.compared is not None:
        return sight.compared
    shown = positions_in(board, wave_shown(board, sight))
    rated = (rating.as_of for each in shown for rating in board.where(Rating, "target_id", each))
    first = min(rated, default=judgement.as_of)
    return first if first < judgement.as_of else None


def first_to_compare(board: Board, judgement: Judgement, sight: Sight) -> str | None:
    """Return the id of the scenario that the change lens may take up where it has nothing else to compare with."""
    if scenario_shown(board, sight) is not None or compared_day(board, judgement, sight) is not None:
        return None
    first = min(board.all(Scenario).values(), key=lambda each: each.key, default=None)
    return first.id if first is not None else None


def rating_days(board: Board) -> list[date]:
    """Return the days as of which something was rated, from the earliest to the latest before the board's own."""
    days = {each.as_of for each in board.all(Rating).values()}
    return sorted(each for each in days if each < board.premise.as_of)
