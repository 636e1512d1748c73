from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from db.edit import verbs
from db.exchange.starter import blank_things, sample_things
from db.judge.reading import judge
from db.model.board import Board, layers_in_stack
from desktop.console import width
from desktop.report import as_object, as_table
from desktop.words import Words

BOARDS = Path(__file__).parents[2] / "resources" / "boards"


@pytest.fixture(scope="module")
def sample() -> Board:
    return Board(sample_things((BOARDS / "sample.json").read_text(encoding="utf-8")))


def test_the_object_says_what_the_judgement_says(sample: Board) -> None:
    judgement = judge(sample)
    found = as_object(sample, judgement)
    assert list(found) == ["as_of", "weight_set", "segments", "layers", "national"]
    assert (found["as_of"], found["weight_set"]) == ("2023-12-21", "w.equal")
    assert [each["key"] for each in found["layers"]] == ["channel", "service", "solution", "llm", "infra"]
    assert found["layers"][0] == {"key": "channel", "L": pytest.approx(64.8423877), "counted": 3, "of": 3}
    assert found["national"] == {"geometric": judgement.national.geometric, "arithmetic": judgement.national.arithmetic}
    assert len(found["segments"]) == 18
    assert found["segments"][0]["layer"] == "channel"


def test_a_segment_has_all_its_numbers(sample: Board) -> None:
    segments = {each["key"]: each for each in as_object(sample, judge(sample))["segments"]}
    fm = segments["fm"]
    assert list(fm) == [
        *("key", "layer", "L", "lead", "gap", "mean_gap", "depth", "best_home", "best_foreign", "H_home", "H_foreign"),
        *("group", "taken", "posture", "rule", "front", "positions"),
    ]
    assert fm["L"] == fm["lead"] == pytest.approx(63.5135135)
    assert (fm["group"], fm["posture"], fm["rule"], fm["taken"]) == ("추격", "at_risk", 3, False)
    assert fm["positions"][0] == {
        "key": "gpt4@fm",
        "entity": "gpt4",
        "score": 92.5,
        "coverage": 1.0,
        "eligible": True,
        "rank": 1,
    }


def test_what_is_undefined_is_null_and_never_zero(sample: Board) -> None:
    orch = {each["key"]: each for each in as_object(sample, judge(sample))["segments"]}["orch"]
    missing = {key for key, value in orch.items() if value is None}
    assert missing == {"L", "lead", "gap", "mean_gap", "depth", "best_home", "H_home", "group", "front"}
    assert (orch["posture"], orch["rule"]) == ("undetermined", 0)
    early = as_object(sample, judge(sample, as_of=date(2020, 1, 1)))
    assert early["national"] == {"geometric": None, "arithmetic": None}
    assert early["segments"][0]["positions"][0]["score"] is None


def test_the_object_is_json(sample: Board) -> None:
    found = as_object(sample, judge(sample))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_table_stands_in_columns(sample: Board, lang: str) -> None:
    lines = as_table(sample, judge(sample), Words("ko" if lang == "ko" else "en")).splitlines()
    head = lines[3]
    level = width(head[: head.index("L  ")]) + 1
    rows = lines[4:-2]
    assert len(rows) == 5 + 18
    for row in rows:
        assert width(row.rstrip()) >= level
        until = next(row[:place] for place in range(len(row) + 1) if width(row[:place]) >= level)
        assert until[-1] in "0123456789-", row


def test_the_table_tells_title_terms_and_nation(sample: Board) -> None:
    text = as_table(sample, judge(sample), Words("ko"))
    assert text.startswith("한국 AI 생태계 전략판(예시)")
    assert "기준일 2023-12-21 · 동일 가중치(기본)" in text
    assert text.endswith("국가 종합 L: 기하평균 67.2, 산술평균 67.3")
    assert "이미 잠식" in text
    assert "한국 플레이어가 없어" in text


def test_a_blank_board_can_be_shown() -> None:
    board = Board(blank_things((BOARDS / "blank.json").read_text(encoding="utf-8"), date(2024, 2, 29)))
    assert "2024-02-29" in as_table(board, judge(board), Words("en"))
    assert as_object(board, judge(board))["segments"] == []


def test_the_present_wave_alone_is_told(sample: Board) -> None:
    board = sample.snapshot()
    board.apply(verbs.add_wave(board, "지금").changes)
    past = verbs.add_wave(board, "과거", at=0)
    board.apply(past.changes)
    assert as_object(board, judge(board)) == as_object(sample, judge(sample))
    board.apply(verbs.set_wave(board, layers_in_stack(board)[0].id, past.changes[0].id).changes)
    judgement = judge(board)
    found = as_object(board, judgement)
    assert [each["key"] for each in found["layers"]] == ["service", "solution", "llm", "infra"]
    assert "channel" not in {each["layer"] for each in found["segments"]}
    assert "통합 채널" not in as_table(board, judgement, Words("ko"))
    levels = [each["L"] for each in found["layers"]]
    assert found["national"]["arithmetic"] == pytest.approx(sum(levels) / len(levels))
