"""A brief as it is set up and worded; what it says is made from the board when it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from db.model.vocabulary import BriefForm, Distribution, Language, Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPart:
    """A section of a brief: whether it is shown, and the analyst's own text at its head."""

    name: str
    shown: bool = True
    text_ko: str = ""
    text_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief of the board: its form, its cover, what it compares with, and its sections in order.

    ``parts`` are sections in their order; those that are not named follow in the usual one. ``segments`` are those of
    segment sheets. What is above ``distribution`` is left out. ``draws`` and ``seed`` are those of the robustness
    figures.
    """

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    order: int = 0
    form: BriefForm = "full"
    lang: Language = "ko"
    title_ko: str = ""
    title_en: str = ""
    subtitle_ko: str = ""
    subtitle_en: str = ""
    author: str = ""
    audience: str = ""
    series: str = ""
    number: str = ""
    cover: Literal["coloured", "white"] = "coloured"
    paper: Literal["a4", "a3"] = "a4"
    distribution: Distribution = "open"
    profile: Profile = "1b"
    scenario_id: str | None = None
    compared: date | None = None
    segments: tuple[str, ...] = ()
    parts: tuple[BriefPart, ...] = ()
    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The analyst's own words for one paragraph of a brief, in one language.

    ``place`` names the paragraph. In ``text`` a bound field stands as ``{name}``; ``bound`` is what each one showed
    when the words were last confirmed, as pairs of name and shown value.
    """

    id: str
    brief_id: str
    place: str
    lang: Language
    text: str
    bound: tuple[tuple[str, str], ...] = ()
