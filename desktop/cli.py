"""The command line: understands what is asked, does it or says why not. No window toolkit is loaded here.

Exit codes: 0 done; 1 refused, with one plain sentence on the error stream; 2 the command line was not understood;
3 a bug in the program, told with the place of its log; 130 and 141 stopped by the user or by a reader that went away.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import BoardError
from desktop.arguments import COMMANDS, EVERYWHERE, UI, WINDOW, Asked, Command, Option, UsageError, parse
from desktop.console import Console, language, pad, shown, width
from desktop.words import Words

_WIDEST = 110

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, REFUSED, USAGE, BUG, INTERRUPTED, UNREAD = 0, 1, 2, 3, 130, 141


def run(argv: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    """Do what ``argv`` (without the program's name) asks for and return the exit code; raises nothing.

    ``open_window`` is called where a window is asked for, with the board to open in it.
    """
    console = Console(Words(language(_asked_language(argv), os.environ)))
    try:
        code = _obey(argv, console, open_window)
        _flush()
    except BrokenPipeError:
        # The reader has seen enough. What is still in the buffer must not fail again at exit.
        _silence()
        return UNREAD
    except OSError as error:
        _settle()
        console.complain(console.words.say("error.cli.system", reason=shown(error.strerror or "")))
        return REFUSED
    return code


def _obey(argv: Sequence[str], console: Console, open_window: Callable[[Path | None], int]) -> int:
    try:
        return _do(parse(argv), console, open_window)
    except UsageError as error:
        command = error.facts["command"]
        console.complain(shown(console.words.error(error)))
        console.complain(console.words.say("cli.see_help", command=f"panse {command}".strip()))
        return USAGE
    except BoardError as error:
        console.complain(shown(console.words.error(error)))
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _do(asked: Asked, console: Console, open_window: Callable[[Path | None], int]) -> int:
    if asked.has("help"):
        console.say(usage(asked.command, console.words))
        return DONE
    if asked.has("version"):
        console.say(f"panse {_version()}")
        return DONE
    if asked.command is WINDOW:
        return open_window(Path(asked.files[0]) if asked.files else None)
    from desktop.commands import COMMANDS as DOINGS  # noqa: PLC0415 - a window and a help need no database

    return DOINGS[asked.command.name](asked, console)


def usage(command: Command, words: Words) -> str:
    """Return the help of a command, or of the whole program."""
    if command is WINDOW:
        return _overview(words)
    lines = [
        *_broken(f"{words.say('cli.help.usage')}: ", _synopsis(command)),
        "",
        words.say(f"cli.{_key(command)}.does"),
    ]
    options = [*command.options, *EVERYWHERE]
    lines += ["", words.say("cli.help.options"), *_options(command, options, words)]
    return "\n".join(lines)


def _overview(words: Words) -> str:
    say, head = words.say, f"{words.say('cli.help.usage')}: "
    indent = " " * width(head)
    commands = [(_synopsis(each, brief=True), say(f"cli.{_key(each)}.short")) for each in COMMANDS]
    return "\n".join(
        (
            say("cli.help.title"),
            "",
            f"{head}panse [FILE]",
            f"{indent}panse COMMAND …",
            "",
            say("cli.help.window"),
            "",
            say("cli.help.commands"),
            *_two_columns(commands),
            "",
            say("cli.help.options"),
            *_options(WINDOW, [*EVERYWHERE, *WINDOW.options], words),
            "",
            say("cli.help.codes"),
            say("cli.help.more"),
        )
    )


def _broken(head: str, text: str) -> list[str]:
    """Return a synopsis in lines, broken before options, the later ones indented."""
    lines = [head]
    for at, part in enumerate(text.split(" [")):
        shown = f" [{part}" if at else part
        if at and width(lines[-1] + shown) > _WIDEST:
            lines.append(" " * (width(head) - 1))
        lines[-1] += shown
    return lines


def _synopsis(command: Command, *, brief: bool = False) -> str:
    needed = [f"{each.flags[0]} {each.value}" for each in command.options if each.needed]
    spare = [f"[{' '.join((each.flags[0], each.value)).strip()}]" for each in command.options if not each.needed]
    parts = [*command.places, *needed, *(() if brief else spare)]
    return " ".join((command.name, *parts) if brief else ("panse", command.name, *parts))


def _options(command: Command, options: Sequence[Option], words: Words) -> list[str]:
    told = []
    for option in options:
        own = f"cli.{_key(command)}.option.{option.name}"
        says = words.say(own if words.knows(own) else f"cli.option.{option.name}")
        told.append((" ".join((", ".join(option.flags), option.value)).strip(), says))
    return _two_columns(told)


def _two_columns(pairs: Sequence[tuple[str, str]]) -> list[str]:
    first = max(width(left) for left, _ in pairs)
    return [f"  {pad(left, first)}  {right}" for left, right in pairs]


def _key(command: Command) -> str:
    return command.name or "window"


def _asked_language(argv: Sequence[str]) -> str | None:
    """Return the language asked for, before the rest of the line is understood: errors want to be told in it."""
    for place, word in enumerate(argv):
        if word in UI.flags:
            return argv[place + 1] if place + 1 < len(argv) else None
        if word.startswith(f"{UI.flags[0]}="):
            return word.partition("=")[2]
    return None


def _version() -> str:
    try:
        return version("panse")
    except PackageNotFoundError:  # a bundle may come without its metadata
        return "?"


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def _settle() -> None:
    """Write what is still buffered, unless it is the output that refuses."""
    try:
        _flush()
    except OSError:
        _silence()


def _silence() -> None:
    """Let nothing that is still buffered be written any more."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
