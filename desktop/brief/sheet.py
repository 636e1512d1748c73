"""The paper as it is drawn on: pages, marks and structure. Points, from the top left corner of the page.

Everything visible goes through here as plain strings and numbers: there is no markup, so nothing that a
user typed can become one. What is drawn outside a `leaf` is decoration to a screen reader.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import BasicFonts
from reportlab.pdfgen.canvas import Canvas

from desktop.brief import archive, compact, lettering, tags, xmp
from desktop.brief.objects import Stream
from desktop.brief.paper import Spot
from desktop.brief.pen import Pen
from desktop.brief.plain import plain
from desktop.brief.strokes import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from db.model.things import Profile
    from desktop.brief.archive import Attachment
    from desktop.brief.fonts import Weight

# Streams as bytes instead of text that is a quarter longer; the setting is ReportLab's own and global.
rl_config.useA85 = 0

_CANVAS: Any = Canvas  # its stubs disagree with it
PAGE = (595.276, 841.89)
Point: TypeAlias = tuple[float, float]
Cap: TypeAlias = Literal["butt", "round"]
Decoration: TypeAlias = Literal["layout", "pagination"]
_ARTIFACTS: dict[Decoration, str] = {
    "layout": "/Artifact BMC",
    "pagination": "/Artifact<</Type/Pagination>>BDC",
}


class Imprint(NamedTuple):
    """What the document says of itself."""

    title: str
    author: str
    subject: str
    keywords: str
    lang: str
    issued: date

    def clean(self) -> Imprint:
        """Return the imprint as it can be stored."""
        title, author = plain(self.title), plain(self.author)
        return self._replace(title=title, author=author, subject=plain(self.subject), keywords=plain(self.keywords))


class Sheet:
    """Pages being drawn, one after the other; `finish` writes them."""

    def __init__(
        self,
        imprint: Imprint,
        size: tuple[float, float] = PAGE,
        profile: Profile | None = None,
        attachments: Sequence[Attachment] = (),
    ) -> None:
        self.width, self.height = size
        self._profile, self._attachments = profile, attachments
        self._out = io.BytesIO()
        self._canvas = _CANVAS(
            self._out,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            pdfVersion=archive.version(profile),
            initialFontName=lettering.NONE.name,
            lang={"ko": "ko-KR", "en": "en-US"}[imprint.lang],
        )
        self._document: Any = self._canvas._doc  # noqa: SLF001 - ReportLab shows no other way in
        self._imprint = imprint.clean()
        xmp.introduce(self._canvas, self._imprint, profile)
        self._root = tags.Element("Document", None)
        self._stack = [self._root]
        self._decorating: Decoration | None = None
        self._keyed: dict[object, tags.Element] = {}
        self._marks: list[list[tags.Element]] = []
        self._links: list[tags.Element] = []
        self.page = 0
        self.spots: list[Spot] = []
        self._ops: list[str] = []
        self._pen = Pen()
        self._letters = lettering.every()
        self._owners: list[tags.Element] = []
        self._marking: tags.Element | Decoration | None = None

    # pages

    def begin_page(self) -> None:
        """Start the next page."""
        self.page += 1
        self._ops, self._owners, self._marking, self._pen = [], [], None, Pen()

    def end_page(self) -> None:
        """Finish the page that was begun."""
        self._mark(None)
        self._canvas.showPage()
        page = self._document.idToObject[f"Page{self.page}"]
        page.Contents = Stream("\n".join(self._ops).encode("latin-1"))
        page.Trans = None
        page.StructParents = self.page - 1
        page.Tabs = "/S"
        self._marks.append(self._owners)

    def label(self, cover: str) -> None:
        """Let readers call the first page ``cover`` and the others by the numbers on them; "" has no cover."""
        archive.label(self._document, cover)

    def finish(self) -> bytes:
        """Return the whole document."""
        links = len(self._marks)
        for offset, element in enumerate(self._links):
            spot = next(kid for kid in element.kids if isinstance(kid, tags.Spot))
            self._document.idToObject[f"Annot.{spot.name}"].place = links + offset
        tags.bind(self._document, self._root, self._marks, self._links)
        self._canvas.showOutline()
        fonts = self._document.idToObject[BasicFonts]
        for each in self._letters.values():
            if each:
                fonts[each.tag] = each.embed(self._document, listed=self._profile == "1b")
        if self._profile is not None:
            archive.declare(self._document)
        archive.attach(self._document, self._attachments, self._imprint.issued)
        # Streams of objects came after the version that the oldest profile is bound to.
        written = compact.spread if self._profile == "1b" else compact.packed
        self._document.format = partial(written, self._document)
        self._canvas.save()
        return self._out.getvalue()

    # structure

    @contextmanager
    def node(
        self, role: str, key: object = None, *, leaf: bool = False, alt: str = "", attributes: str = ""
    ) -> Iterator[None]:
        """Draw inside a structure element; the same ``key`` comes back to the same element on a later page."""
        if self._decorating:
            yield
            return
        element = self._keyed.get(key) if key is not None else None
        if element is None:
            element = tags.Element(role, self._stack[-1], leaf=leaf, alt=plain(alt), attributes=attributes)
            if key is not None:
                self._keyed[key] = element
        self._stack.append(element)
        try:
            yield
        finally:
            self._stack.pop()

    @contextmanager
    def leaf(self, role: str, key: object = None, *, alt: str = "", attributes: str = "") -> Iterator[None]:
        """Draw the content of a structure element."""
        with self.node(role, key, leaf=True, alt=alt, attributes=attributes):
            yield

    @contextmanager
    def artifact(self, kind: Decoration = "layout") -> Iterator[None]:
        """Draw decoration, also in the middle of an element; what is a leaf inside is none."""
        before, self._decorating = self._decorating, self._decorating or kind
        try:
            yield
        finally:
            self._decorating = before

    def _begin(self) -> None:
        """Say whose the marks that follow are."""
        top = self._stack[-1]
        self._mark(self._decorating or (top if top.leaf else "layout"))

    def _mark(self, wanted: tags.Element | Decoration | None) -> None:
        if wanted is self._marking:
            return
        if self._marking is not None:
            self._ops.append("EMC")
        if isinstance(wanted, tags.Element):
            number = len(self._owners)
            self._ops.append(f"/{wanted.role}<</MCID {number}>>BDC")
            self._owners.append(wanted)
            wanted.hold(tags.Mark(self.page, number))
        elif wanted is not None:
            self._ops.append(_ARTIFACTS[wanted])
        self._marking = wanted

    # marks

    def text(self, x: float, y: float, text: str, weight: Weight, size: float, colour: str) -> None:
        """Set legible ``text`` with its baseline at ``y``."""
        if not text:
            return
        letters = self._letters[weight]
        # Where it stands is told anew for every piece, so that a reader's own idea of widths never adds up.
        self._begin()
        self._ops.append(
            f"{self._pen.fill(colour)}BT {self._pen.letters(letters.tag, size)} {x:.2f} {self.height - y:.2f} Td"
            f"<{letters.shown(text)}>Tj ET"
        )

    def path(
        self,
        steps: str,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 1,
        dash: Sequence[float] = (),
        cap: Cap = "butt",
    ) -> None:
        """Paint a path of PDF steps, as `moves` and `rounded` make them."""
        if fill is None and stroke is None:
            return
        self._begin()
        filled = self._pen.fill(fill) if fill is not None else ""
        drawn = self._pen.stroke(stroke, width, dash, rounded=cap == "round") if stroke is not None else ""
        self._ops.append(f"{filled}{drawn}{steps} {'f' if stroke is None else 'S' if fill is None else 'B'}")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        radius: float = 0,
        **paint: Any,  # noqa: ANN401
    ) -> None:
        """Paint a rectangle, with round corners where ``radius`` is given; ``paint`` as for `path`."""
        self.path(rounded(x, self.height - y - height, width, height, radius), **paint)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 0.5, **paint: Any) -> None:  # noqa: ANN401
        """Draw a straight line."""
        steps = f"{x1:.2f} {self.height - y1:.2f} m {x2:.2f} {self.height - y2:.2f} l"
        self.path(steps, stroke=colour, width=width, **paint)

    @contextmanager
    def clip(self, x: float, y: float, width: float, height: float, radius: float = 0) -> Iterator[None]:
        """Show nothing of what is drawn inside beyond a rectangle."""
        self._begin()
        self._ops.append(f"q {rounded(x, self.height - y - height, width, height, radius)} W n")
        self._pen.put_by()
        try:
            yield
        finally:
            self._begin()
            self._ops.append("Q")
            self._pen.take_up()

    # places

    def spot(self, x: float, y: float, width: float, height: float, *, place: str = "", about: str = "") -> None:
        """Remember where a paragraph of the analyst's stands, or what the thing ``about`` is shown by."""
        if place or about:
            self.spots.append(
                Spot(self.page, round(x, 1), round(y, 1), round(width, 1), round(height, 1), place, about)
            )

    def target(self, name: str, y: float) -> None:
        """Let links lead to height ``y`` of this page under ``name``."""
        self._canvas.bookmarkHorizontalAbsolute(name, self.height - y + 8)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry that leads to the target ``name`` to the document's outline."""
        self._canvas.addOutlineEntry(plain(title), name, level)

    def link(self, x: float, y: float, width: float, height: float, target: str, says: str) -> None:
        """Make a rectangle lead to a target; belongs to the innermost element, which must be a Link."""
        name = f"L{len(self._links)}"
        box = (x, self.height - y - height, x + width, self.height - y)
        note = tags.Link(box, plain(says), self._canvas._bookmarkReference(target))  # noqa: SLF001
        self._canvas._addAnnotation(note, name)  # noqa: SLF001
        self._stack[-1].hold(tags.Spot(self.page, name))
        self._links.append(self._stack[-1])
