"""The dialog for measures: what is recommended, in order. Every step is kept at once and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout

from db.edit import verbs
from db.model.briefs import measures_in_order
from db.model.things import Measure, in_language
from desktop.dialogs.field import Line, settle
from desktop.dialogs.measure import MeasureForm
from desktop.dialogs.sheet import Sheet, push
from desktop.icons import icon
from desktop.plain import ampersands, tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from desktop.dialogs.measure import Backing
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole
_STEPS = (("up", "Alt+Up", -1), ("down", "Alt+Down", 1))


class MeasuresSheet(Sheet):
    """Measures on the left, in their order; what is known of the chosen one on the right."""

    tells_refusals = True

    def __init__(
        self,
        session: Session,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        backing: Callable[[Words, Theme], Backing] | None = None,
    ) -> None:
        super().__init__("measure.sheet", words, theme, parent)
        self._session = session
        self.list, self.fresh = QListWidget(), Line()
        self.form = MeasureForm(self, session, backing)
        self._add, self._remove = push(kind="primary"), push(kind="danger")
        self._steps: dict[str, QToolButton] = {}
        self._lay_out()
        self._connect()
        self._show()
        self.retheme(theme)
        self.resize(980, 680)

    @property
    def chosen(self) -> Measure | None:
        """The chosen measure."""
        row = self.list.currentRow()
        return self._session.board.get(Measure, self.list.item(row).data(_ID)) if row >= 0 else None

    def choose(self, measure_id: str) -> None:
        """Choose a measure."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == measure_id:
                self.list.setCurrentRow(row)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was typed stays."""
        super().retranslate(words)
        self.form.say(words)
        self.form.renew(words, self.theme)
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        super().retheme(theme)
        self.form.renew(self.words, theme)
        for key, tool in self._steps.items():
            tool.setIcon(icon(key, theme))

    def add(self) -> None:
        """Add a measure of the written title."""
        settle(self)
        field = f"title_{self.words.lang}"
        other = {"title_ko": ""} if self.words.lang != "ko" else {}
        title = self.fresh.text()
        if self._session.attempt(lambda board: verbs.add_measure(board, **{**other, field: title})):
            self.fresh.clear()
            self.list.setCurrentRow(self.list.count() - 1)

    def remove(self) -> None:
        """Remove the chosen measure; that can be undone."""
        chosen = self.chosen
        if chosen is not None:
            self._session.attempt(lambda board: verbs.remove_measure(board, chosen.id))

    def move_chosen(self, step: int) -> None:
        """Bring the chosen measure one place up or down."""
        chosen, to = self.chosen, self.list.currentRow() + step
        if chosen is not None and 0 <= to < self.list.count():
            self._session.attempt(lambda board: verbs.move_measure(board, chosen.id, to))

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(20)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(self._add, 1)
        for key, keys, step in _STEPS:
            row.addWidget(self._step(key, keys, step))
        row.addWidget(self._remove)
        for part in (self.list, self.fresh):
            left.addWidget(part)
        left.addLayout(row)
        both.addLayout(left, 2)
        both.addWidget(self.form, 5)
        self.body.addLayout(both, 1)
        self.says(self.list.setAccessibleName, "measure.list")
        self.says(self.fresh.setPlaceholderText, "measure.fresh")
        self.says(self.fresh.setAccessibleName, "measure.fresh")
        self._name(self._add, "measure.add")
        self._name(self._remove, "dialog.remove")
        self.button("dialog.done", self.accept)

    def _step(self, key: str, keys: str, step: int) -> QToolButton:
        tool = self._steps[key] = QToolButton()
        tool.clicked.connect(lambda _: self.move_chosen(step))
        self.says(lambda text: tool.setToolTip(tip(f"{text} ({keys})")), f"measure.{key}")
        self.says(tool.setAccessibleName, f"measure.{key}")
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.move_chosen(step))
        return tool

    def _name(self, button: QPushButton, key: str) -> None:
        self.says(lambda text: button.setText(ampersands(text)), key)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.fresh.returnPressed.connect(self.add)
        self._add.clicked.connect(lambda _: self.add())
        self._remove.clicked.connect(lambda _: self.remove())
        self._session.changed.connect(self._on_changed)
        self._session.refused.connect(self._on_refused)

    def _on_changed(self, _changes: object) -> None:
        self.wrong("")
        self._show()

    def _on_refused(self, error: object) -> None:
        self.wrong(self.words.error(error))  # type: ignore[arg-type]
        self._choose()

    def _show(self) -> None:
        row, chosen = self.list.currentRow(), self.chosen
        with QSignalBlocker(self.list):
            self.list.clear()
            for number, measure in enumerate(measures_in_order(self._session.board), start=1):
                title = in_language(measure.title_ko, measure.title_en, self.words.lang)
                item = QListWidgetItem(f"{number}. {title}", self.list)
                item.setData(_ID, measure.id)
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            if chosen is not None:
                self.choose(chosen.id)
        self._choose()

    def _choose(self) -> None:
        self._remove.setEnabled(self.chosen is not None)
        self.form.show_measure(self.chosen)
