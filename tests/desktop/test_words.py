"""Both languages say the same things, and the code says nothing by itself."""

from __future__ import annotations

import ast
import io
import re
import string
import tokenize
import tomllib
from functools import cache
from pathlib import Path

import pytest

from db.edit.edit import Edit
from db.errors import FileError
from desktop.files import resource
from desktop.words import LANGUAGES, Words, particle

ROOT = Path(__file__).resolve().parents[2]
HANGUL = re.compile(r"[가-힣]")  # single letters are keys of the keyboard, not words
SOURCES = sorted(path for room in ("db", "desktop") for path in (ROOT / room).rglob("*.py"))
# Modules about Hangul itself, or about what people type, in which letters are matter and not words that are shown.
ABOUT_HANGUL = {
    "db/model/text.py",
    "desktop/brief/spelling.py",
    "desktop/panels/prose.py",
    "desktop/search.py",
    "db/model/marks.py",
    "desktop/words.py",
}


@cache
def words_of(lang: str) -> dict[str, str]:
    found: dict[str, str] = {}

    def gather(prefix: str, table: dict[str, object]) -> None:
        for key, value in table.items():
            if isinstance(value, str):
                found[f"{prefix}.{key}"] = value
            elif isinstance(value, dict):
                gather(f"{prefix}.{key}", value)

    for path in sorted(resource("words", lang).glob("*.toml")):
        gather(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def placeholders(text: str) -> set[str]:
    named = (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    # A refusal hands over a name in both languages; each language takes its own.
    return {re.sub(r"_(ko|en)$", "", name) for name in named}


def test_both_languages_have_the_same_keys() -> None:
    korean, english = words_of("ko").keys(), words_of("en").keys()
    assert sorted(korean ^ english) == []


def test_both_languages_name_the_same_facts() -> None:
    korean, english = words_of("ko"), words_of("en")
    differing = {
        key: (placeholders(korean[key]), placeholders(english[key]))
        for key in korean.keys() & english.keys()
        if placeholders(korean[key]) != placeholders(english[key])
    }
    assert differing == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_are_empty_or_unfinished(lang: str) -> None:
    assert [key for key, text in words_of(lang).items() if not text.strip() or "TODO" in text] == []


def test_english_is_english() -> None:
    ours = {key: text for key, text in words_of("en").items() if HANGUL.search(text)}
    assert set(ours) <= {"action.view.ko"} | {key for key in ours if key.startswith("finder.")}


def test_every_error_is_one_sentence_that_says_what_to_do() -> None:
    sentences = {key: text for key, text in words_of("ko").items() if key.startswith("error.")}
    del sentences["error.exchange.many"]  # what follows a sentence where there are more like it
    wrong = [key for key, text in sentences.items() if not text.endswith((".", "}"))]
    assert wrong == []


def said(path: Path) -> set[str]:
    """Every whole key that the module says by name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        key = node.args[0].value
        if name in {"say", "sentence"} and isinstance(key, str) and re.fullmatch(r"[a-z_]+(\.\w+)+", key):
            found.add(key)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_whatever_the_code_says_is_known(path: Path) -> None:
    own = {"brief.", ""} if "brief" in path.parts else {""}  # the brief's own say() stays within its words
    known = words_of("ko").keys()
    assert {key for key in said(path) if not any(start + key in known for start in own)} == set()


def errors_raised(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z_]+\.[a-z_.]+", str(first.value)):
                found.add(f"error.{first.value}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_refusal_has_its_sentence(path: Path) -> None:
    assert errors_raised(path) - words_of("ko").keys() == set()


def strings_of(path: Path) -> list[str]:
    """Every string in the code that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_korean_is_written_into_the_code(path: Path) -> None:
    if str(path.relative_to(ROOT)) not in ABOUT_HANGUL:
        assert [each for each in strings_of(path) if HANGUL.search(each)] == []


SHOWN_BY = re.compile(
    r"set(Text|WindowTitle|ToolTip|StatusTip|PlaceholderText|AccessibleName|AccessibleDescription|Title|TabText)"
    r"|addAction|addMenu|addButton|QPushButton|QLabel|QCheckBox|QAction|QMenu|QGroupBox"
)


@pytest.mark.parametrize(
    "path", [each for each in SOURCES if "desktop" in each.parts], ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_widget_is_given_words_of_the_code(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if SHOWN_BY.fullmatch(name):
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            assert [each for each in texts if re.search(r"[A-Za-z]{2}", each)] == [], f"{path}:{node.lineno}"


def test_the_code_is_read_as_it_is_written() -> None:
    """The checks above look at real strings: a comment in Korean is none."""
    tokens = tokenize.generate_tokens(io.StringIO("x = 1  # 판세\n").readline)
    assert any(HANGUL.search(each.string) for each in tokens)
    assert not any(HANGUL.search(each) for each in strings_of(ROOT / "desktop" / "words.py") if each == "x")


@pytest.mark.parametrize(
    ("name", "pair", "whole"),
    [
        ("네이버", "은/는", "네이버는"),
        ("삼성전자", "을/를", "삼성전자를"),
        ("카카오톡", "이/가", "카카오톡이"),
        ("LG CNS", "을/를", "LG CNS를"),
        ("GPT-4", "으로/로", "GPT-4로"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("Google", "은/는", "Google은"),
        ("Azure", "은/는", "Azure는"),
        ("HBM", "을/를", "HBM을"),
        ("LG", "은/는", "LG는"),
        ("SKT", "과/와", "SKT와"),
        ("3%", "을/를", "3%를"),
        ("63.5", "으로/로", "63.5로"),
        ("133.3", "으로/로", "133.3으로"),
        ("TSMC", "이/가", "TSMC가"),
        ("ChatGPT", "은/는", "ChatGPT는"),
        ("OpenAI", "은/는", "OpenAI는"),
        ("Microsoft", "을/를", "Microsoft를"),
        ("AI Agent", "은/는", "AI Agent는"),
        ("Cloud", "을/를", "Cloud를"),
        ("TikTok", "이/가", "TikTok이"),
        ("Copilot", "은/는", "Copilot은"),
        ("Line", "은/는", "Line은"),
        ("GitHub", "은/는", "GitHub는"),
        ("WhatsApp", "을/를", "WhatsApp을"),
        ("3 nm", "으로/로", "3 nm로"),
        ("5G", "은/는", "5G는"),
        ("3", "이/가", "3이"),
        ("네이버(주)", "은/는", "네이버(주)는"),
        ("100 %", "을/를", "100 %를"),
        ("", "을/를", "를"),
        ("…", "을/를", "…를"),
    ],
)
def test_a_particle_fits_what_stands_before_it(name: str, pair: str, whole: str) -> None:
    assert name + particle(name, pair) == whole


def test_a_placeholder_cannot_reach_into_what_it_names() -> None:
    words = Words("ko")
    with pytest.raises(KeyError):
        words._form.vformat("{name.__class__}", (), {"name": "x"})


def test_braces_in_a_name_stay_braces() -> None:
    assert "{0}{name}" in Words("en").say("window.copied", name="{0}{name}")


def test_an_error_is_said_in_the_language_of_the_window() -> None:
    error = FileError("window.not_written", name="보고서.pdf")
    assert Words("ko").error(error).startswith("보고서.pdf를 저장할 수 없습니다.")
    assert Words("en").error(error).startswith("보고서.pdf cannot be saved.")


def test_an_edit_is_named_in_either_language() -> None:
    edit = Edit("add_layer", (), (("name", ("인프라", "Infrastructure")),))
    assert "인프라" in Words("ko").label(edit)
    assert "Infrastructure" in Words("en").label(edit)


def test_the_names_of_a_table_come_in_the_order_of_the_file() -> None:
    assert Words("ko").names("entity.kind")[:2] == ("company", "product")
    assert Words("ko").names("nowhere") == ()
    assert Words("ko").knows("window.name")
