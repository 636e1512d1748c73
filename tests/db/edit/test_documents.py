"""Verbs about documents: what may be attached, told by its bytes."""

from __future__ import annotations

from hashlib import sha256

import pytest

from db.edit import verbs
from db.model.fields import DOCUMENT_MOST
from db.model.media import media_of, suffix_of, text_of
from db.model.things import Document
from tests.db.samples import refused, small_board

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def test_a_document_is_attached_with_its_bytes() -> None:
    board = small_board()
    edit = verbs.attach_document(board, "essay", "C:\\보고서\\전략.hwp", None, PDF)
    (change,) = edit.changes
    document = change.after
    assert isinstance(document, Document)
    assert (document.name, document.media, document.size) == ("전략.hwp", "pdf", len(PDF))
    assert edit.contents == ((document.sha256, PDF),)
    assert document.sha256 == sha256(PDF).hexdigest()
    assert "%PDF" not in repr(edit)


@pytest.mark.parametrize(
    ("content", "media", "ending"),
    [
        (PDF, "pdf", ".pdf"),
        (b"\n\n" + PDF, "pdf", ".pdf"),
        (b"\x89PNG\r\n\x1a\n\x00", "image", ".png"),
        (b"\xff\xd8\xff\xe0\x00", "image", ".jpg"),
        (b"GIF89a\x00", "image", ".gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image", ".webp"),
        ("한글 본문".encode(), "text", ".txt"),
        ("\ufeff한글".encode(), "text", ".txt"),
        ("한글 본문".encode("cp949"), "text", ".txt"),
        (b"<html><script>alert(1)</script>", "text", ".txt"),
    ],
)
def test_the_bytes_tell_what_it_is(content: bytes, media: str, ending: str) -> None:
    assert (media_of(content), suffix_of(content)) == (media, ending)


def test_a_text_is_read_in_either_encoding_with_its_line_breaks() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp949"):
        assert text_of("첫째\r\n둘째".encode(encoding)) == "첫째\n둘째"


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00\x03", b"PK\x03\x04\x14\x00", b"\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a"]
)
def test_what_is_no_document_is_refused_whatever_it_is_called(content: bytes) -> None:
    with refused("document_kind"):
        verbs.attach_document(small_board(), "essay", "전략.pdf", None, content)


def test_a_document_that_is_empty_too_large_or_no_such_is_refused() -> None:
    for media, content, code in (
        (None, b"", "document_empty"),
        (None, b"%PDF-" + bytes(DOCUMENT_MOST), "document_size"),
        ("image", PDF, "document_kind"),
    ):
        with refused(code):
            verbs.attach_document(small_board(), "essay", "x", media, content)  # type: ignore[arg-type]
    with refused("gone"):
        verbs.attach_document(small_board(), "nowhere", "x", None, PDF)


def test_the_same_document_is_attached_to_a_source_once() -> None:
    board = small_board()
    board.apply(verbs.attach_document(board, "essay", "a.pdf", "pdf", PDF).changes)
    with refused("document_twice"):
        verbs.attach_document(board, "essay", "b.pdf", "pdf", PDF)


def test_a_document_without_a_name_goes_by_its_source() -> None:
    made = verbs.attach_document(small_board(), "essay", "a/", None, PDF).changes[0].after
    assert isinstance(made, Document)
    assert made.name == "글로벌 기술 패권 경쟁 속 한국"


def test_a_document_is_removed_and_its_source_stays() -> None:
    edit = verbs.remove_document(small_board(), "pdf")
    assert [(change.id, change.after) for change in edit.changes] == [("pdf", None)]
    assert edit.contents == ()
