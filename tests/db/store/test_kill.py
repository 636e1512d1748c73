"""kill -9 in the midst of edits. What the user was told is kept is kept, whole, and the file is sound.

A kill does not take away what the system holds for the disk: `test_power` does that.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
ROOT = Path(__file__).parents[3]
STORM = Path(__file__).with_name("storm.py")


def storms(folder: Path, kills: int, seed: int, *words: str) -> dict[str, int]:
    command = [sys.executable, str(STORM), str(folder), str(kills), str(seed), *words]
    run = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    figures: dict[str, int] = json.loads(run.stdout)
    return figures


@pytest.mark.parametrize("seed", [1, 2])
def test_no_edit_that_was_said_to_be_kept_is_lost_in_a_kill(tmp_path: Path, seed: int) -> None:
    figures = storms(tmp_path, 105, seed)
    assert figures["kills"] == 105
    assert figures["in_the_midst"] > 70
    assert figures["said"] > 300
    assert (figures["lost"], figures["torn"], figures["unwritten"]) == (0, 0, 0)


def test_an_edit_that_is_said_to_be_kept_too_early_is_missed(tmp_path: Path) -> None:
    """The proof that the storm can tell: the same storm, but it says so before the commit."""
    assert storms(tmp_path, 30, 3, "early")["lost"] > 0
