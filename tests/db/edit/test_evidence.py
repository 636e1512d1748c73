"""Verbs about evidence."""

from __future__ import annotations

from typing import Any

import pytest

from db.edit import verbs
from db.model.things import Citation, Passage, Rating, Relation, Source
from tests.db.samples import refused, small_board


def test_a_source_is_added() -> None:
    fields = {"url": " https://example.org ", "published": "2023-04", "author": ""}
    edit = verbs.add_source(small_board(), title=" AI Index 2023 ", kind="report", **fields)
    source = small_board().overlaid(edit.changes).the(Source, edit.changes[0].id)
    assert (source.title, source.kind, source.key) == ("AI Index 2023", "report", "ai-index-2023")
    assert (source.url, source.published, source.author) == ("https://example.org", "2023-04", None)
    assert (source.reliability, source.credibility) == ("F", 6)
    own = verbs.add_source(small_board(), title="제목", key="src.own").changes[0].after
    assert isinstance(own, Source)
    assert own.key == "src.own"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "name_empty"),
        ({"title": "제목", "published": "2023-02-30"}, "date"),
        ({"title": "제목", "reliability": "G"}, "reliability"),
        ({"title": "제목", "credibility": 7}, "credibility"),
        ({"title": "제목", "url": "h" * 2_001}, "text_long"),
        ({"title": "제목", "key": "src.essay"}, "key_twice"),
    ],
)
def test_what_a_source_may_not_be_is_refused(fields: dict[str, Any], code: str) -> None:
    with refused(code):
        verbs.add_source(small_board(), **fields)


def test_a_source_is_edited() -> None:
    edit = verbs.edit_source(small_board(), "essay", reliability="B", note="한 줄\n두 줄")
    source = small_board().overlaid(edit.changes).the(Source, "essay")
    assert (source.reliability, source.note) == ("B", "한 줄\n두 줄")
    with refused("gone"):
        verbs.edit_source(small_board(), "nothing", note="")


def test_a_source_goes_with_its_passages_and_citations() -> None:
    board = small_board().overlaid(verbs.remove_source(small_board(), "essay").changes)
    assert not board.all(Source)
    assert not board.all(Passage)
    assert set(board.all(Citation)) == {"c2"}
    assert len(board.all(Rating)) == 3


def test_a_passage_is_quoted() -> None:
    edit = verbs.add_passage(small_board(), "essay", " 경쟁력은\r\n묘연하다 ", " ", 2)
    passage = edit.changes[0].after
    assert isinstance(passage, Passage)
    assert (passage.quote, passage.locator, passage.credibility) == ("경쟁력은\n묘연하다", None, 2)
    with refused("quote_empty"):
        verbs.add_passage(small_board(), "essay", "\n")
    with refused("text_long"):
        verbs.add_passage(small_board(), "essay", "가" * 20_001)
    with refused("credibility"):
        verbs.add_passage(small_board(), "essay", "가", credibility=0)
    with refused("gone"):
        verbs.add_passage(small_board(), "nothing", "가")


def test_a_passage_speaks_for_or_against() -> None:
    edit = verbs.cite(small_board(), "rating", "r1", "p1", stance="contradicts")
    citation = edit.changes[0].after
    assert isinstance(citation, Citation)
    assert (citation.target_kind, citation.target_id, citation.passage_id) == ("rating", "r1", "p1")
    assert (citation.stance, citation.order, citation.aspect, citation.basis) == ("contradicts", 1, "", None)


def test_new_evidence_against_a_rating_opens_its_conflict_again() -> None:
    board = small_board()
    board.apply(verbs.cite(board, "rating", "r1", "p1", stance="contradicts").changes)
    board.apply(
        verbs.resolve(board, "r1", resolution_ko="최신 통계를 따름", resolution_en="The newest figures").changes
    )
    second = verbs.add_passage(board, "essay", "가")
    board.apply(second.changes)
    passage = second.changes[0].id
    for stance, stays in (("supports", True), ("contradicts", False)):
        edit = verbs.cite(board, "rating", "r1", passage, stance=stance)  # type: ignore[arg-type]
        after = board.overlaid(edit.changes).the(Rating, "r1")
        assert bool(after.resolution_ko) is stays
        assert bool(after.resolution_en) is stays
    # Saying the same again, or that a passage supports after all, asks nothing new.
    assert not verbs.cite(board, "rating", "r1", "p1", stance="contradicts")
    turned = verbs.cite(board, "rating", "r1", "p1", stance="supports")
    assert board.overlaid(turned.changes).the(Rating, "r1").resolution_ko


