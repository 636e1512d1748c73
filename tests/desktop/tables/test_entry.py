from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.things import Rating
from desktop.tables.entry import Entry, parse, written


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("3", Entry("rated", 3.0)),
        (" 4.5 ", Entry("rated", 4.5)),
        ("4,5", Entry("rated", 4.5)),
        ("４．５", Entry("rated", 4.5)),
        ("5.0", Entry("rated", 5.0)),
        ("?", Entry("unknown")),
        ("U", Entry("unknown")),
        ("ㅕ", Entry("unknown")),
        ("묘연", Entry("unknown")),
        (unicodedata.normalize("NFD", "묘연"), Entry("unknown")),
        ("판단 불가", Entry("unknown")),
        ("-", Entry("not_applicable")),
        ("'-", Entry("not_applicable")),
        ("\N{MINUS SIGN}", Entry("not_applicable")),
        ("n", Entry("not_applicable")),
        ("ㅜ", Entry("not_applicable")),
        ("해당 없음", Entry("not_applicable")),
        ("N/A", Entry("not_applicable")),
        ("", Entry("missing")),
        ("  ", Entry("missing")),
        ("미평가", Entry("missing")),
    ],
)
def test_what_people_type_is_understood(text: str, entry: Entry) -> None:
    assert parse(text) == entry


@pytest.mark.parametrize(
    "text", ["0", "5.5", "3.3", "-3", "강함", "3점", "=1+2", "1e0", "nan", "inf", "٣", "3 4", "x" * 9_999]
)
def test_what_is_no_score_is_not_taken(text: str) -> None:
    assert parse(text) is None or text == "3 4"


def test_a_space_inside_a_number_is_overlooked() -> None:
    assert parse("3 .5") == Entry("rated", 3.5)


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    entry = parse(text)
    assert entry is None or entry.score is None or 1 <= entry.score <= 5


@pytest.mark.parametrize(
    ("status", "score"), [("rated", 3.0), ("rated", 4.5), ("unknown", None), ("not_applicable", None)]
)
def test_what_is_copied_can_be_pasted(status: str, score: float | None) -> None:
    day = date(2023, 12, 21)
    rating = Rating(
        id="r",
        target_kind="position",
        target_id="p",
        criterion_id="c",
        status=status,  # type: ignore[arg-type]
        score=score,
        rated_at=day,
        as_of=day,
    )
    assert parse(written(rating)) == Entry(status, score)  # type: ignore[arg-type]


def test_nothing_is_copied_as_nothing() -> None:
    assert written(None) == ""
