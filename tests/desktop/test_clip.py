from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from db.edit import verbs
from db.edit.verbs import Arrival
from db.errors import BoardError
from db.judge.terms import criteria_of
from db.model.board import all_segments, segments_in_order
from db.model.things import Entity, Position, Rating
from desktop import clip
from desktop.tables.block import from_text

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.words import Words


def text_of(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


def names(text: str) -> list[str]:
    return [each.arrival.name_ko for each in clip.from_lines(text, "KR")]


def test_cards_are_copied_as_a_table_under_a_heading(session: Session, korean: Words, english: Words) -> None:
    board = session.board
    position = next(each for each in board.all(Position).values() if board.where(Rating, "target_id", each.id))
    head, row = from_text(clip.as_table(board, session.judgement, [position.id], korean))
    told = dict(zip(head, row, strict=True))
    entity = board.the(Entity, position.entity_id)
    assert told["이름(국문)"] == entity.name_ko
    assert told["종류"] == korean.say(f"entity.kind.{entity.kind}")
    assert float(told["종합"]) == pytest.approx((session.judgement.positions[position.id].score or 0) / 20, abs=0.05)
    assert len(head) == 11 + 8
    assert from_text(clip.as_table(board, session.judgement, [position.id], english))[0][0] == "Name (Korean)"


def test_no_copied_cell_becomes_a_formula(session: Session, korean: Words) -> None:
    position = next(iter(session.board.all(Position).values()))
    session.attempt(lambda board: verbs.edit_entity(board, position.entity_id, name_ko="=HYPERLINK(1)"))
    text = clip.as_table(session.board, session.judgement, [position.id], korean)
    assert text.splitlines()[1].startswith("'=HYPERLINK(1)\t")


def test_what_is_not_rated_is_copied_as_an_empty_cell(session: Session, korean: Words) -> None:
    position = next(iter(session.board.all(Position).values()))
    criterion_id = criteria_of(session.board, "position")[0].id
    assert session.attempt(
        lambda board: verbs.rate(
            board, position.id, criterion_id, status="not_applicable", rated_at=session.board.premise.as_of
        )
    )
    row = clip.as_table(session.board, session.judgement, [position.id], korean).splitlines()[1].split("\t")
    assert row[11] == ""


def test_copied_cards_come_back_as_they_were(session: Session, korean: Words) -> None:
    board = session.board
    ids = list(board.all(Position))
    lines = clip.read(clip.copied(board, session.judgement, ids, korean), "KR")
    entities = {board.the(Position, each).entity_id for each in ids}
    assert {each.arrival.id for each in lines} == entities
    for each in lines:
        entity = board.the(Entity, each.arrival.id or "")
        assert (each.arrival.key, each.arrival.aliases, each.arrival.origin) == (
            entity.key,
            entity.aliases,
            entity.origin,
        )


def test_copied_cards_stand_in_the_order_of_the_board(session: Session, korean: Words) -> None:
    board = session.board
    shown = {each.id for each in segments_in_order(board)}
    cards = [each.id for each in board.all(Position).values() if each.segment_id in shown]
    rows = from_text(clip.copied(board, session.judgement, reversed(cards), korean).text())
    told = list(dict.fromkeys(row[3] for row in rows[1:]))
    names_in_order = dict.fromkeys(each.name_ko for each in all_segments(board))
    assert told == [each for each in names_in_order if each in told]


def test_the_table_of_copied_cards_is_read_as_a_list_too(session: Session, korean: Words) -> None:
    board = session.board
    position = next(iter(board.all(Position).values()))
    entity = board.the(Entity, position.entity_id)
    text = clip.as_table(board, session.judgement, [position.id], korean)
    (line,) = clip.read(text_of(text), "KR")
    assert (line.arrival.name_ko, line.arrival.name_en) == (entity.name_ko, entity.name_en)
    assert (line.arrival.origin, line.arrival.kind) == (entity.origin, entity.kind)


def test_a_column_of_names_is_a_list_of_players() -> None:
    assert names("삼성전자\r\n\r\n  \nNVIDIA\r네이버") == ["삼성전자", "NVIDIA", "네이버"]


def test_a_table_with_a_heading_is_read_by_it() -> None:
    (line,) = clip.from_lines("국가\t기업명\t영문명\t유형\n미국\t엔비디아\tNVIDIA\t기업\n", "KR")
    assert line == clip.Line(Arrival(name_ko="엔비디아", name_en="NVIDIA", origin="US"))


def test_an_english_heading_does_as_well() -> None:
    (line,) = clip.from_lines("Company\tCountry\tType\nMistral\tFR\tModel\n", "KR")
    assert line == clip.Line(Arrival(name_ko="Mistral", origin="FR", kind="model"))


def test_a_table_without_a_heading_is_read_by_what_its_cells_say() -> None:
    (line,) = clip.from_lines("엔비디아\tNVIDIA\t미국\t기업\n", "KR")
    assert line == clip.Line(Arrival(name_ko="엔비디아", name_en="NVIDIA", origin="US"))


def test_a_country_that_nobody_knows_is_told() -> None:
    (line,) = clip.from_lines("이름\t국가\n어느 회사\t아틀란티스\n", "KR")
    assert (line.arrival.origin, line.odd) == ("KR", "아틀란티스")


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("KR", ("한국", "대한민국", "남한", "Korea", "South Korea", "Republic of Korea", "kr")),
        ("US", ("미국", "USA", "U.S.", "United States", "미합중국", "America")),
        ("CN", ("중국", "PRC", "China")),
        ("JP", ("일본", "Japan")),
        ("TW", ("대만", "타이완", "Taiwan")),
        ("GB", ("영국", "UK", "U.K.", "Great Britain", "England")),
        ("NL", ("네덜란드", "Holland", "The Netherlands")),
        ("TR", ("터키", "Turkey")),
    ],
)
def test_a_country_is_known_by_whatever_people_call_it(code: str, called: tuple[str, ...]) -> None:
    text = "이름\t국가\n" + "".join(f"회사 {each}\t{each}\n" for each in called)
    assert [(each.arrival.origin, each.odd) for each in clip.from_lines(text, "XX")] == [(code, "")] * len(called)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u3164\n\u200b", "이름\t국가\n"])
