"""The grammar of the command line: what may be asked for, and how it is read.

The standard library's parser speaks English only and measures Hangul wrongly, so the little that is needed is here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db.errors import BoardError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class UsageError(BoardError):
    """The command line cannot be understood. Facts always hold ``command``, the one whose help will tell more."""


class Option(NamedTuple):
    """An option: its name in words and results, how it is written, and what stands for its value, if it takes one."""

    name: str
    flags: tuple[str, ...]
    value: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False


class Command(NamedTuple):
    """A command: the files it is about, in order, and its options. ``needed`` counts the files it cannot do without."""

    name: str
    places: tuple[str, ...]
    options: tuple[Option, ...] = ()
    needed: int = 9


UI = Option("ui", ("--ui",), "ko|en", ("ko", "en"))
HELP = Option("help", ("-h", "--help"))
VERSION = Option("version", ("--version",))
EVERYWHERE = (UI, HELP)

LANG = Option("lang", ("--lang",), "ko|en", ("ko", "en"))
AS_OF = Option("as_of", ("--as-of",), "DATE")
SCENARIO = Option("scenario", ("--scenario",), "KEY")
FORCE = Option("force", ("--force",))
DISTRIBUTION = Option("distribution", ("--distribution",), "open|sensitive|secret", ("open", "sensitive", "secret"))

WINDOW = Command("", ("FILE",), (VERSION,), needed=0)
COMMANDS = (
    Command("new", ("FILE",), (Option("from", ("--from",), "sample|blank|BOARD.json"),)),
    Command(
        "judge",
        ("FILE",),
        (
            Option("json", ("--json",)),
            AS_OF,
            SCENARIO,
            Option("weights", ("--weights",), "KEY"),
            Option("robust", ("--robust",), "DRAWS"),
            Option("seed", ("--seed",), "N"),
            Option("dependencies", ("--dependencies",)),
        ),
    ),
    Command(
        "brief",
        ("FILE",),
        (
            Option("out", ("-o", "--out"), "OUT.pdf", needed=True),
            Option("brief", ("--brief",), "KEY"),
            Option("form", ("--form",), "full|minister|board|segments", ("full", "minister", "board", "segments")),
            LANG,
            AS_OF,
            Option("title", ("--title",), "TEXT"),
            Option("author", ("--author",), "TEXT"),
            Option("segments", ("--segments",), "KEY,KEY"),
            Option("paper", ("--paper",), "a4|a3", ("a4", "a3")),
            Option("cover", ("--cover",), "coloured|white", ("coloured", "white")),
            DISTRIBUTION,
            Option("profile", ("--profile",), "1b|2b|3b", ("1b", "2b", "3b")),
            FORCE,
        ),
    ),
    Command(
        "picture",
        ("FILE",),
        (
            Option("out", ("-o", "--out"), "OUT.svg|OUT.png", needed=True),
            LANG,
            AS_OF,
            Option("scale", ("--scale",), "NUMBER"),
            Option("dark", ("--dark",)),
            DISTRIBUTION,
            FORCE,
        ),
    ),
    Command("import", ("FILE", "SOURCE"), (Option("dry_run", ("--dry-run",)),)),
    Command("export", ("FILE",), (Option("out", ("-o", "--out"), "OUT.json", needed=True), FORCE)),
    Command("check", ("FILE",)),
)
_BY_NAME = {command.name: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the command, its files in order, and the options that were given, by name."""

    command: Command
    files: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether an option was given."""
        return name in self.options

    def text(self, name: str, default: str = "") -> str:
        """Return the value of an option, or ``default``."""
        return self.options.get(name, default)


def parse(argv: Sequence[str]) -> Asked:
    """Return what ``argv`` (without the program's name) asks for; raises UsageError."""
    command, rest = _split(argv)
    files: list[str] = []
    options: dict[str, str] = {}
    for kind, text in _read(command, rest):
        if kind is None:
            files.append(text)
        else:
            options[kind.name] = _checked(command, kind, text)
    if "help" not in options and "version" not in options:
        _refuse_gaps(command, files, options)
    return Asked(command, tuple(files), options)


def _split(argv: Sequence[str]) -> tuple[Command, list[str]]:
    """Return the command and what remains: the first word that is no option names the command, or is a file."""
    skip = False
    for place, word in enumerate(argv):
        if skip or word in UI.flags:
            skip = not skip
        elif word == "--":
            break
        elif not word.startswith("-"):
            command = _BY_NAME.get(word) or _file(word)
            return command, list(argv) if command is WINDOW else [*argv[:place], *argv[place + 1 :]]
    return WINDOW, list(argv)


def _file(word: str) -> Command:
    """Return the window for what may be a file; raises UsageError for what looks like a mistyped command."""
    if re.fullmatch(r"[A-Za-z_-]+", word) and not Path(word).exists():
        like = difflib.get_close_matches(word, _BY_NAME, 1)
        raise UsageError(
            "cli.like_command" if like else "cli.unknown_command", word=word, like="".join(like), command=""
        )
    return WINDOW


def _read(command: Command, words: list[str]) -> Iterator[tuple[Option | None, str]]:
    """Yield each option with its value, and each file with None."""
    known = {flag: option for option in (*command.options, *EVERYWHERE) for flag in option.flags}
    left = iter(words)
    for word in left:
        if word == "--":
            yield from ((None, file) for file in left)
        elif not word.startswith("-") or word == "-":
            yield None, word
        else:
            flag, value = _cut(word)
            option = known.get(flag)
            if option is None:
                raise UsageError("cli.unknown_option", option=flag, command=command.name)
            yield option, _value(command, option, flag, value, left)


def _cut(word: str) -> tuple[str, str | None]:
    """Return an option as its flag and the value that is written together with it."""
    if word.startswith("--"):
        flag, equals, value = word.partition("=")
        return flag, value if equals else None
    return word[:2], word[2:] or None


def _value(command: Command, option: Option, flag: str, value: str | None, left: Iterator[str]) -> str:
    if not option.value:
        if value is not None:
            raise UsageError("cli.needless_value", option=flag, command=command.name)
        return flag
    if value is None:
        value = next(left, "")
        value = "" if value in _flags(command) else value
    if not value:
        raise UsageError("cli.no_value", option=flag, value=option.value, command=command.name)
    return value


def _flags(command: Command) -> set[str]:
    return {flag for option in (*command.options, *EVERYWHERE) for flag in option.flags}


def _checked(command: Command, option: Option, value: str) -> str:
    if option.choices and value not in option.choices:
        choices = ", ".join(option.choices)
        raise UsageError("cli.choice", option=option.flags[-1], value=value, choices=choices, command=command.name)
    return value


def _refuse_gaps(command: Command, files: Sequence[str], options: Mapping[str, str]) -> None:
    if len(files) > len(command.places):
        raise UsageError("cli.too_many", word=files[len(command.places)], command=command.name)
    for number, place in enumerate(command.places):
        if (number >= len(files) and number < command.needed) or "" in files[number : number + 1]:
            raise UsageError("cli.missing", place=place, command=command.name)
    for option in command.options:
        if option.needed and option.name not in options:
            written = f"{option.flags[0]} {option.value}"
            raise UsageError("cli.missing", place=written, command=command.name)
