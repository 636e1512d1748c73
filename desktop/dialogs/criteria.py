"""The dialog for the criteria: what each is for, how much was rated by it, and a way to take an unused one off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem

from db.edit import verbs
from db.judge.terms import criteria_of
from db.model.things import Criterion, Rating, in_language, name
from desktop.dialogs.sheet import Sheet, push
from desktop.plain import Text, ampersands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.errors import BoardError
    from db.model.things import Scope
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole
_ROW = 24  # pixels
_SCOPES: tuple[Scope, ...] = ("position", "segment")


class CriteriaSheet(Sheet):
    """The criteria of cards and of segments with the number of their ratings. What is removed can be undone."""

    tells_refusals = True

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("method.criteria.title", words, theme, parent)
        self._session = session
        self.tree, self.remove, self.about = QTreeWidget(), push(kind="danger"), Text(tone="muted", wrap=True)
        self._lay_out()
        self._wire()
        self._show()
        self.resize(620, 560)

    @property
    def chosen(self) -> Criterion | None:
        """The chosen criterion."""
        items = self.tree.selectedItems()
        return self._session.board.get(Criterion, items[0].data(0, _ID)) if items else None

    def choose(self, criterion_id: str) -> None:
        """Choose a criterion."""
        for item in self._items():
            if item.data(0, _ID) == criterion_id:
                self.tree.setCurrentItem(item)

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``."""
        super().retranslate(words)
        self._show()

    def drop(self) -> None:
        """Remove the chosen one; where something was rated by it, say so and how much."""
        criterion = self.chosen
        if criterion is not None:
            self._session.attempt(lambda board: verbs.remove_criterion(board, criterion.id))

    def _lay_out(self) -> None:
        hint, row = Text(tone="muted", wrap=True), QHBoxLayout()
        self.says(hint.setText, "method.criteria.hint")
        self.says(self.tree.setAccessibleName, "method.criteria.title")
        self.says(lambda text: self.remove.setText(ampersands(text)), "dialog.remove")
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setUniformRowHeights(True)
        self.tree.setItemsExpandable(False)
        self.about.setMinimumHeight(3 * self.about.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.body.addWidget(hint)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self.about)
        self.body.addLayout(row)
        self.keep_room()
        self.button("dialog.done", self.accept, default=True)

    def _wire(self) -> None:
        self.tree.currentItemChanged.connect(lambda *_: self._turn())
        self.remove.clicked.connect(lambda _: self.drop())
        delete = QShortcut(QKeySequence("Del"), self.tree, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.drop)
        self._session.changed.connect(self._on_changed)
        self._session.refused.connect(self._on_refused)

    def _on_changed(self, _changes: object) -> None:
        self.wrong("")
        self._show()

    def _on_refused(self, error: BoardError) -> None:
        self.wrong(self.words.error(error))

    def _show(self) -> None:
        chosen, row = self.chosen, self._row()
        with QSignalBlocker(self.tree):
            self._grow()
            items = self._items()
            at = next((at for at, each in enumerate(items) if chosen and each.data(0, _ID) == chosen.id), row)
            if items:
                self.tree.setCurrentItem(items[min(at, len(items) - 1)])
        self._turn()

    def _grow(self) -> None:
        board, say = self._session.board, self.words.say
        counts = Counter(each.criterion_id for each in board.all(Rating).values())
        self.tree.clear()
        self.tree.setHeaderLabels([say("method.criteria.name"), say("method.criteria.ratings")])
        for scope in _SCOPES:
            top = QTreeWidgetItem(self.tree, [say(f"method.criteria.{scope}")])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setExpanded(True)
            for each in criteria_of(board, scope):
                item = QTreeWidgetItem(top, [name(each, self.words.lang), f"{counts[each.id]:,}"])
                item.setData(0, _ID, each.id)
                item.setSizeHint(0, QSize(0, _ROW))
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.expandAll()
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        rows = [top.child(at) for top in tops if top is not None for at in range(top.childCount())]
        return [each for each in rows if each is not None]

    def _row(self) -> int:
        return next((at for at, each in enumerate(self._items()) if each.isSelected()), 0)

    def _turn(self) -> None:
        criterion = self.chosen
        self.remove.setEnabled(criterion is not None)
        about = in_language(criterion.def_ko, criterion.def_en, self.words.lang) if criterion is not None else ""
        self.about.setText(about)
