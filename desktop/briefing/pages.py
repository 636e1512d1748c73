"""The pages of a brief as they would be printed: scrolled, enlarged, and pressed to come to what stands there."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from desktop.brief.leaves import Leaf
    from desktop.brief.paper import Spot
    from desktop.brief.proof import Proof
    from desktop.theme import Theme
    from desktop.words import Words

_GAP = 14
_STEP = 1.2
_NEAR = 6  # pictures of so many pages before and behind those in sight are kept
_LEAST, _MOST = 0.25, 4.0
A4 = 595.28, 841.89


class Pages(QAbstractScrollArea):
    """The pages, one under the other.

    Signals:
        wanted(tuple[int, ...], float): these pages are seen and not drawn at this scale yet (pixels a point).
        turned(int): another page is in sight, from 1.
        place_pressed(str): a paragraph was pressed, by its place.
        thing_pressed(str): a name or number was pressed, by the id of what it is of.

    """

    wanted = Signal(object, float)
    turned = Signal(int)
    place_pressed = Signal(str)
    thing_pressed = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._proof: Proof | None = None
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._fresh: set[int] = set()
        self._zoom = 0.0  # 0 is as wide as there is room
        self._page = 1
        self._sizes: list[tuple[float, float]] = []
        self._widest = A4[0]
        self._laid: tuple[float, list[float]] = (0.0, [])
        self._spots: dict[int, list[Spot]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._moved())
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        self.retranslate(words)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in sight, from 1."""
        return self._page

    @property
    def scale(self) -> float:
        """How many pixels of the window a point of the page is."""
        if self._zoom:
            return self._zoom
        return max(_LEAST, (self.viewport().width() - 2 * _GAP) / self._widest)

    @property
    def fresh(self) -> bool:
        """Whether every page in sight is drawn as it is now."""
        return self._proof is not None and all(page in self._fresh for page in self._seen())

    def tell(self, proof: Proof) -> None:
        """Show another proof; the old pictures stay until the new ones are drawn."""
        self._proof = proof
        self._sizes = list(proof.sizes)
        self._widest = max((wide for wide, _ in self._sizes), default=A4[0])
        self._laid = (0.0, [])
        self._spots = {}
        for spot in proof.paper.spots:
            self._spots.setdefault(spot.page, []).append(spot)
        self._pictures = {page: kept for page, kept in self._pictures.items() if page < self.count}
        self._fresh.clear()
        self._stretch()
        self._asking.start()

    def take(self, leaves: Iterable[Leaf], content: bytes, scale: float) -> None:
        """Take pictures of pages of a paper in; those of an older one only serve until the new ones are there."""
        newest = self._proof is not None and content is self._proof.paper.content
        for leaf in leaves:
            picture = QImage(leaf.pixels, leaf.width, leaf.height, leaf.stride, QImage.Format.Format_RGB32).copy()
            self._pictures[leaf.page] = scale, picture
            if newest and abs(scale - self._drawn_scale()) < 0.01:
                self._fresh.add(leaf.page)
        self._let_go()
        self.viewport().update()
        self._asking.start()

    def _let_go(self) -> None:
        """Keep pictures of pages near those in sight only: each is some megabytes."""
        seen = self._seen() or [0]
        near = range(seen[0] - _NEAR, seen[-1] + _NEAR + 1)
        self._pictures = {page: kept for page, kept in self._pictures.items() if page in near}
        self._fresh.intersection_update(self._pictures)

    def turn(self, page: int) -> None:
        """Show a page from its top; pages count from 1."""
        at = min(max(page, 1), max(self.count, 1))
        self.verticalScrollBar().setValue(round(self._tops()[at - 1] - _GAP / 2))

    def show_place(self, place: str) -> None:
        """Show the page on which a paragraph stands."""
        spots = itertools.chain.from_iterable(self._spots.values())
        spot = next((each for each in spots if each.place == place), None)
        if spot is not None:
            at = self._tops()[spot.page - 1] + spot.y * self.scale
            bar = self.verticalScrollBar()
            if not bar.value() + 20 <= at <= bar.value() + self.viewport().height() - 60:
                bar.setValue(round(at - self.viewport().height() / 4))

    def zoom_by(self, factor: float) -> None:
        """Enlarge the pages; the place in the middle stays there."""
        self._zoom_to(min(max(self.scale * factor, _LEAST), _MOST))

    def fit(self) -> None:
        """Show the pages as wide as there is room."""
        self._zoom_to(0.0)

    def retranslate(self, words: Words) -> None:
        """Name the pages in the language of ``words``."""
        self.setAccessibleName(words.say("briefing.pages"))
        self._waiting = words.say("briefing.pages_coming")

    def retheme(self, theme: Theme) -> None:
        """Draw the ground in the colours of ``theme``; paper stays paper."""
        self._theme = theme
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._proof is None:
            painter.setPen(self._theme.colour("text"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._waiting)
        for page in self._seen():
            rect = self._rect(page)
            painter.fillRect(rect, self._theme.colour("line"))
            painter.setPen(self._theme.colour("line_strong"))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            kept = self._pictures.get(page)
            if kept is not None:
                painter.drawImage(rect, kept[1])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the page in sight."""
        super().resizeEvent(event)
        page = self._page
        self._stretch()
        self._fresh.clear()
        if not self._zoom and page > 1:
            self.turn(page)
        self._asking.start()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll; with Ctrl enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages and enlarge them."""
        acts = {
            Qt.Key.Key_PageDown: lambda: self.turn(self._page + 1),
            Qt.Key.Key_PageUp: lambda: self.turn(self._page - 1),
            Qt.Key.Key_Home: lambda: self.turn(1),
            Qt.Key.Key_End: lambda: self.turn(self.count),
            Qt.Key.Key_Plus: lambda: self.zoom_by(_STEP),
            Qt.Key.Key_Equal: lambda: self.zoom_by(_STEP),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / _STEP),
            Qt.Key.Key_0: self.fit,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
            return
        act()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show by the pointer what leads somewhere."""
        found = self._spot_at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Come to what was pressed: a card by its name or number, else the paragraph."""
        spot = self._spot_at(event.position())
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if spot.about:
            self.thing_pressed.emit(spot.about)
        else:
            self.place_pressed.emit(spot.place)

    def _spot_at(self, point: QPointF) -> Spot | None:
        for page in self._seen():
            rect = self._rect(page)
            if rect.contains(point):
                x, y = (point.x() - rect.x()) / self.scale, (point.y() - rect.y()) / self.scale
                hit = [each for each in self._spots.get(page + 1, ()) if _in(each, x, y)]
                return max(hit, key=lambda each: bool(each.about), default=None)
        return None

    def _zoom_to(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        share = (bar.value() + bar.pageStep() / 2) / max(bar.maximum() + bar.pageStep(), 1)
        self._zoom = zoom
        self._fresh.clear()
        self._stretch()
        bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.viewport().update()
        self._asking.start()

    def _tops(self) -> list[float]:
        """Return how far down each page begins, and where one more would; worked out once for a scale."""
        scale = self.scale
        if self._laid[0] != scale:
            highs = (high * scale + _GAP for _, high in self._sizes)
            self._laid = scale, list(itertools.accumulate(highs, initial=float(_GAP)))
        return self._laid[1]

    def _rect(self, page: int) -> QRectF:
        wide, high = (round(each * self.scale) for each in self._sizes[page])
        room = self.viewport().width()
        left = max(_GAP, (room - wide) // 2) - self.horizontalScrollBar().value()
        return QRectF(left, round(self._tops()[page]) - self.verticalScrollBar().value(), wide, high)

    def _seen(self) -> list[int]:
        if not self.count:
            return []
        tops, start = self._tops(), self.verticalScrollBar().value()
        first = max(0, bisect_right(tops, start) - 1)
        last = min(self.count, bisect_right(tops, start + self.viewport().height() + 1))
        return [page for page in range(first, last) if self._rect(page).bottom() >= 0]

    def _drawn_scale(self) -> float:
        return self.scale * self.devicePixelRatioF()

    def _ask(self) -> None:
        missing = tuple(page for page in self._seen() if page not in self._fresh)
        if missing:
            self.wanted.emit(missing, self._drawn_scale())

    def _moved(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = bisect_right(self._tops(), middle, 0, self.count) or 1
        if page != self._page:
            self._page = page
            self.turned.emit(page)
        self.viewport().update()
        self._asking.start()

    def _stretch(self) -> None:
        view = self.viewport()
        high = self._tops()[self.count]
        wide = self._widest * self.scale + 2 * _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(high - view.height())))
        bar.setPageStep(view.height())
        bar.setSingleStep(px(48))
        self.horizontalScrollBar().setRange(0, max(0, round(wide - view.width())) if self._zoom else 0)
        self.horizontalScrollBar().setPageStep(view.width())
        view.update()


def _in(spot: Spot, x: float, y: float) -> bool:
    return spot.x <= x <= spot.x + spot.width and spot.y <= y <= spot.y + spot.height
