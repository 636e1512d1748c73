"""What the export menu does: all of it on a thread of its own, from a board that stands still."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from db.model.things import in_language
from desktop.brief.order import Order
from desktop.deeds import making
from desktop.deeds.errand import Errands
from desktop.deeds.picture import PictureDeeds
from desktop.deeds.tables import TableDeeds
from desktop.dialogs.brief import BriefSheet, Wish
from desktop.dialogs.paths import to_write
from desktop.fields import leave_field
from desktop.files import is_there
from desktop.places import free_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from db.model.board import Board
    from db.model.things import Language
    from desktop.desk import Desk
    from desktop.program import Program


class ExportDeeds:
    """The deeds that hand something out of the program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.errands = Errands(program)
        self._pictures, self._tables = PictureDeeds(program, self), TableDeeds(program, self)

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {
            "file.brief": self.brief,
            "file.export_json": self._json,
            **self._pictures.all(),
            **self._tables.all(),
        }

    def brief(self) -> None:
        """Ask what the brief shall be, make it, and open it if that was wished."""
        desk, program = self._program.desk, self._program
        if desk is None:
            return
        leave_field()
        wish, folder = self._first_wish(desk), desk.session.workspace.path.parent
        sheet = BriefSheet(wish, program.words, program.theme, program.window, folder=folder)
        sheet.wanted.connect(lambda wish: self._make(desk, sheet, wish))
        sheet.open()

    def _first_wish(self, desk: Desk) -> Wish:
        now, premise = self._program.settings.now, desk.session.base.premise
        lang = now.brief_lang or self._program.words.lang
        title = in_language(premise.title_ko, premise.title_en, cast("Language", lang))
        return Wish(
            title=title, author=now.author, lang=lang, path=self._start(desk, ".pdf"), open_after=now.brief_open
        )

    def _make(self, desk: Desk, sheet: BriefSheet, wish: Wish) -> None:
        self._program.settings.change(
            author=wish.author, brief_lang=wish.lang, brief_open=wish.open_after, folder=str(wish.path.parent)
        )
        board, order = desk.session.base.snapshot(), _order(wish, desk.session.base)
        job = self.errands.job(lambda progress, cancelled: making.brief(board, wish.path, order, progress, cancelled))
        job.progressed.connect(sheet.progress)
        job.refused.connect(lambda error: _failed(sheet, self._program.words.error(error)))
        job.called_off.connect(sheet.rest)
        job.broken.connect(lambda _: _failed(sheet, self._program.words.say("crash.said")))
        job.done.connect(lambda _: self._made(sheet, wish))
        sheet.called_off.connect(job.cancel)
        job.start()

    def _made(self, sheet: BriefSheet, wish: Wish) -> None:
        self._tell_made(wish.path)
        if not sheet.busy:
            return  # it was left together with its board, just as the brief was done
        sheet.finish()
        if wish.open_after:
            open_file(wish.path)

    def _json(self) -> None:
        desk = self._program.desk
        path = self.ask(desk, "json") if desk else None
        if desk is None or path is None:
            return
        board = desk.session.base.snapshot()
        self.write(path, lambda _: making.exchange_file(path, board))

    def ask(self, desk: Desk, kind: str) -> Path | None:
        """Ask where a file of a kind shall go; None is nowhere."""
        leave_field()
        words = self._program.words
        title, kinds = words.say(f"dialog.{kind}_title"), words.say(f"dialog.kinds.{kind}")
        path = to_write(self._program.window, title, self._start(desk, f".{kind}"), kinds)
        if path is not None:
            self._program.settings.change(folder=str(path.parent))
        return path

    def write(self, path: Path, work: Callable[[Callable[[float], None]], object]) -> None:
        """Let work write a file; it is given what it tells its progress to, and by what it learns to stop."""
        text = self._program.words.say("window.writing", name=path.name)
        self.errands.run(
            lambda progress, cancelled: work(making.told(progress, cancelled)), lambda _: self._tell_made(path), text
        )

    def _tell_made(self, path: Path) -> None:
        self._program.window.notice.tell(
            lambda words: words.say("window.written", name=path.name),
            lambda words: words.say("window.open_it"),
            lambda: open_file(path),
        )

    def _start(self, desk: Desk, ending: str) -> Path:
        now, own = self._program.settings.now, desk.session.workspace.path
        folder = Path(now.folder) if now.folder and is_there(Path(now.folder)) else own.parent
        return free_name(folder / (own.stem + ending))


def open_file(path: Path) -> None:
    """Show a file that we wrote in the program that this machine uses for its kind."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _failed(sheet: BriefSheet, text: str) -> None:
    if sheet.busy:  # else it was left together with its board
        sheet.failed(text)


def _order(wish: Wish, board: Board) -> Order:
    lang = cast("Language", wish.lang)
    own = in_language(board.premise.title_ko, board.premise.title_en, lang)
    return Order(title="" if wish.title == own else wish.title, author=wish.author, lang=lang)
