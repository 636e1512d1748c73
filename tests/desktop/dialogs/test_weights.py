"""The dialog for weights: sliders, digits, pairs, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from db.judge.ahp import weigh
from db.judge.reading import judge
from db.model.things import Criterion, WeightSet
from desktop.dialogs.weights import WeightsSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.judge.judgement import Judgement
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


@pytest.fixture
def sheet(qtbot: QtBot, session: Session, korean: Words, theme: Theme) -> WeightsSheet:
    made = WeightsSheet(session, korean, theme)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def criterion(session: Session, key: str) -> str:
    found = session.board.by_key(Criterion, key)
    assert found is not None
    return found.id


def keyed(session: Session, key: str) -> WeightSet:
    found = session.board.by_key(WeightSet, key)
    assert found is not None
    return found


def hand(sheet: WeightsSheet, session: Session) -> WeightSet:
    assert sheet.chosen is not None
    return session.board.the(WeightSet, sheet.chosen)


def test_it_opens_with_the_boards_own_set(sheet: WeightsSheet, session: Session) -> None:
    assert sheet.chosen == session.judgement.weight_set_id


def test_a_held_slider_shows_what_would_follow_and_keeps_nothing(
    sheet: WeightsSheet, session: Session, qtbot: QtBot
) -> None:
    row = sheet.weighing.rows[criterion(session, "home")]
    told: list[Judgement] = []
    session.previewed.connect(told.append)
    before = hand(sheet, session)
    row.slider.setSliderDown(True)
    with qtbot.assertNotEmitted(session.changed):
        row.slider.setValue(40)
    assert told[-1] != session.judgement
    assert hand(sheet, session) == before
    assert "→" in "".join(sheet.following.table.item(at, 1).text() for at in range(10))
    row.slider.setSliderDown(False)  # let go
    assert dict(hand(sheet, session).weights)[criterion(session, "home")] == 4.0


def test_each_step_is_one_undo(sheet: WeightsSheet, session: Session) -> None:
    before = hand(sheet, session)
    sheet.weighing.rows[criterion(session, "tech")].number.setValue(2.5)
    assert dict(hand(sheet, session).weights)[criterion(session, "tech")] == 2.5
    assert hand(sheet, session).method == "direct"
    assert session.undo()
    assert hand(sheet, session) == before
    assert sheet.weighing.rows[criterion(session, "tech")].number.value() == 1.0


def test_weights_that_are_all_zero_are_refused_with_the_reason(sheet: WeightsSheet, session: Session) -> None:
    rows = list(sheet.weighing.rows.values())
    for row in rows[1:]:
        row.number.setValue(0.0)
    before = hand(sheet, session)
    rows[0].number.setValue(0.0)
    assert "0으로 둘 수 없습니다" in sheet.trouble
    assert hand(sheet, session) == before
    assert rows[0].number.value() == 1.0


def test_a_new_set_weighs_all_the_same_and_is_in_hand(sheet: WeightsSheet, session: Session) -> None:
    count = len(session.board.all(WeightSet))
    sheet.make()
    assert len(session.board.all(WeightSet)) == count + 1
    assert (hand(sheet, session).name_ko, hand(sheet, session).method) == ("새 가중치", "equal")
    assert {weight for _, weight in hand(sheet, session).weights} == {1.0}


def test_a_copy_is_named_and_removed(sheet: WeightsSheet, session: Session) -> None:
    sheet.choose(keyed(session, "w.sovereign").id)
    sheet.copy()
    made = hand(sheet, session)
    assert made.name_ko == "자립 중심 사본"
    assert made.weights == keyed(session, "w.sovereign").weights
    sheet.names["name_en"].setText("Mine")
    sheet.names["name_en"].editingFinished.emit()
    assert hand(sheet, session).name_en == "Mine"
    sheet._remove(made.id)
    assert session.board.get(WeightSet, made.id) is None
    assert sheet.chosen is not None


def test_a_set_becomes_the_boards(sheet: WeightsSheet, session: Session) -> None:
    sheet.choose(keyed(session, "w.sovereign").id)
    assert sheet.tools["use"].isEnabled()
    sheet.tools["use"].click()
    assert session.board.premise.weight_set_id == keyed(session, "w.sovereign").id
    assert session.judgement == judge(session.board)
    assert not sheet.tools["use"].isEnabled()


def test_pairs_are_weighed_by_their_eigenvector(sheet: WeightsSheet, session: Session) -> None:
    for row in sheet.comparing.rows.values():
        row.slider.setValue(-2)
    found = hand(sheet, session)
    assert found.method == "ahp"
    assert len(found.comparisons) == 28
    expected = weigh([each for each, _ in found.weights], found.comparisons)
    assert [weight for _, weight in found.weights] == pytest.approx([8 * each for each in expected.weights], abs=1e-3)
    assert "Saaty 1980" in sheet.comparing.verdict.text()
    assert f"{expected.ratio:.3f}" in sheet.comparing.verdict.text()


def test_answers_that_contradict_one_another_are_warned_of(sheet: WeightsSheet, session: Session) -> None:
    rows = list(sheet.comparing.rows.values())
    for at, row in enumerate(rows):
        row.slider.setValue(8 if at % 2 else -8)
    assert "▲" in sheet.comparing.verdict.text()


def test_an_answer_may_be_that_both_are_as_important(sheet: WeightsSheet, session: Session) -> None:
    row = next(iter(sheet.comparing.rows.values()))
    row.slider.sliderReleased.emit()
    assert len(hand(sheet, session).comparisons) == 1
    assert row.told.text() == "같음"
    assert "28개 쌍 중 1개" in sheet.comparing.verdict.text()


def test_the_other_mean_is_one_step_too(sheet: WeightsSheet, session: Session) -> None:
    sheet.mean.choose("geometric")
    assert session.board.premise.aggregation == "geometric"
    assert session.undo()
    assert sheet.mean.currentData() == "arithmetic"


def test_closing_ends_what_was_only_tried(sheet: WeightsSheet, session: Session, qtbot: QtBot) -> None:
    row = sheet.weighing.rows[criterion(session, "home")]
    row.slider.setSliderDown(True)
    row.slider.setValue(40)
    with qtbot.waitSignal(session.previewed) as told:
        sheet.reject()
    assert told.args == [session.judgement]


def test_both_languages_are_spoken(sheet: WeightsSheet, english: Words) -> None:
    sheet.retranslate(english)
    assert sheet.tabs.tabText(1) == "Pairs (AHP)"
    assert sheet.following.table.horizontalHeaderItem(2).text() == "Posture"
