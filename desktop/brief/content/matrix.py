"""The posture matrix: Korea's level against how far the winner takes all, every segment in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.judgement import SegmentVerdict
from db.model.things import Posture
from desktop.brief.content.cover import counted
from desktop.brief.content.levels import cuts
from desktop.brief.numbers import score

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts


@dataclass(frozen=True, slots=True)
class Chip:
    """A segment in the matrix; a ``vital`` one is as important as one can be."""

    segment: str
    level: float
    vital: bool
    posture: Posture


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of the matrix: markets in which the winner takes all, those in which he does not, or unrated ones."""

    label: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix under its finding."""

    title: str
    source: str
    strips: tuple[Strip, ...]
    cuts: tuple[tuple[float, str], ...]


def matrix(facts: Facts) -> Matrix:
    """Return the matrix of the segments that have a level; strips without one are left out."""
    cut = facts.board.premise.method.wta_cut
    kinds = {"tight": list[SegmentVerdict](), "loose": list[SegmentVerdict](), "unrated": list[SegmentVerdict]()}
    for each in facts.judged:
        wta = each.winner_takes_all
        kinds["unrated" if wta is None else "tight" if wta >= cut else "loose"].append(each)
    return Matrix(
        title=_title(facts, kinds["tight"]),
        source=facts.say("figures.matrix.source", day=facts.day(facts.as_of), count=len(facts.judged)),
        strips=tuple(
            Strip(facts.say(f"figures.matrix.{kind}", cut=score(cut)), tuple(_chip(facts, each) for each in found))
            for kind, found in kinds.items()
            if found
        ),
        cuts=cuts(facts),
    )


def _chip(facts: Facts, verdict: SegmentVerdict) -> Chip:
    vital = (verdict.importance or 0) >= facts.board.premise.method.vital_importance
    return Chip(facts.named(verdict), verdict.level or 0.0, vital, verdict.posture)


def _title(facts: Facts, tight: list[SegmentVerdict]) -> str:
    if not tight:
        return facts.say("figures.matrix.none", count=len(facts.judged))
    if len(tight) == 1:
        return facts.say("figures.matrix.one", name=facts.named(tight[0]), word=facts.posture(tight[0].posture))
    return facts.say("figures.matrix.title", count=len(tight), counts=counted(facts, tight))