def test_where_there_is_no_name_it_says_so(text: str) -> None:
    with pytest.raises(BoardError) as told:
        clip.read(text_of(text), "KR")
    assert told.value.code == "clip.nothing"


@pytest.mark.parametrize(
    ("text", "code"), [("회사\n" + "가\n" * 10_000, "clip.too_many"), ("x" * 5_000_000, "clip.too_long")]
)
def test_too_much_is_refused_as_a_whole(text: str, code: str) -> None:
    with pytest.raises(BoardError) as told:
        clip.read(text_of(text), "KR")
    assert told.value.code == code


def test_a_line_of_a_megabyte_is_one_name() -> None:
    assert [len(each) for each in names("x" * 1_000_000 + "\n네이버\n")] == [1_000_000, 3]


def test_a_quote_that_is_not_closed_takes_nothing_with_it() -> None:
    assert names('"삼성\n네이버') == ['"삼성', "네이버"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"entities": 3}',
        b'{"entities": [1, null, {}, {"name_ko": 5}, {"name_ko": "\\u3164"}]}',
        b"[" * 100_000,
    ],
)
def test_records_that_are_none_are_left_out(content: bytes) -> None:
    assert clip.from_records(content) == []


def test_of_a_spoilt_record_the_rest_is_taken() -> None:
    record = {"name_ko": "가", "id": "../x", "kind": "ruler", "origin": 3, "aliases": ["나", 4], "lifecycle": []}
    (line,) = clip.from_records(json.dumps({"entities": [record]}).encode())
    assert line == clip.Line(Arrival(name_ko="가", aliases=("나",)))


def test_too_many_records_are_refused() -> None:
    with pytest.raises(BoardError):
        clip.from_records(json.dumps({"entities": [{"name_ko": "가"}] * 2_001}).encode())


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert all(each.arrival.name_ko for each in clip.from_lines(text, "KR"))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*Arrival.__dataclass_fields__]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["entities", "cards", "x"]), values) | values)
def test_no_record_breaks_the_reading(found: object) -> None:
    assert all(isinstance(each.arrival, Arrival) for each in clip.from_records(json.dumps(found).encode()))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    assert clip.from_records(content) == [] or content.lstrip().startswith(b"{")


@pytest.mark.parametrize("key", ["k" * 65, "\ud800", " x ", ""])
def test_a_key_that_may_not_be_is_left_out_and_the_player_taken(session: Session, key: str) -> None:
    (line,) = clip.from_records(json.dumps({"entities": [{"name_ko": "처음 보는 회사", "key": key}]}).encode())
    assert line.arrival.key is None
    assert session.attempt(lambda board: verbs.paste(board, [line.arrival]))


def test_a_byte_order_mark_hides_no_heading() -> None:
    assert names("\ufeff이름\t국가\n네이버\tKR") == ["네이버"]


def test_records_that_are_too_long_are_refused_as_a_text_is() -> None:
    content = json.dumps({"entities": [{"name_ko": "가", "desc_ko": "x" * 4_000_000}]}).encode()
    with pytest.raises(BoardError) as refusal:
        clip.from_records(content)
    assert refusal.value.code == "clip.too_long"
