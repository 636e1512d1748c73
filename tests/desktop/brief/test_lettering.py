from __future__ import annotations

import io
import re
from datetime import date

import pikepdf
from pypdf import PdfReader

from desktop.brief import lettering
from desktop.brief.fonts import PRESS
from desktop.brief.sheet import Imprint, Sheet


def paper(text: str, profile: object = None) -> bytes:
    with PRESS:
        sheet = Sheet(Imprint("t", "a", "s", "k", "ko", date(2025, 3, 1)), profile=profile)  # type: ignore[arg-type]
        sheet.begin_page()
        with sheet.leaf("P"):
            sheet.text(10, 50, text, "regular", 10, "#000000")
        sheet.end_page()
        return sheet.finish()


def test_letters_are_numbered_as_they_come() -> None:
    letters = lettering.every()["regular"]
    assert letters.shown("가나가") == "000100020001"


def test_a_blank_that_does_not_break_is_a_blank() -> None:
    letters = lettering.every()["bold"]
    assert letters.shown("가\u00a0") == letters.shown("가 ")


def test_what_is_set_can_be_copied_and_found() -> None:
    text = "한국의 AI 美·中 “판세” −33.8 ① 🄰"
    assert PdfReader(io.BytesIO(paper(text))).pages[0].extract_text().strip() == text


def test_more_letters_than_one_byte_can_count_stay_one_text() -> None:
    text = "".join(map(chr, range(0xAC00, 0xAC00 + 600)))
    content = paper(text)
    assert PdfReader(io.BytesIO(content)).pages[0].extract_text().strip() == text
    with pikepdf.open(io.BytesIO(content)) as made:
        assert made.pages[0].Contents.read_bytes().count(b" Tf") == 1


def test_widths_in_the_paper_are_those_of_the_letters() -> None:
    with pikepdf.open(io.BytesIO(paper("가나다라마A1."))) as made:
        (font,) = made.pages[0].Resources.Font.R.DescendantFonts
        found = [[round(float(part)) for part in each] if isinstance(each, pikepdf.Array) else each for each in font.W]
    # What is missing, five letters alike as a range, and three of their own.
    assert [found[0], found[1], found[2], found[3], round(float(found[4])), found[5]] == [0, [1000], 1, 5, 864, 6]
    assert found[6] == [646, 576, 288]


def test_the_oldest_profile_lists_its_outlines() -> None:
    for profile, listed in (("1b", True), ("2b", False)):
        with pikepdf.open(io.BytesIO(paper("가나다", profile))) as made:
            (font,) = made.pages[0].Resources.Font.R.DescendantFonts
            about = font.FontDescriptor
            assert ("/CIDSet" in about) is listed
            if listed:
                assert about.CIDSet.read_bytes() == b"\xf0"


def test_a_paper_tells_its_letters_from_those_of_another() -> None:
    names = {re.search(rb"/FontName/([A-Z]{6})\+", paper(text, "1b"))[1] for text in ("가", "나")}  # type: ignore[index]
    assert len(names) == 2
