"""All commands with keys in the groups in which the sheet of keys lists them, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.keymap import COMMANDS
from desktop.search import matches
from desktop.stroke import native

if TYPE_CHECKING:
    from desktop.keymap import Keymap
    from desktop.words import Words

GROUPS = ("walk", "board", "rate", "lens", "edit", "view", "file", "help")
MOUSE = ("select", "band", "move", "open", "menu", "pan", "scroll", "zoom", "escape")

# The beginnings of ids, the more special ones first.
_GROUP_OF = {
    **dict.fromkeys(("board.walk_", "board.extend_", "board.page_", "board.choose_row"), "walk"),
    **dict.fromkeys(("board.", "arrange."), "board"),
    "rate.": "rate",
    **dict.fromkeys(("time.", "brief."), "view"),
    **dict.fromkeys(("view.lens_", "view.links_", "view.wave_", "view.filter"), "lens"),
    **dict.fromkeys(("view.groups", "view.notes", "view.legend", "view.minimap"), "lens"),
    **{f"{each}.": each for each in ("edit", "view", "file", "help")},
}
# Commands whose words say little without the menu that they stand in.
_MENU_OF = {
    "view.lens_": "lens",
    "view.links_": "links",
    "view.frame_": "frame",
    "view.text_": "text",
    **dict.fromkeys(("view.ko", "view.en"), "language"),
    **dict.fromkeys(("view.light", "view.dark"), "theme"),
}


def commands_of(group: str) -> tuple[str, ...]:
    """Return the commands of a group, in their order."""
    return tuple(each.id for each in COMMANDS if _first(_GROUP_OF, each.id) == group)


def said(command_id: str, words: Words) -> str:
    """Return what a command is called."""
    own = f"keys.{command_id}"
    text = words.say(own if words.knows(own) else f"action.{command_id}").rstrip("…")
    menu = _first(_MENU_OF, command_id)
    return f"{words.say(f'action.menu.{menu}')}: {text}" if menu else text


def found(query: str, command_id: str, keymap: Keymap, words: Words) -> bool:
    """Tell whether a command is found by its name or by one of its keys."""
    keys = keymap.keys(command_id)
    return matches(query, (said(command_id, words), *keys, *(native((each,)) for each in keys)))


def _first(table: dict[str, str], command_id: str) -> str:
    return next((value for start, value in table.items() if command_id.startswith(start)), "")
