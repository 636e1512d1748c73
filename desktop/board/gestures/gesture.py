"""What a gesture is: what happens between pressing the mouse and letting it go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from db.edit.edit import Edit
from desktop.board.stage import Stage
from desktop.selection import Selection
from desktop.session import Session
from desktop.words import Words


class Pointer(NamedTuple):
    """Where the mouse is: in the window, in the toolkit's pixels, and on the board, in logical units."""

    x: float
    y: float
    ux: float
    uy: float
    ctrl: bool = False
    shift: bool = False
    alt: bool = False


@dataclass(slots=True)
class Room:
    """What gestures work with.

    ``tell`` says a sentence to the user, ``offer_undo`` one with a way back beside it; ``carry_out`` does an edit that
    may be refused.
    """

    stage: Stage
    session: Session
    selection: Selection
    words: Words
    tell: Callable[[str], None]
    offer_undo: Callable[[str], None]
    carry_out: Callable[[Callable[[], Edit]], bool]


class Gesture(Protocol):
    """One gesture at work. Every one ends by `release` or by `cancel`, after which the board is as it is kept."""

    scrolls: bool
    """Whether the board scrolls when the pointer comes to the window's edge."""

    free: bool
    """Whether it goes on without a button being held; then the next click ends it."""

    def move(self, pointer: Pointer) -> Gesture:
        """Follow the mouse; return the gesture that goes on, itself or one that this has become."""

    def release(self, pointer: Pointer) -> Gesture | None:
        """The button is let go, or pressed and let go again; return the gesture that goes on, if one does."""

    def cancel(self) -> None:
        """Put all back."""
