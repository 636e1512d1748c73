"""The page on which a brief is written: outline, text and pages side by side, all of one board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.edit import verbs
from db.errors import BoardError
from db.model.things import Entity, Position
from desktop.brief.content.sentence import Sentence
from desktop.briefing.bar import BriefBar
from desktop.briefing.checks import Checks
from desktop.briefing.columns import Columns
from desktop.briefing.leads import Leads
from desktop.briefing.naming import Naming
from desktop.briefing.outline import Outline
from desktop.briefing.pages import Pages
from desktop.briefing.picker import Picker
from desktop.briefing.press import Press
from desktop.briefing.script import Script
from desktop.briefing.setup import Setup
from desktop.briefing.shelf import Shelf
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from db.model.board import Board
    from desktop.brief.content.open import Point
    from desktop.brief.proof import Proof
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_STEP = 1.2


class BriefPage(QWidget):
    """The page. It needs the whole width: tray and inspector make room for it.

    Signals:
        led(str, str): a ``position`` or ``segment`` is to be shown on the board, by its id.
        wished(str): one of the window's actions is to be carried out: ``edit.measures``, where ``measure`` tells which
            one is meant, ``edit.entity`` of what is selected, or ``file.brief``.
        used(str): a brief is worked on, by its key.
        broken(BaseException): a bug on another thread.

    """

    alone = True
    led = Signal(str, str)
    wished = Signal(str)
    used = Signal(str)
    broken = Signal(object)

    def __init__(self, session: Session, selection: Selection, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._selection, self._words, self._theme = session, selection, words, theme
        self.shelf = Shelf(session, words)
        self.bar, self.outline, self.setup = BriefBar(words, theme), Outline(words), Setup(words)
        self.checks, self.script, self.pages = Checks(words), Script(words, theme), Pages(words, theme)
        self.trouble = Text(tone="danger", wrap=True)
        self.press, self.leads = Press(self), Leads(session, self)
        self._proof: Proof | None = None
        self._old = True
        self._asked: tuple[str, ...] = ()
        self.measure = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(60)
        self._wait.timeout.connect(self._make)
        self._lay_out()
        self._connect()
        self.retranslate(words)

    @property
    def proof(self) -> Proof | None:
        """The last proof that was made."""
        return self._proof

    @property
    def open_points(self) -> int:
        """How many points the last check left open."""
        return len(self._proof.points) if self._proof is not None else 0

    def keep(self) -> None:
        """Keep all that is being written."""
        self.script.keep()
        self.setup.keep()

    def show_about(self, ids: Iterable[str]) -> None:
        """Show what the brief says of these things."""
        self._asked = tuple(ids)
        self.script.point_out(self._asked)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        for part in (self.bar, self.outline, self.setup, self.checks, self.script, self.pages):
            part.retranslate(words)
        self.columns.tell(self._words, self.open_points)
        self._tell()
        if self._proof is not None:
            self.outline.tell(self._proof.chapters)
            self.bar.tell_lines(self._proof.count)

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        for part in (self.bar, self.script, self.pages):
            part.retheme(theme)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed while the page was hidden."""
        super().showEvent(event)
        if self._old:
            self._tell()
            self._wait.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of what is being made: nobody looks."""
        super().hideEvent(event)
        if self.press.busy:
            self._old = True
            self.press.stop()

    def _lay_out(self) -> None:
        self.columns = Columns((self.outline, self.setup, self.checks), self.script, self.pages)
        self.tabs = self.columns.tabs
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.trouble)
        outer.addWidget(self.columns, 1)
        self.trouble.hide()

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.press.proofed.connect(self._take)
        self.press.refused.connect(self._refuse)
        self.press.broken.connect(self.broken.emit)
        self.press.drawn.connect(self.pages.take)
        self.pages.wanted.connect(self._draw)
        self.pages.turned.connect(lambda page: self.bar.tell_page(page, self.pages.count))
        self.pages.place_pressed.connect(lambda place: self.script.show_place(place, write=True))
        self.pages.thing_pressed.connect(self.leads.lead)
        self.leads.led.connect(self.led.emit)
        self.leads.measure.connect(self._measures)
        self.outline.chosen.connect(self._show_part)
        self.outline.switched.connect(self.shelf.switch)
        self.outline.ordered.connect(self.shelf.arrange)
        self.setup.changed.connect(self.shelf.set)
        self.checks.led.connect(self._lead_point)
        self.script.typed.connect(self._try)
        self.script.worded.connect(self._word)
        self.script.confirmed.connect(lambda place: self.shelf.confirm(self._at(place)))
        self.script.field_pressed.connect(self._offer_field)
        self.script.led.connect(self._offer_cards)
        self.bar.chosen.connect(self.choose)
        self.bar.form_chosen.connect(lambda form: self.shelf.set("form", form))
        self.bar.lang_chosen.connect(lambda lang: self.shelf.set("lang", lang))
        self.bar.asked.connect(self._act)
        self.bar.fields.clicked.connect(lambda _: self._pick())

    def choose(self, brief_id: str) -> None:
        """Show another brief."""
        self.keep()
        self.shelf.choose(brief_id)
        self.used.emit(self.shelf.brief.key)
        self._tell()
        self._make()

    def _on_changed(self, _changes: object) -> None:
        self._old = True
        if self.isVisible():
            self._tell()
            self._wait.start()

    def _tell(self) -> None:
        brief = self.shelf.brief
        self.bar.tell(self.shelf.all, brief)
        self.setup.tell(self._session.base, brief)

    def _make(self, board: Board | None = None) -> None:
        if not self.isVisible():
            return
        self._old = False
        still = (board or self._session.base).snapshot()
        self.press.proof(still, self.shelf.order(still))

    def _take(self, proof: Proof) -> None:
        self._proof = proof
        self.trouble.hide()
        self.outline.tell(proof.chapters)
        self.checks.tell(proof.points)
        self.script.tell(proof)
        self.pages.tell(proof)
        self.bar.tell_page(self.pages.page, self.pages.count)
        self.bar.tell_lines(proof.count)
        self.columns.tell(self._words, self.open_points)
        if self._asked:
            self.script.point_out(self._asked)
            self._asked = ()

    def _refuse(self, error: BoardError) -> None:
        self.trouble.setText(self._words.error(error))
        self.trouble.show()

    def _draw(self, pages: tuple[int, ...], scale: float) -> None:
        if self._proof is not None:
            self.press.draw(self._proof, pages, scale)

    def _show_part(self, name: str) -> None:
        self.script.show_part(name)
        head = next((each for each in self._proof.chapters if each.name == name), None) if self._proof else None
        if head is not None and head.sentences:
            self.pages.show_place(head.sentences[0].place)

    def _word(self, place: str, pattern: str) -> None:
        self.shelf.change(lambda board, brief_id: self.shelf.worded(board, brief_id, pattern, self._at(place)))

    def _try(self, place: str, pattern: str) -> None:
        """Show the pages as they would be with what is being written; nothing is kept."""
        board, at = self._session.base, self._at(place)
        try:
            edit = self.shelf.edit(board, lambda b, i: self.shelf.worded(b, i, pattern, at), self.shelf.brief.id)
        except BoardError:
            return
        self._make(board.overlaid(edit.changes))

    def _at(self, place: str) -> Sentence:
        box = self.script.boxes.get(place)
        return box.sentence if box else Sentence("", place=place)

    def _offer_field(self, place: str, name: str) -> None:
        box = self.script.boxes[place]
        field = next((each for each in box.sentence.bound if each.name == name), None)
        if field is not None and field.ids:
            self.leads.offer(field.ids, self._words.lang)

    def _offer_cards(self, place: str) -> None:
        self.leads.offer(self.script.boxes[place].sentence.about, self._words.lang)

    def _lead_point(self, point: Point) -> None:
        if point.place:
            self.script.show_place(point.place, write=True)
            self.pages.show_place(point.place)
        elif point.kind == "untranslated" and self._session.base.get(Entity, point.about) is not None:
            stands = self._session.base.where(Position, "entity_id", point.about)
            if stands:
                self._selection.select([stands[0].id])
                self.wished.emit("edit.entity")
        elif point.about:
            self.leads.lead(point.about)

    def _pick(self) -> None:
        if self._proof is None:
            return
        picker = Picker(self._proof.offers, self._words, self)
        picker.picked.connect(self.script.put_in)
        picker.move(self.bar.fields.mapToGlobal(QPoint(0, self.bar.fields.height())))
        picker.show()
        picker.line.setFocus()

    def _act(self, deed: str) -> None:
        deeds = {
            "add": lambda: self._new(self.shelf.add),
            "copy": lambda: self._new(self.shelf.copy),
            "rename": self._rename,
            "remove": lambda: self.shelf.change(verbs.remove_brief),
            "measures": lambda: self._measures(""),
            "zoom_in": lambda: self.pages.zoom_by(_STEP),
            "zoom_out": lambda: self.pages.zoom_by(1 / _STEP),
            "fit": self.pages.fit,
        }
        deeds[deed]()

    def _new(self, make: Callable[[Words], None]) -> None:
        self.keep()
        make(self._words)
        self.choose(self.shelf.brief.id)
        self._rename()

    def _rename(self) -> None:
        naming = Naming(self.bar.briefs, self.bar.briefs.currentText())
        naming.named.connect(lambda text: self.shelf.rename(text, self._words))

    def _measures(self, measure_id: str) -> None:
        self.measure = measure_id
        self.wished.emit("edit.measures")
