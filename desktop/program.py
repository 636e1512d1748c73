"""The program as a whole: its settings, language and theme, its window, and the one board that is open."""

from __future__ import annotations

import gc
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import BoardError, FileError
from db.workspace import Workspace
from desktop import tongue
from desktop.desk import Desk
from desktop.dialogs.message import complain
from desktop.dialogs.sheet import Sheet
from desktop.facts import Facts
from desktop.fields import FieldUndo, leave_field
from desktop.files import is_there
from desktop.keymap import Keymap
from desktop.looks import Looks
from desktop.places import boards_folder
from desktop.theme import Theme
from desktop.ways import Ways
from desktop.wheel import Wheel
from desktop.window import Window
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QApplication

    from db.model.things import Language, Thing
    from desktop.palette import ThemeName
    from desktop.places import Places
    from desktop.settings import SettingsFile


class Program(QObject):
    """Holds what lives as long as the program does, and the desk, which lives as long as its file is open.

    Attributes:
        words, theme: what everything is said in and drawn with; change them with `speak` and `wear`.
        settings: what is remembered.
        keymap: which keys everything has.
        window: the frame.
        desk: the open board with its views, or None.

    Signals:
        asked(str, str): a page asks for something to be shown on the board: its kind and id.

    """

    asked = Signal(str, str)

    def __init__(
        self,
        app: QApplication,
        places: Places,
        settings: SettingsFile,
        deeds: Callable[[Program], Mapping[str, Callable[[], object]]],
    ) -> None:
        super().__init__()
        self._app = app
        self.places, self.settings = places, settings
        self.words = Words(cast("Language", settings.now.lang))
        self.theme = Theme(cast("ThemeName", settings.now.theme))
        tongue.speak(app, self.words)
        self.theme.dress(app, settings.now.text_size)
        self.desk: Desk | None = None
        self._undo, self._wheel = FieldUndo(app), Wheel(app)
        self.keymap = Keymap(settings.now.keys)
        self.keymap.listen(lambda: settings.change(keys=self.keymap.own))
        self.window = Window(deeds(self), self.words, self.theme, self.keymap)
        self._facts = Facts(self.window, settings)
        self._looks = Looks(self.window, settings)
        self._ways = Ways(self.window)
        self.window.restore(settings.now.geometry, settings.now.docks)
        self.window.closing.connect(self.end)
        self.window.welcome.chosen.connect(self._open_recent)
        self.window.menus["recent"].triggered.connect(lambda action: self._open_recent(action.data()))
        self.window.acts[f"view.{self.words.lang}"].setChecked(True)
        self.window.acts[f"view.{self.theme.name}"].setChecked(True)
        self.window.acts["view.reduce_motion"].setChecked(settings.now.reduce_motion)
        self.window.acts["time.bar"].setChecked(settings.now.time_bar)
        self.window.acts[f"view.text_{settings.now.text_size}"].setChecked(True)
        self._facts.show(None, self.words)

    def open(self, path: Path) -> bool:
        """Open a board file in place of the one that is open; tell why not, and keep that one, where it cannot be."""
        return self._take(lambda: Workspace.open(path), path)

    def create(self, path: Path, things: Iterable[Thing]) -> bool:
        """Make a new board file and open it; an existing file is never overwritten."""
        return self._take(lambda: Workspace.create(path, things), path)

    def seat(self, workspace: Workspace) -> None:
        """Show an open board in place of the one that was shown; where it cannot be shown, it is closed."""
        leave_field()
        desk, last = self._laid_out(workspace), self.desk
        self._take_place(desk)
        if last is not None:
            last.close()
            QTimer.singleShot(0, self, _set_apart)
        self.settings.remember_file(workspace.path)
        self.window.notice.hide()
        self.window.show_view(self.settings.now.view)
        self._facts.show(desk, self.words)

    def enlarge(self, percent: int) -> None:
        """Show all text at a size, in per cent of the usual one; dialogs were laid out for another and are left."""
        self.settings.change(text_size=percent)
        leave_field()
        last = self.desk
        gaze = last.board.eye.gaze if last is not None else None
        self.theme.dress(self._app, percent)
        self.window.retheme(self.theme)
        if last is None or gaze is None:
            return
        sight, chosen, standpoint = last.viewing.now, last.selection, last.session.standpoint
        written = last.evidence.place() if last.pages.has("evidence") else None
        desk = Desk(last.session.workspace, self.words, self.theme)
        self._take_place(desk)
        last.clear()
        self.window.spread()
        desk.viewing.change(**{each.name: getattr(sight, each.name) for each in fields(sight)})
        desk.session.stand(standpoint)
        if chosen.positions:
            desk.selection.select(chosen.positions)
        elif chosen.segment is not None:
            desk.selection.choose_segment(chosen.segment)
        desk.board.eye.look_as(gaze)
        self.window.show_view(self.settings.now.view)
        if written is not None:
            desk.evidence.take_up(written)
        self._facts.show(desk, self.words)

    def _take_place(self, desk: Desk) -> None:
        """Seat a desk where another one was."""
        for sheet in self._sheets():
            sheet.leave()
        self.desk = desk
        desk.board.obey(self.keymap)
        desk.board.reduce_motion(self.settings.now.reduce_motion)
        self.window.seat(desk)
        desk.session.changed.connect(self._on_changed)
        desk.session.refused.connect(self._on_refused)
        desk.board.wished.connect(lambda action_id: self.window.acts[action_id].trigger())
        desk.board.undoable.connect(self._offer_undo)
        desk.made.connect(lambda name: self._hear(desk, name))
        self._facts.follow(desk)
        self._looks.follow(desk)
        self._ways.follow(desk)

    def _hear(self, desk: Desk, name: str) -> None:
        """Listen to a page that has just been made."""
        if name == "table":
            desk.table.wished.connect(lambda action_id: self.window.acts[action_id].trigger())
        elif name == "analysis":
            desk.analysis.broke.connect(self.broke)
        elif name == "brief":
            desk.briefing.shelf.choose(self.settings.now.brief)
            desk.briefing.wished.connect(lambda action_id: self.window.acts[action_id].trigger())
            desk.briefing.used.connect(lambda key: self.settings.change(brief=key))
            desk.briefing.broken.connect(self.broke)
        elif name == "scenarios":
            desk.scenarios.undoable.connect(self._offer_undo)
        elif name in {"evidence", "review"}:
            page = desk.evidence if name == "evidence" else desk.review
            page.broke.connect(self.broke)
            page.undoable.connect(self._offer_undo)
            page.asked.connect(lambda way: self.asked.emit(*way.place) if way.place else None)

    def speak(self, lang: Language) -> None:
        """Switch everything, open dialogs too, to a language."""
        self.settings.change(lang=lang)
        self.words = Words(lang)
        tongue.speak(self._app, self.words)
        self.window.retranslate(self.words)
        for part in (*self._sheets(), *((self.desk,) if self.desk else ())):
            part.retranslate(self.words)
        self._facts.show(self.desk, self.words)

    def wear(self, theme: ThemeName) -> None:
        """Switch everything, open dialogs too, to a theme."""
        self.settings.change(theme=theme)
        self.theme = Theme(theme)
        self.theme.dress(self._app, self.settings.now.text_size)
        self.window.retheme(self.theme)
        for part in (*self._sheets(), *((self.desk,) if self.desk else ())):
            part.retheme(self.theme)

    def refuse(self, error: BoardError) -> None:
        """Say inside the window what was refused; the board is as it was.

        Where it was for what shows and not the base, one click goes back to that.
        """
        desk = self.desk
        if desk is None or desk.session.standpoint.is_base:
            self.window.notice.refuse(lambda words: words.error(error))
            return
        back = self.window.acts["time.base"].trigger
        self.window.notice.refuse(lambda words: words.error(error), lambda words: words.say("time.back"), back)

    def complain(self, error: BoardError) -> None:
        """Say in a box what was refused: for what the user asked for by a dialog."""
        complain(self.window, self.words, self.words.error(error))

    def broke(self, bug: BaseException) -> None:
        """Hand a bug that another thread met to the end of the line."""
        sys.excepthook(type(bug), bug, bug.__traceback__)

    def new_boards_folder(self) -> Path:
        """Return where new boards go: the folder of last time, else our own among the documents."""
        try:
            names = (self.words.say("window.folder"), *(Words(each).say("window.folder") for each in LANGUAGES))
            return boards_folder(self.places, *names)
        except OSError as error:
            raise FileError("window.no_folder", path=str(self.places.documents)) from error

    def end(self) -> None:
        """Remember how the window stands and let go of the file."""
        leave_field()
        geometry, docks = self.window.record()
        zoom = self.desk.board.zoom if self.desk else self.settings.now.zoom
        self.settings.change(geometry=geometry, docks=docks if self.desk else self.settings.now.docks, zoom=zoom)
        if self.desk is not None:
            self.desk.session.workspace.close()

    def _laid_out(self, workspace: Workspace) -> Desk:
        try:
            return Desk(workspace, self.words, self.theme)
        except BaseException:
            workspace.close()  # nobody else knows of it, and its file would stay locked
            raise

    def _open_recent(self, path: str | None) -> None:
        if path:
            self.open(Path(path))

    def _take(self, workspace: Callable[[], Workspace], path: Path) -> bool:
        if self.desk is not None and _same(self.desk.session.workspace.path, path):
            return True
        try:
            self.seat(workspace())
        except BoardError as error:
            self._tell_untaken(error, path)
            return False
        return True

    def _tell_untaken(self, error: BoardError, path: Path) -> None:
        if self.desk is None:
            self.window.welcome.tell(self.words.error(error))
        else:
            self.complain(error)
        if not is_there(path):
            self.settings.forget_file(path)
        self._facts.show(self.desk, self.words)

    def _offer_undo(self, text: str) -> None:
        """Say what was just done, with a button that takes it back for as long as it is the last thing done."""
        undo = self.window.acts["edit.undo"].trigger
        self.window.notice.offer(lambda _: text, lambda words: words.say("window.undo_it"), undo)

    def _on_refused(self, error: BoardError) -> None:
        """Say it once: where a dialog says itself what it was refused, the window behind it does not."""
        if not any(each.tells_refusals and each.isActiveWindow() for each in self._sheets()):
            self.refuse(error)

    def _on_changed(self, _changes: object) -> None:
        self.window.notice.settle()
        self._facts.show(self.desk, self.words)

    def _sheets(self) -> list[Sheet]:
        return self.window.findChildren(Sheet)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _set_apart() -> None:
    """Look through all memory once, now that the last board has gone, and set apart what this one is made of.

    A board of thousands of cards is looked through again and again otherwise, each time for several frames. The first
    board has been set apart with the program itself.
    """
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
        gc.freeze()
