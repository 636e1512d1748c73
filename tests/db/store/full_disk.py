"""Run by test_disk in namespaces of its own: works on a board on a disk of half a megabyte and tells what it saw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from db.edit.edit import Edit
from db.errors import BoardError
from db.model.change import added
from db.model.things import Milestone, Premise, new_id
from db.workspace import Workspace, read

DISK = Path(sys.argv[1])
BOARD = DISK / "판.panse"


def milestone(of: int, size: int = 10) -> Edit:
    thing = Milestone(id=f"m{of}", key=f"m{of}", date=date(2024, 1, 1), name_ko="가" * size)
    return Edit("add_milestone", added(thing), (("name", (thing.name_ko[:5], "")),))


def outcome(act: object) -> str:
    try:
        act()  # type: ignore[operator]
    except BoardError as error:
        return error.code
    return "opened"


def fill_up() -> None:
    handle = os.open(DISK / "filler", os.O_CREAT | os.O_WRONLY)
    for size in (4096, 64, 1):
        try:
            while True:
                os.write(handle, b"x" * size)
        except OSError:
            continue
    os.close(handle)


def main() -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "none", str(DISK)], check=True)
    premise = Premise(id=new_id(), title_ko="작은 판", as_of=date(2023, 12, 21))
    told: dict[str, object] = {}
    with Workspace.create(BOARD, [premise]) as workspace:
        workspace.do(milestone(1))
        fill_up()
        shown = list(workspace.board.things())
        codes = {outcome(lambda of=of: workspace.do(milestone(of, 190))) for of in range(100, 300)} - {"opened"}
        told["edit"] = codes.pop() if len(codes) == 1 else sorted(codes)
        kept = len(workspace.history.steps())
        told["copy"] = outcome(lambda: workspace.save_copy(DISK / "사본.panse"))
        told["create"] = outcome(lambda: Workspace.create(DISK / "새.panse", [premise]))
        told["unchanged"] = len(list(workspace.board.things())) == len(shown) + kept - 1
        # As many as fitted go, so that what is left can be told in one breath.
        while len(workspace.history.steps()) and workspace.history.undo_step is not None:
            if workspace.history.undo_step.seq == 1:
                break
            (DISK / "filler").unlink(missing_ok=True)
            workspace.undo()
        workspace.do(milestone(9))
        told["left"] = [path.name for path in DISK.iterdir() if not path.name.startswith(".") and "-" not in path.name]
    fill_up()
    told["open"] = outcome(lambda: Workspace.open(BOARD).close())
    told["after"] = sorted(read(BOARD).all(Milestone))
    sys.stdout.write(json.dumps(told))


main()
