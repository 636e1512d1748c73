"""The publications of a board in a file: its briefs as they are set up, and the analyst's own words in them."""

from __future__ import annotations

from typing import Literal

from db.exchange.form import DAY, FLAG, KEY, LINE, NAME, ORDER, checked, or_null, refer, written
from db.exchange.identity import Identity
from db.exchange.part import Key, Records, Rows, Several, names, spare_lines, spare_texts
from db.exchange.section import section
from db.exchange.shape import Shape
from db.model import checks, text
from db.model.things import (
    Brief,
    BriefForm,
    BriefPart,
    Distribution,
    Language,
    Profile,
    Scenario,
    Segment,
    Wording,
)

_LANGUAGE = checked(checks.one_of(Language))
_PART = Shape(BriefPart, Key("name", KEY), Key("shown", FLAG, spare=True), *spare_texts("text"))
BRIEFS = section(
    "briefs",
    Brief,
    Identity("brief", "key"),
    *names(),
    Key("order", ORDER, spare=0),
    Key("form", checked(checks.one_of(BriefForm)), spare="full"),
    Key("lang", _LANGUAGE, spare="ko"),
    Key("title_ko", NAME, spare=""),
    Key("title_en", NAME, spare=""),
    *spare_lines("subtitle"),
    *(Key(name, LINE, spare="") for name in ("author", "audience", "series", "number")),
    Key("cover", checked(checks.one_of(Literal["coloured", "white"])), spare="coloured"),
    Key("paper", checked(checks.one_of(Literal["a4", "a3"])), spare="a4"),
    Key("distribution", checked(checks.one_of(Distribution)), spare="open"),
    Key("profile", checked(checks.one_of(Profile)), spare="1b"),
    Key("scenario", or_null(refer(Scenario)), "scenario_id", spare=None),
    Key("compared", or_null(DAY), spare=None),
    Several("segments", refer(Segment), spare=True),
    Records("parts", _PART, spare=True),
    Key("draws", checked(checks.whole(100, 100_000, "rule.draws")), spare=10_000),
    Key("seed", checked(checks.whole(0, 2**31 - 1, "rule.seed")), spare=1),
    always=False,
)
WORDINGS = section(
    "wordings",
    Wording,
    Identity("wording", made=("brief", "place", "lang")),
    Key("brief", refer(Brief), "brief_id"),
    Key("place", written(text.name, "rule.key_empty")),
    Key("lang", _LANGUAGE),
    Key("text", written(lambda value: text.prose(value, text.WORDING))),
    Rows("bound", name=LINE, shown=LINE),
    always=False,
)
