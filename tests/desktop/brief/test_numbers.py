from __future__ import annotations

from datetime import date

import pytest

from desktop.brief import numbers


def test_points_have_one_decimal_and_a_true_minus() -> None:
    assert numbers.points(63.5135) == "63.5"
    assert numbers.points(-1.25) == "−1.2"
    assert numbers.points(None) == "–"


@pytest.mark.parametrize(("number", "shown"), [(22.857, "+22.9"), (-33.75, "−33.8"), (0.01, "0.0"), (None, "–")])
def test_a_difference_carries_its_sign(number: float | None, shown: str) -> None:
    assert numbers.signed(number) == shown


def test_a_score_is_shown_as_it_was_given() -> None:
    assert (numbers.score(4.0), numbers.score(3.5), numbers.score(None)) == ("4", "3.5", "–")


def test_per_cent_never_breaks_from_its_number() -> None:
    assert numbers.percent(0.209) == "21\u00a0%"
    assert numbers.part(112, 535) == "21\u00a0%"
    assert numbers.part(0, 0) == "–"
    assert numbers.share(1, 8) == "12.5\u00a0%"
    assert numbers.share(1, 0) == "–"


def test_a_day_is_written_the_korean_and_the_english_way() -> None:
    when = date(2026, 11, 3)
    assert numbers.day(when, "ko") == "2026.\u00a011.\u00a03."
    assert numbers.day(when, "en") == "3\u00a0November\u00a02026"


@pytest.mark.parametrize(
    ("text", "ko", "en"),
    [
        ("2023", "2023", "2023"),
        ("2023-05", "2023. 5.", "May 2023"),
        ("2023-12-21", "2023. 12. 21.", "21 December 2023"),
        ("2023-13", "2023-13", "2023-13"),
        ("spring", "spring", "spring"),
    ],
)
def test_a_vague_day_says_no_more_than_is_known(text: str, ko: str, en: str) -> None:
    assert numbers.vague_day(text, "ko").replace("\u00a0", " ") == ko
    assert numbers.vague_day(text, "en").replace("\u00a0", " ") == en
