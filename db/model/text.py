"""Text as it is kept: what people type, paste and import, made fit to store.

Markup, emoji and right-to-left script are ordinary text and stay. What goes: NUL and other control characters, halves
of characters, and the marks by which a text can make its neighbours read in another order. Nothing is ever cut: what
is too long is refused.
"""

from __future__ import annotations

import re
import unicodedata

from db.errors import RuleError

# The longest that a text may be, in characters.
NAME = 200
KEY = 64
LINE = 500
NOTE = 5_000
MEMO = 2_000
QUOTE = 20_000
ADDRESS = 2_000
WORDING = 20_000

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Controls but tab and newline, bidi embeddings, overrides and isolates, halves of characters, byte order marks.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_GAPS = re.compile("[ \t\n]+")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def line(text: str, limit: int = LINE) -> str:
    """Return ``text`` as one line, normalised and trimmed; raises RuleError if it is longer than ``limit``."""
    return _within(_GAPS.sub(" ", _fit(_BREAKS.sub("\n", text))), limit, "rule.text_long")


def prose(text: str, limit: int = NOTE) -> str:
    """Return ``text`` normalised and trimmed, its line breaks kept; raises RuleError if it is longer than ``limit``."""
    return _within(_fit(_BREAKS.sub("\n", text).replace("\t", " ")), limit, "rule.text_long")


def quote(text: str) -> str:
    """Return a quote as `prose` does, up to the length of a quote."""
    return prose(text, QUOTE)


def memo(text: str) -> str:
    """Return the text of a note as `prose` does, up to the length of one."""
    return prose(text, MEMO)


def name(text: str) -> str:
    """Return a name as one line, empty where nothing of it can be seen; raises RuleError if it is too long."""
    one = _within(_GAPS.sub(" ", _fit(_BREAKS.sub("\n", text))), NAME, "rule.name_long")
    return "" if is_blank(one) else one


def key(text: str) -> str:
    """Return a key as one line; raises RuleError if it is too long."""
    one = _within(_GAPS.sub(" ", _fit(_BREAKS.sub("\n", text))), KEY, "rule.key_long")
    return "" if is_blank(one) else one


def country(text: str) -> str:
    """Return a country code as it is kept: trimmed, in capitals."""
    return _fit(text).upper()


def is_fit(text: str) -> bool:
    """Tell whether ``text`` holds nothing that may not be kept."""
    # Nearly every text is of printable characters only, and that is told many times faster.
    return text.isprintable() or not _UNFIT.search(text)


def is_blank(text: str) -> bool:
    """Tell whether nothing of ``text`` can be seen."""
    return all(each in _FILLERS or unicodedata.category(each)[0] in "ZC" for each in text)


def excerpt(value: object, limit: int = 40) -> str:
    """Return a value, whatever it is, in one short line that a message can show."""
    one = _GAPS.sub(" ", _fit(_BREAKS.sub("\n", str(value)[: limit * 4])))
    return one if len(one) <= limit else one[: limit - 1] + "…"


def composed(text: str) -> str:
    """Return a text of any length with its line breaks made newlines, in NFC, and otherwise as it is."""
    return unicodedata.normalize("NFC", _BREAKS.sub("\n", text))


def slug(text: str, limit: int = 32) -> str:
    """Return the Latin letters and digits of ``text`` in small letters, joined by hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub("[^a-z0-9]+", "-", plain)[:limit].strip("-")


def _fit(text: str) -> str:
    return unicodedata.normalize("NFC", _UNFIT.sub("", text)).strip()


def _within(text: str, limit: int, code: str) -> str:
    if len(text) > limit:
        raise RuleError(code, limit=limit, length=len(text), value=excerpt(text))
    return text
