"""How numbers and verdicts are said in a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.terms import POINTS
from db.model.things import in_language

if TYPE_CHECKING:
    from db.model.things import Criterion, Language
    from desktop.panels.state import State
    from desktop.words import Words

MINUS = "\u2212"


def number(value: float | None, *, places: int = 1, signed: bool = False) -> str:
    """Return a number as it is shown, a dash where it is undefined."""
    if value is None:
        return "–"
    text = f"{abs(value):.{places}f}"
    if float(text) == 0:
        return text
    return MINUS + text if value < 0 else "+" + text if signed else text


def score(value: float | None) -> str:
    """Return a score with its half step."""
    return number(value)


def on_scale(points: float | None) -> str:
    """Return points as a score on the scale of the criteria, as cards show it."""
    return number(None if points is None else points / POINTS)


def share(value: float) -> str:
    """Return a share as whole percent, with a space that does not break."""
    return f"{round(value * 100)}\u00a0%"


def anchor(criterion: Criterion, value: float, words: Words) -> str:
    """Return what a score means by the criterion's anchors; between two whole scores both."""
    texts = {each.score: in_language(each.ko, each.en, words.lang) for each in criterion.anchors}
    low = int(value)
    if value == low:
        return texts.get(low, "")
    between = words.say("inspector.between", low=low, high=low + 1)
    sides = [f"{each} {texts[each]}" for each in (low, low + 1) if texts.get(each)]
    return "\n".join((between, *sides))


def meaning(criterion: Criterion, state: State, words: Words) -> str:
    """Return the sentence under a criterion's scale."""
    if state.status == "rated" and state.score is not None:
        return anchor(criterion, state.score, words)
    if state.status == "missing":
        return definition(criterion, words.lang)
    if state.status == "mixed" and state.span is not None:
        return words.say("inspector.span", low=score(state.span[0]), high=score(state.span[1]))
    return words.say(f"inspector.means.{state.status}")


def definition(criterion: Criterion, lang: Language) -> str:
    """Return what the criterion asks."""
    return in_language(criterion.def_ko, criterion.def_en, lang)


def flags(state: State, words: Words) -> list[str]:
    """Return what the reader of a rating must be told of."""
    told = [words.say("judge.flag.over_confident")] if state.over else []
    if state.contradicted and not state.settled:
        told.append(words.say("judge.flag.contradicted"))
    if state.voices > 1:
        told.append(words.say("inspector.voices", count=state.voices, median=number(state.median, places=2)))
    return told
