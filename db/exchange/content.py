"""The content of a board in a file: its sources, entities, positions and ratings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from db.errors import BoardError, ExchangeError, RuleError
from db.exchange.evidence import QUOTE, Evidence, EvidenceBeside
from db.exchange.form import (
    COUNTRY,
    DAY,
    FLAG,
    KEY,
    LINE,
    PARTIAL_DAY,
    PROSE,
    SOME_NAME,
    Form,
    checked,
    number,
    or_null,
    refer,
    shown,
    written,
)
from db.exchange.identity import ID, Identity, PassageIdentity, fact_id
from db.exchange.part import Key, Several, names, spare_texts, texts
from db.exchange.section import section
from db.exchange.shape import Shape
from db.exchange.target import TARGET
from db.model import checks, text
from db.model.fields import DOCUMENT_MOST
from db.model.things import (
    Confidence,
    Distribution,
    Document,
    Entity,
    EntityKind,
    Fact,
    Lifecycle,
    Passage,
    Position,
    Rater,
    Rating,
    Reliability,
    Segment,
    Source,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading

_CREDIBILITY = checked(checks.whole(1, 6, "rule.credibility"))
_DISTRIBUTION = Key("distribution", checked(checks.one_of(Distribution)), spare="open")
_PAIR = written(lambda value: text.line(value, 2 * text.KEY + 1), "rule.key_empty")


def _take_value(value: object, reading: Reading) -> object:
    if isinstance(value, str):
        return PROSE.take(value, reading)
    if isinstance(value, list):
        return tuple(LINE.take(each, reading) for each in value)
    if not checks.is_number(value):
        raise RuleError("rule.fact", value=shown(value))
    return value


_VALUE = Form(_take_value, lambda value, _: list(value) if isinstance(value, tuple) else value)
_FACT = Shape(Fact, Key("value", _VALUE), Evidence("evidence", "fact"), EvidenceBeside("fact"), given=("id",))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Owner:
    id: str
    country: str


_OWNER = Shape(_Owner, Key("country", COUNTRY), Evidence("evidence", "entity", "control"))
_LOST_OWNER = Evidence("control_evidence", "entity", "control", spare=True)


class Control:
    """Who owns an entity: an object with the country and the evidence for it, or ``null``."""

    names = ("control", "control_evidence")

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the country into its field and cite the evidence."""
        _LOST_OWNER.take(item, at, reading, fields)
        if "control" in item:
            fields["control"] = None
            if item["control"] is not None:
                owner = _OWNER.take(item["control"], at / "control", reading, id=fields["id"])
                fields["control"] = getattr(owner, "country", None)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write country and evidence; evidence for an owner who is not told stands beside it."""
        if thing.control is None:
            out["control"] = None
            _LOST_OWNER.give(thing, out, ledger)
        else:
            out["control"] = _OWNER.give(_Owner(id=thing.id, country=thing.control), ledger)


class Facts:
    """What is known of an entity: an object with the names of the facts as its keys."""

    names = ("facts",)

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Make facts of the entity in hand."""
        told = item.get("facts", {})
        if not isinstance(told, dict):
            return reading.refuse(at / "facts", ExchangeError("exchange.object", value=shown(told)))
        for order, (name, each) in enumerate(told.items(), 1):
            place = at / "facts" / name
            try:
                self._one(each, place, reading, entity_id=fields["id"], name=KEY.take(name, reading), order=order)
            except BoardError as problem:
                reading.refuse(place, problem)
        return None

    def _one(self, told: object, at: Place, reading: Reading, *, entity_id: str, name: str, order: int) -> None:
        own = told.get("id") if isinstance(told, dict) else None
        made = fact_id(entity_id, name) if own is None else ID.take(own, reading)
        fact = _FACT.take(told, at, reading, id=made, entity_id=entity_id, name=name, order=order)
        if fact is not None and reading.claim(Fact, made, at):
            reading.settle(fact, at)

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the facts of the entity in their order, each with its id where that is not a made one."""
        out["facts"] = {}
        for fact in ledger.facts(thing.id):
            own = {} if fact.id == fact_id(fact.entity_id, fact.name) else {"id": fact.id}
            out["facts"][fact.name] = {**_FACT.give(fact, ledger), **own}


class Score(Key):
    """The score of a rating. Files write it with its half step for positions, and plain for segments."""

    def __init__(self) -> None:
        super().__init__("score", or_null(number(checks.score)))

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the score, or ``null``."""
        super().give(thing, out, ledger)
        if thing.target_kind == "position" and thing.score is not None:
            out["score"] = float(thing.score)


