from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.model.things import Entity, Position
from desktop.dialogs.entity import EntitySheet
from desktop.dialogs.premise import PremiseSheet
from desktop.dialogs.sheet import Sheet
from desktop.dialogs.structure import StructureSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.program import Program


def first(program: Program) -> Position:
    assert program.desk is not None
    return next(iter(program.desk.session.board.all(Position).values()))


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("edit.structure", StructureSheet),
        ("edit.add_layer", StructureSheet),
        ("edit.premise", PremiseSheet),
        ("edit.add_entity", EntitySheet),
    ],
)
def test_each_deed_opens_its_dialog(sample: Program, action: str, kind: type[Sheet]) -> None:
    sample.window.acts[action].trigger()
    sheet = sample.window.findChild(kind)
    assert sheet is not None
    assert sheet.isVisible()


def test_a_dialog_that_is_open_comes_to_the_front_instead_of_twice(sample: Program) -> None:
    for _ in range(2):
        sample.window.acts["edit.structure"].trigger()
    assert len(sample.window.findChildren(Sheet)) == 1


def test_a_new_board_closes_the_dialogs_of_the_old_one(sample: Program, sample_file: str) -> None:
    sample.window.acts["edit.structure"].trigger()
    sheet = sample.window.findChild(StructureSheet)
    sample.open(sample_file)  # type: ignore[arg-type]
    assert sheet is None or not sheet.isVisible()


def test_a_new_player_is_offered_the_segment_in_view(sample: Program) -> None:
    assert sample.desk is not None
    position = first(sample)
    sample.desk.selection.select([position.id])
    sample.window.acts["edit.add_entity"].trigger()
    sheet = sample.window.findChild(EntitySheet)
    assert sheet is not None
    assert sheet.segment.currentData() == position.segment_id


def test_the_selected_player_is_edited(sample: Program) -> None:
    assert sample.desk is not None
    position = first(sample)
    sample.desk.selection.select([position.id])
    sample.window.acts["edit.entity"].trigger()
    sheet = sample.window.findChild(EntitySheet)
    assert sheet is not None
    assert sheet.name_ko.text() == sample.desk.session.board.the(Entity, position.entity_id).name_ko


def test_all_cards_are_selected_and_taken_off_in_one_step(sample: Program) -> None:
    assert sample.desk is not None
    sample.window.acts["edit.select_all"].trigger()
    assert len(sample.desk.selection.positions) == 61
    sample.window.acts["edit.take_off"].trigger()
    assert len(sample.desk.session.board.all(Position)) == 109 - 61, "only the cards of the wave that shows"
    sample.window.acts["edit.undo"].trigger()
    assert len(sample.desk.session.board.all(Position)) == 109


def test_deleting_a_player_asks_and_names_it(sample: Program, answer: Callable[..., str]) -> None:
    assert sample.desk is not None
    position = first(sample)
    entity = sample.desk.session.board.the(Entity, position.entity_id)
    sample.desk.selection.select([position.id])
    sample.window.acts["edit.remove_entity"].trigger()
    assert entity.name_ko in answer(sample, False)
    assert sample.desk.session.board.get(Entity, entity.id) is not None
    sample.window.acts["edit.remove_entity"].trigger()
    answer(sample, True)
    assert sample.desk.session.board.get(Entity, entity.id) is None
    assert sample.desk.selection.positions == ()


def test_without_a_board_nothing_happens(program: Program) -> None:
    for each in ("edit.undo", "edit.structure", "edit.find", "edit.select_all", "view.fit", "file.copy", "file.brief"):
        program.window.acts[each].setEnabled(True)
        program.window.acts[each].trigger()
    assert program.window.findChildren(Sheet) == []
