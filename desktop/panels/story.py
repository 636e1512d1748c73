"""How a card or a segment came to stand where it stands: a small chart, and its last ratings with who, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from db.judge.story import course, turns
from db.model.things import Criterion, Rater, in_language, name
from desktop.curve import Curve, Point
from desktop.naming import said_target, short
from desktop.panels.prose import Prose
from desktop.panels.section import Section

if TYPE_CHECKING:
    from db.judge.story import Turn
    from db.model.things import Rating
    from desktop.panels.context import Context

MOST = 4
"""So many ratings are told, the newest first; the page of history has all."""

_PAUSE = 150  # milliseconds without an edit after which it is told anew: nobody waits for it
_NOTHING = "–"


class Story(Section):
    """The section. The chart shows where there are two days or more; it is of the base, from wherever one looks."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, context.words.say("time.history.title"))
        self._context = context
        self._about = ""
        self.curve = Curve(context.theme)
        self.curve.setAccessibleName(context.words.say("time.history.curve"))
        self.lines = tuple(Prose(context.theme, size=12, colour="text_muted") for _ in range(MOST))
        for part in (self.curve, *self.lines):
            self.add(part)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.tell)

    def show_thing(self, thing_id: str) -> None:
        """Show a card or a segment: another one at once, for the page keeps its height, the same one a moment later."""
        if thing_id != self._about:
            self._about = thing_id
            self._later.stop()
            self.tell()
        else:
            self._later.start()

    def tell(self) -> None:
        """Show how it has stood now."""
        base, words = self._context.session.base, self._context.words
        found = turns(base, self._about)
        points = [Point(*each) for each in course(base, self._about)]
        self.curve.setVisible(len(points) > 1)
        self.curve.show_points(points, ", ".join(f"{each.day.isoformat()} {each.value:.1f}" for each in points))
        for line, turn in zip(self.lines, [*found[:MOST], *[None] * (MOST - len(found[:MOST]))], strict=True):
            line.setVisible(turn is not None)
            line.tell(self._line(turn) if turn is not None else "")
        left = len(found) - MOST
        self.note.tell(words.say("time.history.left", count=left) if left > 0 else "")
        self.setVisible(bool(found))

    def _line(self, turn: Turn) -> str:
        base, words, rating = self._context.session.base, self._context.words, turn.now
        rater, criterion = base.get(Rater, rating.rater_id), base.get(Criterion, rating.criterion_id)
        what = short(name(criterion, words.lang), 40) if criterion is not None else _NOTHING
        if rating.target_id != self._about:
            what = f"{said_target(words, base, rating.target_id)} · {what}"
        by = short(in_language(rater.name, rater.name_en, words.lang), 40) if rater is not None else _NOTHING
        why = short(in_language(rating.rationale_ko, rating.rationale_en, words.lang), 80)
        facts = {"day": rating.as_of.isoformat(), "what": what, "was": self._said(turn.was), "now": self._said(rating)}
        line = words.say("time.history.line", **facts, by=by)
        return f"{line}\n{why}" if why else line

    def _said(self, rating: Rating | None) -> str:
        if rating is None:
            return _NOTHING
        return (
            f"{rating.score:g}" if rating.score is not None else self._context.words.say(f"time.status.{rating.status}")
        )
