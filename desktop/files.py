"""Where the program's own files are. Works from a checkout, an installed wheel and a frozen bundle alike."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_parts = count(1)  # two pieces of work may write the same file at once


PAGES = threading.Lock()
"""Held by whoever reads a PDF: the reader of PDFs serves one thread of the process at a time."""


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, such as ``resource("fonts", "PretendardGOV-Regular.ttf")``."""
    return RESOURCES.joinpath(*parts)


def swap_in(part: Path, target: Path) -> None:
    """Put the finished file ``part`` in the place of ``target`` in one step; both are in one folder."""
    os.replace(part, target)  # noqa: PTH105 - the name says what it does


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a hidden path beside ``target`` to write to, and put what was written there in its place.

    Whatever goes wrong, raised as it came, leaves what was at ``target`` and no part. Raises OSError.
    """
    # Cut, as a file system takes 255 bytes and a character may be four.
    part = target.with_name(f".{target.name[:48]}.{os.getpid()}-{next(_parts)}.part")
    try:
        yield part
        _keep(part)
        swap_in(part, target)
    finally:
        with suppress(OSError):  # where the part could not be made, it often cannot be looked for either
            part.unlink(missing_ok=True)


def _keep(part: Path) -> None:
    """Bring a file to the disk: only what has reached it may take another file's place."""
    with part.open("r+b") as file:
        os.fsync(file.fileno())


def is_there(path: Path) -> bool:
    """Tell whether a file can be seen at ``path``; one that nobody may look at, or that cannot be, is not seen."""
    return os.path.exists(path)  # noqa: PTH110 - the method raises where a folder may not be entered
