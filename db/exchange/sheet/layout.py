"""The layout of a table of ratings: which columns it has, what their heads say, and what a head means.

A head is a name for people and, in square brackets, the code by which the column is known again: ``기술 수준 [tech]``,
``기술 수준 신뢰도 [tech.confidence]``. People may change the name; the code is what counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.model.things import Criterion, name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from db.model.board import Board
    from db.model.things import Language, Scope

    # The words of the language in which a table is written, by their keys under ``sheet``.
    Say: TypeAlias = Callable[[str], str]

Part: TypeAlias = Literal["score", "confidence", "reason_ko", "reason_en"]
ID = "id"
TOLD = ("layer", "segment", "player")
PARTS: tuple[Part, ...] = ("score", "confidence", "reason_ko", "reason_en")
_CODE = re.compile(r"\[\s*([^\[\]]{1,80}?)\s*\]\s*$")


class Column(NamedTuple):
    """One column: the code that its head bears, the head itself, and of what criterion it holds which part."""

    code: str
    head: str
    criterion: Criterion | None = None
    part: Part | None = None


def columns(board: Board, scopes: Collection[Scope], lang: Language, say: Say) -> tuple[Column, ...]:
    """Return the columns of a table of such ratings: the hidden id, what names the row, three for each criterion."""
    told = [Column(each, f"{say(each)} [{each}]") for each in (ID, *TOLD)]
    # Reasons are written in one language, and come back into that one whoever reads them.
    parts: tuple[Part, ...] = ("score", "confidence", "reason_ko" if lang == "ko" else "reason_en")
    return (*told, *(_column(each, part, lang, say) for each in asked(board, scopes) for part in parts))


def asked(board: Board, scopes: Collection[Scope]) -> list[Criterion]:
    """Return the criteria of those scopes in their order."""
    found = [each for each in board.all(Criterion).values() if each.scope in scopes]
    return sorted(found, key=lambda each: (each.order, each.key))


def code_of(head: object) -> str:
    """Return the code that a head bears, empty where it bears none."""
    found = _CODE.search(head) if isinstance(head, str) else None
    return found[1].casefold() if found else ""


def meant(board: Board, code: str) -> tuple[Criterion, Part] | None:
    """Return of which criterion a code means which part, or None for one that means none on this board."""
    for part in PARTS:
        own = code if part == "score" else code.removesuffix(f".{part}")
        if part != "score" and own == code:
            continue
        found = next((each for each in board.all(Criterion).values() if each.key.casefold() == own), None)
        if found is not None:
            return found, part
    return None


def _column(criterion: Criterion, part: Part, lang: Language, say: Say) -> Column:
    own = name(criterion, lang)
    if part == "score":
        return Column(criterion.key, f"{own} [{criterion.key}]", criterion, part)
    return Column(
        f"{criterion.key}.{part}", f"{own} {say(part.partition('_')[0])} [{criterion.key}.{part}]", criterion, part
    )
