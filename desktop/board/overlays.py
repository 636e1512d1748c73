"""What lies over the board in the corners of its window: the minimap, and the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QMouseEvent

from desktop.board.corners import settled
from desktop.board.legendbox import LegendBox
from desktop.board.minimap import Minimap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.board.corners import Corner
    from desktop.board.view import BoardView
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ROOM = 320, 240  # pixels: a smaller window keeps its room for the board
_PAUSE = 250  # milliseconds without an edit after which the legend is made anew
_REACH = 24  # pixels around the pointer of a drag that are kept clear


class Overlays(QObject):
    """Keeps the overlays in their corners, and out of the way of the current card and of whatever is dragged."""

    def __init__(self, view: BoardView, session: Session, selection: Selection, words: Words, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._selection = view, selection
        self._dragged: QPoint | None = None
        self.minimap = Minimap(view.viewport(), view.stage, view.eye, words, theme)
        self.legend = LegendBox(view.viewport(), view.stage, view.viewing, words, theme)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._renew_legend)
        view.viewport().installEventFilter(self)
        session.changed.connect(self._on_changed)
        view.viewing.changed.connect(self._on_looked)
        selection.changed.connect(self.settle)
        view.zoomed.connect(self._on_seen)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._on_seen)
            bar.rangeChanged.connect(self._on_seen)
        self.settle()

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self.minimap.retranslate(words)
        self.legend.retranslate(words)
        self.settle()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self.minimap.retheme(theme)
        self.legend.retheme(theme)
        self.settle()

    def settle(self) -> None:
        """Put every overlay where it is in nobody's way, and hide what is not wanted or not needed."""
        if not self._view.isVisible():
            return
        port = self._view.viewport().size()
        roomy = port.width() >= _ROOM[0] and port.height() >= _ROOM[1]
        self.minimap.setVisible(roomy and self._view.viewing.now.minimap and self.minimap.needed)
        self.minimap.fit()
        clear = self._clear()
        self.legend.fit(port)
        # On the right there is the most free ground; on the left stand the heads of the rows.
        self._place(self.legend, ("lower right", "upper right", "lower left"), port, clear)
        taken = [] if self.legend.isHidden() else [self.legend.geometry()]
        self._place(self.minimap, ("lower right", "upper right", "lower left"), port, [*clear, *taken])

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window's size, and the pointer while it drags."""
        kind = event.type()
        if kind in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.settle()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            held = event.buttons() != Qt.MouseButton.NoButton
            self._follow(event.position().toPoint() if held else None)
        elif kind == QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            self._follow(event.position().toPoint())
        elif kind in {QEvent.Type.MouseButtonRelease, QEvent.Type.DragLeave, QEvent.Type.Drop}:
            self._follow(None)
        return False

    def _follow(self, at: QPoint | None) -> None:
        if at != self._dragged:
            self._dragged = at
            self.settle()

    def _on_changed(self, _changes: object) -> None:
        self.minimap.renew()
        self._later.start()
        self.settle()

    def _on_looked(self, _before: object) -> None:
        self.minimap.renew()
        self._renew_legend()

    def _renew_legend(self) -> None:
        self.legend.renew()
        self.settle()

    def _on_seen(self, *_how: object) -> None:
        self.settle()
        self.minimap.update()

    def _place(self, overlay: QWidget, corners: Sequence[Corner], port: QSize, clear: Sequence[QRect]) -> None:
        if not overlay.isHidden():
            overlay.setGeometry(settled(corners, overlay.size(), port, clear))

    def _clear(self) -> list[QRect]:
        """Return what no overlay may lie on: the current card, and what is under the dragging pointer."""
        kept = []
        stage = self._view.stage
        card = stage.scene.arrangement.cards.get(self._selection.current or "")
        if card is not None:
            ratio = stage.camera.ratio
            kept.append(QRect(*(round(each / ratio) for each in stage.camera.device(card.box))))
        if self._dragged is not None:
            kept.append(QRect(self._dragged - QPoint(_REACH, _REACH), QSize(2 * _REACH, 2 * _REACH)))
        return kept
