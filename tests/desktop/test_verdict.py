from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.exchange.starter import sample_things
from db.judge.judgement import Flip, SegmentVerdict
from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Method, Segment
from desktop.verdict import condition, plain, reason, turning
from desktop.words import Words

SAMPLE = Path(__file__).parents[2] / "resources" / "boards" / "sample.json"
KO, EN = Words("ko"), Words("en")


@pytest.fixture(scope="module")
def verdicts() -> dict[str, SegmentVerdict]:
    board = Board(sample_things(SAMPLE.read_text(encoding="utf-8")))
    judgement = judge(board)
    return {each.key: judgement.segments[each.id] for each in board.all(Segment).values()}


def test_the_rule_that_fired_is_told(verdicts: dict[str, SegmentVerdict]) -> None:
    assert reason(KO, verdicts["store"]).startswith("독식하기 쉬운 시장에서 국내 발판은 있으나")
    assert reason(EN, verdicts["si"]).startswith("Korea is at leading level")


def test_why_there_is_no_level_is_told(verdicts: dict[str, SegmentVerdict]) -> None:
    assert reason(KO, verdicts["orch"]) == "한국 플레이어가 없어 비교할 수 없습니다."
    assert turning(KO, verdicts["orch"]) == "비교할 수 있게 평가하면 태세를 판정합니다."


def test_what_would_change_a_posture_is_one_sentence(verdicts: dict[str, SegmentVerdict]) -> None:
    assert turning(KO, verdicts["fm"]) == "승자독식 성향이 3.5 이하가 되면 추격으로 바뀝니다."
    assert turning(EN, verdicts["fm"]) == (
        "The winner-takes-all propensity at 3.5 or less would change this to Catch up."
    )
    assert turning(KO, verdicts["accel"]) == "한국의 국내 시장 지위가 2 이상이 되면 위험으로 바뀝니다."
    assert turning(KO, verdicts["agent"]) == "L이 80을 넘으면 수성으로 바뀝니다."
    assert turning(EN, verdicts["si"]) == "L at or under 80 would change this to Catch up."


def test_that_nothing_would_change_it_is_told_too(verdicts: dict[str, SegmentVerdict]) -> None:
    assert turning(KO, replace(verdicts["fm"], flip=None)) == "숫자 하나만으로는 태세가 바뀌지 않습니다."


@pytest.mark.parametrize("words", [KO, EN])
def test_there_are_words_for_every_flip_and_every_rule(words: Words, verdicts: dict[str, SegmentVerdict]) -> None:
    for number in ("L", "H_home", "H_foreign", "wta", "imp"):
        for up in (False, True):
            for posture in ("defend", "expand", "at_risk", "catch_up", "ally"):
                flip = Flip(number=number, now=3, cut=4, to=4, up=up, posture=posture)  # type: ignore[arg-type]
                assert "{" not in turning(words, replace(verdicts["fm"], flip=flip))
    for rule in range(6):
        assert "{" not in condition(words, Method(), rule)


def test_a_condition_tells_the_boards_own_cuts() -> None:
    assert condition(KO, Method(cut_lead=75.5), 2) == "L 75.5 초과"


@pytest.mark.parametrize(
    ("number", "text"), [(4.0, "4"), (63.51, "63.5"), (-3.0, "−3"), (0.04, "0"), (-0.04, "0"), (None, "–")]
)
def test_numbers_are_written_as_one_writes_them(number: float | None, text: str) -> None:
    assert plain(number) == text
