"""The world's refusals: what stops an edit or a file that is nobody's bug.

Every error here is told to the user as one plain sentence in the user's language: the words live in
``resources/words/*/error.toml`` under the error's ``code``; ``facts`` fill them in. Anything that is not
a `BoardError` is a bug and is caught once, at the top of the program.
"""

from __future__ import annotations


class BoardError(Exception):
    """Something in the world refused; the board is as it was.

    Attributes:
        code: the key of the sentence, such as ``file.locked`` or ``rating.score``.
        facts: what the sentence names, by placeholder.

    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return self.code + "".join(f" {key}={value!r}" for key, value in self.facts.items())


class RuleError(BoardError):
    """An edit would make a board that may not be (out of range, orphan, double)."""


class FileError(BoardError):
    """A board file cannot be opened, read or written."""


class ExchangeError(BoardError):
    """A file that travels (JSON, later XLSX and CSV) cannot be taken as it is."""
