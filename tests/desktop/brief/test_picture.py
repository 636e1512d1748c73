from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from db.edit import verbs
from db.judge.reading import judge
from db.model.board import Board, segments_in_order
from db.model.present import present_part
from db.model.things import Entity, Layer, Position, Segment, name
from desktop.brief import picture as pictures
from desktop.brief.drawing import Rect, Text, flattened
from desktop.brief.picture import picture, png, svg
from desktop.palette import Palette
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.things import Language, Thing
    from desktop.brief.picture import Picture


def drawn(board: Board, lang: Language = "ko", theme: str = "light") -> Picture:
    return picture(board, judge(board), Words(lang), Palette(theme))  # type: ignore[arg-type]


def words_in(drawing: Picture) -> list[str]:
    return [item.text for item in flattened(drawing.items) if isinstance(item, Text)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_segment_and_card_is_drawn(lang: Language, sample: Board) -> None:
    shown = words_in(drawn(sample, lang))
    for position in present_part(sample).all(Position).values():
        label = name(sample.the(Entity, position.entity_id), lang)
        assert any(each == label or (each.endswith("…") and label.startswith(each[:-1].rstrip())) for each in shown)
    joined = " ".join(shown)
    assert all(name(each, lang)[:6] in joined for each in segments_in_order(sample))


def test_title_date_legend_and_axis_stand_on_it(sample: Board) -> None:
    shown = words_in(drawn(sample))
    for each in ("한국 AI 생태계 전략판(예시) — 2023년 12월 기준선", "한국", "글로벌", "판세선", "수성", "협력"):
        assert each in shown
    assert "기준일 2023.\u00a012.\u00a021." in shown


def test_nothing_is_drawn_outside(sample: Board) -> None:
    drawing = drawn(sample)
    for item in flattened(drawing.items):
        if isinstance(item, Rect):
            assert -0.01 <= item.x <= item.x + item.w <= drawing.width + 0.01
            assert -0.01 <= item.y <= item.y + item.h <= drawing.height + 0.01


def test_the_front_line_stands_where_the_judgement_says(sample: Board) -> None:
    drawing = drawn(sample)
    palette = Palette("light")
    grounds = [item for item in drawing.items if isinstance(item, Rect) and item.ink.fill == palette["ground_home"]]
    fronts = sorted(
        verdict.front for verdict in judge(present_part(sample)).segments.values() if verdict.front is not None
    )
    whole = next(
        item.w for item in drawing.items if isinstance(item, Rect) and item.ink.fill == palette["ground_undefined"]
    )
    assert sorted(item.w / whole for item in grounds) == pytest.approx(fronts)


def test_a_row_without_a_line_says_why(sample: Board) -> None:
    shown = words_in(drawn(sample))
    assert "글로벌 플레이어가 없어 비교할 수 없습니다." in shown
    assert "한국 플레이어가 없어 비교할 수 없습니다." in shown


def test_a_folded_layer_says_how_many_cards_it_holds(sample: Board) -> None:
    layer = next(each for each in sample.all(Layer).values() if each.key == "llm")
    folded = replace(layer, folded=True)
    board = Board([folded if each.id == layer.id else each for each in sample.things()])
    shown = words_in(drawn(board))
    assert "접은 계층 · 카드 8장" in shown
    assert "GPT-4" not in shown


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_is_well_formed_and_needs_nothing_from_anywhere(theme: str, sample: Board) -> None:
    text = svg(drawn(sample, theme=theme))
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Pretendard GOV" in root.attrib["font-family"]
    assert not re.search(r"href|<image|<script|@import|url\((?!#clip)", text)
    spoken = ["".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "하이퍼클로바X" in spoken


def test_svg_escapes_what_users_typed(things: Callable[..., list[Thing]]) -> None:
    bad = '</text><script>alert(1)</script> & "x" \x07'
    text = svg(drawn(Board(things(home=bad, cell=bad, title=bad))))
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert "script" not in {each.tag.split("}")[-1] for each in root.iter()}


def test_png_has_the_size_that_was_asked_for(small: Board) -> None:
    drawing = drawn(small)
    image = Image.open(io.BytesIO(png(drawing, 1.5)))
    assert image.format == "PNG"
    assert image.size == pytest.approx((drawing.width * 1.5, drawing.height * 1.5), abs=1)
    assert len(image.convert("RGB").getcolors(1 << 20) or []) > 50


def test_a_picture_too_large_is_made_smaller(small: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "PIXELS_MOST", 300)
    image = Image.open(io.BytesIO(png(drawn(small), 4)))
    assert max(image.size) <= 301


def test_equal_boards_give_equal_pictures(sample: Board) -> None:
    assert svg(drawn(sample)) == svg(drawn(sample))
    assert png(drawn(sample), 1) == png(drawn(sample), 1)


def test_cards_tell_their_state_by_shape(things: Callable[..., list[Thing]]) -> None:
    plain = drawn(Board(things()))
    entity = Entity(id="e1", key="e1", kind="company", origin="KR", control="US", name_ko="가", lifecycle="announced")
    changed = drawn(Board([entity if each.id == "e1" else each for each in things()]))
    assert len(flattened(changed.items)) != len(flattened(plain.items))
    assert any(item.ink.dash and item.ink.round for item in changed.items if isinstance(item, Rect))


def test_a_board_with_nothing_on_it_is_drawn(blank: Board) -> None:
    drawing = drawn(blank)
    assert ET.fromstring(svg(drawing)).tag.endswith("svg")  # noqa: S314
    assert png(drawing, 1).startswith(b"\x89PNG")


def test_names_without_end_and_without_letters_are_drawn(things: Callable[..., list[Thing]]) -> None:
    for bad in ("가" * 5000, " ", "🙂" * 40, "W" * 300):
        assert svg(drawn(Board(things(layer=bad, cell=bad, home=bad))))


def test_every_row_is_told_to_those_who_cannot_see(sample: Board) -> None:
    says = drawn(sample).says
    assert "범용 LLM·파운데이션 모델: 위험, L 63.5." in says
    assert says.count("L ") >= 18


def test_notes_on_the_board_leave_no_gap_in_the_picture(sample: Board) -> None:
    board = sample.snapshot()
    board.apply(verbs.add_note(board, "메모", segment_id=next(iter(board.all(Segment)))).changes)
    assert drawn(board) == drawn(sample)
