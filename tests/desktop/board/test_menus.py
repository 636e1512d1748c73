"""The context menus: only what applies to what is pointed at, and that it does what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from db.edit import verbs
from db.model.things import Position, Relation, Segment
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from tests.desktop.board.driver import Driver


def ask(driver: Driver, at: QPoint) -> list[str]:
    """Right-click and return what is offered."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, driver.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(driver.view.viewport(), event)
    return [action.text() for action in driver.menu().actions() if action.text()]


def wishes(driver: Driver) -> list[str]:
    found: list[str] = []
    driver.view.wished.connect(found.append)
    return found


def test_a_card_can_be_put_in_another_segment_too(sample: Driver) -> None:
    micron = sample.position("micron@memory")
    ask(sample, sample.at_card(micron.id))
    sample.choose("다른 세부 영역에도 놓기", "통합 채널", "AI 포털·슈퍼앱")
    stands = sample.session.board.where(Position, "entity_id", micron.entity_id)
    assert {each.segment_id for each in stands} > {micron.segment_id}
    assert sample.selection.current in {each.id for each in stands} - {micron.id}


def test_an_entry_tells_the_key_that_does_the_same_and_takes_it_from_nobody(sample: Driver) -> None:
    micron = sample.position("micron@memory")
    ask(sample, sample.at_card(micron.id))
    keys = {each.text(): each.shortcut().toString() for each in sample.menu().actions() if each.text()}
    assert keys["이름 바꾸기"] == "F2"
    assert "Del" in keys.values()
    assert {each.shortcutContext() for each in sample.menu().actions() if not each.shortcut().isEmpty()} == {
        Qt.ShortcutContext.WidgetShortcut
    }


def test_a_very_long_name_keeps_the_menus_narrow(sample: Driver) -> None:
    name, memory = "W" * 200, sample.segment("memory")
    layer = sample.session.board.the(Segment, memory).layer_id
    sample.session.do(verbs.rename_layer(sample.session.board, layer, name, ""))
    sample.session.do(verbs.rename_segment(sample.session.board, memory, name, ""))
    ask(sample, sample.at_card(sample.card("micron@memory")))
    menus = sample.menu().findChildren(QMenu)
    said = [action.text() for menu in menus for action in menu.actions()]
    sample.menu().close()
    assert sum(each.startswith("WWW") for each in said) == 2
    assert max(map(len, said)) <= 120


def test_where_a_card_stands_already_is_not_on_offer(sample: Driver) -> None:
    ask(sample, sample.at_card(sample.card("micron@memory")))
    with pytest.raises(AssertionError):
        sample.choose("다른 세부 영역에도 놓기", "인프라", "고성능 메모리(HBM)")
    sample.menu().close()


def test_a_cards_relations_are_listed_changed_and_removed(sample: Driver) -> None:
    board = sample.session.board
    ends = sample.position("micron@memory").entity_id, sample.position("gpt4@fm").entity_id
    sample.session.do(verbs.relate(board, "supplies", *ends))
    line = sample.view._relations.line
    count = len(sample.view._relations.of_entity(ends[0]))
    ask(sample, sample.at_card(sample.card("micron@memory")))
    sample.choose(f"관계 {count}건", line("supplies", *ends), "관계 종류 바꾸기", line("invests", *ends))
    (made,) = [each for each in board.where(Relation, "from_id", ends[0]) if each.to_id == ends[1]]
    assert made.kind == "invests"
    ask(sample, sample.at_card(sample.card("micron@memory")))
    sample.choose(f"관계 {count}건", line("invests", *ends), "관계 삭제")
    assert board.get(Relation, made.id) is None


def test_arranging_is_offered_for_several_cards_only(sample: Driver) -> None:
    one, other = sample.card("gpt4@fm"), sample.card("micron@memory")
    assert "정렬" not in ask(sample, sample.at_card(one))
    sample.menu().close()
    sample.selection.select([one, other])
    assert "정렬" in ask(sample, sample.at_card(one))
    sample.choose("정렬", "왼쪽 맞춤")
    assert sample.arrangement.cards[one].x == pytest.approx(sample.arrangement.cards[other].x, abs=1e-5)


def test_a_line_can_be_started_from_the_menu(sample: Driver) -> None:
    ask(sample, sample.at_card(sample.card("gpt4@fm")))
    sample.choose("관계 긋기")
    assert sample.view._stage.grasp.hand.line is not None


def test_a_head_and_the_ground_ask_the_window_for_a_player_here(sample: Driver) -> None:
    found, row = wishes(sample), sample.arrangement.rows[3]
    ask(sample, sample.point(*row.head.middle))
    sample.choose("여기에 플레이어 추가…")
    assert found == ["edit.add_entity"]
    assert sample.selection.segment == row.segment_id
    ask(sample, sample.at_row(sample.segment("memory"), 0.05))
    sample.choose("여기에 붙여 넣기…")
    assert found == ["edit.add_entity", "edit.paste"]
    assert sample.selection.segment == sample.segment("memory")


def test_a_note_is_added_where_the_menu_was_asked_for(sample: Driver) -> None:
    ask(sample, sample.at_row(sample.segment("memory"), 0.2))
    sample.choose("이 행에 메모 추가")
    slip = sample.view._notes.slip
    assert slip is not None
    slip.setPlainText("memo")
    slip.keep()
    (note,) = sample.notes
    assert note.segment_id == sample.segment("memory")
    assert note.x == pytest.approx(0.2, abs=0.002)
    ask(sample, sample.point(*sample.arrangement.notes[note.id].middle))
    sample.choose("메모 삭제")
    assert sample.notes == []


def test_a_band_folds_all_others(sample: Driver) -> None:
    band = sample.arrangement.bands[1]
    ask(sample, sample.point(*band.head.middle))
    sample.choose("다른 계층 모두 접기")
    assert [each.layer_id for each in sample.arrangement.bands if not each.folded] == [band.layer_id]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_menu_has_words_and_no_entry_stands_twice(sample: Driver, lang: str) -> None:
    sample.view.retranslate(Words(lang))  # type: ignore[arg-type]
    places = [
        sample.at_card(sample.card("gpt4@fm")),
        sample.point(*sample.arrangement.rows[0].head.middle),
        sample.point(*sample.arrangement.bands[0].head.middle),
        sample.at_row(sample.segment("memory"), 0.05),
        sample.point(2, 2),
    ]
    for at in places:
        texts = ask(sample, at)
        assert len(set(texts)) == len(texts) > 2
        sample.menu().close()


def test_a_connector_can_be_pointed_at_and_removed(sample: Driver) -> None:
    sample.selection.select([sample.card("gpt4@fm")])
    sample.settle()
    wire = next(iter(sample.view._stage.scene.wires.all.values()))
    middle = max(range(len(wire.way) - 1), key=lambda at: abs(wire.way[at][1] - wire.way[at + 1][1]))
    (x, y), (right, bottom) = wire.way[middle], wire.way[middle + 1]
    at = sample.point((x + right) / 2, (y + bottom) / 2)
    found = sample.view._mouse.hit(at.toPointF())
    assert found.what == "link"
    ask(sample, at)
    sample.choose("관계 삭제")
    assert sample.session.board.get(Relation, found.id) is None
    assert len(sample.session.workspace.history.steps()) == 1
    sample.session.undo()
    assert sample.session.board.get(Relation, found.id) is not None
