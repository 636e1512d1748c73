"""Words: every refusal and every report can be told in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import db.exchange.read
from db.exchange.report import kind_word
from db.model.things import KINDS
from desktop.words import LANGUAGES, Words

SOURCES = sorted(Path(db.exchange.read.__file__).parent.glob("*.py"))
CODES = sorted({code for path in SOURCES for code in re.findall(r'"(exchange\.[a-z_]+)"', path.read_text("utf-8"))})


def test_the_codes_are_found() -> None:
    assert {"exchange.at", "exchange.many", "exchange.not_json", "exchange.reference"} <= set(CODES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_its_sentence(lang: str) -> None:
    words = Words(lang)  # type: ignore[arg-type]
    edits = {"exchange.merge"}
    assert [code for code in CODES if not words.knows(f"{'edit' if code in edits else 'error'}.{code}")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_thing_has_its_word(lang: str) -> None:
    words = Words(lang)  # type: ignore[arg-type]
    assert all(words.say(f"exchange.kind.{kind_word(kind)}") for kind in KINDS)


def test_no_sentence_is_without_use() -> None:
    told = {f"exchange.{name}" for name in Words("ko").names("error.exchange")}
    assert told == set(CODES) - {"exchange.merge"}


def test_both_languages_have_the_same_words() -> None:
    korean, english = (_placeholders(lang) for lang in ("ko", "en"))
    assert korean == english


def _placeholders(lang: str) -> dict[str, set[str]]:
    words = Words(lang)._words  # type: ignore[arg-type]
    mine = {key: text for key, text in words.items() if re.match(r"(error\.|edit\.)?exchange\.", key)}
    return {key: set(re.findall(r"{(\w+)", text)) for key, text in mine.items()}
