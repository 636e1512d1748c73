"""How far an entity depends on other countries, from its recorded supplies: the method's section 9."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.terms import country_of
from db.model.things import Entity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.model.board import Board

Strain: TypeAlias = Literal["low", "mid", "high", "core"]

MOST = 5
"""The highest criticality and substitutability."""

CORE_SHARE, CORE_CONCENTRATION, CORE_UNSUBSTITUTABLE = 0.5, 0.4, 0.6
MID_FROM, HIGH_FROM = 0.2, 0.5
"""Where the words for severity change: our convention, the method names ``core`` only."""


class Supply(NamedTuple):
    """One recorded input: from which country, how critical (1 to 5) and how hard to replace (0 to 1)."""

    country: str
    critical: int
    fixed: float


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


def dependence_of(board: Board, entity_id: str) -> Dependence | None:
    """Return how far an entity depends on countries other than its own; None where no input is recorded.

    An input counts once both its criticality and its substitutability are entered.
    """
    own = _country(board, entity_id)
    by_kind: dict[str, list[Supply]] = {}
    for relation, supplier_id in _inputs(board, entity_id):
        if relation.criticality is not None and relation.substitutability is not None:
            fixed = (MOST + 1 - relation.substitutability) / MOST
            supply = Supply(_country(board, supplier_id), relation.criticality, fixed)
            by_kind.setdefault(relation.input_kind or "", []).append(supply)
    return max((_of_kind(own, supplies) for supplies in by_kind.values()), key=_weight, default=None)


def _inputs(board: Board, entity_id: str) -> Iterable[tuple[Relation, str]]:
    for each in board.where(Relation, "from_id", entity_id):
        if each.kind == "depends_on":
            yield each, each.to_id
    for each in board.where(Relation, "to_id", entity_id):
        if each.kind == "supplies":
            yield each, each.from_id


def _of_kind(own: str, supplies: Sequence[Supply]) -> Dependence:
    total = sum(each.critical for each in supplies)
    foreign = [each for each in supplies if each.country != own]
    outside = sum(each.critical for each in foreign)
    if not outside:
        return Dependence(0.0, core=False)
    share = outside / total
    unsubstitutable = sum(each.critical * each.fixed for each in foreign) / outside
    severity = max(each.critical for each in foreign) / MOST * share * unsubstitutable
    countries = {each.country for each in supplies}
    concentration = sum(
        (sum(each.critical for each in supplies if each.country == at) / total) ** 2 for at in countries
    )
    core = share > CORE_SHARE and concentration > CORE_CONCENTRATION and unsubstitutable >= CORE_UNSUBSTITUTABLE
    return Dependence(severity, core)


def _weight(dependence: Dependence) -> tuple[bool, float]:
    return dependence.core, dependence.severity


def _country(board: Board, entity_id: str) -> str:
    return country_of(board.the(Entity, entity_id), by_control=board.premise.nationality_rule == "control")
