"""Spoiling a file at one place, and reading what comes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import BoardError, ExchangeError
from db.exchange.read import read
from db.exchange.trouble import troubles_of
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from db.exchange.incoming import Incoming

GONE = object()


def spoil(tree: dict[str, Any], *path: str | int, to: Any) -> None:
    """Put ``to`` at a path of the tree; `GONE` takes away what is there."""
    here: Any = tree
    for step in path[:-1]:
        here = here[step]
    if to is GONE:
        del here[path[-1]]
    else:
        here[path[-1]] = to


def reread(tree: dict[str, Any]) -> Incoming:
    return read(json.dumps(tree))


def refusal(text: str | dict[str, Any]) -> ExchangeError:
    """Return the error that a text or a tree is refused with; it can be told in both languages."""
    with pytest.raises(ExchangeError) as caught:
        read(json.dumps(text) if isinstance(text, dict) else text)
    tellable(caught.value)
    return caught.value


def tellable(error: BoardError) -> None:
    for lang in LANGUAGES:
        sentence = Words(lang).error(error)
        assert "\n" not in sentence
        assert "{first}" not in sentence
        assert "{problem}" not in sentence


def told(error: ExchangeError) -> list[tuple[str, str]]:
    """Return the place of each trouble and the code of what is wrong there."""
    return [(str(each.facts["place"]), _code(each)) for each in troubles_of(error)]


def _code(error: BoardError) -> str:
    inner = error.facts["problem"]
    assert isinstance(inner, BoardError)
    return inner.code
