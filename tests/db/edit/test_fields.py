"""Fields on the way in."""

from __future__ import annotations

from dataclasses import fields

import pytest

from db.edit.fields import fact_value, tidied
from db.model.things import KINDS
from tests.db.samples import refused

# What no verb sets, or what is one of a few words and is judged as it is.
AS_IT_IS = {"id", "status", "confidence", "lifecycle", "reliability", "stance", "posture", "aggregation", "scope"}
AS_IT_IS |= {"nationality_rule", "target_kind", "aspect", "basis", "def_ko", "def_en", "value", "sha256"}


def texts() -> list[str]:
    known = {
        field.name
        for kind in KINDS
        for field in fields(kind)
        if str(field.type).startswith("str") and not field.name.endswith("_id") and field.name not in AS_IT_IS
    }
    return sorted(known)


@pytest.mark.parametrize("field", texts())
def test_every_text_is_normalised(field: str) -> None:
    assert tidied({field: " a\x00\u202ee\u0301\r\n"})[field] in ("aé", "AÉ")
    with_limit = "country" if field in ("origin", "control", "home_country") else "long"
    if with_limit == "long":
        with pytest.raises(Exception, match="_long"):
            tidied({field: "x" * 20_001})


def test_what_may_be_missing_is_missing_when_it_is_empty() -> None:
    assert tidied({"url": " ", "control": "", "desc_ko": " ", "name_ko": ""}) == {
        "url": None,
        "control": None,
        "desc_ko": "",
        "name_ko": "",
    }


def test_what_is_no_text_passes_as_it_is() -> None:
    assert tidied({"order": 5, "name_ko": None, "targets": ("a",)}) == {"order": 5, "name_ko": None, "targets": ("a",)}


def test_aliases_are_names_each_told_once() -> None:
    assert tidied({"aliases": [" A ", "A", "", "\u200b", "B"]}) == {"aliases": ("A", "B")}
    with refused("name_long"):
        tidied({"aliases": ["x" * 201]})


def test_the_value_of_a_fact_is_normalised() -> None:
    assert fact_value(" 첫째\r\n둘째 ") == "첫째\n둘째"
    assert fact_value([" KR ", "KR", ""]) == ("KR",)
    assert fact_value(1999) == 1999
    for nothing in ("", " ", [], [""], None):
        assert fact_value(nothing) is None
