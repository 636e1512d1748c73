"""A document's bytes, packed: small objects share compressed streams, as PDF 1.5 and later allow.

The structure tree is thousands of small objects; one by one they would take more room than all the pages.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.pdfdoc import format as formatted

from desktop.brief.heed import go_on, heed

_PER_STREAM = 400
_SIGNS = b"%\x93\x8c\x8b\x9e\n"  # tell whoever carries the file that it is no text


def packed(document: Any) -> bytes:  # noqa: ANN401 - ReportLab's document
    """Return the bytes of a document that is ready to be written; takes the place of its own ``format``."""
    document.encrypt.prepare(document)
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    large, small = _objects(document)
    file = _File(b"%PDF-1.7\n")
    for number, body in large:
        file.add(number, body)
    following = max(document.numberToId) + 1
    for start in range(0, len(small), _PER_STREAM):
        go_on()
        file.add_group(following, small[start : start + _PER_STREAM])
        following += 1
    ids = document.ID().split(b"\n%")[0].strip()
    root, about = formatted(catalog, document), formatted(info, document)
    return file.closed(following, b"/Root " + root + b"/Info " + about + b"/ID " + ids)


def spread(document: Any) -> bytes:  # noqa: ANN401
    """Return the bytes of the same document with every object on its own, as PDF 1.4 has it."""
    document.encrypt.prepare(document)
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    large, small = _objects(document)
    file = _File(b"%PDF-1.4\n")
    for number, body in sorted((*large, *small)):
        file.add(number, body)
    ids = document.ID().split(b"\n%")[0].strip()
    root, about = formatted(catalog, document), formatted(info, document)
    return file.listed(b"/Root " + root + b"/Info " + about + b"/ID " + ids)


def _objects(document: Any) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:  # noqa: ANN401
    """Return streams and other objects by number. Formatting one may register more, so the end is looked for anew."""
    large: list[tuple[int, bytes]] = []
    small: list[tuple[int, bytes]] = []
    number = 1
    while number in document.numberToId:
        heed()
        thing = document.idToObject[document.numberToId[number]]
        body: bytes = formatted(thing, document, toplevel=1)
        # Not only streams made as such: a page's or a font's file ends so too.
        is_stream = isinstance(thing, PDFStream) or body.rstrip().endswith(b"endstream")
        (large if is_stream else small).append((number, _apart(body) if is_stream else body))
        number += 1
    return large, small


def _apart(body: bytes) -> bytes:
    """Return a stream whose end stands on a line of its own, as archives ask; that line end counts for nothing."""
    return body.rstrip(b"\n").removesuffix(b"endstream") + b"\nendstream"


class _File:
    """The file while it is written: its bytes, and where each object is."""

    def __init__(self, head: bytes) -> None:
        self._parts = [head + _SIGNS]
        self._length = len(self._parts[0])
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(self, number: int, body: bytes) -> None:
        """Write an object of its own."""
        self._places[number] = (1, self._length, 0)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n"))
        self._parts.append(part)
        self._length += len(part)

    def add_group(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        """Write objects together in one compressed stream with a ``number`` of its own."""
        index: list[bytes] = []
        bodies: list[bytes] = []
        at = 0
        for place, (each, body) in enumerate(objects):
            self._places[each] = (2, number, place)
            index.append(b"%d %d" % (each, at))
            bodies.append(body.strip() + b"\n")
            at += len(bodies[-1])
        head = b" ".join(index) + b"\n"
        content = zlib.compress(head + b"".join(bodies))
        about = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(objects), len(head), len(content))
        self.add(number, about + b"\nstream\n" + content + b"\nendstream")

    def listed(self, trailer: bytes) -> bytes:
        """Return the whole file with a plain table of places."""
        start = self._length
        lines = [b"0000000000 65535 f \n", *(b"%010d 00000 n \n" % self._places[each][1] for each in self._numbers())]
        size = len(lines)
        head = b"xref\n0 %d\n" % size
        tail = b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
        return b"".join([*self._parts, head, *lines, tail])

    def _numbers(self) -> range:
        return range(1, max(self._places) + 1)

    def closed(self, number: int, trailer: bytes) -> bytes:
        """Return the whole file with its table of places, which is object ``number``."""
        start = self._length
        self._places[number] = (1, start, 0)
        table = b"".join(struct.pack(">BIH", *self._places[each]) for each in range(number + 1))
        content = zlib.compress(table)
        about = b"<</Type/XRef/Size %d/W[1 4 2]%s/Filter/FlateDecode/Length %d>>" % (number + 1, trailer, len(content))
        self.add(number, about + b"\nstream\n" + content + b"\nendstream")
        return b"".join(self._parts) + b"startxref\n%d\n%%%%EOF\n" % start
