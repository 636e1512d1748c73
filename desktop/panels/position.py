"""The page of one card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.edit import verbs
from db.model.things import Position, Segment, name
from desktop.panels.evidence import EvidenceList
from desktop.panels.heading import Heading
from desktop.panels.lock import LEADS
from desktop.panels.page import Page
from desktop.panels.pill import Pill
from desktop.panels.ratings import RatingSheet
from desktop.panels.relations import Relations
from desktop.panels.section import Section
from desktop.panels.span import Span
from desktop.panels.standing import Standing
from desktop.panels.story import Story
from desktop.panels.ties import Ties
from desktop.panels.verdict import Verdict

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.judge.judgement import Judgement
    from desktop.panels.context import Context


class PositionPage(Page):
    """A card: its entity, its ratings, what they rest on, its relations and its segment in short."""

    def __init__(self, context: Context, opened: set[str]) -> None:
        super().__init__(context)
        self.position_id: str | None = None
        say = context.words.say
        self.heading = Heading(context)
        self.standing, self.sheet = Standing(context), RatingSheet(context, "position", opened)
        self.evidence, self.relations = EvidenceList(context), Relations(context)
        self.span, self.ties = Span(context), Ties(context)
        self.verdict = Verdict(context, full=False)
        self._segment = Section(context.theme, say("inspector.section.segment"))
        self._to_segment = Pill(context.theme, "", look="link")
        self._to_segment.setProperty(LEADS, True)  # noqa: FBT003 - Qt's own
        self._to_segment.clicked.connect(self._open_segment)
        self.story = Story(context)
        self._lay()

    def refresh(self) -> None:
        """Show what the board says of the card; nothing where it is gone."""
        board = self.context.board
        position = board.get(Position, self.position_id)
        if position is None:
            return
        self.heading.show_position(position)
        judgement = self.context.session.judgement
        found = judgement.positions.get(position.id)
        self.sheet.show_targets([position.id], side="home" if found is not None and found.home else "global")
        self.evidence.show_position(position)
        self.relations.show_entity(position.entity_id)
        self.span.show_span(position.start, position.end)
        self.ties.show_entity(position.entity_id)
        self.story.show_thing(position.id)
        segment = name(board.the(Segment, position.segment_id), self.context.lang)
        self._to_segment.setText(f"{segment} ›")
        self._to_segment.setAccessibleName(segment)
        self._to_segment.updateGeometry()
        self.preview(judgement)

    def preview(self, judgement: Judgement) -> None:
        """Show how the card and its segment would read."""
        position = self.context.board.get(Position, self.position_id)
        if position is None:
            return
        self.standing.show_position(position, judgement)
        verdict = judgement.segments.get(position.segment_id)
        if verdict is not None:
            self.verdict.show_verdict(verdict, self.context.board.premise.method, judgement)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        self.heading.finish()
        self.sheet.finish()
        self.span.finish()
        self.ties.finish()

    @property
    def rated_row(self) -> QWidget | None:
        """The row of the criterion that keys rate."""
        return self.sheet.pointed_at

    def focus_rating(self) -> None:
        """Put the focus on the criterion that had it last."""
        self.sheet.focus_rating()

    def _lay(self) -> None:
        say, theme = self.context.words.say, self.context.theme
        ratings = Section(theme, say("inspector.section.ratings"))
        ratings.add(self.standing)
        ratings.add(self.sheet)
        evidence = Section(theme, say("inspector.section.evidence"))
        evidence.add(self.evidence)
        relations = Section(theme, say("inspector.section.relations"))
        relations.add(self.relations)
        relations.add(self.ties)
        span = Section(theme, say("time.span.section"))
        span.add(self.span)
        self.span.committed.connect(self._date)
        self._segment.column.addWidget(self._to_segment, 0, Qt.AlignmentFlag.AlignLeft)
        self._segment.add(self.verdict)
        for part in (self.heading, ratings, self._segment, evidence, relations, span, self.story):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _date(self, first: bool, day: str | None) -> None:
        position_id = self.position_id
        if position_id is not None:
            field = {"start" if first else "end": day}
            self.context.session.attempt(lambda board: verbs.edit_position(board, position_id, **field))

    def _open_segment(self) -> None:
        position = self.context.board.get(Position, self.position_id)
        if position is not None:
            self.context.selection.choose_segment(position.segment_id)
