"""The columns of the ratings table, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.terms import criteria_of
from db.model.things import Criterion, Scope, name

if TYPE_CHECKING:
    from db.model.board import Board
    from db.model.things import Language
    from desktop.tables.entry import Meaning
    from desktop.words import Words

Kind: TypeAlias = Literal["entity", "segment", "layer", "criterion", "score", "coverage", "level", "posture"]

FROZEN = 2  # columns that stay while the others are scrolled
_BEFORE: dict[Scope, tuple[Kind, ...]] = {"position": ("entity", "segment"), "segment": ("segment", "layer")}
_AFTER: dict[Scope, tuple[Kind, ...]] = {"position": ("score", "coverage"), "segment": ("level", "posture")}
_WIDTHS: dict[Kind, int] = {
    "entity": 190,
    "segment": 170,
    "layer": 150,
    "criterion": 92,
    "score": 76,
    "coverage": 76,
    "level": 86,
    "posture": 112,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a column of a criterion can be edited."""

    kind: Kind
    criterion: Criterion | None = None

    @property
    def key(self) -> tuple[Kind, str]:
        """What the column is known by, whatever its place and name."""
        return self.kind, self.criterion.id if self.criterion is not None else ""

    @property
    def width(self) -> int:
        """The width in pixels to begin with."""
        return _WIDTHS[self.kind]

    def title(self, words: Words) -> str:
        """Return the heading."""
        if self.criterion is not None:
            return name(self.criterion, words.lang)
        return words.say(f"table.column.{self.kind}")

    def explained(self, words: Words) -> str:
        """Return what the column says, for its tool tip."""
        if self.criterion is None:
            return words.say(f"table.column_tip.{self.kind}")
        return _definition(self.criterion, words.lang)


class Cell(NamedTuple):
    """What stands in a cell.

    ``hollow``: a score without a quoted passage; ``over``: more sure than that allows; ``voices``: of how many raters.
    """

    text: str
    state: Meaning | Literal["label", "figure"] = "label"
    hollow: bool = False
    over: bool = False
    voices: int = 1


def columns_of(board: Board, scope: Scope) -> tuple[Column, ...]:
    """Return the columns of a table of positions or of segments."""
    criteria = tuple(Column("criterion", each) for each in criteria_of(board, scope))
    before, after = (tuple(Column(kind) for kind in kinds[scope]) for kinds in (_BEFORE, _AFTER))
    return (*before, *criteria, *after)


def _definition(criterion: Criterion, lang: Language) -> str:
    first, second = (criterion.def_ko, criterion.def_en) if lang == "ko" else (criterion.def_en, criterion.def_ko)
    return "\n".join(filter(None, (name(criterion, lang), first or second)))
