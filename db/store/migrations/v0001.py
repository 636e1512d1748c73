"""Version 1: the form of the first release. Nothing came before it, so there is nothing to carry over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.store.migrations.step import Step

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(operations: Operations) -> None:
    """Refuse: a board without a version was never released."""
    raise LookupError(operations)


STEP = Step(to=1, upgrade=upgrade)
