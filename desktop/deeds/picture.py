"""The picture of the board, handed out as a file, to the clipboard, to a printer, all off the window's thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtGui import QGuiApplication, QImage

from db.judge.reading import judge
from db.model.things import Entity, Position
from desktop.board import press
from desktop.board.paper import PAPERS, leaves
from desktop.board.plate import Plate
from desktop.brief.withheld import above, reduced
from desktop.deeds import making
from desktop.dialogs.picture import PREVIEW, PictureSheet, PictureWish
from desktop.fields import leave_field
from desktop.standpoint import beside, seen_from
from desktop.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtPrintSupport import QPrinter

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.things import Distribution
    from desktop.board.paper import Leaves
    from desktop.deeds.export import ExportDeeds
    from desktop.desk import Desk
    from desktop.dialogs.picture import Kind
    from desktop.palette import ThemeName
    from desktop.program import Program
    from desktop.standpoint import Beside, Standpoint
    from desktop.words import Words

CLIPBOARD_SCALE = 2.0


class Subject:
    """A board as it stands and as it is looked at: what a picture is taken of, on any thread."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._base, self._standpoint = desk.session.base.snapshot(), desk.session.standpoint
        self._seen = Seen(desk.session.board.snapshot(), desk.session.judgement, desk.session.beside)
        self._sight, self._chosen = desk.viewing.now, frozenset(desk.selection.positions)
        self._without: dict[Distribution, Seen] = {}
        self.words = words

    @property
    def is_classified(self) -> bool:
        """Whether anything on the board may not be handed on to everybody."""
        return self.left_out("open") > 0

    def left_out(self, distribution: Distribution) -> int:
        """Return how many things are above a class."""
        return above(self._base, distribution).count

    def plate(self, wish: PictureWish) -> Plate:
        """Return it ready to be painted as wished, without what is above the class that is wished."""
        theme = Theme(cast("ThemeName", wish.theme))
        board, judgement, beside = self._under(wish.distribution)
        there = board.all(Position).keys()
        sight = self._sight
        if board.get(Entity, sight.blocked) is None:
            sight = replace(sight, blocked=None)
        paper = wish.kind in ("pdf", "print")
        look = sight, frozenset(self._chosen & there)
        return Plate(board, judgement, self.words, theme, *look, legend=wish.legend, paper=paper, beside=beside)

    def _under(self, distribution: Distribution) -> Seen:
        """Return what is seen from where it is looked at, had there never been what is above a class."""
        if distribution not in self._without:
            rest = reduced(self._base, distribution)
            self._without[distribution] = self._seen if rest is self._base else _seen(rest, self._standpoint)
        return self._without[distribution]


class Seen(NamedTuple):
    """A board, how it reads, and the base that shows beside it."""

    board: Board
    judgement: Judgement
    beside: Beside | None


def _seen(base: Board, standpoint: Standpoint) -> Seen:
    board = seen_from(base, standpoint)
    return Seen(board, judge(board), beside(base, standpoint))


