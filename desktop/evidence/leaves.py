"""The pages of an attached document: their text, their pictures, and where on them some words stand. Free of Qt.

Documents are hostile: how many pages are looked at and how many pixels are drawn is capped, and whatever a decoder
stumbles over is told as one refusal.
"""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from db.errors import FileError
from db.model.media import media_of, text_of
from desktop.files import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from db.model.media import Media

T = TypeVar("T")

PAGES_MOST = 3_000
PIXELS_MOST = 6_000_000
"""How many pixels a page or a picture is drawn with at most."""

IMAGE_MOST = 80_000_000
"""How many pixels a picture may have to be opened at all; a small file can claim any number of them."""

PICTURES = ("PNG", "JPEG", "GIF", "WEBP")
"""What pictures are decoded as. The library knows forty more, some of which start other programs."""

TEXT_MOST = 200_000  # characters of one page; no page of print has a tenth of that
LETTERS_MOST = 2_000_000
"""How much of a text document is shown and looked through."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks: ``width`` by ``height`` pixels, three bytes each, row by row."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, as shares of its width and height from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Leaves:
    """A document that is open. Close it, or use it as a context."""

    def __init__(self, content: bytes, media: Media, name: str = "") -> None:
        self.media, self.name = media, name
        self._content = content
        # A file may say of any bytes that they are a picture; what they are is told by themselves.
        if self._guarded(lambda: media_of(content)) != media:
            raise FileError("document.unreadable", name=name)
        self._pdf: Any = self._guarded(lambda: _opened(content)) if media == "pdf" else None
        self.count = min(PAGES_MOST, self._guarded(lambda: len(self._pdf))) if media == "pdf" else 1

    def text(self, page: int) -> str:
        """Return the text of a page, empty for a picture; raises FileError for what cannot be read."""
        if self.media == "image":
            return ""
        if self.media == "text":
            return self._guarded(lambda: text_of(self._content))[:LETTERS_MOST]
        return self._guarded(lambda: _page_text(self._pdf, page))[:TEXT_MOST]

    def picture(self, page: int, width: int) -> Picture:
        """Return a page about ``width`` pixels wide; raises FileError for what cannot be drawn."""
        if self.media == "image":
            return self._guarded(lambda: _image(self._content, width))
        return self._guarded(lambda: _rendered(self._pdf, page, width))

    def boxes(self, page: int, start: int, end: int) -> tuple[Box, ...]:
        """Return where the characters ``start`` to ``end`` of a page's text stand on it."""
        if self.media != "pdf":
            return ()
        return self._guarded(lambda: _boxes(self._pdf, page, start, end))

    def close(self) -> None:
        """Let go of the document; a second time does nothing."""
        pdf, self._pdf = self._pdf, None
        if pdf is not None:
            with PAGES:
                pdf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _guarded(self, act: Callable[[], T]) -> T:
        """Carry out what a decoder does with foreign bytes; whatever it stumbles over is the document's fault."""
        with PAGES:
            try:
                return act()
            except FileError:
                raise
            except Exception as error:
                raise FileError("document.unreadable", name=self.name) from error


def _opened(content: bytes) -> Any:  # noqa: ANN401 - the library has no types
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 - heavy, and needed here only

    return pypdfium2.PdfDocument(content)


def _page_text(pdf: Any, page: int) -> str:  # noqa: ANN401
    leaf = pdf[page]
    words = leaf.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        leaf.close()


def _rendered(pdf: Any, page: int, width: int) -> Picture:  # noqa: ANN401
    leaf = pdf[page]
    try:
        wide, high = (max(1.0, float(each)) for each in leaf.get_size())
        scale = min(width / wide, math.sqrt(PIXELS_MOST / (wide * high)))
        drawn = leaf.render(scale=max(scale, 1 / min(wide, high)), rev_byteorder=True).to_pil().convert("RGB")
        return Picture(drawn.width, drawn.height, drawn.tobytes())
    finally:
        leaf.close()


def _boxes(pdf: Any, page: int, start: int, end: int) -> tuple[Box, ...]:  # noqa: ANN401
    leaf = pdf[page]
    words = leaf.get_textpage()
    try:
        wide, high = (max(1.0, float(each)) for each in leaf.get_size())
        found = [words.get_rect(each) for each in range(words.count_rects(start, end - start))]
        return tuple(Box(left / wide, 1 - top / high, right / wide, 1 - low / high) for left, low, right, top in found)
    finally:
        words.close()
        leaf.close()


def _image(content: bytes, width: int) -> Picture:
    from PIL import Image  # noqa: PLC0415 - heavy, and needed here only

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the check below is stricter
        with Image.open(io.BytesIO(content), formats=PICTURES) as image:
            if image.width * image.height > IMAGE_MOST:
                raise FileError("document.too_many_pixels", most=str(IMAGE_MOST // 1_000_000))
            image.draft("RGB", (width, width))
            shrunk = min(1.0, width / image.width, math.sqrt(PIXELS_MOST / (image.width * image.height)))
            size = max(1, round(image.width * shrunk)), max(1, round(image.height * shrunk))
            drawn = image.convert("RGB").resize(size)
            return Picture(drawn.width, drawn.height, drawn.tobytes())
