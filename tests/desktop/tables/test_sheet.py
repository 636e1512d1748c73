from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from db.edit import verbs
from db.edit.edit import Edit
from db.model.change import added
from db.model.things import Citation, Criterion, Entity, Layer, Position, Rater, Rating, Segment, new_id
from desktop.clock import today
from desktop.search import order_key
from desktop.tables.sheet import CELL, Sheet
from desktop.tables.sieve import Sieve

if TYPE_CHECKING:
    from conftest import Desk

    from desktop.words import Words


@pytest.fixture
def sheet(desk: Desk, korean: Words) -> Sheet:
    made = Sheet(desk.session, korean, "position")
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    desk.session.changed.connect(made.follow)
    return made


def column(sheet: Sheet, what: str) -> int:
    return next(
        at
        for at, each in enumerate(sheet.columns)
        if each.kind == what or (each.criterion is not None and each.criterion.key == what)
    )


def shown(sheet: Sheet, what: str) -> list[str]:
    at = column(sheet, what)
    return [str(sheet.index(row, at).data()) for row in range(sheet.rowCount())]


def ids(sheet: Sheet) -> list[str]:
    return [sheet.id_at(row) for row in range(sheet.rowCount())]


def test_there_is_a_row_for_every_position_and_a_column_for_every_criterion(desk: Desk, sheet: Sheet) -> None:
    assert sorted(ids(sheet)) == sorted(desk.session.board.all(Position))
    keys = [each.criterion.key for each in sheet.columns if each.criterion]
    assert keys == ["tech", "home", "glob", "data", "eco", "cap", "talent", "auto"]
    assert [each.kind for each in sheet.columns if not each.criterion] == ["entity", "segment", "score", "coverage"]


def test_an_edit_redraws_its_row_and_resets_nothing(desk: Desk, sheet: Sheet) -> None:
    told, resets = [], []
    sheet.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    sheet.modelReset.connect(lambda: resets.append(True))
    sheet.layoutChanged.connect(lambda: resets.append(True))
    index = sheet.index(7, column(sheet, "tech"))
    assert sheet.setData(index, "1.5")
    assert index.data() == "1.5"
    assert told == [(7, 7)]
    assert resets == []
    desk.session.undo()
    assert told == [(7, 7), (7, 7)]


def test_a_sorted_row_stays_while_it_is_worked_on(sheet: Sheet) -> None:
    at = column(sheet, "tech")
    sheet.sort(at, Qt.SortOrder.DescendingOrder)
    before = ids(sheet)
    assert sheet.setData(sheet.index(0, at), "1")
    assert ids(sheet) == before
    sheet.sort(at, Qt.SortOrder.DescendingOrder)
    assert ids(sheet).index(before[0]) > len(before) - 10


def test_names_are_sorted_as_koreans_do(sheet: Sheet) -> None:
    sheet.sort(0)
    names = shown(sheet, "entity")
    assert names == sorted(names, key=order_key)
    assert names.index("네이버 검색") < names.index("AMD")


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_rows_without_a_score_come_last_either_way(sheet: Sheet, korean: Words, order: Qt.SortOrder) -> None:
    at = column(sheet, "glob")
    sheet.setData(sheet.index(0, at), "?")
    sheet.setData(sheet.index(1, at), "-")
    sheet.setData(sheet.index(2, at), "")
    sheet.sort(at, order)
    states = shown(sheet, "glob")
    scores = [float(each) for each in states if each[0].isdigit()]
    assert scores == sorted(scores, reverse=order == Qt.SortOrder.DescendingOrder)
    assert states[: len(scores)] == [f"{each:.1f}" for each in scores]
    last = [korean.say(f"table.state.{each}") for each in ("unknown", "not_applicable", "missing")]
    assert states[-3:] == last


def test_taking_the_sort_away_gives_the_boards_order_again(sheet: Sheet) -> None:
    before = ids(sheet)
    sheet.sort(column(sheet, "score"))
    assert ids(sheet) != before
    sheet.sort(-1)
    assert ids(sheet) == before


def test_cards_come_and_go_by_rows(desk: Desk, sheet: Sheet) -> None:
    resets = []
    sheet.modelReset.connect(lambda: resets.append(True))
    before = ids(sheet)
    gone = [before[0], before[5], before[6], before[-1]]
    desk.session.attempt(lambda board: verbs.take_off(board, gone))
    assert ids(sheet) == [each for each in before if each not in gone]
    desk.session.undo()
    assert ids(sheet) == before
    desk.session.attempt(
        lambda board: verbs.place(board, next(iter(board.all(Entity))), next(iter(board.all(Segment))))
    )
    assert len(ids(sheet)) == len(before) + 1
    assert resets == []


