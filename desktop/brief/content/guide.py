"""How to read the paper: the signs, the words of confidence, the scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.brief.content.facts import Facts

_ROWS = (
    "home",
    "world",
    "level",
    "gap",
    "front",
    "card",
    "confidence",
    "likely",
    "strength",
    "hollow",
    "taken",
    "note",
)


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guide says: signs and what they mean."""

    contents_head: str
    head: str
    rows: tuple[tuple[str, str, str], ...]


def guide(facts: Facts) -> Guide:
    """Return the guide."""
    method = facts.board.premise.method
    numbers = {
        "lead": f"{method.cut_lead:g}",
        "chase": f"{method.cut_chase:g}",
        "lag": f"{method.cut_lag:g}",
        "foreign": f"{method.taken_foreign:g}",
        "step": f"{method.taken_step:g}",
        "sure": f"{method.share_sure:g}",
        "leaning": f"{method.share_leaning:g}",
    }
    rows = tuple(
        (each, facts.say(f"guide.{each}.sign"), facts.say(f"guide.{each}.meaning", **numbers)) for each in _ROWS
    )
    return Guide(facts.say("guide.contents"), facts.say("guide.head"), rows)
