"""Trials: what of a reading would be different if one thing in it were; the method's section 10.

They are deterministic and more telling than draws: what if everybody at home had been rated half a step too high?
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.reading import judge
from db.judge.terms import criteria_of, entity_of, terms_of
from db.model.change import Change
from db.model.things import Criterion, Position, Rating, Segment, WeightSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from db.judge.judgement import Judgement, National, SegmentVerdict
    from db.judge.terms import Terms
    from db.model.board import Board

Kind: TypeAlias = Literal["home_bias", "notch", "drop", "weights", "aggregation"]

BIAS, NOTCH = 0.5, 1.0
"""By how many score units everybody at home is moved, and by how many the ratings of a market."""


class Turn(NamedTuple):
    """How a segment stands without and with the trial's difference."""

    was: SegmentVerdict
    now: SegmentVerdict

    @property
    def turned(self) -> bool:
        """Whether the posture is another one."""
        return self.was.posture != self.now.posture


class Trial(NamedTuple):
    """One trial: what was different, and every segment whose level or posture differs with it.

    ``subject_id`` is the criterion (``notch``, ``drop``) or the weight set (``weights``) that it is about, empty for
    others; ``step`` is by how many score units ratings were moved, 0 where none were.
    """

    kind: Kind
    subject_id: str
    step: float
    segments: Mapping[str, Turn]
    national: tuple[National, National]

    @property
    def turned(self) -> tuple[str, ...]:
        """The segments that have another posture."""
        return tuple(each for each, turn in self.segments.items() if turn.turned)


class _Plan(NamedTuple):
    """A trial to be made: the changes that make its difference, and the weight set to read with."""

    kind: Kind
    subject_id: str
    step: float
    changes: tuple[Change, ...]
    weight_set_id: str | None


def trials(
    board: Board,
    *,
    as_of: date | None = None,
    weight_set_id: str | None = None,
    progress: Callable[[float], bool] | None = None,
) -> tuple[Trial, ...]:
    """Return all trials: home bias, one notch on the market, each criterion dropped, each weight set, the other mean.

    ``progress`` is told how much is done, 0 to 1; where it returns False the trials made so far are returned. Raises
    KeyError for a weight set that the board does not have.
    """
    base = judge(board, as_of=as_of, weight_set_id=weight_set_id)
    plans = tuple(_plans(board, terms_of(board, as_of, weight_set_id)))
    made: list[Trial] = []
    for done, plan in enumerate(plans):
        if progress is not None and not progress(done / len(plans)):
            break
        now = judge(board.overlaid(plan.changes), as_of=base.as_of, weight_set_id=plan.weight_set_id)
        made.append(Trial(plan.kind, plan.subject_id, plan.step, _turns(base, now), (base.national, now.national)))
    return tuple(made)


def _turns(base: Judgement, now: Judgement) -> Mapping[str, Turn]:
    return {
        each: Turn(was, now.segments[each])
        for each, was in base.segments.items()
        if was.posture != now.segments[each].posture or _moved(was.level, now.segments[each].level)
    }


def _moved(was: float | None, now: float | None) -> bool:
    return (was is None) != (now is None) or (was is not None and now is not None and abs(now - was) > 1e-9)


def _plans(board: Board, terms: Terms) -> Iterator[_Plan]:
    own = terms.weight_set_id
    home = tuple(each.id for each in board.all(Position).values() if terms.at_home(entity_of(board, each)))
    for step in (-BIAS, BIAS):
        yield _Plan("home_bias", "", step, tuple(_moves(board, home, None, step)), own)
    for criterion_id in filter(None, (terms.importance_id, terms.winner_takes_all_id)):
        for step in (-NOTCH, NOTCH):
            yield _Plan("notch", criterion_id, step, tuple(_moves(board, board.all(Segment), criterion_id, step)), own)
    yield from _drops(terms)
    for each in sorted(board.all(WeightSet).values(), key=lambda each: each.key):
        if each.id != own:
            yield _Plan("weights", each.id, 0.0, (), each.id)
    other = replace(board.premise, aggregation="arithmetic" if terms.geometric else "geometric")
    yield _Plan("aggregation", "", 0.0, (Change(board.premise, other),), own)


def _drops(terms: Terms) -> Iterator[_Plan]:
    """Yield a plan for each criterion that weighs something beside others: the same weights without it."""
    weights = [(each.criterion_id, each.weight) for each in terms.criteria]
    for criterion_id, _ in weights if len(weights) > 1 else ():
        left = tuple(each for each in weights if each[0] != criterion_id)
        without = WeightSet(id=f"without {criterion_id}", key=f"without {criterion_id}", name_ko="-", weights=left)
        yield _Plan("drop", criterion_id, 0.0, (Change(None, without),), without.id)


def _moves(board: Board, target_ids: Iterable[str], criterion_id: str | None, step: float) -> Iterator[Change]:
    """Yield the changes that move the scores of some targets, on one criterion or on all, within the scale."""
    scales = {each.id: each for scope in ("position", "segment") for each in criteria_of(board, scope)}
    for target_id in target_ids:
        for rating in board.where(Rating, "target_id", target_id):
            if rating.score is not None and criterion_id in (None, rating.criterion_id):
                moved = _within(rating.score + step, scales[rating.criterion_id])
                yield Change(rating, replace(rating, score=moved))


def _within(score: float, criterion: Criterion) -> float:
    return min(criterion.scale_max, max(criterion.scale_min, score))
