"""An account, line by line: what an import does to a board, or what is wrong with one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from db.errors import BoardError
from db.exchange.report import kind_word
from db.model.names import called
from db.model.things import Criterion, Rating, name
from desktop import roundtrip
from desktop.console import shown, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.exchange.report import Line, Report
    from db.exchange.sheet.arrival import Arrived
    from db.model.board import Board
    from db.model.problem import Problem
    from db.model.things import Thing
    from desktop.words import Words

LISTED = 50
"""So many things that are wrong are named; of more there is the count."""


def of_import(report: Report, tense: str, words: Words) -> str:
    """Return what becomes of a file's things; ``tense`` is ``did`` or ``would``."""
    lines = [*_of_refused(report, words), *of_unknown(report.unknown, words)]
    if report.kept:
        lines.append(words.say("exchange.kept"))
    if report.added or report.changed:
        lines.append(words.say(f"cli.import.{tense}", added=len(report.added), changed=len(report.changed)))
        lines.append(_counts(report, words))
    elif not report.refused:
        lines.append(words.say("cli.import.nothing"))
    return "\n".join(lines)


def of_table(found: Arrived, tense: str, words: Words) -> str:
    """Return what becomes of the cells of a table: what is refused with its place and reason, then the counts."""
    refused = [each for each in roundtrip.lines(found, words) if each.fate == "refused"]
    said = [
        words.say("cli.import.refused", what=shown(" ".join(filter(None, each[1:4]))), reason=shown(each.what))
        for each in refused[:LISTED]
    ]
    if len(refused) > LISTED:
        said.append(words.say("cli.check.more", count=len(refused) - LISTED))
    counts = {fate: found.count(fate) for fate in ("added", "changed", "removed", "refused")}
    return "\n".join([*said, words.say(f"sheet.{tense}", **counts, same=found.unchanged)])


def of_unknown(places: Iterable[str], words: Words) -> list[str]:
    """Return a line for each place of a file that the format does not know."""
    return [words.say("exchange.unknown", path=shown(place)) for place in places]


def of_problems(board: Board, problems: Sequence[Problem], words: Words) -> str:
    """Return a line for each thing of a board that breaks the rules, the first `LISTED` of them."""
    lines = [_of_problem(board, problem, words) for problem in problems[:LISTED]]
    if len(problems) > LISTED:
        lines.append(words.say("cli.check.more", count=len(problems) - LISTED))
    return "\n".join(lines)


def _of_refused(report: Report, words: Words) -> list[str]:
    # What fell with something else is only counted: naming one refused criterion's ratings would bury the reason.
    roots = [each for each in report.refused if each.reason != "lost"]
    lines = [_of_root(each, words) for each in roots]
    if len(report.refused) > len(roots):
        lines.append(words.say("cli.import.lost", count=len(report.refused) - len(roots)))
    return lines


def _of_root(each: Line, words: Words) -> str:
    what = _titled(each.kind, each.name_ko if words.lang == "ko" else each.name_en, words)
    return words.say("cli.import.refused", what=what, reason=words.say(f"exchange.refused.{each.reason}"))


def _of_problem(board: Board, problem: Problem, words: Words) -> str:
    sentence = words.error(BoardError(problem.code, **problem.facts))
    if problem.thing is None:
        return shown(sentence)
    what = _titled(kind_word(type(problem.thing)), _name(board, problem.thing, words), words)
    return f"{what}: {shown(sentence)}"


def _name(board: Board, thing: Thing, words: Words) -> str:
    ko, en = called(board, thing)
    own = ko if words.lang == "ko" else en
    criterion = board.get(Criterion, thing.criterion_id) if isinstance(thing, Rating) else None
    return f"{own} · {name(criterion, words.lang)}" if criterion else own


def _titled(kind: str, own: str, words: Words) -> str:
    return shown(f"{words.say(f'exchange.kind.{kind}')} {own}".strip())


def _counts(report: Report, words: Words) -> str:
    fates = [Counter(each.kind for each in lines) for lines in (report.added, report.changed, report.refused)]
    heads = ["", *(words.say(f"cli.import.{fate}") for fate in ("added", "changed", "left"))]
    rows = [
        [f"  {words.say(f'exchange.kind.{kind}')}", *(str(fate[kind] or "-") for fate in fates)]
        for kind in dict.fromkeys(kind for fate in fates for kind in fate)
    ]
    return table([heads, *rows], right=(1, 2, 3))
