"""Reading the exchange format: what is taken as it stands, and what is refused with its place."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import ExchangeError
from db.exchange.read import read
from db.exchange.trouble import MOST, troubles_of
from db.model.board import Board
from db.model.rules import problems
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Fact,
    Layer,
    Measure,
    Milestone,
    Passage,
    Position,
    Rater,
    Rating,
    Relation,
    Scenario,
    Segment,
    Source,
    WeightSet,
)
from desktop.words import Words
from tests.db.exchange.spoilt import GONE, refusal, reread, spoil, tellable, told

if TYPE_CHECKING:
    from db.exchange.incoming import Incoming

NAN = float("nan")
ID = "01234567-89ab-4cde-8f01-23456789abcd"


def test_the_sample_is_taken_as_it_stands(sample: Incoming) -> None:
    board = Board(sample.things)
    counts = {kind: len(board.all(kind)) for kind in (Layer, Segment, Entity, Position, Rating, Relation, Source)}
    assert counts == {Layer: 13, Segment: 31, Entity: 118, Position: 109, Rating: 986, Relation: 122, Source: 1}
    more = {kind: len(board.all(kind)) for kind in (Criterion, WeightSet, Fact, Rater, Scenario, Milestone, Measure)}
    assert more == {Criterion: 12, WeightSet: 4, Fact: 155, Rater: 1, Scenario: 2, Milestone: 4, Measure: 4}
    assert (len(board.all(Passage)), len(board.all(Citation))) == (87, 1706)
    assert sample.unknown == ()
    assert problems(board) == ()


def test_references_by_key_become_ids(board: Board) -> None:
    position = board.by_key(Position, "gpt4@fm")
    assert position is not None
    assert board.the(Entity, position.entity_id).key == "gpt4"
    assert board.the(Segment, position.segment_id).key == "fm"
    assert board.premise.weight_set_id == board.by_key(WeightSet, "w.equal").id  # type: ignore[union-attr]
    weights = board.by_key(WeightSet, "w.defend").weights  # type: ignore[union-attr]
    keys = [board.the(Criterion, each).key for each, _ in weights]
    assert keys == ["tech", "home", "glob", "data", "eco", "cap", "talent", "auto"]


def test_who_owns_an_entity_and_why_is_read(board: Board) -> None:
    owned = board.by_key(Entity, "hyperconnect")
    assert owned is not None
    assert owned.control == "US"
    cited = [each for each in board.where(Citation, "target_id", owned.id) if each.aspect == "control"]
    assert [(each.basis, each.order) for each in cited] == [("general", 1)]


def test_evidence_becomes_one_passage_for_each_quote(board: Board) -> None:
    quotes = [(each.source_id, each.quote) for each in board.all(Passage).values()]
    assert len(quotes) == len(set(quotes)) == 87
    assert sum(each.passage_id is not None for each in board.all(Citation).values()) == 364


def test_a_reference_may_be_an_id(tree: dict[str, Any]) -> None:
    spoil(tree, "positions", 0, "entity", to=tree["entities"][10]["id"].upper())
    assert reread(tree).things == read(json.dumps(tree)).things


def test_ids_may_be_left_out(tree: dict[str, Any]) -> None:
    for section in ("ratings", "entities", "relations", "measures", "positions"):
        for item in tree[section]:
            del item["id"]
    first, second = reread(tree), reread(tree)
    assert first.things == second.things
    assert problems(Board(first.things)) == ()


def test_everything_but_the_board_may_be_left_out() -> None:
    little = {"format": "panse-board", "format_version": 1, "board": {"title_ko": "판", "as_of": "2024-01-31"}}
    assert reread(little).things[0] == Board(reread(little).things).premise
    assert Board(reread(little).things).premise.as_of == date(2024, 1, 31)


def test_unknown_keys_are_told_with_their_place(tree: dict[str, Any]) -> None:
    spoil(tree, "$schema", to="x")
    spoil(tree, "board", "colour", to={"deep": [1]})
    spoil(tree, "entities", 3, "logo", to="x")
    spoil(tree, "entities", 3, "facts", "founded", "approximate", to=True)
    spoil(tree, "criteria", 0, "anchors", 2, "fr", to="x")
    spoil(tree, "ratings", 7, "evidence", 0, "page", to=3)
    spoil(tree, "scenarios", 0, "overrides", 1, "author", to="x")
    spoil(tree, "stocks", to=[])
    assert set(reread(tree).unknown) == {
        "$schema",
        "stocks",
        "board.colour",
        "entities[3].logo",
        "entities[3].facts.founded.approximate",
        "criteria[0].anchors[2].fr",
        "ratings[7].evidence[0].page",
        "scenarios[0].overrides[1].author",
    }


def test_the_same_unknown_key_is_told_at_each_place(tree: dict[str, Any]) -> None:
    for n in (0, 1):
        tree["ratings"][n]["evidence"] = [{"type": "analyst_judgement", "basis": "general", "page": 3}]
    assert reread(tree).unknown == ("ratings[0].evidence[0].page", "ratings[1].evidence[0].page")


def test_what_a_file_leaves_out_is_known(tree: dict[str, Any], sample: Incoming) -> None:
    position = tree["positions"][0]
    assert sample.silent[position["id"]] == {"x", "lane", "start", "end"}
    position.update(x=0.25, lane=1, start=None, end="2024")
    again = reread(tree)
    assert position["id"] not in again.silent
    assert Board(again.things).the(Position, position["id"]).x == 0.25


WRONG: list[tuple[tuple[str | int, ...], Any, str, str]] = [
    (("ratings", 12, "score"), 0, "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), 5.3, "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), "강함", "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), True, "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), NAN, "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), float("inf"), "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), 10**400, "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), [], "ratings[12].score", "rule.score"),
    (("ratings", 12, "score"), None, "ratings[12]", "rule.score_missing"),
    (("ratings", 12, "status"), "unknown", "ratings[12]", "rule.score_without_rating"),
    (("ratings", 12, "status"), "묘연", "ratings[12].status", "rule.choice"),
    (("ratings", 12, "status"), GONE, "ratings[12]", "exchange.absent"),
    (("ratings", 12, "confidence"), "상", "ratings[12].confidence", "rule.choice"),
    (("ratings", 12, "criterion"), "charm", "ratings[12].criterion", "exchange.criterion"),
    (("ratings", 12, "criterion"), 3, "ratings[12].criterion", "exchange.text"),
    (("ratings", 12, "criterion"), "tech", "ratings[12].criterion", "exchange.scope"),
    (("ratings", 12, "criterion"), GONE, "ratings[12].criterion", "exchange.absent"),
    (("ratings", 12, "target"), "moon", "ratings[12].target", "exchange.reference"),
    (("ratings", 12, "target_kind"), "layer", "ratings[12].target_kind", "rule.choice"),
    (("ratings", 12, "rater"), "nobody", "ratings[12].rater", "exchange.reference"),
    (("ratings", 12, "as_of"), "2023-02-30", "ratings[12].as_of", "rule.date"),
    (("ratings", 12, "as_of"), "2023-2-3", "ratings[12].as_of", "rule.date"),
    (("ratings", 12, "as_of"), 20231221, "ratings[12].as_of", "rule.date"),
    (("ratings", 12, "rationale_ko"), 3, "ratings[12].rationale_ko", "exchange.text"),
    (("ratings", 12, "rationale_ko"), None, "ratings[12].rationale_ko", "exchange.text"),
    (("ratings", 12, "id"), "12", "ratings[12].id", "exchange.id"),
    (("ratings", 12, "id"), 12, "ratings[12].id", "exchange.id"),
    (("ratings", 12), "x", "ratings[12]", "exchange.object"),
    (("ratings", 12, "evidence"), {}, "ratings[12].evidence", "exchange.list"),
    (("ratings", 12, "evidence", 0), "x", "ratings[12].evidence[0]", "exchange.object"),
    (("ratings", 12, "evidence", 0), {"type": "rumour"}, "ratings[12].evidence[0].type", "exchange.evidence"),
    (("ratings", 12, "evidence", 0), {"type": []}, "ratings[12].evidence[0].type", "exchange.evidence"),
    (
        ("ratings", 12, "evidence", 0),
        {"type": "quote", "source": "src.essay"},
        "ratings[12].evidence[0]",
        "exchange.absent",
    ),
    (
        ("ratings", 12, "evidence", 0),
        {"type": "quote", "source": "src.essay", "quote": " "},
        "ratings[12].evidence[0].quote",
        "rule.quote_empty",
    ),
    (
        ("ratings", 12, "evidence", 0),
        {"type": "quote", "source": "src.web", "quote": "x"},
        "ratings[12].evidence[0].source",
        "exchange.reference",
    ),
    (
        ("ratings", 12, "evidence", 0),
        {"type": "quote", "source": "src.essay", "quote": "x", "passage": ID},
        "ratings[12].evidence[0].passage",
        "exchange.reference",
    ),
    (
        ("ratings", 12, "evidence", 0),
        {"type": "analyst_judgement", "basis": "general", "stance": "against"},
        "ratings[12].evidence[0].stance",
        "rule.choice",
    ),
    (("ratings",), {}, "ratings", "exchange.list"),
    (("board",), [], "board", "exchange.object"),
    (("board",), GONE, "board", "exchange.absent"),
    (("board", "title_ko"), "", "board", "rule.name_empty"),
    (("board", "as_of"), "2023-13-01", "board.as_of", "rule.date"),
    (("board", "home_country"), "한국", "board.home_country", "rule.country"),
    (("board", "coverage_min"), 1.5, "board.coverage_min", "rule.coverage"),
    (("board", "weight_set"), "w.none", "board.weight_set", "exchange.reference"),
    (("board", "aggregation"), "sum", "board.aggregation", "rule.choice"),
    (("board", "method"), 3, "board.method", "exchange.object"),
    (("board", "method"), {"cut_lead": 101}, "board.method.cut_lead", "rule.method_points"),
    (("board", "method"), {"risk_step": 6}, "board.method.risk_step", "rule.method_length"),
    (("board", "method"), {"depth_of": 2.5}, "board.method.depth_of", "rule.method_depth"),
    (("board", "method"), {"cut_lead": 10}, "board", "rule.method_cuts"),
    (("entities", 3, "name_ko"), "가" * 10_000, "entities[3].name_ko", "rule.name_long"),
    (("entities", 3, "name_ko"), 3, "entities[3].name_ko", "exchange.text"),
    (("entities", 3, "name_ko"), GONE, "entities[3]", "exchange.absent"),
    (("entities", 3, "kind"), "회사", "entities[3].kind", "rule.choice"),
    (("entities", 3, "origin"), "us", "entities[3].origin", "rule.country"),
    (("entities", 3, "key"), "", "entities[3].key", "rule.key_empty"),
    (("entities", 3, "key"), GONE, "entities[3].key", "exchange.absent"),
    (("entities", 3, "key"), ["meta"], "entities[3].key", "exchange.text"),
    (("entities", 3, "aliases"), "메타", "entities[3].aliases", "exchange.list"),
    (("entities", 3, "aliases"), ["메타", 3], "entities[3].aliases[1]", "exchange.text"),
    (("entities", 3, "named_in_essay"), 1, "entities[3].named_in_essay", "rule.flag"),
    (("entities", 3, "facts"), [], "entities[3].facts", "exchange.object"),
    (("entities", 3, "facts", "founded"), 2004, "entities[3].facts.founded", "exchange.object"),
    (("entities", 3, "facts", "founded", "value"), None, "entities[3].facts.founded.value", "rule.fact"),
    (("entities", 3, "facts", "founded", "value"), float("inf"), "entities[3].facts.founded.value", "rule.fact"),
    (("entities", 3, "facts", "founded", "value"), [1], "entities[3].facts.founded.value", "exchange.text"),
    (("entities", 3, "facts", "founded", "id"), "x", "entities[3].facts.founded", "exchange.id"),
    (("entities", 3, "facts", ""), {"value": 1}, "entities[3].facts.", "rule.key_empty"),
    (("entities", 3, "control"), "US", "entities[3].control", "exchange.object"),
    (("entities", 3, "control"), {"country": "Mars"}, "entities[3].control.country", "rule.country"),
    (("segments", 1, "layer"), "attic", "segments[1].layer", "exchange.reference"),
    (("segments", 1, "order"), 1.5, "segments[1].order", "rule.order"),
    (("segments", 1, "order"), True, "segments[1].order", "rule.order"),
    (("segments", 1, "kr_absent_confirmed"), "no", "segments[1].kr_absent_confirmed", "rule.flag"),
    (("layers", 1, "stack_rank"), 0, "layers[1].stack_rank", "rule.order"),
    (("positions", 1, "x"), 1.01, "positions[1].x", "rule.x"),
    (("positions", 1, "lane"), -1, "positions[1].lane", "rule.lane"),
    (("positions", 1, "entity"), None, "positions[1].entity", "exchange.text"),
    (("criteria", 0, "scope"), "layer", "criteria[0].scope", "rule.choice"),
    (("criteria", 0, "scale_max"), 10, "criteria[0].scale_max", "rule.scale"),
    (("criteria", 0, "step"), 1, "criteria[0].step", "rule.scale"),
    (("criteria", 0, "anchors", 1, "score"), 1, "criteria[0]", "rule.anchor"),
    (("criteria", 0, "anchors", 1, "score"), 6, "criteria[0].anchors[1].score", "rule.anchor"),
    (("criteria", 0, "anchors", 1, "ko"), GONE, "criteria[0].anchors[1]", "exchange.absent"),
    (("criteria", 0, "anchors"), "x", "criteria[0].anchors", "exchange.list"),
    (("weight_sets", 1, "weights"), [], "weight_sets[1].weights", "exchange.object"),
    (("weight_sets", 1, "weights"), GONE, "weight_sets[1]", "rule.weights_zero"),
    (("weight_sets", 1, "weights", "tech"), -1, "weight_sets[1].weights.tech", "rule.weight"),
    (("weight_sets", 1, "weights", "charm"), 1, "weight_sets[1].weights.charm", "exchange.criterion"),
    (("weight_sets", 1, "weights", " tech"), 1, "weight_sets[1].weights.tech", "exchange.key_twice"),
    (("sources", 0, "published"), "2023-02-30", "sources[0].published", "rule.date"),
    (("sources", 0, "published"), 2023, "sources[0].published", "rule.date"),
    (("sources", 0, "reliability"), "G", "sources[0].reliability", "rule.reliability"),
    (("sources", 0, "credibility"), 7, "sources[0].credibility", "rule.credibility"),
    (("sources", 0, "title"), "\u200b", "sources[0].title", "rule.name_empty"),
    (("relations", 0, "type"), "owns", "relations[0].type", "rule.choice"),
    (("relations", 0, "to"), "openai", "relations[0]", "rule.self_relation"),
    (("relations", 0, "criticality"), 6, "relations[0].criticality", "rule.five"),
    (("scenarios", 0, "overrides", 0, "value"), 6, "scenarios[0].overrides[0].value", "rule.override"),
    (("scenarios", 0, "overrides", 0, "op"), "times", "scenarios[0].overrides[0].op", "rule.choice"),
    (("scenarios", 0, "overrides", 0, "criterion"), "imp", "scenarios[0].overrides[0].criterion", "exchange.scope"),
    (("scenarios", 0, "overrides"), {}, "scenarios[0].overrides", "exchange.list"),
    (
        ("scenarios", 0, "relation_overrides", 0, "to"),
        "kakao",
        "scenarios[0].relation_overrides[0]",
        "exchange.no_relation",
    ),
    (
        ("scenarios", 0, "relation_overrides", 0, "to"),
        "moon",
        "scenarios[0].relation_overrides[0]",
        "exchange.reference",
    ),
    (("measures", 0, "targets"), ["moon"], "measures[0].targets[0]", "exchange.reference"),
    (("measures", 0, "title_ko"), "", "measures[0]", "rule.name_empty"),
    (("milestones", 0, "date"), "2023", "milestones[0].date", "rule.date"),
]


@pytest.mark.parametrize(
    ("path", "value", "place", "code"), WRONG, ids=[f"{w[2]} {w[3]} {n}" for n, w in enumerate(WRONG)]
)
def test_what_is_wrong_is_told_with_its_place(
    tree: dict[str, Any], path: tuple[str | int, ...], value: Any, place: str, code: str
) -> None:
    if code == "rule.name_empty" and path[-1] == "title_ko":
        spoil(tree, *path[:-1], "title_en", to="")
    spoil(tree, *path, to=value)
    assert (place, code) in told(refusal(tree))


def test_all_troubles_are_told_at_once(tree: dict[str, Any]) -> None:
    for n in range(4):
        spoil(tree, "ratings", n, "score", to=0)
    error = refusal(tree)
    assert error.code == "exchange.many"
    assert error.facts["more"] == 3
    assert [place for place, _ in told(error)] == [f"ratings[{n}].score" for n in range(4)]
    ko, en = Words("ko").error(error), Words("en").error(error)
    assert ko.startswith("ratings[0].score: 점수는 1부터 5까지")
    assert ko.endswith("(외 3건)")
    assert en.startswith("ratings[0].score: ")
    assert en.endswith("(and 3 more)")


def test_one_trouble_is_told_by_itself(tree: dict[str, Any]) -> None:
    spoil(tree, "ratings", 0, "score", to=5.3)
    error = refusal(tree)
    assert error.code == "exchange.at"
    assert "외" not in Words("ko").error(error)
    assert "5.3" in Words("ko").error(error)


def test_no_more_troubles_are_kept_than_can_be_read(tree: dict[str, Any]) -> None:
    for item in tree["ratings"]:
        item["score"] = 0
    error = refusal(tree)
    assert len(troubles_of(error)) == MOST
    assert error.facts["count"] == 986


def test_a_thing_that_is_wrong_does_not_make_what_refers_to_it_wrong(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 10, "id", to="no id")
    spoil(tree, "criteria", 0, "scope", to="layer")
    spoil(tree, "segments", 0, "order", to=None)
    places = [place for place, _ in told(refusal(tree))]
    assert places == ["entities[10].id", "criteria[0].scope", "segments[0].order"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("<b>R&D</b> {x} %s", "<b>R&D</b> {x} %s"),
        ("\u1109\u1161\u11b7\u1109\u1165\u11bc", "삼성"),
        ("🚀 로켓 👩‍🚀", "🚀 로켓 👩‍🚀"),
        ("  가운데\t\n 빈칸 ", "가운데 빈칸"),
        ("널\u0000과 \ud800반쪽", "널과 반쪽"),
        ("\u202eevil", "evil"),
        ("=1+1", "=1+1"),
        ("가" * 200, "가" * 200),
    ],
)
def test_names_are_text_and_nothing_else(tree: dict[str, Any], name: str, kept: str) -> None:
    spoil(tree, "entities", 3, "name_ko", to=name)
    found = Board(reread(tree).things).by_key(Entity, "meta")
    assert found is not None
    assert found.name_ko == kept


def test_a_decomposed_key_finds_its_composed_self(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 10, "key", to="삼성")
    spoil(tree, "positions", 0, "entity", to="\u1109\u1161\u11b7\u1109\u1165\u11bc")
    for relation in tree["relations"]:
        for end in ("from", "to"):
            if relation[end] == "gpt4":
                relation[end] = "삼성"
    assert Board(reread(tree).things).by_key(Entity, "삼성") is not None


def test_a_name_in_one_language_is_enough(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 3, "name_ko", to="")
    assert Board(reread(tree).things).by_key(Entity, "meta").name_ko == ""  # type: ignore[union-attr]
    spoil(tree, "entities", 3, "name_en", to="")
    assert told(refusal(tree)) == [("entities[3]", "rule.name_empty")]


def test_ids_and_keys_stand_once(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 5, "id", to=tree["entities"][4]["id"].upper())
    spoil(tree, "entities", 7, "key", to="kakao")
    error = refusal(tree)
    assert told(error)[:2] == [("entities[5]", "exchange.id_twice"), ("entities[7]", "exchange.key_twice")]
    assert "entities[4]" in Words("ko").error(error)


def test_a_position_or_a_rating_stands_once(tree: dict[str, Any]) -> None:
    tree["positions"].append({**tree["positions"][0], "id": ID, "key": "again"})
    tree["ratings"].append({**tree["ratings"][30], "id": ID, "evidence": []})
    assert told(refusal(tree)) == [("positions[109]", "exchange.twice"), ("ratings[986]", "exchange.twice")]


def test_a_rating_of_another_day_is_another_rating(tree: dict[str, Any]) -> None:
    tree["ratings"].append({**tree["ratings"][30], "id": ID, "as_of": "2024-06-01"})
    assert len(Board(reread(tree).things).all(Rating)) == 987


def test_nothing_is_part_of_itself(tree: dict[str, Any]) -> None:
    part = {"type": "part_of", "note_ko": "", "note_en": ""}
    tree["relations"] += [{**part, "from": "openai", "to": "google"}, {**part, "from": "google", "to": "openai"}]
    assert told(refusal(tree)) == [("relations[122]", "rule.circle"), ("relations[123]", "rule.circle")]


def test_what_runs_itself_by_way_of_others_is_refused_with_the_way(tree: dict[str, Any]) -> None:
    for one, other in (("naver", "kakao"), ("kakao", "naver")):
        tree["relations"].append({"type": "operates", "from": one, "to": other})
    error = refusal(tree)
    assert [code for _, code in told(error)] == ["rule.circle_run", "rule.circle_run"]
    assert "네이버 → 카카오 → 네이버" in Words("ko").error(troubles_of(error)[0])


def test_players_who_supply_each_other_are_taken(tree: dict[str, Any]) -> None:
    for one, other in (("naver", "kakao"), ("kakao", "naver")):
        tree["relations"].append({"type": "supplies", "from": one, "to": other})
    assert reread(tree)


def test_a_key_that_stands_twice_in_an_object_is_told() -> None:
    text = """{
        "format": "panse-board",
        "format_version": 1,
        "board": {"title_ko": "a", "title_ko": "b", "as_of": "2024-01-01"},
        "layers": [{"key": "a", "key": "b", "key": "c", "stack_rank": 1, "name_ko": "x"}]
    }"""
    assert set(told(refusal(text))) == {("board.title_ko", "exchange.doubled"), ("layers[0].key", "exchange.doubled")}


def test_a_passage_of_its_own_is_what_its_quotes_mean(tree: dict[str, Any]) -> None:
    quote = {"type": "quote", "source": "src.essay", "quote": "인용", "passage": ID, "stance": "contradicts"}
    tree["passages"] = [{"id": ID, "source": "src.essay", "quote": "인용", "locator": "3문단", "credibility": 2}]
    spoil(tree, "ratings", 0, "evidence", to=[quote])
    board = Board(reread(tree).things)
    (citation,) = board.where(Citation, "target_id", tree["ratings"][0]["id"])
    assert (citation.passage_id, citation.stance) == (ID, "contradicts")
    assert board.the(Passage, ID).locator == "3문단"
    spoil(tree, "ratings", 0, "evidence", 0, "quote", to="딴 인용")
    assert told(refusal(tree)) == [("ratings[0].evidence[0]", "exchange.passage")]


def test_a_listed_passage_without_an_id_is_the_one_that_is_quoted(tree: dict[str, Any]) -> None:
    quote = tree["ratings"][0]["evidence"][0]["quote"]
    tree["passages"] = [{"source": "src.essay", "quote": quote, "locator": "2문단"}]
    (found,) = [each for each in Board(reread(tree).things).all(Passage).values() if each.quote == quote]
    assert found.locator == "2문단"


def test_a_listed_passage_that_is_wrong_is_told_once(tree: dict[str, Any]) -> None:
    tree["passages"] = [{"source": 3, "quote": "x"}, 7]
    assert told(refusal(tree)) == [("passages[0].source", "exchange.text"), ("passages[1]", "exchange.object")]


def test_two_citations_may_not_share_an_id(tree: dict[str, Any]) -> None:
    judged = {"type": "analyst_judgement", "basis": "general", "id": ID}
    spoil(tree, "ratings", 0, "evidence", to=[judged, judged])
    assert told(refusal(tree)) == [("ratings[0].evidence[1]", "exchange.id_twice")]


def test_a_relation_that_a_scenario_changes_may_need_its_id(tree: dict[str, Any]) -> None:
    override = tree["scenarios"][0]["relation_overrides"][0]
    same = ("type", "from", "to")
    (relation,) = [each for each in tree["relations"] if all(each[key] == override[key] for key in same)]
    tree["relations"].append({**relation, "id": ID, "input_kind": "other", "evidence": [], "strength_evidence": []})
    assert told(refusal(tree)) == [("scenarios[0].relation_overrides[0]", "exchange.relations")]
    override["relation"] = ID.upper()
    scenario = Board(reread(tree).things).by_key(Scenario, "sc.cloud")
    assert scenario is not None
    assert scenario.relation_overrides[0].relation_id == ID


def test_relations_that_could_not_be_read_do_not_confuse_a_scenario(tree: dict[str, Any]) -> None:
    spoil(tree, "scenarios", 0, "relation_overrides", 0, to=[])
    assert told(refusal(tree)) == [("scenarios[0].relation_overrides[0]", "exchange.object")]


def test_a_quote_of_which_nothing_can_be_seen_is_empty(tree: dict[str, Any]) -> None:
    spoil(tree, "ratings", 0, "evidence", to=[{"type": "quote", "source": "src.essay", "quote": "\u3164"}])
    assert told(refusal(tree)) == [("ratings[0].evidence[0].quote", "rule.quote_empty")]


def test_a_long_whole_number_keeps_every_digit(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 3, "facts", "users", to={"value": 10**40 + 1})
    values = [each.value for each in Board(reread(tree).things).all(Fact).values() if each.name == "users"]
    assert values == [10**40 + 1]


def test_facts_that_come_to_the_same_name_are_refused(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 3, "facts", "founded ", to={"value": 2005})
    assert told(refusal(tree)) == [("entities[3].facts.founded", "exchange.id_twice")]


def test_a_hostile_key_is_shown_short_and_plain(tree: dict[str, Any]) -> None:
    spoil(tree, "entities", 3, "facts", "\u202e\n<img src=x>" + "x" * 5_000, to=3)
    ((place, _),) = told(refusal(tree))
    assert len(place) < 100
    assert "\n" not in place
    assert "\u202e" not in place


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5) | st.just("2023-12-21"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
def test_whatever_is_taken_is_a_sound_board_and_whatever_is_not_is_told(blank_text: str, data: st.DataObject) -> None:
    tree = json.loads(blank_text)
    for _ in range(data.draw(st.integers(1, 3))):
        here, path = tree, []
        while isinstance(here, dict | list) and here and (not path or data.draw(st.booleans())):
            step = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
            path.append(step)
            here = here[step]
        spoil(tree, *path, to=data.draw(JSON))
    try:
        incoming = reread(tree)
    except ExchangeError as error:
        tellable(error)
    else:
        assert problems(Board(incoming.things)) == ()
