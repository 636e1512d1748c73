"""How a market's concentration and its risk are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.market import risks
from desktop.verdict import plain

if TYPE_CHECKING:
    from db.judge.market import Concentration
    from desktop.words import Words


def concentration_text(words: Words, found: Concentration | None, takes_all: float | None) -> str:
    """Return HHI, CR1 and CR3 with the word for them, and the risk that one takes all; what is not known is said so."""
    if found is None:
        return words.say("market.no_shares", wta=plain(takes_all))
    levels = " ~ ".join(words.say(f"market.level.{each}") for each in found.levels)
    told = words.say(
        "market.concentration",
        hhi=_between(found.low, found.high),
        first=plain(found.first),
        three=_between(found.three_low, found.three_high, one=True),
        known=plain(found.known),
        level=levels,
    )
    risk = " ~ ".join(words.say(f"market.risk.{each}") for each in risks(found.levels, takes_all))
    if not risk:
        return told + "\n" + words.say("market.no_risk")
    return told + "\n" + words.say("market.risk_is", risk=risk, wta=plain(takes_all))


def _between(low: float, high: float, *, one: bool = False) -> str:
    """Return a number, or both its bounds where they differ."""
    texts = [plain(each) if one else f"{each:,.0f}" for each in (low, high)]
    return texts[0] if texts[0] == texts[1] else f"{texts[0]}–{texts[1]}"
