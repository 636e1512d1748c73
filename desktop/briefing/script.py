"""The text of a brief, part by part: headings, the analyst's text at the head of each, and its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.brief.content.sentence import Bound, Sentence
from desktop.brief.content.wording import fields_in
from desktop.briefing.paragraph import ParagraphBox
from desktop.plain import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.brief.content.outline import Chapter
    from desktop.brief.proof import Proof
    from desktop.theme import Theme
    from desktop.words import Words

HEAD = "head:"
"""What the place of a part's own text begins with; the part's name follows."""


class Script(QScrollArea):
    """The column of paragraphs.

    Signals:
        typed(str, str): a place and the pattern that is being written there.
        worded(str, str): a place and the pattern that is to be kept there; empty gives it back.
        confirmed(str): the own words at a place hold.
        field_pressed(str, str): a place and the name of a field in it.
        led(str): the cards that a paragraph speaks of are asked for, by its place.

    """

    typed = Signal(str, str)
    worded = Signal(str, str)
    confirmed = Signal(str)
    field_pressed = Signal(str, str)
    led = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.boxes: dict[str, ParagraphBox] = {}
        self._heads: dict[str, Text] = {}
        self._offers: dict[str, Bound] = {}
        self._current = ""
        self._asked: frozenset[str] = frozenset()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("script")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(10, 8, 10, 24)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.setWidget(inside)

    @property
    def current(self) -> str:
        """The place that is being written, or was last."""
        return self._current

    def tell(self, proof: Proof) -> None:
        """Show the text of a brief; what is being written stays under the hand."""
        self._offers = {each.field.name: each.field for each in proof.offers}
        wanted: list[tuple[str, QWidget]] = []
        heads, boxes = dict(self._heads), dict(self.boxes)
        self._heads, self.boxes = {}, {}
        for chapter in proof.chapters:
            self._heads[chapter.name] = head = heads.pop(chapter.name, None) or Text(tone="section", wrap=True)
            head.setText(chapter.head if chapter.shown else self._words.say("briefing.hidden", name=chapter.head))
            wanted.append((chapter.name, head))
            for sentence in self._sentences(chapter):
                if sentence.place not in self.boxes:
                    box = boxes.pop(sentence.place, None) or self._box(sentence)
                    box.tell(sentence)
                    box.setVisible(chapter.shown)
                    self.boxes[sentence.place] = box
                    wanted.append((sentence.place, box))
        for gone in (*heads.values(), *boxes.values()):
            gone.hide()
            gone.deleteLater()
        self._arrange([widget for _, widget in wanted])
        self._point_out()

    def show_part(self, name: str) -> None:
        """Scroll to a part."""
        head = self._heads.get(name)
        if head is not None:
            QTimer.singleShot(0, head, lambda: self.verticalScrollBar().setValue(head.y() - 6))

    def show_place(self, place: str, *, write: bool = False) -> None:
        """Scroll to a paragraph, and begin to write there if asked to."""
        box = self.boxes.get(place)
        if box is None:
            return
        self._current = place
        QTimer.singleShot(0, box, lambda: self.ensureWidgetVisible(box, 0, 60))
        if write:
            box.prose.setFocus()

    def point_out(self, ids: Iterable[str]) -> int:
        """Let the paragraphs that speak of these things stand out, show the first, and return how many there are."""
        self._asked = frozenset(ids)
        found = self._point_out()
        if found:
            self.show_place(found[0])
        return len(found)

    def put_in(self, name: str) -> None:
        """Put a field where the cursor stands in the paragraph that is being written."""
        box = self.boxes.get(self._current)
        if box is not None:
            if box.sentence.place and name not in {each.name for each in box.sentence.bound}:
                box.sentence = box.sentence._replace(bound=(*box.sentence.bound, self._offers[name]))
            box.prose.put_in(name)

    def keep(self) -> None:
        """Keep what is being written."""
        for box in list(self.boxes.values()):
            if box.prose.edited:
                box.prose.settle()
                box.keep()

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        for box in self.boxes.values():
            box.retranslate(words)
            box.tell(box.sentence)

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        for box in self.boxes.values():
            box.retheme(theme)

    def _sentences(self, chapter: Chapter) -> tuple[Sentence, ...]:
        if chapter.fixed:
            return chapter.sentences
        bound = tuple(self._offers[each] for each in fields_in(chapter.own) if each in self._offers)
        own = Sentence(chapter.own, place=HEAD + chapter.name, pattern=chapter.own, bound=bound)
        return (own, *chapter.sentences)

    def _box(self, sentence: Sentence) -> ParagraphBox:
        box, place = ParagraphBox(sentence, self._words, self._theme), sentence.place
        if place.startswith(HEAD):
            box.prose.setPlaceholderText(self._words.say("briefing.own_head"))
        box.typed.connect(lambda pattern: self.typed.emit(place, pattern))
        box.worded.connect(lambda pattern: self.worded.emit(place, pattern))
        box.confirmed.connect(lambda: self.confirmed.emit(place))
        box.entered.connect(lambda: setattr(self, "_current", place))
        box.field_pressed.connect(lambda name: self.field_pressed.emit(place, name))
        box.led.connect(lambda: self.led.emit(place))
        return box

    def _arrange(self, widgets: list[QWidget]) -> None:
        for at, widget in enumerate(widgets):
            if self._column.indexOf(widget) != at:
                self._column.insertWidget(at, widget)

    def _point_out(self) -> list[str]:
        found = [place for place, box in self.boxes.items() if self._asked & set(box.sentence.about)]
        for place, box in self.boxes.items():
            box.point_out(on=place in found)
        return found
