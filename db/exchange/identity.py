"""Ids that are made, not drawn: the same words give the same id in every program that reads the format."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

# Never changed: every id that a file leaves out is made from it.
NAMESPACE = uuid5(NAMESPACE_URL, "urn:panse:board-exchange:1")


def made_id(kind: str, *parts: str) -> str:
    """Return the id of a ``kind`` of thing that is known by ``parts``."""
    return str(uuid5(NAMESPACE, "\n".join((kind, *parts))))
