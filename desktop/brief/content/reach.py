"""Dependency paths: on whom the home side rests, through whom and by which kind of input; and who rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.dependence import supplies
from db.model.things import Entity, Relation, name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.judge.chains import Chain
    from db.judge.chokepoints import Chokepoint
    from desktop.brief.content.facts import Facts

# How many players of either kind are drawn, and how many ways to each.
_POINTS, _LEVERS, _WAYS = 4, 2, 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A player on a way; ``by`` names the kind of input that leads to it from the one before."""

    name: str
    home: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """A chain from who depends to whom it depends on, and how strong it is (0 to 1)."""

    stops: tuple[Stop, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Point:
    """A player on whom a side rests: how strongly, with the strongest of its ``of`` ways."""

    name: str
    home: bool
    strength: float
    counted: str
    ways: tuple[Way, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The paths under their finding: chokepoints, and levers under a head of their own."""

    title: str
    source: str
    heads: tuple[str, str]
    chokepoints: tuple[Point, ...]
    levers: tuple[Point, ...]


def reach(facts: Facts) -> Reach | None:
    """Return the paths of the strongest chokepoints and levers; None where no input is recorded that makes one."""
    needed, held = facts.chokepoints, facts.leverage
    if not needed and not held:
        return None
    count = sum(1 for _ in supplies(facts.supplied))
    return Reach(
        _title(facts, needed, held),
        facts.say("figures.reach.source", day=facts.day(facts.as_of), count=count),
        (facts.say("figures.reach.chokepoints"), facts.say("figures.reach.levers")),
        points(facts, needed[:_POINTS], most=_WAYS),
        points(facts, held[:_LEVERS], most=_WAYS),
    )


def points(facts: Facts, found: Sequence[Chokepoint], *, most: int) -> tuple[Point, ...]:
    """Return players on whom a side rests, each with its ``most`` strongest ways."""
    at_home = facts.terms.at_home
    kinds = {each: relation.input_kind or "" for each, relation in facts.supplied.all(Relation).items()}
    made = []
    for each in found:
        entity = facts.supplied.the(Entity, each.entity_id)
        made.append(
            Point(
                name(entity, facts.lang) or entity.key,
                at_home(entity),
                each.strength,
                facts.say("figures.reach.counted", count=len(each.chains), of=each.of),
                tuple(_way(facts, chain, kinds) for chain in each.chains[:most]),
                len(each.chains),
            )
        )
    return tuple(made)


def _way(facts: Facts, chain: Chain, kinds: Mapping[str, str]) -> Way:
    by = ["", *(_kind(facts, kinds.get(each, "")) for each in chain.relations)]
    players = [facts.supplied.the(Entity, each) for each in chain.entities]
    stops = (
        Stop(name(each, facts.lang) or each.key, facts.terms.at_home(each), kind)
        for each, kind in zip(players, by, strict=True)
    )
    return Way(tuple(stops), chain.strength)


def _kind(facts: Facts, kind: str) -> str:
    """Return the name of a kind of input: the usual ones have one in both languages, others stay as they were typed."""
    known = f"trust.kind.{kind}"
    return facts.words.say(known) if kind and facts.words.knows(known) else kind


def _title(facts: Facts, needed: Sequence[Chokepoint], held: Sequence[Chokepoint]) -> str:
    first = (needed or held)[0]
    entity = facts.supplied.the(Entity, first.entity_id)
    return facts.say(
        "figures.reach.title" if needed else "figures.reach.lever_title",
        name=name(entity, facts.lang) or entity.key,
        count=len(first.chains),
        of=first.of,
        strength=f"{first.strength:.2f}",
    )
