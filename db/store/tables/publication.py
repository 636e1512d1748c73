"""What is published: briefs and their words: the tables."""

from __future__ import annotations

from typing import Literal

from db.model import things
from db.store.columns import choice, day, nested, refer, text, whole
from db.store.tables.form import both, many, things_of

BRIEF = things_of(
    "brief",
    text("key"),
    *both("name"),
    whole("order"),
    choice("form", things.BriefForm),
    choice("lang", things.Language),
    *both("title"),
    *both("subtitle"),
    *many("author", "audience", "series", "number"),
    choice("cover", Literal["coloured", "white"]),
    choice("paper", Literal["a4", "a3"]),
    choice("distribution", things.Distribution),
    choice("profile", things.Profile),
    refer("scenario_id", "scenario", nullable=True),
    day("compared", nullable=True),
    nested("segments"),
    nested("parts"),
    whole("draws"),
    whole("seed"),
)
WORDING = things_of(
    "wording",
    refer("brief_id", "brief", index=True),
    text("place"),
    choice("lang", things.Language),
    text("text"),
    nested("bound"),
)
