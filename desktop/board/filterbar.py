"""The filter's strip: a text and what a card has to be, with the count of what is let through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from db.model.things import Confidence, EntityKind, Lifecycle, Posture
from desktop.board.barbutton import HEIGHT, BarButton
from desktop.board.boardbar import paint_strip
from desktop.flow import Flow
from desktop.icons import icon
from desktop.plain import Text, ampersands, tip
from desktop.sieve import Backing, Side, Sieve
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent

    from desktop.sight import Viewing
    from desktop.theme import Theme
    from desktop.words import Words

# A field of the sieve: what it chooses from, and the table of words that names each choice.
CHOICES: dict[str, tuple[tuple[str, ...], str]] = {
    "sides": (get_args(Side), "judge.side"),
    "kinds": (get_args(EntityKind), "entity.kind"),
    "lifecycles": (get_args(Lifecycle), "entity.lifecycle"),
    "confidences": (tuple(reversed(get_args(Confidence))), "judge.confidence"),
    "backings": (get_args(Backing), "boardbar.backing"),
    "postures": (get_args(Posture), "judge.posture"),
}
_TEXT_WIDTH = 148


class FilterBar(QWidget):
    """The strip. It breaks into lines where it is tight.

    Signals:
        closing: the user wants it gone; the filter stays as it is.

    """

    closing = Signal()

    def __init__(self, viewing: Viewing, words: Words, theme: Theme) -> None:
        super().__init__()
        self._viewing, self._words, self._theme = viewing, words, theme
        self._counted = (0, 0)
        self.text = QLineEdit()
        self.choices = {field: Choices(self) for field in CHOICES}
        self.counted, self.clearing, self.close_button = Text(tone="muted"), BarButton(self), BarButton(self)
        self._lay()
        self._wire()
        self.retranslate(words)
        self.retheme(theme)

    def count(self, shown: int, whole: int) -> None:
        """Tell how many cards the filter lets through, of how many."""
        self._counted = shown, whole
        said = self._words.say("boardbar.filter.count", shown=f"{shown:,}", all=f"{whole:,}")
        self.counted.setText(said)
        self.setAccessibleDescription(said)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        say = words.say
        self.setAccessibleName(say("boardbar.filter.strip"))
        self.text.setPlaceholderText(say("boardbar.filter.text"))
        self.text.setAccessibleName(say("boardbar.filter.text"))
        self.clearing.setText(ampersands(say("boardbar.filter.clear")))
        self.close_button.setAccessibleName(say("boardbar.filter.close"))
        self.close_button.setToolTip(tip(say("boardbar.filter.close")))
        self.count(*self._counted)
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        self.text.setFixedSize(px(_TEXT_WIDTH), px(HEIGHT))
        self.counted.setFixedHeight(px(HEIGHT))
        self.close_button.setIcon(icon("close", theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc lets everything through again, and a second time closes the strip."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._viewing.now.sieve.open:
            self.closing.emit()
        else:
            self._viewing.change(sieve=Sieve())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a bar and the line under it."""
        paint_strip(self, self._theme)

    def _lay(self) -> None:
        self.text.setClearButtonEnabled(True)
        self.setFocusProxy(self.text)
        parts = Flow(gap=4)
        parts.addWidget(self.text)
        for each in self.choices.values():
            parts.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 7)
        row.setSpacing(4)
        row.addLayout(parts, 1)
        for part in (self.counted, self.clearing, self.close_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)

    def _wire(self) -> None:
        self.text.textChanged.connect(lambda text: self._sift(text=text))
        for field, button in self.choices.items():
            button.chosen.connect(lambda chosen, field=field: self._sift(**{field: chosen}))
        self.clearing.clicked.connect(lambda: self._viewing.change(sieve=Sieve()))
        self.close_button.clicked.connect(self.closing)
        self._viewing.changed.connect(self._show)

    def _sift(self, **fields: object) -> None:
        self._viewing.change(sieve=replace(self._viewing.now.sieve, **fields))  # type: ignore[arg-type]

    def _show(self, _before: object = None) -> None:
        sieve, say = self._viewing.now.sieve, self._words.say
        if self.text.text() != sieve.text:
            self.text.setText(sieve.text)
        for field, button in self.choices.items():
            values, table = CHOICES[field]
            named = {each: say(f"{table}.{each}") for each in values}
            button.offer(say(f"boardbar.filter.{field}"), named, getattr(sieve, field), self._more)
        self.clearing.setVisible(not sieve.open)

    def _more(self, first: str, more: int) -> str:
        return self._words.say("boardbar.filter.more", first=first, more=str(more))


class Choices(BarButton):
    """A button with a menu of which any number may be chosen; the menu stays open while choosing.

    Signals:
        chosen(frozenset[str]): these are chosen now.

    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = StayingMenu(self)
        self._actions: dict[str, QAction] = {}
        self.setMenu(self._list)

    def offer(self, label: str, named: dict[str, str], chosen: frozenset[str], more: Callable[[str, int], str]) -> None:
        """Show what there is to choose from and what is chosen."""
        if list(self._actions) != list(named):
            self._make(named)
        for value, action in self._actions.items():
            action.setText(ampersands(named[value]))
            action.setChecked(value in chosen)
        picked = [named[each] for each in named if each in chosen]
        said = "" if not picked else picked[0] if len(picked) == 1 else more(picked[0], len(picked) - 1)
        self.setText(ampersands(f"{label}: {said}" if said else label))
        self.setAccessibleName(f"{label}: {', '.join(picked)}" if picked else label)
        self.setToolTip(tip(self.accessibleName()) if picked else "")
        self.stress(bool(picked))

    def _make(self, named: dict[str, str]) -> None:
        self._list.clear()
        self._actions = {value: self._list.addAction(ampersands(text)) for value, text in named.items()}
        for action in self._actions.values():
            action.setCheckable(True)
            action.triggered.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(frozenset(value for value, action in self._actions.items() if action.isChecked()))


class StayingMenu(QMenu):
    """A menu that stays open when something in it is ticked by click or space; Enter and Esc close it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tick what is clicked."""
        action = self.actionAt(event.position().toPoint())
        if _ticks(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick with the space bar."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and _ticks(action):
            action.trigger()
        else:
            super().keyPressEvent(event)


def _ticks(action: QAction | None) -> bool:
    return action is not None and action.isCheckable() and action.isEnabled()