def test_citations_of_one_thing_are_in_order_by_aspect() -> None:
    board = small_board()
    orders = []
    for aspect in ("origin", "origin", "control"):
        passage = verbs.add_passage(board, "essay", "가")
        board.apply(passage.changes)
        edit = verbs.cite(board, "entity", "naver", passage.changes[0].id, aspect=aspect)
        board.apply(edit.changes)
        orders.append(edit.changes[0].after.order)  # type: ignore[union-attr]
    assert orders == [2, 3, 1]


def test_the_same_passage_is_cited_once() -> None:
    board = small_board()
    assert not verbs.cite(board, "rating", "r2", "p1")
    edit = verbs.cite(board, "rating", "r2", "p1", stance="contradicts")
    assert [change.id for change in edit.changes] == ["c1"]
    assert verbs.cite(board, "entity", "naver", "p1", aspect="origin").changes[0].before is None


def test_what_cannot_be_cited_is_refused() -> None:
    with refused("gone"):
        verbs.cite(small_board(), "rating", "r1", "nothing")
    with refused("no_target"):
        verbs.cite(small_board(), "rating", "nothing", "p1")
    with refused("choice"):
        verbs.cite(small_board(), "position", "aws@cloud", "p1")  # type: ignore[arg-type]
    with refused("choice"):
        verbs.cite(small_board(), "rating", "r1", "p1", aspect="name")


def test_citations_are_removed_and_passages_stay() -> None:
    edit = verbs.uncite(small_board(), ["c1", "c3", "c1"])
    board = small_board().overlaid(edit.changes)
    assert set(board.all(Citation)) == {"c2"}
    assert set(board.all(Passage)) == {"p1"}
    with refused("gone"):
        verbs.uncite(small_board(), ["c9"])


def test_entities_are_related() -> None:
    edit = verbs.relate(small_board(), "depends_on", "ncloud", "aws", input_kind=" cloud ", criticality=5, note_ko="")
    relation = edit.changes[0].after
    assert isinstance(relation, Relation)
    assert (relation.kind, relation.from_id, relation.to_id) == ("depends_on", "ncloud", "aws")
    assert (relation.input_kind, relation.criticality, relation.note_ko) == ("cloud", 5, "")


@pytest.mark.parametrize(
    ("arguments", "fields", "code"),
    [
        (("supplies", "aws", "aws"), {}, "self_relation"),
        (("supplies", "aws", "nobody"), {}, "no_entity"),
        (("supplies", "aws", "hug"), {"criticality": 6}, "five"),
        (("supplies", "aws", "hug"), {"since": "곧"}, "date"),
        (("owns", "aws", "hug"), {}, "choice"),
        (("part_of", "naver", "ncloud"), {}, "circle"),
    ],
)
def test_what_a_relation_may_not_be_is_refused(arguments: Any, fields: dict[str, Any], code: str) -> None:
    with refused(code):
        verbs.relate(small_board(), *arguments, **fields)


def test_a_relation_is_edited_and_removed() -> None:
    edit = verbs.edit_relation(small_board(), "supplies", substitutability=2, since="2021", note_en="GPU cloud")
    relation = small_board().overlaid(edit.changes).the(Relation, "supplies")
    assert (relation.substitutability, relation.since, relation.note_en) == (2, "2021", "GPU cloud")
    invests = verbs.relate(small_board(), "invests", "naver", "ncloud")
    with refused("circle"):
        verbs.edit_relation(small_board().overlaid(invests.changes), invests.changes[0].id, kind="part_of")
    board = small_board().overlaid(verbs.remove_relations(small_board(), ["supplies", "part"]).changes)
    assert not board.all(Relation)
    with refused("gone"):
        verbs.remove_relations(small_board(), ["nothing"])


def test_a_passage_from_a_new_source_is_one_step() -> None:
    board = small_board()
    edit = verbs.quote_new(board, "새 보고서", "문장", locator="3쪽", reliability="B")
    source, passage = (each.after for each in edit.changes)
    assert isinstance(source, Source)
    assert isinstance(passage, Passage)
    assert (source.title, source.reliability, passage.source_id) == ("새 보고서", "B", source.id)
    assert (passage.quote, passage.locator) == ("문장", "3쪽")


def test_why_a_value_is_adopted_is_written_into_its_rating() -> None:
    board = small_board()
    edit = verbs.resolve(board, "r2", resolution_ko="최신 통계를 따름 ")
    assert edit.verb == "resolve"
    assert board.overlaid(edit.changes).the(Rating, "r2").resolution_ko == "최신 통계를 따름"
    with refused("gone"):
        verbs.resolve(board, "gone", resolution_ko="x")
