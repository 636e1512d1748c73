"""The tables of a board file, in version `VERSION` of its form.

One table for each kind of thing, named columns for each of its fields, and three tables of the file's own:
``meta``, ``journal`` and ``tombstone``. What changes here changes every file ever written: it needs a new version
and a migration. A file whose tables are not these is refused.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import CheckConstraint, Column, LargeBinary, MetaData, Table, Text

from db.model import things
from db.store.columns import (
    BIG,
    ID,
    choice,
    day,
    flag,
    identity,
    key,
    moment,
    nested,
    number,
    refer,
    text,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.schema import SchemaItem

    from db.model.things import Thing

APPLICATION_ID = 0x50414E53  # "PANS": tells a board from any other SQLite file
VERSION = 3

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem) -> Table:
    return Table(name, METADATA, *items, sqlite_strict=True)


def _things(name: str, *items: SchemaItem) -> Table:
    return _table(name, *identity(), *items)


def _both(stem: str) -> tuple[Column[Any], Column[Any]]:
    return text(f"{stem}_ko"), text(f"{stem}_en")


def _many(*names: str) -> tuple[Column[Any], ...]:
    return tuple(text(name) for name in names)


CRITERION = _things(
    "criterion",
    text("key"),
    choice("scope", things.Scope),
    whole("order"),
    *_both("name"),
    *_both("def"),
    number("scale_min"),
    number("scale_max"),
    number("step"),
    nested("anchors"),
)
WEIGHT_SET = _things(
    "weight_set",
    text("key"),
    *_both("name"),
    flag("is_default"),
    nested("weights"),
    choice("method", Literal["equal", "direct", "ahp"]),
    nested("comparisons"),
)
WAVE = _things(
    "wave",
    text("key"),
    *_both("name"),
    whole("order"),
    text("start", nullable=True),
    text("end", nullable=True),
    *_both("desc"),
)
PREMISE = _things(
    "premise",
    *_both("title"),
    *_both("note"),
    text("home_country"),
    day("as_of"),
    choice("nationality_rule", Literal["origin", "control"]),
    choice("aggregation", Literal["arithmetic", "geometric"]),
    number("coverage_min"),
    refer("weight_set_id", "weight_set", nullable=True),
    refer("wave_id", "wave", nullable=True),
    nested("method"),
)
LAYER = _things(
    "layer",
    text("key"),
    *_both("name"),
    *_both("desc"),
    whole("stack_rank"),
    whole("essay_no", nullable=True),
    flag("folded"),
    refer("wave_id", "wave", nullable=True),
)
SEGMENT = _things(
    "segment",
    text("key"),
    refer("layer_id", "layer"),
    whole("order"),
    *_both("name"),
    *_both("desc"),
    *_both("inclusion"),
    text("evolution", nullable=True),
    flag("home_absent_confirmed"),
    flag("foreign_absent_confirmed"),
    number("gap_years", nullable=True),
)
NOTE = _things(
    "note",
    refer("segment_id", "segment", nullable=True, index=True),
    refer("wave_id", "wave", nullable=True),
    *_both("text"),
    number("x", nullable=True),
    number("width", nullable=True),
)
ENTITY = _things(
    "entity",
    text("key"),
    choice("kind", things.EntityKind),
    text("origin"),
    text("control", nullable=True),
    *_both("name"),
    nested("aliases"),
    *_both("desc"),
    choice("lifecycle", things.Lifecycle),
    flag("named_in_essay"),
    text("note", nullable=True),
    choice("distribution", things.Distribution),
)
FACT = _things("fact", refer("entity_id", "entity", index=True), text("name"), whole("order"), nested("value"))
POSITION = _things(
    "position",
    text("key"),
    refer("entity_id", "entity", index=True),
    refer("segment_id", "segment", index=True),
    number("x", nullable=True),
    whole("lane", nullable=True),
    text("start", nullable=True),
    text("end", nullable=True),
)
RATER = _things(
    "rater",
    text("key"),
    text("name"),
    text("name_en"),
    text("org", nullable=True),
    choice("kind", Literal["person", "panel"]),
)
RATING = _things(
    "rating",
    choice("target_kind", things.Scope),
    key("target_id"),
    refer("criterion_id", "criterion"),
    choice("status", things.Status),
    number("score", nullable=True),
    choice("confidence", things.Confidence, nullable=True),
    *_both("rationale"),
    refer("rater_id", "rater", nullable=True),
    day("rated_at"),
    day("as_of"),
    *_both("resolution"),
    choice("distribution", things.Distribution),
    CheckConstraint("status = 'rated' OR score IS NULL", name="scored"),
)
SOURCE = _things(
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
DOCUMENT = _things(
    "document",
    refer("source_id", "source", index=True),
    text("name"),
    choice("media", Literal["pdf", "image", "text"]),
    whole("size"),
    text("sha256"),
)
PASSAGE = _things(
    "passage",
    refer("source_id", "source", index=True),
    text("quote"),
    text("locator", nullable=True),
    whole("credibility", nullable=True),
)
RELATION = _things(
    "relation",
    choice("kind", things.RelationKind),
    refer("from_id", "entity", index=True),
    refer("to_id", "entity", index=True),
    *_both("note"),
    text("since", nullable=True),
    text("input_kind", nullable=True),
    whole("criticality", nullable=True),
    whole("substitutability", nullable=True),
    text("until", nullable=True),
)
SHARE = _things(
    "share",
    refer("segment_id", "segment", index=True),
    refer("entity_id", "entity", index=True),
    choice("market", things.Market),
    *_many("metric", "period"),
    number("percent"),
)
CITATION = _things(
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
SCENARIO = _things(
    "scenario",
    text("key"),
    *_both("name"),
    day("base_as_of"),
    nested("overrides"),
    nested("relation_overrides"),
    *_both("desc"),
)
MILESTONE = _things("milestone", text("key"), day("date"), *_both("name"))
MEASURE = _things(
    "measure",
    *_both("title"),
    nested("targets"),
    choice("posture", things.Posture),
    *_both("owner"),
    text("horizon"),
    *_both("indicator"),
    whole("order"),
    *_both("desc"),
    *_both("partners"),
    text("start", nullable=True),
    text("deadline", nullable=True),
    *_many("baseline", "target"),
    *_both("cost"),
    choice("confidence", things.Confidence, nullable=True),
    *_both("risk"),
    refer("scenario_id", "scenario", nullable=True),
)
BALLOT = _things(
    "ballot",
    text("key"),
    *_both("name"),
    day("as_of"),
    whole("round"),
    refer("rater_id", "rater", nullable=True),
    nested("criteria"),
    nested("targets"),
    flag("closed"),
)
VOTE = _things(
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
BRIEF = _things(
    "brief",
    text("key"),
    *_both("name"),
    whole("order"),
    choice("form", things.BriefForm),
    choice("lang", things.Language),
    *_both("title"),
    *_both("subtitle"),
    *_many("author", "audience", "series", "number"),
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
WORDING = _things(
    "wording",
    refer("brief_id", "brief", index=True),
    text("place"),
    choice("lang", things.Language),
    text("text"),
    nested("bound"),
)

# Facts about the file itself: its own id, when and by what it was made.
META = _table("meta", Column("key", Text, primary_key=True), text("value"))

# Every step that was kept, in the order it was kept; rows are added and never changed. An undo or a redo tells by
# ``of_seq`` which step it took back or did again, and has no changes of its own.
JOURNAL = _table(
    "journal",
    Column("seq", BIG, primary_key=True, autoincrement=False),
    choice("action", Literal["do", "undo", "redo"]),
    Column("of_seq", BIG, nullable=True),
    moment("at"),
    text("who"),
    text("verb"),
    nested("subject"),
    nested("changes", nullable=True),
    CheckConstraint("(action = 'do') = (of_seq IS NULL)", name="of"),
    CheckConstraint("(action = 'do') = (changes IS NOT NULL)", name="told"),
)

# The bytes of attached documents, by what they are: kept apart, so that an edit and its undo only carry their name.
CONTENT = _table("content", Column("sha256", Text, primary_key=True), Column("bytes", LargeBinary, nullable=False))

# What was removed, so that a merge can tell "removed here" from "never was here". Undoing a removal takes it away.
TOMBSTONE = _table("tombstone", Column("id", ID, primary_key=True), text("kind"), moment("at"))

TABLES: Mapping[type[Thing], Table] = MappingProxyType(
    {
        things.Criterion: CRITERION,
        things.WeightSet: WEIGHT_SET,
        things.Wave: WAVE,
        things.Premise: PREMISE,
        things.Layer: LAYER,
        things.Segment: SEGMENT,
        things.Note: NOTE,
        things.Entity: ENTITY,
        things.Fact: FACT,
        things.Position: POSITION,
        things.Rater: RATER,
        things.Rating: RATING,
        things.Source: SOURCE,
        things.Passage: PASSAGE,
        things.Relation: RELATION,
        things.Document: DOCUMENT,
        things.Share: SHARE,
        things.Citation: CITATION,
        things.Scenario: SCENARIO,
        things.Milestone: MILESTONE,
        things.Measure: MEASURE,
        things.Ballot: BALLOT,
        things.Vote: VOTE,
        things.Brief: BRIEF,
        things.Wording: WORDING,
    }
)
