"""The bar on top of the window: which file, that all is saved, the two views, undo, and the way to the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from desktop.icons import icon
from desktop.plain import Elided, ampersands, tip
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from desktop.actions import Actions
    from desktop.theme import Theme
    from desktop.words import Words

_HEIGHT = 50  # pixels
_PAGES = ("view.board", "view.table", "view.analysis", "view.brief")
_BUTTONS = (("edit.undo", "edit.redo"), ("edit.add_entity", "view.evidence", "view.review"))


class ViewSwitch(QFrame):
    """Joined buttons: the board, the table of ratings, the analysis or the brief."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._buttons = [(_follower(actions[each]), actions[each]) for each in _PAGES]
        for button, _ in self._buttons:
            row.addWidget(button)


class FindButton(QPushButton):
    """Looks like a search field and opens the palette."""


class TopBar(QToolBar):
    """The bar itself. It cannot be moved or hidden: it is how the window says that all is saved."""

    def __init__(self, actions: Actions, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toggleViewAction().setVisible(False)
        self._actions = actions
        self._title, self._saved = Elided(tone="section"), Elided(tone="muted")
        self._search, self._brief = FindButton(), QPushButton()
        self._switch = ViewSwitch(actions)
        self._parts(actions)
        self.retranslate(words)
        self.retheme(theme)

    def tell_file(self, name: str, state: str) -> None:
        """Show the file's name and that all is saved."""
        self._title.tell(name)
        self._saved.tell(state)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self._search.setText(words.say("window.search"))
        self._search.setToolTip(tip(words.say("window.search_tip")))
        self._brief.setText(ampersands(words.say("action.file.brief")))
        self.setWindowTitle(words.say("window.bar"))

    def retheme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``, all as large as the text asks for."""
        self.setFixedHeight(px(_HEIGHT))
        self._switch.setFixedHeight(px(_HEIGHT - 12))
        self._search.setMinimumWidth(px(72))
        self._search.setMaximumWidth(px(240))
        for tool in self.findChildren(QToolButton):
            tool.setIconSize(QSize(px(20), px(20)))
        for button in (self._search, self._brief):
            button.setIconSize(QSize(px(16), px(16)))
        self._search.setIcon(icon("search", theme, "text_muted"))
        self._brief.setIcon(icon("brief", theme, "text_on_fill"))

    def _parts(self, actions: Actions) -> None:
        self._brief.setProperty("kind", "primary")
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _press(self._search, actions["edit.palette"])
        _press(self._brief, actions["file.brief"])
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._title)
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self._switch)
        row.addStretch(1)
        row.addWidget(self._search, 1)
        for group in _BUTTONS:
            row.addSpacing(2)
            for each in group:
                row.addWidget(_tool(actions[each]))
        row.addSpacing(2)
        row.addWidget(self._brief)
        self.addWidget(strip)


def _press(button: QPushButton, action: QAction) -> None:
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())


def _follower(action: QAction) -> QPushButton:
    button = QPushButton()
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def follow() -> None:
        button.setText(action.text())
        button.setToolTip(action.toolTip())
        button.setChecked(action.isChecked())
        button.setEnabled(action.isEnabled())

    action.changed.connect(follow)
    action.toggled.connect(lambda _: follow())
    button.clicked.connect(action.trigger)
    button.clicked.connect(follow)  # a click on the chosen one unchecks the button, but not the action
    follow()
    return button


def _tool(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button
