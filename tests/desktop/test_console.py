from __future__ import annotations

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.console import Console, language, pad, shown, table, width
from desktop.words import Words


@pytest.mark.parametrize(
    ("asked", "environment", "lang"),
    [
        (None, {}, "ko"),
        (None, {"LANG": "C"}, "ko"),
        (None, {"LANG": "POSIX"}, "ko"),
        (None, {"LANG": "C.UTF-8"}, "ko"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "ko_KR.UTF-8"}, "ko"),
        (None, {"LANG": "fr_FR.UTF-8"}, "ko"),
        (None, {"LC_ALL": "ko_KR.UTF-8", "LANG": "en_GB"}, "ko"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "ko_KR"}, "en"),
        ("ko", {"LANG": "en_US.UTF-8"}, "ko"),
        ("en", {}, "en"),
        ("jp", {"LANG": "en_US"}, "en"),
    ],
)
def test_korean_is_spoken_unless_english_is_asked_for(
    asked: str | None, environment: dict[str, str], lang: str
) -> None:
    assert language(asked, environment) == lang


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("한국", 4), ("L 63.5", 6), ("（괄호）", 8), ("e\u0301", 1), ("👩\u200d💻", 4), ("한", 2)],
)
def test_hangul_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_table_is_aligned_by_what_is_seen() -> None:
    lines = table([("이름", "L", "비고"), ("가나다라", "100.0", ""), ("abc", "9.5", "끝")], right=(1,)).splitlines()
    assert lines == ["이름          L  비고", "가나다라  100.0", "abc         9.5  끝"]


def test_an_empty_table_is_nothing() -> None:
    assert table([]) == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[31mred\x07", "[31mred"),
        ("a\nb\tc", "a b c"),
        ("\u202egnp.exe", "gnp.exe"),
        ("삼성", "삼성"),
        ("\ud800x", "x"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_nothing_that_a_terminal_would_obey_is_shown(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text())
def test_what_is_shown_is_one_plain_line(text: str) -> None:
    seen = shown(text)
    assert all(unicodedata.category(char)[0] != "C" or ord(char) > 0x7FF for char in seen)
    assert len(seen.splitlines()) <= 1
    assert "\u202e" not in seen
    assert shown(seen) == seen


@given(st.text("가a1한 ", max_size=8), st.integers(0, 12))
def test_padding_fills_up_and_never_cuts(text: str, columns: int) -> None:
    for right in (False, True):
        padded = pad(text, columns, right=right)
        assert text in padded
        assert width(padded) == max(columns, width(text))


def test_a_stream_that_cannot_show_hangul_gets_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    console = Console(Words("ko"))
    assert not console.is_unicode
    console.say("판세 L")
    sys.stdout.flush()
    assert raw.getvalue() == b"?? L\n"


def test_without_streams_nothing_is_said_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    console = Console(Words("ko"))
    console.say("판세")
    console.complain("판세")
    assert not console.is_unicode
