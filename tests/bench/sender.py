"""Sends mouse events to an X server, each at its own time, from a process of its own.

    python -m tests.bench.sender RATE < LINES   ->   the seconds in which all were sent

A line is ``mousemove X Y`` or ``click BUTTON``, as xdotool writes them. That one waits so long *after* each event and
falls behind by what sending takes: asked for 60 a second it sends 59.
"""

from __future__ import annotations

import sys
import time
from ctypes import CDLL, c_int, c_uint, c_ulong, c_void_p


def main(rate: float, lines: list[str]) -> float:
    """Send the lines, so many a second, and return how many seconds they stood for."""
    x11, test = CDLL("libX11.so.6"), CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = c_void_p
    display = c_void_p(x11.XOpenDisplay(None))
    time.sleep(0.1)
    start = time.perf_counter()
    for number, line in enumerate(lines):
        time.sleep(max(0.0, start + number / rate - time.perf_counter()))
        _send(test, display, *line.split())
        x11.XFlush(display)
    time.sleep(max(0.0, start + len(lines) / rate - time.perf_counter()))
    seconds = time.perf_counter() - start
    x11.XCloseDisplay(display)
    return seconds


def _send(test: CDLL, display: c_void_p, what: str, *numbers: str) -> None:
    if what == "mousemove":
        x, y = map(int, numbers)
        test.XTestFakeMotionEvent(display, c_int(-1), c_int(x), c_int(y), c_ulong(0))
        return
    for pressed in (1, 0):
        test.XTestFakeButtonEvent(display, c_uint(int(numbers[0])), c_int(pressed), c_ulong(0))


if __name__ == "__main__":
    print(main(float(sys.argv[1]), sys.stdin.read().splitlines()))  # noqa: T201 - its output
