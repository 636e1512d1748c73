"""The structure of the paper: what a screen reader is told each mark on a page is.

ReportLab 5.1 has no tagged PDF of its own. This adds the structure tree, and is the one place (with
`sheet`) that leans on ReportLab's internals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from desktop.brief.objects import number, text_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

for _key in ("StructParents", "Tabs"):
    if _key not in pdfdoc.PDFPage.__NoDefault__:
        pdfdoc.PDFPage.__NoDefault__.append(_key)


LIST = "/O/List/ListNumbering/Disc"
"""The attributes of a list with signs that do not count."""


class Mark(NamedTuple):
    """A stretch of marked content: the ``number``-th on its page (pages from 1)."""

    page: int
    number: int


class Spot(NamedTuple):
    """An annotation on a page, by the name under which the document keeps it."""

    page: int
    name: str


class Element:
    """A node of the structure tree. ``role`` is a standard structure type; ``leaf`` may hold marks."""

    __slots__ = ("alt", "attributes", "kids", "leaf", "page", "parent", "role")

    def __init__(
        self, role: str, parent: Element | None, *, leaf: bool = False, alt: str = "", attributes: str = ""
    ) -> None:
        self.role = role
        self.parent = parent
        self.leaf = leaf
        self.alt = alt
        self.attributes = attributes
        self.kids: list[Element | Mark | Spot] = []
        self.page: int | None = None
        if parent is not None:
            parent.kids.append(self)

    def hold(self, kid: Mark | Spot) -> None:
        """Take a mark or an annotation in."""
        self.kids.append(kid)
        if self.page is None:
            self.page = kid.page

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Link(pdfdoc.PDFObject):
    """A link inside the paper that knows its place in the structure tree, once `place` is told."""

    __RefOnly__ = 1

    def __init__(self, box: Sequence[float], says: str, destination: Any) -> None:  # noqa: ANN401 - ReportLab's
        self._box, self._says, self._destination = box, says, destination
        self.place = 0

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own hook
        """Return the object's bytes."""
        box = " ".join(f"{each:.1f}" for each in self._box)
        page, top = number(document, self._destination.page), self._destination.fmt.top
        return (
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents{text_string(self._says)}"
            f"/Dest[{page}/XYZ 0 {top:.1f} 0]/StructParent {self.place}>>"
        ).encode("latin-1")


class _Node(pdfdoc.PDFObject):
    """An element as the file holds it."""

    __RefOnly__ = 1

    def __init__(self, element: Element, names: dict[int, str]) -> None:
        self._element = element
        self._names = names

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own hook
        """Return the object's bytes."""
        element, numbers = self._element, document.idToObjectNumberAndVersion

        def ref(name: str) -> str:
            return f"{numbers[name][0]} 0 R"

        parent = ref(self._names[id(element.parent)] if element.parent is not None else "StructTreeRoot")
        parts = [f"<</S/{element.role}/P {parent}"]
        if element.page is not None:
            parts.append(f"/Pg {ref(f'Page{element.page}')}")
        kids = [self._kid(kid, ref) for kid in element.kids]
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        if element.alt:
            parts.append(f"/Alt{text_string(element.alt)}")
        if element.attributes:
            parts.append(f"/A<<{element.attributes}>>")
        return ("".join(parts) + ">>").encode("latin-1")

    def _kid(self, kid: Element | Mark | Spot, ref: Any) -> str:  # noqa: ANN401
        if isinstance(kid, Element):
            return str(ref(self._names[id(kid)]))
        if isinstance(kid, Spot):
            return f"<</Type/OBJR/Pg {ref(f'Page{kid.page}')}/Obj {ref(f'Annot.{kid.name}')}>>"
        if kid.page == self._element.page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {ref(f'Page{kid.page}')}/MCID {kid.number}>>"


class _Parents(pdfdoc.PDFObject):
    """Which element each mark and each link belongs to, as the file holds it."""

    __RefOnly__ = 1

    def __init__(self, owners: list[list[Element]], pages: int, names: dict[int, str]) -> None:
        self._owners, self._pages, self._names = owners, pages, names

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - ReportLab's own hook
        """Return the object's bytes."""
        numbers, names = document.idToObjectNumberAndVersion, self._names
        parts = []
        for at, owners in enumerate(self._owners):
            refs = " ".join([f"{numbers[names[id(each)]][0]} 0 R" for each in owners])
            parts.append(f"{at}[{refs}]" if at < self._pages else f"{at} {refs}")
        return f"<</Nums[{' '.join(parts)}]>>".encode("latin-1")


def bind(document: Any, root: Element, marks: list[list[Element]], links: list[Element]) -> None:  # noqa: ANN401
    """Write the tree below ``root`` into the document.

    ``marks`` says for each page which element each mark belongs to; ``links`` are the elements of the link
    annotations whose ``StructParent`` counts on from the number of pages.
    """
    _prune(root)
    elements = list(root.walk())
    names = {id(element): f"Tag{number}" for number, element in enumerate(elements)}
    for element in elements:
        document.Reference(_Node(element, names), names[id(element)])

    owners = [*marks, *([link] for link in links)]
    tree = {
        "Type": pdfdoc.PDFName("StructTreeRoot"),
        "K": pdfdoc.PDFArray([pdfdoc.PDFObjectReference(names[id(root)])]),
        "ParentTree": document.Reference(_Parents(owners, len(marks), names), "ParentTree"),
        "ParentTreeNextKey": len(owners),
    }
    document.Reference(pdfdoc.PDFDictionary(tree), "StructTreeRoot")
    document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("StructTreeRoot")
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _prune(element: Element) -> bool:
    """Drop what holds nothing; table cells stay, as a row must keep its number of cells."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _prune(kid)]
    return bool(element.kids) or element.role in {"TD", "TH"}
