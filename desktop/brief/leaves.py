"""Pages of a finished brief as pictures, for whoever looks at it on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.files import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Leaf(NamedTuple):
    """A page as a picture: four bytes a pixel (blue, green, red, nothing), row by row."""

    page: int
    width: int
    height: int
    stride: int
    pixels: bytes


def leaves(
    content: bytes, pages: Iterable[int], scale: float, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Leaf, ...]:
    """Return ``pages`` (from 0) of a PDF at ``scale`` pixels a point; those that are not there are left out."""
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 - heavy, and only who looks at pages needs it

    drawn = []
    with PAGES:
        document = pypdfium2.PdfDocument(content)
        try:
            for page in pages:
                if cancelled():
                    break
                if page < len(document):
                    picture = document[page].render(scale=scale, prefer_bgrx=True)
                    drawn.append(
                        Leaf(page, picture.width, picture.height, picture.stride, bytes(memoryview(picture.buffer)))
                    )
        finally:
            document.close()
    return tuple(drawn)


def sizes_of(content: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page of a PDF, in points."""
    import pypdfium2  # noqa: PLC0415 - as above

    with PAGES:
        document = pypdfium2.PdfDocument(content)
        try:
            return tuple(document.get_page_size(page) for page in range(len(document)))
        finally:
            document.close()
