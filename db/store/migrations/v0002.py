"""Version 2: boards get waves of time and notes, and both may be cited.

The statements are written out and never changed: they are what version 2 was when it was released.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from db.store.migrations.step import Step

if TYPE_CHECKING:
    from alembic.operations import Operations
    from sqlalchemy import Connection

_NEW = (
    """CREATE TABLE wave (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL, name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL, "order" INTEGER NOT NULL, start TEXT, "end" TEXT, desc_ko TEXT NOT NULL,
    desc_en TEXT NOT NULL, CONSTRAINT pk_wave PRIMARY KEY (no), CONSTRAINT uq_wave_id UNIQUE (id)) STRICT""",
    """CREATE TABLE note (no INTEGER NOT NULL, id TEXT NOT NULL, segment_id TEXT, wave_id TEXT, text_ko TEXT NOT NULL,
    text_en TEXT NOT NULL, x REAL, width REAL, CONSTRAINT pk_note PRIMARY KEY (no),
    CONSTRAINT uq_note_id UNIQUE (id),
    CONSTRAINT fk_note_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_note_wave_id FOREIGN KEY(wave_id) REFERENCES wave (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "CREATE INDEX ix_note_segment_id ON note (segment_id)",
)
# SQLite cannot add a named foreign key or change a CHECK: the tables are made anew and their rows carried over.
_ANEW = {
    "premise": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, title_ko TEXT NOT NULL,
    title_en TEXT NOT NULL, note_ko TEXT NOT NULL, note_en TEXT NOT NULL, home_country TEXT NOT NULL,
    as_of TEXT NOT NULL, nationality_rule TEXT NOT NULL
    CONSTRAINT ck_premise_nationality_rule CHECK (nationality_rule IN ('origin', 'control')),
    aggregation TEXT NOT NULL CONSTRAINT ck_premise_aggregation CHECK (aggregation IN ('arithmetic', 'geometric')),
    coverage_min REAL NOT NULL, weight_set_id TEXT, wave_id TEXT, method TEXT NOT NULL,
    CONSTRAINT pk_premise PRIMARY KEY (no), CONSTRAINT uq_premise_id UNIQUE (id),
    CONSTRAINT fk_premise_weight_set_id FOREIGN KEY(weight_set_id) REFERENCES weight_set (id)
    DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_premise_wave_id FOREIGN KEY(wave_id) REFERENCES wave (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "layer": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL, name_ko TEXT NOT NULL,
    name_en TEXT NOT NULL, desc_ko TEXT NOT NULL, desc_en TEXT NOT NULL, stack_rank INTEGER NOT NULL,
    essay_no INTEGER, folded INTEGER NOT NULL, wave_id TEXT, CONSTRAINT pk_layer PRIMARY KEY (no),
    CONSTRAINT uq_layer_id UNIQUE (id),
    CONSTRAINT fk_layer_wave_id FOREIGN KEY(wave_id) REFERENCES wave (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "citation": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, target_kind TEXT NOT NULL
    CONSTRAINT ck_citation_target_kind CHECK (target_kind IN ('wave', 'layer', 'segment', 'note', 'entity', 'fact',
    'rating', 'relation', 'scenario', 'measure')), target_id TEXT NOT NULL, aspect TEXT NOT NULL,
    "order" INTEGER NOT NULL, passage_id TEXT, basis TEXT, stance TEXT NOT NULL
    CONSTRAINT ck_citation_stance CHECK (stance IN ('supports', 'contradicts')),
    CONSTRAINT pk_citation PRIMARY KEY (no),
    CONSTRAINT ck_citation_backed CHECK ((passage_id IS NULL) <> (basis IS NULL)),
    CONSTRAINT uq_citation_id UNIQUE (id),
    CONSTRAINT fk_citation_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id)
    DEFERRABLE INITIALLY DEFERRED) STRICT""",
}
_INDEX = "CREATE INDEX ix_citation_passage_id ON citation (passage_id)"
# The kinds whose fields have grown, by the name of their table in the journal.
_GROWN = ("premise", "layer")


def upgrade(operations: Operations) -> None:
    """Add what is new, with every layer in the present and no note anywhere."""
    connection = operations.get_bind()
    for statement in _NEW:
        connection.exec_driver_sql(statement)
    for name, statement in _ANEW.items():
        _make_anew(connection, name, statement)
    connection.exec_driver_sql(_INDEX)
    _rewrite_images(connection)


def _make_anew(connection: Connection, name: str, statement: str) -> None:
    columns = connection.execute(text("SELECT name FROM pragma_table_info(:name)"), {"name": name}).scalars()
    kept = ", ".join(f'"{column}"' for column in columns)
    connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"INSERT INTO anew ({kept}) SELECT {kept} FROM {name}")  # noqa: S608 - our own names
    connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(f"ALTER TABLE anew RENAME TO {name}")


def _rewrite_images(connection: Connection) -> None:
    told = connection.execute(text("SELECT seq, changes FROM journal WHERE changes IS NOT NULL")).all()
    for seq, changes in told:
        images = json.loads(changes)
        if any(_grow(*each) for each in images):
            rewritten = json.dumps(images, ensure_ascii=False, separators=(",", ":"))
            connection.execute(
                text("UPDATE journal SET changes = :changes WHERE seq = :seq"), {"changes": rewritten, "seq": seq}
            )


def _grow(name: str, *ends: dict[str, Any] | None) -> bool:
    """Give the images of one change the fields that are new; tell whether any was given."""
    images = [each for each in ends if each is not None] if name in _GROWN else []
    for image in images:
        image["wave_id"] = None
    return bool(images)


STEP = Step(to=2, upgrade=upgrade)
