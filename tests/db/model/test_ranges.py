"""What each field of a thing may hold."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from math import inf, nan
from typing import Any

import pytest

from db.model import rules
from db.model.change import Change
from db.model.ranges import all_sound, faults
from db.model.things import KINDS, BriefPart, Citation, Method, Premise, Rating, Thing
from tests.db.samples import LATER, refused, small_board, things

SAMPLES = {thing.id: thing for thing in things()}


def test_nothing_is_wrong_with_the_small_board() -> None:
    for thing in things():
        assert not faults(thing), thing


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_thing_is_looked_at(kind: type[Thing]) -> None:
    assert any(type(thing) is kind for thing in things())
    assert all_sound([thing for thing in things() if type(thing) is kind])


BAD: list[tuple[str, dict[str, Any], str]] = [
    *(("r1", {"score": each}, "score") for each in (0, 0.5, 5.3, 5.5, 3.25, -1, nan, inf, "strong", "4", True)),
    ("r1", {"score": None}, "score_missing"),
    ("r1", {"status": "unknown"}, "score_without_rating"),
    ("r1", {"status": "done"}, "choice"),
    ("r1", {"status": ["rated"]}, "choice"),
    ("r1", {"confidence": "very high"}, "choice"),
    ("r1", {"target_kind": "layer"}, "choice"),
    *(("r1", {"as_of": each}, "date") for each in ("2023-12-21", None, datetime(2023, 1, 1))),  # noqa: DTZ001
    ("r1", {"rated_at": None}, "date"),
    ("r1", {"rationale_ko": "가" * 5_001}, "text_long"),
    ("r1", {"rationale_en": "a\x00b"}, "text"),
    ("r1", {"rationale_en": None}, "text"),
    *(("naver", {"name_ko": "", "name_en": each}, "name_empty") for each in ("", "  ", "\u200b\u3164")),
    ("naver", {"name_ko": "네" * 201}, "name_long"),
    ("naver", {"name_en": "\ud800"}, "text"),
    ("naver", {"name_en": "\u202eGoogle"}, "text"),
    ("naver", {"name_ko": 5}, "text"),
    ("naver", {"aliases": ("NAVER", "")}, "name_empty"),
    ("naver", {"aliases": ["NAVER"]}, "text"),
    *(("naver", {"origin": each}, "country") for each in ("", "kr", "KOR", "한국", None, 82, "KR ")),
    ("naver", {"control": "korea"}, "country"),
    ("naver", {"kind": "firm"}, "choice"),
    ("naver", {"lifecycle": "dead"}, "choice"),
    ("naver", {"desc_ko": "가" * 5_001}, "text_long"),
    ("naver", {"note": "가" * 5_001}, "text_long"),
    ("naver", {"named_in_essay": 1}, "flag"),
    ("naver", {"key": ""}, "key_empty"),
    ("naver", {"key": " "}, "key_empty"),
    ("naver", {"key": "k" * 65}, "key_long"),
    ("naver", {"key": None}, "text"),
    ("aws@cloud", {"key": "k" * 130}, "key_long"),
    *(("aws@cloud", {"x": each}, "x") for each in (-0.01, 1.01, nan, inf, "0.5", True)),
    *(("aws@cloud", {"lane": each}, "lane") for each in (-1, 1_000, 1.0, "1", True)),
    ("infra", {"stack_rank": 0}, "order"),
    ("infra", {"essay_no": -1}, "order"),
    ("infra", {"folded": "yes"}, "flag"),
    ("infra", {"name_ko": "", "name_en": ""}, "name_empty"),
    ("cloud", {"order": -1}, "order"),
    ("cloud", {"evolution": "x" * 501}, "text_long"),
    ("cloud", {"home_absent_confirmed": None}, "flag"),
    ("founded", {"name": ""}, "key_empty"),
    *(("founded", {"value": each}, "fact") for each in (None, nan, True, b"1999")),
    ("founded", {"value": ("KR", 5)}, "text"),
    ("founded", {"value": "x" * 5_001}, "text_long"),
    ("tech", {"scope": "layer"}, "choice"),
    ("tech", {"scale_max": 10}, "scale"),
    ("tech", {"step": 1}, "scale"),
    ("equal", {"weights": ()}, "weights_zero"),
    ("equal", {"weights": (("tech", 0), ("home", 0.0))}, "weights_zero"),
    *(("equal", {"weights": (("tech", each), ("home", 1))}, "weight") for each in (-1, nan, inf, "1", True)),
    ("equal", {"weights": (("tech", 1), ("tech", 2))}, "weight_twice"),
    ("ann", {"name": ""}, "name_empty"),
    ("ann", {"kind": "team"}, "choice"),
    ("essay", {"title": ""}, "name_empty"),
    ("essay", {"kind": ""}, "key_empty"),
    *(
        ("essay", {"published": each}, "date")
        for each in ("2023-02-30", "2023-13", "어제", "20231221", "0000", 2023, "")
    ),
    ("essay", {"url": "h" * 2_001}, "text_long"),
    ("essay", {"reliability": "G"}, "reliability"),
    *(("essay", {"credibility": each}, "credibility") for each in (0, 7, 2.5, None)),
    ("p1", {"quote": " "}, "quote_empty"),
    ("p1", {"quote": "가" * 20_001}, "text_long"),
    ("p1", {"credibility": 0}, "credibility"),
    ("supplies", {"kind": "owns"}, "choice"),
    *(("supplies", {"criticality": each}, "five") for each in (0, 6, 2.5)),
    ("supplies", {"substitutability": 6}, "five"),
    ("supplies", {"to_id": "aws"}, "self_relation"),
    ("supplies", {"since": "soon"}, "date"),
    ("c1", {"basis": "judgement"}, "citation"),
    ("c1", {"passage_id": None}, "citation"),
    ("c1", {"stance": "neutral"}, "choice"),
    ("c1", {"aspect": "name"}, "choice"),
    ("c1", {"target_kind": "position"}, "choice"),
    ("support", {"base_as_of": None}, "date"),
    ("m1", {"date": "soon"}, "date"),
    ("m1", {"name_ko": "", "name_en": ""}, "name_empty"),
    ("measure", {"title_ko": "", "title_en": ""}, "name_empty"),
    ("measure", {"posture": "attack"}, "choice"),
    ("measure", {"owner_ko": "가" * 501}, "text_long"),
    ("premise", {"title_ko": "", "title_en": ""}, "name_empty"),
    ("premise", {"home_country": "Korea"}, "country"),
    ("premise", {"as_of": None}, "date"),
    ("premise", {"aggregation": "harmonic"}, "choice"),
    *(("pdf", {"size": each}, "document_size") for each in (-1, 50_000_001, 2.5)),
    *(("pdf", {"sha256": each}, "digest") for each in ("", "0" * 63, "A" * 64, None)),
    ("pdf", {"media": "html"}, "choice"),
    *(("share", {"percent": each}, "percent") for each in (-0.1, 100.5, nan, "60%")),
    ("share", {"metric": " "}, "metric_empty"),
    ("share", {"period": None}, "date"),
    ("ballot", {"name_ko": "", "name_en": ""}, "name_empty"),
    *(("ballot", {"round": each}, "round") for each in (0, 100, 1.5)),
    ("vote", {"score": None}, "score_missing"),
    ("vote", {"status": "unknown"}, "score_without_rating"),
    ("vote", {"comment": "가" * 5_001}, "text_long"),
    ("brief", {"name_ko": "", "name_en": "", "title_ko": "제목"}, "name_empty"),
    ("brief", {"draws": 99}, "draws"),
    ("brief", {"seed": -1}, "seed"),
    ("brief", {"parts": (BriefPart(name="a"), BriefPart(name="a"))}, "parts"),
    ("brief", {"parts": (BriefPart(name=""),)}, "key_empty"),
    ("wording", {"place": ""}, "key_empty"),
    ("wording", {"text": "가" * 20_001}, "text_long"),
    ("wording", {"bound": (("a", "x" * 501),)}, "text_long"),
    ("equal", {"comparisons": (("tech", "home", 10),)}, "comparison"),
    ("cloud", {"gap_years": 101}, "gap_years"),
    ("essay", {"shelf_years": -1}, "shelf"),
    ("aws@cloud", {"start": "2024", "end": "2023"}, "wave_dates"),
    ("measure", {"deadline": "2023-12"}, "wave_dates"),
    ("premise", {"method": Method(noise="loud")}, "choice"),
    ("premise", {"method": Method(hhi_high=10_001)}, "method_hhi"),
    ("premise", {"method": Method(core_share=1.1)}, "method_share"),
    ("premise", {"method": Method(shelf_years=101)}, "shelf"),
    *(("premise", {"coverage_min": each}, "coverage") for each in (-0.1, 1.1, nan, "60%")),
]


@pytest.mark.parametrize(("thing_id", "change", "code"), BAD, ids=lambda each: repr(each)[:40])
def test_what_a_field_may_not_hold_is_refused(thing_id: str, change: dict[str, Any], code: str) -> None:
    thing = SAMPLES[thing_id]
    broken = replace(thing, **change)
    board = small_board()
    with refused(code):
        rules.refuse(board, [Change(thing, broken)])
    after = board.overlaid([Change(thing, broken)])
    assert f"rule.{code}" in {problem.code for problem in rules.problems(after)}


GOOD: list[tuple[str, dict[str, Any]]] = [
    *(("r1", {"score": each}) for each in (1, 1.0, 1.5, 4.5, 5)),
    ("r1", {"status": "not_applicable", "score": None, "confidence": None}),
    ("r1", {"confidence": None}),
    ("naver", {"name_ko": "", "name_en": "Naver"}),
    ("naver", {"name_ko": "네" * 200}),
    ("naver", {"name_ko": "<img src=x> & 👩‍👩‍👧", "desc_ko": "첫째\n둘째"}),
    ("naver", {"origin": "XX", "control": "US"}),
    ("aws@cloud", {"x": 0, "lane": 999}),
    ("aws@cloud", {"x": 1.0, "lane": None, "key": "k" * 129}),
    ("founded", {"value": 1999.5}),
    ("founded", {"value": "서울\n성남"}),
    *(("essay", {"published": each}) for each in (None, "2023", "2023-12", "2024-02-29")),
    ("equal", {"weights": (("tech", 0), ("home", 0.1))}),
    ("c1", {"passage_id": None, "basis": "general"}),
    ("supplies", {"criticality": None, "since": "2021"}),
    ("premise", {"coverage_min": 0, "weight_set_id": None, "as_of": LATER}),
]


@pytest.mark.parametrize(("thing_id", "change"), GOOD, ids=lambda each: repr(each)[:40])
def test_what_a_field_may_hold_is_let_pass(thing_id: str, change: dict[str, Any]) -> None:
    thing = SAMPLES[thing_id]
    board = small_board()
    rules.refuse(board, [Change(thing, replace(thing, **change))])
    assert not rules.problems(board.overlaid([Change(thing, replace(thing, **change))]))


def test_many_things_are_sound_when_each_is() -> None:
    rating = SAMPLES["r1"]
    assert isinstance(rating, Rating)
    many = [replace(rating, id=f"x{number}", score=1.0) for number in range(9)]
    assert all_sound([])
    assert all_sound(many)
    for bad in (True, 5.3, [4], "4"):
        assert not all_sound([*many, replace(rating, score=bad)]), bad
    assert not all_sound([*many, replace(rating, status="unknown")])


def test_no_field_goes_unlooked_at() -> None:
    # What refers to other things is looked at by the references, and what is nested by the accord.
    elsewhere = {
        "weight_set_id",
        "wave_id",
        "method",
        "layer_id",
        "entity_id",
        "segment_id",
        "target_id",
        "criterion_id",
    }
    elsewhere |= {"rater_id", "source_id", "passage_id", "from_id", "to_id", "targets", "weights", "overrides"}
    elsewhere |= {"relation_overrides", "anchors", "scale_min", "scale_max", "step"}
    elsewhere |= {"comparisons", "criteria", "segments", "parts", "bound", "scenario_id", "ballot_id", "brief_id"}
    for thing in things():
        for field in fields(thing):
            if field.name not in elsewhere:
                assert faults(replace(thing, **{field.name: object()})), f"{type(thing).__name__}.{field.name}"


def test_the_id_is_visible_latin() -> None:
    citation = SAMPLES["c2"]
    assert isinstance(citation, Citation)
    for bad in ("", "a b", "가", "a\n", "a" * 65, 5, None):
        assert [code for code, _ in faults(replace(citation, id=bad))] == ["rule.id"]


def test_a_premise_is_told_all_that_is_wrong() -> None:
    premise = SAMPLES["premise"]
    assert isinstance(premise, Premise)
    wrong = replace(premise, home_country="?", coverage_min=2, as_of=date)
    assert [code for code, _ in faults(wrong)] == ["rule.country", "rule.date", "rule.coverage"]
