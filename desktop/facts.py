"""What the frame says about the open board: title, undo's names, counts, selection and zoom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.model.things import Citation, Entity, Note, Position, Rating, Segment, in_language, name
from desktop.actions import name_action
from desktop.naming import said_standpoint
from desktop.plain import ampersands

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction

    from db.edit.history import Step
    from db.model.board import Board
    from desktop.desk import Desk
    from desktop.settings import SettingsFile
    from desktop.window import Window
    from desktop.words import Words

_SETTLED = 150  # milliseconds without an edit after which the counts are made anew
_LABEL = 60  # letters of an undo label in a menu, or of a note in the status bar


class Facts(QObject):
    """Keeps the frame's words about the board in step with it."""

    def __init__(self, window: Window, settings: SettingsFile) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._desk: Desk | None = None
        self._words: Words | None = None
        self._paths: tuple[str, ...] | None = None
        self._later = QTimer(self, singleShot=True, interval=_SETTLED)
        self._later.timeout.connect(self._count)

    def follow(self, desk: Desk) -> None:
        """Listen to the views of a newly opened board."""
        desk.board.told.connect(self._window.status.tell)
        desk.board.zoomed.connect(self._window.status.zoomed)
        desk.selection.changed.connect(self._select)

    def show(self, desk: Desk | None, words: Words) -> None:
        """Say everything anew: after an edit, in another language, or for another board."""
        fresh = desk is not self._desk or words is not self._words
        self._desk, self._words = desk, words
        self._paths = None if fresh else self._paths
        self._title(words)
        self._history(words)
        self._recent(words)
        self._select()
        if fresh:
            self._count()
        else:
            self._later.start()

    def _title(self, words: Words) -> None:
        program = words.say("window.name")
        if self._desk is None:
            self._window.setWindowTitle(program)
            self._window.bar.tell_file(program, "")
            return
        path, saved = self._desk.session.workspace.path, words.say("window.saved")
        title = words.say("window.title", file=path.name, saved=saved, program=program)
        session = self._desk.session
        stood = said_standpoint(words, session.base, session.standpoint)
        self._window.setWindowTitle(f"{stood} — {title}" if stood else title)
        self._window.bar.tell_file(path.name, saved)

    def _history(self, words: Words) -> None:
        history = self._desk.session.workspace.history if self._desk else None
        for action_id, step in (
            ("edit.undo", history.undo_step if history else None),
            ("edit.redo", history.redo_step if history else None),
        ):
            _name_step(self._window.acts[action_id], words, action_id, label_of(step, words))

    def _recent(self, words: Words) -> None:
        paths = self._settings.now.recent
        if paths == self._paths:
            return
        self._paths = paths
        self._window.welcome.show_recent(paths)
        menu = self._window.menus["recent"]
        menu.clear()
        for path in paths:
            menu.addAction(ampersands(_short(path))).setData(path)
        if not paths:
            menu.addAction(words.say("window.no_recent")).setEnabled(False)

    def _select(self) -> None:
        if self._desk is None or self._words is None:
            self._window.status.select("")
            return
        self._window.status.select(selected(self._desk, self._words))
        chosen = bool(self._desk.selection.positions)
        for action_id in ("edit.take_off", "edit.entity", "edit.remove_entity"):
            self._window.acts[action_id].setEnabled(chosen)

    def _count(self) -> None:
        if self._desk is None or self._words is None:
            self._window.status.count("")
            self._window.status.zoomed(0)
            return
        self._window.status.count(counts(self._desk.session.board, self._words))
        self._window.status.zoomed(self._desk.board.zoom)


def label_of(step: Step | None, words: Words) -> str:
    """Return how a step of the history is called; one that a newer program made may have no words here."""
    if step is None:
        return ""
    try:
        return words.edit_label(step.verb, step.subject)
    except KeyError:
        return words.say("window.some_step")


def counts(board: Board, words: Words) -> str:
    """Return how much there is on a board: players, segments, ratings, and the share of these with evidence."""
    rated = [each.id for each in board.all(Rating).values() if each.status == "rated"]
    return words.say(
        "window.counts",
        players=f"{len(board.all(Entity)):,}",
        segments=f"{len(board.all(Segment)):,}",
        ratings=f"{len(board.all(Rating)):,}",
        cited=f"{_share(_cited(board, rated), len(rated)):.0f}",
    )


def selected(desk: Desk, words: Words) -> str:
    """Return what is selected, in a few words; empty where nothing is."""
    board, selection = desk.session.board, desk.selection
    if len(selection.positions) > 1:
        return words.say("window.selected_many", count=str(len(selection.positions)))
    position = board.get(Position, selection.current)
    if position is not None:
        return words.say("window.selected", name=name(board.the(Entity, position.entity_id), words.lang))
    note = board.get(Note, selection.note)
    if note is not None:
        text = " ".join(in_language(note.text_ko, note.text_en, words.lang)[: 2 * _LABEL].split())
        return words.say("window.selected", name=text if len(text) <= _LABEL else text[: _LABEL - 1] + "…")
    segment = board.get(Segment, selection.segment)
    return words.say("window.selected", name=name(segment, words.lang)) if segment else ""


def _cited(board: Board, rating_ids: Iterable[str]) -> int:
    return sum(
        any(each.passage_id is not None for each in board.where(Citation, "target_id", rating_id))
        for rating_id in rating_ids
    )


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _name_step(action: QAction, words: Words, action_id: str, label: str) -> None:
    short = label if len(label) <= _LABEL else label[: _LABEL - 1] + "…"
    text = words.say(f"action.{action_id}_named", name=short) if label else words.say(f"action.{action_id}")
    name_action(action, text)
    action.setEnabled(bool(label))


def _short(path: str) -> str:
    return f"{Path(path).name}  —  {Path(path).parent}"
