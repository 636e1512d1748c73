"""A button of the bars over the board: an icon, a label and a value, quiet until it matters."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

HEIGHT = 28  # pixels, borders and all


class BarButton(QPushButton):
    """The button. With a menu it has a small chevron; its looks are in the style sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = self._label = ""
        self._short = False
        self.setIconSize(QSize(18, 18))
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def setMenu(self, menu: QMenu) -> None:  # noqa: N802 - Qt's name
        """Open this menu, and show so by a chevron."""
        super().setMenu(menu)
        self.setProperty("opens", True)  # noqa: FBT003 - Qt's own

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for icon and text, at the height of the bars."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def tell(self, label: str, value: str) -> None:
        """Say what this is about and how it stands: ``View by: Score``. ``value`` is button text already."""
        self._label, self._value = label, value
        self.setAccessibleName(f"{label}: {value}")
        self.setToolTip(self.accessibleName())
        self._show()

    def shorten(self, short: bool) -> None:
        """Show the icon alone, or say all."""
        self._short = short
        self._show()

    def stress(self, stressed: bool) -> None:
        """Stand out, as something is at work behind it."""
        if self.property("stressed") != stressed:
            self.setProperty("stressed", stressed)
            self.style().unpolish(self)
            self.style().polish(self)

    def _show(self) -> None:
        self.setText("" if self._short else f"{self._label}: {self._value}")
