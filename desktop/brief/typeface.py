"""A typeface as its file holds it: its letters, how wide they are, and a smaller file with some of them.

Of TrueType only what the brief needs (the OpenType specification's tables cmap, hmtx, loca and glyf). ReportLab reads a
file letter by letter, which for three weights of a Korean typeface takes longer than setting a brief.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from functools import cache
from struct import Struct, pack, unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_ENTRY, _PLACE = Struct(">4sLLL"), Struct(">HHL")
_UNICODE = (3, 10)  # Microsoft's number for letters beyond the first 65,536
_GROUPED = 12  # the form of a map of letters that lists runs of them
_HEAD, _RUN = 16, 3
_WHOLE, _ADJUSTED = 0xB1B0AFBA, 8  # what a whole file sums up to, and where its head evens that out
_SHORT_MOST = 0x1FFFE  # what places of outlines as halves of 16 bits can reach
# A composed letter: what its parts' flags say of the bytes that follow them.
_FIRST_PART, _WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 10, 0x01, 0x08, 0x20, 0x40, 0x80


class Typeface:
    """The file of a typeface, read where it is asked for.

    ``letters`` leads from a character's code to the number of its outline; ``name`` is the typeface's own. Lengths
    are thousandths of the size: ``ascent``, ``descent``, ``capitals`` (their height) and ``box`` (round any letter).
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = int.from_bytes(self._bytes[4:6], "big")
        entries = (_ENTRY.unpack_from(self._bytes, 12 + _ENTRY.size * at) for at in range(count))
        self._tables = {tag.decode("ascii"): (start, length) for tag, _, start, length in entries}
        head = self._table("head")
        self._scale = 1000 / int.from_bytes(head[18:20], "big")
        self.box = [round(each * self._scale) for each in unpack_from(">4h", head, 36)]
        system = self._table("OS/2")
        self.weight: int = unpack_from(">H", system, 4)[0]
        self.ascent, self.descent = (round(each * self._scale) for each in unpack_from(">2h", system, 68))
        self.capitals = round(unpack_from(">h", system, 88)[0] * self._scale)
        metrics = _numbers("H", self._table("hmtx"))
        full = int.from_bytes(self._table("hhea")[34:36], "big")
        self._advances, self._bearings = metrics[0 : 2 * full : 2], metrics[1 : 2 * full : 2] + metrics[2 * full :]
        long = int.from_bytes(head[50:52], "big")
        self._places = _numbers("L" if long else "H", self._table("loca"))
        self._unit = 1 if long else 2
        self.letters: Mapping[int, int] = _letters(self._table("cmap"))

    def _table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self._bytes[start : start + length]

    def advance(self, outline: int) -> float:
        """Return how far the text moves on after a letter, in thousandths of the size."""
        return self._advances[min(outline, len(self._advances) - 1)] * self._scale

    def together(self, outlines: Iterable[int]) -> list[int]:
        """Return outlines in their order, and behind them those that composed ones are made of."""
        wanted = dict.fromkeys(outlines)
        for each in (made := list(wanted)):  # grows by the parts
            for at in _parts(self._outline(each)):
                part = int.from_bytes(self._outline(each)[at : at + 2], "big")
                if part not in wanted:
                    wanted[part] = None
                    made.append(part)
        return made

    def some(self, outlines: Sequence[int]) -> bytes:
        """Return a file that holds these outlines only, numbered in that order; the first stands for what is missing.

        What composed outlines are made of must be among them, see `together`.
        """
        numbers = {each: at for at, each in enumerate(outlines)}
        shapes, places = [], [0]
        for each in outlines:
            shape = _renumbered(self._outline(each), numbers)
            shapes.append(shape + b"\0" * (-len(shape) % 4))
            places.append(places[-1] + len(shapes[-1]))
        long = places[-1] > _SHORT_MOST
        kind, unit = ("L", 1) if long else ("H", 2)
        measures = ((self._advances[min(each, len(self._advances) - 1)], self._bearings[each]) for each in outlines)
        return _file(
            {
                "glyf": b"".join(shapes),
                "head": _changed(self._table("head"), 50, long),
                "hhea": _changed(self._table("hhea"), 34, len(outlines)),
                "hmtx": pack(f">{2 * len(outlines)}H", *(each for pair in measures for each in pair)),
                "loca": pack(f">{len(places)}{kind}", *(each // unit for each in places)),
                "maxp": _changed(self._table("maxp"), 4, len(outlines)),
            }
        )

    def _outline(self, number: int) -> bytes:
        start = self._tables["glyf"][0]
        first, last = self._places[number] * self._unit, self._places[number + 1] * self._unit
        return self._bytes[start + first : start + last]


def _numbers(kind: str, of: bytes) -> array[int]:
    kind = kind if array(kind).itemsize == {"H": 2, "L": 4}[kind] else "I"
    made = array(kind, of)
    if sys.byteorder == "little":
        made.byteswap()
    return made


@cache
def _letters(table: bytes) -> Mapping[int, int]:
    """Return the outline of every character; the weights of one typeface have one map between them."""
    count = int.from_bytes(table[2:4], "big")
    places = {tuple(place): start for *place, start in (_PLACE.unpack_from(table, 4 + 8 * at) for at in range(count))}
    start = places[_UNICODE]
    if int.from_bytes(table[start : start + 2], "big") != _GROUPED:
        message = "the typeface maps its letters in a form that is not read"
        raise ValueError(message)
    count = int.from_bytes(table[start + 12 : start + 16], "big")
    runs = _numbers("L", table[start + _HEAD : start + _HEAD + 4 * _RUN * count])
    found: dict[int, int] = {}
    for first, last, outline in zip(runs[0::3], runs[1::3], runs[2::3], strict=True):
        if first == last:
            found[first] = outline
        else:
            found.update(zip(range(first, last + 1), range(outline, outline + last - first + 1), strict=True))
    return found


def _parts(shape: bytes) -> Iterator[int]:
    """Yield where in a composed letter the numbers of its parts stand; a letter of its own has none."""
    if shape[:1] < b"\x80":
        return
    at, flags = _FIRST_PART, _MORE
    while flags & _MORE:
        flags = int.from_bytes(shape[at : at + 2], "big")
        yield at + 2
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _renumbered(shape: bytes, numbers: Mapping[int, int]) -> bytes:
    for at in _parts(shape):
        shape = _changed(shape, at, numbers[int.from_bytes(shape[at : at + 2], "big")])
    return shape


def _changed(table: bytes, at: int, number: int) -> bytes:
    return table[:at] + number.to_bytes(2, "big") + table[at + 2 :]


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Return a TrueType file of ``tables``, which are in order of their names."""
    count = len(tables)
    power = count.bit_length() - 1
    tables = {**tables, "head": _changed(_changed(tables["head"], 8, 0), 10, 0)}
    head = pack(">L4H", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))
    start = len(head) + _ENTRY.size * count
    entries, bodies = [head], []
    for tag, body in tables.items():
        padded = body + b"\0" * (-len(body) % 4)
        entries.append(_ENTRY.pack(tag.encode("ascii"), sum(_numbers("L", padded)) & 0xFFFFFFFF, start, len(body)))
        bodies.append(padded)
        start += len(padded)
    made = bytearray(b"".join([*entries, *bodies]))
    at = made.index(tables["head"], len(head) + _ENTRY.size * count) + _ADJUSTED
    made[at : at + 4] = (_WHOLE - sum(_numbers("L", bytes(made))) & 0xFFFFFFFF).to_bytes(4, "big")
    return bytes(made)
