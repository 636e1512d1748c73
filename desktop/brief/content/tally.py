"""How much of the board is rated, and how much of that rests on sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.judge.evidence import backing_of
from db.judge.ratings import effective_by_criterion
from db.model.things import Confidence, Position, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.judge.evidence import Evidence
    from db.judge.judgement import Judgement
    from db.model.board import Board


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts over all that is rated as of the brief's date.

    ``cells`` is every position times every criterion; the next four divide it. ``rated`` and ``cited`` count the
    ratings of positions and segments together, and those of them with a quoted passage.
    """

    cells: int
    scored: int
    unknown: int
    not_applicable: int
    missing: int
    rated: int
    cited: int
    contradicted: int
    over_confident: int
    by_confidence: tuple[tuple[Confidence, int], ...]
    positions: int
    eligible: int
    hollow: int


def tally(
    board: Board,
    judgement: Judgement,
    evidence: Mapping[str, Evidence],
    criteria: int,
) -> Tally:
    """Return the counts of a board whose positions have this ``evidence`` on so many ``criteria``."""
    targets = [*board.all(Position), *board.all(Segment)]
    known = [each for target in targets for each in effective_by_criterion(board, target, judgement.as_of).values()]
    rated = [each for each in known if each.status == "rated"]
    backings = [backing_of(board, *(voice.id for voice in each.ratings)) for each in rated]
    found = evidence.values()
    levels: tuple[Confidence, ...] = ("high", "moderate", "low")
    return Tally(
        cells=len(evidence) * criteria,
        scored=sum(each.rated for each in found),
        unknown=sum(each.unknown for each in found),
        not_applicable=sum(each.not_applicable for each in found),
        missing=sum(each.missing for each in found),
        rated=len(rated),
        cited=sum(each.passages > 0 for each in backings),
        contradicted=sum(each.against > 0 for each in backings),
        over_confident=sum(len(each.over_confident) for each in found),
        by_confidence=tuple((level, sum(each.confidence == level for each in rated)) for level in levels),
        positions=len(evidence),
        eligible=sum(each.eligible for each in judgement.positions.values()),
        hollow=sum(each.hollow for each in found),
    )
