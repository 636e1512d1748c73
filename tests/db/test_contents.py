"""The bytes of documents: kept with the edit or not at all, and looked at when they are read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.errors import FileError
from db.model.things import Document
from db.workspace import Workspace
from desktop.words import LANGUAGES, Words
from tests.db.samples import things

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "판.panse", things()) as opened:
        yield opened


def attached(workspace: Workspace, content: bytes = PDF) -> Document:
    edit = verbs.attach_document(workspace.board, "essay", "a.pdf", None, content)
    (change,) = workspace.do(edit)
    assert isinstance(change.after, Document)
    return change.after


def test_what_is_attached_can_be_read_also_after_a_restart(workspace: Workspace) -> None:
    document = attached(workspace)
    assert workspace.content(document.sha256) == PDF
    workspace.close()
    with Workspace.open(workspace.path) as again:
        assert again.content(document.sha256) == PDF


def test_undo_and_redo_and_removal_need_no_bytes(workspace: Workspace) -> None:
    document = attached(workspace)
    workspace.do(verbs.remove_document(workspace.board, document.id))
    for act in (workspace.undo, workspace.undo, workspace.redo):
        act()
    assert workspace.board.the(Document, document.id) == document
    assert workspace.content(document.sha256) == PDF


def test_the_same_bytes_are_kept_once(workspace: Workspace) -> None:
    document = attached(workspace)
    workspace.do(verbs.add_source(workspace.board, title="다른 출처", key="src.two"))
    other = next(each for each in workspace.board.things() if getattr(each, "key", "") == "src.two")
    workspace.do(verbs.attach_document(workspace.board, other.id, "b.pdf", None, PDF))
    workspace.close()
    with closing(sqlite3.connect(workspace.path)) as raw:
        assert raw.execute("SELECT sha256, length(bytes) FROM content").fetchall() == [(document.sha256, len(PDF))]


def test_a_copy_has_them_too(workspace: Workspace, tmp_path: Path) -> None:
    document = attached(workspace)
    workspace.save_copy(tmp_path / "사본.panse")
    with Workspace.open(tmp_path / "사본.panse") as copy:
        assert copy.content(document.sha256) == PDF


def refused(workspace: Workspace, sha256: str) -> str:
    with pytest.raises(FileError) as caught:
        workspace.content(sha256)
    assert all("{" not in Words(lang).error(caught.value) for lang in LANGUAGES)
    return caught.value.code


def test_bytes_that_are_not_there_are_missed(workspace: Workspace) -> None:
    assert refused(workspace, "0" * 64) == "file.no_content"


def test_bytes_that_have_changed_are_not_handed_out(workspace: Workspace) -> None:
    document = attached(workspace)
    workspace.close()
    with closing(sqlite3.connect(workspace.path)) as raw, raw:
        raw.execute("UPDATE content SET bytes = ?", [PDF[:-1] + b"!"])
    with Workspace.open(workspace.path) as again:
        assert refused(again, document.sha256) == "file.content_damaged"


def test_an_edit_that_is_refused_leaves_no_bytes(workspace: Workspace) -> None:
    edit = verbs.attach_document(workspace.board, "essay", "a.pdf", None, PDF)
    lying = replace(edit, contents=((edit.contents[0][0], b"other"),))
    with pytest.raises(ValueError, match="not what it is called"):
        workspace.do(lying)
    assert workspace.board.get(Document, edit.changes[0].id) is None
    assert refused(workspace, edit.contents[0][0]) == "file.no_content"
    workspace.do(edit)
    assert workspace.content(edit.contents[0][0]) == PDF
