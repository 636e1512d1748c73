"""A document: the text of a file as a tree of plain values, or the reason why there is none."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import ExchangeError
from db.exchange.place import Place
from db.model import text

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "panse-board"
VERSION = 1
LARGEST = 64 * 1024 * 1024
# A whole number of more digits is read as a fraction, as it is too large for one: Python refuses to read thousands.
_DIGITS = 300
_BOARD_FILE = ".panse"


class Document(NamedTuple):
    """The root object of a file, and the places of keys that stand twice in one object."""

    root: dict[str, Any]
    doubled: tuple[Place, ...]


def load(source: str | Path, largest: int = LARGEST) -> Document:
    """Return the document in a file (a path) or a text (a string) of at most ``largest`` bytes.

    Raises ExchangeError where it cannot be read, is too large, is not JSON or is no board of this format.
    """
    content = _content(source, largest) if isinstance(source, Path) else source
    if len(content) > largest:
        raise _too_large(largest)
    objects = _Objects()
    tree = _tree(content.removeprefix("\ufeff"), objects)
    root = _board_in(tree)
    # Looking for the places takes as long as reading, and nearly no file has any.
    return Document(root, tuple(_doubled(root)) if objects.doubled else ())


def _content(path: Path, largest: int) -> str:
    if path.suffix.lower() == _BOARD_FILE and path.exists():
        # Not even opened: closing it again would take SQLite's lock from a board that is open in this program.
        raise ExchangeError("exchange.board_file", name=path.name)
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
        if len(raw) > largest:
            raise _too_large(largest)
        return raw.decode("utf-8")
    except FileNotFoundError as error:
        raise ExchangeError("exchange.missing", name=path.name) from error
    except IsADirectoryError as error:
        raise ExchangeError("exchange.folder", name=path.name) from error
    except UnicodeDecodeError as error:
        raise ExchangeError("exchange.encoding", name=path.name) from error
    except (OSError, ValueError) as error:
        raise ExchangeError("exchange.unreadable", name=path.name) from error


def _too_large(largest: int) -> ExchangeError:
    return ExchangeError("exchange.too_large", limit=largest // 1024 // 1024)


class _Doubled(dict[str, Any]):
    """An object in which keys stand twice; the last one of each won."""

    twice: tuple[str, ...] = ()


class _Objects:
    """Makes the objects of a document and remembers whether a key stood twice in one."""

    def __init__(self) -> None:
        self.doubled = False

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        self.doubled = True
        marked = _Doubled(found)
        marked.twice = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return marked


def _tree(content: str, objects: _Objects) -> Any:  # noqa: ANN401 - JSON holds anything
    try:
        return json.loads(content, object_pairs_hook=objects, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise ExchangeError("exchange.not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise ExchangeError("exchange.too_deep") from error


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _DIGITS else float(digits)


def _board_in(tree: object) -> dict[str, Any]:
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise ExchangeError("exchange.not_board", format=FORMAT)
    version = tree.get("format_version")
    if type(version) is not int or version < 1:
        raise ExchangeError("exchange.version", value=text.excerpt(version), version=VERSION)
    if version > VERSION:
        raise ExchangeError("exchange.newer", value=version, version=VERSION)
    return tree


def _doubled(root: dict[str, Any]) -> Iterator[Place]:
    ahead: list[tuple[Place | None, Any]] = [(None, root)]
    while ahead:
        place, here = ahead.pop()
        if isinstance(here, _Doubled):
            yield from (_below(place, key) for key in here.twice)
        inside = here.items() if isinstance(here, dict) else enumerate(here)
        ahead += [(_below(place, step), each) for step, each in inside if isinstance(each, dict | list)]


def _below(place: Place | None, step: str | int) -> Place:
    return Place(step) if place is None else place / step
