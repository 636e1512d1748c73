"""Taking cards off the board: what goes along is told, and taken back at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.edit import verbs
from db.model.things import Position, Rating

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver


def ratings_of(driver: Driver, *position_ids: str) -> int:
    return sum(len(driver.session.board.where(Rating, "target_id", each)) for each in position_ids)


def alone(driver: Driver) -> list[str]:
    """Return cards whose players stand nowhere else."""
    board = driver.session.board
    shown = (board.the(Position, each) for each in driver.arrangement.reading_order())
    return [each.id for each in shown if len(board.where(Position, "entity_id", each.entity_id)) == 1]


def many(driver: Driver) -> str:
    """Return a card whose player stands elsewhere too."""
    board = driver.session.board
    shown = (board.the(Position, each) for each in driver.arrangement.reading_order())
    return next(each.id for each in shown if len(board.where(Position, "entity_id", each.entity_id)) > 1)


def test_ratings_that_go_along_are_told_with_a_way_back(sample: Driver) -> None:
    undoable: list[str] = []
    sample.view.undoable.connect(undoable.append)
    cards = alone(sample)[:2]
    count = ratings_of(sample, *cards)
    sample.selection.select(cards)
    sample.key(Qt.Key.Key_Delete)
    assert undoable == [f"카드 2장과 평가 {count}건을 보드에서 내렸습니다. 플레이어는 대기 목록에 있습니다."]


def test_a_player_that_stands_elsewhere_is_not_said_to_be_in_the_tray(sample: Driver) -> None:
    undoable: list[str] = []
    sample.view.undoable.connect(undoable.append)
    first, second = many(sample), alone(sample)[0]
    sample.selection.select([first])
    sample.key(Qt.Key.Key_Delete)
    assert "대기 목록" not in undoable[-1]
    sample.session.undo()
    sample.selection.select([first, second])
    sample.key(Qt.Key.Key_Delete)
    assert undoable[-1].endswith("플레이어 1개는 대기 목록에 있습니다.")


def test_one_card_without_ratings_is_told_in_the_status_bar_only(sample: Driver) -> None:
    undoable: list[str] = []
    sample.view.undoable.connect(undoable.append)
    card = alone(sample)[0]
    entity = sample.session.board.the(Position, card).entity_id
    sample.session.do(verbs.take_off(sample.session.board, [card]))
    sample.session.attempt(lambda board: verbs.place_many(board, [verbs.Placement(entity, sample.segment("edu"))]))
    (fresh,) = sample.session.board.where(Position, "entity_id", entity)
    sample.selection.select([fresh.id])
    sample.view.take_off()
    assert undoable == []
    assert sample.told[-1] == "카드 1장을 보드에서 내렸습니다. 플레이어는 대기 목록에 있습니다."


def test_backspace_takes_nothing_off(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    sample.selection.select([card])
    sample.key(Qt.Key.Key_Backspace)
    assert sample.session.board.get(Position, card) is not None
