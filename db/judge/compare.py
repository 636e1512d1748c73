"""Two dates of a board compared, rating by rating: the method's section 11."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from db.judge.ratings import by_criterion, combine
from db.judge.terms import criteria_of, panels
from db.model.board import all_segments
from db.model.span import is_there
from db.model.things import Position, Rating, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from db.judge.ratings import Effective
    from db.model.board import Board

Kind: TypeAlias = Literal["changed", "confidence", "added", "removed", "confirmed", "kept"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Difference(NamedTuple):
    """What became of a target on a criterion between two dates.

    ``changed``: rated anew and otherwise; ``confirmed``: rated anew and the same; ``kept``: not rated anew;
    ``confidence``: rated anew and only the confidence differs; ``added`` and ``removed``: there only later, only
    before. ``criterion_id`` is None for a position that came or went and is not rated at all. ``was`` and ``now`` are
    what counts on either date.
    """

    kind: Kind
    scope: Scope
    target_id: str
    segment_id: str
    criterion_id: str | None
    was: Effective | None
    now: Effective | None

    @property
    def by(self) -> float | None:
        """How far the score has moved, in score units; None where one of the two has none."""
        was, now = (each.score if each is not None else None for each in (self.was, self.now))
        return None if was is None or now is None else now - was


def compare(board: Board, earlier: date, later: date) -> tuple[Difference, ...]:
    """Return what became of every rating from one date to another, in the order of the board.

    Each segment's own ratings stand before those of its positions, each by its criteria in their order.
    """
    return tuple(_differences(board, earlier, later))


def _differences(board: Board, earlier: date, later: date) -> Iterator[Difference]:
    known = {scope: [each.id for each in criteria_of(board, scope)] for scope in ("segment", "position")}
    adopting = panels(board)
    for segment in all_segments(board):
        positions = board.where(Position, "segment_id", segment.id)
        targets: list[tuple[Scope, str, bool, bool]] = [
            ("segment", segment.id, True, True),
            *(("position", each.id, is_there(each, earlier), is_there(each, later)) for each in positions),
        ]
        for scope, target_id, before, after in targets:
            ratings = board.where(Rating, "target_id", target_id)
            was = _in_force(ratings, earlier, adopting) if before else {}
            now = _in_force(ratings, later, adopting) if after else {}
            for criterion_id in known[scope]:
                one, other = was.get(criterion_id), now.get(criterion_id)
                if one is not None or other is not None:
                    yield Difference(_kind(one, other), scope, target_id, segment.id, criterion_id, one, other)
            if before != after and not was and not now:
                yield Difference("removed" if before else "added", scope, target_id, segment.id, None, None, None)


def _in_force(ratings: tuple[Rating, ...], day: date, adopting: frozenset[str]) -> Mapping[str, Effective]:
    return {each: combine(found, adopting) for each, found in by_criterion(ratings, day).items()}


def _kind(was: Effective | None, now: Effective | None) -> Kind:
    if was is None or now is None:
        return "added" if was is None else "removed"
    if was.ratings == now.ratings:
        return "kept"
    if (was.status, was.score) != (now.status, now.score):
        return "changed"
    return "confirmed" if was.confidence == now.confidence else "confidence"
