"""The page of a segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont

from db.edit import verbs
from db.model.things import Layer, Segment, name
from desktop.panels.inplace import InPlace
from desktop.panels.market import MarketBox
from desktop.panels.page import Page
from desktop.panels.prose import Prose
from desktop.panels.ranking import Ranking
from desktop.panels.ratings import RatingSheet
from desktop.panels.section import Section
from desktop.panels.story import Story
from desktop.panels.verdict import Verdict

if TYPE_CHECKING:
    from db.judge.judgement import Judgement
    from desktop.panels.context import Context


class SegmentPage(Page):
    """A segment: its name, its posture with all that led to it, its criteria and its players in order."""

    def __init__(self, context: Context, opened: set[str]) -> None:
        super().__init__(context)
        self.segment_id: str | None = None
        say, theme = context.words.say, context.theme
        other = "en" if context.lang == "ko" else "ko"
        self.first = InPlace(
            theme,
            say(f"inspector.name_{context.lang}"),
            size=19,
            weight=QFont.Weight.Bold,
            empty=say(f"inspector.add_{context.lang}"),
        )
        self.second = InPlace(
            theme, say(f"inspector.name_{other}"), colour="text_muted", empty=say(f"inspector.add_{other}")
        )
        self.text = InPlace(theme, say("inspector.desc"), empty=say("inspector.add_desc"), lines=True)
        self._where = Prose(theme, size=12, colour="text_muted")
        self.verdict = Verdict(context, full=True)
        self.sheet = RatingSheet(context, "segment", opened)
        self.ranking = Ranking(context)
        self.market = MarketBox(context)
        self.story = Story(context)
        self._lay()
        self.first.committed.connect(lambda text: self._rename(text, self.second.text))
        self.second.committed.connect(lambda text: self._rename(self.first.text, text))
        self.text.committed.connect(self._describe)

    def refresh(self) -> None:
        """Show what the board says of the segment; nothing where it is gone."""
        segment = self.context.board.get(Segment, self.segment_id)
        if segment is None:
            return
        korean = self.context.lang == "ko"
        self.first.show_text(segment.name_ko if korean else segment.name_en)
        self.second.show_text(segment.name_en if korean else segment.name_ko)
        self.text.show_text(segment.desc_ko if korean else segment.desc_en)
        self._where.tell(name(self.context.board.the(Layer, segment.layer_id), self.context.lang))
        self.sheet.show_targets([segment.id])
        self.market.show_segment(segment)
        self.story.show_thing(segment.id)
        self.preview(self.context.session.judgement)

    def preview(self, judgement: Judgement) -> None:
        """Show how the segment would read."""
        verdict = judgement.segments.get(self.segment_id or "")
        if verdict is not None:
            self.verdict.show_verdict(verdict, self.context.board.premise.method, judgement)
            self.ranking.show_positions(verdict.positions, judgement)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        for field in (self.first, self.second, self.text):
            field.finish()
        self.sheet.finish()
        self.market.finish()

    def focus_rating(self) -> None:
        """Put the focus on the criterion that had it last."""
        self.sheet.focus_rating()

    def _lay(self) -> None:
        say, theme = self.context.words.say, self.context.theme
        posture = Section(theme, say("inspector.section.posture"))
        posture.add(self.verdict)
        ratings = Section(theme, say("inspector.section.market"))
        ratings.add(self.sheet)
        market = Section(theme, say("market.section"))
        market.add(self.market)
        players = Section(theme, say("inspector.section.players"))
        players.add(self.ranking)
        where = Section(theme, "")
        where.add(self._where)
        for part in (self.first, self.second, where, self.text, posture, ratings, players, market, self.story):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _rename(self, first: str, second: str) -> None:
        segment_id = self.segment_id
        names = (first, second) if self.context.lang == "ko" else (second, first)
        if segment_id is not None:
            self.context.session.attempt(lambda board: verbs.rename_segment(board, segment_id, *names))

    def _describe(self, text: str) -> None:
        segment_id = self.segment_id
        if segment_id is not None:
            fields = {f"desc_{self.context.lang}": text}
            self.context.session.attempt(lambda board: verbs.edit_segment(board, segment_id, **fields))
