"""An edit."""

from __future__ import annotations

from db.edit.edit import Edit
from db.model.change import added
from tests.db.samples import things


def test_an_edit_without_changes_is_none() -> None:
    assert not Edit("move", ())
    assert Edit("move", added(things()[0]))
