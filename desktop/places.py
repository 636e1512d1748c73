"""Where a user's own things are kept: settings, logs, and boards that the program makes for the user."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from desktop.files import is_there


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one user. None of them need exist; ``boards_else`` is for where documents cannot be written."""

    settings: Path
    logs: Path
    documents: Path
    boards_else: Path


def places_of_user() -> Places:
    """Return where this system wants a user's things to be."""
    dirs = PlatformDirs("panse", appauthor=False)
    return Places(
        settings=Path(dirs.user_config_dir) / "settings.json",
        logs=Path(dirs.user_log_dir),
        documents=Path(dirs.user_documents_dir),
        boards_else=Path(dirs.user_data_dir),
    )


def boards_folder(places: Places, name: str, *others: str) -> Path:
    """Return the folder for new boards, made if need be; the fallback one where documents cannot be written.

    ``others`` are its names in other languages: boards stay together where there is one of them but none of ``name``.
    Raises OSError where neither can be made.
    """
    there = (each for each in (name, *others) if (places.documents / each).is_dir())
    wanted = places.documents / next(there, name)
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except OSError:
        places.boards_else.mkdir(parents=True, exist_ok=True)
        return places.boards_else
    return wanted


def free_name(path: Path) -> Path:
    """Return ``path``, or the same with the first number that no file has yet."""
    tried, number = path, 2
    while is_there(tried):
        tried = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return tried
