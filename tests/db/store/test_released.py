"""Files of every version that was ever released can be opened, for ever."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.model import rules
from db.model.things import KINDS, Milestone, Note, Position, Premise, Thing, Wave
from db.store.header import sniff
from db.store.schema import VERSION
from db.workspace import Workspace, read

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = Path(__file__).parents[2] / "files"
RELEASED = sorted(FILES.glob("v*.panse"))
# What boards of that version could not have, beside the milestone that the file's own history removed.
MISSING: Mapping[str, list[type[Thing]]] = {"v1": [Wave, Note, Milestone]}


def test_every_version_has_its_file() -> None:
    """The present version's may still be missing while it is not released; see tests/files/README.md."""
    assert {f"v{of}.panse" for of in range(1, max(VERSION, 2))} <= {path.name for path in RELEASED}


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_is_of_the_version_it_bears(released: Path) -> None:
    assert f"v{sniff(released)}" == released.stem


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_opens_with_all_it_holds(released: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(released, tmp_path))
    with Workspace.open(path) as workspace:
        board = workspace.board
        assert rules.problems(board) == ()
        assert board.premise.title_ko == "작은 판"
        assert [kind for kind in KINDS if not board.all(kind)] == MISSING.get(released.stem, [Milestone])
        (card,) = board.all(Position).values()
        assert card.x == 0.75
        undo, redo = workspace.history.undo_step, workspace.history.redo_step
        assert undo is not None
        assert undo.verb == "remove_milestone"
        assert redo is not None
        assert redo.subject == (("name", ("시행", "")),)
        workspace.undo()
        workspace.undo()
        assert [law.key for law in board.all(Milestone).values()] == ["law"]
        assert board.the(Position, card.id).x == 0.25


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_file_can_be_read_where_it_lies(released: Path) -> None:
    before = released.read_bytes()
    assert len(read(released).all(Premise)) == 1
    assert released.read_bytes() == before
