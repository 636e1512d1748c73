"""Contents: the bytes of attached documents, each kept once, and read only when somebody wants to see them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from db.store.schema import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


def keep(connection: Connection, contents: Iterable[tuple[str, bytes]]) -> None:
    """Write contents that are not there yet; raises ValueError for one that is not what it is kept as."""
    for digest, content in contents:
        if sha256(content).hexdigest() != digest:
            raise ValueError("a content that is not what it is called")
        if connection.execute(select(CONTENT.c.sha256).where(CONTENT.c.sha256 == digest)).first() is None:
            connection.execute(insert(CONTENT), [{"sha256": digest, "bytes": content}])


def content(connection: Connection, digest: str) -> bytes | None:
    """Return the bytes of that SHA-256, or None where the file has none; raises ValueError where they have changed."""
    found = connection.execute(select(CONTENT.c.bytes).where(CONTENT.c.sha256 == digest)).scalar()
    if found is None:
        return None
    if sha256(found).hexdigest() != digest:
        raise ValueError("a content that is not what it is called")
    return bytes(found)
