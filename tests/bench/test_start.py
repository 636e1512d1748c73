"""How long it is from the start of the process to the painted board of last time, warm. The bar is 1.2 s."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.child import as_installed

ROOT = Path(__file__).resolve().parents[2]

# Ends as soon as the board has been painted; the process's own end is not part of the bar, so it is cut short.
PROGRAM = """
import gc, os, sys
gc.disable()  # as the command does
from PySide6.QtCore import QEvent, QObject, QTimer
from desktop import app

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and type(watched.parent()).__name__ == "BoardView":
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

made = app.application()
watch = Watch()
made.installEventFilter(watch)
sys.exit(app.run(None))
"""


def test_a_process_paints_the_board_of_last_time(benchmark: Any, tmp_path: Path) -> None:
    own = {each: str(tmp_path) for each in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    home = as_installed(tmp_path, **own)
    command = [sys.executable, "-c", PROGRAM]
    benchmark.pedantic(lambda: subprocess.run(command, cwd=ROOT, env=home, check=True), rounds=5, warmup_rounds=1)
    assert list(tmp_path.rglob("*.panse"))
    if benchmark.stats:
        assert benchmark.stats.stats.median <= 1.2
