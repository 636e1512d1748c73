from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.files import resource, swap_in

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
