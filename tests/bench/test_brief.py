"""How long a brief takes: cold as the command line makes it, warm as the window does, thick, and beside its peers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from db.exchange.starter import sample_things
from db.model.board import Board
from desktop.brief.brief import Cancelled, make, write
from desktop.brief.order import Order
from desktop.brief.proof import proof
from desktop.files import resource
from tests.bench.child import as_installed
from tests.bench.peers.papers import source
from tests.bench.thick import board

HERE = Path(__file__).parent / "peers" / "papers"
PEERS = os.environ.get("PEERS", "")
CHROMIUM = shutil.which(os.environ.get("CHROMIUM", "chromium"))

COLD = """
import resource, sys
from pathlib import Path
from desktop.brief.brief import write
from desktop.brief.order import Order
count = int(sys.argv[2])
if count:
    from tests.bench.thick import board
    made = board(count, 3)
else:
    from db.exchange.starter import sample_things
    from db.model.board import Board
    from desktop.files import resource as shipped
    made = Board(sample_things(shipped("boards", "sample.json").read_text(encoding="utf-8")))
write(made, Path(sys.argv[1]), Order(profile=sys.argv[3]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
# As many players as make about 105 and 512 pages.
THICK = {"105 pages": 340, "512 pages": 2000}


def cold(path: Path, count: int = 0, profile: str = "2b") -> list[str]:
    return [sys.executable, "-c", COLD, str(path), str(count), profile]


def sample() -> Board:
    return Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))


def test_a_cold_process_makes_the_samples_brief(benchmark: Any, tmp_path: Path) -> None:
    command, env = cold(tmp_path / "brief.pdf", profile="1b"), as_installed(tmp_path)
    run = partial(subprocess.run, command, check=True, capture_output=True, env=env)
    benchmark.pedantic(run, rounds=5, warmup_rounds=1)
    if benchmark.stats:
        assert benchmark.stats.stats.median <= 1.0


def test_a_warm_process_makes_the_samples_brief(benchmark: Any, tmp_path: Path) -> None:
    still = sample()
    benchmark.pedantic(lambda: write(still, tmp_path / "brief.pdf", Order()), rounds=10, warmup_rounds=1)
    if benchmark.stats:
        # The bar is for twelve pages.
        pages = make(still, Order()).pages
        assert benchmark.stats.stats.median <= 0.25 * pages / 12


@pytest.mark.parametrize(("thick", "bar"), [("105 pages", 2.5), ("512 pages", 9.0)])
def test_a_thick_brief_of_a_cold_process(benchmark: Any, tmp_path: Path, thick: str, bar: float) -> None:
    told: list[str] = []
    env = as_installed(tmp_path)

    def made() -> None:
        command = cold(tmp_path / "brief.pdf", THICK[thick])
        told.append(subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout)

    benchmark.pedantic(made, rounds=1 if not benchmark.enabled else 3)
    size, pages = (tmp_path / "brief.pdf").stat().st_size, len(PdfReader(tmp_path / "brief.pdf").pages)
    benchmark.extra_info |= {"pages": pages, "megabytes of memory": int(told[-1]), "bytes": size}
    print(f"\n{thick}: {pages} pages, {size / 1e6:.2f} MB, {told[-1].strip()} MB of memory")  # noqa: T201 - for -s
    assert int(told[-1]) <= 350
    assert size <= 3_000_000
    if benchmark.stats:
        assert benchmark.stats.stats.median <= bar


def test_it_is_called_off_within_a_fifth_of_a_second(tmp_path: Path) -> None:
    thick = board(340, 3)
    make(thick, Order())  # typefaces and modules are loaded once: what is timed is the work of every further brief
    whole = _processor(lambda: make(thick, Order()))
    for share in (0.1, 0.35, 0.6, 0.9):
        limit, asked = time.thread_time() + whole * share, [0.0]

        def cancelled(limit: float = limit, asked: list[float] = asked) -> bool:
            asked[0] = asked[0] or (time.thread_time() if time.thread_time() >= limit else 0.0)
            return bool(asked[0])

        with pytest.raises(Cancelled):
            write(thick, tmp_path / "brief.pdf", Order(), cancelled=cancelled)
        # What is measured is how much of the work goes on: from the moment it is called off to the end of it.
        assert time.thread_time() - limit <= 0.2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["full", "minister", "board", "segments"])
def test_two_thousand_players_let_themselves_be_called_off_at_any_moment(form: Any) -> None:
    thick = board(2000, 3)
    looked = [time.thread_time()]
    longest = 0.0

    def cancelled() -> bool:
        nonlocal longest
        longest = max(longest, time.thread_time() - looked[0])
        looked[0] = time.thread_time()
        return False

    proof(thick, Order(form=form, profile="3b"), cancelled=cancelled)
    print(f"\n{form}: looks up every {longest:.3f} s at least")  # noqa: T201 - for -s
    assert longest <= 0.2


def _processor(work: Any) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def test_peers_set_the_same_content_in_the_same_run(benchmark: Any, tmp_path: Path) -> None:
    peers = dict(_peers(tmp_path))
    if not peers:
        pytest.skip("no peers: set PEERS to a Python with weasyprint and typst, and install chromium")
    figures: dict[str, dict[str, float]] = {}
    for label, count in (("sample", 0), *THICK.items()):
        source.write(board(count, 3) if count else sample(), tmp_path)
        ours = _seconds(cold(tmp_path / "ours.pdf", count), rounds=3 if not count else 1)
        figures[label] = {"panse": ours}
        for name, command in peers.items():
            if count < 1000 or name in {"typst", "chromium"}:
                figures[label][name] = _seconds(command, rounds=3 if not count else 1)
        pages = {each.stem: len(PdfReader(each).pages) for each in tmp_path.glob("*.pdf")}
        told = ", ".join(f"{name} {each:.2f} s ({each / ours:.2f}x)" for name, each in figures[label].items())
        print(f"\n{label}: {told}; pages {pages}")  # noqa: T201 - for -s
    benchmark.extra_info["peers"] = figures
    benchmark.pedantic(lambda: None, rounds=1)


def _peers(folder: Path) -> Any:
    if PEERS:
        yield "weasyprint", [PEERS, str(HERE / "weasy.py"), str(folder / "brief.html"), str(folder / "weasyprint.pdf")]
        fonts = str(resource("fonts"))
        yield "typst", [PEERS, str(HERE / "typeset.py"), str(folder / "brief.typ"), str(folder / "typst.pdf"), fonts]
    if CHROMIUM:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        out = f"--print-to-pdf={folder / 'chromium.pdf'}"
        yield "chromium", [CHROMIUM, *flags, out, (folder / "brief.html").as_uri()]


def _seconds(command: list[str], rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        taken.append(time.perf_counter() - start)
    return sorted(taken)[len(taken) // 2]
