"""The legend over the board: what the signs in force mean. It goes with one click or key, and comes back alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.board.barbutton import HEIGHT, BarButton
from desktop.board.corners import MARGIN
from desktop.board.ink import Ink
from desktop.board.legend import Entry, entries, legend_size, paint_legend
from desktop.icons import icon
from desktop.plain import tip
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from desktop.board.stage import Stage
    from desktop.sight import Viewing
    from desktop.theme import Theme
    from desktop.words import Words

WIDTHS = (300, 460, 620)  # pixels
_TUCK = 6  # pixels by which the legend's own margin reaches under the head


class LegendBox(QWidget):
    """The box. A click on its head puts it away: that is the sight's own ``legend``."""

    def __init__(self, port: QWidget, stage: Stage, viewing: Viewing, words: Words, theme: Theme) -> None:
        super().__init__(port)
        self._stage, self._viewing, self._words, self._ink = stage, viewing, words, Ink(theme)
        self._width = WIDTHS[0]
        self._stale, self._fitted = True, QSize()
        self._told: tuple[Entry, ...] = ()
        self.head = LegendHead(self)
        self.head.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the board keeps the keyboard, and has a key for it
        self.head.clicked.connect(lambda: viewing.change(legend=False))
        self.head.move(QPoint(2, 2))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retheme(theme)
        self.retranslate(words)

    def renew(self) -> None:
        """What is in force has changed: tell it anew when next seen, as on a large board that takes its time."""
        self._stale = True
        self._fitted = QSize()

    def fit(self, port: QSize) -> None:
        """Take the least width in which the window is high enough, and show only if there is something to tell."""
        if self._fitted == port:
            return
        self._fitted = port
        if self._stale:
            self._tell()
        sizes = [legend_size(self._told, self._ink, each).toSize() for each in WIDTHS]
        high = port.height() - 2 * MARGIN - self._top
        at = next((at for at, size in enumerate(sizes) if size.height() <= high), len(WIDTHS) - 1)
        self._width = WIDTHS[at]
        self.setFixedSize(max(self.head.width() + 4, sizes[at].width()), self._top + sizes[at].height())
        self.setVisible(bool(self._told))
        self.update()

    @property
    def _top(self) -> int:
        return px(HEIGHT) - _TUCK

    def _tell(self) -> None:
        scene, wanted = self._stage.scene, self._viewing.now.legend
        self._told = entries(scene.sight, scene.board, scene.judgement, self._words, scene.glass) if wanted else ()
        self._stale = False
        self.setAccessibleDescription(", ".join(each.text for each in self._told))

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self.setAccessibleName(words.say("boardbar.legend"))
        self.head.setText(words.say("boardbar.legend"))
        self.head.setToolTip(tip(words.say("boardbar.legend_away")))
        self.head.resize(self.head.sizeHint())
        self.renew()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._ink = Ink(theme)
        self.head.setIcon(icon("down", theme))
        self.head.resize(self.head.sizeHint())
        self.renew()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is pressed here from the board below."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep it from the board too."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame and what the signs mean."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._ink.pen("line_strong"))
        painter.setBrush(self._ink.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.translate(0, self._top)
        paint_legend(painter, self._told, self._ink, self._width, framed=False)
        painter.end()


class LegendHead(BarButton):
    """The box's own name, and the way to fold it."""
