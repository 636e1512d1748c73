"""The sections of a file: in the order in which they are written, and in that in which they are read."""

from __future__ import annotations

from db.exchange.content import DOCUMENTS, ENTITIES, PASSAGES, POSITIONS, RATINGS, SOURCES
from db.exchange.frame import CRITERIA, LAYERS, MILESTONES, NOTES, RATERS, SEGMENTS, WAVES, WEIGHT_SETS
from db.exchange.outlook import MEASURES, RELATIONS, SCENARIOS, SHARES
from db.exchange.panel import BALLOTS, VOTES
from db.exchange.publication import BRIEFS, WORDINGS

# Each section can be read when those before it have been: criteria before weights, relations before scenarios.
SECTIONS = (
    MILESTONES,
    SOURCES,
    DOCUMENTS,
    PASSAGES,
    RATERS,
    CRITERIA,
    WEIGHT_SETS,
    WAVES,
    LAYERS,
    SEGMENTS,
    NOTES,
    ENTITIES,
    POSITIONS,
    RATINGS,
    RELATIONS,
    SHARES,
    SCENARIOS,
    MEASURES,
    BALLOTS,
    VOTES,
    BRIEFS,
    WORDINGS,
)
