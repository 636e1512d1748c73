"""Markets: how concentrated a segment's market is by recorded shares, and the risk that one takes it all.

The method's section 9. Without shares there is no concentration: it is never guessed from how many positions there are.
"""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.terms import EPSILON
from db.model.things import Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.model.board import Board
    from db.model.things import Market, Method

Concentrated: TypeAlias = Literal["low", "medium", "high"]
Risk: TypeAlias = Literal["low", "medium", "high", "severe"]

WHOLE = 100.0
ROUNDED = 0.5
"""By how many per cent the shares of a market may add up to more than the whole: they are printed rounded."""

RISKS: Mapping[Concentrated, tuple[Risk, ...]] = MappingProxyType(
    {
        "low": ("low", "low", "low", "medium", "high"),
        "medium": ("low", "low", "medium", "high", "severe"),
        "high": ("medium", "medium", "high", "severe", "severe"),
    }
)
"""The risk that one takes all, by concentration and by winner-takes-all 1 to 5."""


class Concentration(NamedTuple):
    """How concentrated a market is: bounds, for who is not recorded may be many small ones or few larger ones.

    ``known`` is what the recorded shares add up to in per cent. ``low`` and ``high`` bound the HHI (to 10,000),
    ``first`` is CR1, ``three_low`` and ``three_high`` bound CR3, in per cent. ``levels`` are the words for both
    bounds: one word where they agree.
    """

    known: float
    low: float
    high: float
    first: float
    three_low: float
    three_high: float
    levels: tuple[Concentrated, ...]


class MarketFigure(NamedTuple):
    """A segment's market as it is recorded for one metric in its newest period: shares, the largest first."""

    market: Market
    metric: str
    period: str
    shares: tuple[Share, ...]
    concentration: Concentration


def markets(board: Board, segment_id: str) -> tuple[MarketFigure, ...]:
    """Return a segment's markets, home before world, each metric in its newest period up to the board's date."""
    told = board.premise.as_of.isoformat()
    newest: dict[tuple[Market, str], dict[str, list[Share]]] = {}
    for each in board.where(Share, "segment_id", segment_id):
        if each.period <= told[: len(each.period)]:
            newest.setdefault((each.market, each.metric), {}).setdefault(each.period, []).append(each)
    return tuple(
        _figure(market, metric, max(periods), periods[max(periods)], board.premise.method)
        for (market, metric), periods in sorted(newest.items())
    )


def concentration(percents: Iterable[float], method: Method) -> Concentration | None:
    """Return how concentrated a market with such known shares is, in per cent; None where none is known."""
    known = sorted((each for each in percents if each > 0.0), reverse=True)
    if not known:
        return None
    total = math.fsum(known)
    rest, least = max(0.0, WHOLE - total), known[-1]
    low = math.fsum(each * each for each in known)
    whole = math.floor(rest / least + EPSILON)
    high = low + whole * least * least + max(0.0, rest - whole * least) ** 2
    three = math.fsum(known[:3])
    most = three + min(rest, (3 - len(known[:3])) * least)
    levels = (level(low, known[0], three, method), level(high, known[0], most, method))
    return Concentration(total, low, high, known[0], three, most, tuple(dict.fromkeys(levels)))


def level(hhi: float, first: float, three: float, method: Method) -> Concentrated:
    """Return the word for a concentration: HHI in index points, CR1 and CR3 in per cent."""
    if _reaches(hhi, method.hhi_high) or _reaches(first, method.cr1_high) or _reaches(three, method.cr3_high):
        return "high"
    return "medium" if _reaches(hhi, method.hhi_medium) else "low"


def risks(levels: Sequence[Concentrated], winner_takes_all: float | None) -> tuple[Risk, ...]:
    """Return the risk that one takes all, one for each level that it may be; a part of a step counts as a whole one.

    Without a level or a rated winner-takes-all there is none.
    """
    if winner_takes_all is None:
        return ()
    column = min(5, max(1, math.ceil(winner_takes_all - EPSILON))) - 1
    return tuple(dict.fromkeys(RISKS[each][column] for each in levels))


def _figure(market: Market, metric: str, period: str, shares: Iterable[Share], method: Method) -> MarketFigure:
    ordered = tuple(sorted(shares, key=lambda each: (-each.percent, each.id)))
    found = concentration((each.percent for each in ordered), method)
    return MarketFigure(market, metric, period, ordered, found or _NOBODY)


def _reaches(number: float, cut: float) -> bool:
    return number >= cut - EPSILON


_NOBODY = Concentration(0.0, 0.0, WHOLE * WHOLE, 0.0, 0.0, WHOLE, ("low", "high"))
