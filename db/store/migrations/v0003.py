"""Version 3: how a board is defended and published.

New are documents of sources, market shares, ballots of experts and their votes, briefs and their wording; classes of
distribution; spans of time of positions and relations; how weights were found; what a measure costs and risks. The
statements are written out and never changed: they are what version 3 was when it was released.
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
    """CREATE TABLE document (no INTEGER NOT NULL, id TEXT NOT NULL, source_id TEXT NOT NULL, name TEXT NOT NULL, media
    TEXT NOT NULL CONSTRAINT ck_document_media CHECK (media IN ('pdf', 'image', 'text')), size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, CONSTRAINT pk_document PRIMARY KEY (no), CONSTRAINT uq_document_id UNIQUE (id),
    CONSTRAINT fk_document_source_id FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY
    DEFERRED) STRICT""",
    """CREATE TABLE share (no INTEGER NOT NULL, id TEXT NOT NULL, segment_id TEXT NOT NULL, entity_id TEXT NOT NULL,
    market TEXT NOT NULL CONSTRAINT ck_share_market CHECK (market IN ('home', 'world')), metric TEXT NOT NULL,
    period TEXT NOT NULL, percent REAL NOT NULL, CONSTRAINT pk_share PRIMARY KEY (no), CONSTRAINT uq_share_id
    UNIQUE (id), CONSTRAINT fk_share_segment_id FOREIGN KEY(segment_id) REFERENCES segment (id) DEFERRABLE
    INITIALLY DEFERRED, CONSTRAINT fk_share_entity_id FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE
    INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE ballot (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL, name_ko TEXT NOT NULL, name_en
    TEXT NOT NULL, as_of TEXT NOT NULL, round INTEGER NOT NULL, rater_id TEXT, criteria TEXT NOT NULL, targets
    TEXT NOT NULL, closed INTEGER NOT NULL, CONSTRAINT pk_ballot PRIMARY KEY (no), CONSTRAINT uq_ballot_id
    UNIQUE (id), CONSTRAINT fk_ballot_rater_id FOREIGN KEY(rater_id) REFERENCES rater (id) DEFERRABLE INITIALLY
    DEFERRED) STRICT""",
    """CREATE TABLE vote (no INTEGER NOT NULL, id TEXT NOT NULL, ballot_id TEXT NOT NULL, round INTEGER NOT NULL,
    rater_id TEXT NOT NULL, target_kind TEXT NOT NULL CONSTRAINT ck_vote_target_kind CHECK (target_kind IN
    ('position', 'segment')), target_id TEXT NOT NULL, criterion_id TEXT NOT NULL, status TEXT NOT NULL
    CONSTRAINT ck_vote_status CHECK (status IN ('rated', 'unknown', 'not_applicable')), score REAL, confidence
    TEXT CONSTRAINT ck_vote_confidence CHECK (confidence IN ('low', 'moderate', 'high')), comment TEXT NOT NULL,
    given TEXT NOT NULL, CONSTRAINT pk_vote PRIMARY KEY (no), CONSTRAINT ck_vote_scored CHECK (status = 'rated'
    OR score IS NULL), CONSTRAINT uq_vote_id UNIQUE (id), CONSTRAINT fk_vote_ballot_id FOREIGN KEY(ballot_id)
    REFERENCES ballot (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_vote_rater_id FOREIGN KEY(rater_id)
    REFERENCES rater (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_vote_criterion_id FOREIGN
    KEY(criterion_id) REFERENCES criterion (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE brief (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL, name_ko TEXT NOT NULL, name_en
    TEXT NOT NULL, "order" INTEGER NOT NULL, form TEXT NOT NULL CONSTRAINT ck_brief_form CHECK (form IN ('full',
    'minister', 'board', 'segments')), lang TEXT NOT NULL CONSTRAINT ck_brief_lang CHECK (lang IN ('ko', 'en')),
    title_ko TEXT NOT NULL, title_en TEXT NOT NULL, subtitle_ko TEXT NOT NULL, subtitle_en TEXT NOT NULL, author
    TEXT NOT NULL, audience TEXT NOT NULL, series TEXT NOT NULL, number TEXT NOT NULL, cover TEXT NOT NULL
    CONSTRAINT ck_brief_cover CHECK (cover IN ('coloured', 'white')), paper TEXT NOT NULL CONSTRAINT
    ck_brief_paper CHECK (paper IN ('a4', 'a3')), distribution TEXT NOT NULL CONSTRAINT ck_brief_distribution
    CHECK (distribution IN ('open', 'sensitive', 'secret')), profile TEXT NOT NULL CONSTRAINT ck_brief_profile
    CHECK (profile IN ('1b', '2b', '3b')), scenario_id TEXT, compared TEXT, segments TEXT NOT NULL, parts TEXT
    NOT NULL, draws INTEGER NOT NULL, seed INTEGER NOT NULL, CONSTRAINT pk_brief PRIMARY KEY (no), CONSTRAINT
    uq_brief_id UNIQUE (id), CONSTRAINT fk_brief_scenario_id FOREIGN KEY(scenario_id) REFERENCES scenario (id)
    DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE wording (no INTEGER NOT NULL, id TEXT NOT NULL, brief_id TEXT NOT NULL, place TEXT NOT NULL, lang
    TEXT NOT NULL CONSTRAINT ck_wording_lang CHECK (lang IN ('ko', 'en')), text TEXT NOT NULL, bound TEXT NOT
    NULL, CONSTRAINT pk_wording PRIMARY KEY (no), CONSTRAINT uq_wording_id UNIQUE (id), CONSTRAINT
    fk_wording_brief_id FOREIGN KEY(brief_id) REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    """CREATE TABLE content (sha256 TEXT NOT NULL, bytes BLOB NOT NULL, CONSTRAINT pk_content PRIMARY KEY (sha256))
    STRICT""",
    "CREATE INDEX ix_document_source_id ON document (source_id)",
    "CREATE INDEX ix_share_entity_id ON share (entity_id)",
    "CREATE INDEX ix_share_segment_id ON share (segment_id)",
    "CREATE INDEX ix_vote_ballot_id ON vote (ballot_id)",
    "CREATE INDEX ix_wording_brief_id ON wording (brief_id)",
)
# SQLite cannot add a named foreign key or change a CHECK: the tables are made anew and their rows carried over.
_ANEW = {
    "segment": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
    layer_id TEXT NOT NULL, "order"
    INTEGER NOT NULL, name_ko TEXT NOT NULL, name_en TEXT NOT NULL, desc_ko TEXT NOT NULL, desc_en TEXT NOT
    NULL, inclusion_ko TEXT NOT NULL, inclusion_en TEXT NOT NULL, evolution TEXT, home_absent_confirmed INTEGER
    NOT NULL, foreign_absent_confirmed INTEGER NOT NULL, gap_years REAL, CONSTRAINT pk_segment PRIMARY KEY (no),
    CONSTRAINT uq_segment_id UNIQUE (id), CONSTRAINT fk_segment_layer_id FOREIGN KEY(layer_id) REFERENCES layer
    (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "entity": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT
    ck_entity_kind CHECK (kind IN ('company', 'product', 'service', 'model', 'technology', 'institution',
    'group', 'alliance', 'country')), origin TEXT NOT NULL, control TEXT, name_ko TEXT NOT NULL, name_en TEXT
    NOT NULL, aliases TEXT NOT NULL, desc_ko TEXT NOT NULL, desc_en TEXT NOT NULL, lifecycle TEXT NOT NULL
    CONSTRAINT ck_entity_lifecycle CHECK (lifecycle IN ('announced', 'live', 'ended')), named_in_essay INTEGER
    NOT NULL, note TEXT, distribution TEXT NOT NULL CONSTRAINT ck_entity_distribution CHECK (distribution IN
    ('open', 'sensitive', 'secret')), CONSTRAINT pk_entity PRIMARY KEY (no), CONSTRAINT uq_entity_id UNIQUE
    (id)) STRICT""",
    "position": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    segment_id TEXT NOT NULL, x REAL, lane INTEGER, start TEXT, "end" TEXT, CONSTRAINT pk_position PRIMARY KEY
    (no), CONSTRAINT uq_position_id UNIQUE (id), CONSTRAINT fk_position_entity_id FOREIGN KEY(entity_id)
    REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_position_segment_id FOREIGN
    KEY(segment_id) REFERENCES segment (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "weight_set": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
    name_ko TEXT NOT NULL, name_en
    TEXT NOT NULL, is_default INTEGER NOT NULL, weights TEXT NOT NULL, method TEXT NOT NULL CONSTRAINT
    ck_weight_set_method CHECK (method IN ('equal', 'direct', 'ahp')), comparisons TEXT NOT NULL, CONSTRAINT
    pk_weight_set PRIMARY KEY (no), CONSTRAINT uq_weight_set_id UNIQUE (id)) STRICT""",
    "rating": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, target_kind TEXT NOT NULL CONSTRAINT
    ck_rating_target_kind CHECK (target_kind IN ('position', 'segment')), target_id TEXT NOT NULL, criterion_id
    TEXT NOT NULL, status TEXT NOT NULL CONSTRAINT ck_rating_status CHECK (status IN ('rated', 'unknown',
    'not_applicable')), score REAL, confidence TEXT CONSTRAINT ck_rating_confidence CHECK (confidence IN ('low',
    'moderate', 'high')), rationale_ko TEXT NOT NULL, rationale_en TEXT NOT NULL, rater_id TEXT, rated_at TEXT
    NOT NULL, as_of TEXT NOT NULL, resolution_ko TEXT NOT NULL, resolution_en TEXT NOT NULL, distribution TEXT
    NOT NULL CONSTRAINT ck_rating_distribution CHECK (distribution IN ('open', 'sensitive', 'secret')),
    CONSTRAINT pk_rating PRIMARY KEY (no), CONSTRAINT ck_rating_scored CHECK (status = 'rated' OR score IS
    NULL), CONSTRAINT uq_rating_id UNIQUE (id), CONSTRAINT fk_rating_criterion_id FOREIGN KEY(criterion_id)
    REFERENCES criterion (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_rating_rater_id FOREIGN KEY(rater_id)
    REFERENCES rater (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "source": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
    kind TEXT NOT NULL, title TEXT
    NOT NULL, author TEXT, publisher TEXT, published TEXT, accessed TEXT, url TEXT, note TEXT, lang TEXT NOT
    NULL, reliability TEXT NOT NULL CONSTRAINT ck_source_reliability CHECK (reliability IN ('A', 'B', 'C', 'D',
    'E', 'F')), credibility INTEGER NOT NULL, shelf_years REAL, distribution TEXT NOT NULL CONSTRAINT
    ck_source_distribution CHECK (distribution IN ('open', 'sensitive', 'secret')), CONSTRAINT pk_source PRIMARY
    KEY (no), CONSTRAINT uq_source_id UNIQUE (id)) STRICT""",
    "relation": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL
    CONSTRAINT ck_relation_kind CHECK
    (kind IN ('supplies', 'depends_on', 'competes', 'invests', 'partners', 'part_of', 'operates')), from_id TEXT
    NOT NULL, to_id TEXT NOT NULL, note_ko TEXT NOT NULL, note_en TEXT NOT NULL, since TEXT, input_kind TEXT,
    criticality INTEGER, substitutability INTEGER, until TEXT, CONSTRAINT pk_relation PRIMARY KEY (no),
    CONSTRAINT uq_relation_id UNIQUE (id), CONSTRAINT fk_relation_from_id FOREIGN KEY(from_id) REFERENCES entity
    (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_relation_to_id FOREIGN KEY(to_id) REFERENCES entity (id)
    DEFERRABLE INITIALLY DEFERRED) STRICT""",
    "citation": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, target_kind TEXT NOT NULL CONSTRAINT
    ck_citation_target_kind CHECK (target_kind IN ('wave', 'layer', 'segment', 'note', 'entity', 'fact',
    'rating', 'relation', 'share', 'scenario', 'measure')), target_id TEXT NOT NULL, aspect TEXT NOT NULL,
    "order" INTEGER NOT NULL, passage_id TEXT, basis TEXT, stance TEXT NOT NULL CONSTRAINT ck_citation_stance
    CHECK (stance IN ('supports', 'contradicts')), CONSTRAINT pk_citation PRIMARY KEY (no), CONSTRAINT
    ck_citation_backed CHECK ((passage_id IS NULL) <> (basis IS NULL)), CONSTRAINT uq_citation_id UNIQUE (id),
    CONSTRAINT fk_citation_passage_id FOREIGN KEY(passage_id) REFERENCES passage (id) DEFERRABLE INITIALLY
    DEFERRED) STRICT""",
    "scenario": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, "key" TEXT NOT NULL,
    name_ko TEXT NOT NULL, name_en
    TEXT NOT NULL, base_as_of TEXT NOT NULL, overrides TEXT NOT NULL, relation_overrides TEXT NOT NULL, desc_ko
    TEXT NOT NULL, desc_en TEXT NOT NULL, CONSTRAINT pk_scenario PRIMARY KEY (no), CONSTRAINT uq_scenario_id
    UNIQUE (id)) STRICT""",
    "measure": """CREATE TABLE anew (no INTEGER NOT NULL, id TEXT NOT NULL, title_ko TEXT NOT NULL,
    title_en TEXT NOT NULL,
    targets TEXT NOT NULL, posture TEXT NOT NULL CONSTRAINT ck_measure_posture CHECK (posture IN ('defend',
    'expand', 'at_risk', 'catch_up', 'ally', 'undetermined')), owner_ko TEXT NOT NULL, owner_en TEXT NOT NULL,
    horizon TEXT NOT NULL, indicator_ko TEXT NOT NULL, indicator_en TEXT NOT NULL, "order" INTEGER NOT NULL,
    desc_ko TEXT NOT NULL, desc_en TEXT NOT NULL, partners_ko TEXT NOT NULL, partners_en TEXT NOT NULL, start
    TEXT, deadline TEXT, baseline TEXT NOT NULL, target TEXT NOT NULL, cost_ko TEXT NOT NULL, cost_en TEXT NOT
    NULL, confidence TEXT CONSTRAINT ck_measure_confidence CHECK (confidence IN ('low', 'moderate', 'high')),
    risk_ko TEXT NOT NULL, risk_en TEXT NOT NULL, scenario_id TEXT, CONSTRAINT pk_measure PRIMARY KEY (no),
    CONSTRAINT uq_measure_id UNIQUE (id), CONSTRAINT fk_measure_scenario_id FOREIGN KEY(scenario_id) REFERENCES
    scenario (id) DEFERRABLE INITIALLY DEFERRED) STRICT""",
}
_INDEXES = (
    "CREATE INDEX ix_position_entity_id ON position (entity_id)",
    "CREATE INDEX ix_position_segment_id ON position (segment_id)",
    "CREATE INDEX ix_relation_from_id ON relation (from_id)",
    "CREATE INDEX ix_relation_to_id ON relation (to_id)",
    "CREATE INDEX ix_citation_passage_id ON citation (passage_id)",
)
# What fields that are new hold in what was there before, in the tables and in the images of the journal.
_GIVEN: dict[str, dict[str, Any]] = {
    "segment": {"gap_years": None},
    "entity": {"distribution": "open"},
    "position": {"start": None, "end": None},
    "weight_set": {"method": "direct", "comparisons": []},
    "rating": {"resolution_ko": "", "resolution_en": "", "distribution": "open"},
    "source": {"shelf_years": None, "distribution": "open"},
    "relation": {"until": None},
    "citation": {},
    "scenario": {"desc_ko": "", "desc_en": ""},
    "measure": {
        "order": 0,
        "desc_ko": "",
        "desc_en": "",
        "partners_ko": "",
        "partners_en": "",
        "start": None,
        "deadline": None,
        "baseline": "",
        "target": "",
        "cost_ko": "",
        "cost_en": "",
        "confidence": None,
        "risk_ko": "",
        "risk_en": "",
        "scenario_id": None,
    },
}


def upgrade(operations: Operations) -> None:
    """Add what is new, empty or as it is usual."""
    connection = operations.get_bind()
    for statement in _NEW:
        connection.exec_driver_sql(statement)
    for name, statement in _ANEW.items():
        _make_anew(connection, name, statement)
    for statement in _INDEXES:
        connection.exec_driver_sql(statement)
    _rewrite_images(connection)


def _make_anew(connection: Connection, name: str, statement: str) -> None:
    columns = connection.execute(text("SELECT name FROM pragma_table_info(:name)"), {"name": name}).scalars()
    kept = ", ".join(f'"{column}"' for column in columns)
    given = {column: "[]" if value == [] else value for column, value in _GIVEN[name].items()}
    fresh = "".join(f', "{column}"' for column in given)
    values = "".join(f", :{column}" for column in given)
    connection.exec_driver_sql(statement)
    # The names are our own.
    connection.execute(text(f"INSERT INTO anew ({kept}{fresh}) SELECT {kept}{values} FROM {name}"), given)  # noqa: S608
    connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(f"ALTER TABLE anew RENAME TO {name}")


def _rewrite_images(connection: Connection) -> None:
    told = connection.execute(text("SELECT seq, changes FROM journal WHERE changes IS NOT NULL")).all()
    for seq, changes in told:
        images = json.loads(changes)
        # Every change of the step, not only those up to the first that has grown.
        grown = [_grow(*each) for each in images]
        if any(grown):
            rewritten = json.dumps(images, ensure_ascii=False, separators=(",", ":"))
            connection.execute(
                text("UPDATE journal SET changes = :changes WHERE seq = :seq"), {"changes": rewritten, "seq": seq}
            )


def _grow(name: str, *ends: dict[str, Any] | None) -> bool:
    """Give the images of one change the fields that are new; tell whether any was given."""
    given = _GIVEN.get(name) or {}
    images = [each for each in ends if each is not None and given]
    for image in images:
        image.update(given)
    return bool(images)


STEP = Step(to=3, upgrade=upgrade)
