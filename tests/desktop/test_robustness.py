"""How far a reading may be trusted, as a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.exchange.starter import sample_things
from db.judge.reading import judge
from db.judge.robust import Robustness, robust
from db.model.board import Board
from desktop.report import as_object
from desktop.robustness import add_to, as_lines
from desktop.words import Words

SAMPLE = Path(__file__).parents[2] / "resources" / "boards" / "sample.json"


@pytest.fixture(scope="module")
def board() -> Board:
    return Board(sample_things(SAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def drawn(board: Board) -> Robustness:
    return robust(board, draws=200, seed=5)


def test_each_segment_gains_its_interval_and_its_shares(board: Board, drawn: Robustness) -> None:
    report = as_object(board, judge(board))
    add_to(report, board, drawn)
    fm = next(each for each in report["segments"] if each["key"] == "fm")
    assert fm["L5"] < fm["L50"] < fm["L95"]
    assert fm["p_lead"] == 0.0
    assert sum(fm["posture_shares"].values()) == pytest.approx(1.0)
    assert fm["positions"][0]["rank5"] <= fm["positions"][0]["rank95"]


def test_what_is_undefined_is_none(board: Board, drawn: Robustness) -> None:
    report = as_object(board, judge(board))
    add_to(report, board, drawn)
    webtoon = next(each for each in report["segments"] if each["key"] == "webtoon")
    assert (webtoon["L5"], webtoon["p_lead"], webtoon["strength"]) == (None, None, None)
    assert webtoon["posture_shares"] == {"undetermined": 1.0}


def test_it_says_how_to_find_the_same_again(board: Board, drawn: Robustness) -> None:
    report = as_object(board, judge(board))
    add_to(report, board, drawn)
    assert report["robust"] == {
        "draws": 200,
        "seed": 5,
        "noise": "narrow",
        "width": 0.25,
        "half_widths": {"high": 0.5, "moderate": 1.0, "low": 1.5},
        "numpy": drawn.numpy,
    }


def test_people_get_words(board: Board, drawn: Robustness) -> None:
    told = as_lines(board, drawn, Words("ko"))
    assert "200회" in told
    assert "±25 %" in told
    assert "확실" in told
    assert "leaning" in as_lines(board, drawn, Words("en"))
