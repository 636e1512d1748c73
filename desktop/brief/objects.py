"""Objects of a PDF file as they stand in it, where ReportLab's own would be longer or slower."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})


class Raw(PDFObject):
    """An object of the file, one byte for each character of its text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own hook
        """Return the bytes."""
        del document
        return self._text.encode("latin-1")


class Stream(PDFObject):
    """Bytes in the file, packed; ``about`` are further entries of its dictionary."""

    __RefOnly__ = 1

    def __init__(self, content: bytes, about: str = "") -> None:
        self._content, self._about = content, about

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own hook
        """Return the bytes; they end as ReportLab's streams do."""
        del document
        packed = zlib.compress(self._content)
        head = f"<<{self._about}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        return head.encode("latin-1") + packed + b"endstream\n"


def text_string(text: str) -> str:
    """Return ``text`` as a PDF string, one character for each byte: ASCII as it is, all else as UTF-16."""
    if not text.isascii():
        text = ("\ufeff" + text).encode("utf-16-be").decode("latin-1")
    return f"({text.translate(_ESCAPES)})"


def number(document: Any, reference: Any) -> str:  # noqa: ANN401 - ReportLab's document and reference
    """Return a reference as it stands in the file."""
    return f"{document.idToObjectNumberAndVersion[reference.name][0]} 0 R"
