"""What `panse judge` tells: a board's reading, with all that was asked for beside it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from db.errors import FileError
from db.judge.past import on_day
from db.judge.reading import judge
from db.model.things import Scenario, WeightSet
from desktop import dependencies, robustness, supposed
from desktop.arguments import Asked, UsageError
from desktop.console import Console, shown
from desktop.report import as_object, as_table

if TYPE_CHECKING:
    from datetime import date

    from db.judge.judgement import Judgement
    from db.judge.robust import Robustness
    from db.model.board import Board
    from desktop.supposed import Supposed

DRAWS, SEEDS = 100_000, 2**32 - 1
"""The most draws, and the highest seed, that may be asked for."""


def refuse(asked: Asked) -> None:
    """Raise UsageError where the numbers that were asked for cannot be."""
    _count(asked, "robust", 1, DRAWS)
    _count(asked, "seed", 0, SEEDS)


def told(asked: Asked, console: Console, board: Board, as_of: date | None) -> str:
    """Return a board's reading as lines for people or as one JSON object; raises FileError for unknown names."""
    weight_set_id = _weights(board, asked)
    found = _supposed(board, asked, as_of, weight_set_id)
    if found is not None:
        board, judgement = found.board, found.judgement
    else:
        judgement = judge(board, as_of=as_of, weight_set_id=weight_set_id)
    board = on_day(board, judgement.as_of)
    drawn = _drawn(board, asked, weight_set_id)
    if asked.has("json"):
        return _as_json(asked, console, board, judgement, found, drawn)
    parts = [as_table(board, judgement, console.words)]
    parts += [supposed.as_lines(found, console.words)] if found is not None else []
    parts += [robustness.as_lines(board, drawn, console.words)] if drawn is not None else []
    parts += [dependencies.as_lines(board, console.words)] if asked.has("dependencies") else []
    return "\n\n".join(parts)


def _as_json(
    asked: Asked,
    console: Console,
    board: Board,
    judgement: Judgement,
    found: Supposed | None,
    drawn: Robustness | None,
) -> str:
    report = as_object(board, judgement)
    if found is not None:
        report["scenario"] = supposed.as_object(found)
    if drawn is not None:
        robustness.add_to(report, board, drawn)
    if asked.has("dependencies"):
        report["dependencies"] = dependencies.as_object(board)
    return json.dumps(report, ensure_ascii=not console.is_unicode, allow_nan=False, indent=2)


def _drawn(board: Board, asked: Asked, weight_set_id: str | None) -> Robustness | None:
    draws = _count(asked, "robust", 1, DRAWS)
    if draws is None:
        return None
    from db.judge.robust import robust  # noqa: PLC0415 - NumPy is heavy, and only this needs it

    seed = _count(asked, "seed", 0, SEEDS)
    return robust(board, weight_set_id=weight_set_id, draws=draws, seed=1 if seed is None else seed)


def _count(asked: Asked, option: str, least: int, most: int) -> int | None:
    """Return the whole number that was asked for, None if none was; raises UsageError for anything else."""
    if not asked.has(option):
        return None
    text = asked.text(option)
    if re.fullmatch(r"\d{1,12}", text, re.ASCII) and least <= int(text) <= most:
        return int(text)
    facts = {"option": f"--{option}", "value": shown(text), "least": least, "most": most}
    raise UsageError("cli.count", command=asked.command.name, **facts)


def _weights(board: Board, asked: Asked) -> str | None:
    """Return the id of the weight set that was asked for, None if none; raises FileError for an unknown one."""
    if not asked.has("weights"):
        return None
    key, sets = asked.text("weights"), board.all(WeightSet).values()
    named = board.by_key(WeightSet, key) or next((each for each in sets if key in (each.name_ko, each.name_en)), None)
    if named is None:
        keys = ", ".join(sorted(each.key for each in sets))
        raise FileError("cli.weights" if keys else "cli.no_weights", value=shown(key), keys=shown(keys))
    return named.id


def _supposed(board: Board, asked: Asked, as_of: date | None, weight_set_id: str | None) -> Supposed | None:
    """Return the board under the scenario that was asked for, None if none; raises FileError for an unknown one."""
    if not asked.has("scenario"):
        return None
    key = asked.text("scenario")
    found = supposed.suppose(board, key, as_of, weight_set_id)
    if found is None:
        keys = ", ".join(sorted(each.key for each in board.all(Scenario).values()))
        code = "cli.scenario" if keys else "cli.no_scenario"
        raise FileError(code, value=shown(key), keys=shown(keys))
    return found
