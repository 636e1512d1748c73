"""What a board is judged by: the tables."""

from __future__ import annotations

from typing import Literal

from db.model import things
from db.store.columns import choice, day, flag, nested, number, refer, text, whole
from db.store.tables.form import both, things_of

CRITERION = things_of(
    "criterion",
    text("key"),
    choice("scope", things.Scope),
    whole("order"),
    *both("name"),
    *both("def"),
    number("scale_min"),
    number("scale_max"),
    number("step"),
    nested("anchors"),
)
WEIGHT_SET = things_of(
    "weight_set",
    text("key"),
    *both("name"),
    flag("is_default"),
    nested("weights"),
    choice("method", Literal["equal", "direct", "ahp"]),
    nested("comparisons"),
)
PREMISE = things_of(
    "premise",
    *both("title"),
    *both("note"),
    text("home_country"),
    day("as_of"),
    choice("nationality_rule", Literal["origin", "control"]),
    choice("aggregation", Literal["arithmetic", "geometric"]),
    number("coverage_min"),
    refer("weight_set_id", "weight_set", nullable=True),
    refer("wave_id", "wave", nullable=True),
    nested("method"),
)
MILESTONE = things_of("milestone", text("key"), day("date"), *both("name"))
