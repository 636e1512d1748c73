"""A button of the bars over the board: an icon, a label and a value, quiet until it matters."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.plain import tip
from desktop.theme import px

Room: TypeAlias = Literal["all", "value", "icon"]

_SIGN = 12  # pixels
HEIGHT = 28  # pixels, borders and all, at the usual size of text


class BarButton(QPushButton):
    """The button. With a menu it has a small chevron; its looks are in the style sheet."""

    chevron = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = self._label = ""
        self._room: Room = "all"
        self.setIconSize(QSize(px(18), px(18)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setMenu(self, menu: QMenu) -> None:  # noqa: N802 - Qt's name
        """Open this menu, and show so by a chevron."""
        super().setMenu(menu)
        self.setProperty("opens", self.chevron)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for icon and text, at the height of the bars."""
        # The style adds room for the menu's sign that the style sheet has made already.
        spare = _SIGN if self.property("opens") and not self.icon().isNull() else 0
        return QSize(super().sizeHint().width() - spare, px(HEIGHT))

    def tell(self, label: str, value: str) -> None:
        """Say what this is about and how it stands: ``View by: Score``. ``value`` is button text already."""
        self._label, self._value = label, value
        self.setAccessibleName(f"{label}: {value}")
        self.setToolTip(tip(self.accessibleName()))
        self._show()

    def shorten(self, room: Room) -> None:
        """Say label and value, the value alone, or nothing beside the icon."""
        if room != self._room:
            self._room = room
            self._show()

    def stress(self, stressed: bool) -> None:
        """Stand out, as something is at work behind it."""
        if self.property("stressed") != stressed:
            self.setProperty("stressed", stressed)
            self.style().unpolish(self)
            self.style().polish(self)

    def _show(self) -> None:
        said = {"all": f"{self._label}: {self._value}", "value": self._value, "icon": ""}
        self.setText(said[self._room])
