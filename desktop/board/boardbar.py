"""The slim bar over the board: waves at the left, the lens and the relations in the middle, what shows at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.board.barbutton import HEIGHT as BUTTON
from desktop.board.barbutton import BarButton
from desktop.board.compare import CompareButton
from desktop.board.wavebar import WaveBar
from desktop.icons import icon
from desktop.plain import tip
from desktop.sieve import Sieve
from desktop.sight import LENSES, LINKS
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent

    from desktop.session import Session
    from desktop.sight import Viewing
    from desktop.theme import Theme
    from desktop.words import Words

HEIGHT, TOGGLE = 40, 32  # pixels, at the usual size of text
_BESIDE = ("groups", "notes", "legend", "minimap")
# How much the bar has given up for want of room, step by step.
_FULL, _WAVES_FOLD, _TERSE, _ICON, _FEW, _FEWER, _LEAST = range(7)


class MoreButton(BarButton):
    """Three dots say enough."""

    chevron = False


class BoardBar(QWidget):
    """The bar. Its buttons are the frame's own actions, so that bar, menus and keys always agree."""

    def __init__(
        self, find: Callable[[str], QAction], session: Session, viewing: Viewing, words: Words, theme: Theme
    ) -> None:
        super().__init__()
        self._find, self._viewing, self._words, self._theme = find, viewing, words, theme
        self._session = session
        self._counted = (0, 0)
        self._strip_shown = False
        self.waves = WaveBar(session, viewing, words, theme)
        self.lens, self.links, self.more = BarButton(self), BarButton(self), MoreButton(self)
        self.compare = CompareButton(session, viewing, words, theme)
        self.beside = [_toggle(find(f"view.{each}")) for each in _BESIDE]
        self.filter, self.unfilter = BarButton(self), BarButton(self)
        self._lay()
        self._wire()
        self.retranslate(words)
        self.retheme(theme)

    def count(self, shown: int, whole: int) -> None:
        """Tell how many cards the filter lets through, of how many."""
        self._counted = shown, whole
        self._show_filter()

    def tell_strip(self, *, shown: bool) -> None:
        """The filter's strip is open, and says itself what the chip says, or it is closed."""
        self._strip_shown = shown
        self._show_filter()

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        say = words.say
        self.setAccessibleName(say("boardbar.name"))
        self.unfilter.setAccessibleName(say("boardbar.filter.clear"))
        self.unfilter.setToolTip(tip(say("boardbar.filter.clear")))
        self.more.setAccessibleName(say("boardbar.more"))
        self.more.setToolTip(tip(say("boardbar.more")))
        self.waves.retranslate(words)
        self.compare.retranslate(words)
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        self._theme = theme
        self.setFixedHeight(px(HEIGHT))
        for toggle in self.beside:
            toggle.setFixedSize(px(TOGGLE), px(BUTTON))
        self.links.setIcon(icon("links", theme))
        self.more.setIcon(icon("more", theme))
        self.unfilter.setIcon(icon("close", theme, "link"))
        self.waves.retheme(theme)
        self.compare.retheme(theme)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give up what has no room."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return that any width will do: what has no room moves into a menu."""
        return QSize(0, px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a bar and the line under it."""
        paint_strip(self, self._theme)

    def _lay(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self.waves)
        row.addStretch(1)
        for button in (self.lens, self.compare, self.links):
            row.addWidget(button)
        row.addStretch(1)
        for toggle in self.beside:
            row.addWidget(toggle)
        row.addWidget(self.more)
        row.addSpacing(4)
        row.addWidget(self.filter)
        row.addWidget(self.unfilter)

    def _wire(self) -> None:
        lenses = [f"view.lens_{each}" for each in LENSES]
        links = [f"view.links_{each}" for each in LINKS]
        self.lens.setMenu(self._menu(lenses))
        self.links.setMenu(self._menu([*links[:3], "", *links[3:], "", "view.links_next"]))
        rest = QMenu(self)
        rest.aboutToShow.connect(lambda: self._fill(rest))
        self.more.setMenu(rest)
        self.filter.setCheckable(True)
        self.filter.clicked.connect(self._find("view.filter").trigger)
        self._find("view.filter").toggled.connect(self.filter.setChecked)
        self.unfilter.clicked.connect(lambda: self._viewing.change(sieve=Sieve()))
        self._viewing.changed.connect(self._show)
        self._session.stood.connect(lambda _: self._show())
        self.waves.resettled.connect(self.fit)
        self.compare.resettled.connect(self.fit)

    def _menu(self, ids: list[str]) -> QMenu:
        menu = QMenu(self)
        for each in ids:
            if each:
                menu.addAction(self._find(each))
            else:
                menu.addSeparator()
        return menu

    def _fill(self, menu: QMenu) -> None:
        """Offer what the bar has no room for."""
        menu.clear()
        if self.links.isHidden():
            menu.addMenu(self.links.menu()).setText(self._words.say("boardbar.relations"))
            menu.addSeparator()
        for each in _BESIDE:
            menu.addAction(self._find(f"view.{each}"))

    def _show(self, _before: object = None) -> None:
        say, sight = self._words.say, self._viewing.now
        lens, links = self._find(f"view.lens_{sight.lens}"), self._find(f"view.links_{sight.links}")
        self.lens.setIcon(icon(f"lens-{sight.lens}", self._theme))
        self.lens.tell(say("boardbar.lens"), lens.text())
        self.links.tell(say("boardbar.links"), links.text())
        # Under a scenario, or on another date, the change lens shows how that differs from the base.
        self.compare.setVisible(sight.lens == "change" and self._session.standpoint.is_base)
        self._show_filter()

    def _show_filter(self) -> None:
        say, sieving = self._words.say, not self._viewing.now.sieve.open
        shown, whole = self._counted
        chip = sieving and not self._strip_shown
        said = (
            say("boardbar.filter.count", shown=f"{shown:,}", all=f"{whole:,}") if chip else say("boardbar.filter.name")
        )
        self.filter.setText(said)
        self.filter.setAccessibleName(said)
        self.filter.setToolTip(self._find("view.filter").toolTip())
        self.filter.stress(chip)
        self.filter.setIcon(icon("filter", self._theme, "link" if chip else "text"))
        self.unfilter.setVisible(chip)
        self.fit()

    def fit(self) -> None:
        """Show as much as there is room for; the lens and the filter go last."""
        for step in range(_LEAST + 1):
            self._give_up(step)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                return

    def _give_up(self, step: int) -> None:
        self.waves.fold(step >= _WAVES_FOLD)
        self.waves.button.shorten("icon" if step >= _LEAST else "value")
        self.lens.shorten("icon" if step >= _LEAST else "value" if step >= _TERSE else "all")
        self.links.shorten("icon" if step >= _ICON else "all")
        self.compare.shorten("icon" if step >= _FEWER else "value" if step >= _TERSE else "all")
        self.links.setVisible(step < _FEWER)
        for toggle in self.beside:
            toggle.setVisible(step < _FEW)
        self.more.setVisible(step >= _FEW)


def paint_strip(widget: QWidget, theme: Theme) -> None:
    """Draw the ground of a bar over the whole of a widget, with a line at its foot."""
    painter = QPainter(widget)
    painter.fillRect(widget.rect(), theme.colour("panel"))
    painter.fillRect(0, widget.height() - 1, widget.width(), 1, theme.colour("line"))
    painter.end()


def _toggle(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(px(18), px(18)))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button
