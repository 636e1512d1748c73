"""The letters that a paper uses of one weight: numbered as they come, and kept in the paper as a typeface of its own.

Two bytes a letter and one typeface a weight, so that no text is cut where a table of 256 ends.
"""

from __future__ import annotations

import hashlib
import itertools
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics

from desktop.brief.fonts import Weight, face
from desktop.brief.objects import Raw, Stream, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.brief.fonts import Face
    from desktop.brief.typeface import Typeface

_TAGS: dict[Weight, str] = {"regular": "R", "semibold": "S", "bold": "B"}
_SYMBOLIC, _HEAVY, _HEAVY_FROM = 0x4, 0x40000, 600
_STEM, _STEM_STEP = 50, 65.0  # how thick stems are is in no table: the usual guess from the weight
_ALIKE = 3  # from more than that on a range is shorter
_AT_ONCE = 100  # as many lines a map of letters may have in one piece
_CODES = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
{lines}
endcmap
CMapName currentdict/CMap defineresource pop
end
end"""


class _None:
    """What ReportLab is told of letters: nothing, or it would name Helvetica on every page."""

    name = "none"

    def __init__(self) -> None:
        self.fontName, self.face = self.name, self
        self._dynamicFont, self._multiByte = True, False


NONE = _None()
pdfmetrics.registerFont(NONE)


def every() -> dict[Weight, Lettering]:
    """Return the letters of a new paper, none used yet."""
    return {weight: Lettering(face(weight), tag) for weight, tag in _TAGS.items()}


class Lettering(dict[str, str]):
    """The code of every letter as hexadecimal digits; a letter that is asked for is used."""

    def __init__(self, face: Face, tag: str) -> None:
        super().__init__()
        self.tag = tag
        self._face = face
        self._used: list[str] = []

    def __missing__(self, letter: str) -> str:
        """Give a letter the next number."""
        if letter == "\u00a0":
            code = self[" "]
        else:
            self._used.append(letter)
            code = f"{len(self._used):04x}"
        self[letter] = code
        return code

    def shown(self, text: str) -> str:
        """Return ``text`` as a page shows it."""
        return "".join(map(self.__getitem__, text))

    def embed(self, document: Any, *, listed: bool) -> Any:  # noqa: ANN401 - ReportLab's document
        """Put the letters into ``document`` and return the reference; ``listed`` says once more which there are."""
        outlines = [0, *map(self._face.outline, self._used)]
        whole = self._face.file.together(outlines)
        name = f"{_prefix(self._used)}+{self._face.name}"

        def kept(thing: Any, what: str) -> str:  # noqa: ANN401
            return number(document, document.Reference(thing, f"{self.tag}.{what}"))

        content = self._face.file.some(whole)
        about = f"/FontFile2 {kept(Stream(content, f'/Length1 {len(content)}'), 'file')}"
        if listed:
            about += f"/CIDSet {kept(Stream(_ones(len(whole))), 'listed')}"
        widths = _widths([self._face.file.advance(each) for each in outlines])
        cid = (
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity/W[{widths}]"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {kept(Raw(_described(name, self._face.file, about)), 'about')}>>"
        )
        font = (
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{kept(Raw(cid), 'outlines')}]/ToUnicode {kept(Stream(_codes(self._used)), 'codes')}>>"
        )
        return document.Reference(Raw(font), self.tag)


def _described(name: str, file: Typeface, more: str) -> str:
    box = " ".join(map(str, file.box))
    flags = _SYMBOLIC | (_HEAVY if file.weight >= _HEAVY_FROM else 0)
    stem = _STEM + int((file.weight / _STEM_STEP) ** 2)
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle 0/Ascent {file.ascent}"
        f"/Descent {file.descent}/CapHeight {file.capitals}/StemV {stem}{more}>>"
    )


def _prefix(used: Sequence[str]) -> str:
    """Return six capitals that tell these letters of a typeface from others of it."""
    total = hashlib.sha256("".join(used).encode()).digest()
    return "".join(chr(ord("A") + each % 26) for each in total[:6])


def _ones(count: int) -> bytes:
    """Return so many bits that are set, in whole bytes."""
    left = -count % 8
    return (((1 << count) - 1) << left).to_bytes((count + left) // 8, "big")


def _widths(widths: Sequence[float]) -> str:
    """Return the widths of letters from the first on: many alike as a range, others one by one."""
    told, at, single = [], 0, False
    for width, group in itertools.groupby(f"{each:.5g}" for each in widths):
        count = len(list(group))
        if count > _ALIKE:
            told.append(f"{']' if single else ''}{at} {at + count - 1} {width} ")
            single = False
        else:
            told.append(("" if single else f"{at}[") + f"{width} " * count)
            single = True
        at += count
    return "".join(told) + ("]" if single else "")


def _codes(used: Sequence[str]) -> bytes:
    """Return what character each letter's number stands for, for whoever copies or hears the text."""
    lines = [f"<{at:04x}><{each.encode('utf-16-be').hex()}>" for at, each in enumerate(used, start=1)]
    parts = []
    for at in range(0, len(lines), _AT_ONCE):
        some = lines[at : at + _AT_ONCE]
        parts.append("\n".join((f"{len(some)} beginbfchar", *some, "endbfchar")))
    return _CODES.format(lines="\n".join(parts)).encode("ascii")
