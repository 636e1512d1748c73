"""The dialog that shows what a paste will do before anything is done, and lets every line of it be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from db.edit import verbs
from db.errors import BoardError
from db.model.things import Position
from desktop.dialogs.arriving import planned
from desktop.dialogs.field import Choice
from desktop.dialogs.found import segments
from desktop.dialogs.pastelist import COUNTRY, ENGLISH, KIND, LINE, WHAT, PasteFields, PasteList
from desktop.dialogs.sheet import Sheet, form
from desktop.plain import Text
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from db.edit.verbs import Arrival
    from db.model.change import Change
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words

_WIDTHS = {LINE: 190, ENGLISH: 130, COUNTRY: 124, KIND: 104}


class PasteSheet(Sheet):
    """Where the players go, and each of them with whom it means. Nothing is done before the button is pressed.

    Signals:
        pasted(tuple[str, ...]): the positions that were made.

    """

    pasted = Signal(object)

    def __init__(
        self,
        session: Session,
        arrivals: Iterable[tuple[Arrival, str]],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        segment_id: str | None = None,
    ) -> None:
        super().__init__("clip.paste.title", words, theme, parent)
        self._session = session
        self.plan = planned(session.board, arrivals, segment_id)
        self.target, self.table, self._count = Choice(), QTableView(), Text(wrap=True)
        self.list = PasteList(self.plan, words, theme, self)
        self._lay_out()
        self._offer(words)
        self.target.choose(segment_id or "")
        self.target.currentIndexChanged.connect(lambda _: self._aim())
        self.list.dataChanged.connect(lambda *_: self._tell())
        self._aim()
        room = parent.size() if parent is not None else QSize(1920, 1080)
        self.resize(min(px(880), room.width() - 40), min(px(560), room.height() - 60))

    @property
    def count(self) -> str:
        """What the paste would do, in a sentence."""
        return self._count.text()

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was chosen stays."""
        super().retranslate(words)
        self.list.words = words
        self._offer(words)
        self.list.again()

    def retheme(self, theme: Theme) -> None:
        """Draw the dialog in the colours of ``theme``."""
        super().retheme(theme)
        self.list.theme = theme
        self.list.again()

    def approve(self) -> bool:
        """Paste in one step; say here what refuses it."""
        try:
            edit = verbs.paste(self._session.board, self.plan.arrivals(), self.plan.segment_id)
        except BoardError as error:
            self.wrong(self.words.error(error))
            return False
        if not self._session.do(edit):
            return False
        self.pasted.emit(_made(edit.changes))
        return True

    def _lay_out(self) -> None:
        fields = form()
        self.row(fields, "clip.paste.target", self.target)
        self._lay_out_table()
        hint = Text(tone="muted", wrap=True)
        self.says(hint.setText, "clip.paste.tip")
        self.body.addLayout(fields)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(hint)
        self.body.addWidget(self._count)
        self.button("dialog.cancel", self.reject)
        self._do = self.button("clip.paste.do", self.accept, default=True)

    def _lay_out_table(self) -> None:
        self.says(self.table.setAccessibleName, "clip.paste.list")
        self.table.setModel(self.list)
        self.table.setItemDelegate(PasteFields(self.table))
        self.table.clicked.connect(self._open)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 6px; }")
        self.table.setWordWrap(False)
        numbers = self.table.verticalHeader()
        numbers.setDefaultSectionSize(px(32))
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out_heads()

    def _lay_out_heads(self) -> None:
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, px(width))
        heads.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)

    def _offer(self, words: Words) -> None:
        places = [("", words.say("clip.paste.tray"))]
        found = segments(self._session.board, words)
        self.target.offer([*places, *((each.id, f"{each.where} › {each.text}") for each in found)])

    def _aim(self) -> None:
        self.plan.aim(self.target.currentData() or None)
        self.list.again()

    def _open(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)

    def _tell(self) -> None:
        self._count.setText(self.plan.count(self.words))
        self._do.setEnabled(bool(self.plan.arrivals()))


def _made(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(each.id for each in changes if isinstance(each.after, Position))
