"""Asking for a file: where to open from, where to write to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.files import is_there

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def to_open(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Return the file that the user picks, or None."""
    return _path(QFileDialog.getOpenFileName(parent, title, folder, kinds)[0])


def to_write(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Return where the user wants to write, with the ending of ``start``, or None.

    The toolkit asks before a file is overwritten. Where the ending is added only here and meets another file, the
    question is put again with the whole name, so that nothing is overwritten unasked.
    """
    path = _path(QFileDialog.getSaveFileName(parent, title, str(start), kinds)[0])
    if path is None or path.suffix.lower() == start.suffix.lower():
        return path
    whole = path.with_name(path.name + start.suffix)
    return to_write(parent, title, whole, kinds) if is_there(whole) else whole


def _path(said: str) -> Path | None:
    return Path(said) if said else None