def test_a_whole_layer_goes_and_comes_back(desk: Desk, sheet: Sheet) -> None:
    before = ids(sheet)
    desk.session.attempt(lambda board: verbs.remove_layer(board, next(iter(board.all(Layer)))))
    assert len(ids(sheet)) < len(before)
    desk.session.undo()
    assert ids(sheet) == before


def test_names_follow_the_board(desk: Desk, sheet: Sheet) -> None:
    entity = sheet.reader.entity(sheet.id_at(0))
    assert entity is not None
    desk.session.attempt(lambda board: verbs.edit_entity(board, entity.id, name_ko="새 이름"))
    assert sheet.index(0, 0).data() == "새 이름"
    segment = sheet.reader.segment(sheet.id_at(0))
    desk.session.attempt(lambda board: verbs.rename_segment(board, segment.id, "새 영역", ""))
    assert sheet.index(0, 1).data().startswith("새 영역"), "before the name of its wave"


def test_the_score_follows_the_method(desk: Desk, sheet: Sheet) -> None:
    before = shown(sheet, "score")
    desk.session.attempt(lambda board: verbs.edit_premise(board, aggregation="geometric"))
    assert shown(sheet, "score") != before


@pytest.mark.parametrize(
    ("query", "least"),
    [("ㄴㅇㅂ", 3), ("naver", 3), ("에이전트", 2), ("통합 채널", 5), ("네이버 4.5", 1), ("100%", 5)],
)
def test_a_search_finds_any_column(sheet: Sheet, query: str, least: int) -> None:
    sheet.sift(Sieve(query=query))
    assert least <= sheet.rowCount() < 109


@pytest.mark.parametrize(("query", "name"), [("ㅎㅇㄴㅅ", "하이닉스"), ("hynix", "하이닉스"), ("삼송전자", "삼성전자")])
def test_a_search_takes_initials_other_names_and_slips(sheet: Sheet, query: str, name: str) -> None:
    sheet.sift(Sieve(query=query))
    assert 0 < sheet.rowCount() < 20
    assert any(name in each for each in shown(sheet, "entity"))


def test_a_search_that_finds_nothing_shows_nothing(sheet: Sheet) -> None:
    sheet.sift(Sieve(query="zzzz"))
    assert sheet.rowCount() == 0
    sheet.sift(Sieve())
    assert sheet.rowCount() == 109


def test_filters_narrow_by_layer_side_and_gaps(desk: Desk, sheet: Sheet) -> None:
    layer = next(iter(desk.session.board.all(Layer)))
    sheet.sift(Sieve(layer_id=layer, side="home"))
    assert sheet.rowCount()
    for each in ids(sheet):
        assert sheet.reader.segment(each).layer_id == layer
        assert desk.session.judgement.positions[each].home
    sheet.sift(Sieve(unrated=True))
    before = sheet.rowCount()
    sheet.sift(Sieve())
    sheet.setData(sheet.index(0, column(sheet, "tech")), "")
    target = sheet.id_at(0)
    sheet.sift(Sieve(unrated=True))
    assert target in ids(sheet)
    assert sheet.rowCount() == before + 1


def test_a_row_does_not_leave_under_the_hand(sheet: Sheet) -> None:
    sheet.setData(sheet.index(0, column(sheet, "tech")), "")
    sheet.sift(Sieve(unrated=True))
    target = ids(sheet)
    for row in range(sheet.rowCount()):
        sheet.setData(sheet.index(row, column(sheet, "tech")), "3")
    assert ids(sheet) == target


def test_an_entry_that_is_no_score_is_told_and_changes_nothing(desk: Desk, sheet: Sheet) -> None:
    told: list[str] = []
    sheet.told.connect(told.append)
    index = sheet.index(3, column(sheet, "tech"))
    before, steps = index.data(), desk.steps()
    assert not sheet.setData(index, "강함")
    assert (index.data(), desk.steps()) == (before, steps)
    (sentence,) = told
    assert "강함" in sentence
    assert "기술 수준" in sentence
    assert str(sheet.index(3, 0).data()) in sentence


def test_a_refused_entry_shows_the_boards_again(desk: Desk, sheet: Sheet) -> None:
    index = sheet.index(3, column(sheet, "tech"))
    before = index.data()
    desk.refuse_from_now()
    assert not sheet.setData(index, "1")
    assert index.data() == before


