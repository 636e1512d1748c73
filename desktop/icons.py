"""Line icons, drawn in the theme's colours so that they stay sharp at every scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.files import resource

if TYPE_CHECKING:
    from desktop.theme import Theme

SIZE = 20  # logical pixels
_SCALES = (1, 2)


def icon(name: str, theme: Theme, colour: str = "text") -> QIcon:
    """Return the icon of ``resources/icons/<name>.svg`` in a named colour of the theme, greyed where disabled."""
    made = QIcon()
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "line_strong")):
        coloured = drawing.replace("currentColor", theme.palette[shade])
        for scale in _SCALES:
            made.addPixmap(_pixmap(coloured, scale), mode)
    return made


def emblem() -> QIcon:
    """Return the program's own sign, for the window and the task bar."""
    return QIcon(str(resource("icons", "app.svg")))


def _pixmap(drawing: str, scale: int) -> QPixmap:
    picture = QPixmap(SIZE * scale, SIZE * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, SIZE, SIZE))
    painter.end()
    return picture
