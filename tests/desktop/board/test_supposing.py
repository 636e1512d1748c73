"""What the change lens shows of a board under a scenario."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage, QPainter

from db.judge.reading import judge
from db.judge.scenario import under
from db.judge.terms import POINTS
from db.model.board import Board
from db.model.change import Change
from db.model.things import Override, Position, Rating, Scenario, Segment
from desktop.board.camera import Camera
from desktop.board.compared import compared_day
from desktop.board.hits import Hit
from desktop.board.ink import Ink
from desktop.board.lenses import Glass, glass_of
from desktop.board.paint import Still
from desktop.board.scene import Scene
from desktop.board.sheet import sheet
from desktop.board.signs import entries
from desktop.board.tints import Delta, Tint
from desktop.sight import Sight
from desktop.words import Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.theme import Theme

KO = Words("ko")
BOARD = Board(sample_things())
JUDGEMENT = judge(BOARD)


def the(kind: type[Scenario] | type[Position] | type[Segment], key: str, board: Board = BOARD) -> str:
    found = board.by_key(kind, key)
    assert found is not None
    return found.id


def sight(key: str = "sc.cloud") -> Sight:
    return Sight(lens="change", scenario=the(Scenario, key))


def glass() -> Glass:
    return glass_of(BOARD, JUDGEMENT, sight())


def test_a_card_shows_where_the_scenario_would_take_it() -> None:
    held, card = glass(), the(Position, "navercloud@cloud")
    then = judge(under(BOARD, sight().scenario or "")).positions[card].score
    assert then is not None
    assert held.delta(card) == Delta(pytest.approx(53.75 / POINTS), pytest.approx(then / POINTS))
    assert held.tint(card) == Tint("rise", "up", "0.4")


def test_a_card_that_the_scenario_leaves_alone_stands_still() -> None:
    held = glass()
    for key in ("aws@cloud", "gpt4@fm"):
        assert held.tint(the(Position, key)) == Tint("steady", "same", "0")
        assert held.delta(the(Position, key)) is None


def test_a_row_shows_how_its_level_and_its_line_would_move() -> None:
    held, cloud = glass(), the(Segment, "cloud")
    moved = held.level(cloud)
    assert moved is not None
    assert moved.now - moved.was == pytest.approx(100 * 7.5 / 96.25)
    assert held.ghosts == {cloud: pytest.approx(0.22)}
    assert held.level(the(Segment, "fm")) is None


def test_what_nobody_had_rated_is_new_under_the_scenario() -> None:
    scenario = BOARD.the(Scenario, the(Scenario, "sc.cloud"))
    card = the(Position, "ktcloud@cloud")
    bare = BOARD.overlaid([Change(each, None) for each in BOARD.where(Rating, "target_id", card)])
    criterion = scenario.overrides[0].criterion_id
    told = Override(target_kind="position", target_id=card, criterion_id=criterion, op="set", value=3)
    board = bare.overlaid([Change(scenario, replace(scenario, overrides=(told,)))])
    held = glass_of(board, judge(board), Sight(lens="change", scenario=scenario.id))
    assert held.tint(card) == Tint("fresh", "new", "")


def test_the_lens_alone_knows_of_the_scenario() -> None:
    held = glass_of(BOARD, JUDGEMENT, replace(sight(), lens="score"))
    assert (held.outcome, held.ghosts, held.level(the(Segment, "cloud"))) == (None, {}, None)


def test_a_scenario_that_is_gone_is_none_and_dates_compare_again() -> None:
    scenario = BOARD.the(Scenario, the(Scenario, "sc.cloud"))
    board = BOARD.overlaid([Change(scenario, None)])
    held = glass_of(board, JUDGEMENT, Sight(lens="change", scenario=scenario.id))
    assert held.scenario is None
    assert held.compared == compared_day(board, JUDGEMENT, Sight(lens="change"))


def test_since_a_date_rows_show_how_their_level_has_moved() -> None:
    scene = Scene(BOARD, JUDGEMENT, "ko", Sight(lens="change", compared=BOARD.premise.as_of))
    assert all(scene.glass.level(row.segment_id) is None for row in scene.arrangement.rows)
    assert not scene.glass.ghosts


def test_the_lens_follows_edits_of_board_and_scenario() -> None:
    board, scenario_id = BOARD.snapshot(), the(Scenario, "sc.cloud")
    scene = Scene(board, JUDGEMENT, "ko", sight())
    card = the(Position, "navercloud@cloud")
    assert scene.face(card).delta is not None
    scenario = board.the(Scenario, scenario_id)
    change = Change(scenario, replace(scenario, overrides=()))
    board.apply([change])
    assert scene.refresh(JUDGEMENT, [change]) is None
    assert scene.face(card).delta is None
    assert not scene.glass.ghosts


def test_choosing_a_scenario_makes_the_cards_look_again() -> None:
    scene = Scene(BOARD, JUDGEMENT, "ko", Sight(lens="change"))
    card = the(Position, "navercloud@cloud")
    assert scene.face(card).delta is None
    assert scene.look_at(sight()) is None
    assert scene.face(card).delta is not None


def test_the_legend_names_the_scenario_and_its_line() -> None:
    told = entries(sight(), BOARD, JUDGEMENT, KO)
    assert told[0].text == "시나리오: 국가 차원의 클라우드 지원"
    assert "ghost" in {each.name for each in told}
    assert "ghost" not in {each.name for each in entries(Sight(lens="change"), BOARD, JUDGEMENT, KO)}


def test_the_sheets_say_what_is_assumed_and_what_comes_of_it() -> None:
    scene = Scene(BOARD, JUDGEMENT, "ko", sight())
    card = sheet(scene, KO, Hit("card", the(Position, "navercloud@cloud")))
    for said in ("시나리오: 국가 차원의 클라우드 지원", "점수 2.7 → 3.1", "공공 투자와 세제로 동원 자본 한 단계 상승"):
        assert said in card
    head = sheet(scene, KO, Hit("head", the(Segment, "cloud")))
    for said in ("시나리오: 국가 차원의 클라우드 지원", "L 55.8 → 63.6", "태세 위험 → 추격"):
        assert said in head
    assert "시나리오" not in sheet(scene, KO, Hit("head", the(Segment, "fm")))


def test_a_dotted_line_stands_where_the_front_would(qapp: QApplication, theme: Theme) -> None:
    plain, supposed = (_picture(each, theme) for each in (Sight(lens="change"), sight()))
    scene = Scene(BOARD, JUDGEMENT, "ko", sight())
    row = scene.arrangement.row(the(Segment, "cloud"))
    assert row is not None
    x = round(row.ground.x + row.ground.w * 0.22)
    column = range(round(row.ground.y) + 2, round(row.ground.bottom) - 2)
    assert any(plain.pixel(x, y) != supposed.pixel(x, y) for y in column)


def _picture(how: Sight, theme: Theme) -> QImage:
    scene = Scene(BOARD, JUDGEMENT, "ko", how)
    wide, high = round(scene.arrangement.width), round(scene.arrangement.height)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(theme.colour("window"))
    painter = QPainter(image)
    camera = Camera(wide=wide, high=high, width=wide, height=high)
    still = Still(scene, camera, Ink(theme), KO)
    still.shares = {each: share for each, share in scene.fronts.items() if share is not None}
    still.paint(painter, image.rect())
    painter.end()
    return image
