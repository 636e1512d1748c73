from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

from pypdf import PdfReader

from desktop.brief.fonts import PRESS
from desktop.brief.sheet import Imprint, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable


def drawn(draw: Callable[[Sheet], None]) -> tuple[PdfReader, str]:
    with PRESS:
        sheet = Sheet(Imprint("t", "a", "s", "k", "en", date(2025, 3, 1)))
        sheet.begin_page()
        draw(sheet)
        sheet.end_page()
        content = sheet.finish()
    reader = PdfReader(io.BytesIO(content))
    return reader, reader.pages[0].get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]


def roles(reader: PdfReader) -> list[str]:
    document = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()  # type: ignore[index]
    kids = document.get("/K", [])
    return [kid.get_object()["/S"] for kid in (kids if isinstance(kids, list) else [kids])]


def test_what_is_outside_an_element_is_decoration() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rect(10, 10, 20, 20, fill="#FF0000")
        with sheet.leaf("P"):
            sheet.text(10, 50, "글", "bold", 10, "#000000")
            with sheet.artifact():
                sheet.line(10, 52, 30, 52, "#000000")
            sheet.text(30, 50, "이어서", "bold", 10, "#000000")

    reader, code = drawn(draw)
    assert roles(reader) == ["/P"]
    marks = re.findall(r"/Artifact BMC|/P<</MCID \d>>BDC|EMC", code)
    assert marks == [
        "/Artifact BMC",
        "EMC",
        "/P<</MCID 0>>BDC",
        "EMC",
        "/Artifact BMC",
        "EMC",
        "/P<</MCID 1>>BDC",
        "EMC",
    ]


def test_leaves_inside_decoration_are_no_elements() -> None:
    def draw(sheet: Sheet) -> None:
        with sheet.artifact("pagination"), sheet.leaf("TH"):
            sheet.text(10, 50, "머리", "bold", 10, "#000000")

    reader, code = drawn(draw)
    assert roles(reader) == []
    assert "/Artifact<</Type/Pagination>>BDC" in code


def test_an_element_comes_back_under_its_key() -> None:
    def draw(sheet: Sheet) -> None:
        for _ in range(2):
            with sheet.leaf("P", "key"):
                sheet.text(10, 50, "글", "regular", 10, "#000000")
            sheet.rect(0, 0, 1, 1, fill="#000000")

    assert roles(drawn(draw)[0]) == ["/P"]


def test_nothing_is_drawn_of_nothing() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(10, 50, "", "regular", 10, "#000000")
        sheet.path("0 0 m 1 1 l")

    assert drawn(draw)[1].strip() == ""


def test_outlines_are_filled_stroked_or_both() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rect(0, 0, 10, 10, fill="#FFFFFF", stroke="#000000", dash=(1, 2), cap="round")
        sheet.rect(0, 0, 10, 10, stroke="#000000")
        with sheet.clip(0, 0, 5, 5, 2):
            sheet.rect(0, 0, 10, 10, radius=3, fill="#FFFFFF")

    code = drawn(draw)[1]
    assert re.search(r"1 1 1 rg 0 0 0 RG 1 w \[1 2\] 0 d 1 J 1 j .* re B", code)
    assert re.search(r"re S", code)
    assert code.count("q ") == code.count("Q\n") == 1


def test_colours_lines_and_letters_are_told_where_they_change() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(10, 50, "글", "bold", 10, "#FF0000")
        sheet.text(10, 60, "자", "bold", 10, "#FF0000")
        sheet.text(10, 70, "더", "regular", 10, "#FF0000")
        sheet.line(0, 0, 10, 0, "#FF0000")
        sheet.line(0, 9, 10, 9, "#FF0000")

    code = drawn(draw)[1]
    assert [code.count(each) for each in ("1 0 0 rg", "/B 10 Tf", "/R 10 Tf", "1 0 0 RG", "0.5 w")] == [1] * 5


def test_after_a_clip_the_page_is_drawn_as_before_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rect(0, 0, 9, 9, fill="#FF0000")
        with sheet.clip(0, 0, 5, 5):
            sheet.rect(0, 0, 9, 9, fill="#0000FF")
        sheet.rect(0, 0, 9, 9, fill="#0000FF")

    code = drawn(draw)[1]
    assert re.findall(r"0 0 1 rg|\bQ\b|\bq\b", code) == ["q", "0 0 1 rg", "Q", "0 0 1 rg"]


def test_a_link_leads_to_its_target() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.target("there", 100)
        with sheet.leaf("P"), sheet.leaf("Link"):
            sheet.text(10, 50, "여기", "regular", 10, "#000000")
            sheet.link(10, 40, 20, 12, "there", "저기로")

    reader, _ = drawn(draw)
    (note,) = reader.pages[0]["/Annots"]  # type: ignore[misc]
    assert note.get_object()["/Contents"] == "저기로"
    assert note.get_object()["/StructParent"] == 1
