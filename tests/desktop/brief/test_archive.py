"""What archives and screen readers ask of the paper, by their own checkers."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import outloud
import pikepdf
import pytest
from pdfua.validator import validate

from db.exchange.starter import sample_things
from db.model.board import Board
from db.model.change import Change
from db.model.things import Entity
from desktop.brief import icc
from desktop.brief.brief import make
from desktop.brief.order import Order
from desktop.files import resource

if TYPE_CHECKING:
    from pathlib import Path

FORMS = ("full", "minister", "board", "segments")
# The validator knows no extension schema, and so neither the mark of PDF/UA, which archives allow with one; nor the
# order of tabs, which PDF/UA asks for and PDF 1.4 says nothing of.
UNKNOWN = re.compile(r"pdfuaid|pdfaExtension|pdfaSchema|pdfaProperty|/Tabs is not part of PDF 1\.4")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    board = Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))
    folder = tmp_path_factory.mktemp("papers")
    made = {}
    for form in FORMS:
        for profile, lang in (("1b", "ko"), ("2b", "en"), ("3b", "ko")):
            path = folder / f"{form}-{profile}.pdf"
            order: Any = {"form": form, "profile": profile, "lang": lang}
            path.write_bytes(make(board, Order(**order)).content)
            made[form, profile, lang] = path
    return made


CASES = [(form, profile, lang) for form in FORMS for profile, lang in (("1b", "ko"), ("2b", "en"), ("3b", "ko"))]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_screen_readers_checkers_find_no_error(papers: dict[Any, Path], case: tuple[str, str, str]) -> None:
    found = outloud.check(str(papers[case]))
    assert [each.rule for each in found.sorted_findings() if each.severity == "error"] == []
    assert [str(each) for each in validate(str(papers[case])).findings] == []


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_the_archives_validator_passes_all_that_it_knows(papers: dict[Any, Path], case: tuple[str, str, str]) -> None:
    pdfa = pytest.importorskip("pikepdf.pdfa", reason="the PDF/A validator is not installed: pikepdf[pdfa]")
    found = pdfa.validate_written(papers[case], case[1])
    assert [str(each) for each in found.findings if not UNKNOWN.search(str(each))] == []


def test_a_validator_that_knows_no_extensions_passes_a_paper_without_the_mark_of_pdfua(
    papers: dict[Any, Path], tmp_path: Path
) -> None:
    pdfa = pytest.importorskip("pikepdf.pdfa", reason="the PDF/A validator is not installed: pikepdf[pdfa]")
    for case in CASES:
        with pikepdf.open(papers[case]) as paper:
            text = paper.Root.Metadata.read_bytes().decode()
            text = re.sub(
                r"<rdf:Description rdf:about=\"\" xmlns:pdfaExtension.*?</rdf:Description>", "", text, flags=re.DOTALL
            )
            paper.Root.Metadata.write(text.replace("<pdfuaid:part>1</pdfuaid:part>", "").encode())
            for page in paper.pages:
                del page["/Tabs"]
            mode = "disable" if case[1] == "1b" else "preserve"
            plain = tmp_path / "plain.pdf"
            paper.save(plain, object_stream_mode=pikepdf.ObjectStreamMode[mode], fix_metadata_version=False)
        assert pdfa.validate_written(plain, case[1]).passed, case


def test_the_boards_data_travel_in_the_third_profile(papers: dict[Any, Path]) -> None:
    with pikepdf.open(papers["full", "3b", "ko"]) as paper:
        files = {name: spec.get_file().read_bytes() for name, spec in paper.attachments.items()}
        assert [str(each.AFRelationship) for each in paper.Root.AF] == ["/Data", "/Data"]
    assert set(files) == {"panse-board.csv", "panse-board.json"}
    assert json.loads(files["panse-board.json"])["entities"]
    lines = files["panse-board.csv"].decode("utf-8-sig").splitlines()
    assert len(lines) == 62
    assert lines[0].startswith("세부 영역,카드,국적")
    for profile, lang in (("1b", "ko"), ("2b", "en")):
        with pikepdf.open(papers["full", profile, lang]) as paper:
            assert not paper.attachments


def test_what_is_secret_is_in_no_attachment(sample: Board) -> None:
    entity = next(each for each in sample.all(Entity).values() if each.name_ko == "네이버클라우드")
    secret = sample.overlaid([Change(entity, replace(entity, distribution="secret"))])
    made = make(secret, Order(profile="3b"))
    with pikepdf.open(io.BytesIO(made.content)) as paper:
        held = b"".join(spec.get_file().read_bytes() for spec in paper.attachments.values())
        held += b"".join(each.read_bytes() for each in paper.objects if isinstance(each, pikepdf.Stream))
    assert "네이버클라우드".encode() not in held
    assert entity.key.encode() not in held


def test_no_cell_of_the_table_is_a_formula(small: Board) -> None:
    entity = small.the(Entity, "e1")
    board = small.overlaid([Change(entity, replace(entity, name_ko="=HYPERLINK(1)"))])
    with pikepdf.open(io.BytesIO(make(board, Order(profile="3b")).content)) as paper:
        table = paper.attachments["panse-board.csv"].get_file().read_bytes().decode("utf-8-sig")
    assert ",'=HYPERLINK(1)" in table


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_nothing_runs_and_nothing_is_fetched(papers: dict[Any, Path], case: tuple[str, str, str]) -> None:
    with pikepdf.open(papers[case]) as paper:
        keys = {str(key) for each in paper.objects if isinstance(each, pikepdf.Dictionary) for key in each}
        kinds = {str(each.get("/S")) for each in paper.objects if isinstance(each, pikepdf.Dictionary)}
    assert not keys & {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/GoToR"}
    assert not kinds & {"/JavaScript", "/URI", "/Launch", "/GoToR", "/SubmitForm"}


def test_no_path_and_no_user_of_this_machine_is_told(papers: dict[Any, Path]) -> None:
    for path in papers.values():
        with pikepdf.open(path) as paper:
            told = b"".join(each.read_bytes() for each in paper.objects if isinstance(each, pikepdf.Stream))
            told += str(paper.docinfo).encode()
        assert str(resource("fonts")).encode() not in told
        assert b"/home/" not in told
        assert b"/tmp/" not in told


def test_pages_are_called_by_the_numbers_on_them(papers: dict[Any, Path]) -> None:
    with pikepdf.open(papers["full", "1b", "ko"]) as paper:
        assert [page.label for page in paper.pages][:3] == ["표지", "2", "3"]
    with pikepdf.open(papers["segments", "2b", "en"]) as paper:
        assert [page.label for page in paper.pages][:2] == ["1", "2"]


def test_the_sample_keeps_to_its_size(papers: dict[Any, Path]) -> None:
    assert papers["full", "2b", "en"].stat().st_size <= 250 * 1024


MAKE = """
import hashlib, sys
from db.exchange.starter import sample_things
from db.model.board import Board
from desktop.brief.brief import make
from desktop.brief.order import Order
from desktop.files import resource
board = Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))
print(hashlib.sha256(make(board, Order(form=sys.argv[1], profile=sys.argv[2])).content).hexdigest())
"""


@pytest.mark.parametrize(("form", "profile"), [("full", "1b"), ("full", "3b"), ("minister", "2b"), ("segments", "1b")])
def test_two_processes_make_the_same_bytes(papers: dict[Any, Path], form: Any, profile: Any) -> None:
    board = Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))
    here = hashlib.sha256(make(board, Order(form=form, profile=profile)).content).hexdigest()
    there = subprocess.run([sys.executable, "-c", MAKE, form, profile], check=True, capture_output=True, text=True)
    assert there.stdout.strip() == here


def test_the_colour_space_is_a_small_profile_of_version_two() -> None:
    profile = icc.srgb()
    assert int.from_bytes(profile[:4], "big") == len(profile) < 1024
    assert profile[8] == 2
    assert profile[36:40] == b"acsp"
