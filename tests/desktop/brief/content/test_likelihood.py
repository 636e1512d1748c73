"""Likelihood in bands, and never beside confidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from desktop.brief.content.content import content
from desktop.brief.content.likelihood import band, likelihoods
from desktop.brief.content.minister import minister
from desktop.brief.content.outline import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.model.board import Board
    from desktop.brief.content.facts import Facts

    Read = Callable[..., Facts]

CONFIDENCE = {"ko": re.compile("신뢰도|확신"), "en": re.compile("confidence|confident")}
LIKELIHOOD = {"ko": re.compile("가능성|확률"), "en": re.compile("likel|chance|probab")}


@pytest.mark.parametrize(
    ("likelihood", "name"),
    [
        *((0.0, "remote"), (0.05, "remote"), (0.06, "very_unlikely"), (0.2, "very_unlikely"), (0.45, "unlikely")),
        *((0.5, "even"), (0.55, "even"), (0.8, "likely"), (0.95, "very_likely"), (0.96, "certain"), (1.0, "certain")),
    ],
)
def test_the_bands_are_those_of_icd_203(likelihood: float, name: str) -> None:
    assert band(likelihood) == name


def test_the_sample_says_where_korea_may_lead_and_where_not(sample: Board, facts: Read) -> None:
    first, rest = likelihoods(facts(sample))
    assert "고성능 메모리(HBM) 거의 확실(100\u00a0%)" in first.text
    assert rest.text == "나머지 13곳에서는 한국 최고가 앞설 가능성이 거의 없습니다."


def test_a_board_that_cannot_be_judged_says_nothing_of_it(blank: Board, facts: Read) -> None:
    assert likelihoods(facts(blank)) == ()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_likelihood_and_confidence_never_stand_in_one_sentence(sample: Board, facts: Read, lang: str) -> None:
    read = facts(sample, lang)
    said = [*sentences(content(read)), *sentences(minister(read).items)]
    assert any(LIKELIHOOD[lang].search(each.text) for each in said)
    for sentence in said:
        for part in re.split(r"(?<=[.다])\s", sentence.text):
            assert not (CONFIDENCE[lang].search(part) and LIKELIHOOD[lang].search(part)), part
