"""The window: a frame of bars and docks around the views of one open board. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.icons import emblem
from desktop.menus import Menus
from desktop.notice import Notice
from desktop.plain import ampersands
from desktop.reading import reading_order, step
from desktop.status import Status
from desktop.theme import px
from desktop.time.frame import StandFrame
from desktop.topbar import TopBar
from desktop.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent

    from desktop.desk import Desk
    from desktop.keymap import Keymap
    from desktop.pages import Pages
    from desktop.theme import Theme
    from desktop.words import Words

_DOCKS = (("tray", Qt.DockWidgetArea.LeftDockWidgetArea), ("inspector", Qt.DockWidgetArea.RightDockWidgetArea))
_SMALLEST = 960, 600
_WIDTHS = {"tray": 232, "inspector": 332}
_SHARES = {"tray": 0.22, "inspector": 0.36}
_LAYOUT = 1  # raise it when docks change, so that an old record of them is not taken for a new one


class Window(QMainWindow):
    """The frame.

    Signals:
        closing: the window is about to go; what is to be remembered is remembered now.

    """

    closing = Signal()

    def __init__(
        self,
        does: Mapping[str, Callable[[], object]],
        words: Words,
        theme: Theme,
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowIcon(emblem())
        self.setMinimumSize(*_SMALLEST)
        # The toolkit's own menu of docks would hide one behind the back of its action.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.acts = Actions(self, does, words, theme, keymap)
        self.menus = Menus(self.menuBar(), self.acts, words)
        self.bar, self.status = TopBar(self.acts, words, theme), Status(self.acts, words)
        self.notice, self.welcome = Notice(words, theme), Welcome(self.acts, words, theme)
        self._docks: dict[str, QDockWidget] = {}
        self._pages: Pages | None = None
        self._alone = False
        self._stack = QStackedWidget()
        self._stand = StandFrame(self._stack)
        self._lay_out()
        self.retranslate(words)

    def seat(self, desk: Desk) -> None:
        """Show the views of an open board."""
        self.clear()
        self._pages = desk.pages
        for name, panel in (("tray", desk.tray), ("inspector", desk.inspector)):
            self._docks[name].setWidget(panel)
            self._docks[name].setTitleBarWidget(desk.titles[name])
            self._docks[name].setVisible(self.acts[f"view.{name}"].isChecked())
        for part in (self.bar, self.status):
            part.show()
        self.acts.lend_to(desk.board)
        for equipped in (desk.page, desk.banner, desk.timebar):
            equipped.equip(self.acts.__getitem__)
        self._stand.take(desk.session, desk.banner, desk.timebar)
        desk.timebar.setVisible(self.acts["time.bar"].isChecked())
        self.acts.allow(board=True)

    def clear(self) -> None:
        """Show the page of beginnings instead of a board."""
        for view in [self._stack.widget(each) for each in range(1, self._stack.count())]:
            if view is not None:
                self._stack.removeWidget(view)
        for dock in self._docks.values():
            dock.hide()
            dock.setTitleBarWidget(QWidget())
        self._pages = None
        self._stand.let_go()
        self.acts.allow(board=False)
        self._stack.setCurrentIndex(0)
        for part in (self.bar, self.status):
            part.hide()

    def show_view(self, name: str) -> None:
        """Bring a page of the open board to the front, such as ``board`` or ``table``; see `Desk.pages`."""
        if self._pages is None or name not in self._pages:
            return
        view = self._pages[name]
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._alone = getattr(view, "alone", False)
        self._stack.setCurrentWidget(view)
        self._show_docks()
        view.setFocus()
        self.acts[f"view.{name}"].setChecked(True)

    def _show_docks(self) -> None:
        """Show the docks that are wanted, none beside a page that needs the whole width."""
        for name, dock in self._docks.items():
            dock.setVisible(self.acts[f"view.{name}"].isChecked() and not self._alone)

    def show_dock(self, name: str, *, shown: bool) -> None:
        """Show or hide the ``tray`` or the ``inspector``."""
        self._docks[name].setVisible(shown)

    def retranslate(self, words: Words) -> None:
        """Say the whole frame in the language of ``words``."""
        for part in (self.acts, self.menus, self.bar, self.status, self.notice, self.welcome):
            part.retranslate(words)
        for name, dock in self._docks.items():
            dock.setWindowTitle(ampersands(words.say(f"action.view.{name}")))

    def retheme(self, theme: Theme) -> None:
        """Draw the whole frame in the colours of ``theme``."""
        for part in (self.acts, self.bar, self.status, self.notice, self.welcome):
            part.retheme(theme)

    def spread(self) -> None:
        """Give tray and inspector the room that the text asks for, as far as the view between keeps enough."""
        widths = [min(px(wide), round(self.width() * _SHARES[name])) for name, wide in _WIDTHS.items()]
        self.resizeDocks([self._docks[name] for name in _WIDTHS], widths, Qt.Orientation.Horizontal)

    def record(self) -> tuple[str, str]:
        """Return the size and place, and the docks, as text for the settings."""
        self._alone = False  # what is remembered is which docks are wanted
        self._show_docks()
        return _text(self.saveGeometry()), _text(self.saveState(_LAYOUT))

    def restore(self, geometry: str, docks: str) -> None:
        """Take the size and place of last time; a record that cannot be read is as none."""
        if not (geometry and self.restoreGeometry(_bytes(geometry))):
            self._first_size()
        if docks and self.restoreState(_bytes(docks), _LAYOUT):
            for name, dock in self._docks.items():
                self.acts[f"view.{name}"].setChecked(not dock.isHidden())
        self.clear()

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802 - Qt's name and sign
        """Go on with the keyboard as one reads: bar, tray, the view, the inspector, the line at the foot."""
        docks = self._docks["tray"], self._docks["inspector"]
        parts = (self.bar, self.notice, docks[0], self._stand, docks[1], self.status)
        goal = step(reading_order(parts), self.focusWidget(), forwards=forwards)
        if goal is None:
            return super().focusNextPrevChild(forwards)
        goal.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        return True

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Let what is to be remembered be remembered, then go."""
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self.addToolBar(self.bar)
        self.setStatusBar(self.status)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stand, 1)
        self._stack.addWidget(self.welcome)
        self.setCentralWidget(middle)
        for name, area in _DOCKS:
            self.addDockWidget(area, self._dock(name))
        self.resizeDocks(list(self._docks.values()), list(_WIDTHS.values()), Qt.Orientation.Horizontal)

    def _dock(self, name: str) -> QDockWidget:
        dock = self._docks[name] = QDockWidget()
        dock.setObjectName(name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget())
        self.acts[f"view.{name}"].setChecked(True)
        return dock

    def _first_size(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1600, room.width() - 40), min(960, room.height() - 60))
        self.move(room.center() - self.rect().center())


def _text(record: QByteArray) -> str:
    return bytes(record.toBase64().data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
