"""The page of several cards at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from db.judge.terms import criteria_of
from db.model.things import Entity, Position, Segment, name
from desktop.flow import Flow
from desktop.panels.detail import CONFIDENCES
from desktop.panels.page import Page
from desktop.panels.pill import Pill
from desktop.panels.prose import Prose
from desktop.panels.ratings import RatingSheet
from desktop.panels.section import Section
from desktop.sides import side_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.panels.context import Context

_NAMED = 12


class SeveralPage(Page):
    """Several cards: how many, what they share, and one row per criterion that rates them all in one step."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, say = context.theme, context.words.say
        self.position_ids: tuple[str, ...] = ()
        self._count = Prose(theme, size=19, weight=QFont.Weight.Bold)
        self._shared = Prose(theme, size=12.5)
        self._names = Prose(theme, size=12, colour="text_muted")
        self.sheet = RatingSheet(context, "position", set())
        self.levels = {each: Pill(theme, say(f"judge.confidence.{each}")) for each in CONFIDENCES}
        self._lay()

    def refresh(self) -> None:
        """Show what the board says of the cards."""
        board, say = self.context.board, self.context.words.say
        found = (board.get(Position, each) for each in self.position_ids)
        positions = [each for each in found if each is not None]
        self._count.tell(say("inspector.selected", count=len(positions)))
        names = [name(board.the(Entity, each.entity_id), self.context.lang) for each in positions]
        rest = len(names) - _NAMED
        self._names.tell(", ".join(names[:_NAMED]) + (" " + say("inspector.and_more", count=rest) if rest > 0 else ""))
        self._shared.tell(" · ".join(self._in_common(positions)) or say("inspector.nothing_shared"))
        self.sheet.show_targets([each.id for each in positions])

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        self.sheet.finish()

    @property
    def rated_row(self) -> QWidget | None:
        """The row of the criterion that keys rate."""
        return self.sheet.pointed_at

    def focus_rating(self) -> None:
        """Put the focus on the criterion that had it last."""
        self.sheet.focus_rating()

    def _lay(self) -> None:
        say, theme = self.context.words.say, self.context.theme
        ratings = Section(theme, say("inspector.section.bulk"))
        ratings.add(Prose(theme, say("inspector.bulk_hint"), size=12, colour="text_muted"))
        ratings.add(self.sheet)
        sure = Section(theme, say("inspector.section.bulk_confidence"))
        row = QWidget()
        flow = Flow(row)
        for level, pill in self.levels.items():
            pill.setAccessibleName(say("inspector.confidence_is", level=say(f"judge.confidence.{level}")))
            pill.clicked.connect(lambda _on=False, level=level: self._declare(level))
            flow.addWidget(pill)
        sure.add(row)
        head = Section(theme, "")
        for part in (self._count, self._shared, self._names):
            head.add(part)
        for section in (head, ratings, sure):
            self.column.addWidget(section)
        self.column.addStretch(1)

    def _declare(self, level: str) -> None:
        criteria = [each.id for each in criteria_of(self.context.board, "position")]
        self.sheet.grading.confidence(criteria, level)  # type: ignore[arg-type]

    def _in_common(self, positions: list[Position]) -> list[str]:
        board, say, lang = self.context.board, self.context.words.say, self.context.lang
        entities = [board.the(Entity, each.entity_id) for each in positions]
        sides = _one(side_of(board, each) for each in entities)
        kind = _one(each.kind for each in entities)
        segment = _one(each.segment_id for each in positions)
        shared = [say(f"inspector.side.{sides}")] if sides else []
        shared += [say(f"entity.kind.{kind}")] if kind else []
        return shared + ([name(board.the(Segment, segment), lang)] if segment else [])


def _one(values: Iterable[str]) -> str | None:
    """Return what all values are, None where they differ."""
    found = set(values)
    return found.pop() if len(found) == 1 else None
