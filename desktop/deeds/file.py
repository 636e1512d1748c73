"""What the file menu does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import BoardError
from db.model.things import Premise
from desktop.clock import today
from desktop.deeds.errand import Errands
from desktop.dialogs.message import ask
from desktop.dialogs.paths import to_open, to_write
from desktop.fields import leave_field
from desktop.files import resource
from desktop.places import free_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from db.exchange.incoming import Incoming
    from db.model.things import Thing
    from desktop.desk import Desk
    from desktop.program import Program

ENDING = ".panse"
LARGE = 1_000_000
"""A file of more bytes is read while the window lives on."""


class FileDeeds:
    """The deeds on whole files. Boards are kept with every edit, so there is nothing to save here."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._errands = Errands(program)

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {
            "file.new_blank": self.new_blank,
            "file.new_sample": self.new_sample,
            "file.open": self.open,
            "file.saved": self.tell_saved,
            "file.copy": self.copy,
            "file.revert": self.revert,
            "file.import_json": self.import_json,
            "file.quit": self.quit,
        }

    def new_blank(self) -> None:
        """Ask where, make an empty board there, and show where its layers and segments are made."""
        path = self._ask_new("window.blank_file")
        if path is not None and self._program.create(path, blank_board(path.stem)):
            self._program.window.acts["edit.structure"].trigger()

    def new_sample(self) -> None:
        """Ask where, and make a copy of the sample board there."""
        path = self._ask_new("window.sample_file")
        if path is not None:
            self._program.create(path, sample_board())

    def first_board(self) -> bool:
        """Make the user's own copy of the sample board, as on the first start; it never replaces a file."""
        try:
            folder = self._program.new_boards_folder()
        except BoardError as error:
            self._program.window.welcome.tell(self._program.words.error(error))
            return False
        name = self._program.words.say("window.sample_file")
        return self._program.create(free_name(folder / f"{name}{ENDING}"), sample_board())

    def open(self) -> None:
        """Ask for a board file and open it."""
        words = self._program.words
        kinds = words.say("dialog.kinds.board")
        path = to_open(self._program.window, words.say("dialog.open_title"), str(self._folder()), kinds)
        if path is not None:
            self._program.open(path)

    def tell_saved(self) -> None:
        """Say that there is nothing to save: whoever presses Ctrl+S wants to hear it."""
        self._program.window.status.tell(self._program.words.say("window.all_saved"))

    def copy(self) -> None:
        """Ask where, and write a copy of the board there; this file stays the open one."""
        desk, words = self._program.desk, self._program.words
        if desk is None:
            return
        leave_field()
        own = desk.session.workspace.path
        start = free_name(own.with_name(words.say("window.copy_file", name=own.stem) + own.suffix))
        path = to_write(self._program.window, words.say("dialog.copy_title"), start, words.say("dialog.kinds.board"))
        if path is None:
            return
        try:
            desk.session.workspace.save_copy(path)
        except BoardError as error:
            self._program.complain(error)
        else:
            self._program.window.notice.tell(lambda words: words.say("window.copied", name=path.name))

    def revert(self) -> None:
        """Ask, then put the board back to how it was opened; that can be undone like any edit."""
        desk, words = self._program.desk, self._program.words
        if desk is not None:
            text, yes = words.say("dialog.revert"), words.say("dialog.revert_yes")
            ask(self._program.window, words, text, yes, desk.session.revert)

    def import_json(self) -> None:
        """Ask for an exchange file, tell what it would do, and take it in as one step that can be undone."""
        words = self._program.words
        kinds = words.say("dialog.kinds.json")
        path = to_open(self._program.window, words.say("dialog.import_title"), str(self._folder()), kinds)
        if path is None or self._program.desk is None:
            return
        try:
            size = path.stat().st_size
        except OSError:
            size = 0  # reading says what is wrong with it
        if size > LARGE:
            self._read_aside(self._program.desk, path)
        else:
            self._read_here(self._program.desk, path)

    def quit(self) -> None:
        """Close the window; everything is saved."""
        self._program.window.close()

    def _read_here(self, desk: Desk, path: Path) -> None:
        try:
            self._take_in(desk, path.name, _read(path))
        except BoardError as error:
            self._program.complain(error)

    def _read_aside(self, desk: Desk, path: Path) -> None:
        """Read a large file off the window's thread; it is taken in only where it was not called off meanwhile."""

        def take_in(incoming: Incoming) -> None:
            if self._program.desk is desk and not job.cancelled:
                try:
                    self._take_in(desk, path.name, incoming)
                except BoardError as error:
                    self._program.complain(error)

        text = self._program.words.say("export.reading", name=path.name)
        job = self._errands.run(lambda _progress, _cancelled: _read(path), take_in, text)

    def _take_in(self, desk: Desk, name: str, incoming: Incoming) -> None:
        from db.exchange.merge import merge  # noqa: PLC0415 - loaded when it is asked for

        words = self._program.words
        edit, report = merge(desk.session.base, incoming)
        counts = {each: len(getattr(report, each)) for each in ("added", "changed", "refused", "unknown")}
        if not edit:
            self._program.window.notice.tell(lambda words: words.say("dialog.import_nothing", name=name))
            return
        said = words.say("dialog.import_report", name=name, **{each: str(one) for each, one in counts.items()})
        ask(self._program.window, words, said, words.say("dialog.import_yes"), lambda: desk.session.take_in(edit))

    def _ask_new(self, name_key: str) -> Path | None:
        words = self._program.words
        try:
            folder = self._program.new_boards_folder()
        except BoardError as error:
            self._program.complain(error)
            folder = Path.home()
        start = free_name(folder / f"{words.say(name_key)}{ENDING}")
        return to_write(self._program.window, words.say("dialog.new_title"), start, words.say("dialog.kinds.board"))

    def _folder(self) -> Path:
        recent = self._program.settings.now.recent
        return Path(recent[0]).parent if recent else self._program.places.documents


def _read(path: Path) -> Incoming:
    from db.exchange.read import read  # noqa: PLC0415 - loaded when it is asked for

    return read(path)


def sample_board() -> Iterable[Thing]:
    """Return the things of the sample board."""
    from db.exchange.starter import sample_things  # noqa: PLC0415 - loaded when it is asked for

    return sample_things(_shipped("sample.json"))


def blank_board(title: str) -> Iterable[Thing]:
    """Return the things of an empty board that goes by ``title`` and stands on today's date."""
    from db.exchange.starter import blank_things  # noqa: PLC0415 - loaded when it is asked for

    things = blank_things(_shipped("blank.json"), today())
    return [replace(each, title_ko=title, title_en="") if isinstance(each, Premise) else each for each in things]


def _shipped(name: str) -> str:
    return resource("boards", name).read_text(encoding="utf-8")
