"""A step: what brings a board file from one version of its form to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from alembic.operations import Operations


class Step(NamedTuple):
    """How a file of the version before ``to`` becomes one of version ``to``.

    ``upgrade`` changes tables and rows through Alembic's operations, with foreign keys off and in one transaction.
    Tables named in ``recounted`` may come out with another number of rows; everywhere else a lost row is an error.
    A step that changes the fields of a kind also rewrites its images in ``journal.changes``.
    """

    to: int
    upgrade: Callable[[Operations], None]
    recounted: frozenset[str] = frozenset()
