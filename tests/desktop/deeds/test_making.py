from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import BoardError, FileError
from db.exchange.read import read
from desktop.brief.order import Order
from desktop.deeds import making
from desktop.palette import Palette

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.words import Words


def test_each_kind_is_written_whole(session: Session, korean: Words, tmp_path: Path) -> None:
    board, palette = session.board, Palette("light")
    making.exchange_file(tmp_path / "a.json", board)
    making.picture_file(tmp_path / "a.svg", board, session.judgement, korean, palette)
    making.picture_file(tmp_path / "a.PNG", board, session.judgement, korean, palette)
    making.brief(board, tmp_path / "a.pdf", Order(), lambda _: None, lambda: False)
    assert {*read(tmp_path / "a.json").things} == {*board.things()}
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<")
    assert (tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert list(tmp_path.glob("*.part")) == []


def test_a_full_disk_leaves_what_was_there(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def full(path: Path, _content: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FileError, match="not_written"):
        making.exchange_file(target, session.board)
    assert target.read_text() == "old"
    assert list(tmp_path.glob("*.part")) == []


def test_a_brief_that_is_called_off_is_told_as_such(session: Session, tmp_path: Path) -> None:
    with pytest.raises(BoardError, match="cancelled"):
        making.brief(session.board, tmp_path / "a.pdf", Order(), lambda _: None, lambda: True)
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.parametrize("name", ["a" * 300 + ".json", "file/inside.json"])
def test_a_place_that_cannot_be_is_told(session: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="not_written"):
        making.exchange_file(tmp_path / name, session.board)
