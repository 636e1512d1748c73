"""Line icons, drawn in the theme's colours so that they stay sharp at every scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.files import resource
from desktop.theme import px

if TYPE_CHECKING:
    from desktop.theme import Theme

SIZE = 20  # logical pixels of an icon in a button
_SCALES = (1, 2)


def icon(name: str, theme: Theme, colour: str = "text") -> QIcon:
    """Return the icon of ``resources/icons/<name>.svg`` in a named colour of the theme, greyed where disabled."""
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "line_strong")):
        for scale in _SCALES:
            made.addPixmap(drawn(name, theme, shade, px(SIZE), scale), mode)
    return made


def drawn(name: str, theme: Theme, colour: str, size: int, scale: float = 2) -> QPixmap:
    """Return an icon as a picture of ``size`` logical pixels."""
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    coloured = drawing.replace("currentColor", theme.palette[colour])
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def emblem() -> QIcon:
    """Return the program's own sign, for the window and the task bar."""
    return QIcon(str(resource("icons", "app.svg")))
