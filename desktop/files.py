"""Where the program's own files are. Works from a checkout, an installed wheel and a frozen bundle alike."""

from __future__ import annotations

import os
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, such as ``resource("fonts", "PretendardGOV-Regular.ttf")``."""
    return RESOURCES.joinpath(*parts)


def swap_in(part: Path, target: Path) -> None:
    """Put the finished file ``part`` in the place of ``target`` in one step; both are in one folder."""
    os.replace(part, target)  # noqa: PTH105 - the name says what it does


def is_there(path: Path) -> bool:
    """Tell whether a file can be seen at ``path``; one that nobody may look at, or that cannot be, is not seen."""
    return os.path.exists(path)  # noqa: PTH110 - the method raises where a folder may not be entered
