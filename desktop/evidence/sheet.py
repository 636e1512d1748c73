"""A page of a document as it looks, with the places that were found on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.evidence.leaves import Box, Picture
    from desktop.theme import Theme

_ROOM = 3  # pixels around a place that was found


class Sheet(QWidget):
    """The picture of a page. Paper stays white in either look."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.boxes: tuple[Box, ...] = ()

    def show_picture(self, picture: Picture | None, boxes: tuple[Box, ...] = ()) -> None:
        """Show a page, and where on it something was found."""
        self.boxes = boxes
        self._image = None
        if picture is not None:
            line = 3 * picture.width
            shared = QImage(picture.pixels, picture.width, picture.height, line, QImage.Format.Format_RGB888)
            self._image = shared.copy()
        self.setFixedSize(self._image.size() if self._image else QSize(0, 0))
        self.update()

    @property
    def shown(self) -> bool:
        """Whether there is a page."""
        return self._image is not None

    def marked(self) -> QRect:
        """Return the place of all that was found, in pixels; empty where nothing was."""
        found = QRectF()
        for each in self.boxes:
            found = found.united(self._place(each))
        return found.toAlignedRect()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page, then a frame and a wash of colour over each place."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.setBrush(self._theme.colour("focus", 46))
        for each in self.boxes:
            painter.drawRect(self._place(each))

    def _place(self, box: Box) -> QRectF:
        wide, high = self.width(), self.height()
        place = QRectF(box.left * wide, box.top * high, (box.right - box.left) * wide, (box.bottom - box.top) * high)
        return place.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)


def centred(sheet: Sheet) -> QWidget:
    """Return what holds a page in the middle of whatever scrolls it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(12, 12, 12, 12)
    column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return holder
