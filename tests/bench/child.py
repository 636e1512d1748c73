"""A process of its own that is measured, as an installed program would run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def as_installed(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment in which byte code is kept from run to run, in a folder of its own.

    An installed program has its byte code beside it, whatever the one that measures it does with its own.
    """
    env = {each: value for each, value in os.environ.items() if each != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), **more}
