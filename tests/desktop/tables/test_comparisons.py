"""The pages that compare scenarios and dates, and the page of history, in a real window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from db.edit import verbs
from db.model.things import Criterion, Measure, Milestone, Position, Rating, Scenario
from desktop.dialogs.milestones import MilestonesSheet
from desktop.dialogs.scenario import ScenarioSheet
from desktop.standpoint import BASE, Standpoint
from tests.db.samples import held

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.program import Program

TODAY = date(2024, 1, 15)


@pytest.fixture
def desk(sample: Program) -> Desk:
    assert sample.desk is not None
    return sample.desk


def cloud(desk: Desk) -> Scenario:
    found = desk.session.base.by_key(Scenario, "sc.cloud")
    assert found is not None
    return found


def line(desk: Desk, start: str) -> list[str]:
    (found,) = [each for each in desk.scenarios.table.texts() if each[0].startswith(start)]
    return found


def tech(desk: Desk) -> str:
    found = desk.session.base.by_key(Criterion, "tech")
    assert found is not None
    return found.id


def rated(desk: Desk, score: float, day: date | None = None) -> bool:
    target = cloud(desk).overrides[0].target_id
    return desk.session.attempt(
        lambda board: verbs.rate(board, target, tech(desk), score=score, as_of=day, rated_at=TODAY)
    )


def test_base_and_scenarios_stand_side_by_side(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    assert line(desk, "클라우드")[2] == "55.8 → 63.6  (+7.8)  위험 → 추격"
    assert "위험 → 추격" in line(desk, "범용 LLM")[1]
    assert line(desk, "해외 의존")[2] == "100.0 → 80.0  (-20.0)"
    assert line(desk, "국가 수준")[1] == "67.2 → 68.9  (+1.7)"


def test_an_unticked_scenario_is_not_compared_and_a_fifth_takes_the_place_of_the_first(
    sample: Program, desk: Desk, qtbot: QtBot
) -> None:
    for number in range(3):
        desk.session.attempt(lambda board, number=number: verbs.add_scenario(board, name_ko=f"가정 {number}"))
    sample.window.acts["view.scenarios"].trigger()
    page = desk.scenarios
    for row in range(page.list.count()):
        page.list.item(row).setCheckState(Qt.CheckState.Checked)

    def ticked() -> int:
        rows = range(page.list.count())
        return sum(page.list.item(row).checkState() == Qt.CheckState.Checked for row in rows)

    qtbot.waitUntil(lambda: ticked() == 4)
    assert page.table.columnCount() == 5
    assert len(page.compared) == 4
    item = next(
        page.list.item(row)
        for row in range(page.list.count())
        if page.list.item(row).checkState() == Qt.CheckState.Checked
    )
    item.setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: page.table.columnCount() == 4)


def test_a_line_leads_to_the_board(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    row = [each[0] for each in desk.scenarios.table.texts()].index("클라우드")
    desk.scenarios.table.setCurrentCell(row, 0)
    desk.scenarios.table.itemDoubleClicked.emit(desk.scenarios.table.item(row, 0))
    assert desk.page.isVisible()
    segment = desk.session.board.the(Position, cloud(desk).overrides[0].target_id).segment_id
    assert desk.selection.segment == segment


def test_what_is_chosen_is_accepted_in_one_step_and_undo_restores_exactly(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    desk.session.stand(Standpoint(scenario=cloud(desk).id))
    desk.scenarios.choose(cloud(desk).id)
    before, level = held(desk.session.base), desk.session.judgement.national
    desk.scenarios.assumptions.list.selectAll()
    desk.scenarios.assumptions.accept.click()
    assert desk.session.standpoint == BASE
    assert cloud(desk).overrides == ()
    assert cloud(desk).relation_overrides == ()
    assert desk.session.judgement.national == level
    reasons = [each.rationale_ko for each in desk.session.base.all(Rating).values()]
    assert "공동 연구로 격차 축소" in reasons
    sample.window.acts["edit.undo"].trigger()
    assert held(desk.session.base) == before


def test_a_chosen_assumption_is_dropped(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    desk.scenarios.choose(cloud(desk).id)
    count = len(cloud(desk).overrides)
    desk.scenarios.assumptions.list.selectRow(0)
    desk.scenarios.assumptions.drop.click()
    assert len(cloud(desk).overrides) == count - 1


def test_a_new_scenario_is_named_and_stood_under(sample: Program, desk: Desk) -> None:
    sample.window.acts["time.scenario_new"].trigger()
    (sheet,) = sample.window.findChildren(ScenarioSheet)
    sheet.accept()
    assert sheet.trouble
    sheet.name_ko.setText("수출 통제 강화")
    sheet.accept()
    made = desk.session.base.get(Scenario, desk.session.standpoint.scenario)
    assert made is not None
    assert made.name_ko == "수출 통제 강화"


def test_a_copy_and_new_names_come_by_the_same_dialog(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    desk.scenarios.choose(cloud(desk).id)
    desk.scenarios.buttons["copy"].click()
    (sheet,) = sample.window.findChildren(ScenarioSheet)
    sheet.accept()
    copies = [each for each in desk.session.base.all(Scenario).values() if each.name_ko.endswith("사본")]
    assert [each.overrides for each in copies] == [cloud(desk).overrides]
    desk.session.stand(BASE)
    desk.scenarios.choose(cloud(desk).id)
    desk.scenarios.buttons["remove"].click()
    assert desk.session.base.by_key(Scenario, "sc.cloud") is None


def test_measures_that_answer_a_scenario_are_told_where_it_is_compared(
    sample: Program, desk: Desk, qtbot: QtBot
) -> None:
    sample.window.acts["view.scenarios"].trigger()
    desk.scenarios.choose(cloud(desk).id)
    menu = QMenu()
    desk.scenarios.assumptions.offer_measures(menu)
    action = menu.actions()[0]
    action.trigger()
    (measure,) = [each for each in desk.session.base.all(Measure).values() if each.scenario_id == cloud(desk).id]
    qtbot.waitUntil(lambda: measure.title_ko in desk.scenarios.measures.text())


def test_two_dates_are_told_in_six_kinds(sample: Program, desk: Desk, qtbot: QtBot) -> None:
    rated(desk, 2.0, date(2022, 6, 30))
    sample.window.acts["view.dates"].trigger()
    desk.dates.turn(date(2022, 6, 30), date(2023, 12, 21))
    texts = desk.dates.table.texts()
    kinds = {each[0] for each in texts}
    assert "추가" in kinds
    assert "재평가 안 함" not in kinds
    desk.dates.kinds["kept"].click()
    assert "재평가 안 함" in {each[0] for each in desk.dates.table.texts()}
    desk.dates.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == desk.dates.table.rowCount() + 1
    assert copied[0].split("\t")[0] == "구분"
    desk.dates.table.sortItems(3)
    column = [each[3] for each in desk.dates.table.texts()]
    assert column == sorted(column)
    qtbot.wait(1)


def test_two_dates_are_shown_on_the_board_by_the_change_lens(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.dates"].trigger()
    desk.dates.turn(date(2019, 12, 31), date(2023, 12, 21))
    desk.dates.show_on_board.click()
    assert desk.page.isVisible()
    assert (desk.viewing.now.lens, desk.viewing.now.compared) == ("change", date(2019, 12, 31))


def test_the_history_of_a_card_tells_dates_and_edits(sample: Program, desk: Desk, qtbot: QtBot) -> None:
    target = cloud(desk).overrides[0].target_id
    rated(desk, 2.0, date(2022, 6, 30))
    rated(desk, 4.5)
    desk.board.focus_position(target)
    sample.window.acts["view.history"].trigger()
    page = desk.history
    days = {each.day for each in page.curve.points}
    assert {date(2022, 6, 30), date(2023, 12, 21)} == days
    assert any(each[0] == "2022-06-30" and each[4].startswith("2 ") for each in page.ratings.texts())
    newest = page.edits.texts()[0]
    assert newest[4].startswith("4.5")
    sample.window.acts["edit.undo"].trigger()
    qtbot.waitUntil(lambda: page.edits.texts()[0][2].startswith("취소: "))


def test_without_a_choice_the_history_says_what_to_do(sample: Program, desk: Desk) -> None:
    desk.selection.clear()
    sample.window.acts["view.history"].trigger()
    assert "고르면" in desk.history.hint.text()
    assert not desk.history.ratings.isVisible()


def test_dates_are_named_renamed_and_removed(sample: Program, desk: Desk) -> None:
    sample.window.acts["edit.milestones"].trigger()
    (sheet,) = sample.window.findChildren(MilestonesSheet)
    count = len(desk.session.base.all(Milestone))
    sheet.add.click()
    assert len(desk.session.base.all(Milestone)) == count + 1
    sheet.name_ko.setText("제재 발표")
    sheet.keep()
    assert sheet.chosen is not None
    assert sheet.chosen.name_ko == "제재 발표"
    sheet.name_ko.setText(" ")
    sheet.keep()
    assert sheet.trouble
    sheet.remove.click()
    assert len(desk.session.base.all(Milestone)) == count
    QApplication.processEvents()


def test_a_cards_time_is_edited_in_the_inspector_and_a_bad_date_refused(sample: Program, desk: Desk) -> None:
    target = cloud(desk).overrides[0].target_id
    desk.board.focus_position(target)
    span = desk.inspector.page.span  # type: ignore[attr-defined]
    span.first.committed.emit("2021-06")
    assert desk.session.base.the(Position, target).start == "2021-06"
    span.first.committed.emit("2021-13")
    assert desk.session.base.the(Position, target).start == "2021-06"
    assert sample.window.notice.text()
    span.first.committed.emit("")
    assert desk.session.base.the(Position, target).start is None


def test_a_supply_is_assumed_from_the_inspector(desk: Desk) -> None:
    override = cloud(desk).relation_overrides[0]
    desk.board.focus_position(cloud(desk).overrides[0].target_id)
    desk.session.stand(Standpoint(scenario=cloud(desk).id))
    ties = desk.inspector.page.ties  # type: ignore[attr-defined]
    ties.opener.click()
    ties.rows[override.relation_id].replaceable.picked.emit(4)
    assert cloud(desk).relation_overrides[0].value == 4


def test_what_is_accepted_or_dropped_is_told_and_offered_back(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    desk.scenarios.choose(cloud(desk).id)
    before = held(desk.session.base)
    for button in (desk.scenarios.assumptions.accept, desk.scenarios.assumptions.drop):
        desk.scenarios.assumptions.list.selectRow(0)
        button.click()
        assert "1건" in sample.window.notice.text()
        sample.window.notice.act()
        assert held(desk.session.base) == before


def test_compared_scenarios_show_side_by_side_on_the_board(sample: Program, desk: Desk) -> None:
    sample.window.acts["view.scenarios"].trigger()
    desk.session.stand(Standpoint(scenario=cloud(desk).id))
    desk.scenarios.on_board.click()
    assert desk.page.isVisible()
    assert desk.session.standpoint == BASE
    options = desk.board.stage.scene.glass.options
    assert options is not None
    assert [(each.letter, each.scenario.id) for each in options.all] == list(
        zip("AB", desk.scenarios.compared, strict=True)
    )
