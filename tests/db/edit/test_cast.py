"""Verbs about entities."""

from __future__ import annotations

import pytest

from db.edit import verbs
from db.model.things import Citation, Entity, Fact, Position, Rating, Relation, Scenario
from tests.db.samples import refused, small_board


def test_a_new_entity_waits_in_the_tray() -> None:
    edit = verbs.add_entity(
        small_board(),
        name_ko="업스테이지",
        name_en=" Upstage\n",
        origin="kr",
        aliases=["업스테이지", " Upstage ", "업스테이지", ""],
        control="",
        desc_ko="모델",
    )
    board = small_board().overlaid(edit.changes)
    entity = board.the(Entity, edit.changes[0].id)
    assert (entity.name_ko, entity.name_en, entity.key) == ("업스테이지", "Upstage", "upstage")
    assert (entity.origin, entity.control, entity.aliases) == ("KR", None, ("업스테이지", "Upstage"))
    assert board.where(Position, "entity_id", entity.id) == ()


def test_names_are_not_unique_but_keys_are() -> None:
    board = small_board()
    for key in ("naver-2", "naver-3", "naver-4"):
        edit = verbs.add_entity(board, name_ko="네이버", name_en="NAVER")
        board.apply(edit.changes)
        assert board.the(Entity, edit.changes[0].id).key == key


def test_a_name_without_latin_letters_gets_a_short_key() -> None:
    edit = verbs.add_entity(small_board(), name_ko="카카오")
    assert len(small_board().overlaid(edit.changes).the(Entity, edit.changes[0].id).key) == 8


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name_ko": ""}, "name_empty"),
        ({"name_ko": "네" * 201}, "name_long"),
        ({"name_ko": "네이버", "origin": "Korea"}, "country"),
        ({"name_ko": "네이버", "origin": ""}, "country"),
        ({"name_ko": "네이버", "kind": "firm"}, "choice"),
        ({"name_ko": "네이버", "lifecycle": "dead"}, "choice"),
        ({"name_ko": "네이버", "desc_en": "x" * 5_001}, "text_long"),
        ({"name_ko": "네이버", "aliases": ["x" * 201]}, "name_long"),
        ({"name_ko": "네이버", "aliases": [5]}, "text"),
    ],
)
def test_what_an_entity_may_not_be_is_refused(fields: dict[str, object], code: str) -> None:
    with refused(code):
        verbs.add_entity(small_board(), **fields)  # type: ignore[arg-type]


def test_an_entity_is_edited() -> None:
    edit = verbs.edit_entity(
        small_board(), "naver", name_en="NAVER", control="us", note=" ", aliases=("네이버주식회사",)
    )
    entity = small_board().overlaid(edit.changes).the(Entity, "naver")
    assert (entity.name_en, entity.control, entity.note, entity.aliases) == ("NAVER", "US", None, ("네이버주식회사",))
    assert not verbs.edit_entity(small_board(), "naver", name_ko="네이버", control=None)
    with refused("gone"):
        verbs.edit_entity(small_board(), "nobody", name_ko="누구")


def test_an_entity_goes_with_all_that_is_about_it() -> None:
    edit = verbs.remove_entities(small_board(), ["aws"])
    board = small_board().overlaid(edit.changes)
    assert board.get(Entity, "aws") is None
    assert set(board.all(Position)) == {"ncloud@cloud", "naver@agent"}
    assert set(board.all(Rating)) == {"r1", "r3"}
    assert set(board.all(Relation)) == {"part"}
    assert set(board.all(Citation)) == {"c2", "c3"}
    assert board.the(Scenario, "support").relation_overrides == ()
    assert len(board.the(Scenario, "support").overrides) == 2


def test_several_entities_go_at_once() -> None:
    edit = verbs.remove_entities(small_board(), ["aws", "naver", "aws"])
    board = small_board().overlaid(edit.changes)
    assert set(board.all(Entity)) == {"ncloud", "hug"}
    assert not board.all(Fact)
    assert edit.verb == "remove_entities"
    assert dict(edit.subject)["count"] == ("2", "2")
    assert not verbs.remove_entities(small_board(), [])


def test_a_fact_is_set_changed_and_removed() -> None:
    board = small_board()
    board.apply(verbs.set_fact(board, "naver", " hq ", " 성남 ").changes)
    hq = next(each for each in board.where(Fact, "entity_id", "naver") if each.name == "hq")
    assert (hq.value, hq.order) == ("성남", 3)
    board.apply(verbs.set_fact(board, "naver", "hq", "서울").changes)
    assert board.the(Fact, hq.id).value == "서울"
    for nothing in (None, "  ", ()):
        assert board.overlaid(verbs.set_fact(board, "naver", "hq", nothing).changes).get(Fact, hq.id) is None
    assert not verbs.set_fact(board, "naver", "hq", "서울")
    assert not verbs.set_fact(board, "naver", "unheard", None)


def test_facts_are_texts_numbers_or_lists() -> None:
    board = small_board()
    for value, kept in ((1999, 1999), (1.5, 1.5), (["KR", " JP", "KR", ""], ("KR", "JP"))):
        edit = verbs.set_fact(board, "hug", "fact", value)  # type: ignore[arg-type]
        assert board.overlaid(edit.changes).the(Fact, edit.changes[0].id).value == kept
    for bad in (float("nan"), True):
        with refused("fact"):
            verbs.set_fact(board, "hug", "fact", bad)
    with refused("text"):
        verbs.set_fact(board, "hug", "fact", (5,))  # type: ignore[arg-type]
    with refused("key_empty"):
        verbs.set_fact(board, "hug", " ", 5)
    with refused("gone"):
        verbs.set_fact(board, "nobody", "hq", 5)


def test_a_fact_goes_with_its_evidence() -> None:
    board = small_board()
    cited = verbs.cite(board, "fact", "founded", "p1")
    board.apply(cited.changes)
    board.apply(verbs.set_fact(board, "naver", "founded", None).changes)
    assert board.get(Citation, cited.changes[0].id) is None
