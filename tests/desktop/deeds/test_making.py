from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import BoardError, FileError
from db.exchange.read import read
from desktop.brief.order import Order
from desktop.deeds import making

if TYPE_CHECKING:
    from desktop.session import Session


def test_each_kind_is_written_whole(session: Session, tmp_path: Path) -> None:
    board = session.board
    making.exchange_file(tmp_path / "a.json", board)
    making.put(tmp_path / "a.svg", b"<svg/>")
    making.brief(board, tmp_path / "a.pdf", Order(), lambda _: None, lambda: False)
    assert {*read(tmp_path / "a.json").things} == {*board.things()}
    assert (tmp_path / "a.svg").read_bytes() == b"<svg/>"
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


def test_what_hears_how_far_it_is_stops_what_was_called_off() -> None:
    heard: list[float] = []
    making.told(heard.append, lambda: False)(0.5)
    with pytest.raises(BoardError, match="stopped"):
        making.told(heard.append, lambda: True)(0.75)
    assert heard == [0.5]
