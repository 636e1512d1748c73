"""The strip over the board that tells who is hit if a player is blocked, how strongly and by which way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.judge.terms import is_home
from db.model.things import Entity, Position, name
from desktop.board.barbutton import BarButton
from desktop.board.boardbar import paint_strip
from desktop.board.outage import Outage, cards_of
from desktop.flow import Flow
from desktop.icons import icon
from desktop.plain import Text, ampersands, tip
from desktop.sight import positions_in

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from db.judge.chains import Chain
    from desktop.board.view import BoardView
    from desktop.theme import Theme
    from desktop.words import Words

LISTED = 12
"""So many players are listed by name; the rest is counted."""


class OutageBar(QWidget):
    """The strip. It shows itself while somebody is blocked; Esc ends it."""

    def __init__(self, view: BoardView, words: Words, theme: Theme) -> None:
        super().__init__()
        self._view, self._words, self._theme = view, words, theme
        self.title, self.counted = Text(tone="section"), Text(tone="muted", wrap=True)
        self.close_button = BarButton(self)
        self.players: list[BarButton] = []
        self._rest = Text(tone="muted")
        self._lay()
        self.close_button.clicked.connect(self.end)
        self.retranslate(words)
        self.retheme(theme)

    def end(self) -> None:
        """Let nobody be blocked any more, and give the board the keyboard."""
        self._view.viewing.change(blocked=None)
        self._view.setFocus()

    def renew(self) -> None:
        """Show what the board shows, or nothing while nobody is blocked."""
        outage = self._view.stage.scene.glass.outage
        self.setVisible(outage is not None)
        if outage is not None:
            self._tell(outage)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        self.setAccessibleName(words.say("outage.name"))
        self.close_button.setText(ampersands(words.say("outage.end")))
        self.renew()

    def retheme(self, theme: Theme) -> None:
        """Draw everything in the colours of ``theme``."""
        self._theme = theme
        self.close_button.setIcon(icon("close", theme))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc ends it."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a bar and the line under it."""
        paint_strip(self, self._theme)

    def _tell(self, outage: Outage) -> None:
        board, words, scene = self._view.stage.scene.board, self._words, self._view.stage.scene
        called = name(board.the(Entity, outage.entity_id), words.lang)
        self.title.setText(words.say("outage.title", name=called))
        home = sum(is_home(board, board.the(Entity, each)) for each in outage.chains)
        shown = frozenset(positions_in(board, scene.wave))
        facts = {"count": len(outage.chains), "home": home}
        cards = cards_of(board, frozenset(outage.chains), shown)
        key = "outage.counted" if outage.chains else "outage.nobody"
        self.counted.setText(words.say(key, **facts, cards=cards, name=called) if outage.chains else words.say(key))
        listed = list(outage.chains.values())[:LISTED]
        for at, button in enumerate(self._buttons(len(listed))):
            self._offer(button, listed[at])
        left = len(outage.chains) - len(listed)
        self._rest.setText(words.say("outage.rest", count=left))
        self._rest.setVisible(left > 0)

    def _buttons(self, count: int) -> list[BarButton]:
        while len(self.players) < count:
            button = BarButton(self)
            button.clicked.connect(partial(self._show_card, len(self.players)))
            self.players.append(button)
            self._flow.addWidget(button)
        for at, button in enumerate(self.players):
            button.setVisible(at < count)
        return self.players[:count]

    def _offer(self, button: BarButton, chain: Chain) -> None:
        board, words = self._view.stage.scene.board, self._words
        called = name(board.the(Entity, chain.dependent_id), words.lang)
        strength = f"{chain.strength * 100:.0f}"
        way = " → ".join(name(board.the(Entity, each), words.lang) for each in reversed(chain.entities))
        said = words.say("outage.player", name=called, strength=strength)
        button.setText(ampersands(said))
        told = words.say("outage.way", way=way, strength=strength, steps=len(chain.relations))
        button.setAccessibleName(said)
        button.setAccessibleDescription(told)
        button.setToolTip(tip(told))

    def _show_card(self, at: int) -> None:
        outage, scene = self._view.stage.scene.glass.outage, self._view.stage.scene
        if outage is None or at >= len(outage.chains):
            return
        entity_id = list(outage.chains)[at]
        own = [each.id for each in scene.board.where(Position, "entity_id", entity_id)]
        here = [each for each in own if each in scene.arrangement.cards]
        if here or own:
            self._view.focus_position((here or own)[0])

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.counted, 1)
        head.addWidget(self.close_button)
        listed = QWidget()
        self._flow = Flow(listed, gap=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 5, 12, 7)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(listed)
        column.addWidget(self._rest)
