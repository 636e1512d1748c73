"""The waves of a board as tabs, the earliest first and the present one marked; one button where it is tight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup, QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from db.model.board import present_wave, waves_in_order
from db.model.things import Citation, Premise, Wave, name
from desktop.board.barbutton import BarButton
from desktop.board.quotes import quotes_for
from desktop.icons import icon
from desktop.plain import ampersands, tip
from desktop.sight import wave_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.change import Change
    from desktop.session import Session
    from desktop.sight import Viewing
    from desktop.theme import Theme
    from desktop.words import Words

NAME_MOST = 24  # letters of a name on a tab


class WaveTab(BarButton):
    """One wave."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for the tab as it is when chosen, in semibold, so that choosing moves nothing."""
        text, chosen = self.text(), QFont(self.font())
        chosen.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(chosen).horizontalAdvance(text) - QFontMetrics(self.font()).horizontalAdvance(text)
        hint = super().sizeHint()
        return QSize(hint.width() + max(0, more), hint.height())


class WaveBar(QWidget):
    """The tabs. Without waves there is nothing to see.

    Signals:
        resettled: it wants another width.

    """

    resettled = Signal()

    def __init__(self, session: Session, viewing: Viewing, words: Words, theme: Theme) -> None:
        super().__init__()
        self._session, self._viewing, self._words, self._theme = session, viewing, words, theme
        self._folded = False
        self.tabs: dict[str, WaveTab] = {}
        self.button = BarButton(self)
        self.button.shorten("value")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self.button)
        session.changed.connect(self._on_changed)
        viewing.changed.connect(self._show)
        self._make()

    def fold(self, folded: bool) -> None:
        """Show one button with a menu instead of the tabs."""
        self._folded = folded
        self.setVisible(bool(self.tabs))
        self.button.setVisible(folded)
        for tab in self.tabs.values():
            tab.setVisible(not folded)
        self.updateGeometry()  # at once: the bar measures how wide it is now

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self.setAccessibleName(words.say("boardbar.waves"))
        self._make()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        self.button.setIcon(icon("waves", theme))

    def _on_changed(self, changes: Iterable[Change]) -> None:
        if any(each.kind in {Wave, Premise} or _cites_wave(each) for each in changes):
            self._make()
            self.resettled.emit()

    def _make(self) -> None:
        for tab in self.tabs.values():
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self.tabs = {wave.id: self._tab(wave) for wave in waves_in_order(self._session.board)}
        menu, group = QMenu(self), QActionGroup(self)
        for wave_id, tab in self.tabs.items():
            action = menu.addAction(tab.text())
            action.setCheckable(True)
            action.setData(wave_id)
            action.triggered.connect(lambda _on=False, wave_id=wave_id: self._choose(wave_id))
            group.addAction(action)
        old = self.button.menu()
        self.button.setMenu(menu)
        if old is not None:
            old.deleteLater()
        self.fold(self._folded)
        self._show()

    def _tab(self, wave: Wave) -> WaveTab:
        tab = WaveTab(self)
        called, years = name(wave, self._words.lang), span(wave)
        short = shortened(called)
        tab.setText(ampersands(f"{short} {years}".strip()))
        present = wave.id == present_wave(self._session.board)
        hint = f"{called} {years}".strip()
        if present:
            tab.setText(self._words.say("boardbar.now", name=tab.text()))
            hint = self._words.say("boardbar.present", name=hint)
        tab.setAccessibleName(hint)
        tab.setToolTip(tip("\n".join([hint, *quotes_for(self._session.board, self._words, wave.id)])))
        tab.setCheckable(True)
        tab.clicked.connect(lambda: self._choose(wave.id))
        self._row.addWidget(tab)
        return tab

    def _choose(self, wave_id: str) -> None:
        self._viewing.change(wave=None if wave_id == present_wave(self._session.board) else wave_id)
        self._show()  # a click on the chosen one has unchecked it

    def _show(self, _before: object = None) -> None:
        now = wave_shown(self._session.board, self._viewing.now)
        for wave_id, tab in self.tabs.items():
            tab.setChecked(wave_id == now)
        for action in self.button.menu().actions():
            action.setChecked(action.data() == now)
        if now in self.tabs:
            self.button.tell(self._words.say("boardbar.wave"), self.tabs[now].text())


def _cites_wave(change: Change) -> bool:
    return isinstance(change.thing, Citation) and change.thing.target_kind == "wave"


def shortened(called: str) -> str:
    """Return a wave's name as it stands on a tab: without what it adds in brackets, and cut where it is long."""
    bare = called.split("(", maxsplit=1)[0].strip() or called
    return bare if len(bare) <= NAME_MOST else bare[: NAME_MOST - 1] + "…"


def span(wave: Wave) -> str:
    """Return a wave's years as ``1995–2007``, ``2023–`` or nothing."""
    start, end = (each[:4] if each else "" for each in (wave.start, wave.end))
    return f"{start}–{end}" if start or end else ""
