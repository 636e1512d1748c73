"""Text that is never cut: it wraps between words, and inside a word only where nothing else helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theme import lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.theme import Theme

_LEADING = 1.28  # of the type size, per line
_NARROWEST = 24


class Prose(QLabel):
    """A label of as many lines as its text needs, in a named colour of the theme."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(lettering(size, weight))
        self._theme, self._face, self._colour = theme, lettering(size, weight), colour
        self._laid: tuple[str, int, QTextLayout, int, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def tell(self, text: str, colour: str | None = None) -> None:
        """Show another text, perhaps in another colour."""
        if colour is not None and colour != self._colour:
            self._colour = colour
            self.update()
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height in pixels that the text needs at ``width``."""
        return self._lay(max(1, width))[3]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the text on one line."""
        _, _, _, height, width = self._lay(1 << 20)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a small width: the text gives way."""
        return QSize(min(_NARROWEST, self.sizeHint().width()), self._line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines, in the middle where there is more height than they need."""
        _, _, layout, height, _ = self._lay(max(1, self.width()))
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._colour if self.isEnabled() else "text_muted"))
        centred = self.alignment() & Qt.AlignmentFlag.AlignVCenter
        layout.draw(painter, QPointF(0, max(0, (self.height() - height) // 2) if centred else 0))

    def _line_height(self) -> int:
        return round(self._face.pixelSize() * _LEADING) + 1

    def _lay(self, width: int) -> tuple[str, int, QTextLayout, int, int]:
        text = self.text()
        if self._laid is None or self._laid[:2] != (text, width):
            self._laid = (text, width, *self._lines(text, width))
        return self._laid

    def _lines(self, text: str, width: int) -> tuple[QTextLayout, int, int]:
        """Return the text laid out within ``width``, with its height and its widest line."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._face)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        top, widest = 0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self._line_height() - line.height()) / 2))
            top, widest = top + self._line_height(), max(widest, line.naturalTextWidth())
        layout.endLayout()
        return layout, max(top, self._line_height()), int(widest) + 1
