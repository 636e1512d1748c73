"""The one judge of what may not be on a board."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import fields, replace
from datetime import date
from math import nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import RuleError
from db.model import rules
from db.model.board import Board
from db.model.change import Change, added
from db.model.things import Anchor, Criterion, Entity, Premise, Rating, Relation, Segment, Thing
from desktop.files import resource
from desktop.words import LANGUAGES
from tests.db.samples import LATER, refused, small_board, things

SAMPLES = {thing.id: thing for thing in things()}


def test_a_sound_board_has_no_problems() -> None:
    assert rules.problems(small_board()) == ()


def test_no_changes_are_no_reason_to_refuse() -> None:
    rules.refuse(small_board(), ())


def test_a_board_needs_a_premise() -> None:
    assert [each.code for each in rules.problems(Board())] == ["rule.no_premise"]
    with refused("no_premise"):
        rules.refuse(small_board(), [Change(SAMPLES["premise"], None)])
    rules.refuse(small_board(), [Change(SAMPLES["premise"], None), *added(replace(SAMPLES["premise"], id="new"))])


def test_a_problem_names_its_thing() -> None:
    bad = replace(SAMPLES["hug"], origin="?")
    (problem,) = rules.problems(small_board().overlaid([Change(SAMPLES["hug"], bad)]))
    assert problem == ("rule.country", {"value": "?"}, bad)


def test_all_problems_are_told_at_once() -> None:
    bad = [replace(SAMPLES["hug"], origin="?", key="aws"), replace(SAMPLES["r1"], score=5.3)]
    found = rules.problems(small_board().overlaid(Change(SAMPLES[each.id], each) for each in bad))
    assert Counter(each.code for each in found) == Counter({"rule.country", "rule.key_twice", "rule.score"})


def test_an_edit_made_for_another_state_of_the_board_is_refused() -> None:
    now = SAMPLES["hug"]
    other = replace(now, name_ko="다른 이름")
    for stale in (Change(other, now), Change(other, None), Change(None, now), Change(replace(now, id="new"), None)):
        with refused("stale"):
            rules.refuse(small_board(), [stale])


def test_changes_to_one_thing_build_on_each_other() -> None:
    now, then = SAMPLES["hug"], replace(SAMPLES["hug"], origin="KR")
    rules.refuse(small_board(), [Change(now, then), Change(then, None), Change(None, now)])
    with refused("stale"):
        rules.refuse(small_board(), [Change(now, then), Change(now, None)])


def test_only_how_it_ends_is_judged() -> None:
    now, bad = SAMPLES["hug"], replace(SAMPLES["hug"], origin="?")
    rules.refuse(small_board(), [Change(now, bad), Change(bad, now)])


RATED = SAMPLES["tech"]
OTHER_ANCHORS = (Anchor(score=1, ko="다른 뜻"),)


@pytest.mark.parametrize("meaning", [{"anchors": OTHER_ANCHORS}, {"anchors": ()}])
def test_a_criterion_with_ratings_keeps_its_meaning(meaning: dict[str, Any]) -> None:
    with refused("criterion_rated"):
        rules.refuse(small_board(), [Change(RATED, replace(RATED, **meaning))])


def test_a_criterion_with_ratings_keeps_its_scope() -> None:
    imp = replace(SAMPLES["imp"], anchors=())
    assert isinstance(imp, Criterion)
    with refused("criterion_rated"):
        rules.refuse(small_board(), [Change(SAMPLES["imp"], replace(imp, scope="position"))])


def test_a_criterion_that_is_used_elsewhere_keeps_its_scope() -> None:
    home = SAMPLES["home"]
    with refused("scope"):
        rules.refuse(small_board(), [Change(home, replace(home, scope="segment"))])


def test_a_criterion_may_get_other_words() -> None:
    rules.refuse(small_board(), [Change(RATED, replace(RATED, name_ko="기술", def_ko="풀이", order=9))])


def test_a_criterion_whose_ratings_go_may_get_another_meaning() -> None:
    board = small_board()
    gone = [Change(SAMPLES[each], None) for each in ("c1", "r1", "r2")]
    rules.refuse(board, [*gone, Change(RATED, replace(RATED, anchors=OTHER_ANCHORS))])
    home = SAMPLES["home"]
    rules.refuse(board, [Change(home, replace(home, anchors=OTHER_ANCHORS))])


def test_a_new_criterion_may_come_with_its_ratings() -> None:
    new = Criterion(id="new", key="new", scope="segment", order=4, name_ko="새", anchors=OTHER_ANCHORS)
    rating = replace(SAMPLES["r3"], id="r9", criterion_id="new")
    rules.refuse(small_board(), added(new, rating))


class Counting(Board):
    """A board that counts how many things are looked up, and refuses to hand out thousands."""

    __slots__ = ("looked",)

    def get(self, kind: Any, thing_id: str | None) -> Any:
        self.looked += 1
        return super().get(kind, thing_id)

    def where(self, kind: Any, field: str, value: str) -> Any:
        found = super().where(kind, field, value)
        self.looked += 1 + len(found)
        return found

    def all(self, kind: Any) -> Any:
        found = super().all(kind)
        self.looked += len(found)
        return found


def test_a_drag_costs_the_same_on_a_board_of_any_size() -> None:
    costs = []
    for size in (0, 2_000):
        entities = [replace(SAMPLES["hug"], id=f"e{number}", key=f"e{number}") for number in range(size)]
        cards = [
            replace(SAMPLES["aws@cloud"], id=each.id + "@", key=each.id + "@", entity_id=each.id) for each in entities
        ]
        board = Counting([*things(), *entities, *cards])
        board.looked = 0
        card = SAMPLES["ncloud@cloud"]
        rules.refuse(board, [Change(card, replace(card, x=0.7, segment_id="agent"))])
        costs.append(board.looked)
    assert costs[0] == costs[1] < 20


NEW: list[Thing] = [
    replace(SAMPLES["hug"], id="n1", key="n1"),
    replace(SAMPLES["hug"], id="n2"),
    replace(SAMPLES["aws@cloud"], id="n3", key="n3", segment_id="agent"),
    replace(SAMPLES["r1"], id="n4", as_of=LATER),
    replace(SAMPLES["r1"], id="n5"),
    replace(SAMPLES["premise"], id="n6"),
    Relation(id="n7", kind="part_of", from_id="naver", to_id="aws"),
    Relation(id="n8", kind="part_of", from_id="aws", to_id="ncloud"),
    replace(SAMPLES["founded"], id="n9"),
]
VALUES: list[Any] = ["", "x", "x" * 201, "KR", "rated", "unknown", "imp", "tech", "aws", "naver", "cloud", "chips"]
VALUES += ["agent", "ncloud@cloud", "equal", "ann", "p1", "nowhere", "part_of", "segment", "position", "a\x00"]
VALUES += [None, 0, 1, 3.5, 5.3, nan, True, False, date(2023, 12, 21), LATER]
# Nested fields and ids hold what they were made with; the rest may come from anywhere.
FIXED = {"id", "weights", "overrides", "relation_overrides", "anchors", "method", "targets", "aliases", "value"}
FIXED |= {"comparisons", "criteria", "segments", "parts", "bound"}


@st.composite
def wild_changes(draw: st.DrawFn) -> list[Change]:
    changes = []
    for thing in draw(st.lists(st.sampled_from([*things(), *NEW]), max_size=4, unique_by=lambda each: each.id)):
        before = None if thing in NEW else thing
        after: Thing | None = thing
        if before is not None and draw(st.booleans()):
            after = None
        elif before is not None or draw(st.booleans()):
            names = [field.name for field in fields(thing) if field.name not in FIXED]
            after = replace(thing, **{draw(st.sampled_from(names)): draw(st.sampled_from(VALUES))})
        changes.append(Change(before, after))
    return changes


def refusal(board: Board, changes: list[Change]) -> str | None:
    try:
        rules.refuse(board, changes)
    except RuleError as error:
        # How much was judged by a criterion that goes is told first; on the board it is missing.
        stays = error.code in ("rule.criterion_stays", "rule.criterion_asked")
        return "rule.no_criterion" if stays else error.code
    return None


@settings(max_examples=400, deadline=None)
@given(wild_changes())
def test_refusing_changes_agrees_with_finding_problems(changes: list[Change]) -> None:
    board = small_board()
    code = refusal(board, changes)
    found = {each.code for each in rules.problems(board.overlaid(changes))}
    if code == "rule.criterion_rated":  # what a criterion meant before cannot be seen on the board
        return
    assert (code is None) == (not found)
    assert code is None or code in found


@settings(max_examples=200, deadline=None)
@given(wild_changes(), wild_changes())
def test_one_edit_after_another_agrees_too(first: list[Change], second: list[Change]) -> None:
    board = small_board()
    if refusal(board, first) is None:
        board.apply(first)
        assert rules.problems(board) == ()
        code = refusal(board, second)
        if code not in ("rule.stale", "rule.criterion_rated"):
            assert (code is None) == (rules.problems(board.overlaid(second)) == ())


def test_the_rules_are_worded_in_both_languages_alike() -> None:
    # Every code in the sources has its words, and every sentence stands for a code.
    sources = [path for part in ("model", "edit") for path in (resource().parent / "db" / part).glob("*.py")]
    used = {code for path in sources for code in re.findall(r'"rule\.([a-z_]+)"', path.read_text(encoding="utf-8"))}
    words = [
        tomllib.loads(resource("words", lang, "error.rule.toml").read_text(encoding="utf-8")) for lang in LANGUAGES
    ]
    assert set(words[0]) == set(words[1]) == used
    for code in used:
        blanks = [
            {re.sub("(_ko|_en)?(:.*)?$", "", each) for each in re.findall("{(.*?)}", word[code])} for word in words
        ]
        assert blanks[0] == blanks[1], code


def test_segments_and_entities_are_judged_alone_when_they_alone_change() -> None:
    for kind in (Segment, Entity, Premise, Rating):
        thing = next(each for each in things() if isinstance(each, kind))
        rules.refuse(small_board(), [Change(thing, thing)])
