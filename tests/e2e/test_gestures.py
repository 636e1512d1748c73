"""The gestures of the board once more, on a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Kept, cancelled, refused and let go outside: one of each for what is dragged.
GESTURES = "drag or escape or copied or outside or keyboard or refuses or rubber"


@pytest.mark.skipif(not (shutil.which("xvfb-run") and shutil.which("xauth")), reason="needs an X server to draw on")
def test_the_boards_gestures_are_the_same_on_a_real_screen(tmp_path: Path) -> None:
    home = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    tests = ROOT / "tests" / "desktop" / "board"
    ran = subprocess.run(
        [
            *("xvfb-run", "-a", "-s", "-screen 0 1920x1200x24", sys.executable, "-m", "pytest", "-q"),
            *("-p", "no:cacheprovider", "-k", GESTURES),
            *(str(tests / f"test_{each}.py") for each in ("gestures", "copying")),
        ],
        cwd=ROOT,
        env=home,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
