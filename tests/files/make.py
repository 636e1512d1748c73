"""Make the released file of the present version; see README.md. Never overwrites one."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from db.edit.documents import attach_document  # noqa: E402 - found only now
from db.edit.edit import Edit  # noqa: E402
from db.model.change import Change, added  # noqa: E402
from db.model.things import Document, Milestone, Position, Source, Thing  # noqa: E402
from db.store.schema import VERSION  # noqa: E402
from db.workspace import Workspace  # noqa: E402


def small_board() -> tuple[Thing, ...]:
    """Return the small board with something of every kind that the store's tests use."""
    spec = importlib.util.spec_from_file_location("small_board", HERE.parent / "db" / "store" / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    things: tuple[Thing, ...] = module.every_kind()
    return things


def main(folder: Path = HERE) -> None:
    """Write the file: a board, an attached document with its bytes, two edits, one taken back, and a removal."""
    # The small board's own document has no bytes behind it, which no release ever wrote; v3.panse still has it so.
    things = [each for each in small_board() if not isinstance(each, Document)]
    with Workspace.create(folder / f"v{VERSION}.panse", things) as workspace:
        source = next(iter(workspace.board.all(Source)))
        workspace.do(attach_document(workspace.board, source, "전략.txt", None, "국가 AI 전략".encode()))
        (card,) = workspace.board.all(Position).values()
        workspace.do(Edit("move", (Change(card, replace(card, x=0.75)),), (("name", ("네이버", "Naver")),)))
        (law,) = workspace.board.all(Milestone).values()
        workspace.do(Edit("remove_milestone", (Change(law, None),), (("name", ("기본법", "")),)))
        later = Milestone(
            id="00000000-0000-4000-8000-000000000099", key="later", date=date(2026, 1, 22), name_ko="시행"
        )
        workspace.do(Edit("add_milestone", added(later), (("name", ("시행", "")),)))
        workspace.undo()


if __name__ == "__main__":
    main()
