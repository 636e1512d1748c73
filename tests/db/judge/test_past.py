from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.judge.past import as_of, days_of
from db.judge.reading import judge
from db.model import rules
from db.model.change import Change
from db.model.span import first_day, is_there, last_day, stands
from db.model.things import Milestone, Position, Rating, Relation, Segment
from tests.db.samples import DAY, LATER, held, small_board

if TYPE_CHECKING:
    from db.model.board import Board

EARLIER = date(2022, 6, 30)
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
PARTIAL = st.builds(lambda day, cut: day.isoformat()[:cut], DAYS, st.sampled_from((4, 7, 10)))


def dated(*ratings: tuple[str, float, date]) -> Board:
    """The small board with more ratings of the Korean cloud and of AWS."""
    board = small_board()
    model = board.the(Rating, "r1")
    more = (
        replace(model, id=f"x{at}", target_id=target, score=score, as_of=day, rater_id=None)
        for at, (target, score, day) in enumerate(ratings)
    )
    return board.overlaid(Change(None, each) for each in more)


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-10", date(2024, 2, 10), date(2024, 2, 10)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(partial: str, first: date, last: date) -> None:
    assert (first_day(partial), last_day(partial)) == (first, last)


@given(start=st.none() | PARTIAL, end=st.none() | PARTIAL, day=DAYS)
def test_a_span_holds_its_ends_and_is_open_where_none_is_given(start: str | None, end: str | None, day: date) -> None:
    after = start is None or first_day(start) <= day
    before = end is None or day <= last_day(end)
    assert stands(start, end, day) == (after and before)


ratings = st.lists(
    st.tuples(st.sampled_from(("ncloud@cloud", "aws@cloud")), st.sampled_from((1.0, 2.5, 4.0, 5.0)), DAYS), max_size=6
)


@given(given_ratings=ratings, day=DAYS)
def test_as_of_never_sees_the_future(given_ratings: list[tuple[str, float, date]], day: date) -> None:
    board = dated(*given_ratings)
    then = as_of(board, day)
    assert then.premise.as_of == day
    assert all(each.as_of <= day for each in then.all(Rating).values())
    assert all(is_there(each, day) for kind in (Position, Relation) for each in then.all(kind).values())
    later = [each for each in given_ratings if each[2] > day]
    without = dated(*(each for each in given_ratings if each not in later))
    assert judge(then).segments == judge(as_of(without, day)).segments


spans = st.dictionaries(
    st.sampled_from(("ncloud@cloud", "aws@cloud")), st.tuples(st.none() | PARTIAL, st.none() | PARTIAL)
)


@given(given_ratings=ratings, given_spans=spans, day=DAYS, absent=st.booleans())
def test_it_reads_as_the_whole_board_judged_as_of_that_day(
    given_ratings: list[tuple[str, float, date]],
    given_spans: dict[str, tuple[str | None, str | None]],
    day: date,
    absent: bool,
) -> None:
    board = dated(*given_ratings)
    cloud = board.the(Segment, "cloud")
    board.apply([Change(cloud, replace(cloud, home_absent_confirmed=absent, foreign_absent_confirmed=absent))])
    for position_id, (start, end) in given_spans.items():
        position = board.the(Position, position_id)
        board.apply([Change(position, replace(position, start=start, end=end))])
    whole = judge(board, as_of=day).segments
    there = {
        each: replace(verdict, positions=tuple(one for one in verdict.positions if stands_on(board, one, day)))
        for each, verdict in whole.items()
    }
    assert judge(as_of(board, day)).segments == there


def stands_on(board: Board, position_id: str, day: date) -> bool:
    return is_there(board.the(Position, position_id), day)


@given(day=DAYS)
def test_the_board_itself_stays_as_it_is_and_its_past_is_sound(day: date) -> None:
    board = small_board()
    before = held(board)
    then = as_of(board, day)
    assert held(board) == before
    assert rules.sound(then)


def test_what_has_ended_is_gone_with_its_ratings_and_is_not_judged() -> None:
    board = small_board()
    aws = board.the(Position, "aws@cloud")
    board.apply([Change(aws, replace(aws, start="2023", end="2023-12"))])
    assert as_of(board, LATER).get(Position, "aws@cloud") is None
    assert as_of(board, LATER).get(Rating, "r2") is None
    assert as_of(board, DAY).get(Position, "aws@cloud") is not None
    assert as_of(board, EARLIER).get(Position, "aws@cloud") is None
    assert judge(board, as_of=LATER).positions["aws@cloud"].score is None
    assert judge(board, as_of=DAY).positions["aws@cloud"].score is not None


def test_the_days_are_those_on_which_something_changes() -> None:
    board = small_board()
    relation, position = board.the(Relation, "supplies"), board.the(Position, "aws@cloud")
    board.apply(
        [
            Change(relation, replace(relation, since="2021")),
            Change(position, replace(position, end="2024-02")),
            Change(None, Milestone(id="m2", key="m2", date=EARLIER, name_ko="출시")),
        ]
    )
    assert days_of(board) == (date(2021, 1, 1), EARLIER, DAY, date(2024, 2, 29))
