"""The tables of a board file, in version `VERSION` of its form.

One table for each kind of thing, named columns for each of its fields, and the file's own tables, among them ``meta``,
``journal`` and ``tombstone``; they stand in `db.store.tables`. What changes there changes every file ever written: it
needs a new version and a migration. A file whose tables are not these is refused.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from db.model import things
from db.store.tables.cast import ENTITY, FACT, POSITION, RELATION, SHARE
from db.store.tables.evidence import CITATION, DOCUMENT, PASSAGE, RATER, RATING, SOURCE
from db.store.tables.form import METADATA
from db.store.tables.grounds import CRITERION, MILESTONE, PREMISE, WEIGHT_SET
from db.store.tables.outlook import BALLOT, MEASURE, SCENARIO, VOTE
from db.store.tables.own import CONTENT, JOURNAL, META, TOMBSTONE
from db.store.tables.publication import BRIEF, WORDING
from db.store.tables.stack import LAYER, NOTE, SEGMENT, WAVE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table

    from db.model.things import Thing

__all__ = (
    "APPLICATION_ID",
    "CONTENT",
    "JOURNAL",
    "META",
    "METADATA",
    "RATING",
    "TABLES",
    "TOMBSTONE",
    "VERSION",
)

APPLICATION_ID = 0x50414E53  # "PANS": tells a board from any other SQLite file
VERSION = 3

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