def test_segments_by_their_criteria(desk: Desk, sheet: Sheet, korean: Words) -> None:
    sheet.turn_to("segment")
    assert sorted(ids(sheet)) == sorted(desk.session.board.all(Segment))
    assert [each.criterion.key for each in sheet.columns if each.criterion] == ["imp", "wta", "sub", "urg"]
    row = sheet.row_of(next(each.segment_id for each in desk.session.judgement.segments.values() if each.rule == 3))
    assert row is not None
    assert sheet.index(row, column(sheet, "posture")).data() == korean.say("judge.posture.at_risk")
    sheet.setData(sheet.index(row, column(sheet, "wta")), "1")
    assert sheet.index(row, column(sheet, "posture")).data() != korean.say("judge.posture.at_risk")


def test_a_new_criterion_is_a_new_column(desk: Desk, sheet: Sheet) -> None:
    criterion = Criterion(id=new_id(), key="speed", scope="position", order=99, name_ko="속도")
    desk.session.do(Edit("rate_many", added(criterion), (("count", ("1", "1")),)))
    assert "speed" in [each.criterion.key for each in sheet.columns if each.criterion]


def test_marks_tell_what_has_no_evidence(desk: Desk, sheet: Sheet) -> None:
    hollow = [sheet.index(row, column(sheet, "tech")).data(CELL).hollow for row in range(sheet.rowCount())]
    assert True in hollow
    assert False in hollow


def test_a_mark_follows_the_evidence(desk: Desk, sheet: Sheet) -> None:
    at = column(sheet, "tech")
    backed = next(row for row in range(sheet.rowCount()) if not sheet.index(row, at).data(CELL).hollow)
    rating = sheet.reader.counts(sheet.id_at(backed), sheet.columns[at])
    assert isinstance(rating, Rating)
    citations = [each.id for each in desk.session.board.where(Citation, "target_id", rating.id)]
    desk.session.attempt(lambda board: verbs.uncite(board, citations))
    assert sheet.index(backed, at).data(CELL).hollow
    desk.session.undo()
    assert not sheet.index(backed, at).data(CELL).hollow


def test_only_criteria_can_be_edited(sheet: Sheet) -> None:
    for at, each in enumerate(sheet.columns):
        editable = bool(sheet.flags(sheet.index(0, at)) & Qt.ItemFlag.ItemIsEditable)
        assert editable == (each.criterion is not None)


def test_a_tool_tip_is_never_markup(desk: Desk, sheet: Sheet) -> None:
    entity = sheet.reader.entity(sheet.id_at(0))
    assert entity is not None
    desk.session.attempt(lambda board: verbs.edit_entity(board, entity.id, name_ko="<img src=x>"))
    assert "<img" not in sheet.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_dated_rating_of_another_day_is_told_apart(desk: Desk, sheet: Sheet) -> None:
    target = sheet.id_at(0)
    criterion = sheet.columns[2].criterion
    assert criterion is not None
    before = sheet.index(0, 2).data()
    rating = sheet.reader.counts(target, sheet.columns[2])
    assert before != "1.0"
    assert isinstance(rating, Rating)
    for year in (2030, 2020):
        day = desk.session.board.premise.as_of.replace(year=year)
        desk.session.attempt(
            lambda board, day=day: verbs.rate(
                board, target, criterion.id, score=1.0, as_of=day, rated_at=today(), rater_id=rating.rater_id
            )
        )
        assert sheet.index(0, 2).data() == before


def test_a_cell_shows_what_counts_where_several_have_rated(desk: Desk, sheet: Sheet) -> None:
    at, target = column(sheet, "tech"), sheet.id_at(0)
    rating = sheet.reader.counts(target, sheet.columns[at])
    assert isinstance(rating, Rating)
    assert rating.score is not None
    score = 1.0 if rating.score > 2 else 5.0
    desk.session.attempt(lambda board: verbs.add_experts(board, ["이"]))
    lee = next(each.id for each in desk.session.board.all(Rater).values() if each.name == "이")
    desk.session.attempt(
        lambda board: verbs.rate(board, target, rating.criterion_id, score=score, rater_id=lee, rated_at=today())
    )
    middle = (rating.score + score) / 2
    cell = sheet.index(0, at).data(CELL)
    assert (float(cell.text), cell.voices) == (middle, 2)
    steps = desk.steps()
    assert sheet.setData(sheet.index(0, at), "4.5")
    assert (sheet.index(0, at).data(), desk.steps()) == ("4.5", steps + 1)
    assert desk.session.board.the(Rating, rating.id).score == rating.score, "nobody's own rating is rewritten"
    sheet.setData(sheet.index(0, at), "")
    assert sheet.index(0, at).data(CELL).state == "unknown", "what others said does not come up again"
