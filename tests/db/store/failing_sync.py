"""Run by test_disk under strace, which makes one sync fail: edits on a board, and whether all still tell the same."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from db.edit.edit import Edit
from db.errors import FileError
from db.model.change import added
from db.model.things import Milestone
from db.workspace import Workspace, read

path = Path(sys.argv[1])
codes = []
with Workspace.open(path) as workspace:
    for of in range(6):
        thing = Milestone(id=f"m{of}", key=f"m{of}", date=date(2024, 1, 1), name_ko="시점")
        before = set(workspace.board.all(Milestone)), workspace.history.steps()
        try:
            workspace.do(Edit("add_milestone", added(thing)))
        except FileError as error:
            codes.append(error.code)
            assert before == (set(workspace.board.all(Milestone)), workspace.history.steps())
    shown = set(workspace.board.all(Milestone))
    steps = len(workspace.history.steps())
kept = set(read(path).all(Milestone))
with Workspace.open(path) as workspace:
    seen = len(workspace.history.steps())
sys.stdout.write(json.dumps({"codes": codes, "same": kept == shown and steps == seen, "kept": len(kept)}))
