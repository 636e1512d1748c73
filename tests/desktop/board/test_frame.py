from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.board.frame import FRAMES
from desktop.board.paper import PAPERS, leaves
from desktop.board.plate import Plate
from desktop.looks import FRAME_ACTS
from desktop.theme import Theme
from desktop.words import Words

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver


def test_every_frame_of_the_menu_is_one_that_can_be_painted() -> None:
    assert {*FRAME_ACTS} == {"", *FRAMES}


@pytest.mark.parametrize("frame", sorted(FRAMES))
def test_the_frame_stands_where_the_pages_will_end(sample: Driver, frame: str) -> None:
    view = sample.view
    view.viewing.change(frame=frame)
    view.grab()
    session = sample.session
    plate = Plate(session.board, session.judgement, Words("ko"), Theme("light"), view.viewing.now)
    paper, split = FRAMES[frame]
    laid = view._stage._frame._laid
    assert laid is not None
    assert laid[0] == leaves(plate.width, plate.height, PAPERS[paper], split=split)


def test_the_frame_is_seen_only_while_it_is_wished(sample: Driver) -> None:
    without = sample.view.grab().toImage()
    sample.view.viewing.change(frame="A4+")
    assert sample.view.grab().toImage() != without
    sample.view.viewing.change(frame="")
    assert sample.view.grab().toImage() == without
