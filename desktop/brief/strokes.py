"""Outlines and colours as PDF writes them. Points, y upwards."""

from __future__ import annotations

from functools import cache

_BEND = 0.5523  # how far a quarter circle's handles reach, as a share of the radius


@cache
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def fill(colour: str) -> str:
    """Return the operator that fills with a colour."""
    return f"{_rgb(colour)} rg"


def stroke(colour: str) -> str:
    """Return the operator that draws with a colour."""
    return f"{_rgb(colour)} RG"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Return the PDF steps of a rectangle with round corners (y upwards)."""
    if radius <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    r = min(radius, width / 2, height / 2)
    k = r * (1 - _BEND)
    right, top = x + width, y + height
    corners = (
        (
            f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
            f"{right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c"
        ),
        f"{right:.2f} {top - r:.2f} l {right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c",
        f"{x + r:.2f} {top:.2f} l {x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c",
        f"{x:.2f} {y + r:.2f} l {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h",
    )
    return " ".join(corners)
