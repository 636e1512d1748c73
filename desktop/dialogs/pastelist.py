"""The list in the paste dialog: each line with what becomes of it, and fields to change that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.model.text import excerpt
from db.model.things import Entity, EntityKind, name
from desktop.dialogs.country import Country
from desktop.dialogs.field import Choice
from desktop.icons import drawn
from desktop.plain import tip
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter

    from desktop.dialogs.arriving import Coming, Plan
    from desktop.theme import Theme
    from desktop.words import Words

Index: TypeAlias = "QModelIndex | QPersistentModelIndex"

COLUMNS = ("line", "what", "name_en", "country", "kind")
LINE, WHAT, ENGLISH, COUNTRY, KIND = range(len(COLUMNS))
_SHOWN = 80  # letters of a text that a cell shows
_SIGN = 10  # pixels
_ROOT = QModelIndex()


class PasteList(QAbstractTableModel):
    """The lines of a plan as rows."""

    def __init__(self, plan: Plan, words: Words, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.plan, self.words, self.theme = plan, words, theme

    def again(self) -> None:
        """Show everything anew."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def line(self, index: Index) -> Coming:
        """Return the line of a row."""
        return self.plan.lines[index.row()]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.plan.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401, N802
        """Return what stands over a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.words.say(f"clip.paste.{COLUMNS[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell says and in which colour; its tip says all of a long text."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(index))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self.theme.colour(self._colour(index))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that what becomes of a line may be chosen, and the country and the kind of a new player."""
        line, fixed = self.line(index), super().flags(index)
        choices = index.column() == WHAT and len(line.wishes()) > 1
        is_open = index.column() in {COUNTRY, KIND} and line.is_open
        return fixed | Qt.ItemFlag.ItemIsEditable if choices or is_open else fixed

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Take what was chosen in a cell."""
        line = self.line(index)
        if role != Qt.ItemDataRole.EditRole or not value:
            return False
        if index.column() == WHAT:
            line.wish = value  # type: ignore[assignment]
        else:
            field = {"origin" if index.column() == COUNTRY else "kind": value}
            self.plan.change(line, replace(line.arrival, **field))  # type: ignore[arg-type]
        # The counts are of all lines.
        self.again()
        return True

    def _text(self, index: Index) -> str:
        line, column = self.line(index), index.column()
        if column == LINE:
            return excerpt(line.arrival.name_ko or line.arrival.name_en, _SHOWN)
        if column == WHAT:
            return self.plan.said(line, self.words)
        known = line.wish != "add" and not (line.alike and line.wish == "skip")
        about = self.plan.board.get(Entity, line.entity_id) if known else None
        meant = about or line.arrival
        if column == ENGLISH:
            return excerpt(meant.name_en, _SHOWN)
        key = f"entity.country.{meant.origin}" if column == COUNTRY else f"entity.kind.{meant.kind}"
        return self.words.say(key) if self.words.knows(key) else excerpt(meant.origin, _SHOWN)

    def _colour(self, index: Index) -> str:
        line = self.line(index)
        if index.column() == WHAT and line.wish == "add" and (line.alike or line.odd):
            return "warning"
        if index.column() == WHAT and line.refused is not None and line.wish == "skip":
            return "danger"
        quiet = self.plan.is_idle(line) or (index.column() > WHAT and line.wish != "add")
        return "text_muted" if quiet else "text"


class PasteFields(QStyledItemDelegate):
    """The fields in which a line is changed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802
        """Return the field for a cell; what is chosen in it is taken at once."""
        listed = _listed(index)
        if index.column() == COUNTRY:
            country = Country(listed.words, parent=parent)
            country.activated.connect(lambda _: self._take(country))
            return country
        choice = Choice(parent)
        choice.offer(_kinds(listed.words) if index.column() == KIND else _wishes(listed, index))
        choice.activated.connect(lambda _: self._take(choice))
        QTimer.singleShot(0, choice, choice.showPopup)
        return choice

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; one that can be changed has the sign of a list at its right."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            super().paint(painter, option, index)
            return
        room = QRect(option.rect)
        QStyledItemDelegate.paint(self, painter, option, index)
        sign = drawn(f"chevron-down-{_listed(index).theme.name}", _listed(index).theme, "text_muted", px(_SIGN))
        painter.drawPixmap(QPoint(room.right() - px(_SIGN) - 6, room.center().y() - px(_SIGN) // 2 + 1), sign)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show in the field what is chosen now."""
        line = _listed(index).line(index)
        if isinstance(editor, Country):
            editor.show_code(line.arrival.origin)
        elif isinstance(editor, Choice):
            editor.choose(line.arrival.kind if index.column() == KIND else line.wish)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        """Take what the field says."""
        if isinstance(editor, Country):
            model.setData(index, editor.code())
        elif isinstance(editor, Choice):
            model.setData(index, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002, N802
        """Lay the field over its cell."""
        editor.setGeometry(option.rect)

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _listed(index: Index) -> PasteList:
    model = index.model()
    if not isinstance(model, PasteList):  # made for this list only
        raise TypeError
    return model


def _kinds(words: Words) -> list[tuple[object, str]]:
    return [(each, words.say(f"entity.kind.{each}")) for each in get_args(EntityKind)]


def _wishes(listed: PasteList, index: Index) -> list[tuple[object, str]]:
    line = listed.line(index)
    entity = listed.plan.board.get(Entity, line.entity_id)
    called = excerpt(name(entity, listed.words.lang)) if entity is not None else ""
    return [(each, listed.words.say(f"clip.paste.{each}", name=called)) for each in line.wishes()]
