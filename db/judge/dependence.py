"""How far an entity depends on other countries, from its recorded supplies: the method's section 9.

Relations count as of the board's date, from the day they began to the day they ended, and so does who they name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.terms import country_of
from db.model.span import is_there
from db.model.things import Entity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from db.model.board import Board
    from db.model.things import Method

Strain: TypeAlias = Literal["low", "mid", "high", "core"]

MOST = 5
"""The highest criticality and substitutability."""

MID_FROM, HIGH_FROM = 0.2, 0.5
"""Where the words for severity change: our convention, the method names ``core`` only."""


class Supply(NamedTuple):
    """One recorded input: who needs whom, by which relation, of which country, how critical (1 to 5), how fixed.

    ``fixed`` is how hard it is to replace, 0 to 1.
    """

    relation_id: str
    dependent_id: str
    supplier_id: str
    country: str
    critical: int
    fixed: float

    @property
    def strength(self) -> float:
        """How strongly the one depends on the other, 0 to 1."""
        return self.critical / MOST * self.fixed


class Dependence(NamedTuple):
    """The worst kind of input: its ``severity`` (0 to 1), and whether it is a core dependency."""

    severity: float
    core: bool

    @property
    def strain(self) -> Strain:
        """The word for it."""
        if self.core:
            return "core"
        if self.severity >= HIGH_FROM:
            return "high"
        return "mid" if self.severity >= MID_FROM else "low"


class Exposure(NamedTuple):
    """How far one kind of input comes from abroad; all figures are shares from 0 to 1.

    ``foreign`` (FS) is the foreign part of what is critical, ``concentration`` (HHI_c) how far it comes from few
    countries, ``fixed`` (U) how hard what is foreign is to replace, ``critical`` the most critical foreign input (1 to
    5, 0 without one). ``severity`` is the most critical's share times ``foreign`` times ``fixed``.
    """

    input_kind: str
    foreign: float
    concentration: float
    fixed: float
    critical: int
    severity: float
    core: bool
    supplies: tuple[Supply, ...]

    @property
    def dependence(self) -> Dependence:
        """The two figures that tell of it."""
        return Dependence(self.severity, self.core)


def dependence_of(board: Board, entity_id: str) -> Dependence | None:
    """Return how far an entity depends on countries other than its own; None where no input is recorded.

    An input counts once both its criticality and its substitutability are entered.
    """
    worst = worst_exposure(board, entity_id)
    return worst.dependence if worst is not None else None


def worst_exposure(board: Board, entity_id: str) -> Exposure | None:
    """Return the kind of input by which an entity is told: core before any other, then the most severe."""
    return next(iter(exposures(board, entity_id)), None)


def exposures(board: Board, entity_id: str) -> tuple[Exposure, ...]:
    """Return each recorded kind of input of an entity, the worst first."""
    own, method = _country(board, entity_id), board.premise.method
    by_kind: dict[str, list[Supply]] = {}
    for kind, supply in _inputs(board, entity_id):
        by_kind.setdefault(kind, []).append(supply)
    found = (_of_kind(kind, own, sorted(supplies), method) for kind, supplies in by_kind.items())
    return tuple(sorted(found, key=lambda each: (not each.core, -each.severity, each.input_kind)))


def supplies(board: Board) -> Iterator[Supply]:
    """Yield every recorded input of every entity that counts as of the board's date."""
    day = board.premise.as_of
    for relation in board.all(Relation).values():
        supply = _supply(board, relation, day)
        if supply is not None:
            yield supply


def _inputs(board: Board, entity_id: str) -> Iterator[tuple[str, Supply]]:
    day = board.premise.as_of
    for relation in (*board.where(Relation, "from_id", entity_id), *board.where(Relation, "to_id", entity_id)):
        supply = _supply(board, relation, day)
        if supply is not None and supply.dependent_id == entity_id:
            yield relation.input_kind or "", supply


def _supply(board: Board, relation: Relation, day: date) -> Supply | None:
    """Return a relation as an input, None where it is none or its figures are not entered."""
    ends = _ends(relation)
    if ends is None or not is_there(relation, day):
        return None
    if relation.criticality is None or relation.substitutability is None:
        return None
    fixed = (MOST + 1 - relation.substitutability) / MOST
    return Supply(relation.id, *ends, _country(board, ends[1]), relation.criticality, fixed)


def _ends(relation: Relation) -> tuple[str, str] | None:
    """Return who depends and on whom: to supply somebody is to be depended on."""
    if relation.kind == "depends_on":
        return relation.from_id, relation.to_id
    return (relation.to_id, relation.from_id) if relation.kind == "supplies" else None


def _of_kind(kind: str, own: str, inputs: Sequence[Supply], method: Method) -> Exposure:
    total = sum(each.critical for each in inputs)
    foreign = [each for each in inputs if each.country != own]
    outside = sum(each.critical for each in foreign)
    share = outside / total
    fixed = sum(each.critical * each.fixed for each in foreign) / outside if outside else 0.0
    critical = max((each.critical for each in foreign), default=0)
    concentration = sum((each / total) ** 2 for each in _by_country(inputs).values())
    core = share > method.core_share and concentration > method.core_concentration and fixed >= method.core_fixed
    return Exposure(
        input_kind=kind,
        foreign=share,
        concentration=concentration,
        fixed=fixed,
        critical=critical,
        severity=critical / MOST * share * fixed,
        core=bool(outside) and core,
        supplies=tuple(inputs),
    )


def _by_country(inputs: Iterable[Supply]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for each in inputs:
        found[each.country] = found.get(each.country, 0) + each.critical
    return found


def _country(board: Board, entity_id: str) -> str:
    return country_of(board.the(Entity, entity_id), by_control=board.premise.nationality_rule == "control")
