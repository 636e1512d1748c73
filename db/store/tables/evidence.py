"""What is judged and why: the tables."""

from __future__ import annotations

from typing import Literal

from sqlalchemy import CheckConstraint

from db.model import things
from db.store.columns import choice, day, key, number, refer, text, whole
from db.store.tables.form import both, things_of

RATER = things_of(
    "rater",
    text("key"),
    text("name"),
    text("name_en"),
    text("org", nullable=True),
    choice("kind", Literal["person", "panel"]),
)
RATING = things_of(
    "rating",
    choice("target_kind", things.Scope),
    key("target_id"),
    refer("criterion_id", "criterion"),
    choice("status", things.Status),
    number("score", nullable=True),
    choice("confidence", things.Confidence, nullable=True),
    *both("rationale"),
    refer("rater_id", "rater", nullable=True),
    day("rated_at"),
    day("as_of"),
    *both("resolution"),
    choice("distribution", things.Distribution),
    CheckConstraint("status = 'rated' OR score IS NULL", name="scored"),
)
SOURCE = things_of(
    "source",
    text("key"),
    text("kind"),
    text("title"),
    text("author", nullable=True),
    text("publisher", nullable=True),
    text("published", nullable=True),
    text("accessed", nullable=True),
    text("url", nullable=True),
    text("note", nullable=True),
    text("lang"),
    choice("reliability", things.Reliability),
    whole("credibility"),
    number("shelf_years", nullable=True),
    choice("distribution", things.Distribution),
)
DOCUMENT = things_of(
    "document",
    refer("source_id", "source", index=True),
    text("name"),
    choice("media", Literal["pdf", "image", "text"]),
    whole("size"),
    text("sha256"),
)
PASSAGE = things_of(
    "passage",
    refer("source_id", "source", index=True),
    text("quote"),
    text("locator", nullable=True),
    whole("credibility", nullable=True),
)
CITATION = things_of(
    "citation",
    choice("target_kind", things.CitedKind),
    key("target_id"),
    text("aspect"),
    whole("order"),
    refer("passage_id", "passage", nullable=True, index=True),
    text("basis", nullable=True),
    choice("stance", things.Stance),
    CheckConstraint("(passage_id IS NULL) <> (basis IS NULL)", name="backed"),
)
