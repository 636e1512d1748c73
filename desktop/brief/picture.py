"""The board's picture: drawn from the same geometry as the window's board, for paper, SVG and PNG."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from db.model.arrange import arrange
from db.model.things import in_language
from desktop.brief import legend, rows
from desktop.brief import svg as scalable
from desktop.brief.cards import card
from desktop.brief.drawing import Drawing, Ink, Item, Rect, Text, fitted, middle
from desktop.brief.fonts import PRESS
from desktop.brief.front import front_line, grounds
from desktop.brief.look import SCREEN, Look, Scene, fronts, scene, standings
from desktop.brief.numbers import day
from desktop.brief.paint import Brush
from desktop.brief.sheet import Imprint, Sheet
from desktop.files import PAGES

if TYPE_CHECKING:
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.geometry import Arrangement
    from desktop.palette import Palette
    from desktop.words import Words

Picture: TypeAlias = Drawing

PIXELS_MOST = 20_000
"""No side of a PNG is longer than this."""

_TITLE = 34.0


def picture(board: Board, judgement: Judgement, words: Words, palette: Palette, look: Look = SCREEN) -> Picture:
    """Return the whole board as it stands, with title, date and legend. Folded layers stay folded."""
    with PRESS:
        drawn = scene(board, judgement, words, palette, look)
        sizes = replace(look.sizes, axis=look.sizes.axis + _TITLE)
        layout = arrange(board, standings(judgement), fronts(judgement), sizes, notes=False)
        width = layout.width - 2 * sizes.margin
        key = legend.legend(drawn, sizes.margin, layout.height, width)
        height = layout.height + key.height + sizes.margin
        title = in_language(board.premise.title_ko, board.premise.title_en, words.lang)
        items = (
            Rect(0, 0, layout.width, height, Ink(fill=palette["window"])),
            *_headline(drawn, title, sizes.margin, width),
            *board_items(drawn, layout),
            *key.items,
        )
        return Drawing(layout.width, height, items, fitted(title, 1e9, 1), rows.says(drawn, layout))


def board_items(drawn: Scene, layout: Arrangement, links: tuple[Item, ...] = ()) -> tuple[Item, ...]:
    """Return the marks of an arrangement as they are painted: grounds, axis, front line, ``links``, heads and cards."""
    cards = tuple(mark for place in layout.cards.values() for mark in card(drawn, place))
    return (
        *rows.axis(drawn, layout.axis),
        *rows.bands(drawn, layout.bands),
        *grounds(drawn, layout.rows),
        *front_line(drawn, layout.rows),
        *links,
        *rows.heads(drawn, layout),
        *cards,
    )


def _headline(drawn: Scene, title: str, margin: float, width: float) -> tuple[Item, ...]:
    look, palette = drawn.look, drawn.palette
    size = look.band * 1.35
    y = middle(margin + size * 0.8, size)
    as_of = drawn.words.say("picture.as_of", day=day(drawn.judgement.as_of, drawn.words.lang))
    room = width - look.axis * 14
    return (
        Text(margin, y, fitted(title, room, size, "bold"), size, palette["text"], "bold"),
        Text(margin + width, y, as_of, look.axis, palette["text_muted"], anchor="end"),
    )


def svg(drawing: Picture, lang: str = "ko") -> str:
    """Return the picture as an SVG document that needs nothing else."""
    return scalable.written(drawing, lang)


def png(drawing: Picture, scale: float = 2.0) -> bytes:
    """Return the picture as a PNG, ``scale`` pixels a unit; less where a side would get longer than `PIXELS_MOST`."""
    import pypdfium2  # type: ignore[import-untyped] # noqa: PLC0415 - heavy, and needed here only

    scale = min(scale, PIXELS_MOST / max(drawing.width, drawing.height))
    with PRESS:
        paper = _on_paper(drawing)
    with PAGES:
        document = pypdfium2.PdfDocument(paper)
        try:
            image = document[0].render(scale=scale).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _on_paper(drawing: Picture) -> bytes:
    imprint = Imprint(drawing.title, "", "", "", "ko", date(2000, 1, 1))
    sheet = Sheet(imprint, (drawing.width, drawing.height))
    sheet.begin_page()
    with sheet.leaf("Figure", alt=drawing.says):
        Brush(sheet, 0, 0).paint(drawing.items)
    sheet.end_page()
    return sheet.finish()
