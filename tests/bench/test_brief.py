"""How long a brief takes: cold as the command line makes it, warm as the window does."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from db.exchange.starter import sample_things
from db.model.board import Board
from desktop.brief.brief import write
from desktop.brief.order import Order
from desktop.files import resource

if TYPE_CHECKING:
    from pathlib import Path

COLD = """
import sys
from pathlib import Path
from db.exchange.starter import sample_things
from db.model.board import Board
from desktop.brief.brief import write
from desktop.brief.order import Order
from desktop.files import resource
text = resource("boards", "sample.json").read_text(encoding="utf-8")
write(Board(sample_things(text)), Path(sys.argv[1]), Order())
"""


def test_a_cold_process_makes_the_samples_brief(benchmark: Any, tmp_path: Path) -> None:
    command = [sys.executable, "-c", COLD, str(tmp_path / "brief.pdf")]
    benchmark.pedantic(lambda: subprocess.run(command, check=True), rounds=5, warmup_rounds=1)
    if benchmark.stats:
        assert benchmark.stats.stats.median <= 1.0


def test_a_warm_process_makes_the_samples_brief(benchmark: Any, tmp_path: Path) -> None:
    board = Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))
    benchmark.pedantic(lambda: write(board, tmp_path / "brief.pdf", Order()), rounds=10, warmup_rounds=1)
    if benchmark.stats:
        assert benchmark.stats.stats.median <= 0.5
