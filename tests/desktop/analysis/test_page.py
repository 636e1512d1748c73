from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.edit import verbs
from db.judge.waves import postures_of
from db.model.board import waves_in_order
from db.model.things import Criterion, Position, Segment, Wave
from desktop.analysis.gaps import GapRow
from desktop.analysis.headline import Headline, LayerCard
from desktop.analysis.lead import Lead
from desktop.analysis.matrix import Chip, Matrix
from desktop.analysis.turns import TurnRow, distance

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.analysis.page import AnalysisPage
    from desktop.program import Program
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.sight import Viewing
    from desktop.words import Words

Row = TypeVar("Row", bound=Lead)
AI_SEGMENTS = 18
TODAY = date(2024, 1, 2)


def shown(page: AnalysisPage, kind: type[Row]) -> list[Row]:
    """The parts of a kind that show, as the page lists them."""
    return [each for each in page.findChildren(kind) if each.isVisible()]


def about(page: AnalysisPage, kind: type[Row], thing_id: str) -> Row:
    return next(each for each in shown(page, kind) if each.to is not None and each.to[1] == thing_id)


def key_of(session: Session, key: str) -> str:
    segment = session.board.by_key(Segment, key)
    assert segment is not None
    return segment.id


def headline(page: AnalysisPage) -> Headline:
    return next(each for each in page.parts if isinstance(each, Headline))


def test_the_national_figure_is_that_of_the_judgement(page: AnalysisPage, session: Session) -> None:
    assert headline(page).national.text() == "67.2"
    assert session.judgement.national.geometric is not None
    assert f"{session.judgement.national.geometric:.1f}" == "67.2"


def test_the_answer_counts_the_postures_of_the_wave(page: AnalysisPage, session: Session) -> None:
    counts = postures_of(session.board, session.judgement, None)
    assert (counts["defend"] + counts["expand"], counts["at_risk"]) == (7, 5)
    assert "7곳은 수성·확장" in headline(page).answer.text()
    assert "5곳은 위험" in headline(page).answer.text()


def test_every_segment_of_the_wave_stands_in_each_part_once(page: AnalysisPage) -> None:
    for kind in (GapRow, Chip, TurnRow):
        led = [each.to for each in shown(page, kind)]
        assert len(led) == len(set(led)) == AI_SEGMENTS


def test_a_tool_tip_tells_the_formula_with_its_numbers(page: AnalysisPage, session: Session) -> None:
    tip = about(page, GapRow, key_of(session, "fm")).toolTip()
    assert "L = 100 × 58.8 ÷ 92.5 = 63.5" in tip
    assert "58.8 − 92.5" in tip


def test_a_layer_tells_the_formula_of_its_level(page: AnalysisPage) -> None:
    tips = [each.toolTip() for each in shown(page, LayerCard)]
    assert len(tips) == 5
    assert any("5.0 × 63.5) ÷ 5.0 = 63.5" in each for each in tips)


def test_a_blank_says_which_side_is_missing(page: AnalysisPage, session: Session) -> None:
    webtoon = about(page, GapRow, key_of(session, "webtoon"))
    assert "글로벌 플레이어가 없어" in webtoon.toolTip()
    assert webtoon._blank == "글로벌 플레이어 없음"


def test_what_flips_first_stands_first(page: AnalysisPage, session: Session) -> None:
    rows = sorted(shown(page, TurnRow), key=lambda each: each.y())
    far = [distance(session.judgement.segments[each.to[1]]) for each in rows if each.to]
    assert far == sorted(far)
    assert far[0] < far[-1]


def test_a_rating_moves_the_page_at_once(page: AnalysisPage, session: Session) -> None:
    fm, before = key_of(session, "fm"), session.judgement.segments[key_of(session, "fm")].level
    best = session.board.by_key(Position, "hyperclovax@fm")
    criterion = session.board.by_key(Criterion, "tech")
    assert best is not None
    assert criterion is not None
    session.attempt(lambda board: verbs.rate(board, best.id, criterion.id, score=5.0, rated_at=TODAY))
    after = session.judgement.segments[fm].level
    assert before is not None
    assert after is not None
    assert after > before
    assert f"L {after:.1f}" in about(page, GapRow, fm).accessibleName()


def test_while_it_is_hidden_nothing_is_worked_out_until_it_shows(page: AnalysisPage, session: Session) -> None:
    page.hide()
    segment = key_of(session, "fm")
    session.attempt(lambda board: verbs.rename_segment(board, segment, "새 이름", "New name"))
    assert not any("새 이름" in each.accessibleName() for each in page.findChildren(GapRow))
    page.show()
    assert "새 이름" in about(page, GapRow, segment).accessibleName()


def test_another_wave_is_read_when_it_is_looked_at(page: AnalysisPage, session: Session, viewing: Viewing) -> None:
    mobile = next(each.id for each in _waves(session) if each.key == "mobile")
    viewing.change(wave=mobile)
    assert 0 < len(shown(page, GapRow)) != AI_SEGMENTS


def test_what_is_selected_is_marked(page: AnalysisPage, session: Session, selection: Selection) -> None:
    row = about(page, GapRow, key_of(session, "fm"))
    assert not row.is_chosen
    selection.choose_segment(key_of(session, "fm"))
    assert row.is_chosen
    card = session.board.by_key(Position, "gpt4@fm")
    assert card is not None
    selection.select([card.id])
    assert row.is_chosen


def test_enter_leads_to_the_board(page: AnalysisPage, session: Session, qtbot: QtBot) -> None:
    row = about(page, GapRow, key_of(session, "fm"))
    row.setFocus()
    with qtbot.waitSignal(page.led) as told:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert told.args == ["segment", key_of(session, "fm")]


def test_everything_that_leads_is_named_and_reached_by_the_keyboard(page: AnalysisPage) -> None:
    for each in shown(page, Lead):
        assert each.accessibleName()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_matrix_puts_a_segment_where_its_numbers_are(page: AnalysisPage, session: Session) -> None:
    matrix = next(each for each in page.parts if isinstance(each, Matrix))
    cloud = key_of(session, "cloud")
    held = [place for place, cell in matrix.cells.items() if any(_leads(each, cloud) for each in cell._chips)]
    assert held == [("takes_all", "lag")]


def test_another_language_is_spoken_at_once(page: AnalysisPage, english: Words) -> None:
    page.retranslate(english)
    assert "7 are to be defended or expanded" in headline(page).answer.text()


def test_a_click_selects_the_segment_on_the_board(sample: Program, qtbot: QtBot) -> None:
    assert sample.desk is not None
    sample.window.acts["view.analysis"].trigger()
    page = sample.desk.analysis
    assert page.isVisible()
    segment = key_of(sample.desk.session, "cloud")
    QTest.mouseClick(about(page, GapRow, segment), Qt.MouseButton.LeftButton)
    assert sample.desk.selection.segment == segment
    assert sample.desk.page.isVisible()
    assert sample.window.acts["view.board"].isChecked()


def _leads(chip: Chip, thing_id: str) -> bool:
    return chip.isVisible() and chip.to is not None and chip.to[1] == thing_id


def _waves(session: Session) -> tuple[Wave, ...]:
    return waves_in_order(session.board)
