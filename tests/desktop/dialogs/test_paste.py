from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.edit.verbs import Arrival
from db.model.things import Entity, Position, Segment
from desktop.dialogs.country import Country
from desktop.dialogs.field import Choice
from desktop.dialogs.paste import PasteSheet
from desktop.dialogs.pastelist import COUNTRY, KIND, LINE, WHAT
from desktop.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.words import Words

    Opened = Callable[..., PasteSheet]


@pytest.fixture
def opened(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> Opened:
    def show(*names: str, segment_id: str | None = None, arrivals: tuple[Arrival, ...] = ()) -> PasteSheet:
        told = [(each, "") for each in (*(Arrival(name_ko=name) for name in names), *arrivals)]
        sheet = PasteSheet(session, told, korean, theme, segment_id=segment_id)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(sheet)
        sheet.show()
        return sheet

    return show


def column(sheet: PasteSheet, at: int) -> list[str]:
    return [str(sheet.list.index(row, at).data()) for row in range(sheet.list.rowCount())]


def player(session: Session, name: str) -> Entity:
    return next(each for each in session.board.all(Entity).values() if each.name_ko == name)


def place_of(session: Session, name: str) -> str:
    return session.board.where(Position, "entity_id", player(session, name).id)[0].segment_id


def elsewhere(session: Session, name: str) -> str:
    taken = {each.segment_id for each in session.board.where(Position, "entity_id", player(session, name).id)}
    return next(each for each in session.board.all(Segment) if each not in taken)


def test_each_line_says_whom_it_means(opened: Opened, session: Session) -> None:
    target = place_of(session, "네이버클라우드")
    names = ("네이버 클라우드", "TSMC", "네이버클라오드", "처음 보는 회사", "tsmc", "가" * 201)
    sheet = opened(*names, segment_id=target)
    said = column(sheet, WHAT)
    assert said[0] == "이 세부 영역에 이미 있음"
    assert said[1] == "있던 플레이어 놓기"
    assert said[2] == "새로 추가(비슷함: 네이버클라우드?)"
    assert said[3] == "새로 추가"
    assert said[4] == "목록에서 거듭됨"
    assert "200" in said[5]
    assert column(sheet, LINE)[5].endswith("…")
    assert sheet.count == "카드 3장을 놓습니다. 새로 추가 2개, 있던 플레이어 1개, 건너뜀 3개."


def test_pasting_is_one_step(opened: Opened, session: Session, qtbot: QtBot) -> None:
    target = elsewhere(session, "네이버클라우드")
    before = dict(session.board.all(Position)), dict(session.board.all(Entity))
    sheet = opened("네이버클라우드", "처음 보는 회사", segment_id=target)
    with qtbot.waitSignal(sheet.pasted) as told:
        sheet.accept()
    made = {session.board.the(Position, each) for each in (told.args or [()])[0]}
    assert {each.segment_id for each in made} == {target}
    assert {session.board.the(Entity, each.entity_id).name_ko for each in made} == {"네이버클라우드", "처음 보는 회사"}
    session.undo()
    assert (dict(session.board.all(Position)), dict(session.board.all(Entity))) == before


def test_a_suggestion_is_taken_when_the_user_says_so(opened: Opened, session: Session) -> None:
    target = elsewhere(session, "네이버클라우드")
    sheet = opened("네이버클라오드", segment_id=target)
    sheet.list.setData(sheet.list.index(0, WHAT), "use")
    assert column(sheet, WHAT) == ["네이버클라우드로 봄"]
    entities = len(session.board.all(Entity))
    sheet.accept()
    assert len(session.board.all(Entity)) == entities
    assert place_of(session, "네이버클라우드")


def test_a_field_offers_what_may_be_done_with_a_line(opened: Opened, qtbot: QtBot) -> None:
    sheet = opened("네이버클라오드")
    sheet.table.edit(sheet.list.index(0, WHAT))
    field = next(each for each in sheet.table.findChildren(Choice) if not isinstance(each, Country))
    assert [field.itemText(at) for at in range(field.count())] == ["네이버클라우드로 보기", "새로 추가", "건너뛰기"]
    field.choose("skip")
    field.activated.emit(field.currentIndex())
    assert column(sheet, WHAT) == ["건너뜀"]


def test_country_and_kind_of_a_new_player_are_chosen(opened: Opened, session: Session) -> None:
    sheet = opened("처음 보는 회사")
    for at, value in ((COUNTRY, "JP"), (KIND, "institution")):
        sheet.table.edit(sheet.list.index(0, at))
        field = sheet.table.findChildren(Choice)[-1]
        field.choose(value)
        field.activated.emit(field.currentIndex())
    assert (column(sheet, COUNTRY), column(sheet, KIND)) == (["일본"], ["기관"])
    sheet.accept()
    made = player(session, "처음 보는 회사")
    assert (made.origin, made.kind) == ("JP", "institution")


def test_of_a_known_player_nothing_is_changed(opened: Opened, session: Session) -> None:
    sheet = opened("TSMC")
    for at in (COUNTRY, KIND):
        assert not sheet.list.index(0, at).flags() & Qt.ItemFlag.ItemIsEditable


def test_into_the_tray_only_new_players_go(opened: Opened, session: Session) -> None:
    sheet = opened("TSMC", "처음 보는 회사")
    assert column(sheet, WHAT)[0] == "이미 대기 목록이나 보드에 있음"
    assert sheet.count == "새로 추가 1개, 있던 플레이어 0개, 건너뜀 1개."
    sheet.accept()
    assert session.board.where(Position, "entity_id", player(session, "처음 보는 회사").id) == ()


def test_another_target_is_chosen(opened: Opened, session: Session) -> None:
    target = elsewhere(session, "TSMC")
    sheet = opened("TSMC")
    sheet.target.choose(target)
    assert column(sheet, WHAT) == ["있던 플레이어 놓기"]
    sheet.accept()
    assert place_of(session, "TSMC") == target


def test_where_there_is_nothing_to_do_there_is_nothing_to_press(opened: Opened, session: Session) -> None:
    sheet = opened("TSMC")
    assert not sheet._do.isEnabled()


def test_another_boards_player_is_known_by_id_key_or_name(opened: Opened, session: Session) -> None:
    known = player(session, "네이버클라우드")
    fresh = Arrival(name_ko="다른 이름", key=known.key)
    sheet = opened(arrivals=(Arrival(name_ko="완전히 다른 이름", id=known.id), fresh))
    assert [each.entity_id for each in sheet.plan.lines] == [known.id, known.id]
    assert [each.repeated for each in sheet.plan.lines] == [False, True]


def test_a_foreign_country_that_may_not_be_is_told_and_can_be_mended(opened: Opened) -> None:
    sheet = opened(arrivals=(Arrival(name_ko="가나다 회사", origin="한국!"),))
    assert sheet.plan.lines[0].wishes() == ("skip",)
    assert sheet.list.index(0, COUNTRY).data() == "한국!"
    assert "한국!" in column(sheet, WHAT)[0]
    sheet.table.edit(sheet.list.index(0, COUNTRY))
    field = sheet.table.findChild(Country)
    assert field is not None
    field.choose("KR")
    field.activated.emit(field.currentIndex())
    assert column(sheet, WHAT) == ["새로 추가"]


def test_names_stay_text(opened: Opened) -> None:
    sheet = opened("<b>R&D</b>", "\u202eabc")
    assert column(sheet, LINE) == ["<b>R&D</b>", "abc"]
    assert "&lt;b&gt;" in sheet.list.index(0, LINE).data(Qt.ItemDataRole.ToolTipRole)


def test_it_speaks_another_language_and_wears_another_theme(opened: Opened, english: Words) -> None:
    sheet = opened("처음 보는 회사")
    sheet.retranslate(english)
    sheet.retheme(Theme("dark"))
    assert column(sheet, WHAT) == ["Add"]
    assert sheet.count.startswith("New: 1")


def test_two_thousand_lines_are_shown(opened: Opened) -> None:
    sheet = opened(*(f"회사 {each}" for each in range(2_000)))
    assert sheet.list.rowCount() == 2_000
