"""On another date nothing of the inspector can be edited, and it says so."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.model.things import Scenario
from desktop.panels.inplace import InPlace
from desktop.panels.pick import Pick
from desktop.panels.scale import Scale
from desktop.standpoint import BASE, Standpoint
from tests.db.samples import held

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.program import Program

DAY = Standpoint(day=date(2023, 12, 1))


@pytest.fixture
def desk(sample: Program) -> Desk:
    assert sample.desk is not None
    board, judgement = sample.desk.session.board, sample.desk.session.judgement
    del board
    sample.desk.selection.select([next(each for each, score in judgement.positions.items() if score.score)])
    return sample.desk


def controls(desk: Desk) -> list[bool]:
    page = desk.inspector.page
    return [each.isEnabled() for kind in (InPlace, Pick, Scale) for each in page.findChildren(kind)]


def test_controls_are_shut_on_another_date_and_open_again_at_the_base(desk: Desk) -> None:
    before = controls(desk)
    assert any(before)
    assert desk.inspector.lock.isHidden()
    desk.session.stand(DAY)
    assert not any(controls(desk))
    assert not desk.inspector.lock.isHidden()
    assert "고칠 수 없습니다" in desk.inspector.lock.said.text()
    desk.inspector.lock.back.click()
    assert desk.session.standpoint == BASE
    assert controls(desk) == before
    assert desk.inspector.lock.isHidden()


def test_a_card_that_is_chosen_on_another_date_is_shut_too(desk: Desk, qtbot: QtBot) -> None:
    del qtbot
    other = list(desk.session.judgement.positions)[5]
    desk.selection.select([])
    desk.session.stand(DAY)
    desk.selection.select([other])
    assert controls(desk)
    assert not any(controls(desk))


def test_under_a_scenario_scores_are_open_and_go_to_it(desk: Desk) -> None:
    scenario = next(iter(desk.session.base.all(Scenario)))
    before = held(desk.session.base)
    desk.session.stand(Standpoint(scenario=scenario))
    scale = next(each for each in desk.inspector.page.findChildren(Scale) if each.isEnabled())
    scale.nudge(-1)
    after = held(desk.session.base)
    changed = {each for each in after if after[each] != before.get(each)} if isinstance(after, dict) else None
    assert before != after
    assert changed is None or len(changed) == 1
    assert desk.session.base.the(Scenario, scenario).overrides
