"""Blotting out: names taken out of whatever text a record holds, however deep, and of the keys that are made of them.

What is text is told by the types of a record's fields, so that a field that is added later is looked at, too.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints
from typing import Literal as OneOf
from urllib.parse import unquote

from db.model.change import Change
from db.model.things import BriefPart, Criterion, Wording
from desktop.brief.content.wording import Piece, pattern_of, pieces
from desktop.brief.heed import heed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.model.board import Board
    from desktop.brief.spelling import Names

BLOTTED = "■■■"
"""Stands in free text in the place of a name that is blotted out."""

KEY = "blotted-"
"""What a key begins with that stands for one that was made of a name."""

# Written as text, yet nothing that anybody writes: ids, codes and partial dates.
CODES = frozenset(
    (
        *("id", "key", "sha256"),
        *("origin", "control", "home_country"),
        *("start", "end", "since", "until", "published", "accessed", "deadline", "period"),
        *("targets", "criteria", "segments", "weights", "comparisons"),
    )
)
# The part of a brief is known by its name.
_NAMED: dict[type[Any], str] = {BriefPart: "name"}
_PATTERNS: dict[type[Any], tuple[str, ...]] = {Wording: ("text",), BriefPart: ("text_ko", "text_en")}


class Blotter:
    """What takes the same names out of many records.

    ``keys`` are new keys by those that they stand for, each after its kind as in ``segment.cells``.
    """

    def __init__(self, names: Names, keys: Mapping[str, str]) -> None:
        self._names, self._keys = names, keys

    def cleaned(self, record: Any) -> Any:  # noqa: ANN401 - a thing, an order, or a part of one
        """Return a record without the names; the very same one where it holds none."""
        heed()
        kind = type(record)
        changed: dict[str, Any] = {}
        for field in texts_of(kind):  # type: ignore[arg-type] # a class can be hashed
            before = getattr(record, field)
            after = self._field(kind, field, before)
            if after != before:
                changed[field] = after
        return replace(record, **changed) if changed else record

    def text(self, text: str) -> str:
        """Return a text without the names."""
        return self._names.replaced(text, BLOTTED)

    def _field(self, kind: type[Any], field: str, value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, str):
            if kind is Wording and field == "bound":
                return tuple((self._field_name(name), self.text(shown)) for name, shown in value)
            return self._value(value)
        if kind is Wording and field == "place":
            return self._field_name(value)
        if field == "url":
            return self._address(value)
        if field in _PATTERNS.get(kind, ()):
            return self._pattern(value)
        return self.text(value)

    def _value(self, value: Any) -> Any:  # noqa: ANN401 - fields hold texts, records, and tuples of either
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            return tuple(self._value(each) for each in value)
        return self.cleaned(value) if is_dataclass(value) and not isinstance(value, type) else value

    def _address(self, url: str) -> str | None:
        """Return an address; None where it tells a name, as one with a hole in it leads nowhere."""
        return None if any(self._names.are_in(each) for each in (url, unquote(url), _host(url))) else url

    def _pattern(self, text: str) -> str:
        """Return a text with fields; a field stays what it is, though what stands in it may be called as a name is."""
        return pattern_of(self._piece(each) for each in pieces(text))

    def _piece(self, piece: Piece) -> Piece:
        pair = "" if self._names.are_in(piece.pair) else piece.pair
        return Piece(self.text(piece.text), self._field_name(piece.name), pair)

    def _field_name(self, name: str) -> str:
        """Return the name of a field or the place of a paragraph by the key that the thing in it has now."""
        for before, after in self._keys.items():
            if name == before or name.startswith(f"{before}."):
                return after + name.removeprefix(before)
        return name


def new_keys(board: Board, names: Names) -> Iterator[Change]:
    """Yield the changes that give a key of its own to whatever has one that was made of a name."""
    count = 0
    for thing in board.things():
        key = getattr(thing, "key", "")
        # Criteria are known by their keys, which are codes and never made of what is on the board.
        if key and not isinstance(thing, Criterion) and names.are_in(key):
            count += 1
            yield Change(thing, replace(thing, key=f"{KEY}{count}"))  # type: ignore[arg-type]


@cache
def texts_of(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields of a kind of record in which somebody's text may stand."""
    hints = get_type_hints(kind)
    known = (field.name for field in fields(kind) if not (field.name in CODES or field.name.endswith("_id")))
    return tuple(each for each in known if each != _NAMED.get(kind) and _is_text(hints[each]))


def _is_text(hint: Any) -> bool:  # noqa: ANN401 - whatever a type is written as
    if hint is str or is_dataclass(hint):
        return True
    return get_origin(hint) is not OneOf and any(_is_text(each) for each in get_args(hint))


def _host(url: str) -> str:
    """Return an address with its host in letters, where that is written in such as the net takes."""
    return ".".join(_label(each) for each in url.replace("/", ".").split("."))


def _label(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna") if label.lower().startswith("xn--") else label
    except UnicodeError:
        return label
