"""How the window looks at the board: zooming, fitting, scrolling, in step with the scroll bars."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from desktop.board.aims import fitted, opened, widened
from desktop.board.camera import step_down, step_up
from desktop.theme import text_scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QAbstractScrollArea

    from db.model.geometry import Box
    from desktop.board.camera import Camera
    from desktop.board.stage import Stage

# What zoom is kept when the window becomes another one: a board is opened so that its names can be read.
Aim: TypeAlias = Literal["open", "all", "width"]

LINE = 60
"""How far one notch of the wheel, or an arrow of a scroll bar, scrolls, in the toolkit's pixels."""


class Gaze(NamedTuple):
    """What is looked at, and how: what is aimed at, the zoom, and the board's place in the window's corner."""

    aim: Aim | None
    zoom: float
    x: float
    y: float


class Eye:
    """Moves the stage's camera and the scroll bars together. ``zoomed`` is told every new zoom."""

    def __init__(self, area: QAbstractScrollArea, stage: Stage, zoomed: Callable[[float], None]) -> None:
        self._area, self._stage, self._zoomed = area, stage, zoomed
        self._aim: Aim | None = "open"
        self._outside: tuple[object, ...] = ()
        self._busy = self._seen = False

    @property
    def camera(self) -> Camera:
        """What is seen now."""
        return self._stage.camera

    @property
    def zoom(self) -> float:
        """How large the board is shown; 1.0 is 100 %, at which its text is as large as the window's."""
        return self.camera.zoom / text_scale()

    @property
    def gaze(self) -> Gaze:
        """What is looked at now: another eye can take it over, also one for text of another size."""
        camera = self.camera
        return Gaze(self._aim, self.zoom, camera.left / camera.scale, camera.top / camera.scale)

    def look_as(self, gaze: Gaze) -> None:
        """Look at what another eye has looked at, as large beside the text as there."""
        if gaze.aim is None:
            self.zoom_to(gaze.zoom)
            scale = self.camera.scale
            self.scroll_to(round(gaze.x * scale), round(gaze.y * scale))
        else:
            self._take_aim(gaze.aim)

    def fit(self) -> None:
        """Show the whole board, also after the window's size changes."""
        self._take_aim("all")

    def fit_width(self) -> None:
        """Show the board's whole width, also after the window's size changes."""
        self._take_aim("width")

    def zoom_in(self) -> None:
        """Show the board one step larger."""
        self.zoom_to(step_up(self.zoom))

    def zoom_out(self) -> None:
        """Show the board one step smaller."""
        self.zoom_to(step_down(self.zoom))

    def zoom_to(self, zoom: float) -> None:
        """Show the board at a zoom (1.0 is 100 %), the window's middle staying where it is."""
        port = self._area.viewport()
        self.zoom_at(zoom * text_scale(), port.width() / 2, port.height() / 2)

    def zoom_at(self, zoom: float, x: float, y: float) -> None:
        """Show the board at a zoom, what is at a point of the window staying there."""
        self._aim = None
        self._look(self.camera.zoomed(zoom, x, y))

    def scroll_to(self, left: int, top: int) -> None:
        """Scroll to device pixels from the board's left and top."""
        self._look(self.camera.scrolled(left, top))

    def scroll_by(self, dx: float, dy: float) -> None:
        """Scroll by so many of the toolkit's pixels."""
        ratio = self.camera.ratio
        self.scroll_to(round(self.camera.left + dx * ratio), round(self.camera.top + dy * ratio))

    def show(self, box: Box) -> None:
        """Scroll just so far that the box shows."""
        self._look(self.camera.showing(box, aside=self._stage.heads.aside))

    def seen(self) -> None:
        """The user has seen the board: from now on it keeps still when only the room for it changes."""
        self._seen = True

    def resized(self) -> None:
        """The board's part of the window has another size, or stands on another screen.

        What is aimed at is kept where the user has done that, to the window or its docks. Where a scroll bar, a strip
        or a notice has come or gone, the board stays as it is.
        """
        port = self._area.viewport()
        ratio = port.devicePixelRatioF()
        outside = (self._area.window().size(), self._area.width(), ratio)
        done, self._outside = outside != self._outside or not self._seen, outside
        camera = self._sized(port.size(), ratio)
        self._look(self._aimed() if self._aim and done else camera.scrolled(camera.left, camera.top))

    def bars_moved(self) -> None:
        """The user has moved a scroll bar."""
        if not self._busy:
            across, down = self._area.horizontalScrollBar(), self._area.verticalScrollBar()
            left = across.value() if self.camera.reach[0] else self.camera.left
            self._look(self.camera.scrolled(left, down.value()))

    def measure(self) -> None:
        """The board has another size: so have the scroll bars."""
        self._look(self.camera.scrolled(self.camera.left, self.camera.top))

    def _take_aim(self, aim: Aim) -> None:
        self._aim = aim
        self._look(self._aimed())

    def _aimed(self) -> Camera:
        """Return the camera that is aimed at. Scroll bars take their room only where they will be needed."""
        ratio = self._area.viewport().devicePixelRatioF()
        camera = self._sized(self._area.maximumViewportSize(), ratio)
        bar = ceil(self._area.verticalScrollBar().sizeHint().width() * ratio)
        if self._aim == "all":
            return fitted(camera)
        return widened(camera, bar) if self._aim == "width" else opened(camera, bar)

    def _sized(self, size: QSize, ratio: float) -> Camera:
        wide, high = max(1, ceil(size.width() * ratio)), max(1, ceil(size.height() * ratio))
        return replace(self.camera, ratio=ratio, wide=wide, high=high)

    def _look(self, camera: Camera) -> None:
        zoom = self.camera.zoom
        self._stage.look(camera)
        self._set_bars(camera)
        self._fill()
        if camera.zoom != zoom:
            self._zoomed(self.zoom)

    def _fill(self) -> None:
        """See just as much as the window shows: a bar that has gone while others were set may have told nobody."""
        camera = self._sized(self._area.viewport().size(), self.camera.ratio)
        if (camera.wide, camera.high) != (self.camera.wide, self.camera.high):
            self._stage.look(camera.scrolled(camera.left, camera.top))
            self._set_bars(self.camera)

    def _set_bars(self, camera: Camera) -> None:
        self._busy = True
        bars = (self._area.horizontalScrollBar(), self._area.verticalScrollBar())
        values, pages = (max(0, camera.left), camera.top), (camera.wide, camera.high)
        for bar, value, page, reach in zip(bars, values, pages, camera.reach, strict=True):
            bar.setRange(0, reach)
            bar.setPageStep(page)
            bar.setSingleStep(round(LINE * camera.ratio))
            bar.setValue(value)
        self._busy = False
