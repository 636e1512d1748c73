"""The banner over the pages: which date or scenario shows, what that means for editing, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from db.edit import verbs
from db.model.assumptions import unexplained
from db.model.things import Scenario
from desktop.editor import LineEditor
from desktop.naming import said_about, said_day, said_standpoint, stand_of
from desktop.plain import Elided, Text, ampersands
from desktop.standpoint import BASE
from desktop.theme import px
from desktop.time.frame import dress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_TITLE = 28  # pixels


class Banner(QFrame):
    """Hidden as long as the base shows. Under a scenario it asks once for the reason of what has been assumed."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self.said, self.hint, self.asked = Text(), Elided(tone="muted"), Text(wrap=True)
        self.said.setObjectName("said")
        self.reason, self.keep = LineEditor(), QPushButton()
        self.compare, self.back = QPushButton(), QPushButton()
        self._asking = QWidget()
        self._lay()
        self.back.clicked.connect(lambda _: session.stand(BASE))
        self.keep.clicked.connect(lambda _: self.reason.finish())
        self.reason.finished.connect(self._explain)
        self.reason.cancelled.connect(lambda: self.reason.begin(""))
        session.changed.connect(self._on_changed)
        session.stood.connect(lambda _: self._show())
        self.retranslate(words)

    def equip(self, find: Callable[[str], QAction]) -> None:
        """Let the button that compares do what the frame's action does."""
        self.compare.clicked.connect(find("view.scenarios").trigger)

    def retranslate(self, words: Words) -> None:
        """Say everything in the language of ``words``."""
        self._words = words
        say = words.say
        self.back.setText(ampersands(say("time.back")))
        self.compare.setText(ampersands(say("time.compare_scenarios")))
        self.keep.setText(ampersands(say("time.keep_reason")))
        self.reason.setPlaceholderText(say("time.reason_hint"))
        self.reason.setAccessibleName(say("time.reason"))
        self._show()

    def retheme(self, _theme: Theme) -> None:
        """Take the height that the text asks for."""
        self.updateGeometry()

    def _lay(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        first: tuple[QWidget, ...] = self.said, self.hint, self.compare, self.back
        for part, stretch in zip(first, (0, 1, 0, 0), strict=True):
            row.addWidget(part, stretch)
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(10)
        second: tuple[QWidget, ...] = self.asked, self.reason, self.keep
        for part, stretch in zip(second, (2, 3, 0), strict=True):
            asking.addWidget(part, stretch)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 6, 10, 6)
        grid.setVerticalSpacing(6)
        grid.addLayout(row, 0, 0)
        grid.addWidget(self._asking, 1, 0)

    def _show(self) -> None:
        standpoint, words = self._session.standpoint, self._words
        self.setVisible(not standpoint.is_base)
        if standpoint.is_base:
            return
        self.said.setText(said_standpoint(words, self._session.base, standpoint))
        own = said_day(words, self._session.base.premise.as_of)
        assumed = standpoint.scenario is not None
        self.hint.tell(words.say("time.hint.scenario") if assumed else words.say("time.hint.past", date=own))
        self.compare.setVisible(assumed)
        self._ask()
        dress(self, stand_of(standpoint), self.said)

    def _on_changed(self, _changes: object) -> None:
        if not self._session.standpoint.is_base:
            self._show()

    def _ask(self) -> None:
        """Ask for the reason of what is assumed without one."""
        bare = self._bare()
        self._asking.setVisible(bool(bare))
        if bare:
            last = said_about(self._words, self._session.base, bare[-1])
            key = "time.ask_one" if len(bare) == 1 else "time.ask_many"
            self.asked.setText(self._words.say(key, name=last, count=len(bare), others=len(bare) - 1))
            self.reason.resume()

    def _bare(self) -> tuple[tuple[str, str], ...]:
        scenario = self._session.base.get(Scenario, self._session.standpoint.scenario)
        return unexplained(scenario) if scenario is not None else ()

    def _explain(self, text: str) -> None:
        scenario_id, bare, lang = self._session.standpoint.scenario, self._bare(), self._words.lang
        if scenario_id is None or not bare or not text.strip():
            self.reason.resume()
            return
        if self._session.attempt(lambda board: verbs.explain(board, scenario_id, bare, text, lang)):
            self.reason.begin("")
        else:
            self.reason.resume()


class StandTitle(Elided):
    """The title of a panel beside the pages: says the standpoint where it is not the base, and else takes no room."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        session.changed.connect(lambda _: self._show())
        session.stood.connect(lambda _: self._show())
        self._show()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return no height at the base."""
        high = 0 if self._session.standpoint.is_base else px(_TITLE)
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return no height at the base."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def retranslate(self, words: Words) -> None:
        """Say it in the language of ``words``."""
        self._words = words
        self._show()

    def _show(self) -> None:
        standpoint = self._session.standpoint
        self.tell(said_standpoint(self._words, self._session.base, standpoint))
        self.setFixedHeight(self.sizeHint().height())
        dress(self, stand_of(standpoint))
