"""Entering the shares of a segment's market: who has how many per cent, of what and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.edit import verbs
from db.errors import BoardError
from db.judge.market import concentration, markets
from db.model.things import Entity, Market, Position, Segment, Share, name
from desktop.panels.concentrating import concentration_text
from desktop.plain import Text, ampersands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.panels.context import Context

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?", re.ASCII)


class Sharing(QDialog):
    """A line for each player of the segment; an empty one says that its share is not known. Kept as one step."""

    def __init__(self, context: Context, segment_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._segment_id = context, segment_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.market, self.measure, self.period = QComboBox(), QLineEdit(), QLineEdit()
        self.table = QTableWidget(0, 2)
        self._cells: dict[str, QTableWidgetItem] = {}
        self.told, self.trouble = Text(tone="muted", wrap=True), Text(tone="danger", wrap=True)
        self._lay()
        self._begin()
        self.market.currentIndexChanged.connect(lambda _: self._fill())
        self.measure.editingFinished.connect(self._fill)
        self.period.editingFinished.connect(self._fill)
        self.table.itemChanged.connect(lambda _: self._tell())
        self.resize(560, 620)

    def accept(self) -> None:
        """Keep what is entered; say here what is wrong with it and stay."""
        QGuiApplication.inputMethod().commit()
        percents = self._percents()
        if percents is None:
            return
        board, of = self._context.board, self._of()
        try:
            edit = verbs.set_shares(board, self._segment_id, percents, **of)
        except BoardError as error:
            self._wrong(self._context.words.error(error))
            return
        if self._context.session.do(edit):
            super().accept()

    def enter(self, entity_id: str, text: str) -> None:
        """Type a share into the line of a player."""
        self._cells[entity_id].setText(text)

    def _of(self) -> dict[str, Any]:
        return {
            "market": self.market.currentData(),
            "metric": self.measure.text().strip(),
            "period": self.period.text().strip(),
        }

    def _percents(self) -> Mapping[str, float | None] | None:
        """Return what is entered by entity; None where something is no share, which is then said."""
        found: dict[str, float | None] = {}
        for entity_id, cell in self._cells.items():
            text = cell.text().strip().rstrip("%").strip()
            if text and not _NUMBER.fullmatch(text):
                player = name(self._context.board.the(Entity, entity_id), self._context.lang)
                self._wrong(self._context.words.say("market.no_number", name=player, value=text[:20]))
                return None
            found[entity_id] = float(text.replace(",", ".")) if text else None
        self._wrong("")
        return found

    def _begin(self) -> None:
        """Show the market that is known best, else this year's revenue at home."""
        say, board = self._context.words.say, self._context.board
        for each in get_args(Market):
            self.market.addItem(say(f"market.of.{each}"), each)
        known = markets(board, self._segment_id)
        self.market.setCurrentIndex(self.market.findData(known[0].market if known else "home"))
        self.measure.setText(known[0].metric if known else say("market.revenue"))
        self.period.setText(known[0].period if known else str(board.premise.as_of.year))
        self._fill()

    def _fill(self) -> None:
        of = self._of()
        shares = {
            each.entity_id: each.percent
            for each in self._context.board.where(Share, "segment_id", self._segment_id)
            if (each.market, each.metric, each.period) == (of["market"], of["metric"], of["period"])
        }
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's own
        entities = list(self._entities(shares))
        self.table.setRowCount(len(entities))
        self._cells = {}
        for row, entity in enumerate(entities):
            title = QTableWidgetItem(name(entity, self._context.lang))
            title.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, 0, title)
            self._cells[entity.id] = QTableWidgetItem(f"{shares[entity.id]:g}" if entity.id in shares else "")
            self.table.setItem(row, 1, self._cells[entity.id])
        self.table.blockSignals(False)  # noqa: FBT003
        self._tell()

    def _entities(self, shares: Mapping[str, float]) -> Iterator[Entity]:
        """Yield the segment's players, and whoever has a share without a card."""
        board = self._context.board
        cards = [each.entity_id for each in board.where(Position, "segment_id", self._segment_id)]
        found = [board.the(Entity, each) for each in dict.fromkeys((*cards, *shares))]
        yield from sorted(found, key=lambda each: (-shares.get(each.id, -1.0), name(each, self._context.lang)))

    def _tell(self) -> None:
        percents = self._percents()
        if percents is not None:
            known = [each for each in percents.values() if each is not None]
            found = concentration(known, self._context.board.premise.method)
            verdict = self._context.session.judgement.segments.get(self._segment_id)
            takes_all = verdict.winner_takes_all if verdict is not None else None
            self.told.setText(concentration_text(self._context.words, found, takes_all))

    def _wrong(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _lay(self) -> None:
        say = self._context.words.say
        segment = self._context.board.the(Segment, self._segment_id)
        self.setWindowTitle(say("market.title", name=name(segment, self._context.lang)))
        column, form = QVBoxLayout(self), QFormLayout()
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        fields: dict[str, QWidget] = {"market": self.market, "metric": self.measure, "period": self.period}
        for key, field in fields.items():
            field.setAccessibleName(say(f"market.{key}"))
            form.addRow(Text(say(f"market.{key}"), tone="muted"), field)
        column.addLayout(form)
        self.table.setHorizontalHeaderLabels([say("market.player"), say("market.percent")])
        self.table.setAccessibleName(say("market.title", name=name(segment, self._context.lang)))
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.table, 1)
        column.addWidget(Text(say("market.hint"), tone="muted", wrap=True))
        column.addWidget(self.told)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        keep = QPushButton(ampersands(self._context.words.say("dialog.keep")))
        keep.setProperty("kind", "primary")
        keep.setDefault(True)
        box.addButton(keep, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(ampersands(self._context.words.say("dialog.cancel")))
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
