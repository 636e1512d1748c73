"""A brief ready to be drawn: what every form hands over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from desktop.brief.sheet import PAGE, Imprint

if TYPE_CHECKING:
    from desktop.brief.sheet import Sheet

Draw: TypeAlias = "Callable[[Sheet], None]"
Hear: TypeAlias = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages of a brief in order, and what stands with them.

    ``missing`` are characters that the typeface has no sign for, ``cut`` the places whose text was too long.
    ``cover`` tells whether the first page is one, and so has no number.
    """

    pages: tuple[Draw, ...]
    imprint: Imprint
    missing: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    size: tuple[float, float] = PAGE
    cover: str = ""
