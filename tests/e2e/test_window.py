"""The program as its user starts it: a real process, a real window on a real X server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Opens the window on a fresh home, waits until the board has painted, takes its picture and closes it.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow())
    window.grab().save(sys.argv[1])
    print(window.windowTitle(), QApplication.platformName())
    window.close()

class Looking(QApplication):
    def exec(self):
        QTimer.singleShot(0, lambda: QTimer.singleShot(300, look))
        return QApplication.exec()

app.QApplication = Looking
sys.exit(app.run(None))
"""


@pytest.mark.skipif(not (shutil.which("xvfb-run") and shutil.which("xauth")), reason="needs an X server to draw on")
def test_the_first_start_shows_the_sample_board_on_a_real_screen(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    home = {**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb", "LANG": "ko_KR.UTF-8"}
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR", "XDG_STATE_HOME"):
        home.pop(name, None)
    ran = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1920x1080x24", sys.executable, "-c", PROGRAM, str(picture)],
        cwd=ROOT,
        env=home,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "xcb" in ran.stdout
    assert picture.stat().st_size > 20_000
