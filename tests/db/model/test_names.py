"""What things are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.model.change import Change
from db.model.names import called, facts, in_its_wave, pair
from db.model.things import Citation, Entity, Layer, Note, Position, Rating, Segment, Wave, new_id
from tests.db.samples import small_board, things

SAMPLES = {thing.id: thing for thing in things()}


@pytest.mark.parametrize(
    ("thing_id", "names"),
    [
        ("naver", ("네이버", "Naver")),
        ("ann", ("분석자", "Analyst")),
        ("measure", ("공동 투자", "Joint investment")),
        ("founded", ("founded", "founded")),
        ("ncloud@cloud", ("네이버클라우드", "Naver Cloud")),
        ("r1", ("네이버클라우드", "Naver Cloud")),
        ("r3", ("클라우드", "Cloud")),
        ("supplies", ("아마존 → 네이버", "AWS → Naver")),
        ("p1", ("글로벌 기술 패권 경쟁 속 한국",) * 2),
        ("c1", ("글로벌 기술 패권 경쟁 속 한국",) * 2),
        ("c2", ("?", "?")),
    ],
)
def test_each_thing_is_called_by_what_it_is_about(thing_id: str, names: tuple[str, str]) -> None:
    assert called(small_board(), SAMPLES[thing_id]) == names


def test_one_language_stands_in_for_the_other() -> None:
    entity = SAMPLES["naver"]
    assert isinstance(entity, Entity)
    assert pair(replace(entity, name_en="")) == ("네이버", "네이버")
    assert pair(replace(entity, name_ko="")) == ("Naver", "Naver")


def test_what_has_no_name_goes_by_its_key_or_id() -> None:
    entity, citation = SAMPLES["naver"], SAMPLES["c2"]
    assert isinstance(entity, Entity)
    assert isinstance(citation, Citation)
    assert pair(replace(entity, name_ko="", name_en="")) == ("naver", "naver")
    assert pair(citation) == ("c2", "c2")


def test_what_is_not_on_the_board_is_called_nothing() -> None:
    position, rating = SAMPLES["aws@cloud"], SAMPLES["r1"]
    assert isinstance(position, Position)
    assert isinstance(rating, Rating)
    assert called(small_board(), replace(position, entity_id=new_id())) == ("?", "?")
    assert called(small_board(), replace(rating, target_id=new_id())) == ("?", "?")


def test_a_message_names_in_short() -> None:
    entity = SAMPLES["naver"]
    assert isinstance(entity, Entity)
    told = facts(small_board(), replace(entity, name_ko="네" * 200))
    assert told == {"name_ko": "네" * 39 + "…", "name_en": "Naver"}


def test_a_row_is_named_with_its_wave_where_there_are_several() -> None:
    board = small_board()
    assert in_its_wave(board, board.the(Segment, "cloud"), "ko") == "지금 · 클라우드"
    assert in_its_wave(board, board.the(Layer, "channel"), "en") == "Now · Channels"
    one = board.overlaid([Change(board.the(Note, "aside"), None), Change(board.the(Wave, "past"), None)])
    assert in_its_wave(one, one.the(Segment, "cloud"), "ko") == "클라우드"


def test_a_list_may_name_the_wave_last() -> None:
    board = small_board()
    assert in_its_wave(board, board.the(Segment, "cloud"), "ko", after=True) == "클라우드 · 지금"
