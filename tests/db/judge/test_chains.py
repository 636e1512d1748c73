"""Who depends on whom through others."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.chains import LONGEST, chains, dependents
from db.model.board import Board
from db.model.things import Entity, Premise, Relation

DAY = date(2023, 12, 21)
WORKED = (
    ("KRsvc", "LLMx", 5, 2),
    ("KRsvc", "KRcloud", 4, 4),
    ("KRcloud", "GPUx", 5, 1),
    ("LLMx", "CloudX", 5, 2),
    ("CloudX", "GPUx", 5, 2),
    ("GPUx", "Fab", 5, 1),
)
COUNTRIES = {"KRsvc": "KR", "KRcloud": "KR", "Fab": "TW"}


def needs(dependent: str, supplier: str, critical: int, replaceable: int) -> Relation:
    return Relation(
        id=f"{dependent}→{supplier}",
        kind="depends_on",
        from_id=dependent,
        to_id=supplier,
        input_kind="compute",
        criticality=critical,
        substitutability=replaceable,
    )


def board(*relations: Relation) -> Board:
    ends = sorted({end for each in relations for end in (each.from_id, each.to_id)})
    entities = [
        Entity(id=each, key=each, kind="company", origin=COUNTRIES.get(each, "US"), name_ko=each) for each in ends
    ]
    return Board([Premise(id="p", title_ko="판", as_of=DAY), *entities, *relations])


@pytest.fixture
def worked() -> Board:
    return board(*(needs(*each) for each in WORKED))


def test_the_worked_example(worked: Board) -> None:
    found = {each.supplier_id: each.strength for each in chains(worked, "KRsvc")}
    assert found == pytest.approx({"LLMx": 0.8, "CloudX": 0.64, "GPUx": 0.512, "Fab": 0.512, "KRcloud": 0.32})
    assert {each.supplier_id: each.strength for each in chains(worked, "KRcloud")} == {"GPUx": 1.0, "Fab": 1.0}


def test_a_chain_shows_its_way(worked: Board) -> None:
    to_fab = next(each for each in chains(worked, "KRsvc") if each.supplier_id == "Fab")
    assert to_fab.entities == ("KRsvc", "LLMx", "CloudX", "GPUx", "Fab")
    assert to_fab.relations == tuple("→".join(each) for each in pairwise(to_fab.entities))


def test_who_is_hit_is_the_same_read_backwards(worked: Board) -> None:
    hit = {each.dependent_id: each for each in dependents(worked, "Fab")}
    assert set(hit) == {"KRsvc", "KRcloud", "LLMx", "CloudX", "GPUx"}
    assert hit["KRsvc"] == next(each for each in chains(worked, "KRsvc") if each.supplier_id == "Fab")


def test_the_strongest_comes_first(worked: Board) -> None:
    strengths = [each.strength for each in chains(worked, "KRsvc")]
    assert strengths == sorted(strengths, reverse=True)


def test_who_has_no_inputs_depends_on_nobody(worked: Board) -> None:
    assert chains(worked, "Fab") == ()
    assert dependents(worked, "KRsvc") == ()


def test_a_cycle_does_no_harm() -> None:
    found = chains(board(needs("a", "b", 5, 1), needs("b", "a", 5, 1), needs("b", "c", 4, 1)), "a")
    assert {each.supplier_id: each.strength for each in found} == pytest.approx({"b": 1.0, "c": 0.8})


def test_of_two_inputs_between_the_same_two_the_stronger_counts() -> None:
    weak = replace(needs("a", "b", 1, 5), id="weak")
    assert [each.strength for each in chains(board(needs("a", "b", 5, 2), weak), "a")] == pytest.approx([0.8])


def test_a_chain_has_no_more_steps_than_there_may_be() -> None:
    line = [needs(f"e{at}", f"e{at + 1}", 5, 1) for at in range(LONGEST + 2)]
    found = chains(board(*line), "e0")
    assert {each.supplier_id for each in found} == {f"e{at}" for at in range(1, LONGEST + 1)}


def test_where_the_strong_way_is_too_long_the_short_one_counts() -> None:
    line = [needs(f"e{at}", f"e{at + 1}", 5, 1) for at in range(LONGEST + 1)]
    short = needs("e0", f"e{LONGEST + 1}", 2, 5)
    found = {each.supplier_id: each for each in chains(board(*line, short), "e0")}
    assert found[f"e{LONGEST + 1}"].relations == (short.id,)
    assert found[f"e{LONGEST}"].strength == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        ("2023", None, True),
        ("2023-12-22", None, False),
        ("2024", None, False),
        (None, "2023", True),
        (None, "2023-12-20", False),
        (None, "2022", False),
        ("2023-12", "2023-12", True),
    ],
)
def test_a_relation_counts_from_its_beginning_to_its_end(since: str, until: str, counts: bool) -> None:
    dated = replace(needs("a", "b", 5, 1), since=since, until=until)
    assert bool(chains(board(dated), "a")) is counts


STEPS = st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), st.integers(1, 5), st.integers(1, 5))


@given(st.lists(STEPS.filter(lambda step: step[0] != step[1]), unique_by=lambda step: step[:2], max_size=24))
def test_no_chain_is_stronger_than_the_best_of_all_ways(steps: list[tuple[str, str, int, int]]) -> None:
    """Held against every way of up to six steps, tried one by one."""
    relations = [needs(*each) for each in steps]
    strength = {(a, b): c / 5 * (6 - s) / 5 for a, b, c, s in steps}
    best: dict[str, float] = {"a": 1.0}
    reached = dict(best)
    for _ in range(LONGEST):
        ahead: dict[str, float] = {}
        for (one, other), each in strength.items():
            if one in reached:
                ahead[other] = max(ahead.get(other, 0.0), reached[one] * each)
        best = {each: max(best.get(each, 0.0), ahead.get(each, 0.0)) for each in best | ahead}
        reached = ahead
    best.pop("a")
    random.Random(1).shuffle(relations)  # noqa: S311 - no secret
    extra = needs("a", "z", 5, 1), needs("z", "y", 5, 1)
    found = {each.supplier_id: each.strength for each in chains(board(*relations, *extra), "a")}
    assert found == pytest.approx(best | {"z": 1.0, "y": 1.0})
