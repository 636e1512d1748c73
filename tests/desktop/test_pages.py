from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.model.things import Position
from desktop.pages import MAKERS

if TYPE_CHECKING:
    from desktop.program import Program


def test_a_page_is_made_when_it_is_first_shown(sample: Program) -> None:
    assert sample.desk is not None
    assert list(sample.desk.pages) == [sample.desk.page]
    sample.window.acts["view.table"].trigger()
    table = sample.desk.table
    assert list(sample.desk.pages) == [sample.desk.page, table]
    assert table.isVisible()
    sample.window.acts["view.board"].trigger()
    sample.window.acts["view.table"].trigger()
    assert sample.desk.table is table


@pytest.mark.parametrize("name", MAKERS)
def test_every_page_can_be_shown_and_goes_with_its_board(sample: Program, name: str) -> None:
    assert sample.desk is not None
    sample.window.acts[f"view.{name}"].trigger()
    assert sample.desk.pages[name].isVisible()
    sample.desk.clear()
    assert not sample.desk.pages[name].isVisible()


def test_there_is_no_page_of_another_name(sample: Program) -> None:
    assert sample.desk is not None
    assert "board" in sample.desk.pages
    assert "nowhere" not in sample.desk.pages
    sample.window.show_view("nowhere")
    assert sample.desk.page.isVisible()


def test_a_page_made_late_shows_what_has_been_selected_before(sample: Program) -> None:
    assert sample.desk is not None
    card = sample.desk.session.board.by_key(Position, "gpt4@fm")
    assert card is not None
    sample.desk.selection.select([card.id])
    sample.window.acts["view.table"].trigger()
    table = sample.desk.table
    assert {table.sheet.id_at(each.row()) for each in table.grid.selectionModel().selectedIndexes()} == {card.id}


def test_a_page_made_late_speaks_and_looks_as_the_others_do(sample: Program) -> None:
    assert sample.desk is not None
    sample.speak("en")
    sample.wear("dark")
    sample.window.acts["view.analysis"].trigger()
    assert sample.desk.analysis.accessibleName() == sample.words.say("analysis.title")
    assert sample.desk.analysis._theme is sample.theme
    sample.speak("ko")
    assert sample.desk.analysis.accessibleName() == sample.words.say("analysis.title")


def test_a_page_made_late_leads_to_the_board_and_tells_of_bugs(
    sample: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample.desk is not None
    card = sample.desk.session.board.by_key(Position, "gpt4@fm")
    assert card is not None
    sample.window.acts["view.analysis"].trigger()
    sample.desk.analysis.led.emit("position", card.id)
    assert sample.desk.page.isVisible()
    assert sample.desk.selection.current == card.id
    sample.window.acts["view.history"].trigger()
    sample.desk.history.sought.emit(card.id)
    assert sample.desk.page.isVisible()
    told: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *bug: told.append(bug[1]))
    for page in (sample.desk.analysis, sample.desk.review, sample.desk.evidence):
        page.broke.emit(ValueError(type(page).__name__))
    assert [str(each) for each in told] == ["AnalysisPage", "ReviewPage", "EvidencePage"]
