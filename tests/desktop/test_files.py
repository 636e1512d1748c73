from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from desktop.files import beside, resource, swap_in

if TYPE_CHECKING:
    from pathlib import Path


def test_a_shipped_file_is_found() -> None:
    assert resource("fonts", "PretendardGOV-Regular.ttf").is_file()


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    part, target = tmp_path / "a.part", tmp_path / "a.pdf"
    target.write_text("old")
    part.write_text("new")
    swap_in(part, target)
    assert target.read_text() == "new"
    assert not part.exists()


def test_what_is_written_beside_is_hidden_until_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("old")
    with beside(target) as part, beside(target) as other:
        part.write_text("new")
        assert (part.parent, part.name[0], str(os.getpid()) in part.name) == (tmp_path, ".", True)
        assert part != other
        other.write_text("other")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_goes_wrong_beside_is_raised_as_it_came_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("old")

    def fail() -> None:
        with beside(target) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_only_what_has_reached_the_disk_is_swapped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_text("old")

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    def write() -> None:
        with beside(target) as part:
            part.write_text("new")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_as_long_as_can_be_is_written_beside(tmp_path: Path) -> None:
    target = tmp_path / ("\N{GRINNING FACE}" * 63)
    with beside(target) as part:
        part.write_text("new")
    assert target.read_text() == "new"
