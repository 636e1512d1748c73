"""What the export menu does: all of it on a thread of its own, from a board that stands still."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from db.edit import verbs
from db.model.things import Brief, Wording, in_language, name
from desktop.brief.order import Order, ordered
from desktop.deeds import making
from desktop.deeds.ballots import BallotDeeds
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
        self._ballots = BallotDeeds(program, self.errands)

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {
            "file.brief": self.brief,
            "file.export_json": self._json,
            **self._pictures.all(),
            **self._tables.all(),
            **self._ballots.all(),
        }

    def brief(self) -> None:
        """Ask what the brief shall be, make it, and open it if that was wished."""
        desk, program = self._program.desk, self._program
        if desk is None:
            return
        leave_field()
        shelf, lang, open_points = desk.briefing.shelf, program.words.lang, desk.briefing.open_points
        sheet = BriefSheet(
            self._first_wish(desk),
            program.words,
            program.theme,
            program.window,
            folder=desk.session.workspace.path.parent,
            briefs=[(each.id, name(each, lang) or each.key) for each in shelf.all],
            first=lambda brief_id: self._set_up(desk, brief_id),
            about=lambda brief_id: self._about(desk, brief_id),
            note=program.words.say("dialog.brief.open_points", count=open_points) if open_points else "",
        )
        sheet.wanted.connect(lambda wish: self._make(desk, sheet, wish))
        sheet.open()

    def _first_wish(self, desk: Desk) -> Wish:
        now, brief = self._program.settings.now, desk.briefing.shelf.brief
        title, author, lang = self._set_up(desk, brief.id)
        return Wish(
            title=title,
            author=author,
            lang=lang,
            path=self._start(desk, ".pdf", "" if brief.form == "full" else self._say(f"form.{brief.form}")),
            open_after=now.brief_open,
            brief=brief.id,
        )

    def _set_up(self, desk: Desk, brief_id: str) -> tuple[str, str, str]:
        """Return title, author and language of a brief; one that the board does not hold is as the last one was."""
        now, premise, brief = self._program.settings.now, desk.session.base.premise, desk.briefing.shelf.get(brief_id)
        kept = desk.session.base.get(Brief, brief_id) is not None
        lang = brief.lang if kept else cast("Language", now.brief_lang or self._program.words.lang)
        own = in_language(brief.title_ko, brief.title_en, lang)
        return own or in_language(premise.title_ko, premise.title_en, lang), brief.author or now.author, lang

    def _say(self, key: str) -> str:
        return self._program.words.say(f"briefing.{key}")

    def _about(self, desk: Desk, brief_id: str) -> str:
        """Return which form a brief has, for whom it may be, and as what it is kept."""
        brief = desk.briefing.shelf.get(brief_id)
        told = (f"form.{brief.form}", f"distribution.{brief.distribution}", f"profile.{brief.profile}")
        return " · ".join(map(self._say, told))

    def _keep(self, desk: Desk, wish: Wish) -> None:
        """Keep title and author with the brief, so that its pages in the window are those that go out."""
        shelf = desk.briefing.shelf
        brief, premise = shelf.get(wish.brief), desk.session.base.premise
        lang = cast("Language", wish.lang)
        shown = in_language(brief.title_ko, brief.title_en, lang) or in_language(
            premise.title_ko, premise.title_en, lang
        )
        fields = {"author": wish.author} if wish.author != brief.author else {}
        if wish.title and wish.title != shown:
            fields[f"title_{lang}"] = wish.title
        if fields:
            desk.session.attempt(
                lambda board: shelf.edit(board, lambda there, each: verbs.edit_brief(there, each, **fields), brief.id)
            )

    def _make(self, desk: Desk, sheet: BriefSheet, wish: Wish) -> None:
        self._program.settings.change(
            author=wish.author, brief_lang=wish.lang, brief_open=wish.open_after, folder=str(wish.path.parent)
        )
        self._keep(desk, wish)
        board = desk.session.base.snapshot()
        order = _order(wish, board, desk.briefing.shelf.get(wish.brief))
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

    def _start(self, desk: Desk, ending: str, what: str = "") -> Path:
        now, own = self._program.settings.now, desk.session.workspace.path
        folder = Path(now.folder) if now.folder and is_there(Path(now.folder)) else own.parent
        return free_name(folder / (f"{own.stem} {what}".rstrip() + ending))


def open_file(path: Path) -> None:
    """Show a file that we wrote in the program that this machine uses for its kind."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _failed(sheet: BriefSheet, text: str) -> None:
    if sheet.busy:  # else it was left together with its board
        sheet.failed(text)


def _order(wish: Wish, board: Board, brief: Brief) -> Order:
    lang = cast("Language", wish.lang)
    own = in_language(board.premise.title_ko, board.premise.title_en, lang)
    order = ordered(brief, board.where(Wording, "brief_id", brief.id), lang=lang)
    return replace(order, title="" if wish.title == own else wish.title, author=wish.author)
