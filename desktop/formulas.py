"""How a figure comes about: its formula with its own numbers, for whoever asks why. Free of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.level import FRONT_ENDS, FRONT_SPREAD
from desktop.verdict import difference, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.judge.dependence import Exposure
    from db.judge.evidence import Backing
    from db.judge.judgement import Judgement, PositionScore, SegmentVerdict
    from db.model.things import Method
    from desktop.words import Words

_RATED = {"H_home": "home_best_held", "H_foreign": "foreign_best_held", "wta": "winner_takes_all", "imp": "importance"}


def of_verdict(words: Words, verdict: SegmentVerdict, judgement: Judgement, method: Method) -> Mapping[str, str]:
    """Return the formula of each figure of a verdict by the figure's name; what is undefined says why."""
    told = {each: words.say(f"formula.{each}", value=plain(getattr(verdict, of))) for each, of in _RATED.items()}
    told["coverage"] = words.say("formula.coverage", value=_percent(verdict.coverage), count=len(verdict.positions))
    if verdict.undefined is not None:
        why = words.say(f"judge.undefined.{verdict.undefined}")
        return told | dict.fromkeys(("L", "lead", "gap", "mean_gap", "depth", "front", "group"), why)
    return told | dict(_levels(words, verdict, method)) | {"depth": _depth(words, verdict, judgement, method)}


def of_score(words: Words, score: PositionScore, *, geometric: bool, least: float) -> str:
    """Return how a position's score, its coverage and its bounds come about; ``least`` is the coverage asked for."""
    if score.score is None:
        return words.say("formula.no_score")
    facts = {
        "arithmetic": plain(score.arithmetic),
        "geometric": plain(score.geometric),
        "score": plain(score.score),
        "scale": plain(score.score / 20.0),
        "coverage": _percent(score.coverage),
        "least": _percent(least),
        "low": plain(score.low),
        "high": plain(score.high),
    }
    return words.say("formula.score_geometric" if geometric else "formula.score", **facts)


def of_ceiling(words: Words, backing: Backing) -> str:
    """Return which confidence the evidence behind a rating allows, and why."""
    level = words.say(f"judge.confidence.{backing.ceiling}")
    return words.say("formula.ceiling", passages=backing.passages, against=backing.against, level=level)


def of_exposure(words: Words, exposure: Exposure, method: Method) -> str:
    """Return how severe the dependence on one kind of input is, and whether it is a core one."""
    facts = {
        "critical": exposure.critical,
        "foreign": f"{exposure.foreign:.2f}",
        "fixed": f"{exposure.fixed:.2f}",
        "severity": f"{exposure.severity * 100:.0f}",
        "concentration": f"{exposure.concentration:.2f}",
        "core_share": f"{method.core_share:g}",
        "core_concentration": f"{method.core_concentration:g}",
        "core_fixed": f"{method.core_fixed:g}",
    }
    cuts = words.say("formula.core" if exposure.core else "formula.spare", **facts)
    return words.say("formula.severity", **facts) + "\n" + cuts


def _levels(words: Words, verdict: SegmentVerdict, method: Method) -> Sequence[tuple[str, str]]:
    facts = {
        "home": plain(verdict.best_home),
        "foreign": plain(verdict.best_foreign),
        "mean_home": plain(verdict.mean_home),
        "mean_foreign": plain(verdict.mean_foreign),
        "level": plain(verdict.level),
        "lead": plain(verdict.lead),
        "gap": plain(verdict.gap),
        "mean_gap": plain(verdict.mean_gap),
        "front": _percent(verdict.front or 0.0),
        "spread": f"{FRONT_SPREAD:g}",
        "left": _percent(FRONT_ENDS[0]),
        "right": _percent(FRONT_ENDS[1]),
        "cut_lead": plain(method.cut_lead),
        "cut_chase": plain(method.cut_chase),
        "cut_lag": plain(method.cut_lag),
        "group": words.say(f"judge.group.{verdict.group}") if verdict.group else "–",
    }
    alone = verdict.lead is None  # against nobody there is nothing to divide by
    keys = {"L": "formula.L_alone" if alone else "formula.L", "lead": "formula.L_alone" if alone else "formula.lead"}
    keys |= {each: f"formula.{each}" for each in ("gap", "mean_gap", "front", "group")}
    # The gaps are taken of the same figures, which need not add up as rounded ones.
    best, mean = (_reckoned(*each) for each in ((verdict.best_home, verdict.best_foreign), _means(verdict)))
    facts_of = {
        "gap": facts | dict(zip(("home", "foreign"), best, strict=True)),
        "mean_gap": facts | dict(zip(("mean_home", "mean_foreign"), mean, strict=True)),
    }
    return [(each, words.say(key, **facts_of.get(each, facts))) for each, key in keys.items()]


def _means(verdict: SegmentVerdict) -> tuple[float | None, float | None]:
    return verdict.mean_home, verdict.mean_foreign


def _reckoned(home: float | None, foreign: float | None) -> tuple[str, str]:
    """Return two figures as one writes them, with another decimal where their difference would not show as it is."""
    if home is None or foreign is None or difference(foreign, home) == round(home - foreign, 1):
        return plain(home), plain(foreign)
    return f"{home:.2f}", f"{foreign:.2f}"


def _depth(words: Words, verdict: SegmentVerdict, judgement: Judgement, method: Method) -> str:
    found = (judgement.positions[each] for each in verdict.positions if each in judgement.positions)
    scores = sorted(((each.score or 0.0, each.home) for each in found if each.eligible), reverse=True)
    home = [score for score, at_home in scores if at_home]
    foreign = [score for score, at_home in scores if not at_home]
    k = min(method.depth_of, len(foreign))
    if verdict.depth is None or not k:
        return words.say("formula.no_depth")
    return words.say(
        "formula.depth",
        k=k,
        home=" + ".join(plain(each) for each in [*home[:k], *[0.0] * (k - len(home))]),
        foreign=" + ".join(plain(each) for each in foreign[:k]),
        depth=plain(verdict.depth),
    )


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\u00a0%"
