"""The keyboard on the board: everything that the mouse does, and more. Which key does what is the keymap's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt

from desktop.board.walk import Way
from desktop.stroke import strokes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent

    from desktop.board.deeds import Deeds
    from desktop.board.eye import Eye
    from desktop.board.mouse import Mouse
    from desktop.board.peek import Peek
    from desktop.board.rating import Rates
    from desktop.board.rows import Rows
    from desktop.keymap import Keymap

_PAGE = 0.9
"""The share of the window's height that a page is."""

_HALF = 0.5
_AROUND: tuple[Way, ...] = ("left", "right", "up", "down")


class Keys:
    """What keys mean. ``acts`` are commands of the board's window; ``walked`` is told the card that was walked to."""

    def __init__(
        self,
        keymap: Keymap,
        deeds: Deeds,
        eye: Eye,
        mouse: Mouse,
        rates: Rates,
        peek: Peek,
        rows: Rows,
        walked: Callable[[str], None],
        acts: Mapping[str, Callable[[], object]],
    ) -> None:
        self.keymap = keymap
        self._rows = rows
        self._deeds, self._eye, self._mouse, self._peek, self._walked = deeds, eye, mouse, peek, walked
        self._acts = {**self._moving(), **self._looking(), **_rating(rates), **acts}

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything here."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return True
        command = self._meant(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._mouse.hold_space(held=True)
        if self._mouse.busy:
            return True  # nothing else while cards are in the hand
        if command == "board.peek":
            if not event.isAutoRepeat():
                self._peek.open()
            return True
        if command is None:
            return event.key() == Qt.Key.Key_Space
        self._acts[command]()
        return True

    def release(self, event: QKeyEvent) -> bool:
        """A key is let go; return whether that means anything here."""
        if event.isAutoRepeat():
            return False
        hidden = self._peek.close()
        if event.key() != Qt.Key.Key_Space:
            return hidden
        self._mouse.hold_space(held=False)
        return True

    def let_go(self) -> None:
        """The keyboard is elsewhere: no key is held any more."""
        self._peek.close()
        self._mouse.hold_space(held=False)

    def _meant(self, event: QKeyEvent) -> str | None:
        """Return the command of the board that a key stands for."""
        for stroke in strokes(event):
            command = self.keymap.command("board", stroke)
            if command is not None:
                return command if command in self._acts or command == "board.peek" else None
        return None

    def _escape(self) -> None:
        """Call off what is nearest: what is in the hand, then the peek, then the selection."""
        if not self._mouse.cancel() and not self._peek.close():
            self._deeds.choice.clear()

    def _moving(self) -> dict[str, Callable[[], object]]:
        deeds, ways = self._deeds, get_args(Way)
        return {
            **{f"board.walk_{way}": partial(self._walk, way, extend=False) for way in ways},
            **{f"board.extend_{way}": partial(self._walk, way, extend=True) for way in ways},
            **{f"board.move_{way}": partial(deeds.nudge, way) for way in _AROUND},
            "board.choose_row": self._rows.choose,
            "edit.take_off": deeds.take_off,
            "edit.select_all": deeds.choice.select_all,
            "board.fold": deeds.folds.here,
        }

    def _looking(self) -> dict[str, Callable[[], object]]:
        eye = self._eye
        return {
            "board.page_up": lambda: self._page(-_PAGE),
            "board.page_down": lambda: self._page(_PAGE),
            **{f"{where}.fit": eye.fit for where in ("board", "view")},
            **{f"{where}.fit_width": eye.fit_width for where in ("board", "view")},
            **{f"{where}.zoom_in": eye.zoom_in for where in ("board", "view")},
            **{f"{where}.zoom_out": eye.zoom_out for where in ("board", "view")},
        }

    def _page(self, share: float) -> None:
        self._eye.scroll_by(0, share * self._eye.camera.high / self._eye.camera.ratio)

    def _walk(self, way: Way, *, extend: bool) -> None:
        if not extend and self._rows.walk(way):
            return
        card = self._deeds.choice.walk(way, extend=extend)
        if card is not None:
            self._walked(card)


def _rating(rates: Rates) -> dict[str, Callable[[], object]]:
    return {
        "rate.criterion_up": lambda: rates.step(-1),
        "rate.criterion_down": lambda: rates.step(1),
        **{f"rate.score_{each}": partial(rates.score, float(each)) for each in range(1, 6)},
        **{f"rate.score_{each}_5": partial(rates.score, each + _HALF) for each in range(1, 5)},
        "rate.unknown": rates.unknown,
    }
