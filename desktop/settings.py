"""What the program remembers between starts. A broken settings file is never an error: what cannot be read is new."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from desktop.files import swap_in
from desktop.sight import LENSES, LINKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECENT = 10  # files remembered
TABLE_MOST = 500  # entries of a table
PAGES = ("board", "table", "analysis", "evidence", "review", "scenarios", "dates", "history")
_CAP = 1_000_000  # bytes: no settings of ours are larger
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that is remembered. ``geometry`` and ``docks`` are the toolkit's own records as base64; ``zoom`` 0 is fit."""

    lang: str = "ko"
    theme: str = "light"
    recent: tuple[str, ...] = ()
    geometry: str = ""
    docks: str = ""
    view: str = "board"
    zoom: float = 0.0
    folder: str = ""
    author: str = ""
    brief_lang: str = ""
    brief_open: bool = True
    brief: str = ""
    reduce_motion: bool = False
    text_size: int = 100
    picture_scale: int = 2
    picture_paper: str = "A4"
    picture_theme: str = "light"
    picture_legend: bool = True
    lens: str = "origin"
    links: str = "selected"
    groups: bool = False
    notes: bool = True
    legend: bool = False
    minimap: bool = True
    time_bar: bool = True
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "lang": lambda value: value in ("ko", "en"),
    "theme": lambda value: value in ("light", "dark"),
    "view": lambda value: (
        value in ("board", "table", "analysis", "brief", "evidence", "review", "scenarios", "dates", "history")
    ),
    "brief_lang": lambda value: value in ("", "ko", "en"),
    "text_size": lambda value: value in (100, 115, 130, 150, 175, 200),
    "picture_scale": lambda value: 1 <= value <= 4,
    "picture_paper": lambda value: value in ("own", "A4", "A3"),
    "picture_theme": lambda value: value in ("light", "dark"),
    "lens": lambda value: value in LENSES,
    "links": lambda value: value in LINKS,
    "zoom": lambda value: 0 <= value <= 64,
}


class SettingsFile:
    """The settings as they are now, kept in a file of the user's own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = read(path)

    def change(self, **values: object) -> None:
        """Remember new values, and write them down if they differ."""
        changed = replace(self.now, **values)  # type: ignore[arg-type]
        if changed != self.now:
            self.now = changed
            write(self._path, changed)

    def remember_file(self, path: Path) -> None:
        """Put the file on top of the recent ones."""
        rest = (each for each in self.now.recent if each != str(path))
        self.change(recent=(str(path), *rest)[:RECENT])

    def forget_file(self, path: Path) -> None:
        """Take the file out of the recent ones."""
        self.change(recent=tuple(each for each in self.now.recent if each != str(path)))


def read(path: Path) -> Settings:
    """Return what the file says, field by field; what is missing, damaged or senseless is as on the first start."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_CAP))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(said, dict):
        return Settings()
    first = Settings()
    return Settings(
        **{each.name: _sane(each.name, said.get(each.name), getattr(first, each.name)) for each in fields(first)}
    )


def write(path: Path, settings: Settings) -> None:
    """Write the settings beside the old ones and swap them in. Where that fails the next start is as the last one."""
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A file's name need not be text: what of it is none goes out as it came in.
        text = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
        part.write_text(text, encoding="utf-8", errors="surrogatepass")
        swap_in(part, path)
    except OSError as error:
        _log.warning("settings not kept: %s", type(error).__name__)


def _sane(name: str, value: object, default: Any) -> Any:  # noqa: ANN401 - one of the field types
    if isinstance(default, tuple):
        is_list = isinstance(value, list) and all(isinstance(each, str) and "\0" not in each for each in value)
        return tuple(value[:RECENT]) if is_list else default  # type: ignore[index]
    if isinstance(default, dict):
        return _table(value)
    if isinstance(default, float) and type(value) is int and abs(value) < _CAP:
        value = float(value)
    if type(value) is not type(default):
        return default
    return value if _ALLOWED.get(name, lambda _: True)(value) else default


def _table(value: object) -> dict[str, tuple[str, ...]]:
    """Return lists of texts by name, without the entries that are none."""
    if not isinstance(value, dict):
        return {}
    return {
        name: tuple(listed)
        for name, listed in list(value.items())[:TABLE_MOST]
        if isinstance(listed, list) and all(isinstance(each, str) for each in listed)
    }
