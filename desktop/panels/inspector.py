"""The inspector: what is selected, in full, and all of it can be changed here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from db.model.things import Note, Position, Rating, Segment
from desktop.panels.context import Context
from desktop.panels.lock import Lock
from desktop.panels.note import NotePage
from desktop.panels.overview import OverviewPage
from desktop.panels.page import Page
from desktop.panels.position import PositionPage
from desktop.panels.segment import SegmentPage
from desktop.panels.several import SeveralPage
from desktop.sight import Viewing
from desktop.theme import px

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.judge.judgement import Judgement
    from db.model.change import Change
    from desktop.selection import Selection
    from desktop.session import Session
    from desktop.sight import Sight
    from desktop.theme import Theme
    from desktop.words import Words

NARROWEST, _WIDTH = 320, 368  # pixels


class Inspector(QWidget):
    """One page at a time: a card, several cards, a segment, a note, or the whole board where nothing is selected."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        viewing: Viewing | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        self.setMinimumWidth(NARROWEST)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        if px(NARROWEST) <= NARROWEST:  # with larger text it may be too narrow for its lines: then one scrolls
            self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard, and scrolls it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.lock = Lock(session, words)
        column.setSpacing(0)
        column.addWidget(self.lock)
        column.addWidget(self.area)
        self._context = Context(session, selection, words, theme, viewing or Viewing(self))
        self._opened: set[str] = set()  # criteria whose particulars are open, from card to card
        self._pages: dict[type[Page], Page] = {}
        self._shown: tuple[object, ...] = ()
        self._dress()
        self._show()
        selection.changed.connect(self._on_selection)
        selection.criterion_changed.connect(self._on_criterion)
        session.changed.connect(self._on_changed)
        session.refused.connect(lambda _error: self.page.refresh())
        session.previewed.connect(self._on_previewed)
        self._context.viewing.changed.connect(self._on_looked)
        session.stood.connect(lambda _: self._on_stood())

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.area.widget()
        assert isinstance(page, Page)  # noqa: S101 - nothing else is put here
        return page

    def focus_rating(self) -> None:
        """Put the focus on a rating of what is selected, so that keys rate it."""
        self.page.focus_rating()

    def retranslate(self, words: Words) -> None:
        """Say everything in other words, at once."""
        self.lock.retranslate(words)
        self._anew(replace(self._context, words=words))

    def retheme(self, theme: Theme) -> None:
        """Show everything in another look, at once."""
        self._anew(replace(self._context, theme=theme))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size at which it is pleasant to work with."""
        return QSize(px(_WIDTH), 760)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of a panel."""
        QPainter(self).fillRect(self.rect(), self._context.theme.colour("panel"))

    def _anew(self, context: Context) -> None:
        at = self.area.verticalScrollBar().value()
        self.page.finish()
        self._context = context
        shown = self.area.takeWidget()
        for page in {*self._pages.values(), shown}:
            page.deleteLater()
        self._pages.clear()
        self._shown = ()
        self._dress()
        self._show()
        self.area.verticalScrollBar().setValue(at)

    def _dress(self) -> None:
        self.setAccessibleName(self._context.words.say("inspector.title"))

    def _on_selection(self) -> None:
        self.page.finish()
        self._show()
        if self._context.selection.criterion is not None:
            # Keys go on rating what was rated on the card before: that is to be seen before they do.
            QTimer.singleShot(0, self, self._on_criterion)

    def _on_criterion(self) -> None:
        """Scroll to the criterion that keys rate."""
        row = self.page.rated_row
        if row is not None:
            self.area.ensureWidgetVisible(row, 0, px(24))

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if self._what() == self._shown:
            if not all(_is_layout(each) for each in changes):
                self.page.refresh()
                self.lock.hold(self.page)
        else:
            self._show()
        row = self.page.rated_row
        if row is not None and row.visibleRegion().isEmpty() and any(each.kind is Rating for each in changes):
            self._on_criterion()

    def _on_stood(self) -> None:
        """Nothing is edited on another date, and all again at the base."""
        self.lock.tell()
        if not self.lock.shut:
            self.lock.hold(self)  # pages that do not show, too
        self.page.refresh()
        self.lock.hold(self.page)

    def _on_looked(self, before: Sight) -> None:
        """The whole board is told of the wave that shows."""
        if before.wave != self._context.viewing.now.wave and isinstance(self.page, OverviewPage):
            self.page.refresh()

    def _on_previewed(self, judgement: Judgement) -> None:
        self.page.preview(judgement)

    def _what(self) -> tuple[object, ...]:
        """Return the kind of page and what it is about; what is no longer on the board does not count."""
        board, selection = self._context.board, self._context.selection
        positions = tuple(each for each in selection.positions if board.get(Position, each) is not None)
        if len(positions) > 1:
            return SeveralPage, positions
        if positions:
            return PositionPage, positions[0]
        if board.get(Segment, selection.segment) is not None:
            return SegmentPage, selection.segment
        if board.get(Note, selection.note) is not None:
            return NotePage, selection.note
        return OverviewPage, None

    def _show(self) -> None:
        what = self._what()
        if what == self._shown:
            return
        # The same kind of page keeps its place: one card after another is compared at the same criterion.
        same_kind = bool(self._shown) and self._shown[0] == what[0]
        self._shown = what
        page = self._page(*what)
        page.refresh()
        self.lock.hold(page)
        if not same_kind:
            left = self.area.takeWidget()
            if left is not None:
                # A scroll area deletes the page it holds when it gets another one: the page waits here instead.
                left.setParent(self)
                left.hide()
            self.area.setWidget(page)
            page.show()
            self.area.verticalScrollBar().setValue(0)

    def _page(self, kind: object, about: object) -> Page:
        page = self._pages.get(kind) or self._make(kind)  # type: ignore[call-overload]
        if isinstance(page, PositionPage):
            page.position_id = str(about)
        elif isinstance(page, SegmentPage):
            page.segment_id = str(about)
        elif isinstance(page, NotePage):
            page.note_id = str(about)
        elif isinstance(page, SeveralPage):
            page.position_ids = about  # type: ignore[assignment]
        return page

    def _make(self, kind: object) -> Page:
        if kind is PositionPage:
            page: Page = PositionPage(self._context, self._opened)
        elif kind is SegmentPage:
            page = SegmentPage(self._context, self._opened)
        elif kind is NotePage:
            page = NotePage(self._context)
        else:
            page = SeveralPage(self._context) if kind is SeveralPage else OverviewPage(self._context)
        self._pages[type(page)] = page
        return page


def _is_layout(change: Change) -> bool:
    """Tell whether a change only lays a card elsewhere in its row: nothing is told of that here."""
    before, after = change.before, change.after
    if not isinstance(before, Position) or not isinstance(after, Position):
        return False
    return replace(before, x=after.x, lane=after.lane) == after
