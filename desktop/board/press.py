"""A plate put onto something: PNG, SVG, PDF, a picture for the clipboard, a printer's pages."""

from __future__ import annotations

import re
from html import escape, unescape
from math import ceil, sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen
from PySide6.QtSvg import QSvgGenerator

from desktop.board.paper import leaves
from desktop.theme import font

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPagedPaintDevice

    from desktop.board.paper import Leaves, Page
    from desktop.board.plate import Plate

SIDE_MOST = 20_000
PIXELS_MOST = 80_000_000
"""A picture of points has no longer side and no more points: it takes four bytes for each while it is made."""

DPI = 96
FAMILIES = (
    "'Pretendard GOV', Pretendard, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', "
    "NanumGothic, sans-serif"
)
GAP = 12
"""Between pages in a preview, in points."""

_TITLE = "Title"  # as PNG names it
_METRES = 39.3701  # inches to the metre
_HEAD = re.compile(r"<svg .*?</desc>", re.DOTALL)
_EMPTY = re.compile(r'<g fill="[^>]*>\s*</g>\s*')
_TEXT = re.compile(r'(<text [^>]*?)( font-family="[^"]*" font-size="([\d.]+)" font-weight="(\d+)"[^>]*>)([^<]*)</text>')
_UNSAID = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def silent(_share: float) -> None:
    """Hear how far a picture is, and do nothing about it."""


def scale_of(plate: Plate, scale: float) -> float:
    """Return the points to a logical unit: ``scale`` as is wished, or as many as are not too much."""
    return min(scale, SIDE_MOST / max(plate.width, plate.height), sqrt(PIXELS_MOST / (plate.width * plate.height)))


def image(plate: Plate, scale: float, told: Callable[[float], None] = silent) -> QImage:
    """Return the plate as a picture of points, ``scale`` to the logical unit as far as that is not too much."""
    scale = scale_of(plate, scale)
    made = QImage(max(1, round(plate.width * scale)), max(1, round(plate.height * scale)), QImage.Format.Format_RGB32)
    made.setDotsPerMeterX(round(DPI * scale * _METRES))
    made.setDotsPerMeterY(round(DPI * scale * _METRES))
    made.fill(Qt.GlobalColor.white)
    with _painter(made) as painter:
        painter.scale(scale, scale)
        plate.paint(painter, told)
    return made


def png(plate: Plate, scale: float, told: Callable[[float], None] = silent) -> bytes:
    """Return the plate as a PNG."""
    made = image(plate, scale, told)
    made.setText(_TITLE, plate.title)
    out = _buffer()
    made.save(out, "PNG")  # type: ignore[call-overload] # the stub knows no format as str
    return bytes(out.data().data())


def svg(plate: Plate, lang: str, told: Callable[[float], None] = silent) -> bytes:
    """Return the plate as an SVG that needs nothing else; its text is text."""
    out = _buffer()
    writer = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    writer.setOutputDevice(out)
    writer.setResolution(DPI)
    writer.setSize(QSize(round(plate.width), round(plate.height)))
    writer.setViewBox(QRectF(0, 0, plate.width, plate.height))
    with _painter(writer) as painter:
        plate.paint(painter, told)
    return _named(bytes(out.data().data()).decode("utf-8", "replace"), plate, lang).encode()


def pdf(plate: Plate, page: Page | None, told: Callable[[float], None] = silent) -> bytes:
    """Return the plate as a PDF of one page: on that paper, or on a page of its own size."""
    out = _buffer()
    writer = QPdfWriter(out)
    writer.setTitle(plate.title)
    writer.setCreator("Panse")
    laid = leaves(plate.width, plate.height, page)
    lay_out(writer, laid)
    with _painter(writer) as painter:
        plate.fill(painter, QRectF(0, 0, writer.width(), writer.height()))
        onto_pages(plate, painter, writer, laid, told)
    return bytes(out.data().data())


