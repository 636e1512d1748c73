from __future__ import annotations

import io
from datetime import date

from pypdf import PdfReader

from desktop.brief.fonts import PRESS
from desktop.brief.sheet import Imprint, Sheet

IMPRINT = Imprint("제목", "지은이", "주제", "낱말", "ko", date(2025, 3, 1))


def written(pages: int, paragraphs: int) -> bytes:
    with PRESS:
        sheet = Sheet(IMPRINT)
        for page in range(pages):
            sheet.begin_page()
            for at in range(paragraphs):
                with sheet.leaf("P"):
                    sheet.text(50, 50 + 10 * at, f"쪽 {page} 글 {at}", "regular", 8, "#000000")
            sheet.end_page()
        return sheet.finish()


def test_every_object_is_found_again() -> None:
    reader = PdfReader(io.BytesIO(written(3, 60)), strict=True)
    assert len(reader.pages) == 3
    assert "쪽 2 글 59" in reader.pages[2].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "제목"


def test_many_objects_share_few_streams() -> None:
    paper = written(10, 70)
    assert paper.count(b"/ObjStm") < 6
    assert paper.count(b" obj\n") < 60
    assert len(paper) < 60_000


def test_the_structure_holds_every_paragraph_in_order() -> None:
    reader = PdfReader(io.BytesIO(written(2, 3)), strict=True)
    tree = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    document = tree["/K"][0].get_object()
    assert document["/S"] == "/Document"
    assert [kid.get_object()["/S"] for kid in document["/K"]] == ["/P"] * 6
    numbers = tree["/ParentTree"]["/Nums"]
    assert [len(numbers[at]) for at in (1, 3)] == [3, 3]


def test_the_card_for_archives_says_the_same() -> None:
    reader = PdfReader(io.BytesIO(written(1, 1)))
    card = reader.trailer["/Root"]["/Metadata"].get_data().decode("utf-8")  # type: ignore[index]
    assert "제목" in card
    assert "<pdfuaid:part>1</pdfuaid:part>" in card
    assert "2025-03-01T00:00:00Z" in card
