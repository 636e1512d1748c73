from __future__ import annotations

from typing import TYPE_CHECKING

from db.edit import verbs
from db.model.things import Criterion, Position
from desktop import app as application
from desktop.settings import SettingsFile

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.places import Places
    from desktop.program import Program


def moves(program: Program) -> bool:
    """Rate a card so that its segment's front line goes elsewhere; tell whether that can be seen as a motion."""
    assert program.desk is not None
    session = program.desk.session
    tech, card = (session.board.by_key(kind, key) for kind, key in ((Criterion, "tech"), (Position, "gpt4@fm")))
    assert tech is not None
    assert card is not None
    score = 1.0 if program.desk.board._stage.easing.calm else 1.5
    assert session.attempt(lambda board: verbs.rate(board, card.id, tech.id, score=score, rated_at=board.premise.as_of))
    return program.desk.board._stage.easing.moving


def test_with_less_motion_the_front_line_is_where_it_belongs_at_once(sample: Program) -> None:
    assert moves(sample)
    sample.window.acts["view.reduce_motion"].trigger()
    assert not moves(sample)


def test_less_motion_is_remembered_and_goes_for_every_board(sample: Program, sample_file: Path, places: Places) -> None:
    sample.window.acts["view.reduce_motion"].trigger()
    assert sample.open(sample_file)
    assert sample.desk is not None
    assert sample.desk.board._stage.easing.calm
    again = application.start(sample._app, places, SettingsFile(places.settings))
    assert again.window.acts["view.reduce_motion"].isChecked()
    again.window.acts["view.reduce_motion"].trigger()
    assert not SettingsFile(places.settings).now.reduce_motion
    again.window.close()
