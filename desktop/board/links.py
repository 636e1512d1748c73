"""Painting connectors: every kind of relation has its own line and its own ends, so that grey tells them apart too.

They run under the cards. Where two cross, the level one goes over the upright one, which makes way for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.board.cards import BARS_FROM, TEXT_FROM
from desktop.board.mesh import LONG, tips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from db.model.front import Point
    from db.model.geometry import Box
    from db.model.things import RelationKind
    from desktop.board.camera import Camera
    from desktop.board.ink import Ink
    from desktop.board.mesh import Found, Leg, Mesh, Tip

End: TypeAlias = Literal["", "arrow", "open", "diamond", "circle"]


class Style(NamedTuple):
    """How connectors of one kind are drawn: a width, dashes in widths, and their two ends."""

    width: float
    dashes: tuple[float, ...] = ()
    goal: End = ""
    start: End = ""


STYLES: Mapping[RelationKind, Style] = {
    "supplies": Style(1.6, (), "arrow"),
    "depends_on": Style(1.2, (4.0, 2.6), "open"),
    "competes": Style(1.8, (1.0, 1.8), "arrow", "arrow"),
    "invests": Style(1.6, (6.0, 2.0, 1.2, 2.0), "arrow"),
    "partners": Style(2.8),
    "part_of": Style(1.1, (), "diamond"),
    "operates": Style(1.4, (), "circle"),
}

HALO = 3.0
"""How much room a level line has from upright ones that it crosses, both sides together, in logical units."""

LIT = 2.6
"""How thick a connector is that is pointed at, in logical units at 100 % and more."""

LONG_HEAD, HALF_HEAD = 6.0, 3.2


def paint_links(painter: QPainter, mesh: Mesh, area: Box, camera: Camera, ink: Ink) -> None:
    """Paint what shows of connectors in an area. The painter is in device pixels."""
    if mesh.empty:
        return
    painter.save()
    painter.translate(-camera.left, -camera.top)
    painter.scale(camera.scale, camera.scale)
    if camera.zoom < BARS_FROM:
        _paint_thin(painter, {kind: list(legs.values()) for kind, legs in mesh.broad(area).items()}, camera, ink)
    elif camera.zoom < TEXT_FROM:
        for groups in _by_kind(mesh.within(area).legs):
            _paint_thin(painter, groups, camera, ink)
    else:
        _paint_full(painter, mesh.within(area), area, ink)
    painter.restore()


def colour_of(kind: RelationKind) -> str:
    """Return the name of the colour in which connectors of a kind are drawn."""
    return f"link_{kind}"


def pen_of(kind: RelationKind, ink: Ink) -> QPen:
    """Return the pen that draws a kind of relation, in logical units."""
    style = STYLES[kind]
    cap = Qt.PenCapStyle.FlatCap if style.dashes else Qt.PenCapStyle.SquareCap
    pen = QPen(ink.colour(colour_of(kind)), style.width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.MiterJoin)
    if style.dashes:
        pen.setDashPattern(style.dashes)
    return pen


def paint_sample(painter: QPainter, kind: RelationKind, line: QLineF, ink: Ink) -> None:
    """Paint a straight level connector from left to right, as in a legend. The painter is in logical units."""
    painter.setPen(pen_of(kind, ink))
    painter.drawLine(line)
    style = STYLES[kind]
    for end, point, dx in ((style.start, line.p1(), -1), (style.goal, line.p2(), 1)):
        if end:
            _END[end](painter, point, (dx, 0), kind, ink)


def paint_lit(
    painter: QPainter, ways: Sequence[tuple[RelationKind, Sequence[Point]]], camera: Camera, ink: Ink
) -> None:
    """Paint connectors that are pointed at over all others, strong and whole. The painter is in device pixels."""
    painter.save()
    painter.translate(-camera.left, -camera.top)
    painter.scale(camera.scale, camera.scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    thick = LIT / min(1.0, camera.zoom)
    for wide, colour in ((thick + 3, "window"), (thick, "")):
        for kind, way in ways:
            pen = QPen(ink.colour(colour or colour_of(kind)), wide)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(*point) for point in way])
    for kind, way in ways:
        _paint_tips(painter, tips(kind, way), ink)
    painter.restore()


def _paint_full(painter: QPainter, found: Found, area: Box, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # In one order, wherever on the board they were found, so that a part painted anew is as it was.
    upright, level = _by_kind(dict(sorted(found.legs.items())))
    _paint_lines(painter, upright, area, ink)
    gap = HALO / 2
    for kind, lines in level.items():
        halo = QPen(ink.colour("window"), STYLES[kind].width + HALO, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(halo)
        long = (line for line in lines if line.x2() - line.x1() > 2 * HALO)
        painter.drawLines([QLineF(line.x1() + gap, line.y1(), line.x2() - gap, line.y2()) for line in long])
    _paint_lines(painter, level, area, ink)
    _paint_tips(painter, sorted(found.tips), ink)


def _paint_tips(painter: QPainter, shown: Iterable[Tip], ink: Ink) -> None:
    for tip in shown:
        style = STYLES[tip.kind]
        end = style.goal if tip.goal else style.start
        if end:
            _END[end](painter, QPointF(tip.x, tip.y), (tip.dx, tip.dy), tip.kind, ink)


def _paint_lines(painter: QPainter, groups: Mapping[RelationKind, list[QLineF]], area: Box, ink: Ink) -> None:
    for kind, lines in groups.items():
        dashes, pen = STYLES[kind].dashes, pen_of(kind, ink)
        if not dashes:
            painter.setPen(pen)
            painter.drawLines(lines)
            continue
        for line in lines:
            if line.dy() > LONG:
                _paint_trunk(painter, pen, line, area)
            else:
                _paint_dashed(painter, pen, line)


def _paint_trunk(painter: QPainter, pen: QPen, line: QLineF, area: Box) -> None:
    """Paint what shows of a long dashed line.

    Its dashes are counted from the board's top: where connectors join and part, they stay where they are.
    """
    period = sum(pen.dashPattern()) * pen.widthF()
    top, bottom = line.y1(), min(line.y2(), area.bottom + period)
    if top < area.y - period:
        top = (area.y // period - 1) * period
    pen.setDashOffset(top % period / pen.widthF())
    painter.setPen(pen)
    painter.drawLine(QLineF(line.x1(), top, line.x1(), bottom))


def _paint_dashed(painter: QPainter, pen: QPen, line: QLineF) -> None:
    """Paint a dashed line whose dashes are counted from the board's edge: those that lie on one another are one."""
    start = line.x1() if line.dy() == 0 else line.y1()
    pen.setDashOffset(start % (sum(pen.dashPattern()) * pen.widthF()) / pen.widthF())
    painter.setPen(pen)
    painter.drawLine(line)


