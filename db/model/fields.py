"""Fields: what each field of a thing may hold, kind by kind."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from db.model import things
from db.model.checks import (
    Check,
    bad,
    country,
    day,
    digest,
    each,
    flag,
    identity,
    is_number,
    not_blank,
    number,
    one_of,
    or_none,
    partial_date,
    score,
    whole,
    written,
)
from db.model.text import ADDRESS, KEY, LINE, MEMO, NAME, NOTE, QUOTE, WORDING
from db.model.things import (
    Ballot,
    Brief,
    Citation,
    Criterion,
    Document,
    Entity,
    Fact,
    Layer,
    Measure,
    Milestone,
    Note,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Relation,
    Scenario,
    Segment,
    Share,
    Source,
    Thing,
    Vote,
    Wave,
    WeightSet,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.model.problem import Fault

# A document larger than this is refused: the board has to stay a file that can be sent.
DOCUMENT_MOST = 50_000_000

_key = not_blank(KEY, "rule.key_empty", "rule.key_long")
_pair_key = not_blank(2 * KEY + 1, "rule.key_empty", "rule.key_long")
_name = not_blank(NAME, "rule.name_empty", "rule.name_long")
_part_of_name = written(NAME, "rule.name_long")
_line = written(LINE)
_note = written(NOTE)
_line_told = not_blank(LINE, "rule.metric_empty", "rule.text_long")
_order = whole(0, 1_000_000, "rule.order")
_step_five = whole(1, 5, "rule.five")
_credibility = whole(1, 6, "rule.credibility")
_scope = one_of(things.Scope)
_distribution = one_of(things.Distribution)
_round = whole(1, 99, "rule.round")
_language = one_of(things.Language)


def _fact_value(value: object) -> Fault | None:
    if isinstance(value, str):
        return _note(value)
    if isinstance(value, tuple):
        return each(_line)(value)
    return None if is_number(value) else bad("rule.fact", value)


def _both(stem: str, check: Check) -> tuple[tuple[str, Check], ...]:
    return (f"{stem}_ko", check), (f"{stem}_en", check)


_IDENTITY = (("id", identity), ("key", _key))
_NAMES = _both("name", _part_of_name)

FIELDS: Mapping[type[Thing], tuple[tuple[str, Check], ...]] = MappingProxyType(
    {
        Premise: (
            ("id", identity),
            *_both("title", _part_of_name),
            *_both("note", _note),
            ("home_country", country),
            ("as_of", day),
            ("nationality_rule", one_of(Literal["origin", "control"])),
            ("aggregation", one_of(Literal["arithmetic", "geometric"])),
            ("coverage_min", number(0, 1, "rule.coverage")),
        ),
        Wave: (
            *_IDENTITY,
            *_NAMES,
            *_both("desc", _note),
            ("order", _order),
            ("start", or_none(partial_date)),
            ("end", or_none(partial_date)),
        ),
        Layer: (
            *_IDENTITY,
            *_NAMES,
            *_both("desc", _note),
            ("stack_rank", whole(1, 1_000_000, "rule.order")),
            ("essay_no", or_none(_order)),
            ("folded", flag),
        ),
        Segment: (
            *_IDENTITY,
            *_NAMES,
            *_both("desc", _note),
            *_both("inclusion", _note),
            ("order", _order),
            ("evolution", or_none(_line)),
            ("home_absent_confirmed", flag),
            ("foreign_absent_confirmed", flag),
            ("gap_years", or_none(number(-100, 100, "rule.gap_years"))),
        ),
        Note: (
            ("id", identity),
            *_both("text", written(MEMO)),
            ("x", or_none(number(0, 1, "rule.note_x"))),
            ("width", or_none(number(0.05, 1, "rule.note_width"))),
        ),
        Entity: (
            *_IDENTITY,
            ("kind", one_of(things.EntityKind)),
            ("origin", country),
            ("control", or_none(country)),
            *_NAMES,
            ("aliases", each(_name)),
            *_both("desc", _note),
            ("lifecycle", one_of(things.Lifecycle)),
            ("named_in_essay", flag),
            ("note", or_none(_note)),
            ("distribution", _distribution),
        ),
        Fact: (("id", identity), ("name", _key), ("order", _order), ("value", _fact_value)),
        Position: (
            ("id", identity),
            ("key", _pair_key),
            ("x", or_none(number(0, 1, "rule.x"))),
            ("lane", or_none(whole(0, 999, "rule.lane"))),
            *((field, or_none(partial_date)) for field in ("start", "end")),
        ),
        Criterion: (*_IDENTITY, ("scope", _scope), ("order", _order), *_NAMES, *_both("def", _note)),
        WeightSet: (
            *_IDENTITY,
            *_NAMES,
            ("is_default", flag),
            ("method", one_of(Literal["equal", "direct", "ahp"])),
        ),
        Rater: (
            *_IDENTITY,
            ("name", _name),
            ("name_en", _part_of_name),
            ("org", or_none(_line)),
            ("kind", one_of(Literal["person", "panel"])),
        ),
        Rating: (
            ("id", identity),
            ("target_kind", _scope),
            ("status", one_of(things.Status)),
            ("score", or_none(score)),
            ("confidence", or_none(one_of(things.Confidence))),
            *_both("rationale", _note),
            ("rated_at", day),
            ("as_of", day),
            *_both("resolution", _note),
            ("distribution", _distribution),
        ),
        Source: (
            *_IDENTITY,
            ("kind", _key),
            ("title", _name),
            *((field, or_none(_line)) for field in ("author", "publisher")),
            *((field, or_none(partial_date)) for field in ("published", "accessed")),
            ("url", or_none(written(ADDRESS))),
            ("note", or_none(_note)),
            ("lang", _key),
            ("reliability", one_of(things.Reliability, "rule.reliability")),
            ("credibility", _credibility),
            ("shelf_years", or_none(number(0, 100, "rule.shelf"))),
            ("distribution", _distribution),
        ),
        Document: (
            ("id", identity),
            ("name", _name),
            ("media", one_of(Literal["pdf", "image", "text"])),
            ("size", whole(0, DOCUMENT_MOST, "rule.document_size")),
            ("sha256", digest),
        ),
        Passage: (
            ("id", identity),
            ("quote", not_blank(QUOTE, "rule.quote_empty", "rule.text_long")),
            ("locator", or_none(_line)),
            ("credibility", or_none(_credibility)),
        ),
        Citation: (
            ("id", identity),
            ("target_kind", one_of(things.CitedKind)),
            ("aspect", one_of(Literal["", "origin", "control", "evolution", "strength", "gap", "context"])),
            ("order", _order),
            ("basis", or_none(_key)),
            ("stance", one_of(things.Stance)),
        ),
        Relation: (
            ("id", identity),
            ("kind", one_of(things.RelationKind)),
            *_both("note", _note),
            ("since", or_none(partial_date)),
            ("input_kind", or_none(_key)),
            ("criticality", or_none(_step_five)),
            ("substitutability", or_none(_step_five)),
            ("until", or_none(partial_date)),
        ),
        Share: (
            ("id", identity),
            ("market", one_of(things.Market)),
            ("metric", _line_told),
            ("period", partial_date),
            ("percent", number(0, 100, "rule.percent")),
        ),
        Scenario: (*_IDENTITY, *_NAMES, ("base_as_of", day), *_both("desc", _note)),
        Milestone: (*_IDENTITY, *_NAMES, ("date", day)),
        Measure: (
            ("id", identity),
            *_both("title", _part_of_name),
            ("posture", one_of(things.Posture)),
            *_both("owner", _line),
            ("horizon", _line),
            *_both("indicator", _note),
            ("order", _order),
            *_both("desc", _note),
            *_both("partners", _line),
            *((field, or_none(partial_date)) for field in ("start", "deadline")),
            *((field, _line) for field in ("baseline", "target")),
            *_both("cost", _line),
            ("confidence", or_none(one_of(things.Confidence))),
            *_both("risk", _note),
        ),
        Ballot: (*_IDENTITY, *_NAMES, ("as_of", day), ("round", _round), ("closed", flag)),
        Vote: (
            ("id", identity),
            ("round", _round),
            ("target_kind", _scope),
            ("status", one_of(things.Status)),
            ("score", or_none(score)),
            ("confidence", or_none(one_of(things.Confidence))),
            ("comment", _note),
            ("given", day),
        ),
        Brief: (
            *_IDENTITY,
            *_NAMES,
            ("order", _order),
            ("form", one_of(things.BriefForm)),
            ("lang", _language),
            *_both("title", _part_of_name),
            *_both("subtitle", _line),
            *((field, _line) for field in ("author", "audience", "series", "number")),
            ("cover", one_of(Literal["coloured", "white"])),
            ("paper", one_of(Literal["a4", "a3"])),
            ("distribution", _distribution),
            ("profile", one_of(things.Profile)),
            ("compared", or_none(day)),
            ("draws", whole(100, 100_000, "rule.draws")),
            ("seed", whole(0, 2**31 - 1, "rule.seed")),
        ),
        Wording: (
            ("id", identity),
            ("place", not_blank(NAME, "rule.key_empty", "rule.key_long")),
            ("lang", _language),
            ("text", written(WORDING)),
        ),
    }
)
