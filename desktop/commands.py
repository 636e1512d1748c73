"""The commands: each does one thing with a board file and says what it did. None of them opens a window.

Every command takes what was asked for and the console, returns an exit code, and raises BoardError where it refuses.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from db.errors import BoardError, FileError
from db.exchange.merge import merge
from db.exchange.read import read as read_exchange
from db.exchange.sheet.file import is_table
from db.exchange.starter import blank_things, sample_things
from db.exchange.write import write as write_exchange
from db.judge.reading import judge
from db.model import rules
from db.model.things import Brief, Entity, Position, Rating, Segment, Wording
from db.workspace import Workspace, read
from desktop import account, judging, output, roundtrip
from desktop.arguments import Asked, UsageError
from desktop.clock import today
from desktop.console import Console, shown
from desktop.files import resource
from desktop.palette import Palette
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.exchange.report import Report
    from db.model.board import Board
    from db.model.things import Distribution, Language, Thing

Doing: TypeAlias = "Callable[[Asked, Console], int]"

DONE, REFUSED = 0, 1
SCALES = (0.25, 8.0)
"""What a PNG may be scaled by."""

_GIVEN = ("title", "author", "form", "paper", "cover", "distribution", "profile")


def new(asked: Asked, console: Console) -> int:
    """Make a new board file, blank or from another board; never over a file that is there."""
    path = Path(asked.files[0])
    if os.path.lexists(path):
        raise FileError("cli.board_exists", path=shown(str(path)))
    start = asked.text("from", "blank")
    incoming = None if start in ("blank", "sample") else read_exchange(_existing(start))
    things = incoming.things if incoming else _starter(start)
    Workspace.create(path, things).close()
    for line in account.of_unknown(incoming.unknown if incoming else (), console.words):
        console.say(line)
    console.tell("cli.new.done", path=shown(str(path)))
    return DONE


def judge_board(asked: Asked, console: Console) -> int:
    """Say how a board reads: a table for people, or one JSON object."""
    as_of = _date(asked)
    judging.refuse(asked)
    console.say(judging.told(asked, console, _sound(asked.files[0]), as_of))
    return DONE


def brief(asked: Asked, console: Console) -> int:
    """Write the policy brief as a PDF."""
    from desktop.brief.brief import write  # noqa: PLC0415 - typesetting is heavy, and only this command needs it
    from desktop.brief.order import Order, ordered  # noqa: PLC0415

    out, as_of = _out(asked), _date(asked)
    board = _sound(asked.files[0])
    saved = _saved(board, asked)
    lang: Language = _lang(asked) if asked.has("lang") or saved is None else saved.lang
    order = Order(lang=lang, as_of=as_of)
    if saved is not None:
        order = ordered(saved, board.where(Wording, "brief_id", saved.id), lang=lang, as_of=as_of)
    given: dict[str, Any] = {each: asked.text(each) for each in _GIVEN if asked.has(each)}
    if asked.has("segments"):
        given["segments"] = _segments(board, asked.text("segments"))
    order = replace(order, **given)
    with output.beside(out, force=asked.has("force")) as part:
        write(board, part, order)
    console.tell("cli.made", path=shown(str(out)))
    return DONE


def _saved(board: Board, asked: Asked) -> Brief | None:
    """Return the brief that was set up in the board and is asked for by its key; None where none is."""
    if not asked.has("brief"):
        return None
    found = board.by_key(Brief, asked.text("brief"))
    if found is None:
        keys = ", ".join(each.key for each in board.all(Brief).values())
        code = "cli.no_such_brief" if keys else "cli.no_briefs"
        raise BoardError(code, value=asked.text("brief"), keys=keys)
    return found


def _segments(board: Board, keys: str) -> tuple[str, ...]:
    """Return the ids of the segments with these keys, which commas part."""
    found = []
    for key in filter(None, (each.strip() for each in keys.split(","))):
        segment = board.by_key(Segment, key)
        if segment is None:
            raise BoardError("cli.no_such_segment", value=key)
        found.append(segment.id)
    return tuple(found)


def picture(asked: Asked, console: Console) -> int:
    """Write the board's picture as SVG or PNG."""
    from desktop.brief import picture as drawing  # noqa: PLC0415 - as above
    from desktop.brief.withheld import reduced  # noqa: PLC0415

    scale, as_of, lang, ending = _scale(asked), _date(asked), _lang(asked), _picture_ending(asked)
    out = _out(asked)
    board = reduced(_sound(asked.files[0]), cast("Distribution", asked.text("distribution", "open")))
    drawn = drawing.picture(
        board, judge(board, as_of=as_of), Words(lang), Palette("dark" if asked.has("dark") else "light")
    )
    content = drawing.png(drawn, scale) if ending == ".png" else drawing.svg(drawn, lang).encode()
    output.write(out, content, force=asked.has("force"))
    console.tell("cli.made", path=shown(str(out)))
    return DONE


