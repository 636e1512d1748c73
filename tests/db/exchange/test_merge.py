"""Merging a file into a board: by id, by key, by what a thing is about; one edit; nothing lost, nothing twice."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from db.exchange.merge import merge
from db.exchange.read import read
from db.exchange.starter import blank_things
from db.exchange.write import write
from db.model.board import Board, present_wave, wave_of
from db.model.change import Change, added
from db.model.rules import problems, refuse
from db.model.things import (
    KINDS,
    Criterion,
    Entity,
    Layer,
    Position,
    Premise,
    Rater,
    Rating,
    Relation,
    Segment,
    Wave,
    new_id,
)
from desktop.words import LANGUAGES, Words
from tests.db.exchange.drawn import boards
from tests.db.samples import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.exchange.incoming import Incoming
    from db.exchange.report import Report
    from db.model.things import Thing

TODAY = date(2026, 1, 2)


def taken_in(board: Board, tree: dict[str, Any] | Incoming) -> Report:
    """Merge a file into the board as the write path does, and return the report."""
    edit, report = merge(board, read(json.dumps(tree)) if isinstance(tree, dict) else tree)
    refuse(board, edit.changes)
    board.apply(edit.changes)
    assert len(edit.changes) == len(report.added) + len(report.changed)
    return report


def key(board: Board, kind: type[Any], name: str) -> Any:
    found = board.by_key(kind, name)
    assert found is not None
    return found


@pytest.fixture
def blank(blank_text: str) -> Board:
    return Board(blank_things(blank_text, TODAY))


def test_the_same_file_again_changes_nothing(board: Board, sample: Incoming) -> None:
    edit, report = merge(board, sample)
    assert not edit
    assert (report.added, report.changed, report.refused, report.kept) == ((), (), (), ())
    assert report.unchanged == len(sample.things)


def test_a_whole_board_can_be_taken_into_a_blank_one(blank: Board, sample: Incoming) -> None:
    before = blank.premise
    layers = dict(blank.all(Layer))
    report = taken_in(blank, sample)
    assert problems(blank) == ()
    assert blank.premise is before
    assert [each.kind for each in report.kept] == ["premise"]
    assert len(blank.all(Entity)) == 118
    assert set(blank.all(Layer)) > set(layers), "the layers of the blank board met those of the same key"
    assert key(blank, Segment, "fm").layer_id == key(blank, Layer, "llm").id
    assert {each.kind for each in report.changed} == {"layer"}
    assert report.refused == ()


def test_taking_in_twice_is_taking_in_once(blank: Board, sample: Incoming) -> None:
    taken_in(blank, sample)
    once = held(blank)
    edit, report = merge(blank, sample)
    assert not edit
    assert (report.added, report.changed) == ((), ())
    assert held(blank) == once


def test_an_export_of_the_merged_board_changes_nothing_in_it(blank: Board, sample: Incoming) -> None:
    taken_in(blank, sample)
    assert not merge(blank, read(write(blank)))[0]


def test_merging_changes_nothing_by_itself(blank: Board, sample: Incoming) -> None:
    before = held(blank)
    merge(blank, sample)
    assert held(blank) == before


def test_the_edit_is_one_step_that_can_be_taken_back(blank: Board, sample: Incoming) -> None:
    before = held(blank)
    edit, _ = merge(blank, sample)
    blank.apply(edit.changes)
    blank.apply([change.inverse() for change in reversed(edit.changes)])
    assert held(blank) == before
    for lang in LANGUAGES:
        assert "3344" in Words(lang).label(edit)


def test_a_thing_of_the_same_id_is_changed_in_place(board: Board, tree: dict[str, Any]) -> None:
    tree["entities"][3].update(name_ko="메타 플랫폼스", key="meta-platforms")
    for relation in tree["relations"]:
        for end in ("from", "to"):
            relation[end] = "meta-platforms" if relation[end] == "meta" else relation[end]
    report = taken_in(board, tree)
    assert [(each.kind, each.name_ko) for each in report.changed] == [("entity", "메타 플랫폼스")]
    assert board.the(Entity, tree["entities"][3]["id"]).key == "meta-platforms"


def test_a_thing_of_the_same_key_keeps_the_id_of_the_board(board: Board, tree: dict[str, Any]) -> None:
    mine = key(board, Entity, "meta")
    tree["entities"][3].update(id=new_id(), name_ko="메타 플랫폼스")
    report = taken_in(board, tree)
    assert [each.kind for each in report.changed] == ["entity"]
    assert key(board, Entity, "meta") == replace(mine, name_ko="메타 플랫폼스")
    assert problems(board) == ()


def test_everything_is_found_again_when_all_ids_are_other_ones(board: Board, tree: dict[str, Any]) -> None:
    for section in ("milestones", "sources", "raters", "criteria", "layers", "segments", "entities", "positions"):
        for item in tree[section]:
            item["id"] = new_id()
    for section in ("ratings", "relations", "scenarios"):
        for item in tree[section]:
            item["id"] = new_id()
    edit, report = merge(board, read(json.dumps(tree)))
    assert (report.added, report.changed, report.refused) == ((), (), ())
    assert not edit


def test_what_the_file_does_not_say_stays_as_it_is(board: Board, tree: dict[str, Any]) -> None:
    position, segment = key(board, Position, "gpt4@fm"), key(board, Segment, "fm")
    placed = replace(position, x=0.3, lane=1)
    told_more = replace(segment, inclusion_ko="세계 3위까지")
    board.apply([Change(position, placed), Change(segment, told_more)])
    del tree["entities"][3]["desc_ko"]
    assert taken_in(board, tree).changed == ()
    assert key(board, Position, "gpt4@fm") == placed
    tree["positions"][0].update(x=None)
    taken_in(board, tree)
    assert key(board, Position, "gpt4@fm") == replace(placed, x=None)


def test_nothing_is_removed(board: Board, tree: dict[str, Any]) -> None:
    before = held(board)
    for section in ("relations", "scenarios", "measures", "ratings", "positions"):
        tree[section] = []
    for entity in tree["entities"]:
        entity.update(facts={}, evidence=[], control=None)
    taken_in(board, tree)
    for kind, things in held(board).items():
        assert set(things) == set(before[kind])


def test_a_rating_of_another_day_is_added_beside_the_old_one(board: Board, tree: dict[str, Any]) -> None:
    rating = tree["ratings"][70]
    tree["ratings"] = [{**rating, "id": new_id(), "as_of": "2024-06-01", "score": 1}]
    report = taken_in(board, tree)
    assert [each.kind for each in report.added] == ["rating", "citation"]
    assert len(board.where(Rating, "target_id", board.the(Rating, rating["id"]).target_id)) == 9


def test_a_rating_of_the_same_day_by_the_same_rater_is_changed(board: Board, tree: dict[str, Any]) -> None:
    rating = tree["ratings"][30]
    tree["ratings"] = [{**rating, "id": new_id(), "score": 1}]
    report = taken_in(board, tree)
    assert [each.kind for each in report.changed] == ["rating"]
    assert board.the(Rating, rating["id"]).score == 1


def test_a_position_is_found_by_its_entity_and_segment(board: Board, tree: dict[str, Any]) -> None:
    mine = key(board, Position, "gpt4@fm")
    tree["positions"][0].update(id=new_id(), key="gpt", x=0.5)
    for item in (*tree["ratings"], *tree["scenarios"][0]["overrides"], *tree["scenarios"][1]["overrides"]):
        item["target"] = "gpt" if item["target"] == "gpt4@fm" else item["target"]
    report = taken_in(board, tree)
    assert [each.kind for each in report.changed] == ["position"]
    assert board.the(Position, mine.id) == replace(mine, key="gpt", x=0.5)


def test_a_criterion_with_ratings_keeps_its_meaning(board: Board, tree: dict[str, Any]) -> None:
    tree["criteria"][0]["anchors"][0]["ko"] = "다른 뜻"
    tree["criteria"][1]["name_ko"] = "다른 이름"
    report = taken_in(board, tree)
    refused = {(each.kind, each.reason) for each in report.refused}
    assert refused >= {("criterion", "criterion"), ("rating", "lost"), ("citation", "lost"), ("weight_set", "lost")}
    assert [each.kind for each in report.changed] == ["criterion"]
    assert key(board, Criterion, "home").name_ko == "다른 이름"
    assert key(board, Criterion, "tech").anchors[0].ko != "다른 뜻"


def test_a_criterion_without_ratings_may_change_its_meaning(blank: Board, tree: dict[str, Any]) -> None:
    tree["criteria"][0]["anchors"][0]["ko"] = "다른 뜻"
    assert taken_in(blank, tree).refused == ()
    assert key(blank, Criterion, "tech").anchors[0].ko == "다른 뜻"


def test_a_criterion_that_is_weighed_keeps_its_scope(blank: Board, tree: dict[str, Any]) -> None:
    tree["criteria"][0]["scope"] = "segment"
    for weights in (each["weights"] for each in tree["weight_sets"]):
        del weights["tech"]
    tree["ratings"] = [each for each in tree["ratings"] if each["criterion"] != "tech"]
    for scenario in tree["scenarios"]:
        scenario["overrides"] = [each for each in scenario["overrides"] if each["criterion"] != "tech"]
    report = taken_in(blank, tree)
    assert [(each.kind, each.reason) for each in report.refused] == [("criterion", "criterion")]
    assert key(blank, Criterion, "tech").scope == "position"


def test_a_key_that_somebody_else_has_is_refused_and_told(board: Board, tree: dict[str, Any]) -> None:
    tree["milestones"].append({**tree["milestones"][0], "id": new_id(), "key": "m.new"})
    taken_in(board, tree)
    tree["milestones"] = [{**tree["milestones"][0], "key": "m.new"}]
    report = taken_in(board, tree)
    assert [(each.kind, each.name_ko, each.reason) for each in report.refused] == [
        ("milestone", "기준선 2023-12", "taken")
    ]


def test_a_card_cannot_be_moved_onto_one_that_is_there(board: Board, tree: dict[str, Any]) -> None:
    tree["positions"] = [{**tree["positions"][0], "segment": "assist", "entity": "chatgpt"}]
    tree["ratings"], tree["scenarios"] = [], []
    report = taken_in(board, tree)
    assert [(each.kind, each.reason) for each in report.refused] == [("position", "taken")]


def test_parts_that_would_go_round_are_refused(board: Board, tree: dict[str, Any]) -> None:
    ends = {"from_id": key(board, Entity, "google").id, "to_id": key(board, Entity, "openai").id}
    board.apply(added(Relation(id=new_id(), kind="part_of", **ends)))
    tree["relations"].append({"type": "part_of", "from": "openai", "to": "google"})
    tree["relations"].append({"type": "part_of", "from": "openai", "to": "meta"})
    report = taken_in(board, tree)
    assert [(each.kind, each.reason) for each in report.refused] == [("relation", "circle")]
    assert [each.kind for each in report.added] == ["relation"]


def test_a_refused_part_does_not_stand_in_the_way_of_others(board: Board, tree: dict[str, Any]) -> None:
    for one, other in (("google", "openai"), ("naver", "openai")):
        ends = {"from_id": key(board, Entity, one).id, "to_id": key(board, Entity, other).id}
        board.apply(added(Relation(id=new_id(), kind="part_of", **ends)))
    # Only if openai were part of google, which is refused, would google be part of itself by way of naver.
    for one, other in (("openai", "google"), ("google", "naver")):
        tree["relations"].append({"type": "part_of", "from": one, "to": other})
    report = taken_in(board, tree)
    assert [each.name_ko for each in report.refused] == ["오픈AI → 구글"]
    assert [each.kind for each in report.added] == ["relation"]


def test_a_key_that_one_thing_gives_up_is_free_for_another(board: Board, tree: dict[str, Any]) -> None:
    mine = tree["entities"][3]
    tree["entities"].insert(0, {"key": "meta", "kind": "group", "origin": "US", "name_ko": "새 메타"})
    mine["key"] = "meta-platforms"
    report = taken_in(board, tree)
    assert ([each.name_ko for each in report.added], report.refused) == (["새 메타"], ())
    assert board.the(Entity, mine["id"]).key == "meta-platforms"
    assert key(board, Entity, "meta").id != mine["id"]


def test_two_relations_about_the_same_stay_two(board: Board, tree: dict[str, Any]) -> None:
    tree["relations"].append({**tree["relations"][0], "id": new_id(), "note_ko": "또 하나", "evidence": []})
    report = taken_in(board, tree)
    assert ([each.kind for each in report.added], report.changed) == (["relation"], ())


def test_unknown_keys_are_in_the_report(board: Board, tree: dict[str, Any]) -> None:
    tree["entities"][0]["logo"] = "x"
    assert taken_in(board, tree).unknown == ("entities[0].logo",)


def test_the_premise_of_the_same_board_is_taken(board: Board, tree: dict[str, Any]) -> None:
    tree["board"]["as_of"] = "2024-06-01"
    report = taken_in(board, tree)
    assert board.premise.as_of == date(2024, 6, 1)
    assert ([each.kind for each in report.changed], report.kept) == (["premise"], ())


def test_two_blank_boards_meet_without_a_clash(blank_text: str) -> None:
    mine, theirs = (Board(blank_things(blank_text, TODAY)) for _ in range(2))
    report = taken_in(mine, read(write(theirs)))
    assert len(mine.all(Layer)) == 5
    assert len(mine.all(Criterion)) == 12
    assert len(mine.all(Rater)) == 2
    assert [each.kind for each in report.added] == ["rater"]
    assert (report.changed, report.refused) == ((), ())


def test_every_line_of_a_report_can_be_told(blank: Board, sample: Incoming) -> None:
    _, report = merge(blank, sample)
    for lang in LANGUAGES:
        words = Words(lang)
        for each in (*report.added, *report.changed, *report.kept):
            assert words.say(f"exchange.kind.{each.kind}")
            assert each.name_ko
            assert each.name_en
        for reason in ("criterion", "circle", "taken", "lost"):
            assert words.say(f"exchange.refused.{reason}")


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=40)
@given(boards(), boards())
def test_any_two_boards_can_be_merged_and_merging_again_changes_nothing(mine: Board, theirs: Board) -> None:
    incoming = read(write(theirs))
    before = held(mine)
    taken_in(mine, incoming)
    assert problems(mine) == ()
    assert all(set(before[kind]) <= set(things) for kind, things in held(mine).items())
    edit, _ = merge(mine, incoming)
    assert not edit


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=40)
@given(boards())
def test_any_board_taken_into_itself_changes_nothing(board: Board) -> None:
    edit, report = merge(board, read(write(board)))
    assert not edit
    assert report.refused == ()
    assert report.unchanged == sum(1 for _ in board.things())


def two_waves(board: Board) -> None:
    """Give a board an earlier and a later era, of which the premise names none."""
    for number, start in enumerate(("2000", "2020")):
        wave = Wave(id=new_id(), key=f"own{number}", name_ko=f"시대 {number}", start=start, order=number)
        board.apply([Change(None, wave)])


def test_a_file_with_a_later_wave_does_not_shift_which_wave_is_present(blank: Board) -> None:
    two_waves(blank)
    layers = {each: wave_of(blank, layer) for each, layer in blank.all(Layer).items()}
    present, file = present_wave(blank), Board(blank_things_of(blank))
    file.apply([Change(None, Wave(id=new_id(), key="later", name_ko="다음 시대", start="2030", order=9))])
    edit, _ = merge(blank, read(write(file)))
    refuse(blank, edit.changes)
    blank.apply(edit.changes)
    assert len(blank.all(Wave)) == 3
    assert present_wave(blank) == present
    assert {each: wave_of(blank, layer) for each, layer in blank.all(Layer).items()} == layers


def blank_things_of(board: Board) -> Iterator[Thing]:
    """Yield a board's things under a premise of another board."""
    for kind in KINDS:
        for thing in board.all(kind).values():
            yield replace(thing, id=new_id()) if isinstance(thing, Premise) else thing
