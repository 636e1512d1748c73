"""The guard of formulas: what a spreadsheet program would calculate goes out as a text, and comes back as it was."""

from __future__ import annotations

import re

# Some spreadsheet programs take the wide forms of East Asia for the same signs.
_LIVE = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def guarded(text: str) -> str:
    """Return a text with a ``'`` before it where a spreadsheet would take its beginning for a formula's.

    A text that begins like one that was guarded gets another ``'``, so that each comes back as it was.
    """
    return f"'{text}" if _LIVE.match(text) else text


def bared(text: str) -> str:
    """Return a text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and _LIVE.match(text[1:]) else text
