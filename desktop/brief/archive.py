"""What an archive asks of a PDF beyond its pages: the profile it keeps to, its colour space, and attached data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

from desktop.brief import icc
from desktop.brief.tags import text_string

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from db.model.things import Profile

for _key in ("OutputIntents", "AF"):
    if _key not in pdfdoc.PDFCatalog.__NoDefault__:
        pdfdoc.PDFCatalog.__NoDefault__.append(_key)

_SAVED = "sRGB IEC61966-2.1"


class Attachment(NamedTuple):
    """A file that travels inside the paper."""

    name: str
    media: str
    content: bytes
    says: str


def version(profile: Profile | None) -> tuple[int, int]:
    """Return the version of PDF in which a paper of that profile is written."""
    return (1, 4) if profile == "1b" else (1, 7)


def declare(document: Any) -> None:  # noqa: ANN401 - ReportLab's document
    """Say in which colour space all colours are."""
    stream = PDFStream(PDFDictionary({"N": 3}), icc.srgb(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": _Text(_SAVED),
        "Info": _Text(_SAVED),
        "DestOutputProfile": document.Reference(stream, "OutputProfile"),
    }
    document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


def label(document: Any, cover: str) -> None:  # noqa: ANN401
    """Let readers call the first page ``cover`` and the others by the numbers on them; "" has no cover."""
    first = f"0<</P{text_string(cover)}>>1<</S/D/St 2>>" if cover else "0<</S/D>>"
    document.Catalog.PageLabels = _Raw(f"<</Nums[{first}]>>")


def attach(document: Any, attachments: Sequence[Attachment], issued: date) -> None:  # noqa: ANN401
    """Put files into the document as data that belong to the whole of it."""
    if not attachments:
        return
    specs = [_spec(document, each, issued) for each in attachments]
    names: list[Any] = []
    for each, spec in sorted(zip(attachments, specs, strict=True), key=lambda pair: pair[0].name):
        names += [_Text(each.name), spec]
    files = PDFDictionary({"Names": PDFArray(names)})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": files})
    document.Catalog.AF = PDFArray(specs)


def _spec(document: Any, file: Attachment, issued: date) -> Any:  # noqa: ANN401
    made = f"D:{issued:%Y%m%d}000000Z"
    # The sum is the file's own way to tell that nothing got lost, no lock.
    total = hashlib.md5(file.content, usedforsecurity=False).hexdigest().upper()
    params = {"ModDate": _Text(made), "Size": len(file.content), "CheckSum": _Raw(f"<{total}>")}
    about = {"Type": PDFName("EmbeddedFile"), "Subtype": _Raw("/" + file.media.replace("/", "#2F"))}
    stream = PDFStream(PDFDictionary(about | {"Params": PDFDictionary(params)}), file.content, [PDFZCompress])
    held = document.Reference(stream, f"File.{file.name}")
    spec = {
        "Type": PDFName("Filespec"),
        "F": _Text(file.name),
        "UF": _Text(file.name),
        "Desc": _Text(file.says),
        "AFRelationship": PDFName("Data"),
        "EF": PDFDictionary({"F": held, "UF": held}),
    }
    return document.Reference(PDFDictionary(spec), f"Filespec.{file.name}")


class _Raw(pdfdoc.PDFObject):
    """Something as it stands in the file."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own hook
        """Return the bytes."""
        del document
        return self._text.encode("ascii")


class _Text(_Raw):
    """Text as a string of the file: ASCII as it is, all else as UTF-16."""

    def __init__(self, text: str) -> None:
        plain = text.isascii() and not set("()\\") & set(text)
        super().__init__(f"({text})" if plain else text_string(text))
