"""The rows of all criteria for what is shown: a position, several of them, or a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.judge.terms import criteria_of
from desktop.panels.criterion import CriterionRow
from desktop.panels.grading import Grading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.things import Criterion, Scope
    from desktop.panels.context import Context


class RatingSheet(QWidget):
    """One row per criterion of a scope, kept from target to target so that what is open stays open."""

    def __init__(self, context: Context, scope: Scope, opened: set[str]) -> None:
        super().__init__()
        self._context, self._scope, self._opened = context, scope, opened
        self.grading = Grading(context.session)
        self.rows: list[CriterionRow] = []
        self._criteria: tuple[Criterion, ...] = ()
        self._focused = 0
        if scope == "position":
            context.selection.criterion_changed.connect(self._point)
            QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        context.selection.criterion_opened.connect(self._open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_targets(self, targets: Sequence[str], *, side: str = "accent") -> None:
        """Show how the targets stand; what was being edited for others is kept first."""
        if tuple(targets) != self.grading.targets:
            self.finish()
            self.grading.targets = tuple(targets)
        criteria = criteria_of(self._context.board, self._scope)
        if criteria != self._criteria:
            self._criteria = criteria
            self._fill()
        for row in self.rows:
            row.show_state(side=side)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        for row in self.rows:
            row.finish()

    @property
    def pointed_at(self) -> CriterionRow | None:
        """The row of the criterion that keys rate."""
        return next((row for row in self.rows if row.is_pointed_at), None)

    def focus_rating(self) -> None:
        """Put the focus on the criterion that had it last, at first on the first one."""
        if self.rows:
            self.rows[min(self._focused, len(self.rows) - 1)].scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [CriterionRow(self._context, self.grading, criterion) for criterion in self._criteria]
        for index, row in enumerate(self.rows):
            self._column.addWidget(row)
            row.stepped.connect(lambda by, index=index: self._step(index + by))
            row.pointed.connect(lambda key=row.criterion.id: self._on_pointed(key))
            row.opened.connect(lambda on, key=row.criterion.id: self._remember(key, opened=on))
            if row.criterion.id in self._opened:
                row.open(opened=True)
        self._point()

    def _on_pointed(self, criterion_id: str) -> None:
        if self._scope == "position":
            self._context.selection.focus_criterion(criterion_id)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whatever of a criterion takes the keyboard: it is the one that keys rate."""
        row = next((each for each in self.rows if now is not None and each.isAncestorOf(now)), None)
        if row is not None:
            self._on_pointed(row.criterion.id)

    def _point(self) -> None:
        """Mark the criterion that keys rate on the board: the first one where none was chosen."""
        if self._scope != "position":
            return
        ids = [row.criterion.id for row in self.rows]
        wanted = self._context.selection.criterion
        self._focused = ids.index(wanted) if wanted in ids else 0
        for index, row in enumerate(self.rows):
            row.point_at(pointed=index == self._focused)

    def _open(self, criterion_id: str) -> None:
        """Open the particulars of a criterion that is asked for."""
        for row in self.rows:
            if row.criterion.id == criterion_id:
                row.open(opened=True)

    def _step(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            self._focused = index
            self.rows[index].scale.setFocus(Qt.FocusReason.TabFocusReason)

    def _remember(self, criterion_id: str, *, opened: bool) -> None:
        (self._opened.add if opened else self._opened.discard)(criterion_id)
