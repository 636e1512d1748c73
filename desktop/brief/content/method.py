"""The method: weights, conventions, coverage and criteria, so that every number can be worked out again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.posture import RULES
from db.judge.terms import criteria_of
from db.model.things import Posture, Rater, Rating, WeightSet, in_language, name
from desktop import verdict as worded
from desktop.brief.content.open import KINDS
from desktop.brief.content.sentence import Sentence
from desktop.brief.numbers import part, percent, score, share, thousands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.things import Criterion
    from db.model.things import Method as Terms
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.open import Point


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A criterion with its meaning and its weight; ``weight`` is empty for criteria of segments."""

    name: str
    meaning: str
    weight: str


@dataclass(frozen=True, slots=True)
class Method:
    """What the part on the method says."""

    head: str
    text: tuple[Sentence, ...]
    conventions_head: str
    conventions: tuple[tuple[str, str], ...]
    rules_title: str
    rule_columns: tuple[str, ...]
    rules: tuple[tuple[str, Posture, str, str], ...]
    coverage_head: str
    coverage: tuple[tuple[str, str], ...]
    criteria_title: str
    criterion_columns: tuple[str, ...]
    criteria_head: str
    criteria: tuple[Yardstick, ...]
    segment_head: str
    segment_criteria: tuple[Yardstick, ...]


def method(facts: Facts, left_open: Iterable[Point] = ()) -> Method:
    """Return the part on the method; ``left_open`` is what the check before the export found."""
    chosen = facts.board.get(WeightSet, facts.terms.weight_set_id)
    named = name(chosen, facts.lang) if chosen else facts.say("method.equal")
    return Method(
        head=facts.say("method.head"),
        text=tuple(facts.sentence(f"method.{each}") for each in ("scale", "level", "analyst")),
        conventions_head=facts.say("method.conventions"),
        conventions=_conventions(facts, named),
        rules_title=facts.say("method.rules"),
        rule_columns=tuple(facts.say(f"method.column.{each}") for each in ("rule", "posture", "condition")),
        rules=tuple(
            (
                str(rule),
                posture,
                facts.posture(posture),
                worded.condition(facts.words, facts.board.premise.method, rule),
            )
            for rule, posture in enumerate(RULES)
        ),
        coverage_head=facts.say("method.coverage"),
        coverage=(*_coverage(facts), _open(facts, left_open)),
        criteria_title=facts.say("method.criteria", weights=named),
        criterion_columns=tuple(facts.say(f"method.column.{each}") for each in ("criterion", "meaning", "weight")),
        criteria_head=facts.say("method.position_criteria"),
        criteria=_yardsticks(facts, facts.criteria, weighted=True),
        segment_head=facts.say("method.segment_criteria"),
        segment_criteria=_yardsticks(facts, criteria_of(facts.board, "segment"), weighted=False),
    )


def _yardsticks(facts: Facts, criteria: tuple[Criterion, ...], *, weighted: bool) -> tuple[Yardstick, ...]:
    weights = {each.criterion_id: each.weight for each in facts.terms.criteria}
    total = sum(weights.values())
    return tuple(
        Yardstick(
            name(each, facts.lang),
            in_language(each.def_ko, each.def_en, facts.lang),
            share(weights.get(each.id, 0.0), total) if weighted else "",
        )
        for each in criteria
    )


