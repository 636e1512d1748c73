"""What may come and who was asked: scenarios, measures, ballots: the tables."""

from __future__ import annotations

from sqlalchemy import CheckConstraint

from db.model import things
from db.store.columns import choice, day, flag, key, nested, number, refer, text, whole
from db.store.tables.form import both, many, things_of

SCENARIO = things_of(
    "scenario",
    text("key"),
    *both("name"),
    day("base_as_of"),
    nested("overrides"),
    nested("relation_overrides"),
    *both("desc"),
)
MEASURE = things_of(
    "measure",
    *both("title"),
    nested("targets"),
    choice("posture", things.Posture),
    *both("owner"),
    text("horizon"),
    *both("indicator"),
    whole("order"),
    *both("desc"),
    *both("partners"),
    text("start", nullable=True),
    text("deadline", nullable=True),
    *many("baseline", "target"),
    *both("cost"),
    choice("confidence", things.Confidence, nullable=True),
    *both("risk"),
    refer("scenario_id", "scenario", nullable=True),
)
BALLOT = things_of(
    "ballot",
    text("key"),
    *both("name"),
    day("as_of"),
    whole("round"),
    refer("rater_id", "rater", nullable=True),
    nested("criteria"),
    nested("targets"),
    flag("closed"),
)
VOTE = things_of(
    "vote",
    refer("ballot_id", "ballot", index=True),
    whole("round"),
    refer("rater_id", "rater"),
    choice("target_kind", things.Scope),
    key("target_id"),
    refer("criterion_id", "criterion"),
    choice("status", things.Status),
    number("score", nullable=True),
    choice("confidence", things.Confidence, nullable=True),
    text("comment"),
    day("given"),
    CheckConstraint("status = 'rated' OR score IS NULL", name="scored"),
)
