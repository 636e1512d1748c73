"""The smallest piece of what a brief says."""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """Plain text with the numbers of the endnotes that back it. ``head`` is said first, and stronger.

    ``place`` names the paragraph where the analyst may word it anew.
    """

    text: str
    notes: tuple[int, ...] = ()
    head: str = ""
    place: str = ""


class Figure(NamedTuple):
    """A number that stands large on its own, and what it counts."""

    number: str
    label: str
