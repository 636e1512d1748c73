"""What an archive asks of a PDF beyond its pages: the profile it keeps to, its colour space, and attached data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

from desktop.brief import icc
from desktop.brief.objects import Raw, text_string

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
        "OutputConditionIdentifier": _text(_SAVED),
        "Info": _text(_SAVED),
        "DestOutputProfile": document.Reference(stream, "OutputProfile"),
    }
    document.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


def label(document: Any, cover: str) -> None:  # noqa: ANN401
    """Let readers call the first page ``cover`` and the others by the numbers on them; "" has no cover."""
    first = f"0<</P{text_string(cover)}>>1<</S/D/St 2>>" if cover else "0<</S/D>>"
    document.Catalog.PageLabels = Raw(f"<</Nums[{first}]>>")


def attach(document: Any, attachments: Sequence[Attachment], issued: date) -> None:  # noqa: ANN401
    """Put files into the document as data that belong to the whole of it."""
    if not attachments:
        return
    specs = [_spec(document, each, issued) for each in attachments]
    names: list[Any] = []
    for each, spec in sorted(zip(attachments, specs, strict=True), key=lambda pair: pair[0].name):
        names += [_text(each.name), spec]
    files = PDFDictionary({"Names": PDFArray(names)})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": files})
    document.Catalog.AF = PDFArray(specs)


def _spec(document: Any, file: Attachment, issued: date) -> Any:  # noqa: ANN401
    made = f"D:{issued:%Y%m%d}000000Z"
    # The sum is the file's own way to tell that nothing got lost, no lock.
    total = hashlib.md5(file.content, usedforsecurity=False).hexdigest().upper()
    params = {"ModDate": _text(made), "Size": len(file.content), "CheckSum": Raw(f"<{total}>")}
    about = {"Type": PDFName("EmbeddedFile"), "Subtype": Raw("/" + file.media.replace("/", "#2F"))}
    stream = PDFStream(PDFDictionary(about | {"Params": PDFDictionary(params)}), file.content, [PDFZCompress])
    held = document.Reference(stream, f"File.{file.name}")
    spec = {
        "Type": PDFName("Filespec"),
        "F": _text(file.name),
        "UF": _text(file.name),
        "Desc": _text(file.says),
        "AFRelationship": PDFName("Data"),
        "EF": PDFDictionary({"F": held, "UF": held}),
    }
    return document.Reference(PDFDictionary(spec), f"Filespec.{file.name}")


def _text(text: str) -> Raw:
    return Raw(text_string(text))
