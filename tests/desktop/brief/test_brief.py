from __future__ import annotations

import errno
import hashlib
import os
import re
import subprocess
import sys
import threading
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import BoardError
from db.model.board import Board
from db.model.present import present_part
from db.model.things import Citation, Entity, Layer, Passage, Premise, Segment, name
from desktop.brief.brief import Cancelled, write
from desktop.brief.content.content import compose, texts
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pypdf import PdfReader

    from db.model.things import Thing

    Paper = Callable[..., PdfReader]
    Said = Callable[[PdfReader], str]
    Things = Callable[..., list[Thing]]


PICTURE = ("front", "linked", "taken", "mixed", "hollow", "hatched", "dotted", "line")
# Words of figures, tables and charts that are not part of the content.
FURNITURE = {
    "그림",
    "표",
    "태세",
    "규칙",
    "조건",
    "판정이",
    "잠식",
    "제언",
    "표기",
    "뜻",
    "한국",
    "최고",
    "글로벌",
    "격차",
    "세부",
}
FURNITURE |= {"분석팀", "영역", "기준", "해당", "없음", "빈칸은", "미평가", "는"}
FURNITURE |= {"외", "경로"}  # what figures leave out


def names(board: Board) -> list[str]:
    return [each.name_ko for kind in (Entity, Segment, Layer) for each in board.all(kind).values()]


# what stands in it


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_entity_of_the_board_is_named(
    lang: str, sample: Board, sample_paper: PdfReader, english_paper: PdfReader, said: Said
) -> None:
    text = said(sample_paper if lang == "ko" else english_paper).replace(" ", "")
    for entity in present_part(sample).all(Entity).values():
        assert name(entity, lang).replace(" ", "") in text  # type: ignore[arg-type]


def test_every_quoted_passage_stands_there_word_for_word(sample: Board, sample_paper: PdfReader, said: Said) -> None:
    text = said(sample_paper).replace(" ", "")
    told = [each for each in present_part(sample).all(Citation).values() if each.target_kind not in {"wave", "note"}]
    cited = {each.passage_id for each in told}
    quotes = [sample.the(Passage, each).quote.replace(" ", "") for each in cited if each is not None]
    assert len(quotes) == 63
    assert all(f"“{quote}”" in text for quote in quotes)


def test_the_figures_of_the_method_stand_there(sample_paper: PdfReader, said: Said) -> None:
    text = said(sample_paper)
    for figure in ("63.5", "−33.8", "67.2", "+22.9", "64.8", "70.7", "68.0", "69.5", "112건(21 %)"):
        assert figure in text


def test_a_brief_says_what_it_is_not(sample_paper: PdfReader, english_paper: PdfReader, said: Said) -> None:
    assert "KISTEP 기술수준평가의 수치가 아닙니다" in said(sample_paper)
    assert "not KISTEP figures" in said(english_paper)


def test_no_hangul_word_is_cut_at_a_line_end(sample: Board, sample_paper: PdfReader) -> None:
    words = Words("ko")
    told = [*texts(compose(sample, Order(), words)), *(words.say(f"picture.{key}") for key in PICTURE), *names(sample)]
    told += [words.say(key) for key in ("judge.undefined.no_home", "judge.undefined.no_foreign")]
    known = {word for text in told for word in re.findall(r"[가-힣]+", text)}
    for page in sample_paper.pages:
        # What ends in an ellipsis was cut on purpose.
        shown = re.findall(r"[가-힣]+(?![가-힣…])", page.extract_text())
        assert {word for word in shown if word not in known} <= FURNITURE


def test_another_date_is_another_brief(sample: Board, paper: Paper, said: Said) -> None:
    earlier = replace(sample.premise, as_of=sample.premise.as_of).as_of.replace(year=2020)
    text = said(paper(sample, as_of=earlier))
    assert "2020. 12. 21." in text
    assert "63.5" not in text


def test_what_is_ordered_stands_on_the_cover(small: Board, paper: Paper) -> None:
    made = paper(
        small,
        title="주문한 제목",
        subtitle="부제",
        author="홍길동",
        series="연구 보고",
        audience="장관",
        distribution="sensitive",
    )
    cover = made.pages[0].extract_text()
    for each in ("주문한 제목", "부제", "홍길동", "연구 보고", "장관", "민감"):
        assert each in cover
    assert made.metadata is not None
    assert made.metadata.title == "주문한 제목"
    assert made.metadata.author == "홍길동"


# how it is made


def test_every_font_is_embedded_and_none_is_a_stand_in(sample_paper: PdfReader) -> None:
    fonts: dict[str, Any] = {}
    for page in sample_paper.pages:
        fonts |= {key: font.get_object() for key, font in page["/Resources"]["/Font"].items()}  # type: ignore[index]
    assert fonts
    for font in fonts.values():
        assert "PretendardGOV" in font["/BaseFont"]
        (outlines,) = font["/DescendantFonts"]
        assert "/FontFile2" in outlines.get_object()["/FontDescriptor"].get_object()
        assert "/ToUnicode" in font


