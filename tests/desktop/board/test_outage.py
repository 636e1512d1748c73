from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.edit import verbs
from db.judge.chains import dependents
from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Entity, Position
from desktop import app as application
from desktop.board.lenses import glass_of
from desktop.board.outage import BLOCKED, outage_of
from desktop.board.signs import entries
from desktop.sight import Sight
from desktop.words import Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.program import Program


@pytest.fixture
def board() -> Board:
    return Board(sample_things())


def entity_of(board: Board, key: str) -> str:
    found = board.by_key(Entity, key)
    assert found is not None
    return found.id


def card_of(board: Board, key: str) -> str:
    found = board.by_key(Position, key)
    assert found is not None
    return found.id


@pytest.fixture
def blocked(program: Program, qtbot: QtBot) -> Program:
    """The sample with NVIDIA's card selected and its outage asked for."""

    application.begin(program, None)
    program.window.show()
    qtbot.waitExposed(program.window)
    assert program.desk is not None
    program.desk.board.focus_position(card_of(program.desk.session.board, "nvidia@accel"))
    program.window.acts["board.blocked"].trigger()
    return program


def test_nobody_is_hit_while_nobody_is_blocked(board: Board) -> None:
    assert outage_of(board, None) is None
    assert outage_of(board, "gone") is None


def test_all_that_depends_through_others_is_hit(board: Board) -> None:
    nvidia = entity_of(board, "nvidia")
    outage = outage_of(board, nvidia)
    assert outage is not None
    assert tuple(outage.chains.values()) == dependents(board, nvidia)
    hit = outage.chains[entity_of(board, "clovax")]
    assert [board.the(Entity, each).key for each in hit.entities] == ["clovax", "hyperclovax", "navercloud", "nvidia"]
    assert set(hit.relations) <= outage.relations


def test_cards_say_how_strongly_they_are_hit_and_the_others_stand_back(board: Board) -> None:
    nvidia = entity_of(board, "nvidia")
    glass = glass_of(board, judge(board), Sight(blocked=nvidia))
    gpt4 = entity_of(board, "gpt4")
    strength = next(each.strength for each in dependents(board, nvidia) if each.dependent_id == gpt4)
    assert glass.tint(card_of(board, "nvidia@accel")).mark == BLOCKED
    assert glass.tint(card_of(board, "gpt4@fm")).text == f"{strength * 100:.0f}" == "64"
    assert not glass.dims(card_of(board, "gpt4@fm"))
    assert glass.dims(card_of(board, "exaone@fm"))
    assert not glass_of(board, judge(board), Sight()).dims(card_of(board, "exaone@fm"))


def test_the_legend_tells_the_steps(board: Board) -> None:
    told = entries(Sight(blocked=entity_of(board, "nvidia")), board, judge(board), Words("ko"))
    assert told[0].text == "엔비디아가 막히면?"
    assert [each.name for each in told if each.part == "lens" and each.of == "tint"] == [
        "blocked",
        "high",
        "mid",
        "low",
    ]


def test_the_connectors_are_those_of_the_chains(blocked: Program, qtbot: QtBot) -> None:
    assert blocked.desk is not None
    scene, board = blocked.desk.board.stage.scene, blocked.desk.session.board
    outage = outage_of(board, entity_of(board, "nvidia"))
    assert outage is not None
    qtbot.waitUntil(lambda: not scene.wires.waiting)
    assert scene.wires.all
    assert set(scene.wires.all) <= outage.relations


def test_the_bar_counts_and_leads_to_the_cards(blocked: Program) -> None:
    assert blocked.desk is not None
    bar, board = blocked.desk.page.outage, blocked.desk.session.board
    assert bar.isVisible()
    assert bar.title.text() == "엔비디아가 막히면?"
    assert "12곳(한국 5곳)" in bar.counted.text()
    first = bar.players[0]
    assert "네이버클라우드 100 %" in first.text()
    assert "엔비디아 → 네이버클라우드" in first.accessibleDescription()
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert blocked.desk.selection.current == card_of(board, "navercloud@cloud")
    assert bar.isVisible()


def test_escape_ends_it_and_keeps_the_selection(blocked: Program) -> None:
    assert blocked.desk is not None
    chosen = blocked.desk.selection.positions
    QTest.keyClick(blocked.desk.board, Qt.Key.Key_Escape)
    assert blocked.desk.viewing.now.blocked is None
    assert not blocked.desk.page.outage.isVisible()
    assert not blocked.window.acts["board.blocked"].isChecked()
    assert blocked.desk.selection.positions == chosen


def test_asking_of_the_same_player_again_ends_it(blocked: Program) -> None:
    assert blocked.desk is not None
    blocked.window.acts["board.blocked"].trigger()
    assert blocked.desk.viewing.now.blocked is None


def test_without_a_card_it_says_so(program: Program) -> None:

    application.begin(program, None)
    program.window.show()
    assert program.desk is not None
    said: list[str] = []
    program.desk.board.told.connect(said.append)
    program.window.acts["board.blocked"].trigger()
    assert said == [Words("ko").say("board.told.no_card")]
    assert program.desk.viewing.now.blocked is None


def test_an_edit_of_a_relation_is_followed(blocked: Program) -> None:
    assert blocked.desk is not None
    session = blocked.desk.session
    outage = outage_of(session.board, entity_of(session.board, "nvidia"))
    assert outage is not None
    (step,) = outage.chains[entity_of(session.board, "ktcloud")].relations
    session.attempt(lambda board: verbs.remove_relations(board, [step]))
    assert "11곳(한국 4곳)" in blocked.desk.page.outage.counted.text()
    session.undo()
    assert "12곳(한국 5곳)" in blocked.desk.page.outage.counted.text()


def test_a_blocked_player_that_is_removed_blocks_nothing(blocked: Program) -> None:
    assert blocked.desk is not None
    session = blocked.desk.session
    session.attempt(lambda board: verbs.remove_entities(board, [entity_of(board, "nvidia")]))
    assert blocked.desk.viewing.now.blocked is None
    assert not blocked.desk.page.outage.isVisible()
