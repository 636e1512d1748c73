"""The line at the foot of the window: how much there is, what is selected, what was just told, and the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QStatusBar, QToolButton

from desktop.plain import Elided, Text
from desktop.theme import px

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.theme import Theme
    from desktop.words import Words

_TOLD_FOR = 8_000  # milliseconds that a message stays
_WIDE = 320  # pixels


class Status(QStatusBar):
    """The status bar."""

    def __init__(self, actions: Actions, words: Words) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._counts, self._selected, self._told, self._zoom = Text(), Elided(), Elided(), Text()
        self._message = ""
        self._over = QTimer(self, singleShot=True, interval=_TOLD_FOR)
        self._over.timeout.connect(lambda: self._told.tell(""))
        self._parts(actions)
        self.retranslate(words)

    def count(self, text: str) -> None:
        """Show how much there is on the board."""
        self._counts.setText(text)

    def select(self, text: str) -> None:
        """Show what is selected."""
        self._selected.tell(text)

    def tell(self, text: str) -> None:
        """Show a message for a while."""
        self._message = text
        self._told.tell(text)
        self._over.start()

    def take_back(self, text: str) -> None:
        """Show a message no longer; another one that has come meanwhile stays."""
        if text == self._message:
            self.tell("")

    def zoomed(self, zoom: float) -> None:
        """Show the zoom, 1 is 100 %."""
        self._at = zoom
        self._zoom.setText(self._words.say("window.zoom", percent=f"{zoom * 100:.0f}") if zoom else "")

    def retheme(self, _theme: Theme) -> None:
        """Draw the icons as large as the text asks for."""
        self._give_room()
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(px(16), px(16)))

    def retranslate(self, words: Words) -> None:
        """Say what does not depend on the board in the language of ``words``."""
        self._words = words
        self._zoom.setAccessibleName(words.say("window.zoom_name"))
        self.zoomed(getattr(self, "_at", 0.0))

    def _give_room(self) -> None:
        self._zoom.setMinimumWidth(px(52))
        self._selected.setMaximumWidth(px(_WIDE))  # however long a name is, there is room for what is told

    def _parts(self, actions: Actions) -> None:
        for part, stretch in ((self._counts, 0), (self._selected, 0), (self._told, 1)):
            part.setContentsMargins(8, 0, 8, 0)
            self.addWidget(part, stretch)
        self._give_room()
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(self._zoom)
        for each in ("view.zoom_out", "view.zoom_in", "view.fit"):
            self.addPermanentWidget(_tool(actions, each))


def _tool(actions: Actions, action_id: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[action_id])
    button.setIconSize(QSize(px(16), px(16)))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
