"""How long the ratings table takes with 5,000 positions × 8 criteria, and the inspector for one step of a drag."""

from __future__ import annotations

import random
from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from db.model.things import Criterion, Entity, Layer, Position, Premise, Rating, Segment, Thing
from db.workspace import Workspace
from desktop.panels.inspector import Inspector
from desktop.panels.position import PositionPage
from desktop.selection import Selection
from desktop.session import Session
from desktop.tables.column import FROZEN
from desktop.tables.ratings import RatingsTable
from desktop.tables.sieve import Sieve
from desktop.theme import Theme, load_fonts
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

DAY = date(2023, 12, 21)
POSITIONS, CRITERIA, IN_A_SEGMENT = 5_000, 8, 25


def things() -> Iterator[Thing]:
    chance = random.Random(1)  # noqa: S311 - no secret
    yield Premise(id="premise", title_ko="큰 보드", as_of=DAY)
    criteria = [f"c{number}" for number in range(CRITERIA)]
    for number, key in enumerate(criteria):
        yield Criterion(id=key, key=key, scope="position", order=number, name_ko=f"기준 {number}")
    yield from (Layer(id=f"l{each}", key=f"l{each}", name_ko=f"계층 {each}", stack_rank=each + 1) for each in range(5))
    for number in range(POSITIONS // IN_A_SEGMENT):
        key = f"s{number}"
        yield Segment(id=key, key=key, layer_id=f"l{number % 5}", order=number, name_ko=f"세부 영역 {number}")
    for number in range(POSITIONS):
        origin = "KR" if number % 3 == 0 else "US"
        yield Entity(id=f"e{number}", key=f"e{number}", kind="company", origin=origin, name_ko=f"회사 이름 {number}")
        yield Position(id=f"p{number}", key=f"p{number}", entity_id=f"e{number}", segment_id=f"s{number // 25}")
        for key in criteria:
            yield Rating(
                id=f"p{number}/{key}",
                target_kind="position",
                target_id=f"p{number}",
                criterion_id=key,
                status="rated",
                score=chance.randint(2, 10) / 2,
                confidence="low",
                rated_at=DAY,
                as_of=DAY,
            )


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("big") / "big.panse"
    with Workspace.create(path, things()) as workspace:
        yield Session(workspace)


@pytest.fixture
def table(qapp: QApplication, session: Session) -> Iterator[RatingsTable]:
    load_fonts()
    Theme("light").dress(qapp)
    made = RatingsTable(session, Selection(), Words("ko"), Theme("light"))
    made.resize(1400, 900)
    made.show()
    QCoreApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_make_the_table(qapp: QApplication, session: Session, benchmark: Any) -> None:
    benchmark(RatingsTable, session, Selection(), Words("ko"), Theme("light"))


def test_scroll_one_page(table: RatingsTable, benchmark: Any) -> None:
    tops = cycle(range(0, table.grid.verticalScrollBar().maximum(), 800))

    def scroll() -> None:
        table.grid.verticalScrollBar().setValue(next(tops))
        table.grid.viewport().repaint()

    benchmark(scroll)


@pytest.mark.parametrize("column", [0, FROZEN, FROZEN + CRITERIA])
def test_sort_by_a_column(table: RatingsTable, benchmark: Any, column: int) -> None:
    benchmark(table.sheet.sort, column, Qt.SortOrder.DescendingOrder)


@pytest.mark.parametrize("query", ["ㅎㅅ", "4999", "zzz"])
def test_filter_while_typing(table: RatingsTable, benchmark: Any, query: str) -> None:
    benchmark(table.sheet.sift, Sieve(query=query))


def test_type_one_score(table: RatingsTable, benchmark: Any) -> None:
    scores = cycle(("1", "2"))
    index = table.sheet.index(10, FROZEN)
    benchmark(lambda: table.sheet.setData(index, next(scores)))


def test_one_step_of_a_drag_in_the_inspector(qapp: QApplication, session: Session, benchmark: Any) -> None:
    selection = Selection()
    inspector = Inspector(session, selection, Words("ko"), Theme("light"))
    inspector.show()
    selection.select(["p10"])
    page = inspector.page
    assert isinstance(page, PositionPage)
    scores = cycle((1.0, 5.0))
    benchmark(lambda: page.sheet.rows[0].scale.held.emit(next(scores)))
    inspector.close()


def test_show_another_card_in_the_inspector(qapp: QApplication, session: Session, benchmark: Any) -> None:
    selection = Selection()
    inspector = Inspector(session, selection, Words("ko"), Theme("light"))
    inspector.show()
    cards = cycle(f"p{number}" for number in range(POSITIONS))
    benchmark(lambda: selection.select([next(cards)]))
    inspector.close()
