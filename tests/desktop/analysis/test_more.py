"""Long lists of the analysis show their beginning, and more where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.reading import judge
from db.judge.robust import robust
from db.model.board import Board
from desktop.analysis.lead import Guide
from desktop.analysis.more import More
from desktop.analysis.ranks import PLAYERS, SEGMENTS, RankRow, Ranks
from desktop.analysis.reading import Reading
from desktop.analysis.study import Findings
from tests.bench.large import IN_A_SEGMENT, things

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from desktop.words import Words


def test_a_list_shows_its_beginning_and_brings_the_next_ones(qtbot: QtBot, korean: Words) -> None:
    more = More(korean, 3)
    qtbot.addWidget(more)
    items = list(range(7))
    assert list(more.first(items)) == [0, 1, 2]
    assert "4" in more.text()
    with qtbot.waitSignal(more.wanted):
        more.click()
    assert list(more.first(items)) == [0, 1, 2, 3, 4, 5]
    more.click()
    assert list(more.first(items)) == items
    assert more.isHidden()


def test_a_thousand_ranks_are_not_all_drawn_at_once(qtbot: QtBot, korean: Words, theme: Theme) -> None:
    board = Board(things((SEGMENTS + 2) * IN_A_SEGMENT))
    judgement = judge(board)
    part = Ranks(Guide(theme), korean)
    qtbot.addWidget(part)
    reading = Reading(board=board, judgement=judgement, wave=None, words=korean)
    part.show_findings(reading, Findings(board, judgement, robust(board, draws=10), (), (), ()))
    shown = [each for each in part.findChildren(RankRow) if not each.isHidden()]
    assert len(shown) == SEGMENTS * PLAYERS
    part._more.click()
    assert len([each for each in part.findChildren(RankRow) if not each.isHidden()]) == (SEGMENTS + 2) * PLAYERS
    block = part._blocks.fit(SEGMENTS + 2)[0]
    block._more.click()
    assert len([each for each in block.findChildren(RankRow) if not each.isHidden()]) == 2 * PLAYERS
