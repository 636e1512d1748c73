"""Whatever a board holds and wherever the paper shall go: a right page or one plain sentence, never a torn file."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import BoardError
from db.model.board import Board
from db.model.things import Entity, Position, Premise
from desktop.brief.brief import make, write
from desktop.brief.order import Order
from desktop.brief.proof import proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader

    from db.model.things import Thing

    Things = Callable[..., list[Thing]]

FORMS = ("full", "minister", "board", "segments")
HOSTILE = {
    "markup": '<b>굵게</b> <a href="file:///etc/passwd">&amp;<img src="x"/><para>',
    "emoji": "\U0001f600\U0001f1f0\U0001f1f7 가족 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "hanja": "\u9f98\U0002a6a5\u7f8e\u4e2d",
    "controls": "위\x00\x07\u202e아래\ud800",
    "long": "가나다라 " * 3000,
    "one word": "가" * 3000,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_every_form_takes_any_text_as_text(
    form: Any, kind: str, things: Things, reader: Callable[[bytes], PdfReader]
) -> None:
    text = HOSTILE[kind]
    board = Board(things(layer=text, cell=text, salt=text, home=text, world=text, third=text, title=text))
    made = make(board, Order(form=form, title=text, author=text, series=text, audience=text))
    assert len(reader(made.content).pages) == made.pages >= 1
    if kind == "emoji":
        assert "\U0001f600" in made.missing


@pytest.mark.parametrize("form", FORMS)
def test_boards_of_nothing_and_of_one_player_make_a_page(form: Any, blank: Board, things: Things) -> None:
    assert len(proof(blank, Order(form=form)).sizes) >= 1
    lone = [each for each in things() if not isinstance(each, Position | Entity) or each.id in {"e1", "p1"}]
    alone = Board([each for each in lone if getattr(each, "target_id", "p1") == "p1"])
    assert make(alone, Order(form=form)).pages >= 1


def test_a_text_of_a_hundred_thousand_letters_is_set_at_once() -> None:
    text = "가나다라마바사 아자차카 " * 8000
    board = Board([Premise(id="premise", title_ko="판", note_ko=text, as_of=date(2025, 3, 1))])
    start = time.thread_time()
    made = make(board, Order())
    assert made.pages > 30
    assert time.thread_time() - start < 3


@pytest.mark.parametrize("at", [0.0, 0.15, 0.45, 0.9])
def test_progress_that_raises_calls_it_off(at: float, small: Board, tmp_path: Path) -> None:
    def progress(share: float) -> None:
        if share >= at:
            raise InterruptedError

    target = tmp_path / "brief.pdf"
    target.write_bytes(b"before")
    with pytest.raises(InterruptedError):
        write(small, target, Order(), progress)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


FULL = """
import resource, signal, sys
from pathlib import Path
from db.errors import BoardError
from db.exchange.starter import sample_things
from db.model.board import Board
from desktop.brief.brief import write
from desktop.brief.order import Order
from desktop.files import resource as shipped
board = Board(sample_things(shipped("boards", "sample.json").read_text(encoding="utf-8")))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
try:
    write(board, Path(sys.argv[1]), Order())
except BoardError as error:
    print(error.code)
"""


def test_a_file_that_cannot_grow_any_more_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    target.write_bytes(b"before")
    done = subprocess.run([sys.executable, "-c", FULL, str(target)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() in {"brief.full", "brief.not_writable"}
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_paper_that_is_open_elsewhere_is_replaced_under_its_reader(small: Board, tmp_path: Path) -> None:
    target = tmp_path / "brief.pdf"
    write(small, target, Order())
    with target.open("rb") as open_elsewhere:
        first = open_elsewhere.read(100)
        write(small, target, Order(title="다른 제목"))
        rest = open_elsewhere.read()
    assert (first + rest).endswith(b"%%EOF\n")
    assert target.read_bytes() != first + rest


def test_a_device_is_no_place_for_a_paper(small: Board) -> None:
    with pytest.raises(BoardError):
        write(small, Path("/proc/brief.pdf"), Order())
