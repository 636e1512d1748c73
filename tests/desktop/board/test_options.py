"""Several scenarios at once on the board."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QMenu

from db.judge.reading import judge
from db.judge.scenario import under
from db.judge.terms import POINTS
from db.model.board import Board
from db.model.change import Change
from db.model.things import Override, Position, Scenario, Segment
from desktop.board.camera import Camera
from desktop.board.compare import CompareButton
from desktop.board.hits import Hit
from desktop.board.ink import Ink
from desktop.board.lenses import glass_of
from desktop.board.options import LETTERS
from desktop.board.paint import Still
from desktop.board.scene import Scene
from desktop.board.sheet import sheet
from desktop.board.signs import entries
from desktop.board.tints import Tint
from desktop.sight import Sight, Viewing, scenarios_asked, scenarios_shown
from desktop.words import Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.session import Session
    from desktop.theme import Theme

KO = Words("ko")


def the(board: Board, kind: type[Scenario] | type[Position] | type[Segment], key: str) -> str:
    found = board.by_key(kind, key)
    assert found is not None
    return found.id


def board_of_four() -> Board:
    """The sample with a scenario that lowers a card of the cloud row, and one that changes nothing."""
    board = Board(sample_things())
    cloud = board.the(Scenario, the(board, Scenario, "sc.cloud"))
    tech = next(each.criterion_id for each in cloud.overrides if each.target_kind == "position")
    card = the(board, Position, "navercloud@cloud")
    worse = Override(target_kind="position", target_id=card, criterion_id=tech, op="set", value=1.0)
    made = (
        replace(cloud, id="worse", key="worse", name_ko="수출 통제", overrides=(worse,), relation_overrides=()),
        replace(cloud, id="idle", key="zzz", name_ko="그대로", overrides=(), relation_overrides=()),
    )
    board.apply([Change(None, each) for each in made])
    return board


def asked(board: Board) -> Sight:
    ids = [the(board, Scenario, "sc.cloud"), "worse", "idle"]
    return Sight(lens="change", **scenarios_asked(ids))  # type: ignore[arg-type]


def test_every_scenario_has_its_letter_and_says_what_it_makes_of_a_card() -> None:
    board = board_of_four()
    glass = glass_of(board, judge(board), asked(board))
    assert glass.options is not None
    card = the(board, Position, "navercloud@cloud")
    turns = list(glass.options.turns(card))
    assert [each.letter for each in turns] == ["A", "B"]
    for turn, scenario_id in zip(turns, (the(board, Scenario, "sc.cloud"), "worse"), strict=True):
        then = judge(under(board, scenario_id)).positions[card].score
        assert then is not None
        assert abs(turn.now - then / POINTS) < 1e-9
    assert glass.tint(the(board, Position, "gpt4@fm")) == Tint("steady", "same", "0")


def test_a_row_bends_under_those_scenarios_only_that_move_it() -> None:
    board = board_of_four()
    glass = glass_of(board, judge(board), asked(board))
    assert glass.options is not None
    bends = list(glass.options.bends(the(board, Segment, "cloud")))
    assert bends
    assert all(each.letter != "C" for each in bends)
    assert not list(glass.options.bends(the(board, Segment, "fm")))


def test_tooltips_and_the_legend_tell_the_letters() -> None:
    board = board_of_four()
    judgement, sight = judge(board), asked(board)
    scene = Scene(board, judgement, "ko", sight)
    lines = sheet(scene, KO, Hit("card", the(board, Position, "navercloud@cloud")))
    assert "B 수출 통제" in lines
    told = sheet(scene, KO, Hit("front", the(board, Segment, "cloud")))
    assert any(each.startswith("A ") and "55.8 → 63.6" in each for each in told.splitlines())
    letters = [each.name for each in entries(sight, board, judgement, KO, scene.glass) if each.of == "letter"]
    assert letters == ["A", "B", "C"]


def test_letters_are_painted_in_their_colours(theme: Theme, qapp: object) -> None:
    del qapp
    board = board_of_four()
    scene = Scene(board, judge(board), "ko", asked(board))
    assert {"option_1", "option_2"} <= painted(scene, theme)
    plain = Scene(board, judge(board), "ko", Sight(lens="change", scenario=the(board, Scenario, "sc.cloud")))
    assert not painted(plain, theme)


def painted(scene: Scene, theme: Theme) -> set[str]:
    wide, high = round(scene.arrangement.width), round(scene.arrangement.height)
    picture = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    still = Still(scene, Camera(wide=wide, high=high, width=wide, height=high), Ink(theme), KO)
    still.paint(painter, picture.rect())
    painter.end()
    seen = {picture.pixel(x, y) for x in range(wide) for y in range(high)}
    return {f"option_{n}" for n in range(1, 5) if theme.colour(f"option_{n}").rgb() in seen}


def test_the_menu_puts_scenarios_beside_each_other_and_takes_them_away(
    qtbot: QtBot, session: Session, theme: Theme
) -> None:
    viewing = Viewing()
    button, menu = CompareButton(session, viewing, KO, theme), QMenu()
    qtbot.addWidget(button)

    def press(text: str) -> None:
        button.fill(menu)
        next(each for each in menu.actions() if text in each.text()).trigger()

    press("클라우드 지원")
    press("LLM 협력")
    assert len(scenarios_shown(session.board, viewing.now)) == 2
    assert "2" in button.text()
    press("클라우드 지원")
    assert [each.key for each in scenarios_shown(session.board, viewing.now)] == ["sc.alliance"]
    press("나란히")
    assert len(scenarios_shown(session.board, viewing.now)) == 2
    press("가장 이른")
    assert scenarios_shown(session.board, viewing.now) == ()


def test_no_more_show_than_there_are_letters() -> None:
    board = Board(sample_things())
    one = board.the(Scenario, the(board, Scenario, "sc.cloud"))
    board.apply([Change(None, replace(one, id=f"s{n}", key=f"s{n}")) for n in range(6)])
    sight = Sight(lens="change", **scenarios_asked([f"s{n}" for n in range(6)]))  # type: ignore[arg-type]
    assert len(scenarios_shown(board, sight)) == len(LETTERS)
