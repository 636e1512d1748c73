"""How the analysis page writes numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NOTHING = "–"
MINUS = "\N{MINUS SIGN}"


def figure(value: float | None, *, places: int = 1, signed: bool = False) -> str:
    """Return a number as it is shown, a dash where it is not known."""
    if value is None:
        return NOTHING
    text = f"{abs(value):,.{places}f}"
    if not any(each in "123456789" for each in text):
        return text
    return MINUS + text if value < 0 else "+" + text if signed else text


def percent(share: float) -> str:
    """Return a share as whole per cent, with a space that does not break."""
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


def product(values: Iterable[float]) -> str:
    """Return numbers as they stand in a product."""
    return " × ".join(figure(each) for each in values)
