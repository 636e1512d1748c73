"""Who there is, where and how they stand to each other: the tables."""

from __future__ import annotations

from db.model import things
from db.store.columns import choice, flag, nested, number, refer, text, whole
from db.store.tables.form import both, many, things_of

ENTITY = things_of(
    "entity",
    text("key"),
    choice("kind", things.EntityKind),
    text("origin"),
    text("control", nullable=True),
    *both("name"),
    nested("aliases"),
    *both("desc"),
    choice("lifecycle", things.Lifecycle),
    flag("named_in_essay"),
    text("note", nullable=True),
    choice("distribution", things.Distribution),
)
FACT = things_of("fact", refer("entity_id", "entity", index=True), text("name"), whole("order"), nested("value"))
POSITION = things_of(
    "position",
    text("key"),
    refer("entity_id", "entity", index=True),
    refer("segment_id", "segment", index=True),
    number("x", nullable=True),
    whole("lane", nullable=True),
    text("start", nullable=True),
    text("end", nullable=True),
)
RELATION = things_of(
    "relation",
    choice("kind", things.RelationKind),
    refer("from_id", "entity", index=True),
    refer("to_id", "entity", index=True),
    *both("note"),
    text("since", nullable=True),
    text("input_kind", nullable=True),
    whole("criticality", nullable=True),
    whole("substitutability", nullable=True),
    text("until", nullable=True),
)
SHARE = things_of(
    "share",
    refer("segment_id", "segment", index=True),
    refer("entity_id", "entity", index=True),
    choice("market", things.Market),
    *many("metric", "period"),
    number("percent"),
)
