"""All keys of the program: what each command's are at first, and which ones the user gave it instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from desktop.keytable import TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Area: TypeAlias = Literal["program", "board"]

MOST = 4
"""So many keys a command has at most."""

_HELD = ("Meta", "Ctrl", "Alt", "Shift")
_NAMED = frozenset(
    (
        *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Return", "Space", "Del", "Backspace"),
        *("Ins", "Menu", "Print", "Pause", *(f"F{each}" for each in range(1, 25))),
    )
)
_KEY = re.compile(r"((?:(?:Meta|Ctrl|Alt|Shift)\+)*)(\+|[^+]+)")
_SAME = {"Enter": "Return", "Delete": "Del", "PageUp": "PgUp", "PageDown": "PgDown", "Insert": "Ins"}


@dataclass(frozen=True, slots=True)
class Command:
    """Something that keys set going. ``board`` keys count while the board has the keyboard, ``program`` keys always."""

    id: str
    keys: tuple[str, ...]
    area: Area


COMMANDS: tuple[Command, ...] = tuple(Command(*row) for row in TABLE)


class Keymap:
    """Which keys every command has. ``own`` are the user's, by the command's id; what makes no sense there is left out.

    A key belongs to one command only: of two that were given it the earlier in the table has it.
    """

    def __init__(self, own: Mapping[str, Iterable[str]] | None = None) -> None:
        self._commands = {each.id: each for each in COMMANDS}
        self._own: dict[str, tuple[str, ...]] = {}
        self._by_key: dict[tuple[Area, str], str] = {}
        self._listeners: list[Callable[[], object]] = []
        for command_id, keys in (own or {}).items():
            if command_id in self._commands:
                self._own[command_id] = _sound(keys)
        self._forget_defaults()
        self._settle()

    @property
    def own(self) -> dict[str, tuple[str, ...]]:
        """The keys that are not as at first, by command: what is to be remembered."""
        return dict(self._own)

    def keys(self, command_id: str) -> tuple[str, ...]:
        """Return the present keys of a command; none of one that is not known."""
        command = self._commands.get(command_id)
        if command is None:
            return ()
        return self._own.get(command_id, command.keys)

    def is_changed(self, command_id: str) -> bool:
        """Tell whether a command has other keys than at first."""
        return command_id in self._own

    def command(self, area: Area, key: str) -> str | None:
        """Return the command of a key where ``area`` has the keyboard."""
        return self._by_key.get((area, key))

    def collisions(self, command_id: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the other commands that have one of the keys where this one would need it."""
        wanted, area = set(_sound(keys)), self._commands[command_id].area
        return tuple(
            each.id
            for each in COMMANDS
            if each.id != command_id and _meet(area, each.area) and wanted & set(self.keys(each.id))
        )

    def change(self, command_id: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Give a command these keys alone; return the commands from which they were taken."""
        wanted = _sound(keys)
        robbed = self.collisions(command_id, wanted)
        for each in robbed:
            self._own[each] = tuple(key for key in self.keys(each) if key not in wanted)
        self._own[command_id] = wanted
        self._tell()
        return robbed

    def reset(self, command_id: str | None = None) -> tuple[str, ...]:
        """Give a command, or for None all, the keys of the first start; return from which others they were taken."""
        if command_id is not None:
            return self.change(command_id, self._commands[command_id].keys)
        self._own.clear()
        self._tell()
        return ()

    def listen(self, listener: Callable[[], object]) -> None:
        """Have somebody told whenever keys have changed."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        self._forget_defaults()
        self._settle()
        for each in self._listeners:
            each()

    def _forget_defaults(self) -> None:
        """What is as at first needs no remembering; it follows the table when that changes."""
        self._own = {each: keys for each, keys in self._own.items() if keys != self._commands[each].keys}

    def _settle(self) -> None:
        """Look up whose each key is, and take it from those that come too late."""
        self._by_key.clear()
        # What the user chose comes before what the table says: a key of the table may have been given away.
        for each in sorted(COMMANDS, key=lambda each: each.id not in self._own):
            areas: tuple[Area, ...] = ("program", "board") if each.area == "program" else ("board",)
            kept = tuple(key for key in self.keys(each.id) if not any((area, key) in self._by_key for area in areas))
            if kept != self.keys(each.id):
                self._own[each.id] = kept
                if kept == each.keys:
                    del self._own[each.id]
            self._by_key.update({(area, key): each.id for area in areas for key in kept})


def normal(key: str) -> str | None:
    """Return a key as the table writes it (``Ctrl+Shift+A``); None for what is no key, or one that is not free."""
    parted = _KEY.fullmatch(key)
    if parted is None:
        return None
    held, name = parted[1].split("+")[:-1], parted[2]
    name = _SAME.get(name, name.upper() if len(name) == 1 else name)
    if name not in _NAMED and not (len(name) == 1 and name.isascii() and name.isprintable() and name != " "):
        return None
    return "+".join((*(each for each in _HELD if each in held), name))


def _sound(keys: Iterable[str]) -> tuple[str, ...]:
    known = map(normal, keys)
    return tuple(dict.fromkeys(each for each in known if each is not None))[:MOST]


def _meet(one: Area, other: Area) -> bool:
    """Tell whether keys of two areas could mean two things at once: the board is always within the program."""
    return True if "program" in (one, other) else one == other
