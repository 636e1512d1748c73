"""Verbs about layers and segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.board import Board, layers_in_stack, segments_in
from db.model.things import Citation, Entity, Layer, Measure, Position, Rating, Scenario, Segment
from tests.db.samples import held, refused, small_board

if TYPE_CHECKING:
    from db.edit.edit import Edit


def stack(board: Board) -> list[tuple[str, int]]:
    return [(layer.name_en or layer.name_ko, layer.stack_rank) for layer in layers_in_stack(board)]


def rows(board: Board, layer_id: str) -> list[tuple[str, int]]:
    return [(segment.name_en or segment.name_ko, segment.order) for segment in segments_in(board, layer_id)]


def after(edit: Edit) -> Board:
    return small_board().overlaid(edit.changes)


def test_a_new_layer_comes_on_top() -> None:
    edit = verbs.add_layer(small_board(), " 서비스 ", "Services")
    assert stack(after(edit)) == [("Services", 3), ("Channels", 2), ("Infrastructure", 1)]
    new = edit.changes[0].after
    assert isinstance(new, Layer)
    assert (new.name_ko, new.key) == ("서비스", "services")
    assert len(edit.changes) == 1


@pytest.mark.parametrize(("at", "place"), [(0, 0), (1, 1), (2, 2), (99, 2), (-5, 0)])
def test_a_new_layer_comes_where_it_is_told(at: int, place: int) -> None:
    edit = verbs.add_layer(small_board(), "서비스", at=at)
    new = edit.changes[0].after
    assert isinstance(new, Layer)
    assert layers_in_stack(after(edit))[place] == new
    assert [rank for _, rank in stack(after(edit))] == [3, 2, 1]


def test_a_layer_needs_a_name() -> None:
    with refused("name_empty"):
        verbs.add_layer(small_board(), " \u200b", "\n")
    with refused("name_long"):
        verbs.add_layer(small_board(), "층" * 201)
    with refused("name_empty"):
        verbs.rename_layer(small_board(), "infra", "", "")


def test_a_layer_is_renamed() -> None:
    edit = verbs.rename_layer(small_board(), "infra", "기반", "Base")
    assert stack(after(edit)) == [("Channels", 2), ("Base", 1)]
    assert not verbs.rename_layer(small_board(), "infra", " 인프라", "Infrastructure ")


@pytest.mark.parametrize("to", [0, -1])
def test_a_layer_moves(to: int) -> None:
    assert stack(after(verbs.move_layer(small_board(), "infra", to))) == [("Infrastructure", 2), ("Channels", 1)]


@pytest.mark.parametrize("to", [1, 7])
def test_a_layer_that_stays_is_not_moved(to: int) -> None:
    assert not verbs.move_layer(small_board(), "infra", to)


def test_a_layer_folds_and_opens() -> None:
    board = small_board()
    fold = verbs.fold_layer(board, "infra", folded=True)
    assert fold.verb == "fold_layer"
    assert board.overlaid(fold.changes).the(Layer, "infra").folded
    board.apply(fold.changes)
    assert not verbs.fold_layer(board, "infra", folded=True)
    assert not verbs.fold_layers(board, ["infra"], folded=True)
    assert verbs.fold_layer(board, "infra", folded=False).verb == "unfold_layer"


def test_a_layer_goes_with_all_that_stands_on_it() -> None:
    board = after(verbs.remove_layer(small_board(), "infra"))
    assert stack(board) == [("Channels", 1)]
    assert set(board.all(Segment)) == {"agent"}
    assert set(board.all(Position)) == {"naver@agent"}
    assert not board.all(Rating)
    assert set(board.all(Citation)) == {"c2"}
    assert len(board.all(Entity)) == 4
    assert board.the(Measure, "measure").targets == ("agent",)
    assert board.the(Scenario, "support").overrides == ()
    assert len(board.the(Scenario, "support").relation_overrides) == 1


def test_a_new_segment_comes_to_the_bottom_of_its_layer() -> None:
    edit = verbs.add_segment(small_board(), "infra", "네트워크", "Network")
    assert rows(after(edit), "infra") == [("Cloud", 1), ("Chips", 2), ("Network", 3)]
    new = edit.changes[0].after
    assert isinstance(new, Segment)
    assert new.key == "network"


def test_a_new_segment_comes_where_it_is_told() -> None:
    edit = verbs.add_segment(small_board(), "infra", "네트워크", at=0)
    assert rows(after(edit), "infra") == [("네트워크", 1), ("Cloud", 2), ("Chips", 3)]
    assert isinstance(edit.changes[0].after, Segment)
    assert edit.changes[0].before is None


def test_a_segment_needs_a_layer_and_a_name() -> None:
    with refused("gone"):
        verbs.add_segment(small_board(), "nowhere", "이름")
    with refused("name_empty"):
        verbs.add_segment(small_board(), "infra", "")


def test_a_segment_is_renamed() -> None:
    edit = verbs.rename_segment(small_board(), "cloud", "구름", "")
    assert rows(after(edit), "infra") == [("구름", 1), ("Chips", 2)]


def test_a_segment_moves_within_its_layer() -> None:
    assert rows(after(verbs.move_segment(small_board(), "chips", "infra", 0)), "infra") == [("Chips", 1), ("Cloud", 2)]
    assert not verbs.move_segment(small_board(), "chips", "infra", 5)


def test_a_segment_moves_to_another_layer_with_its_cards() -> None:
    board = after(verbs.move_segment(small_board(), "cloud", "channel", 0))
    assert rows(board, "channel") == [("Cloud", 1), ("Agents", 2)]
    assert rows(board, "infra") == [("Chips", 1)]
    assert len(board.where(Position, "segment_id", "cloud")) == 2


def test_a_segment_goes_with_its_cards() -> None:
    board = after(verbs.remove_segment(small_board(), "cloud"))
    assert rows(board, "infra") == [("Chips", 1)]
    assert set(board.all(Position)) == {"aws@chips", "naver@agent"}
    assert board.the(Measure, "measure").targets == ("agent",)


def test_a_segment_says_more_of_itself() -> None:
    edit = verbs.edit_segment(
        small_board(),
        "cloud",
        desc_ko="첫째\r\n둘째 ",
        inclusion_en="Top three",
        home_absent_confirmed=True,
        evolution="",
    )
    segment = after(edit).the(Segment, "cloud")
    assert (segment.desc_ko, segment.inclusion_en, segment.home_absent_confirmed) == ("첫째\n둘째", "Top three", True)
    assert segment.evolution is None
    with refused("text_long"):
        verbs.edit_segment(small_board(), "cloud", desc_ko="가" * 5_001)
    with refused("flag"):
        verbs.edit_segment(small_board(), "cloud", home_absent_confirmed="yes")


@pytest.mark.parametrize(
    "verb",
    [
        lambda board: verbs.rename_layer(board, "x", "가", ""),
        lambda board: verbs.move_layer(board, "x", 0),
        lambda board: verbs.fold_layer(board, "x", folded=True),
        lambda board: verbs.remove_layer(board, "x"),
        lambda board: verbs.rename_segment(board, "x", "가", ""),
        lambda board: verbs.move_segment(board, "x", "infra", 0),
        lambda board: verbs.move_segment(board, "cloud", "x", 0),
        lambda board: verbs.remove_segment(board, "x"),
        lambda board: verbs.edit_segment(board, "x", desc_ko=""),
    ],
)
def test_what_is_not_there_any_more_is_told(verb: object) -> None:
    assert callable(verb)
    with refused("gone"):
        verb(small_board())


def test_verbs_leave_the_board_alone() -> None:
    board = small_board()
    verbs.remove_layer(board, "infra")
    verbs.move_segment(board, "cloud", "channel", 0)
    assert held(board) == held(small_board())
