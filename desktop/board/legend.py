"""Painting the legend: on the screen, in every picture and on paper, in logical units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.board.cards import Look, paint_blank
from desktop.board.chips import ABSENT, CHIP, paint_chip, paint_told
from desktop.board.face import Face
from desktop.board.frontline import DASH, WIDTH, ghost_pen
from desktop.board.lettered import ARROW, paint_letter
from desktop.board.links import paint_sample
from desktop.board.marks import paint_clock, paint_crack, paint_seam, paint_sign, posture_shape
from desktop.board.signs import SURE, Entry, entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.board.face import Shape
    from desktop.board.ink import Ink

__all__ = ("Entry", "entries", "legend_size", "paint_legend")

PAD = 12.0
LINE, CHIP_LINE = 21.0, 24.0
"""How high a line is, and one with chips, which are higher than text."""

HEADING = 20.0
SAMPLE, SIGN, PILL = 28.0, 12.0, 22.0
"""How wide samples are, and how wide a mere sign and a small pill are."""

GAP, BETWEEN, APART = 8.0, 16.0, 4.0
TITLE_SIZE, TEXT_SIZE = 11, 12
BESIDE_FROM = 620.0
"""The width from which on the headings stand at the left of their parts, as on paper."""

ROUND = 8.0
_CARD = Face("", "", home=True, shape="circle", hollow=False, split=False, hatched=False, dotted=False, confidence=0)


class Placed(NamedTuple):
    """An entry and where it stands, from the legend's top left corner."""

    entry: Entry
    box: QRectF


def legend_size(told: Sequence[Entry], ink: Ink, width: float) -> QSizeF:
    """Return how much room a legend takes that may be ``width`` wide; nothing to tell takes none."""
    if not told:
        return QSizeF(0, 0)
    placed = list(_laid_out(told, ink, width - 2 * PAD))
    right = max(each.box.right() for each in placed)
    return QSizeF(min(width, right + 2 * PAD), max(each.box.bottom() for each in placed) + 2 * PAD)


def paint_legend(painter: QPainter, told: Sequence[Entry], ink: Ink, width: float, *, framed: bool = True) -> float:
    """Paint a legend that may be ``width`` wide from the painter's origin; return how high it is."""
    size = legend_size(told, ink, width)
    if not told:
        return 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if framed:
        painter.setPen(ink.pen("line"))
        painter.setBrush(ink.colour("panel"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), ROUND, ROUND)
    for entry, box in _laid_out(told, ink, width - 2 * PAD):
        _paint_entry(painter, entry, box.translated(PAD, PAD), ink)
    return size.height()


def _laid_out(told: Sequence[Entry], ink: Ink, width: float) -> Iterator[Placed]:
    """Yield the entries part by part: headings above their parts, or at the left where there is much room."""
    beside = width >= BESIDE_FROM
    titles = [each for each in told if each.of == "title"]
    margin = max((_wide(each, ink) for each in titles), default=0.0) + BETWEEN if beside else 0.0
    y = 0.0
    for part in dict.fromkeys(each.part for each in told):
        own = [each for each in told if each.part == part]
        head = next((each for each in own if each.of == "title"), None)
        lines = list(_flowed([each for each in own if each.of != "title"], ink, width - margin))
        if head is not None:
            first = lines[0].box.height() if lines else LINE
            yield Placed(head, QRectF(0, y, min(width, _wide(head, ink)), first if beside else HEADING))
            y += 0 if beside else HEADING
        for placed in lines:
            yield Placed(placed.entry, placed.box.translated(margin, y))
        y += max((each.box.bottom() for each in lines), default=LINE if beside else 0.0) + (2 if beside else APART)


