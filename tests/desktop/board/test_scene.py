"""After every change a scene shows what one made anew would show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.judge.reading import judge, rejudge, touched_segments
from db.model.board import Board
from db.model.change import Change
from db.model.things import Criterion, Entity, Layer, Position, Premise, Rating, Segment, Wave
from desktop.board.scene import Scene
from desktop.sieve import Sieve
from desktop.sight import Sight

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY, FIRST, OLD = date(2023, 12, 21), date(2022, 12, 21), date(2001, 1, 1)
RATING = Rating(
    id="r",
    target_kind="position",
    target_id="now/p",
    criterion_id="c",
    status="rated",
    score=4.0,
    rated_at=DAY,
    as_of=DAY,
)


@pytest.fixture
def board() -> Board:
    """One card in each of two waves, rated on different first days and on the board's day."""
    made = Board(
        [
            Criterion(id="c", key="c", scope="position", order=1, name_ko="기준"),
            Wave(id="past", key="past", name_ko="과거", order=1),
            Wave(id="now", key="now", name_ko="지금", order=2),
            Premise(id="premise", title_ko="판", as_of=DAY, wave_id="now"),
        ]
    )
    made.apply(Change(None, each) for wave in ("past", "now") for each in _of(wave))
    days = {"past": OLD, "now": FIRST}
    for wave, first in days.items():
        rated = (replace(RATING, id=f"{wave}/{day}", target_id=f"{wave}/p", as_of=day) for day in (first, DAY))
        made.apply(Change(None, each) for each in rated)
    return made


def _of(wave: str) -> Iterable[Layer | Segment | Entity | Position]:
    yield Layer(id=f"{wave}/l", key=f"{wave}.l", name_ko="층", stack_rank=1, wave_id=wave)
    yield Segment(id=f"{wave}/g", key=f"{wave}.g", layer_id=f"{wave}/l", order=1, name_ko="줄")
    yield Entity(id=f"{wave}/e", key=f"{wave}.e", kind="company", origin="KR", name_ko="회사")
    yield Position(id=f"{wave}/p", key=f"{wave}.p", entity_id=f"{wave}/e", segment_id=f"{wave}/g")


def change(scene: Scene, changes: Iterable[Change]) -> None:
    """Carry changes out and let the scene take them in, as the session and the board do."""
    carried = tuple(changes)
    scene.board.apply(carried)
    judgement = rejudge(scene.judgement, scene.board, touched_segments(scene.board, carried))
    scene.refresh(judgement, carried)


def test_the_change_lens_compares_with_the_first_day_of_the_wave_that_is_turned_to(board: Board) -> None:
    scene = Scene(board, judge(board), "ko", Sight(lens="change"))
    assert scene.glass.compared == FIRST
    scene.look_at(replace(scene.sight, wave="past"))
    assert scene.glass.compared == OLD


def test_the_change_lens_follows_an_earlier_rating(board: Board) -> None:
    scene = Scene(board, judge(board), "ko", Sight(lens="change"))
    change(scene, [Change(None, replace(RATING, id="first", as_of=date(2020, 1, 1)))])
    assert scene.glass.compared == date(2020, 1, 1)


def test_the_change_lens_follows_the_boards_day(board: Board) -> None:
    scene = Scene(board, judge(board), "ko", Sight(lens="change"))
    change(scene, verbs.edit_premise(board, as_of=FIRST).changes)
    assert scene.glass.compared is None
    change(scene, verbs.edit_premise(board, as_of=DAY).changes)
    assert scene.glass.compared == FIRST


def test_the_filter_is_held_over_the_wave_that_becomes_the_present_one(board: Board) -> None:
    scene = Scene(board, judge(board), "ko", Sight(sieve=Sieve(text="nobody")))
    assert scene.out == {"now/p"}
    change(scene, verbs.edit_premise(board, wave_id="past").changes)
    assert scene.out == {"past/p"}
    assert scene.shown_count == 0
