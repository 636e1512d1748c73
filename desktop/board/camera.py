"""What part of the board is seen and how large: between logical units and device pixels.

Places on the screen are whole device pixels, so that a picture that is scrolled stays the picture it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.model.geometry import Box

LEAST, MOST = 0.02, 4.0
STEPS = (0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.33, 0.45, 0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the board: ``zoom`` 1.0 is 100 %; ``ratio`` is device pixels per logical pixel.

    ``left`` and ``top`` are the device pixels scrolled away; ``wide`` and ``high`` the window's size in device
    pixels; ``width`` and ``height`` the board's in logical units.
    """

    zoom: float = 1.0
    ratio: float = 1.0
    left: int = 0
    top: int = 0
    wide: int = 1
    high: int = 1
    width: float = 1.0
    height: float = 1.0

    @property
    def scale(self) -> float:
        """Device pixels per logical unit."""
        return self.zoom * self.ratio

    @property
    def reach(self) -> tuple[int, int]:
        """How far one can scroll to the right and down, in device pixels."""
        return max(0, round(self.width * self.scale) - self.wide), max(0, round(self.height * self.scale) - self.high)

    def x(self, x: float) -> int:
        """Return the device pixel of a logical x."""
        return round(x * self.scale) - self.left

    def y(self, y: float) -> int:
        """Return the device pixel of a logical y."""
        return round(y * self.scale) - self.top

    def device(self, box: Box) -> tuple[int, int, int, int]:
        """Return the box in whole device pixels: x, y, width, height."""
        x, y = self.x(box.x), self.y(box.y)
        return x, y, self.x(box.right) - x, self.y(box.bottom) - y

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the logical place of a point of the window, given in the toolkit's pixels."""
        return (x * self.ratio + self.left) / self.scale, (y * self.ratio + self.top) / self.scale

    def area(self, x: int, y: int, wide: int, high: int) -> Box:
        """Return the part of the board that a rectangle of device pixels shows."""
        scale = self.scale
        return Box((x + self.left) / scale, (y + self.top) / scale, wide / scale, high / scale)

    @property
    def seen(self) -> Box:
        """The part of the board that shows."""
        return self.area(0, 0, self.wide, self.high)

    def scrolled(self, left: int, top: int) -> Camera:
        """Return the camera scrolled so far, kept on the board; a board narrower than the window is centred."""
        right, down = self.reach
        spare = self.wide - round(self.width * self.scale)
        across = -(spare // 2) if spare > 0 else min(max(left, 0), right)
        return replace(self, left=across, top=min(max(top, 0), down))

    def of(self, width: float, height: float) -> Camera:
        """Return the camera on a board of another size."""
        return replace(self, width=width, height=height).scrolled(self.left, self.top)

    def zoomed(self, zoom: float, x: float, y: float) -> Camera:
        """Return the camera at another zoom, what is at a point of the window (toolkit's pixels) staying there."""
        ux, uy = self.point(x, y)
        near = replace(self, zoom=min(max(zoom, LEAST), MOST))
        return near.scrolled(round(ux * near.scale - x * self.ratio), round(uy * near.scale - y * self.ratio))

    def showing(self, box: Box, margin: float = 24, aside: int = 0) -> Camera:
        """Return the camera scrolled just so far that the box shows, beside what takes ``aside`` at the left."""
        scale = self.scale
        left, top, right, bottom = (round(each * scale) for each in _edges(box.grown(margin)))
        across = _into(self.left + aside, self.wide - aside, left, right) - aside
        return self.scrolled(across, _into(self.top, self.high, top, bottom))


def step_up(zoom: float) -> float:
    """Return the next larger zoom step."""
    return next((step for step in STEPS if step > zoom * 1.01), MOST)


def step_down(zoom: float) -> float:
    """Return the next smaller zoom step."""
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), LEAST)


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.right, box.bottom


def _into(start: int, length: int, low: int, high: int) -> int:
    if high - low > length or low < start:
        return low
    return max(start, high - length)
