"""A disk whose power can be cut: what SQLite writes is noted down, and any moment of it can be made a wreck.

APSW lets a file system below SQLite be written in Python. This one passes everything on to the real one and notes
it. A wreck of a moment holds what was synced by then, and of what was not any part, down to half-written pages and
names of files that came or went. What is assumed of the disk is what SQLite assumes by default: a sync that has
returned is true, a sector of 512 bytes is written whole or not at all, and writing one leaves its neighbours alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import apsw

if TYPE_CHECKING:
    import random

SECTOR = 512
Event: TypeAlias = "tuple[str, str, int, bytes]"  # what, to which file, where or how long, with which bytes


class NotedFile(apsw.VFSFile):
    """A file whose writes and syncs are noted."""

    def __init__(self, name: apsw.URIFilename | str | None, flags: list[int], events: list[Event]) -> None:
        self.name = _name(name)
        self.events = events
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self.events.append(("write", self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self.events.append(("truncate", self.name, newsize, b""))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self.events.append(("sync", self.name, 0, b""))
        super().xSync(flags)


class NotedDisk(apsw.VFS):
    """The real file system, with notes."""

    def __init__(self, name: str, folder: Path, events: list[Event]) -> None:
        self.events = events
        self.folder = folder
        super().__init__(name, "")

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> NotedFile:  # noqa: N802
        new = _name(name) not in {each.name for each in self.folder.iterdir()}
        file = NotedFile(name, flags, self.events)
        if new:
            self.events.append(("create", file.name, 0, b""))
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(filename, syncdir)
        self.events.append(("delete", Path(filename).name, int(syncdir), b""))


@dataclass
class Content:
    """What a file holds for certain, and what was written since without a sync."""

    kept: bytearray = field(default_factory=bytearray)
    loose: list[Event] = field(default_factory=list)


@dataclass
class Disk:
    """What there is after some events: contents by name, as they are and as they are for certain."""

    names: dict[str, Content]
    kept_names: dict[str, Content]

    @classmethod
    def of(cls, name: str, content: bytes) -> Disk:
        file = Content(bytearray(content))
        return cls({name: file}, {name: file})

    def take(self, event: Event) -> None:
        """Carry on with one event."""
        what, name, number, _ = event
        if what == "create":
            self.names[name] = Content()
        elif what == "delete":
            del self.names[name]
            if number:
                self.kept_names = dict(self.names)
        elif what == "sync":
            file = self.names[name]
            for each in file.loose:
                _apply(file.kept, each)
            file.loose.clear()
            # The first sync of a new file syncs its folder too.
            if self.kept_names.get(name) is not file:
                self.kept_names = dict(self.names)
        else:
            self.names[name].loose.append(event)

    def wreck(self, folder: Path, chance: random.Random) -> None:
        """Write to ``folder`` what may be found when the power comes back."""
        names = dict(chance.choice((self.names, self.kept_names)))
        for name, file in names.items():
            content = bytearray(file.kept)
            for event in file.loose:
                for part in _sectors(event):
                    if chance.random() < 0.5:
                        _apply(content, part)
            (folder / name).write_bytes(content)


def _name(name: apsw.URIFilename | str | None) -> str:
    return Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "").name


def _sectors(event: Event) -> list[Event]:
    what, name, at, data = event
    if what != "write":
        return [event]
    return [(what, name, at + start, data[start : start + SECTOR]) for start in range(0, len(data), SECTOR)]


def _apply(content: bytearray, event: Event) -> None:
    what, _, at, data = event
    if what == "truncate":
        del content[at:]
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data
