"""A verdict in words: which rule fired, why there is no figure, what would change the posture. Free of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.judge.judgement import SegmentVerdict
    from db.model.things import Method
    from desktop.words import Words

_CUTS = ("cut_lead", "cut_chase", "cut_lag", "wta_cut", "home_held", "home_foothold", "risk_step", "vital_importance")


def reason(words: Words, verdict: SegmentVerdict) -> str:
    """Return the sentence of the rule that fired, or why the segment cannot be judged."""
    if verdict.undefined is not None:
        return words.say(f"judge.undefined.{verdict.undefined}")
    return words.say(f"judge.rule.{verdict.rule}")


def condition(words: Words, method: Method, rule: int) -> str:
    """Return the condition of a rule of the decision list, with the cuts of the method filled in."""
    return words.say(f"judge.condition.{rule}", **{cut: plain(getattr(method, cut)) for cut in _CUTS})


def turning(words: Words, verdict: SegmentVerdict) -> str:
    """Return the sentence that says what would change the posture."""
    flip = verdict.flip
    if flip is None:
        return words.say("judge.flip.undetermined" if verdict.undefined else "judge.flip.none")
    direction = "up" if flip.up else "down"
    key = f"L_{direction}" if flip.number == "L" else direction
    number, posture = words.say(f"judge.number.{flip.number}"), words.say(f"judge.posture.{flip.posture}")
    sentence = words.say(f"judge.flip.{key}", number=number, to=plain(flip.to), posture=posture)
    return sentence[:1].upper() + sentence[1:]


def difference(was: float, now: float) -> float:
    """Return a difference as one reckons it from both figures as they show, with one decimal each."""
    return round(round(now, 1) - round(was, 1), 1)


def plain(number: float | None) -> str:
    """Return a number as one writes it: 4, 3.5, 63.5; at most one decimal. A dash where there is none."""
    if number is None:
        return "–"
    rounded = round(number, 1) + 0.0  # no minus before a zero
    return f"{rounded:.1f}".removesuffix(".0").replace("-", "\N{MINUS SIGN}")
