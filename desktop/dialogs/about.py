"""What Panse is, which version, and whose typeface it is set in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.dialogs.sheet import Sheet
from desktop.icons import emblem
from desktop.plain import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from desktop.words import Words


class AboutSheet(Sheet):
    """Name, version, what it is for, licences. ``places`` are lines on where the user's own things are kept."""

    def __init__(self, places: str, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("dialog.about.title", words, theme, parent)
        mark, name, number = Text(), Text(tone="title"), Text(tone="muted")
        mark.setPixmap(emblem().pixmap(QSize(64, 64)))
        says, licences, where = Text(wrap=True), Text(tone="muted", wrap=True), Text(places, tone="muted", wrap=True)
        column, row = QVBoxLayout(), QHBoxLayout()
        for part in (name, number, says, licences, where):
            column.addWidget(part)
        column.setSpacing(8)
        row.setSpacing(18)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.setStretch(1, 1)
        self.body.addLayout(row)
        self.says(name.setText, "window.name")
        self.says(says.setText, "dialog.about.says")
        self.says(licences.setText, "dialog.about.licences")
        number.setText(running_version())
        self.button("dialog.close", self.accept, default=True)
        self.fit(540)


def running_version() -> str:
    """Return the version of the program that runs, empty where it was never installed."""
    from importlib import metadata  # noqa: PLC0415 - it loads the whole of email, for a dialog that is seldom seen

    try:
        return metadata.version("panse")
    except metadata.PackageNotFoundError:
        return ""
