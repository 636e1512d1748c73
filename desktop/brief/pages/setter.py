"""Sentences as blocks: headings, prose, lists, figures and notes, all numbered by one hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.brief.blocks import Aside, Block, Paragraph, Stack
from desktop.brief.fonts import NBSP
from desktop.brief.headings import Heading
from desktop.brief.plates import Box, Figure, Plate
from desktop.brief.styles import (
    BODY,
    CAPTION,
    H1,
    H2,
    H3,
    HOME,
    LABEL,
    MARGIN,
    NAVY,
    NAVY_SOFT,
    NOTE,
    SOFT,
    TEXT,
    Style,
)
from desktop.brief.table import Title
from desktop.brief.text import Span, span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.brief.content.sentence import Figure as Number
    from desktop.brief.content.sentence import Sentence
    from desktop.brief.drawing import Drawing
    from desktop.words import Words

# A long text is cut into paragraphs of this many letters, so that none has to be set whole to be broken.
_LONGEST = 4000


class Setter:
    """Makes blocks of sentences; counts figures, tables and parts as it goes.

    Without ``linked`` the numbers of endnotes lead nowhere, as there are none in the paper.
    """

    def __init__(self, words: Words, *, linked: bool = True) -> None:
        self._words, self._linked = words, linked
        self._figures = self._tables = self._targets = self._parts = 0

    def restart(self) -> None:
        """Count figures and tables from one again; places that links lead to are never named twice."""
        self._figures = self._tables = 0

    def say(self, key: str, **facts: object) -> str:
        """Return the brief's words for ``key``."""
        return self._words.say(f"brief.{key}", **facts)

    def heading(self, text: str, level: int = 1, *, number: str = "", before: float = 0, wide: bool = False) -> Heading:
        """Return a heading that the outline and the contents know, there with its ``number``."""
        self._targets += 1
        style = H1 if level == 1 else H2
        listed = f"{number}. {text}" if number else text
        target = f"part-{self._targets}"
        return Heading((span(text, style),), style, level=level, text=listed, target=target, before=before, wide=wide)

    @property
    def number(self) -> str:
        """The number of the part that was begun last."""
        return str(self._parts)

    def part(self, text: str) -> Heading:
        """Return the heading of the next numbered part."""
        self._parts += 1
        return self.heading(text, number=self.number)

    def minor(self, text: str, *, before: float = 0, wide: bool = False) -> Heading:
        """Return a small heading that stands on its page only."""
        return Heading((span(text, H3),), H3, level=2, before=before, wide=wide)

    def spans(self, sentence: Sentence, style: Style, *, most: int = 24) -> list[Span]:
        """Return a sentence with its endnotes as links behind it."""
        made = [span(f"{sentence.head} ", style, weight="bold")] if sentence.head else []
        made += [span(text, style, about=about) for text, about in sentence.runs()]
        return [*made, *self.notes(sentence.notes[:most], style)]

    def notes(self, numbers: Sequence[int], style: Style, *, raised: bool = True) -> list[Span]:
        """Return endnote numbers as links, raised behind text."""
        size = max(style.size * 0.72, 6.4) if raised else style.size
        rise = style.size * 0.22 if raised else 0
        return [
            Span(
                f"{'' if at or not raised else NBSP}[{number}]",
                "regular",
                size,
                HOME,
                rise,
                f"note-{number}" if self._linked else "",
                self.say("note_link", number=number),
            )
            for at, number in enumerate(numbers)
        ]

    def prose(
        self,
        sentence: Sentence,
        style: Style = BODY,
        *,
        before: float = 6,
        most: int = 0,
        wide: bool = False,
        keeps: bool = False,
    ) -> Paragraph:
        """Return a sentence as a paragraph."""
        spans = self.spans(sentence, style)
        return Paragraph(spans, style, before=before, most=most, wide=wide, keeps=keeps, place=sentence.place)

    def long(self, text: str, style: Style = BODY, *, before: float = 6, wide: bool = False) -> list[Paragraph]:
        """Return a text of any length as paragraphs, cut at its own lines and where it gets too long."""
        parts = [part for each in text.splitlines() for part in _chunks(each.strip())]
        return [
            Paragraph((span(part, style),), style, before=before if not at else style.leading * 0.3, wide=wide)
            for at, part in enumerate(parts)
        ]

    def bullets(
        self, sentences: Iterable[Sentence], style: Style = BODY, *, mark: str = "○", before: float = 4, most: int = 5
    ) -> Stack:
        """Return sentences as a list."""
        items = [
            Stack(
                [
                    Paragraph(
                        self.spans(each, style),
                        style,
                        role="LBody",
                        before=3,
                        mark=span(mark, style, colour=NAVY, size=style.size * 0.8),
                        hang=style.size * 1.35,
                        most=most,
                        place=each.place,
                    )
                ],
                role="LI",
                before=2.5,
            )
            for each in sentences
        ]
        return Stack(items, role="L", before=before)

    def figure(
        self,
        title: str,
        drawn: Callable[[float], Drawing],
        source: str,
        *,
        smaller: Callable[[float, float], Drawing | None] | None = None,
        before: float = 18,
        wide: bool = True,
    ) -> Plate:
        """Return a figure under its finding, with its source; ``smaller`` makes it for a height, where it can be."""
        self._figures += 1
        return Plate(
            self._title("figure", self._figures, title, 0, wide=wide),
            Figure(drawn, before=5, wide=wide),
            Paragraph((span(source, NOTE),), NOTE, role="Caption", before=4, wide=wide, most=4),
            smaller=smaller,
            before=before,
            wide=wide,
        )

    def table_title(self, title: str, *, before: float = 16, wide: bool = True) -> Title:
        """Return the numbered title of the next table."""
        self._tables += 1
        return self._title("table", self._tables, title, before, wide=wide)

    def _title(self, kind: str, number: int, title: str, before: float, *, wide: bool) -> Title:
        label = span(self.say(kind, number=number) + " ", CAPTION, colour=HOME)
        return Title(
            (label, span(title, CAPTION)), CAPTION, role="Caption", before=before, keeps=True, wide=wide, most=3
        )

    def source(self, text: str) -> Paragraph:
        """Return the line on sources under a figure or a table."""
        return Paragraph((span(text, NOTE),), NOTE, before=4, wide=True, most=4)

    def opening(self, number: str, heading: Heading, numbers: Sequence[Number], text: Sequence[Block]) -> Aside:
        """Return the beginning of a part: its number and figures in the margin, heading and text beside them."""
        margin: list[Block] = []
        if number:
            style = Style(30, 30, "bold", HOME)
            margin.append(Paragraph((span(number, style),), style))
        for each in numbers:
            margin.append(Paragraph((span(each.number, BIG),), BIG, before=12, most=1))
            margin.append(Paragraph((span(each.label, LABEL.but(weight="regular")),), LABEL, before=1, most=4))
        body = Stack([heading, *text])
        return Aside(Stack(margin), body, column=MARGIN, text=TEXT, keeps=not text)

    def box(
        self,
        title: str,
        inside: Sequence[Block],
        *,
        before: float = 12,
        bar: str = NAVY,
        ground: str = NAVY_SOFT,
        wide: bool = False,
    ) -> Box:
        """Return a box with a title."""
        style = H3.but(colour=bar)
        return Box(
            Stack([Paragraph((span(title, style),), style, most=2), *inside]),
            ground=ground,
            bar=bar,
            before=before,
            wide=wide,
        )

    def muted(self, text: str, *, before: float = 4, wide: bool = False, keeps: bool = False) -> Paragraph:
        """Return small grey text."""
        return Paragraph((span(text, NOTE, colour=SOFT),), NOTE, before=before, wide=wide, keeps=keeps, most=8)


BIG = Style(19, 22, "bold", NAVY)


def _chunks(text: str) -> Iterable[str]:
    while len(text) > _LONGEST:
        cut = text.rfind(" ", 1, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        yield text[:cut]
        text = text[cut:].lstrip()
    if text:
        yield text
