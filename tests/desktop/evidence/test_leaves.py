"""Attached documents are read within limits, and whatever is wrong with one is one plain refusal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from db.errors import FileError
from desktop.evidence import leaves
from desktop.evidence.leaves import Leaves
from desktop.words import LANGUAGES, Words
from tests.desktop.evidence.papers import bomb, pdf, picture


def test_a_page_of_a_pdf_has_its_text_and_its_picture() -> None:
    with Leaves(pdf(), "pdf") as document:
        assert document.count == 2
        assert "첫 쪽입니다." in document.text(0)
        drawn = document.picture(1, 800)
    assert abs(drawn.width - 800) <= 1
    assert len(drawn.pixels) == 3 * drawn.width * drawn.height


def test_the_place_of_words_is_told_as_shares_of_the_page() -> None:
    with Leaves(pdf(), "pdf") as document:
        text = document.text(1)
        start = text.index("hyphenation")
        (box,) = document.boxes(1, start, start + len("hyphenation"))
    assert 0 < box.left < box.right < 1
    assert 0.15 < box.top < box.bottom < 0.3


def test_pages_and_pixels_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "PAGES_MOST", 1)
    monkeypatch.setattr(leaves, "PIXELS_MOST", 10_000)
    with Leaves(pdf(), "pdf") as document:
        assert document.count == 1
        drawn = document.picture(0, 5_000)
    assert drawn.width * drawn.height <= 10_500


def test_a_page_of_the_size_of_a_field_is_drawn_small() -> None:
    with Leaves(pdf(("groß",), size=(14_000, 14_000)), "pdf") as document:
        drawn = document.picture(0, 50_000)
    assert drawn.width * drawn.height <= leaves.PIXELS_MOST * 1.01


def test_a_picture_is_shown_no_larger_than_it_is() -> None:
    with Leaves(picture(), "image") as document:
        drawn = document.picture(0, 800)
        assert document.text(0) == ""
    assert (drawn.width, drawn.height) == (40, 20)


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"%PDF-1.4 rubbish", "pdf"),
        (pdf()[:600], "pdf"),
        (picture()[:40], "image"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (bomb(), "image"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content: bytes, media: str) -> None:
    with pytest.raises(FileError) as caught, Leaves(content, media, "보고서.pdf") as document:  # type: ignore[arg-type]
        document.picture(0, 400)
    for lang in LANGUAGES:
        assert Words(lang).error(caught.value)


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\nshowpage\n%%EOF\n"


def tiff() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(made, "TIFF")
    return made.getvalue()


@pytest.mark.parametrize("content", [EPS, tiff(), b"8BPS\0\1" + bytes(60), b"%PDF-1.4 rubbish", "글".encode()])
def test_what_a_file_only_claims_to_be_a_picture_is_never_decoded(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(Image, "open", lambda *_args, **_more: opened.append(1))
    with pytest.raises(FileError), Leaves(content, "image", "그림") as document:
        document.picture(0, 50)
    assert not opened


def test_a_picture_is_decoded_as_what_may_be_attached_and_as_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "media_of", lambda _content: "image")
    for content in (EPS, tiff()):
        with pytest.raises(FileError), Leaves(content, "image", "그림") as document:
            document.picture(0, 50)


@pytest.mark.parametrize("media", ["pdf", "text"])
def test_a_picture_is_not_read_as_something_else(media: str) -> None:
    with pytest.raises(FileError):
        Leaves(picture(), media, "그림")  # type: ignore[arg-type]


@settings(max_examples=60)
@given(at=st.integers(0, 5_000), junk=st.binary(min_size=1, max_size=60))
def test_a_damaged_pdf_never_does_more_than_be_refused(at: int, junk: bytes) -> None:
    sound = pdf()
    cut = at % len(sound)
    try:
        with Leaves(sound[:cut] + junk + sound[cut + len(junk) :], "pdf") as document:
            for page in range(min(3, document.count)):
                document.picture(page, 200)
                document.text(page)
    except FileError:
        pass  # any other error would be a bug


def test_a_text_in_an_old_encoding_is_read() -> None:
    with Leaves("국내 클라우드".encode("cp949"), "text") as document:
        assert document.text(0) == "국내 클라우드"
