"""Countries by whatever people call them, in all languages of the program: names, other names, two letters."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.search import search_key
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTRY, _ALIAS = "entity.country", "entity.country_alias"


@cache
def countries() -> Mapping[str, str]:
    """Return the two letters of countries by what they are called, each as `search_key` has it."""
    found: dict[str, str] = {}
    for words in map(Words, LANGUAGES):
        for code in words.names(COUNTRY):
            found[search_key(code)] = found[search_key(words.say(f"{COUNTRY}.{code}"))] = code
        for code in words.names(_ALIAS):
            # A name of its own comes before what another country is called too.
            for called in words.say(f"{_ALIAS}.{code}").split("|"):
                found.setdefault(search_key(called), code)
    return MappingProxyType(found)
