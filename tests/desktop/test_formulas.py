"""Every figure says how it comes about, with its own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.judge.dependence import worst_exposure
from db.judge.evidence import Backing
from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Entity, Method, Segment
from desktop.formulas import of_ceiling, of_exposure, of_score, of_verdict
from desktop.words import LANGUAGES, Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from db.judge.judgement import Judgement

KO = Words("ko")
METHOD = Method()
FIGURES = {"L", "lead", "gap", "mean_gap", "depth", "front", "group", "H_home", "H_foreign", "wta", "imp", "coverage"}


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(sample_things())


@pytest.fixture(scope="module")
def judgement(board: Board) -> Judgement:
    return judge(board)


def told(board: Board, judgement: Judgement, key: str, words: Words = KO) -> dict[str, str]:
    segment = board.by_key(Segment, key)
    assert segment is not None
    return dict(of_verdict(words, judgement.segments[segment.id], judgement, METHOD))


def test_every_figure_of_every_segment_is_told(board: Board, judgement: Judgement) -> None:
    for lang in LANGUAGES:
        for segment in board.all(Segment).values():
            found = told(board, judgement, segment.key, Words(lang))
            assert set(found) == FIGURES
            assert not any("{" in each or "None" in each for each in found.values())


def test_a_formula_holds_the_numbers_that_make_it(board: Board, judgement: Judgement) -> None:
    found = told(board, judgement, "cloud")
    assert found["L"] == "L = min(100, 100 × 한국 최고 53.8 ÷ 글로벌 최고 96.2) = 55.8"
    assert found["gap"] == "한국 최고 53.75 − 글로벌 최고 96.25 = −42.5점"
    assert "(53.8 + 46.2 + 0) ÷ 글로벌 상위 3개 (96.2 + 93.8 + 91.2) = 35.6" in found["depth"]


def test_what_is_undefined_says_why(board: Board, judgement: Judgement) -> None:
    assert told(board, judgement, "webtoon")["L"] == KO.say("judge.undefined.no_foreign")


def test_a_score_tells_its_coverage_and_its_bounds(judgement: Judgement) -> None:
    score = max(judgement.positions.values(), key=lambda each: each.score or 0)
    text = of_score(KO, score, geometric=False, least=0.6)
    assert f"= {score.score:.1f}".rstrip("0").rstrip(".") in text
    assert "60" in text
    assert "exp(" in of_score(KO, score, geometric=True, least=0.6)
    assert of_score(KO, score._replace(score=None), geometric=False, least=0.6) == KO.say("formula.no_score")


def test_a_ceiling_tells_what_it_rests_on() -> None:
    text = of_ceiling(KO, Backing(passages=2, against=1, ceiling="moderate"))
    assert "중까지 (인용문 2건, 반대 1건)" in text


def test_a_severity_tells_its_factors(board: Board) -> None:
    entity = board.by_key(Entity, "navercloud")
    assert entity is not None
    exposure = worst_exposure(board, entity.id)
    assert exposure is not None
    text = of_exposure(KO, exposure, METHOD)
    assert "심각도 = 가장 중요한 해외 투입 5/5 × 해외 비중 1.00 × 대체 난도 1.00 = 100 %" in text
    assert "핵심 의존:" in text