SOURCES = section(
    "sources",
    Source,
    Identity("source", "key"),
    Key("kind", KEY),
    Key("title", SOME_NAME),
    Key("author", or_null(LINE)),
    Key("publisher", or_null(LINE)),
    Key("published", or_null(PARTIAL_DAY)),
    Key("accessed", or_null(PARTIAL_DAY)),
    Key("url", or_null(written(lambda value: text.line(value, text.ADDRESS)))),
    Key("note", or_null(PROSE)),
    Key("lang", KEY),
    Key("reliability", checked(checks.one_of(Reliability, "rule.reliability"))),
    Key("credibility", _CREDIBILITY),
    Key("shelf_years", or_null(number(checks.number(0, 100, "rule.shelf"))), spare=None),
    _DISTRIBUTION,
)
DOCUMENTS = section(
    "documents",
    Document,
    Identity("document", made=("source", "sha256")),
    Key("source", refer(Source), "source_id"),
    Key("name", SOME_NAME),
    Key("media", checked(checks.one_of(Literal["pdf", "image", "text"]))),
    Key("size", checked(checks.whole(0, DOCUMENT_MOST, "rule.document_size"))),
    Key("sha256", checked(checks.digest)),
    always=False,
)
PASSAGES = section(
    "passages",
    Passage,
    PassageIdentity("passage"),
    Key("source", refer(Source), "source_id"),
    Key("quote", QUOTE),
    Key("locator", or_null(LINE)),
    Key("credibility", or_null(_CREDIBILITY)),
    always=False,
)
ENTITIES = section(
    "entities",
    Entity,
    Identity("entity", "key"),
    Key("kind", checked(checks.one_of(EntityKind))),
    Key("origin", COUNTRY),
    *names(),
    Several("aliases", SOME_NAME),
    *texts("desc"),
    Control(),
    Key("lifecycle", checked(checks.one_of(Lifecycle))),
    Key("named_in_essay", FLAG),
    Facts(),
    Evidence("origin_evidence", "entity", "origin"),
    Evidence("evidence", "entity"),
    Evidence("context_evidence", "entity", "context"),
    EvidenceBeside("entity", "origin", "context", "control"),
    Key("note", or_null(PROSE)),
    _DISTRIBUTION,
)
POSITIONS = section(
    "positions",
    Position,
    Identity("position", "key", form=_PAIR),
    Key("entity", refer(Entity), "entity_id"),
    Key("segment", refer(Segment), "segment_id"),
    Key("x", or_null(number(checks.number(0, 1, "rule.x"))), spare=None),
    Key("lane", or_null(checked(checks.whole(0, 999, "rule.lane"))), spare=None),
    Key("start", or_null(PARTIAL_DAY), spare=None),
    Key("end", or_null(PARTIAL_DAY), spare=None),
)
RATINGS = section(
    "ratings",
    Rating,
    Identity("rating", made=("target_kind", "target", "criterion", "rater", "as_of")),
    TARGET,
    Key("status", checked(checks.one_of(Status))),
    Score(),
    Key("confidence", or_null(checked(checks.one_of(Confidence)))),
    *texts("rationale"),
    Key("rater", or_null(refer(Rater)), "rater_id"),
    Key("rated_at", DAY),
    Key("as_of", DAY),
    Evidence("evidence", "rating"),
    EvidenceBeside("rating"),
    *spare_texts("resolution"),
    _DISTRIBUTION,
)