def take_in(asked: Asked, console: Console) -> int:
    """Bring another board's things into a board, as one step that can be undone; or only say what would be done."""
    path = _existing(asked.files[0])
    if is_table(asked.files[1]):
        return _take_table_in(path, asked, console)
    incoming = read_exchange(_existing(asked.files[1]))
    if asked.has("dry_run"):
        board = read(path)
        edit, report = merge(board, incoming)
        rules.refuse(board, edit.changes)
        return _tell(report, console, "would")
    with Workspace.open(path) as workspace:
        edit, report = merge(workspace.board, incoming)
        workspace.do(edit)
    return _tell(report, console, "did")


def _take_table_in(path: Path, asked: Asked, console: Console) -> int:
    source = _existing(asked.files[1])
    if asked.has("dry_run"):
        found = roundtrip.arrived(read(path), source, today())
        console.say(account.of_table(found, "would", console.words))
        return DONE
    with Workspace.open(path) as workspace:
        found = roundtrip.arrived(workspace.board, source, today())
        workspace.do(found.edit)
    console.say(account.of_table(found, "did", console.words))
    if found.count("refused") and not found.edit:
        raise FileError("cli.all_refused")
    return DONE


def export(asked: Asked, console: Console) -> int:
    """Write the board in the exchange format, or its ratings as a table, by the ending of the file."""
    out = _out(asked)
    board = _sound(asked.files[0])
    content = roundtrip.table(board, out.suffix, _lang(asked)) if is_table(out) else write_exchange(board).encode()
    output.write(out, content, force=asked.has("force"))
    console.tell("cli.made", path=shown(str(out)))
    return DONE


def check(asked: Asked, console: Console) -> int:
    """Open a board file, hold it to the rules, and say what is in it or what is wrong with it."""
    path = _existing(asked.files[0])
    board = read(path)
    found = rules.problems(board)
    if found:
        console.say(account.of_problems(board, found, console.words))
        raise FileError("cli.unsound", path=shown(str(path)), count=len(found))
    kinds: tuple[type[Thing], ...] = (Segment, Entity, Position, Rating)
    counts = {kind.__name__.lower(): len(board.all(kind)) for kind in kinds}
    console.tell("cli.check.sound", path=shown(str(path)), **counts)
    return DONE


COMMANDS: Mapping[str, Doing] = MappingProxyType(
    {
        "new": new,
        "judge": judge_board,
        "brief": brief,
        "picture": picture,
        "import": take_in,
        "export": export,
        "check": check,
    }
)


def _tell(report: Report, console: Console, tense: str) -> int:
    console.say(account.of_import(report, tense, console.words))
    if report.refused and not report.added and not report.changed:
        raise FileError("cli.all_refused")
    return DONE


def _existing(name: str) -> Path:
    path = Path(name)
    with suppress(OSError):  # a name that the system does not even take
        if path.exists():
            return path
    raise FileError("cli.no_such", path=shown(name))


def _sound(name: str) -> Board:
    """Return the board in a file; raises FileError where its content breaks the rules: no figure may come of it."""
    path = _existing(name)
    board = read(path)
    if rules.problems(board):
        raise FileError("cli.unsound_read", path=shown(str(path)))
    return board


def _starter(start: str) -> tuple[Thing, ...]:
    text = resource("boards", f"{start}.json").read_text(encoding="utf-8")
    return sample_things(text) if start == "sample" else blank_things(text, today())


def _out(asked: Asked) -> Path:
    """Return where to write; raises FileError at once, before any work, where that will be refused."""
    out = Path(asked.text("out"))
    output.refuse(out, force=asked.has("force"), source=Path(asked.files[0]))
    return out


def _date(asked: Asked) -> date | None:
    text = asked.text("as_of")
    if not text:
        return None
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    raise UsageError("cli.date", value=shown(text), command=asked.command.name)


def _lang(asked: Asked) -> Language:
    # A brief is Korean whatever language the terminal speaks, unless English is asked for.
    return cast("Language", asked.text("lang", "ko"))


def _scale(asked: Asked) -> float:
    text = asked.text("scale", "2")
    with suppress(ValueError):
        if SCALES[0] <= float(text) <= SCALES[1]:
            return float(text)
    raise UsageError("cli.scale", value=shown(text), least=SCALES[0], most=SCALES[1], command=asked.command.name)


def _picture_ending(asked: Asked) -> str:
    ending = Path(asked.text("out")).suffix.lower()
    if ending not in (".svg", ".png"):
        raise UsageError("cli.picture_ending", value=shown(asked.text("out")), command=asked.command.name)
    return ending
