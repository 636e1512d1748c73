"""Documents that tests attach: a PDF of two pages, pictures, and what only claims to be one."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.files import resource

LINES = (
    "국내 클라우드 시장은 이미 미국의 3사가 지배적인 위",
    "치에 있으며, 국내 사업자는 공공 부문에서 명맥을 잇는다.",
    "An exam-",
    "ple of hyphenation stands here.",
)


def pdf(*pages: tuple[str, ...], size: tuple[float, float] = (595, 842)) -> bytes:
    """Return a PDF with these lines on its pages; without any, a first page and one of `LINES`."""
    made = io.BytesIO()
    pdfmetrics.registerFont(TTFont("Papers", str(resource("fonts", "PretendardGOV-Regular.ttf"))))
    canvas = Canvas(made, pagesize=size)
    for lines in pages or (("첫 쪽입니다.",), LINES):
        canvas.setFont("Papers", 12)
        for at, line in enumerate(lines):
            canvas.drawString(72, size[1] - 100 - 18 * at, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def picture(wide: int = 40, high: int = 20) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (wide, high), "white").save(made, "PNG")
    return made.getvalue()


def bomb() -> bytes:
    """Return a picture of a few bytes that claims to have ten thousand million pixels."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 100)) + part(b"IEND", b"")
