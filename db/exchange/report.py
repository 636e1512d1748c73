"""A report: what an import does to a board, thing by thing, for telling before or after it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from db.exchange.redirect import TARGETS
from db.model.names import called
from db.model.things import Citation, Thing

if TYPE_CHECKING:
    from db.model.board import Board


class Line(NamedTuple):
    """One thing of the file: its kind (``exchange.kind.*`` has the word), what it is called, and why it was refused.

    ``reason`` is empty, or the end of a key under ``exchange.refused``.
    """

    kind: str
    id: str
    name_ko: str
    name_en: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What becomes of everything in a file.

    Attributes:
        added: what the board did not have.
        changed: what the board had otherwise; it keeps its id.
        refused: what is not taken, and why (`Line.reason`); nothing of it is on the board.
        kept: what the board has of its own and keeps: its premise, where the file is about another board.
        unchanged: how many things the board had just so.
        unknown: the JSON paths of what the format does not know; it is not stored.

    """

    added: tuple[Line, ...]
    changed: tuple[Line, ...]
    refused: tuple[Line, ...]
    kept: tuple[Line, ...]
    unchanged: int
    unknown: tuple[str, ...]


def line(file: Board, thing: Thing, reason: str = "") -> Line:
    """Return the line that tells of a thing of a file; a citation goes by the name of what it is about."""
    named = file.get(TARGETS[thing.target_kind], thing.target_id) if isinstance(thing, Citation) else thing
    ko, en = called(file, named)
    return Line(kind_word(type(thing)), thing.id, ko, en, reason)


def kind_word(kind: type[Thing]) -> str:
    """Return the word for a kind of thing: ``weight_set`` for `WeightSet`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
