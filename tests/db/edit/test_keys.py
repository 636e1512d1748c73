"""Keys that new things get by themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.edit.keys import free_key, is_position_key, position_key
from db.model import text
from db.model.things import Entity, Segment
from tests.db.samples import small_board


def test_a_key_comes_of_the_first_name_that_has_latin_letters() -> None:
    board = small_board()
    assert free_key(board, Entity, "", "카카오 Kakao") == "kakao"
    assert free_key(board, Entity, "Kakao Corp.", "카카오") == "kakao-corp"
    assert free_key(board, Entity, "Naver") == "naver-2"
    assert free_key(board, Entity, "Naver", taken={"naver-2"}) == "naver-3"
    assert free_key(board, Segment, "Naver") == "naver"


def test_a_position_is_known_by_its_entity_and_segment() -> None:
    board = small_board()
    entity, segment = board.the(Entity, "aws"), board.the(Segment, "cloud")
    assert position_key(board, entity, segment) == "aws@cloud-2"
    assert is_position_key("aws@cloud", entity, segment)
    assert is_position_key("aws@cloud-12", entity, segment)
    assert not is_position_key("aws@cloud-native", entity, segment)
    assert not is_position_key("aws@agent", entity, segment)


@given(st.text(), st.text())
def test_every_name_leads_to_a_key_that_can_be_kept(name_en: str, name_ko: str) -> None:
    key = free_key(small_board(), Entity, name_en, name_ko)
    assert key
    assert text.key(key) == key
