"""The board as it would be."""

from __future__ import annotations

from dataclasses import replace

from db.model.after import After
from db.model.board import INDEXED
from db.model.change import Change, added
from db.model.things import KINDS, Entity, Position, Segment
from tests.db.samples import small_board, things

SAMPLES = {thing.id: thing for thing in things()}
MOVED = Change(SAMPLES["aws@chips"], replace(SAMPLES["aws@chips"], segment_id="agent"))
NEW = Position(id="new", key="hug@cloud", entity_id="hug", segment_id="cloud")
GONE = Change(SAMPLES["ncloud@cloud"], None)
CHANGES = (MOVED, *added(NEW), GONE)


def test_it_reads_as_the_board_will_read() -> None:
    view, board = After(small_board(), CHANGES), small_board().overlaid(CHANGES)
    for kind in KINDS:
        assert dict(view.all(kind)) == dict(board.all(kind))
        for field in INDEXED.get(kind, ()):
            for value in {getattr(each, field) for each in (*things(), NEW) if type(each) is kind} - {None}:
                assert set(view.where(kind, field, value)) == set(board.where(kind, field, value))
        for thing in (*things(), NEW):
            assert view.get(kind, thing.id) == board.get(kind, thing.id)


def test_the_board_itself_stays() -> None:
    board = small_board()
    After(board, CHANGES)
    assert board.get(Position, "new") is None
    assert board.get(Position, "ncloud@cloud") is not None


def test_it_tells_what_is_written_and_what_is_gone() -> None:
    view = After(small_board(), CHANGES)
    assert list(view.written()) == [MOVED.after, NEW]
    assert list(view.removed()) == [GONE.before]


def test_what_comes_and_goes_at_once_is_neither() -> None:
    new = added(NEW)
    view = After(small_board(), [*new, *(each.inverse() for each in new)])
    assert not list(view.written())
    assert not list(view.removed())
    assert view.get(Position, NEW.id) is None


def test_what_is_untouched_is_read_from_the_board() -> None:
    view = After(small_board(), CHANGES)
    assert len(view.all(Segment)) == 3
    assert view.get(Entity, "aws") == SAMPLES["aws"]
    assert view.get(Entity, None) is None
