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
from reportlab.pdfgen.canvas import Canvas

from desktop.brief import archive, compact, tags, xmp
from desktop.brief.fonts import Weight, face
from desktop.brief.paper import Spot
from desktop.brief.plain import plain
from desktop.brief.strokes import fill as filling
from desktop.brief.strokes import rounded
from desktop.brief.strokes import stroke as drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from db.model.things import Profile
    from desktop.brief.archive import Attachment

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
            initialFontName=face("regular").name,
            lang={"ko": "ko-KR", "en": "en-US"}[imprint.lang],
        )
        self._document: Any = self._canvas._doc  # noqa: SLF001 - ReportLab shows no other way in
        self._imprint = imprint.clean()
        self._introduce()
        self._root = tags.Element("Document", None)
        self._stack = [self._root]
        self._decorating: Decoration | None = None
        self._keyed: dict[object, tags.Element] = {}
        self._marks: list[list[tags.Element]] = []
        self._links: list[tags.Element] = []
        self.page = 0
        self.spots: list[Spot] = []
        self._ops: list[str] = []
        self._owners: list[tags.Element] = []
        self._marking: tags.Element | Decoration | None = None

    def _introduce(self) -> None:
        imprint, canvas = self._imprint, self._canvas
        canvas.setTitle(imprint.title)
        canvas.setAuthor(imprint.author)
        canvas.setSubject(imprint.subject)
        canvas.setKeywords(imprint.keywords)
        canvas.setCreator("Panse")
        canvas.setProducer("Panse")
        # The day comes from the board: equal boards give equal bytes.
        canvas.setDateFormatter(lambda *_: f"D:{imprint.issued:%Y%m%d}000000Z")
        canvas.setCatalogEntry("Metadata", xmp.packet(imprint, self._profile))
        canvas.setViewerPreference("DisplayDocTitle", "true")

    # pages

    def begin_page(self) -> None:
        """Start the next page."""
        self.page += 1
        self._ops, self._owners, self._marking = [], [], None

    def end_page(self) -> None:
        """Finish the page that was begun."""
        self._mark(None)
        self._canvas.addLiteral("\n".join(self._ops))
        self._canvas.showPage()
        page = self._document.idToObject[f"Page{self.page}"]
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
            self._document.idToObject[f"Annot.{spot.name}"].otherkw["StructParent"] = links + offset
        tags.bind(self._document, self._root, self._marks, self._links)
        self._canvas.showOutline()
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

    def _emit(self, op: str) -> None:
        top = self._stack[-1]
        self._mark(self._decorating or (top if top.leaf else "layout"))
        self._ops.append(op)

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
        font = face(weight).font
        parts = [f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {filling(colour)}"]
        for subset, codes in font.splitString(text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            parts.append(f"{name} {size:g} Tf <{codes.hex()}> Tj")
        self._emit(" ".join([*parts, "ET"]))

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
        ops = []
        if fill is not None:
            ops.append(filling(fill))
        if stroke is not None:
            ops.append(f"{drawing(stroke)} {width:g} w [{' '.join(f'{each:g}' for each in dash)}] 0 d")
            ops.append("1 J 1 j" if cap == "round" else "0 J 0 j")
        ops.append(steps)
        ops.append("B" if fill is not None and stroke is not None else "f" if fill is not None else "S")
        self._emit(" ".join(ops))

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
        self._emit(f"q {rounded(x, self.height - y - height, width, height, radius)} W n")
        try:
            yield
        finally:
            self._emit("Q")

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
        box = [round(each, 2) for each in (x, self.height - y - height, x + width, self.height - y)]
        note = tags.TaggedLink(
            Rect=box,
            Contents=plain(says),
            Destination=self._canvas._bookmarkReference(target),  # noqa: SLF001
            Border="[0 0 0]",
            F=4,
        )
        self._canvas._addAnnotation(note, name)  # noqa: SLF001
        self._stack[-1].hold(tags.Spot(self.page, name))
        self._links.append(self._stack[-1])
