"""One line that goes anywhere and does anything: cards, segments, sources and commands by a part of their name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QListView
from shiboken6 import isValid

from desktop.dialogs.capture import Capture
from desktop.dialogs.field import Line
from desktop.dialogs.hit import FOUND, HEIGHT, Hit, said
from desktop.dialogs.sheet import Sheet
from desktop.icons import icon
from desktop.plain import Text
from desktop.search import Index
from desktop.theme import px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from desktop.dialogs.found import Found
    from desktop.theme import Theme
    from desktop.words import Words

COMMANDS = ">"
"""What a line begins with that finds commands only."""

_SHOWN = 200
_LINES, _FEWEST, _WIDTH, _TOP = 11, 4, 640, 86
_PAST, _AROUND = 40, 110  # pixels that stay free beside it; what it takes beside its lines
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Hits(QAbstractListModel):
    """What was found, as the list shows it."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        self._all: list[Found] = []

    def show(self, found: list[Found]) -> None:
        """Show this instead of what was found before."""
        self.beginResetModel()
        self._all = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._all)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name, all that a screen reader says, or the thing itself."""
        if role == FOUND:
            return self._all[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._all[index.row()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(self._all[index.row()], self.words)
        return None


class Palette(Sheet):
    """A line to type in and what it finds; gone as soon as something is chosen or something else is clicked.

    ``offers`` says what there is to find, in a language; ``recent`` are the handles of what was chosen last, which
    comes first as long as nothing is typed.

    Signals:
        chosen(Found): what the user wants to go to or to do. The palette is closed then.

    """

    chosen = Signal(object)

    def __init__(
        self,
        offers: Callable[[Words], Sequence[Found]],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        hint: str = "palette.hint",
        recent: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__("palette.title", words, theme, parent)
        # Within the window that it is for, not a window of its own: the desktop would give that the focus only after a
        # while, and what is typed until then would do things on the board.
        self.setWindowFlags(Qt.WindowType.Widget if parent is not None else Qt.WindowType.FramelessWindowHint)
        self.setAutoFillBackground(True)
        self._offers, self._recent, self._hint = offers, recent, hint
        self.line, self.list, self._none, self._foot = Line(), QListView(), Text(tone="muted"), Text(tone="muted")
        self._sign, self._capture = QLabel(), Capture(self.line)
        self._came_from: QWidget | None = None
        self.hits = Hits(words, self)
        self._lay_out()
        self._listen()
        self._gather()
        self.retheme(theme)

    def retranslate(self, words: Words) -> None:
        """Say the palette in the language of ``words``."""
        super().retranslate(words)
        self.hits.words = words
        self._hit.words = words
        self._gather()

    def retheme(self, theme: Theme) -> None:
        """Draw the palette in the colours of ``theme``."""
        super().retheme(theme)
        self._hit.theme = theme
        self._sign.setPixmap(icon("search", theme, "text_muted").pixmap(px(18), px(18)))
        self.update()

    def pop_up(self) -> None:
        """Show near the top of the window, ready to type in."""
        parent = self.parentWidget()
        width = self._fit(parent)
        if parent is not None:
            self.move((parent.width() - width) // 2, max(0, min(px(_TOP), parent.height() - self.height())))
        self._came_from = QApplication.focusWidget()
        self.show()
        self._capture.begin()
        self.raise_()
        self.activateWindow()
        self.line.setFocus()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _fit(self, parent: QWidget | None) -> int:
        """Take as many lines as there is room for in the window; return how wide that is."""
        width, lines = px(_WIDTH), _LINES
        if parent is not None:
            width = min(width, parent.width() - px(_PAST))
            lines = max(_FEWEST, min(lines, (parent.height() - px(_TOP + _AROUND)) // px(HEIGHT)))
        for part in (self.list, self._none):
            part.setFixedHeight(lines * px(HEIGHT))
        self.setFixedSize(width, self.sizeHint().height())
        return width

    def accept(self) -> None:
        """Commit half-typed Hangul, close, and tell what was chosen; stay where nothing is."""
        typed = self.line.text() + self.line.composing
        index = self.list.currentIndex()
        if not index.isValid():
            return
        found = index.data(FOUND)
        if self.line.composing:
            self.line.setText(typed)
        self.done(self.DialogCode.Accepted)
        self.chosen.emit(found)

    def done(self, result: int) -> None:
        """Close, and let whoever was typed into before have the keys again."""
        held = self.line.hasFocus()
        super().done(result)
        if held and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the arrow keys walk the list while the line is typed in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALK:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Close when the user turns to something else."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and not self.isActiveWindow():
            self.reject()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the panel with a line around it: there is no frame of the desktop's."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("panel"))
        painter.setPen(self.theme.colour("line_strong"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _lay_out(self) -> None:
        self.says(self.line.setPlaceholderText, self._hint)
        self.says(self.line.setAccessibleName, "palette.title")
        self.says(self.list.setAccessibleName, "palette.list")
        self.says(self._none.setText, "palette.none")
        self.says(self._foot.setText, "palette.foot")
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._none.setContentsMargins(0, px(HEIGHT), 0, 0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._sign)
        top.addWidget(self.line, 1)
        self.body.addLayout(top)
        for part in (self.list, self._none, self._foot):
            self.body.addWidget(part)
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(12, 12, 12, 10)
            outer.setSpacing(0)
        self._lay_out_list()

    def _lay_out_list(self) -> None:
        self._hit = Hit(self.words, self.theme, self.list)
        self.list.setItemDelegate(self._hit)
        self.list.setModel(self.hits)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setStyleSheet("QListView { border: none; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _: self.accept())

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and not (new is self or self.isAncestorOf(new)):
            self.reject()

    def _listen(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._look())
        self.line.composed.connect(self._look)
        self.line.returnPressed.connect(self.accept)

    def _gather(self) -> None:
        found = list(self._offers(self.words))
        order = {handle: at for at, handle in enumerate(self._recent)}
        # What was chosen last comes first where nothing is typed, and among equals.
        self._all = sorted(found, key=lambda each: order.get(each.handle, len(order)))
        self._commands = [each for each in self._all if each.kind == "command"]
        self._index = Index(each.names for each in self._all)
        self._of_commands = Index(each.names for each in self._commands)
        self._look()

    def _look(self) -> None:
        typed = (self.line.text() + self.line.composing).lstrip()
        if typed.startswith(COMMANDS) and self._commands:
            found = [self._commands[at] for at in self._of_commands.find(typed.removeprefix(COMMANDS))]
        else:
            found = [self._all[at] for at in self._index.find(typed)[:_SHOWN]]
        self.hits.show(found[:_SHOWN])
        self.list.setCurrentIndex(self.hits.index(0, 0))
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