def _conventions(facts: Facts, weights: str) -> tuple[tuple[str, str], ...]:
    premise = facts.board.premise
    m = premise.method
    cuts = {"lead": score(m.cut_lead), "chase": score(m.cut_chase), "lag": score(m.cut_lag)}
    values = {
        "date": facts.day(facts.as_of),
        "nationality": facts.say(f"method.nationality_{premise.nationality_rule}", country=_country(facts)),
        "weights": weights,
        "aggregation": facts.say(f"method.{premise.aggregation}"),
        "eligible": facts.say("method.eligible_value", share=percent(premise.coverage_min)),
        "groups": facts.say("method.groups_value", **cuts),
        "taken": facts.say("method.taken_value", foreign=score(m.taken_foreign), step=score(m.taken_step)),
        "depth": facts.say("method.depth_value", count=m.depth_of),
        "uncertainty": facts.say(
            "method.uncertainty_value",
            high=score(m.half_width_high),
            moderate=score(m.half_width_moderate),
            low=score(m.half_width_low),
        ),
        "robust": _robust(facts),
        "strength": facts.say("method.strength_value", sure=score(m.share_sure), leaning=score(m.share_leaning)),
        "concentration": facts.say("method.concentration_value", **_concentration(m)),
        "core": facts.say(
            "method.core_value", share=m.core_share, concentration=m.core_concentration, fixed=m.core_fixed
        ),
        "shelf": facts.say("method.shelf_value", years=score(m.shelf_years)),
        "national": facts.say("method.national_value"),
        "front": facts.say("method.front_value"),
    }
    return tuple((facts.say(f"method.convention.{key}"), value) for key, value in values.items())


def _country(facts: Facts) -> str:
    code = facts.board.premise.home_country
    known = f"entity.country.{code}"
    return f"{facts.words.say(known)}({code})" if facts.words.knows(known) else code


def _robust(facts: Facts) -> str:
    """Return what has to be told for the draws to be found again."""
    found = facts.robustness
    noise = facts.words.say(f"trust.noise.{found.noise}")
    return facts.say(
        "method.robust_value",
        draws=thousands(found.draws),
        seed=found.seed,
        noise=noise if found.width is None else f"{noise} ±{percent(found.width)}",
        numpy=found.numpy,
    )


def _concentration(m: Terms) -> dict[str, str]:
    cuts = {"high": m.hhi_high, "medium": m.hhi_medium, "first": m.cr1_high, "three": m.cr3_high}
    return {key: f"{cut:,g}" for key, cut in cuts.items()}


def _coverage(facts: Facts) -> tuple[tuple[str, str], ...]:
    counts = facts.tally
    levels = " · ".join(
        facts.say("method.of_level", level=facts.words.say(f"judge.confidence.{level}"), count=count)
        for level, count in counts.by_confidence
    )
    values = {
        "cells": facts.say(
            "method.cells_value",
            cells=counts.cells,
            scored=counts.scored,
            unknown=counts.unknown,
            not_applicable=counts.not_applicable,
            missing=counts.missing,
        ),
        "eligible": facts.say("method.of", count=counts.eligible, whole=counts.positions),
        "judged": facts.say("method.of", count=len(facts.judged), whole=len(facts.segments)),
        "sources": facts.say(
            "method.sources_value", cited=counts.cited, rated=counts.rated, share=part(counts.cited, counts.rated)
        ),
        "hollow": facts.say("method.of", count=counts.hollow, whole=counts.positions),
        "confidence": levels,
        "over": facts.say("method.cases", count=counts.over_confident),
        "against": facts.say("method.cases", count=counts.contradicted),
        "raters": _raters(facts),
    }
    return tuple((facts.say(f"method.count.{key}"), value) for key, value in values.items())


def _open(facts: Facts, left_open: Iterable[Point]) -> tuple[str, str]:
    counts = Counter(each.kind for each in left_open)
    said = [
        facts.say("open.of", what=facts.say(f"open.kind.{kind}"), count=counts[kind]) for kind in KINDS if counts[kind]
    ]
    return facts.say("open.head"), facts.say("list.comma").join(said) or facts.say("open.none")


def _raters(facts: Facts) -> str:
    ratings = [each for each in facts.board.all(Rating).values() if each.as_of <= facts.as_of]
    raters = [facts.board.get(Rater, each) for each in dict.fromkeys(rating.rater_id for rating in ratings)]
    names = [in_language(each.name, each.name_en, facts.lang) for each in raters if each is not None]
    if not ratings:
        return facts.say("method.nobody")
    first, last = min(each.rated_at for each in ratings), max(each.rated_at for each in ratings)
    days = facts.day(first) if first == last else f"{facts.day(first)}–{facts.day(last)}"
    return facts.say(
        "method.raters", names=facts.enumerated(names, 5, "people") or facts.say("method.unnamed"), days=days
    )
