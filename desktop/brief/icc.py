"""The colour space of the paper as an archive wants it told: sRGB as a small ICC profile of version 2."""

from __future__ import annotations

import struct
from functools import cache

_STEPS = 256
_WHITE = (0.9642, 1.0, 0.8249)  # D50, to which the primaries are adapted
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.7141)


@cache
def srgb() -> bytes:
    """Return the profile."""
    curve = _curve()
    tags = {
        b"desc": _described("sRGB"),
        b"cprt": b"text\0\0\0\0" + b"Public domain\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _packed(tags)


def _packed(tags: dict[bytes, bytes]) -> bytes:
    """Return head, table and values; equal values stand there once."""
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, values = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        if value not in places:
            places[value] = at + len(values)
            values += value + b"\0" * (-len(value) % 4)
        table += name + struct.pack(">II", places[value], len(value))
    size = 128 + len(table) + len(values)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _fixed(_WHITE)
    return head.ljust(128, b"\0") + table + values


def _fixed(numbers: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(each * 65536)) for each in numbers)


def _xyz(numbers: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(numbers)


def _described(name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    values = (round(65535 * _linear(at / (_STEPS - 1))) for at in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
