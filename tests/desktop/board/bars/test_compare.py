from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Criterion, Position, Scenario
from desktop.board.compare import CompareButton
from desktop.board.compared import compared_day, first_to_compare
from desktop.sight import Sight, Viewing
from tests.desktop.board.bars.touch import act, bar_of

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction

    from desktop.board.page import BoardPage
    from desktop.program import Program
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


def test_the_change_lens_offers_what_to_compare_with(sample: Program, page: BoardPage) -> None:
    session, bar = page._session, bar_of(page)
    assert bar.compare.isHidden()
    act(sample, "view.lens_change")
    assert bar.compare.isVisible()
    as_of = session.board.premise.as_of
    early = as_of.replace(year=as_of.year - 1)
    _rate(session, early)
    menu = bar.compare.menu()
    menu.aboutToShow.emit()
    action = next(each for each in menu.actions() if early.isoformat() in each.text())
    action.trigger()
    assert page.view.viewing.now.compared == early
    assert early.isoformat() in bar.compare.accessibleName()


def test_a_scenario_takes_the_place_of_a_date_and_a_date_that_of_a_scenario(sample: Program, page: BoardPage) -> None:
    viewing, bar, board = page.view.viewing, bar_of(page), page._session.board
    act(sample, "view.lens_change")
    viewing.change(compared=board.premise.as_of, scenario=None)
    _choose(bar.compare, "시나리오: 국가 차원의 클라우드 지원")
    found = board.by_key(Scenario, "sc.cloud")
    assert found is not None
    assert (viewing.now.compared, viewing.now.scenario) == (None, found.id)
    assert bar.compare.accessibleName().endswith("국가 차원의 클라우드 지원")
    assert [each.text() for each in _offered(bar.compare) if each.isChecked()] == [
        "시나리오: 국가 차원의 클라우드 지원"
    ]
    _choose(bar.compare, "가장 이른 때")
    assert (viewing.now.compared, viewing.now.scenario) == (None, None)


def test_with_nothing_earlier_the_first_scenario_is_what_the_change_lens_shows(
    sample: Program, page: BoardPage
) -> None:
    board, viewing = page._session.board, page.view.viewing
    act(sample, "view.lens_change")
    assert compared_day(board, page._session.judgement, viewing.now) is None
    shown = board.get(Scenario, viewing.now.scenario)
    assert shown is not None
    assert shown.key == min(each.key for each in board.all(Scenario).values())


def test_a_chosen_day_stays_and_with_an_earlier_one_no_scenario_is_taken(sample: Program, page: BoardPage) -> None:
    session, viewing = page._session, page.view.viewing
    early = session.board.premise.as_of.replace(year=session.board.premise.as_of.year - 1)
    viewing.change(compared=early)
    act(sample, "view.lens_change")
    assert (viewing.now.compared, viewing.now.scenario) == (early, None)
    viewing.change(lens="origin", compared=None)
    _rate(session, early)
    act(sample, "view.lens_change")
    assert (viewing.now.compared, viewing.now.scenario) == (None, None)
    assert bar_of(page).compare.accessibleName().endswith("가장 이른 때")


def test_with_nothing_to_compare_the_bar_says_what_to_do(session: Session, korean: Words, theme: Theme) -> None:
    viewing = Viewing(now=Sight(lens="change"))
    button = CompareButton(session, viewing, korean, theme)
    assert button.accessibleName().endswith("비교할 날짜나 시나리오를 고르십시오")
    _rate(session, session.board.premise.as_of.replace(year=2000))
    assert button.accessibleName().endswith("가장 이른 때")
    assert first_to_compare(session.board, session.judgement, viewing.now) is None
    button.deleteLater()


def test_scenarios_come_last_under_a_line_in_the_language_of_the_window(sample: Program, page: BoardPage) -> None:
    act(sample, "view.lens_change")
    sample.speak("en")
    offered = _offered(bar_of(page).compare)
    assert [each.text() for each in offered[-3:]] == [
        "Scenario: LLM alliance between companies",
        "Scenario: National support for cloud",
        "Show 2 scenarios side by side",
    ]
    assert offered[-4].isSeparator()


def _rate(session: Session, day: date) -> None:
    tech, card = session.board.by_key(Criterion, "tech"), session.board.by_key(Position, "gpt4@fm")
    assert tech is not None
    assert card is not None
    assert session.attempt(lambda board: verbs.rate(board, card.id, tech.id, score=2.0, rated_at=day, as_of=day))


def _offered(button: CompareButton) -> list[QAction]:
    button.menu().aboutToShow.emit()
    return button.menu().actions()


def _choose(button: CompareButton, text: str) -> None:
    next(each for each in _offered(button) if each.text() == text).trigger()
