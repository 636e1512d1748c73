"""Media: what the bytes of a document are, told by the bytes themselves and never by the file's name."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.errors import RuleError
from db.model import text
from db.model.fields import DOCUMENT_MOST

if TYPE_CHECKING:
    from collections.abc import Mapping

Media: TypeAlias = Literal["pdf", "image", "text"]

# A PDF may have some bytes before its own beginning; its readers look for it within the first thousand.
_PDF_WITHIN = 1024
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_SUFFIXES: Mapping[bytes, str] = MappingProxyType(dict(zip(_IMAGES, (".png", ".jpg", ".gif", ".gif"), strict=True)))
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def media_of(content: bytes) -> Media:
    """Return what a document is; raises RuleError for one that is empty, too large or none that can be shown."""
    if not content:
        raise RuleError("rule.document_empty")
    if len(content) > DOCUMENT_MOST:
        raise RuleError("rule.document_size", value=len(content), low=0, high=DOCUMENT_MOST)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(_IMAGES) or _is_webp(content):
        return "image"
    text_of(content)
    return "text"


def text_of(content: bytes) -> str:
    """Return the text that the bytes are, in UTF-8 or CP949, in NFC; raises RuleError where they are none."""
    for encoding in ("utf-8-sig", "cp949"):
        try:
            found = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _UNFIT.search(found) is None:
            return text.composed(found)
    raise RuleError("rule.document_kind")


def suffix_of(content: bytes) -> str:
    """Return the ending that a copy of the document gets on the disk, such as ``.pdf``."""
    media = media_of(content)
    if media == "image":
        return next((ending for head, ending in _SUFFIXES.items() if content.startswith(head)), ".webp")
    return ".pdf" if media == "pdf" else ".txt"


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
