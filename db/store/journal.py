"""The journal: every step that was kept, as rows that are added and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from sqlalchemy import func, insert, select

from db.model.change import Change
from db.store import shapes
from db.store.schema import JOURNAL, TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from db.model.things import Thing

Action: TypeAlias = Literal["do", "undo", "redo"]
Subject: TypeAlias = tuple[tuple[str, tuple[str, str]], ...]
# What a step did to the history: its number, what it was, and which step it took back or did again.
Move: TypeAlias = "tuple[int, Action, int | None]"

_KINDS: dict[str, type[Thing]] = {table.name: kind for kind, table in TABLES.items()}
_NAMES = {kind: name for name, kind in _KINDS.items()}


class Entry(NamedTuple):
    """A row of the journal, without what it changed."""

    seq: int
    action: Action
    of_seq: int | None
    at: datetime
    who: str
    verb: str
    subject: Subject


def append(connection: Connection, entry: Entry, changes: Sequence[Change]) -> None:
    """Write a step down; what an undo or a redo changes is told by the step that it is about."""
    told = [(_NAMES[change.kind], change.before, change.after) for change in changes]
    connection.execute(insert(JOURNAL), [{**entry._asdict(), "changes": told if entry.action == "do" else None}])


def last(connection: Connection) -> int:
    """Return the number of the last step, 0 where there is none."""
    return connection.execute(select(func.max(JOURNAL.c.seq))).scalar() or 0


def moves(connection: Connection) -> list[Move]:
    """Return what every step did to the history, oldest first."""
    columns = JOURNAL.c
    rows = connection.execute(select(columns.seq, columns.action, columns.of_seq).order_by(columns.seq))
    return [(seq, action, of_seq) for seq, action, of_seq in rows]


def entries(connection: Connection, seq: int | None = None) -> list[Entry]:
    """Return the step of that number, or all of them, oldest first; raises ValueError for a damaged one."""
    columns = [JOURNAL.c[name] for name in Entry._fields]
    asked = select(*columns).order_by(JOURNAL.c.seq)
    if seq is not None:
        asked = asked.where(JOURNAL.c.seq == seq)
    return [Entry(**{**row, "subject": _subject(row["subject"])}) for row in connection.execute(asked).mappings()]


def changes_of(connection: Connection, seq: int) -> tuple[Change, ...]:
    """Return what a step changed when it was first done; raises ValueError where that cannot be understood."""
    told = connection.execute(select(JOURNAL.c.changes).where(JOURNAL.c.seq == seq)).scalar()
    if not isinstance(told, list):
        raise ValueError("no changes")
    return tuple(_change(*each) for each in told)


def _change(name: str, before: object, after: object) -> Change:
    kind = _KINDS.get(name)
    if kind is None:
        raise ValueError("no such kind")
    return Change(_thing(kind, before), _thing(kind, after))


def _thing(kind: type[Thing], image: object) -> Thing | None:
    return None if image is None else shapes.read(kind, image)


def _subject(value: object) -> Subject:
    return cast("Subject", shapes.reader(Subject)(value))