def _flowed(entries: Sequence[Entry], ink: Ink, width: float) -> Iterator[Placed]:
    """Yield the entries on one line where they fit, else in columns of one width."""
    wide = [min(width, _wide(each, ink)) for each in entries]
    cell = max(wide, default=0.0)
    one_line = sum(wide) + BETWEEN * (len(wide) - 1) <= width
    columns = max(1, len(entries) if one_line else int((width + BETWEEN) // (cell + BETWEEN)))
    high = CHIP_LINE if any(each.tint is not None for each in entries) else LINE
    x = 0.0
    for at, entry in enumerate(entries):
        line, column = divmod(at, columns)
        left = x if one_line else column * (cell + BETWEEN)
        yield Placed(entry, QRectF(left, line * high, wide[at], high))
        x += wide[at] + BETWEEN


def _sample_wide(entry: Entry, ink: Ink) -> float:
    if entry.of == "figure" and entry.name != SURE:
        return ink.metrics(TEXT_SIZE, "semi").horizontalAdvance(entry.name) + 1
    return SIGN if entry.part == "signs" else PILL if entry.of in {"pill", "letter"} else SAMPLE


def _wide(entry: Entry, ink: Ink) -> float:
    if entry.of == "title":
        return ink.metrics(TITLE_SIZE, "bold").horizontalAdvance(entry.text)
    return _sample_wide(entry, ink) + GAP + ink.metrics(TEXT_SIZE).horizontalAdvance(entry.text) + 1


def _paint_entry(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    if entry.of == "title":
        title = ink.fitting(entry.text, box.width() + 1, TITLE_SIZE, "bold")
        ink.write(painter, box, title, ink.colour("text_muted"), TITLE_SIZE, "bold")
        return
    wide = _sample_wide(entry, ink)
    sample = QRectF(box.x(), box.center().y() - 8.5, wide, 17)
    _SAMPLES[entry.of](painter, entry, sample, ink)
    room = box.adjusted(wide + GAP, 0, 0, 0)
    ink.write(painter, room, ink.fitting(entry.text, room.width() + 1, TEXT_SIZE), ink.colour("text"), TEXT_SIZE)


def _paint_tint(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    tint = entry.tint
    if tint is None:
        return
    if tint.mark == "origin":
        painter.fillRect(QRectF(box.x() + 2, box.y(), 5, box.height()), ink.colour(tint.colour))
        shape: Shape = "circle" if tint.colour == "home" else "diamond"
        paint_sign(painter, QPointF(box.x() + 18, box.center().y()), shape, ink.colour(tint.colour), 9)
        return
    chip = QRectF(box.x() + 1, box.y() - 2, 26, 21)
    absent = tint.colour == ABSENT
    painter.setBrush(Qt.BrushStyle.NoBrush if absent else ink.colour(tint.colour))
    painter.setPen(ink.pen("line_strong", 1.0, Qt.PenStyle.DashLine) if absent else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5) if absent else chip, 5, 5)
    paint_told(painter, chip, tint.mark, tint.text, ink.colour("text_muted") if absent else ink.over(tint.colour), ink)


def _paint_shape(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    paint_sign(painter, box.center(), entry.name, ink.colour("text_muted"), 9)  # type: ignore[arg-type]


def _paint_pill(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    """Paint a head's pill, too small for its word."""
    pill = box.adjusted(0, 1.5, 0, -1.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour(entry.name))
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setBrush(ink.colour("text_on_fill"))
    painter.drawPolygon(posture_shape(entry.name, pill.center()))  # type: ignore[arg-type]


def _paint_figure(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    """Write a figure as heads have it, or paint a card's chip with the ticks of its confidence."""
    if entry.name != SURE:
        ink.write(painter, box, entry.name, ink.colour("text_muted"), TEXT_SIZE, "semi")
        return
    painter.save()
    painter.translate(box.center() - CHIP.center())
    paint_chip(painter, _CARD._replace(score="3.5", confidence=2), ink)
    painter.restore()


def _paint_state(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    """Paint a small card in the state."""
    state, face = entry.name, _CARD
    if state in {"hollow", "hatched", "dotted", "ended"}:
        face = face._replace(**{state: True})  # type: ignore[arg-type]
    painter.save()
    painter.translate(box.topLeft())
    painter.scale(0.85, 0.85)
    size = box.width() / 0.85, box.height() / 0.85
    paint_blank(painter, size, Look(face, lift="out" if state == "out" else "still"), ink)
    painter.restore()
    middle = box.center() + QPointF(2, 0)
    if state == "split":
        paint_crack(painter, middle.x(), box.top() + 2, box.bottom() - 2, ink.colour("danger"))
    elif state == "settled":
        paint_seam(painter, middle, ink.colour("text_muted"))
    elif state == "clock":
        paint_clock(painter, middle, 5, ink.colour("stale"))
    elif state == "ended":
        painter.setPen(ink.pen("text_muted", 1.2))
        painter.drawLine(QPointF(box.left() + 8, middle.y()), QPointF(box.right() - 4, middle.y()))


def _paint_relation(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    y = box.center().y()
    paint_sample(painter, entry.name, QLineF(box.left(), y, box.right() - 1, y), ink)  # type: ignore[arg-type]


def _paint_option(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    paint_letter(painter, entry.name, box.center(), ink)


def _paint_drawn(painter: QPainter, entry: Entry, box: QRectF, ink: Ink) -> None:
    middle, what = box.center(), entry.name
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if what == "bend":
        painter.setPen(QPen(ink.colour("option_1"), ARROW))
        painter.drawLine(QPointF(box.left() + 1, middle.y()), middle)
        paint_letter(painter, "A", middle + QPointF(5, 0), ink)
        return
    if what in {"front", "dashed", "ghost"}:
        pen = ghost_pen(ink) if what == "ghost" else QPen(ink.colour("front"), WIDTH)
        if what == "dashed":
            pen.setDashPattern([each * 0.8 for each in DASH])
        painter.setPen(pen)
        painter.drawLine(QPointF(middle.x(), box.top() + 1), QPointF(middle.x(), box.bottom() - 1))
        return
    if what == "note":
        paper = box.adjusted(3, 1, -3, -1)
        right, bottom, fold = paper.right(), paper.bottom(), 5
        cut = (QPointF(right, bottom - fold), QPointF(right - fold, bottom))
        painter.setPen(ink.pen("note_line", 1.0))
        painter.setBrush(ink.colour("note"))
        painter.drawPolygon([paper.topLeft(), paper.topRight(), *cut, paper.bottomLeft()])
        painter.setBrush(ink.colour("note_line"))
        painter.drawPolygon([*cut, QPointF(right - fold, bottom - fold)])
    else:
        pen = QPen(ink.colour("link_partners"), 1.4)
        pen.setDashPattern((5.0, 2.0))
        painter.setPen(pen)
        painter.setBrush(ink.colour("link_partners", 26))
        painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 4, 4)


_SAMPLES = {
    "tint": _paint_tint,
    "shape": _paint_shape,
    "pill": _paint_pill,
    "figure": _paint_figure,
    "state": _paint_state,
    "relation": _paint_relation,
    "drawn": _paint_drawn,
    "letter": _paint_option,
}
