"""What is left of a board without its other waves."""

from __future__ import annotations

from db.edit import verbs
from db.model import rules
from db.model.board import Board
from db.model.present import present_part
from db.model.things import Entity, Layer, Measure, Position, Segment, Wave
from tests.db.samples import small_board


def test_a_board_that_is_all_present_stays_itself() -> None:
    board = small_board()
    board.apply(verbs.remove_wave(board, "past").changes)
    assert present_part(board) is board
    board.apply(verbs.remove_wave(board, "now").changes)
    assert present_part(board) is board
    assert present_part(Board(small_board().all(Entity).values())).all(Entity)


def test_other_waves_go_with_the_players_that_stand_in_them_alone() -> None:
    board = small_board()
    board.apply(verbs.set_wave(board, "channel", "past").changes)
    before = set(board.all(Position))
    left = present_part(board)
    assert rules.problems(left) == ()
    assert set(left.all(Wave)) == {"now"}
    assert set(left.all(Layer)) == {"infra"}
    assert set(left.all(Segment)) == {"cloud", "chips"}
    # Naver stood among agents alone; nobody has put Hugging Face anywhere, so it still waits.
    assert set(left.all(Entity)) == {"ncloud", "aws", "hug"}
    assert left.the(Measure, "measure").targets == ("cloud",)
    assert set(board.all(Position)) == before, "the board itself was changed"
