"""What is aimed at when a board is opened or fitted: the zoom at which the window shows that much of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.board.camera import LEAST, MOST
from desktop.theme import text_scale

if TYPE_CHECKING:
    from desktop.board.camera import Camera

FIT_MOST = 1.0
"""A small board is not blown up to fill the window."""

READABLE = 0.7
"""The zoom at which the names on cards, 12 units high, are 8.4 pixels high where text has its usual size.

A board is not opened smaller; larger text asks for as much more.
"""


def fitted(camera: Camera) -> Camera:
    """Return the camera that shows the whole board."""
    room = min(camera.wide / (camera.width * camera.ratio), camera.high / (camera.height * camera.ratio))
    return replace(camera, zoom=min(max(room, LEAST), FIT_MOST * text_scale())).scrolled(0, 0)


def widened(camera: Camera, bar: int, most: float = MOST) -> Camera:
    """Return the camera that shows the board's whole width, its top staying; ``bar`` is a scroll bar's width."""
    alone = camera.wide / (camera.width * camera.ratio)
    beside = (camera.wide - bar) / (camera.width * camera.ratio)
    high = round(camera.height * min(alone, most) * camera.ratio) > camera.high
    wide = camera.zoomed(min(beside if high else alone, most), 0, 0)
    return barred(wide, bar).scrolled(0, wide.top)


def opened(camera: Camera, bar: int) -> Camera:
    """Return the camera that shows the whole board or, where its names could not be read, as much as can be."""
    whole, readable = fitted(camera), READABLE * text_scale()
    if whole.zoom >= readable:
        return whole
    wide = widened(camera, bar, FIT_MOST * text_scale())
    return wide if wide.zoom >= readable else barred(camera.zoomed(readable, 0, 0), bar)


def barred(camera: Camera, bar: int) -> Camera:
    """Return the camera of a window that has lost room to the scroll bars that the board needs in it."""
    right, down = camera.reach
    down = down or (max(0, round(camera.height * camera.scale) - camera.high + bar) if right else 0)
    right = right or (max(0, round(camera.width * camera.scale) - camera.wide + bar) if down else 0)
    less = replace(camera, wide=camera.wide - (bar if down else 0), high=camera.high - (bar if right else 0))
    return less.scrolled(camera.left, camera.top)
