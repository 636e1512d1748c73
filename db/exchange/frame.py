"""The frame of a board in a file: its premise, yardsticks, raters, layers and segments."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Literal

from db.errors import BoardError, ExchangeError
from db.exchange.evidence import Evidence, EvidenceBeside
from db.exchange.form import (
    COUNTRY,
    DAY,
    FLAG,
    LINE,
    MEMO,
    NAME,
    ORDER,
    PARTIAL_DAY,
    PROSE,
    SOME_NAME,
    checked,
    number,
    or_null,
    plain_number,
    refer,
    shown,
)
from db.exchange.identity import Identity
from db.exchange.part import ABSENT, Key, Record, Records, Rows, names, spare_texts, texts
from db.exchange.section import section
from db.exchange.shape import Shape
from db.model import checks
from db.model.accord import method_check
from db.model.things import (
    Anchor,
    Criterion,
    Layer,
    Method,
    Milestone,
    Note,
    Premise,
    Rater,
    Scope,
    Segment,
    Wave,
    WeightSet,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.ledger import Ledger
    from db.exchange.place import Place
    from db.exchange.reading import Reading


_CRITERION = refer(Criterion)
_WAVE = or_null(refer(Wave))
_WEIGHT = number(checks.number(0, float("inf"), "rule.weight"))
_TIMES = number(checks.number(1 / 9 - 1e-9, 9, "rule.comparison"))
_SCALE = number(checks.number(1, 5, "rule.scale"))


class Weights:
    """The weights of a set: an object with criterion codes as its keys and numbers as its values."""

    names = ("weights",)

    def take(self, item: Mapping[str, Any], at: Place, reading: Reading, fields: dict[str, Any]) -> None:
        """Put pairs of criterion id and weight into their field."""
        told = item.get("weights", {})
        if not isinstance(told, dict):
            return reading.refuse(at / "weights", ExchangeError("exchange.object", value=shown(told)))
        found: dict[str, float] = {}
        for code, value in told.items():
            try:
                criterion = _CRITERION.take(code, reading)
                if criterion in found:
                    raise ExchangeError("exchange.key_twice", value=shown(code))
                found[criterion] = _WEIGHT.take(value, reading)
            except BoardError as problem:
                reading.refuse(at / "weights" / code, problem)
        fields["weights"] = tuple(found.items())
        return None

    def give(self, thing: Any, out: dict[str, Any], ledger: Ledger) -> None:  # noqa: ANN401 - as in Part
        """Write the weights in their order."""
        out["weights"] = {ledger.keys[Criterion][each]: plain_number(weight) for each, weight in thing.weights}


def _convention(name: str, usual: object) -> Key:
    form = number if isinstance(usual, float) else checked
    # Those of the first release are always written: files that hold them stay as they are to the byte.
    return Key(name, form(method_check(name)), spare=ABSENT if name in _FIRST else usual)


_FIRST = frozenset(
    {
        *("half_width_high", "half_width_moderate", "half_width_low", "cut_lead", "cut_chase", "cut_lag", "wta_cut"),
        *("home_held", "home_foothold", "risk_step", "vital_importance", "taken_foreign", "taken_step", "depth_of"),
    }
)
_CONVENTIONS = [_convention(each.name, each.default) for each in fields(Method)]
_METHOD = Shape(Method, *_CONVENTIONS)
PREMISE_ID = Identity("board", made=("title_ko",), spare=True)
PREMISE = Shape(
    Premise,
    PREMISE_ID,
    *names("title"),
    *texts("note"),
    Key("home_country", COUNTRY),
    Key("as_of", DAY),
    Key("nationality_rule", checked(checks.one_of(Literal["origin", "control"]))),
    Key("aggregation", checked(checks.one_of(Literal["arithmetic", "geometric"]))),
    Key("coverage_min", number(checks.number(0, 1, "rule.coverage"))),
    Key("weight_set", or_null(refer(WeightSet)), "weight_set_id"),
    Key("wave", _WAVE, "wave_id", spare=None),
    Record("method", _METHOD, Method()),
)
MILESTONES = section(
    "milestones",
    Milestone,
    Identity("milestone", "key"),
    Key("date", DAY),
    *names(),
)
RATERS = section(
    "raters",
    Rater,
    Identity("rater", "key"),
    Key("name", SOME_NAME),
    Key("name_en", NAME),
    Key("org", or_null(LINE)),
    Key("kind", checked(checks.one_of(Literal["person", "panel"])), spare="person"),
)
_ANCHOR = Shape(Anchor, Key("score", checked(checks.whole(1, 5, "rule.anchor"))), Key("ko", PROSE), Key("en", PROSE))
CRITERIA = section(
    "criteria",
    Criterion,
    Identity("criterion", "code"),
    Key("scope", checked(checks.one_of(Scope))),
    Key("order", ORDER),
    *names(),
    *texts("def"),
    Key("scale_min", _SCALE),
    Key("scale_max", _SCALE),
    Key("step", number(checks.number(0.5, 0.5, "rule.scale"))),
    Records("anchors", _ANCHOR),
)
WEIGHT_SETS = section(
    "weight_sets",
    WeightSet,
    Identity("weight_set", "key", spare=True),
    *names(),
    Key("is_default", FLAG),
    Weights(),
    Key("method", checked(checks.one_of(Literal["equal", "direct", "ahp"])), spare="direct"),
    Rows("comparisons", first=_CRITERION, second=_CRITERION, times=_TIMES),
)
WAVES = section(
    "waves",
    Wave,
    Identity("wave", "key"),
    Key("order", ORDER),
    *names(),
    Key("start", or_null(PARTIAL_DAY)),
    Key("end", or_null(PARTIAL_DAY)),
    *texts("desc"),
    Evidence("evidence", "wave"),
    EvidenceBeside("wave"),
    always=False,
)
LAYERS = section(
    "layers",
    Layer,
    Identity("layer", "key"),
    Key("essay_no", or_null(ORDER)),
    Key("stack_rank", checked(checks.whole(1, 1_000_000, "rule.order"))),
    *names(),
    *texts("desc"),
    Key("wave", _WAVE, "wave_id", spare=None),
    Key("folded", FLAG, spare=False),
    Evidence("evidence", "layer"),
    EvidenceBeside("layer"),
)
SEGMENTS = section(
    "segments",
    Segment,
    Identity("segment", "key"),
    Key("layer", refer(Layer), "layer_id"),
    Key("order", ORDER),
    *names(),
    *texts("desc"),
    *spare_texts("inclusion"),
    Key("evolution", or_null(LINE)),
    Evidence("evolution_evidence", "segment", "evolution"),
    Key("kr_absent_confirmed", FLAG, "home_absent_confirmed"),
    Key("foreign_absent_confirmed", FLAG),
    Key("gap_years", or_null(number(checks.number(-100, 100, "rule.gap_years"))), spare=None),
    Evidence("evidence", "segment"),
    EvidenceBeside("segment", "evolution"),
)
NOTES = section(
    "notes",
    Note,
    Identity("note", made=("segment", "wave", "text_ko", "text_en")),
    Key("segment", or_null(refer(Segment)), "segment_id"),
    Key("wave", _WAVE, "wave_id"),
    Key("text_ko", MEMO),
    Key("text_en", MEMO),
    Key("x", or_null(number(checks.number(0, 1, "rule.note_x")))),
    Key("width", or_null(number(checks.number(0.05, 1, "rule.note_width")))),
    Evidence("evidence", "note"),
    EvidenceBeside("note"),
    always=False,
)