def lay_out(device: QPagedPaintDevice, laid: Leaves) -> None:
    """Give a device pages as large as those; what stays free is in the leaves' own numbers."""
    upright = laid.width <= laid.height
    size = QSizeF(min(laid.width, laid.height), max(laid.width, laid.height))
    turned = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(page, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def onto_pages(
    plate: Plate, painter: QPainter, device: QPagedPaintDevice, laid: Leaves, told: Callable[[float], None] = silent
) -> None:
    """Paint the plate's parts, one a page."""
    dots = device.logicalDpiX() / 72
    count = len(laid.parts)
    for at in range(count):
        if at:
            device.newPage()
        painter.save()
        painter.scale(dots, dots)
        _paint_part(plate, painter, laid, at, lambda share, at=at: told((at + share) / count))  # type: ignore[misc]
        painter.restore()


def onto_printer(plate: Plate, printer: QPagedPaintDevice, *, split: bool, told: Callable[[float], None]) -> None:
    """Print the plate on the printer's own paper, turned as it fits best: on one page, or at 100 % over several."""
    size = printer.pageLayout().pageSize().sizePoints()
    laid = leaves(plate.width, plate.height, (size.width(), size.height()), split=split)
    lay_out(printer, laid)
    with _painter(printer) as painter:
        onto_pages(plate, painter, printer, laid, told)


def preview(plate: Plate, wide: int, high: int, laid: Leaves | None) -> QImage:
    """Return the plate, or the pages it stands on as they lie side by side, as large as goes into so many points."""
    if laid is None:
        return image(plate, min(wide / plate.width, high / plate.height))
    columns = len({part.x for part in laid.parts})
    rows = len(laid.parts) // columns
    scale = min(wide / (columns * (laid.width + GAP)), high / (rows * (laid.height + GAP)))
    whole = QSize(ceil(columns * (laid.width + GAP) * scale), ceil(rows * (laid.height + GAP) * scale))
    made = QImage(whole, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with _painter(made) as painter:
        painter.scale(scale, scale)
        for at in range(len(laid.parts)):
            painter.save()
            painter.translate(at % columns * (laid.width + GAP), at // columns * (laid.height + GAP))
            painter.setPen(QPen(Qt.GlobalColor.lightGray, 1 / scale))
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRect(QRectF(0, 0, laid.width, laid.height))
            _paint_part(plate, painter, laid, at)
            painter.restore()
    return made


def _paint_part(plate: Plate, painter: QPainter, laid: Leaves, at: int, told: Callable[[float], None] = silent) -> None:
    """Paint what stands on one page. The painter is in points, at the page's corner."""
    part, alone = laid.parts[at], len(laid.parts) == 1
    painter.translate((laid.width - part.w * laid.scale) / 2 if alone else laid.margin, laid.margin)
    painter.scale(laid.scale, laid.scale)
    painter.setClipRect(QRectF(0, 0, part.w, part.h))
    painter.translate(-part.x, -part.y)
    plate.paint(painter, told, part)


class _painter:  # noqa: N801 - used as a word
    """A painter that ends whatever happens: a device must not go while something paints on it."""

    def __init__(self, device: QImage | QSvgGenerator | QPagedPaintDevice) -> None:
        self._painter = QPainter(device)

    def __enter__(self) -> QPainter:
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.end()


def _buffer() -> QBuffer:
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    return made


def _named(text: str, plate: Plate, lang: str) -> str:
    """Give the document its title, its words, and typefaces to fall back on; take out what is empty.

    Every piece of text says how long it is: whatever typeface there is to show it in, it keeps to its place.
    """
    wide, high = f"{plate.width:g}", f"{plate.height:g}"
    head = (
        f'<svg width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" xmlns="http://www.w3.org/2000/svg" '
        f'xml:lang="{lang}" role="img" aria-labelledby="title desc" version="1.1">\n'
        f'<title id="title">{escape(plate.title)}</title>\n<desc id="desc">{escape(plate.says)}</desc>'
    )
    text = _HEAD.sub(lambda _: head, text, count=1)
    text = _TEXT.sub(_with_length, text)
    text = text.replace('font-family="Pretendard GOV"', f'font-family="{FAMILIES}"')
    return _UNSAID.sub("", _EMPTY.sub("", text))


def _with_length(found: re.Match[str]) -> str:
    """Return a piece of text that says how long it is in our typeface."""
    start, fonts, size, weight, said = found.groups()
    shown = font(float(size), QFont.Weight(int(weight)))
    shown.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    length = QFontMetricsF(shown).horizontalAdvance(unescape(said))
    told = f' textLength="{length:.2f}" lengthAdjust="spacingAndGlyphs"' if length > 0 else ""
    return f"{start}{told}{fonts}{said}</text>"
