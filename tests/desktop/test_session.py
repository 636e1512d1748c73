from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.errors import RuleError
from db.model.things import Layer, Position, Rating, Segment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.session import Session


def rated(session: Session) -> tuple[Position, Rating]:
    """A Korean position that has a rating of more than one."""
    for position_id, score in session.judgement.positions.items():
        for rating in session.board.where(Rating, "target_id", position_id):
            if score.home and score.eligible and rating.score is not None and rating.score >= 2:
                return session.board.the(Position, position_id), rating
    raise AssertionError


def lowered(board: Board, position: Position, rating: Rating) -> Edit:
    return verbs.rate(board, position.id, rating.criterion_id, score=1.0, rated_at=rating.rated_at)


def test_an_edit_is_told_once_with_a_new_judgement(qtbot: QtBot, session: Session) -> None:
    position, rating = rated(session)
    before = session.judgement.positions[position.id].score
    with qtbot.waitSignal(session.changed) as told:
        done = session.attempt(lambda board: lowered(board, position, rating))
    assert done
    assert told.args is not None
    assert len(told.args[0]) == 1
    assert session.judgement.positions[position.id].score != before


def test_undo_brings_board_and_judgement_back(session: Session) -> None:
    position, rating = rated(session)
    before = session.judgement
    session.attempt(lambda board: lowered(board, position, rating))
    assert session.judgement != before
    assert session.undo()
    assert session.judgement == before
    assert session.redo()
    assert session.judgement != before


def test_what_is_refused_changes_nothing_and_is_told(qtbot: QtBot, session: Session) -> None:
    before = list(session.board.things())
    with qtbot.assertNotEmitted(session.changed), qtbot.waitSignal(session.refused) as told:
        assert not session.attempt(lambda board: verbs.add_layer(board, ""))
    assert told.args is not None
    assert isinstance(told.args[0], RuleError)
    assert list(session.board.things()) == before


def test_an_empty_edit_tells_nothing(qtbot: QtBot, session: Session) -> None:
    layer = next(iter(session.board.all(Layer).values()))
    with qtbot.assertNotEmitted(session.changed):
        assert session.attempt(lambda board: verbs.rename_layer(board, layer.id, layer.name_ko, layer.name_en))


def test_a_preview_keeps_nothing(qtbot: QtBot, session: Session) -> None:
    position, rating = rated(session)
    before, judgement = session.board.the(Rating, rating.id), session.judgement
    edit = lowered(session.board, position, rating)
    with qtbot.waitSignal(session.previewed) as told:
        session.preview(edit)
    assert told.args is not None
    assert told.args[0] != judgement
    assert session.board.the(Rating, rating.id) == before
    assert session.judgement == judgement


def test_the_end_of_a_preview_shows_the_board_as_it_is(qtbot: QtBot, session: Session) -> None:
    position, rating = rated(session)
    edit = lowered(session.board, position, rating)
    session.preview(edit)
    with qtbot.waitSignal(session.previewed) as told:
        session.preview(None)
    assert told.args == [session.judgement]
    with qtbot.assertNotEmitted(session.previewed):
        session.preview(None)


@pytest.mark.parametrize("refused", [True, False])
def test_a_preview_that_comes_to_nothing_is_taken_back(qtbot: QtBot, session: Session, refused: bool) -> None:
    position, rating = rated(session)
    session.preview(lowered(session.board, position, rating))
    segment = next(iter(session.board.all(Segment).values()))
    name = "" if refused else segment.name_ko
    with qtbot.waitSignal(session.previewed) as told:
        session.attempt(lambda board: verbs.rename_segment(board, segment.id, name, segment.name_en if name else ""))
    assert told.args == [session.judgement]


def test_reverting_goes_back_to_how_it_was_opened(session: Session) -> None:
    before = list(session.board.things())
    session.attempt(lambda board: verbs.add_layer(board, "새 층"))
    session.attempt(lambda board: verbs.add_layer(board, "또 새 층"))
    assert session.revert()
    assert sorted(map(repr, session.board.things())) == sorted(map(repr, before))
    assert session.undo()
    assert len(session.board.all(Layer)) == 15
