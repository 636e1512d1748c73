"""Text that is not set but stored: titles, descriptions, bookmarks. Machines read it, so it must be clean."""

from __future__ import annotations

_LONGEST = 4000


def plain(text: str) -> str:
    """Return ``text`` without control characters and broken halves of letters, cut where it is over-long."""
    if text.isprintable() and len(text) <= _LONGEST:
        return text
    return "".join(each if each.isprintable() else " " for each in text[:_LONGEST])


def escaped(text: str) -> str:
    """Return plain ``text`` as the content of an XML element or of an attribute in double quotes."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text