def _paint_thin(painter: QPainter, groups: Mapping[RelationKind, list[QLineF]], camera: Camera, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    # In one order, so that where lines cross the same one is always on top.
    for kind in STYLES:
        if kind in groups:
            pen = QPen(ink.colour(colour_of(kind)), camera.ratio)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLines(groups[kind])


def _by_kind(legs: Mapping[Leg, QLineF]) -> tuple[dict[RelationKind, list[QLineF]], dict[RelationKind, list[QLineF]]]:
    upright: dict[RelationKind, list[QLineF]] = {}
    level: dict[RelationKind, list[QLineF]] = {}
    for leg, line in legs.items():
        groups = level if leg[2] == leg[4] else upright
        if leg[0] in groups:
            groups[leg[0]].append(line)
        else:
            groups[leg[0]] = [line]
    return upright, level


def _head(point: QPointF, way: tuple[int, int], length: float, half: float) -> list[QPointF]:
    """Return the corners of an arrow's head: one side, the point, the other side."""
    (dx, dy), x, y = way, point.x(), point.y()
    back_x, back_y = x - dx * length, y - dy * length
    return [QPointF(back_x - dy * half, back_y + dx * half), point, QPointF(back_x + dy * half, back_y - dx * half)]


def _paint_arrow(painter: QPainter, point: QPointF, way: tuple[int, int], kind: RelationKind, ink: Ink) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour(colour_of(kind)))
    painter.drawPolygon(QPolygonF(_head(point, way, LONG_HEAD, HALF_HEAD)))


def _paint_open(painter: QPainter, point: QPointF, way: tuple[int, int], kind: RelationKind, ink: Ink) -> None:
    painter.setPen(QPen(ink.colour(colour_of(kind)), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(_head(point, way, LONG_HEAD - 1, HALF_HEAD + 0.6)))


def _paint_diamond(painter: QPainter, point: QPointF, way: tuple[int, int], kind: RelationKind, ink: Ink) -> None:
    left, _, right = _head(point, way, LONG_HEAD / 2 + 0.5, HALF_HEAD - 0.4)
    tail = QPointF(point.x() - way[0] * (LONG_HEAD + 1), point.y() - way[1] * (LONG_HEAD + 1))
    painter.setPen(QPen(ink.colour(colour_of(kind)), 1.1))
    painter.setBrush(ink.colour("card"))
    painter.drawPolygon(QPolygonF([left, point, right, tail]))


def _paint_circle(painter: QPainter, point: QPointF, way: tuple[int, int], kind: RelationKind, ink: Ink) -> None:
    painter.setPen(QPen(ink.colour(colour_of(kind)), 1.4))
    painter.setBrush(ink.colour("card"))
    painter.drawEllipse(QPointF(point.x() - way[0] * 3, point.y() - way[1] * 3), 2.6, 2.6)


_END: Mapping[str, Callable[[QPainter, QPointF, tuple[int, int], RelationKind, Ink], None]] = {
    "arrow": _paint_arrow,
    "open": _paint_open,
    "diamond": _paint_diamond,
    "circle": _paint_circle,
}
