"""The outlook of a board in a file: relations, market shares, scenarios and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from db.errors import BoardError, ExchangeError
from db.exchange.evidence import Evidence, EvidenceBeside
from db.exchange.form import (
    DAY,
    KEY,
    LINE,
    ORDER,
    PARTIAL_DAY,
    PROSE,
    checked,
    number,
    or_null,
    refer,
    shown,
    written,
)
from db.exchange.identity import Identity
from db.exchange.part import Key, Records, Several, names, spare_lines, spare_texts, texts
from db.exchange.section import section
from db.exchange.shape import Shape
from db.exchange.target import TARGET
from db.model import checks, text
from db.model.things import (
    Confidence,
    Entity,
    Market,
    Measure,
    Override,
    Posture,
    Relation,
    RelationKind,
    RelationOverride,
    Scenario,
    Segment,
    Share,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading

_KIND = checked(checks.one_of(RelationKind))
_ENTITY = refer(Entity)
_FIVE = or_null(checked(checks.whole(1, 5, "rule.five")))
_OP = Key("op", checked(checks.one_of(Literal["set", "add"])))
_VALUE = Key("value", number(checks.number(-5, 5, "rule.override")))
_REASON = (Key("rationale_ko", PROSE), Key("rationale_en", PROSE, spare=""))


class Link:
    """The relation that a scenario changes: told by its kind and its two ends, by its id where they tell too little."""

    names = ("type", "from", "to", "relation")

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put the id of the relation into its field."""
        try:
            ends = tuple(form.take(item.get(name), reading) for name, form in _ENDS)
        except BoardError as problem:
            return reading.refuse(at, problem)
        found = [each.id for each in reading.all(Relation) if (each.kind, each.from_id, each.to_id) == ends]
        own = item.get("relation")
        if own is not None:
            found = [each for each in found if each == str(own).lower()]
        if len(found) != 1:
            code = "exchange.no_relation" if not found else "exchange.relations"
            return reading.refuse(at, ExchangeError(code, value=" ".join(shown(item.get(name)) for name, _ in _ENDS)))
        fields["relation_id"] = found[0]
        return None

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write kind and ends, and the id where another relation has the same."""
        relation = ledger.board.the(Relation, thing.relation_id)
        out |= {"type": relation.kind, "from": ledger.keys[Entity][relation.from_id]}
        out["to"] = ledger.keys[Entity][relation.to_id]
        others = ledger.board.where(Relation, "from_id", relation.from_id)
        if sum((each.kind, each.to_id) == (relation.kind, relation.to_id) for each in others) > 1:
            out["relation"] = relation.id


_ENDS = (("type", _KIND), ("from", _ENTITY), ("to", _ENTITY))
RELATIONS = section(
    "relations",
    Relation,
    Identity("relation", made=("type", "from", "to", "input_kind")),
    Key("type", _KIND, "kind"),
    Key("from", _ENTITY, "from_id"),
    Key("to", _ENTITY, "to_id"),
    *texts("note"),
    Evidence("evidence", "relation"),
    Key("since", or_null(PARTIAL_DAY), spare=None),
    Key("input_kind", or_null(KEY), spare=None),
    Key("criticality", _FIVE, spare=None),
    Key("substitutability", _FIVE, spare=None),
    Evidence("strength_evidence", "relation", "strength", spare=True),
    EvidenceBeside("relation", "strength"),
    Key("until", or_null(PARTIAL_DAY), spare=None),
)
SHARES = section(
    "shares",
    Share,
    Identity("share", made=("segment", "entity", "market", "metric", "period")),
    Key("segment", refer(Segment), "segment_id"),
    Key("entity", _ENTITY, "entity_id"),
    Key("market", checked(checks.one_of(Market))),
    Key("metric", written(text.line, "rule.metric_empty")),
    Key("period", PARTIAL_DAY),
    Key("percent", number(checks.number(0, 100, "rule.percent"))),
    Evidence("evidence", "share", spare=True),
    EvidenceBeside("share"),
    always=False,
)
SCENARIOS = section(
    "scenarios",
    Scenario,
    Identity("scenario", "key"),
    *names(),
    Evidence("evidence", "scenario"),
    EvidenceBeside("scenario"),
    Records("overrides", Shape(Override, TARGET, _OP, _VALUE, *_REASON)),
    Records(
        "relation_overrides",
        Shape(
            RelationOverride,
            Link(),
            Key("field", checked(checks.one_of(Literal["criticality", "substitutability"]))),
            _OP,
            _VALUE,
            *_REASON,
        ),
    ),
    Key("base_as_of", DAY),
    *spare_texts("desc"),
)
MEASURES = section(
    "measures",
    Measure,
    Identity("measure", made=("title_ko",)),
    *names("title"),
    Several("targets", refer(Segment)),
    Key("posture", checked(checks.one_of(Posture))),
    Evidence("evidence", "measure"),
    EvidenceBeside("measure"),
    *spare_lines("owner"),
    Key("horizon", LINE, spare=""),
    *spare_texts("indicator"),
    Key("order", ORDER, spare=0),
    *spare_texts("desc"),
    *spare_lines("partners"),
    Key("start", or_null(PARTIAL_DAY), spare=None),
    Key("deadline", or_null(PARTIAL_DAY), spare=None),
    Key("baseline", LINE, spare=""),
    Key("target", LINE, spare=""),
    *spare_lines("cost"),
    Key("confidence", or_null(checked(checks.one_of(Confidence))), spare=None),
    *spare_texts("risk"),
    Key("scenario", or_null(refer(Scenario)), "scenario_id", spare=None),
)
