"""What is asked for when a brief is made: the board's own settings of one, with the language decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Literal

from db.model.things import Brief, BriefForm, BriefPart, Distribution, Language, Profile, Wording, in_language

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a brief shall be: every empty field is filled from the board, nothing from the clock.

    ``as_of`` reads the board as of another date; ``issued`` is the date of the paper, else the day on which
    the board was last rated. ``series`` and ``number`` stand above the title. What is above ``distribution``
    is left out. ``parts``, ``wordings`` and the rest are those of the board's `Brief`; see `ordered`.
    """

    title: str = ""
    subtitle: str = ""
    author: str = ""
    lang: Language = "ko"
    as_of: date | None = None
    issued: date | None = None
    series: str = ""
    number: str = ""
    audience: str = ""
    form: BriefForm = "full"
    cover: Literal["coloured", "white"] = "coloured"
    paper: Literal["a4", "a3"] = "a4"
    distribution: Distribution = "open"
    profile: Profile = "1b"
    scenario_id: str | None = None
    compared: date | None = None
    segments: tuple[str, ...] = ()
    parts: tuple[BriefPart, ...] = ()
    wordings: tuple[Wording, ...] = ()
    draws: int = 10_000
    seed: int = 1


# What a board's brief settles under the same name, whatever the language.
_CARRIED = sorted({each.name for each in fields(Order)} & {each.name for each in fields(Brief)} - {"lang"})


def ordered(
    brief: Brief,
    wordings: Iterable[Wording] = (),
    *,
    lang: Language | None = None,
    as_of: date | None = None,
    issued: date | None = None,
) -> Order:
    """Return the order of a board's ``brief`` with the analyst's own ``wordings``, in its language or in ``lang``."""
    tongue = lang or brief.lang
    carried = {each: getattr(brief, each) for each in _CARRIED}
    return Order(
        title=in_language(brief.title_ko, brief.title_en, tongue),
        subtitle=in_language(brief.subtitle_ko, brief.subtitle_en, tongue),
        lang=tongue,
        as_of=as_of,
        issued=issued,
        wordings=tuple(each for each in wordings if each.lang == tongue and each.brief_id == brief.id),
        **carried,
    )