class PictureDeeds:
    """The deeds that hand out the board's picture."""

    def __init__(self, program: Program, exports: ExportDeeds) -> None:
        self._program, self._exports = program, exports

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        kinds: tuple[Kind, ...] = ("png", "svg", "pdf")
        files: dict[str, Callable[[], object]] = {
            f"file.picture_{kind}": lambda kind=kind: self._order(kind)  # type: ignore[misc]
            for kind in kinds
        }
        return {**files, "file.print": lambda: self._order("print"), "edit.copy_picture": self._copy}

    def _order(self, kind: Kind) -> None:
        desk, program = self._program.desk, self._program
        if desk is None:
            return
        leave_field()
        subject = Subject(desk, program.words)
        classified = subject.is_classified
        sheet = PictureSheet(self._first(kind), program.words, program.theme, program.window, classified=classified)
        sheet.asked.connect(lambda wish: self._preview(sheet, subject, wish))
        sheet.wanted.connect(lambda wish: self._make(desk, subject, wish))
        self._preview(sheet, subject, sheet.wish)
        sheet.open()

    def _first(self, kind: Kind) -> PictureWish:
        now = self._program.settings.now
        return PictureWish(
            kind=kind,
            scale=now.picture_scale,
            paper=now.picture_paper,
            theme=now.picture_theme,
            legend=now.picture_legend,
        )

    def _preview(self, sheet: PictureSheet, subject: Subject, wish: PictureWish) -> None:
        ratio = sheet.devicePixelRatioF()
        room = round(PREVIEW.width() * ratio), round(PREVIEW.height() * ratio)
        words = self._program.words

        def work(_progress: object, _cancelled: object) -> tuple[PictureWish, QImage, str]:
            plate = subject.plate(wish)
            laid = _laid(plate, wish)
            count = subject.left_out(wish.distribution)
            fact = " ".join(
                (_fact(plate, wish, laid, words), words.say("export.left_out", count=count) if count else "")
            )
            return wish, press.preview(plate, *room, laid), fact.strip()

        job = self._exports.errands.job(work)
        job.done.connect(sheet.preview_made)
        job.start()

    def _make(self, desk: Desk, subject: Subject, wish: PictureWish) -> None:
        self._program.settings.change(
            picture_scale=wish.scale,
            picture_theme=wish.theme,
            picture_legend=wish.legend,
            picture_paper=wish.paper or self._program.settings.now.picture_paper,
        )
        if wish.kind == "print":
            self._print(subject, wish)
            return
        path = self._exports.ask(desk, wish.kind)
        if path is not None:
            self._exports.write(path, lambda told: making.put(path, _content(subject, wish, told)))

    def _copy(self) -> None:
        desk, words = self._program.desk, self._program.words
        if desk is None:
            return
        subject, wish = Subject(desk, words), self._first("png")
        self._exports.errands.run(
            lambda progress, cancelled: press.image(
                subject.plate(wish), CLIPBOARD_SCALE, making.told(progress, cancelled)
            ),
            lambda image: self._copied(image, subject.left_out(wish.distribution)),
            words.say("export.copying"),
        )

    def _copied(self, image: QImage, left_out: int) -> None:
        QGuiApplication.clipboard().setImage(image)
        key = "export.copied_without" if left_out else "export.copied"
        self._program.window.status.tell(self._program.words.say(key, count=left_out))

    def _print(self, subject: Subject, wish: PictureWish) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - looks for printers as it loads

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        plate = subject.plate(wish)
        printer.setDocName(plate.title)
        printer.setCreator("Panse")
        press.lay_out(printer, leaves(plate.width, plate.height, PAPERS[wish.paper], split=wish.split))
        # Native dialogs of printers know no other way than to wait for an answer.
        if QPrintDialog(printer, self._program.window).exec():
            self.send(printer, subject, wish)

    def send(self, printer: QPrinter, subject: Subject, wish: PictureWish) -> None:
        """Print onto the paper that was chosen for the printer."""
        words = self._program.words

        def work(progress: Callable[[float], None], cancelled: Callable[[], bool]) -> None:
            told = making.told(progress, cancelled)
            press.onto_printer(subject.plate(wish), printer, split=wish.split, told=told)

        done = words.say("export.printed")
        self._exports.errands.run(work, lambda _: self._program.window.status.tell(done), words.say("export.printing"))


def _content(subject: Subject, wish: PictureWish, told: Callable[[float], None]) -> bytes:
    plate = subject.plate(wish)
    if wish.kind == "png":
        return press.png(plate, wish.scale, told)
    if wish.kind == "svg":
        return press.svg(plate, subject.words.lang, told)
    return press.pdf(plate, PAPERS.get(wish.paper), told)


def _laid(plate: Plate, wish: PictureWish) -> Leaves | None:
    if wish.kind not in ("pdf", "print"):
        return None
    return leaves(plate.width, plate.height, PAPERS.get(wish.paper), split=wish.split)


def _fact(plate: Plate, wish: PictureWish, laid: Leaves | None, words: Words) -> str:
    if laid is not None:
        said = words.say("export.smallest", pages=len(laid.parts), size=f"{laid.smallest:.1f}")
        return f"{said} {words.say('export.faint', pages=laid.faint)}" if laid.faint else said
    if wish.kind == "svg":
        return words.say("export.vectors")
    scale = press.scale_of(plate, wish.scale)
    wide, high = round(plate.width * scale), round(plate.height * scale)
    key = "export.points" if scale == wish.scale else "export.points_capped"
    return words.say(key, wide=f"{wide:,}", high=f"{high:,}")