def test_no_glyph_is_missing(sample_paper: PdfReader, english_paper: PdfReader, said: Said) -> None:
    for made in (sample_paper, english_paper):
        assert "\x00" not in said(made)
        assert "□" not in said(made)
        for page in made.pages:
            # Code 0 is the box that stands for what is missing.
            shown = re.findall(rb"<([0-9a-f]+)> Tj", page.get_contents().get_data())  # type: ignore[union-attr]
            assert not any(0 in bytes.fromhex(each.decode()) for each in shown)


def test_the_document_tells_language_title_and_date(sample_paper: PdfReader, english_paper: PdfReader) -> None:
    root = sample_paper.trailer["/Root"]
    assert root["/Lang"] == "ko-KR"  # type: ignore[index]
    assert english_paper.trailer["/Root"]["/Lang"] == "en-US"  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert sample_paper.metadata is not None
    assert str(sample_paper.metadata["/CreationDate"]).startswith("D:20261123")
    assert "한국 AI 생태계" in str(sample_paper.metadata.title)


def test_outline_and_contents_lead_to_the_same_pages(sample_paper: PdfReader) -> None:
    tops = [each for each in sample_paper.outline if not isinstance(each, list)]
    titles = [each.title for each in tops]  # type: ignore[union-attr]
    assert titles[0] == "요약"
    assert [each for each in titles if each[0].isdigit()] == sorted(each for each in titles if each[0].isdigit())
    contents = sample_paper.pages[2].extract_text()
    for each in tops[2:]:
        page = sample_paper.get_destination_page_number(each) + 1  # type: ignore[operator,arg-type]
        assert re.search(re.escape(each.title) + rf"\s*{page}\b", contents)  # type: ignore[union-attr]


def test_every_page_but_the_cover_is_numbered(sample_paper: PdfReader) -> None:
    for number, page in enumerate(sample_paper.pages[1:], start=2):
        assert str(number) in page.extract_text().split()


def test_no_page_is_nearly_empty(sample_paper: PdfReader, english_paper: PdfReader) -> None:
    for made in (sample_paper, english_paper):
        assert all(len(page.extract_text()) > 350 for page in made.pages)


def test_endnotes_are_linked(sample_paper: PdfReader) -> None:
    links = [
        note.get_object()
        for page in sample_paper.pages
        for note in page.get("/Annots", [])  # type: ignore[union-attr]
    ]
    assert len(links) > 60
    assert all(link["/Subtype"] == "/Link" and "/Dest" in link and link["/Contents"] for link in links)
    assert not any("/A" in link for link in links)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_equal_boards_give_equal_bytes_in_any_process(seed: str, tmp_path: Path, sample: Board) -> None:
    out = tmp_path / "b.pdf"
    code = (
        "import sys; from pathlib import Path; from db.model.board import Board\n"
        "from db.exchange.starter import sample_things; from desktop.files import resource\n"
        "from desktop.brief.brief import write; from desktop.brief.order import Order\n"
        "text = resource('boards', 'sample.json').read_text(encoding='utf-8')\n"
        "write(Board(sample_things(text)), Path(sys.argv[1]), Order())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Seoul" if seed == "0" else "UTC"}
    subprocess.run([sys.executable, "-c", code, str(out)], check=True, env=environment)
    here = write(sample, tmp_path / "here.pdf", Order())
    assert hashlib.sha256(out.read_bytes()).digest() == hashlib.sha256(here.read_bytes()).digest()


