"""The documents of a source: attached from a file or dropped, read page by page, searched for a quote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.edit import verbs
from db.errors import BoardError
from db.model.things import Document
from desktop.dialogs.field import Choice
from desktop.evidence.intake import attach_file, choose_file
from desktop.evidence.reader import Reader
from desktop.evidence.sheet import Sheet, centred
from desktop.evidence.turning import ZOOMS, possible
from desktop.evidence.writing import Writing
from desktop.plain import Text, ampersands
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from desktop.evidence.context import Context
    from desktop.evidence.reader import Shown

_PATIENCE = 400  # milliseconds before it is shown how far a search is


class Paper(QWidget):
    """One source's documents.

    Signals:
        broke(object): a bug on another thread.

    """

    broke = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._source: str | None = None
        self._page, self._count, self._zoom, self._quote = 0, 0, 2, ""
        self._read: tuple[str, bytes] | None = None
        self.reader = Reader(self)
        self.choice, self.told, self.progress = Choice(), Text(wrap=True), QProgressBar()
        say = context.words.say
        names = ("attach", "detach", "previous", "next", "smaller", "larger", "stop")
        self.buttons = {each: QPushButton(ampersands(say(f"evidence.document.{each}"))) for each in names}
        self.at = Text(tone="muted")
        self.sheet, self.text = Sheet(context.theme), Writing()
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._lay_out()
        self._wire()

    @property
    def document(self) -> Document | None:
        """The document that shows."""
        return self._context.board.get(Document, self.choice.currentData())

    def show_source(self, source_id: str | None) -> None:
        """Show the documents of a source; one that shows already stays as it is."""
        fresh = source_id != self._source
        self._source = source_id
        before = None if fresh else self.choice.currentData()
        found = self._context.board.where(Document, "source_id", source_id) if source_id else ()
        self.choice.offer((each.id, each.name) for each in found)
        self.setEnabled(source_id is not None)
        if self.choice.currentData() != before or not found:
            self._open()

    def seek(self, quote: str) -> None:
        """Show where a quote stands, or say that it does not."""
        document, content = self.document, self._content()
        if document is None or content is None:
            return
        self._quote = quote
        self._say("evidence.document.looking")
        self._late.start()
        self.reader.find(content, document.media, document.name, quote, self._width(), self._page)

    def attach(self, path: str = "") -> None:
        """Attach a file, chosen in a dialog where none is told."""
        source_id = self._source
        chosen = path or choose_file(self, self._context.words)
        if not chosen or source_id is None:
            return
        made = attach_file(self._context.session, source_id, Path(chosen))
        if made is not None:
            self.choice.choose(made)
            self._open()

    def detach(self) -> None:
        """Take the document that shows off the source."""
        document = self.document
        if document is not None:
            self._context.session.attempt(lambda board: verbs.remove_document(board, document.id))

    def place(self) -> tuple[str | None, int, int]:
        """Return which document shows, at which page and how large."""
        return self.choice.currentData(), self._page, self._zoom

    def go_back(self, place: tuple[str | None, int, int]) -> None:
        """Show a document as it was shown elsewhere."""
        document_id, page, self._zoom = place
        if document_id is not None and self.choice.currentData() != document_id:
            self.choice.choose(document_id)
            self._open()
        if self.document is not None:
            self._show_page(page)

    def turn(self, by: int) -> None:
        """Turn pages."""
        goal = max(0, min(self._count - 1, self._page + by))
        if goal != self._page:
            self._show_page(goal)

    def enlarge(self, by: int) -> None:
        """Draw the page larger or smaller."""
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + by))
        self._show_page(self._page)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a file."""
        if any(each.isLocalFile() for each in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Attach the dropped file."""
        for each in [each for each in event.mimeData().urls() if each.isLocalFile()][:1]:
            event.acceptProposedAction()
            self.attach(each.toLocalFile())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages by key, stop looking at Esc."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in turns:
            self.turn(turns[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.reader.busy:
            self._stop()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.reader.stop()
        self._read, self._page, self._count = None, 0, 0
        self.sheet.show_picture(None)
        self.text.clear()
        self._show_ready()
        if self.document is not None:
            self.told.setText("")
            self._show_page(0)
        else:
            self._say("evidence.document.none")

    def _content(self) -> bytes | None:
        """Return the bytes of the document that shows; None, and told, where the file does not have them."""
        document = self.document
        if document is None:
            return None
        if self._read is None or self._read[0] != document.sha256:
            try:
                self._read = document.sha256, self._context.session.workspace.content(document.sha256)
            except BoardError as error:
                self.told.setText(self._context.words.error(error))
                return None
        return self._read[1]

    def _show_page(self, page: int) -> None:
        document, content = self.document, self._content()
        if document is not None and content is not None:
            self.reader.show_page(content, document.media, document.name, page, self._width())

    def _on_shown(self, shown: Shown) -> None:
        self._settle()
        self._page, self._count = shown.page, shown.count
        is_text = shown.picture is None
        self.body.setCurrentIndex(1 if is_text else 0)
        if is_text:
            self.text.show_text(shown.text, shown.span)
        else:
            self.sheet.show_picture(shown.picture, shown.boxes)
        place = {"page": str(shown.page + 1), "count": str(shown.count)}
        self.at.setText("" if is_text else self._context.words.say("evidence.document.at", **place))
        if shown.missing:
            document = self.document
            self._say(
                "evidence.document.no_text" if document and document.media == "image" else "evidence.document.missing"
            )
        elif shown.span is not None:
            self._say("evidence.document.found_text" if is_text else "evidence.document.found", **place)
            QTimer.singleShot(0, self, self._reveal)
        else:
            self.told.setText("")
        self._show_ready()

    def _reveal(self) -> None:
        place = self.sheet.marked().translated(self.sheet.pos())
        self._area.ensureVisible(
            place.center().x(), place.center().y(), place.width() // 2 + 40, self._area.height() // 3
        )

    def _on_refused(self, error: BoardError) -> None:
        self._settle()
        self.told.setText(self._context.words.error(error))
        self._show_ready()

    def _stop(self) -> None:
        self.reader.stop()
        self._settle()
        self._say("evidence.document.stopped")

    def _settle(self) -> None:
        self._late.stop()
        for part in (self.progress, self.buttons["stop"]):
            part.hide()

    def _say(self, key: str, **facts: object) -> None:
        self.told.setText(self._context.words.say(key, **facts))

    def _width(self) -> int:
        return max(200, round((self._area.viewport().width() - 48) * ZOOMS[self._zoom]))

    def _show_ready(self) -> None:
        document = self.document
        can = possible(document, (self._page, self._count), self._zoom)
        for each, ready in {"attach": self._source is not None, **can}.items():
            self.buttons[each].setEnabled(ready)
        self.choice.setVisible(document is not None)
        self.body.setVisible(document is not None)

    def _lay_out(self) -> None:
        say = self._context.words.say
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        files, pages = QHBoxLayout(), QHBoxLayout()
        for part in (self.choice, self.buttons["attach"], self.buttons["detach"]):
            files.addWidget(part, 1 if part is self.choice else 0)
        for each in ("previous", "next"):
            pages.addWidget(self.buttons[each])
        pages.addWidget(self.at)
        pages.addStretch(1)
        for each in ("smaller", "larger"):
            pages.addWidget(self.buttons[each])
        for button in self.buttons.values():
            button.setAutoDefault(False)
        looking = QHBoxLayout()
        for late in (self.progress, self.buttons["stop"]):
            looking.addWidget(late)
            late.hide()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.choice.setAccessibleName(say("evidence.document.title"))
        self.text.setAccessibleName(say("evidence.document.title"))
        self._area = QScrollArea()
        self._area.setWidget(centred(self.sheet))
        self._area.setWidgetResizable(True)
        self._area.setMinimumHeight(px(120))
        self.body = QStackedWidget()
        self.body.addWidget(self._area)
        self.body.addWidget(self.text)
        for row in (files, pages, looking):
            column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.body, 1)
        column.addStretch(0)

    def _wire(self) -> None:
        deeds = {
            "attach": self.attach,
            "detach": self.detach,
            "previous": lambda: self.turn(-1),
            "next": lambda: self.turn(1),
            "smaller": lambda: self.enlarge(-1),
            "larger": lambda: self.enlarge(1),
            "stop": self._stop,
        }
        for each, deed in deeds.items():
            self.buttons[each].clicked.connect(lambda _, deed=deed: deed())
        self.choice.activated.connect(lambda _: self._open())
        self.reader.shown.connect(self._on_shown)
        self.reader.refused.connect(self._on_refused)
        self.reader.broke.connect(self.broke)
        self.reader.progressed.connect(lambda part: self.progress.setValue(round(1000 * part)))
        self._late.timeout.connect(lambda: [part.show() for part in (self.progress, self.buttons["stop"])])
