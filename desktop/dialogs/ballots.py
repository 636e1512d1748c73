"""The dialog for asking experts (Delphi): who is asked what, what came back, and what is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView

from db.edit import verbs
from db.judge.panel import Poll, polls
from db.model.board import all_layers, present_wave, wave_of
from db.model.names import in_its_wave
from db.model.things import Ballot, Criterion, Position, Segment, name
from desktop.clock import today
from desktop.dialogs.field import Choice, Line, settle
from desktop.dialogs.polllist import COLUMNS, DISSENT, PollList
from desktop.dialogs.sheet import Sheet, form, push
from desktop.plain import Text, ampersands
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton, QWidget

    from db.model.board import Board
    from db.model.things import Confidence
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

SURE_FROM = 3
"""So many experts who lie close together make a median moderately sure."""
_ALL, _CHOSEN = "all", "chosen"
_WIDTHS = {"target": 210, "criterion": 150, "votes": 64, "median": 70, "quartiles": 100, "spread": 70}


class BallotsSheet(Sheet):
    """All ballots of the board, and what the experts said in the one that is chosen.

    Signals:
        handing_out(str, tuple[str, ...]): workbooks of a ballot are wanted for experts of those names.
        taking_in(str): returns for a ballot are to be read.

    """

    handing_out = Signal(str, object)
    taking_in = Signal(str)
    tells_refusals = True

    def __init__(
        self,
        session: Session,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        chosen: Iterable[str] = (),
    ) -> None:
        super().__init__("ballot.title", words, theme, parent)
        self._session, self._chosen = session, tuple(chosen)
        self.ballots, self.scope = Choice(), Choice()
        self.called, self.name, self.experts = Line(), Line(), Line()
        self.list = PollList(words, theme, self)
        self.table, self._count = QTableView(), Text(wrap=True)
        self._lay_out()
        self._offer(None)
        self.ballots.currentIndexChanged.connect(lambda _: self.again())
        session.changed.connect(self._follow)
        if self.ballot is None:
            self.name.setFocus()
        room = parent.size() if parent is not None else QSize(1920, 1080)
        self.resize(min(px(900), room.width() - 40), min(px(640), room.height() - 60))

    @property
    def ballot(self) -> Ballot | None:
        """The ballot that is chosen."""
        return self._session.base.get(Ballot, self.ballots.currentData())

    @property
    def count(self) -> str:
        """How the ballot stands, in a sentence."""
        return self._count.text()

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``."""
        super().retranslate(words)
        self.list.words = words
        ballot = self.ballot
        self._offer(ballot.id if ballot else None)

    def retheme(self, theme: Theme) -> None:
        """Draw the dialog in the colours of ``theme``."""
        super().retheme(theme)
        self.list.theme = theme
        self.list.layoutChanged.emit()

    def again(self) -> None:
        """Show the ballot that is chosen as it stands now."""
        ballot, board = self.ballot, self._session.base
        self._call()
        found = polls(board, ballot) if ballot else ()
        self.list.fill(board, found)
        self._count.setText(self._standing(ballot, found))
        answered = any(each.votes for each in found)
        for button, on in (
            (self._out, ballot is not None and not ballot.closed),
            (self._in, ballot is not None and not ballot.closed),
            (self._next, answered),
            (self._adopt, answered and ballot is not None and not ballot.closed),
            (self._remove, ballot is not None),
        ):
            button.setEnabled(on)

    def rename(self) -> None:
        """Give the ballot the name that was typed; without one it keeps its own."""
        ballot, said = self.ballot, self.called.text().strip()
        if ballot is None or said in {"", name(ballot, self.words.lang)}:
            self._call()
            return
        field = "name_ko" if self.words.lang == "ko" else "name_en"
        self._session.attempt(lambda board: verbs.rename_ballot(board, ballot.id, **{field: said}))
        self._offer(ballot.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter do what the field is for that it is pressed in, and not close the dialog."""
        acts = {self.name: self.make, self.experts: self._hand_out, self.called: self.rename}
        act = acts.get(self.focusWidget())  # type: ignore[call-overload]
        if act is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            settle(self)
            act()
        else:
            super().keyPressEvent(event)

    def _call(self) -> None:
        ballot = self.ballot
        self.called.setText(name(ballot, self.words.lang) if ballot is not None else "")
        self.called.setEnabled(ballot is not None)

    def make(self) -> None:
        """Make a ballot of what was chosen to be asked."""
        settle(self)
        board, targets = self._session.base, self._targets()
        criteria = sorted(board.all(Criterion).values(), key=lambda each: (each.order, each.key))
        asked = [each.id for each in criteria if each.scope == "position"]
        said = self.name.text().strip() or self.words.say("ballot.new_name")
        before = set(board.all(Ballot))
        made = self._session.attempt(
            lambda board: verbs.add_ballot(board, name_ko=said, targets=targets, criteria=asked)
        )
        if made:
            self.name.clear()
            self._offer(next(iter(set(self._session.base.all(Ballot)) - before), None))

    def _act(self, verb: Callable[[Board, Ballot], Any]) -> None:
        ballot = self.ballot
        if ballot is not None:
            self._session.attempt(lambda board: verb(board, ballot))

    def _adopted(self, board: Board, ballot: Ballot) -> Any:  # noqa: ANN401 - an edit
        medians = [
            (each.target_id, each.criterion_id, each.adopted, _sure(each))
            for each in polls(board, ballot)
            if each.adopted is not None
        ]
        return verbs.adopt(board, ballot.id, medians, rated_at=today())

    def _hand_out(self) -> None:
        settle(self)
        ballot = self.ballot
        names = tuple(filter(None, (each.strip() for each in self.experts.text().replace("·", ",").split(","))))
        if ballot is None or not names:
            self.wrong(self.words.say("ballot.no_experts"))
            return
        self.wrong("")
        self.handing_out.emit(ballot.id, names)

    def _take_in(self) -> None:
        ballot = self.ballot
        if ballot is not None:
            self.taking_in.emit(ballot.id)

    def _targets(self) -> list[str]:
        board, scope = self._session.base, self.scope.currentData()
        if scope == _CHOSEN:
            return [each for each in self._chosen if board.get(Position, each)]
        layers = {each.id for each in all_layers(board) if scope in (_ALL, each.id)}
        if scope == _ALL:
            layers = {each.id for each in all_layers(board) if wave_of(board, each) == present_wave(board)}
        rows = [each for each in board.all(Segment).values() if each.layer_id in layers]
        rows.sort(key=lambda each: (each.layer_id, each.order))
        return [each.id for row in rows for each in board.where(Position, "segment_id", row.id)]

    def _standing(self, ballot: Ballot | None, found: Sequence[Poll]) -> str:
        if ballot is None:
            return self.words.say("ballot.none")
        experts = {vote.rater_id for each in found for vote in each.votes}
        facts = {"round": ballot.round, "experts": len(experts), "cells": len(found)}
        facts["dissent"] = sum(each.dissent for each in found)
        return self.words.say("ballot.closed" if ballot.closed else "ballot.open", **facts)

    def _offer(self, chosen: str | None) -> None:
        board, words = self._session.base, self.words
        ballots = list(board.all(Ballot).values())
        chosen = chosen or (ballots[-1].id if ballots else None)
        self.ballots.offer([(each.id, name(each, words.lang)) for each in ballots])
        self.ballots.setEnabled(bool(ballots))
        if chosen:
            self.ballots.choose(chosen)
        picked = [(_CHOSEN, words.say("ballot.scope_chosen", count=len(self._chosen)))] if self._chosen else []
        layers = [(each.id, in_its_wave(board, each, words.lang)) for each in all_layers(board)]
        self.scope.offer([*picked, (_ALL, words.say("ballot.scope_all")), *layers])
        self.again()

    def _follow(self, changes: object) -> None:
        del changes
        ballot = self.ballot
        there = {self.ballots.itemData(at) for at in range(self.ballots.count())}
        if there == set(self._session.base.all(Ballot)):
            self.again()
        else:
            self._offer(ballot.id if ballot else None)

    def _lay_out(self) -> None:
        fields, new = form(), QHBoxLayout()
        self.row(fields, "ballot.which", self.ballots)
        self.row(fields, "ballot.called", self.called)
        self.called.editingFinished.connect(self.rename)
        self.body.addLayout(fields)
        self.body.addWidget(self._count)
        self._lay_out_table()
        self.body.addWidget(self.table, 1)
        self._lay_out_experts()
        self.says(self.name.setPlaceholderText, "ballot.name")
        self.says(self.name.setAccessibleName, "ballot.name")
        self.says(self.scope.setAccessibleName, "ballot.scope")
        new.addWidget(self.name, 2)
        new.addWidget(self.scope, 2)
        new.addWidget(self._push("ballot.make", self.make))
        self.body.addLayout(new)
        self._remove = self.button(
            "ballot.remove", lambda: self._act(lambda board, it: verbs.remove_ballot(board, it.id)), kind="danger"
        )
        self._next = self.button("ballot.next", lambda: self._act(lambda board, it: verbs.next_round(board, it.id)))
        self._adopt = self.button("ballot.adopt", lambda: self._act(self._adopted))
        self.button("dialog.done", self.accept, default=True)

    def _lay_out_experts(self) -> None:
        row = QHBoxLayout()
        self.says(self.experts.setPlaceholderText, "ballot.experts")
        self.says(self.experts.setAccessibleName, "ballot.experts")
        row.addWidget(self.experts, 1)
        self._out, self._in = self._push("ballot.out", self._hand_out), self._push("ballot.in", self._take_in)
        row.addWidget(self._out)
        row.addWidget(self._in)
        self.body.addLayout(row)

    def _push(self, key: str, act: Callable[[], object]) -> QPushButton:
        made = push()
        made.clicked.connect(lambda *_: act())
        self.says(lambda text: made.setText(ampersands(text)), key)
        return made

    def _lay_out_table(self) -> None:
        self.says(self.table.setAccessibleName, "ballot.list")
        self.table.setModel(self.list)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 6px; }")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for column, code in enumerate(COLUMNS):
            if code in _WIDTHS:
                self.table.setColumnWidth(column, px(_WIDTHS[code]))
        heads.setSectionResizeMode(DISSENT, QHeaderView.ResizeMode.Stretch)


def _sure(poll: Poll) -> Confidence:
    return "moderate" if poll.scored >= SURE_FROM and not poll.dissent else "low"
