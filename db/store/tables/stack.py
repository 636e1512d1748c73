"""Where things stand: waves, layers, segments and notes: the tables."""

from __future__ import annotations

from db.store.columns import flag, number, refer, text, whole
from db.store.tables.form import both, things_of

WAVE = things_of(
    "wave",
    text("key"),
    *both("name"),
    whole("order"),
    text("start", nullable=True),
    text("end", nullable=True),
    *both("desc"),
)
LAYER = things_of(
    "layer",
    text("key"),
    *both("name"),
    *both("desc"),
    whole("stack_rank"),
    whole("essay_no", nullable=True),
    flag("folded"),
    refer("wave_id", "wave", nullable=True),
)
SEGMENT = things_of(
    "segment",
    text("key"),
    refer("layer_id", "layer"),
    whole("order"),
    *both("name"),
    *both("desc"),
    *both("inclusion"),
    text("evolution", nullable=True),
    flag("home_absent_confirmed"),
    flag("foreign_absent_confirmed"),
    number("gap_years", nullable=True),
)
NOTE = things_of(
    "note",
    refer("segment_id", "segment", nullable=True, index=True),
    refer("wave_id", "wave", nullable=True),
    *both("text"),
    number("x", nullable=True),
    number("width", nullable=True),
)
