"""What each lens shows of a position: a colour, a mark and a short text, so that colour never tells it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.backed import Backings
from db.judge.ratings import CONFIDENCES
from db.judge.reading import judge_some
from db.judge.scenario import Outcome, outcome
from db.judge.score import scores_of, sums_of
from db.judge.terms import POINTS, terms_of
from db.model.span import is_there
from db.model.things import Position, Rating, Segment
from desktop.board.compared import compared_day
from desktop.board.options import Options
from desktop.board.outage import BLOCKED, Outage, outage_of, strain
from desktop.board.tints import (
    NOTHING,
    SAME,
    STEPS,
    Delta,
    Tint,
    figure,
    in_steps,
    moved_level,
    score_of,
    strain_tint,
    turned,
)
from desktop.sight import scenario_shown, scenarios_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from db.judge.backed import Backed
    from db.judge.judgement import Judgement, SegmentVerdict
    from db.model.board import Board
    from db.model.things import Scenario
    from desktop.sight import Lens, Sight
    from desktop.standpoint import Beside


class Glass:
    """A lens held over one reading of a board; what it shows is worked out once for each position.

    ``compared`` is the date that the change lens compares with, ``scenario`` the one that it shows instead.
    ``beside`` is the base where the board shows another date, or stands under that scenario itself. ``several`` are
    scenarios that show at once, by letters.
    """

    def __init__(
        self,
        board: Board,
        judgement: Judgement,
        lens: Lens = "origin",
        compared: date | None = None,
        scenario: Scenario | None = None,
        beside: Beside | None = None,
        outage: Outage | None = None,
        several: Sequence[Scenario] = (),
    ) -> None:
        self.board, self.judgement, self.lens, self.compared = board, judgement, lens, compared
        self.scenario, self.beside, self.outage = scenario, beside, outage
        self.several = tuple(several)
        self._outcome: Outcome | None = None
        self._options: Options | None = None
        self._past: dict[str, SegmentVerdict] = {}
        self._backings = Backings(board, judgement.as_of)
        self._then = terms_of(board, compared, judgement.weight_set_id) if compared is not None else None
        self._seen: dict[str, Tint] = {}
        self._was: dict[str, float | None] = {}
        self._backed: dict[str, Backed] = {}
        self._strains: dict[str, Tint] = {}
        self._look: Callable[[str], Tint] = getattr(self, f"_{lens}")

    def tint(self, position_id: str) -> Tint:
        """Return what the lens shows of a position; raises KeyError for an unknown one."""
        tint = self._seen.get(position_id)
        if tint is None:
            tint = self._seen[position_id] = self._hit(position_id) or self._look(position_id)
        return tint

    def dims(self, position_id: str) -> bool:
        """Tell whether a card stands back, as somebody is blocked on whom it does not depend."""
        return self.outage is not None and self.board.the(Position, position_id).entity_id not in self.outage.cards

    def backed(self, position_id: str) -> Backed:
        """Return what stands behind a position."""
        backed = self._backed.get(position_id)
        if backed is None:
            backed = self._backed[position_id] = self._backings.of(position_id)
        return backed

    def delta(self, position_id: str) -> Delta | None:
        """Return how a position's score has changed; None under another lens, or where there is nothing to compare."""
        if self.lens != "change" or not self._compares:
            return None
        was, now = self._ends(position_id)
        if was is None or now is None or (self.scenario is not None and abs(now - was) < SAME):
            return None
        return Delta(was, now)

    def level(self, segment_id: str) -> Delta | None:
        """Return how a segment's L has changed, or would; None under another lens, where it has not, or has none."""
        if self.lens != "change" or not self._compares:
            return None
        return moved_level(*self.verdicts(segment_id))

    def verdicts(self, segment_id: str) -> tuple[SegmentVerdict | None, SegmentVerdict | None]:
        """Return how a segment stood, or stands, and how it stands, or would; None where there is no verdict."""
        now = self.judgement.segments.get(segment_id)
        if self.outcome is not None:
            return self.outcome.segments.get(segment_id, (now, now))
        if self.ahead is not None:
            return now, self.ahead.judgement.segments.get(segment_id)
        if self.compared is None or self.board.get(Segment, segment_id) is None:
            return None, now
        was = self._past.get(segment_id)
        if was is None:
            weights = self.judgement.weight_set_id
            then = judge_some(self.board, (segment_id,), as_of=self.compared, weight_set_id=weights)
            was = self._past[segment_id] = then.segments[segment_id]
        return was, now

    @property
    def outcome(self) -> Outcome | None:
        """What the scenario changes; None without one. It is worked out when it is first asked for."""
        if self._outcome is None and self.scenario is not None and self.lens == "change":
            base = self.board if self.beside is None else self.beside.board
            self._outcome = outcome(base, self.scenario.id, self.judgement.weight_set_id)
        return self._outcome

    @property
    def options(self) -> Options | None:
        """What several scenarios change; None where there is one at most."""
        if self._options is None and self.several:
            self._options = Options(self.board, self.several, self.judgement.weight_set_id)
        return self._options

    @property
    def ghosts(self) -> Mapping[str, float]:
        """Where the front line would stand under the scenario, by the segments in which it would stand elsewhere.

        With the base beside it, where it stands there.
        """
        if self.beside is not None:
            shown, base = self.judgement.segments, self.beside.judgement.segments
            return {
                each: verdict.front
                for each, verdict in base.items()
                if verdict.front is not None and each in shown and shown[each].front != verdict.front
            }
        found = self.outcome.segments if self.outcome is not None else {}
        fronts = {each: (was.front, then.front) for each, (was, then) in found.items()}
        return {each: then for each, (was, then) in fronts.items() if then is not None and then != was}

    def again(
        self, board: Board, judgement: Judgement, segment_ids: frozenset[str], beside: Beside | None = None
    ) -> Glass:
        """Return the same lens over the board after a change that touched some segments."""
        outage = outage_of(board, self.outage.entity_id) if self.outage is not None else None
        glass = Glass(board, judgement, self.lens, self.compared, self.scenario, beside, outage, self.several)
        if judgement.as_of == self.judgement.as_of:
            glass._take_over(self._backed, segment_ids)
        if judgement.weight_set_id == self.judgement.weight_set_id:
            glass._past = {each: verdict for each, verdict in self._past.items() if each not in segment_ids}
            glass._outcome = None if segment_ids else self._outcome
            glass._options = None if segment_ids else self._options
        return glass

    def _take_over(self, backed: Mapping[str, Backed], segment_ids: frozenset[str]) -> None:
        """Know again what was read of the positions that no change has touched."""
        touched = {each.id for at in segment_ids for each in self.board.where(Position, "segment_id", at)}
        self._backed = {each: read for each, read in backed.items() if each not in touched}

    def _hit(self, position_id: str) -> Tint | None:
        """Return how a card is hit by an outage; None where it is not, or where there is none."""
        if self.outage is None:
            return None
        entity_id = self.board.the(Position, position_id).entity_id
        if entity_id == self.outage.entity_id:
            return Tint(BLOCKED, BLOCKED, "×")
        chain = self.outage.chains.get(entity_id)
        if chain is None:
            return None
        mark = strain(chain.strength)
        return Tint(mark, mark, f"{chain.strength * 100:.0f}")

    def _origin(self, position_id: str) -> Tint:
        score = score_of(self.judgement, position_id)
        return Tint(self._side(position_id), "origin", figure(score))

    def _score(self, position_id: str) -> Tint:
        score = score_of(self.judgement, position_id)
        if score is None:
            return Tint("absent", "step_0", NOTHING)
        # By the figure that shows, so that no card says 1.5 in the colour of less than 1.5.
        step = min(STEPS, max(1, int(round(score, 1) + 0.5)))
        return Tint(f"step_{step}", f"step_{step}", figure(score))

    def _posture(self, position_id: str) -> Tint:
        # A posture is what the segment asks of the home side: nobody else's card holds or catches up.
        position = self.board.the(Position, position_id)
        if self._side(position_id) != "home":
            return Tint("absent", "none", NOTHING)
        verdict = self.judgement.segments.get(position.segment_id)
        posture = verdict.posture if verdict is not None else "undetermined"
        return Tint(posture, posture, "")

    def _confidence(self, position_id: str) -> Tint:
        confidence = self.backed(position_id).confidence
        if confidence is None:
            return Tint("absent", "ticks_0", "")
        level = CONFIDENCES.index(confidence) + 1
        return Tint(f"sure_{level}", f"ticks_{level}", "")

    def _evidence(self, position_id: str) -> Tint:
        backed = self.backed(position_id)
        return Tint(backed.state, backed.state, str(backed.cited))

    def _dependency(self, position_id: str) -> Tint:
        entity_id = self.board.the(Position, position_id).entity_id
        tint = self._strains.get(entity_id)
        if tint is None:
            tint = self._strains[entity_id] = strain_tint(self.board, entity_id)
        return tint

    def _change(self, position_id: str) -> Tint:
        if self.options is not None:
            turn = self.options.widest(position_id)
            return turned(turn.was, turn.now) if turn is not None else Tint("steady", "same", "0")
        was, now = self._ends(position_id) if self._compares else (None, None)
        if now is None:
            return Tint("absent", "none", NOTHING)
        if was is None:
            return Tint("fresh", "new", "")
        return turned(was, now)

    @property
    def _compares(self) -> bool:
        return self.compared is not None or self.scenario is not None or self.ahead is not None

    @property
    def ahead(self) -> Beside | None:
        """The base that another date is compared with: what has become of things since then."""
        return self.beside if self.scenario is None and self.compared is None else None

    def _ends(self, position_id: str) -> tuple[float | None, float | None]:
        """Return where a position stood and stands, or stands and would under the scenario."""
        now = score_of(self.judgement, position_id)
        if self.ahead is not None:
            return now, score_of(self.ahead.judgement, position_id)
        if self.outcome is None:
            return self._earlier(position_id), now
        pair = self.outcome.positions.get(position_id)
        return (now, now) if pair is None else (in_steps(pair[0]), in_steps(pair[1]))

    def _earlier(self, position_id: str) -> float | None:
        """Return where a position stood at the date compared with; None where it did not, or was not rated yet."""
        if not is_there(self.board.the(Position, position_id), self.compared or self.judgement.as_of):
            return None
        if position_id not in self._was and self._then is not None:
            ratings = self.board.where(Rating, "target_id", position_id)
            points = sums_of(scores_of(ratings, self._then), self._then).score
            self._was[position_id] = points / POINTS if points is not None else None
        return self._was.get(position_id)

    def _side(self, position_id: str) -> str:
        score = self.judgement.positions.get(position_id)
        return "home" if score is not None and score.home else "global"


def glass_of(board: Board, judgement: Judgement, sight: Sight, beside: Beside | None = None) -> Glass:
    """Return the lens of a way of looking, held over a board; ``beside`` is the base of one that shows otherwise."""
    outage = outage_of(board, sight.blocked)
    if sight.lens != "change":
        return Glass(board, judgement, sight.lens, beside=beside, outage=outage)
    scenario = scenario_shown(board, sight) if beside is None else beside.scenario
    several = scenarios_shown(board, sight) if beside is None else ()
    if len(several) > 1:
        return Glass(board, judgement, sight.lens, outage=outage, several=several)
    if scenario is None:
        # Another date is compared with the board's own, unless one is asked for.
        day = compared_day(board, judgement, sight) if beside is None else sight.compared
        return Glass(board, judgement, sight.lens, day, None, beside, outage)
    return Glass(board, judgement, sight.lens, None, scenario, beside, outage)


def seen(lens: Lens, board: Board, judgement: Judgement, compared: date | None, position_id: str) -> Tint:
    """Return what a lens shows of one position; who asks for many keeps a `Glass`."""
    return Glass(board, judgement, lens, compared).tint(position_id)
