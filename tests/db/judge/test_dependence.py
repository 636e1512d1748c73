"""How far an entity depends on other countries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.dependence import Dependence, dependence_of
from db.model.board import Board
from db.model.things import Entity, Premise, Relation

if TYPE_CHECKING:
    from db.model.things import RelationKind

DAY = date(2023, 12, 21)
COUNTRIES = ("us", "kr", "tw")


def board(*relations: Relation, rule: str = "origin") -> Board:
    entities = (
        Entity(id="me", key="me", kind="company", origin="KR", control="US", name_ko="나"),
        *(Entity(id=each, key=each, kind="company", origin=each.upper(), name_ko=each) for each in COUNTRIES),
    )
    return Board([Premise(id="p", title_ko="판", as_of=DAY, nationality_rule=rule), *entities, *relations])  # type: ignore[arg-type]


def needs(
    supplier: str, critical: int | None, replaceable: int | None, input_kind: str = "cloud", kind: str = "depends_on"
) -> Relation:
    ends = ("me", supplier) if kind == "depends_on" else (supplier, "me")
    as_kind: RelationKind = kind  # type: ignore[assignment]
    return Relation(
        id=f"{supplier}/{input_kind}/{kind}",
        kind=as_kind,
        from_id=ends[0],
        to_id=ends[1],
        input_kind=input_kind,
        criticality=critical,
        substitutability=replaceable,
    )


def test_nothing_recorded_is_not_nothing_needed() -> None:
    assert dependence_of(board(), "me") is None


def test_an_input_counts_once_both_its_figures_are_entered() -> None:
    assert dependence_of(board(needs("us", 5, None), needs("tw", None, 1)), "me") is None


def test_what_is_supplied_is_depended_on() -> None:
    one = dependence_of(board(needs("us", 5, 2)), "me")
    assert one == dependence_of(board(needs("us", 5, 2, kind="supplies")), "me")
    assert one is not None
    assert one == Dependence(pytest.approx(0.8), core=True)  # type: ignore[arg-type]


def test_what_comes_from_home_is_no_foreign_dependence() -> None:
    assert dependence_of(board(needs("kr", 5, 1)), "me") == Dependence(0.0, core=False)


def test_home_is_the_entitys_own_country_by_the_boards_rule() -> None:
    assert dependence_of(board(needs("us", 5, 1), rule="control"), "me") == Dependence(0.0, core=False)


def test_a_share_from_home_makes_it_less_severe() -> None:
    mixed = dependence_of(board(needs("kr", 5, 1), needs("us", 5, 1)), "me")
    assert mixed == Dependence(pytest.approx(0.5), core=False)  # type: ignore[arg-type]
    assert mixed is not None
    assert mixed.strain == "high"


def test_the_worst_kind_of_input_tells() -> None:
    worst = dependence_of(board(needs("us", 1, 5, "data"), needs("tw", 5, 1, "chip")), "me")
    assert worst == Dependence(pytest.approx(1.0), core=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severity", "core", "strain"),
    [(0.0, False, "low"), (0.19, False, "low"), (0.2, False, "mid"), (0.5, False, "high"), (0.3, True, "core")],
)
def test_severity_has_a_word(severity: float, core: bool, strain: str) -> None:
    assert Dependence(severity, core).strain == strain


@given(st.lists(st.tuples(st.sampled_from(sorted(COUNTRIES)), st.integers(1, 5), st.integers(1, 5))))
def test_severity_is_a_share(inputs: list[tuple[str, int, int]]) -> None:
    kinds = [needs(supplier, c, s, input_kind=str(at)) for at, (supplier, c, s) in enumerate(inputs)]
    found = dependence_of(board(*kinds), "me")
    assert found is None if not inputs else found is not None and 0 <= found.severity <= 1


def test_relations_of_other_kinds_are_no_inputs() -> None:
    invests = (needs("us", 5, 1, kind="invests"), replace(needs("tw", 5, 1), id="out", kind="partners"))
    assert dependence_of(board(*invests), "me") is None
