from __future__ import annotations

import errno
import re
import sqlite3
from pathlib import Path

import pytest

import db.store
from db.errors import FileError
from db.store.refusal import folder_refusals, refusal, refusals
from desktop.words import LANGUAGES, Words

WHERE = Path("/home/김/판.panse")
FACTS = {"who": "김분석", "host": "서재", "lock": ".판.panse.lock"}
SOURCES = [path.read_text(encoding="utf-8") for path in Path(next(iter(db.store.__path__))).rglob("*.py")]
CODES = sorted({code for source in SOURCES for code in re.findall(r'"(file\.\w+)"', source)})


def test_there_are_refusals() -> None:
    assert len(CODES) > 20


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_its_words(code: str, lang: str) -> None:
    words = Words(lang)  # type: ignore[arg-type]
    said = words.error(refusal(code, WHERE, **FACTS))
    assert "판.panse" in said
    assert "{" not in said
    assert said.endswith(".")


def test_no_words_are_left_over() -> None:
    for lang in LANGUAGES:
        path = Path(__file__).parents[3] / "resources" / "words" / lang / "error.file.toml"
        keys = re.findall(r"^(\w+) =", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(f"file.{key}" for key in keys) == CODES


def test_every_refusal_says_something_else() -> None:
    for lang in LANGUAGES:
        said = {Words(lang).error(refusal(code, WHERE, **FACTS)) for code in CODES}
        assert len(said) == len(CODES)


@pytest.mark.parametrize(
    ("number", "code", "of_the_folder"),
    [
        (errno.ENOENT, "file.missing", "file.no_folder"),
        (errno.EACCES, "file.forbidden", "file.readonly_folder"),
        (errno.EROFS, "file.readonly_folder", "file.readonly_folder"),
        (errno.ENOSPC, "file.full", "file.full"),
        (errno.EDQUOT, "file.full", "file.full"),
        (errno.EIO, "file.io", "file.io"),
        (errno.ESTALE, "file.io", "file.io"),
    ],
)
def test_what_the_system_refuses_is_told(number: int, code: str, of_the_folder: str) -> None:
    for context, expected in ((refusals, code), (folder_refusals, of_the_folder)):
        with pytest.raises(FileError) as refused, context(WHERE):
            raise OSError(number, "no")
        assert refused.value.code == expected
        assert refused.value.facts == {"name": "판.panse", "folder": "/home/김"}


def test_a_bug_is_not_the_world_s_fault() -> None:
    with pytest.raises(sqlite3.ProgrammingError), refusals(WHERE):
        sqlite3.connect(":memory:").execute("SELECT ?")
    with pytest.raises(sqlite3.OperationalError, match="syntax error"), refusals(WHERE):
        sqlite3.connect(":memory:").execute("SELEC")
    with pytest.raises(KeyError), refusals(WHERE):
        raise KeyError


def test_a_name_that_is_no_text_can_be_said() -> None:
    error = refusal("file.missing", Path("/a/\udcff.panse"))
    assert error.facts["name"] == "?.panse"
