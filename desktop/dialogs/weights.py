"""The dialog for sets of weights: by sliders, by digits or by comparing pairs, with all that follows beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QTabWidget, QVBoxLayout

from db.edit import verbs
from db.errors import BoardError
from db.judge.ahp import MOST_CRITERIA
from db.judge.terms import criteria_of
from db.model.things import WeightSet, name
from desktop.dialogs.comparing import Comparing
from desktop.dialogs.field import Choice, Line, say_choices, settle
from desktop.dialogs.following import Following
from desktop.dialogs.message import ask
from desktop.dialogs.row import ASIDE, Row
from desktop.dialogs.sheet import Sheet, push
from desktop.dialogs.weighing import Weighing
from desktop.plain import Text, ampersands

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_ID = Qt.ItemDataRole.UserRole
_MEANS = ("arithmetic", "geometric")
_TOOLS = ("new", "copy", "use", "remove")


class WeightsSheet(Sheet):
    """The sets of weights at the left, the one in hand in the middle, and at the right what follows from it.

    Every step is kept at once and can be undone; while a slider is held, the board follows without being changed.
    """

    tells_refusals = True

    def __init__(self, session: Session, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("weights.title", words, theme, parent)
        self._session = session
        self.sets, self.tabs, self.mean = QListWidget(), QTabWidget(), Choice()
        self.tools = {each: push() for each in _TOOLS}
        self.names = {"name_ko": Line(), "name_en": Line()}
        self.weighing, self.comparing = Weighing(self, session), Comparing(self, session)
        self.following = Following(self, session)
        self._lay_out()
        self._connect()
        self.choose(session.judgement.weight_set_id)
        self.resize(1240, 690)

    @property
    def chosen(self) -> str | None:
        """The id of the set in hand."""
        row = self.sets.currentRow()
        return str(self.sets.item(row).data(_ID)) if row >= 0 else None

    def choose(self, weight_set_id: str | None) -> None:
        """Take a set in hand."""
        self._list(weight_set_id)
        self._show()

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``."""
        super().retranslate(words)
        self._list(self.chosen)
        self._show()

    def retheme(self, theme: Theme) -> None:
        """Draw the dialog in the colours of ``theme``."""
        super().retheme(theme)
        self._show()

    def make(self) -> None:
        """Add a set in which all weigh the same, and take it in hand."""
        weights = {each.id: 1.0 for each in criteria_of(self._session.board, "position")}
        self._added(
            lambda: verbs.add_weight_set(
                self._session.board, name_ko=self.words.say("weights.fresh"), weights=weights, method="equal"
            )
        )

    def copy(self) -> None:
        """Add a set that is the one in hand, and take it in hand."""
        weight_set = self._session.board.get(WeightSet, self.chosen)
        if weight_set is not None:
            title = self.words.say("weights.copied", name=name(weight_set, self.words.lang))
            self._added(lambda: verbs.copy_weight_set(self._session.board, weight_set.id, title))

    def use(self) -> None:
        """Let the board be read by the set in hand."""
        weight_set_id = self.chosen
        self._session.attempt(lambda board: verbs.edit_premise(board, weight_set_id=weight_set_id))

    def remove(self) -> None:
        """Remove the set in hand, after asking."""
        weight_set = self._session.board.get(WeightSet, self.chosen)
        if weight_set is not None:
            text = self.words.say("weights.sure", name=name(weight_set, self.words.lang))
            ask(self, self.words, text, self.words.say("dialog.remove"), lambda: self._remove(weight_set.id))

    def try_out(self, fields: dict[str, object]) -> None:
        """Show what would follow if the set in hand were so; nothing is kept."""
        edit = self._edit(fields)
        if edit is not None:
            self._session.preview(edit)
            self.following.show_board(self._session.board.overlaid(edit.changes), self.chosen)

    def keep(self, fields: dict[str, object]) -> None:
        """Let the set in hand be so: one step."""
        edit = self._edit(fields)
        if edit is None:
            self._session.preview(None)
            self._show()
        else:
            self._session.do(edit)
            self._show()

    def leave(self) -> None:
        """Close without asking; what was only tried is over."""
        self._session.preview(None)
        super().leave()

    def _edit(self, fields: dict[str, object]) -> Edit | None:
        if self.chosen is None:
            return None
        try:
            edit = verbs.edit_weight_set(self._session.board, self.chosen, **fields)
        except BoardError as error:
            self.wrong(self.words.error(error))
            return None
        self.wrong("")
        return edit

    def _added(self, make: Callable[[], Edit]) -> None:
        edit = make()
        made = edit.changes[0].after
        if self._session.do(edit) and made is not None:
            self.choose(made.id)
            self.names["name_ko"].setFocus()
            self.names["name_ko"].selectAll()

    def _remove(self, weight_set_id: str) -> None:
        self._session.attempt(lambda board: verbs.remove_weight_set(board, weight_set_id))

    def _rename(self) -> None:
        settle(self)
        weight_set = self._session.board.get(WeightSet, self.chosen)
        if weight_set is None:
            return
        typed = {each: line.text() for each, line in self.names.items()}
        if any(text != getattr(weight_set, each) for each, text in typed.items()):
            self.keep(dict(typed))

    def _set_mean(self) -> None:
        mean = self.mean.currentData()
        self._session.attempt(lambda board: verbs.edit_premise(board, aggregation=mean))

    def _follow(self) -> None:
        self._list(self.chosen)
        self._show()

    def _list(self, chosen: str | None) -> None:
        used = self._session.judgement.weight_set_id
        sets = sorted(self._session.board.all(WeightSet).values(), key=lambda each: each.key)
        with QSignalBlocker(self.sets):
            self.sets.clear()
            for each in sets:
                item = QListWidgetItem(name(each, self.words.lang))
                item.setData(_ID, each.id)
                item.setData(ASIDE, self.words.say("weights.used") if each.id == used else "")
                self.sets.addItem(item)
            ids = [each.id for each in sets]
            self.sets.setCurrentRow(ids.index(chosen) if chosen in ids else 0 if ids else -1)

    def _show(self) -> None:
        board = self._session.board
        weight_set = board.get(WeightSet, self.chosen)
        for each, line in self.names.items():
            text = getattr(weight_set, each) if weight_set is not None else ""
            line.setEnabled(weight_set is not None)
            if line.text() != text and not line.hasFocus():
                line.setText(text)
        for each in ("copy", "use", "remove"):
            self.tools[each].setEnabled(weight_set is not None)
        self.tools["use"].setEnabled(weight_set is not None and weight_set.id != self._session.judgement.weight_set_id)
        self.tabs.setEnabled(weight_set is not None)
        self.tabs.setTabText(0, ampersands(self.words.say("weights.tab.direct")))
        self.tabs.setTabText(1, ampersands(self.words.say("weights.tab.pairs")))
        self.tabs.setTabEnabled(1, 2 <= len(criteria_of(board, "position")) <= MOST_CRITERIA)
        self.weighing.show_set(weight_set)
        self.comparing.show_set(weight_set)
        with QSignalBlocker(self.mean):
            say_choices(self.mean, self.words, "dialog.premise.means", _MEANS)
            self.mean.choose(board.premise.aggregation)
        self.following.show_board(board, self.chosen)

    def _connect(self) -> None:
        self.sets.currentRowChanged.connect(lambda _: self._turn())
        self.tools["new"].clicked.connect(lambda _: self.make())
        self.tools["copy"].clicked.connect(lambda _: self.copy())
        self.tools["use"].clicked.connect(lambda _: self.use())
        self.tools["remove"].clicked.connect(lambda _: self.remove())
        for line in self.names.values():
            line.editingFinished.connect(self._rename)
        for page in (self.weighing, self.comparing):
            page.tried.connect(self.try_out)
            page.given.connect(self.keep)
        self.mean.currentIndexChanged.connect(lambda _: self._set_mean())
        self._session.changed.connect(self._follow)
        self._session.refused.connect(self._on_refused)
        self.finished.connect(lambda _: self._session.preview(None))

    def _on_refused(self, error: BoardError) -> None:
        self.wrong(self.words.error(error))

    def _turn(self) -> None:
        self.wrong("")
        self._session.preview(None)
        self._show()

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(self._left(), 0)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(self._names())
        self.tabs.addTab(self.weighing, "")
        self.tabs.addTab(self.comparing, "")
        self.tabs.setDocumentMode(True)
        middle.addWidget(self.tabs, 1)
        both.addLayout(middle, 6)
        right = QVBoxLayout()
        right.setSpacing(8)
        row, title = QHBoxLayout(), Text(tone="muted")
        self.says(title.setText, "dialog.premise.mean")
        self.says(self.mean.setAccessibleName, "dialog.premise.mean")
        row.addWidget(title)
        row.addWidget(self.mean, 1)
        right.addLayout(row)
        right.addWidget(self.following, 1)
        both.addLayout(right, 7)
        self.body.addLayout(both, 1)
        self.keep_room()
        self.button("dialog.done", self.accept)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        self.sets.setItemDelegate(Row(self.theme, self.sets))
        self.sets.setMinimumWidth(230)
        self.says(self.sets.setAccessibleName, "weights.sets")
        left.addWidget(self.sets, 1)
        tools = QGridLayout()
        tools.setSpacing(6)
        for at, (each, tool) in enumerate(self.tools.items()):
            self.says(lambda text, tool=tool: tool.setText(ampersands(text)), f"weights.{each}")  # type: ignore[misc]
            tools.addWidget(tool, at // 2, at % 2)
        left.addLayout(tools)
        return left

    def _names(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (each, line) in enumerate(self.names.items()):
            title = Text(tone="muted")
            self.says(title.setText, f"weights.{each}")
            self.says(line.setAccessibleName, f"weights.{each}")
            grid.addWidget(title, 0, column)
            grid.addWidget(line, 1, column)
        return grid