def test_two_papers_at_once_are_both_right(small: Board, sample: Board, tmp_path: Path) -> None:
    boards = {"a": small, "b": sample, "c": small}
    threads = [
        threading.Thread(target=write, args=(board, tmp_path / f"{key}.pdf", Order())) for key, board in boards.items()
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()
    alone = write(sample, tmp_path / "alone.pdf", Order())
    assert (tmp_path / "b.pdf").read_bytes() == alone.read_bytes()


# boards that are not like the sample


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_empty_board_gives_an_honest_brief(lang: str, blank: Board, paper: Paper, said: Said) -> None:
    made = paper(blank, lang)
    assert 3 <= len(made.pages) <= 6
    assert ("판단하지 않습니다" if lang == "ko" else "does not judge") in said(made)


def test_a_small_board_gives_a_whole_brief_without_empty_pages(small: Board, paper: Paper, said: Said) -> None:
    made = paper(small)
    assert 5 <= len(made.pages) <= 9
    assert all(len(page.extract_text()) > 250 for page in made.pages)
    text = said(made)
    assert "삼성SDI" in text
    assert "이데미쓰" in text
    assert "한국 플레이어 없음" in text


def test_a_board_with_layers_only(things: Things, paper: Paper) -> None:
    kept = [each for each in things() if type(each).__name__ in {"Premise", "Layer"}]
    assert len(paper(Board(kept)).pages) >= 3


def test_a_board_with_sources_measures_and_contradictions(cited: Board, paper: Paper, said: Said) -> None:
    text = said(paper(cited))
    assert "“한국은 셀 제조에서 앞서 있다”" in text
    assert "12쪽" in text
    assert "반대 근거 1회" in text
    assert "https://example.org/a" in text
    assert "산업부" in text


HOSTILE = {
    "markup": "<b>굵게</b> <img src=file:///etc/passwd> &amp; & <a href='https://x'>x</a>",
    "form": '=HYPERLINK("https://x") {0} %s ${PATH} \\n',
    "long": "가" * 100_000,
    "words": "낱말 " * 20_000,
    "emoji": "🙂👩‍👩‍👧 로봇",
    "rtl": "שלום عليكم \u202eabc",
    "nfd": unicodedata.normalize("NFD", "삼성전자 반도체"),
    "control": "a\x00b\x07c\ud800d\u2028e",
    "pdf": ") Tj ET /Fake <</JS (app.alert(1))>> endstream endobj (",
}


@pytest.mark.parametrize("key", HOSTILE)
def test_hostile_names_are_just_names(key: str, things: Things, paper: Paper, said: Said) -> None:
    bad = HOSTILE[key]
    board = Board(things(layer=bad, cell=bad, home=bad, title=bad))
    made = paper(board, author=bad[:300])
    text = said(made)
    assert "도요타" in text
    assert all("/XObject" not in page["/Resources"] for page in made.pages)  # type: ignore[operator]
    for page in made.pages:
        for note in page.get("/Annots", []):  # type: ignore[union-attr]
            assert "/A" not in note.get_object()
    if key == "markup":
        assert "<b>굵게</b>" in text
    if key == "nfd":
        assert "삼성전자" in text
    if key in {"emoji", "rtl"}:
        assert "U+" in text


def test_what_the_typeface_lacks_is_told_in_the_paper_and_the_log(
    things: Things, paper: Paper, said: Said, caplog: pytest.LogCaptureFixture
) -> None:
    text = said(paper(Board(things(home="로봇🙂"))))
    assert "로봇□" in text
    assert "U+1F642" in text
    assert "U+1F642" in caplog.text


def test_long_notes_and_quotes_are_printed_whole(cited: Board, paper: Paper, said: Said) -> None:
    note = " ".join(f"문장{number}" for number in range(3000))
    quote = " ".join(f"인용{number}" for number in range(3000))
    long = [
        replace(each, note_ko=note)
        if isinstance(each, Premise)
        else replace(each, quote=quote)
        if isinstance(each, Passage)
        else each
        for each in cited.things()
    ]
    words = set(said(paper(Board(long))).replace("“", " ").replace("”", " ").split())
    assert {"문장0", "문장2999", "인용1500", "인용2999"} <= words


# where it goes


def test_the_paper_is_swapped_in(small: Board, tmp_path: Path) -> None:
    out = tmp_path / "brief.pdf"
    out.write_bytes(b"old")
    assert write(small, out, Order()) == out
    assert out.read_bytes().startswith(b"%PDF-1.4")
    assert list(tmp_path.iterdir()) == [out]


def test_progress_rises_to_one(small: Board, tmp_path: Path) -> None:
    told: list[float] = []
    write(small, tmp_path / "b.pdf", Order(), told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 5


@pytest.mark.parametrize("after", [0, 1, 2, 5, 9])
def test_calling_off_leaves_nothing_behind(after: int, small: Board, tmp_path: Path) -> None:
    out = tmp_path / "b.pdf"
    out.write_bytes(b"old")
    asked = iter(range(1000))
    with pytest.raises(Cancelled) as refused:
        write(small, out, Order(), cancelled=lambda: next(asked) >= after)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
    assert Words("ko").error(refused.value)


def refusal(small: Board, out: Path) -> str:
    with pytest.raises(BoardError) as refused:
        write(small, out, Order())
    assert Words("ko").error(refused.value) != Words("en").error(refused.value)
    return refused.value.code


def test_a_missing_folder_is_refused(small: Board, tmp_path: Path) -> None:
    assert refusal(small, tmp_path / "none" / "b.pdf") == "brief.no_folder"


def test_a_folder_in_the_place_of_the_paper_is_refused(small: Board, tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    assert refusal(small, tmp_path / "b.pdf") == "brief.not_writable"
    assert [each.name for each in tmp_path.iterdir()] == ["b.pdf"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "brief.full"), (errno.EDQUOT, "brief.full"), (errno.EACCES, "brief.not_writable")],
)
def test_a_disk_that_refuses_touches_nothing(
    number: int, code: str, small: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "b.pdf"
    out.write_bytes(b"old")

    def refuse(_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert refusal(small, out) == code
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_no_qt_is_loaded_for_a_brief() -> None:
    code = "import sys; import desktop.brief.brief, desktop.brief.picture; assert 'PySide6' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
