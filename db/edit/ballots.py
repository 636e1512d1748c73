"""Verbs about ballots: asking experts, taking down what they say, and adopting their medians."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from db.edit.fields import tidied
from db.edit.grades import Grade, rate_many
from db.edit.keys import free_key
from db.edit.step import altered, held, step, written
from db.errors import RuleError
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Ballot, Citation, Position, Rater, Rating, Vote, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Confidence, Status

BASIS = "panel"
"""What a rating rests on that a panel has adopted."""


class Said(NamedTuple):
    """What one expert says of one cell."""

    target_id: str
    criterion_id: str
    status: Status
    score: float | None = None
    confidence: Confidence | None = None
    comment: str = ""


def add_ballot(
    board: Board, *, name_ko: str, name_en: str = "", targets: Iterable[str], criteria: Iterable[str]
) -> Edit:
    """Ask experts about targets on criteria, as of the board's date, with a panel in whose name medians are adopted."""
    names = tidied({"name_ko": name_ko, "name_en": name_en})
    panel = Rater(
        id=new_id(),
        key=free_key(board, Rater, names["name_en"], "panel"),
        name=names["name_ko"] or names["name_en"],
        name_en=names["name_en"],
        kind="panel",
    )
    new = Ballot(
        id=new_id(),
        key=free_key(board, Ballot, names["name_en"], "ballot"),
        as_of=board.premise.as_of,
        rater_id=panel.id,
        targets=tuple(dict.fromkeys(targets)),
        criteria=tuple(dict.fromkeys(criteria)),
        **names,
    )
    if not new.targets or not new.criteria:
        raise RuleError("rule.ballot_empty")
    return step(board, "add_ballot", [Change(None, new), Change(None, panel)], name=pair(new))


def rename_ballot(board: Board, ballot_id: str, **names: str) -> Edit:
    """Give a ballot another name."""
    ballot = held(board, Ballot, ballot_id)
    return step(board, "rename_ballot", [altered(ballot, dict(names))], name=pair(ballot))


def remove_ballot(board: Board, ballot_id: str) -> Edit:
    """Remove a ballot with all votes; what was adopted from it stays."""
    ballot = held(board, Ballot, ballot_id)
    return step(board, "remove_ballot", removal(board, [ballot]), name=pair(ballot))


def add_experts(board: Board, names: Iterable[str]) -> Edit:
    """Add those of the experts who are not on the board yet, by their names."""
    known = {each.name for each in board.all(Rater).values()}
    fresh = dict.fromkeys(name for name in (tidied({"name": each})["name"] for each in names) if name not in known)
    made = [Rater(id=new_id(), key=f"expert-{new_id()[:8]}", name=name) for name in fresh if name]
    return step(board, "add_experts", [Change(None, each) for each in made], count=written(len(made)))


def cast(board: Board, ballot_id: str, said: Iterable[tuple[str, Said]], *, given: date) -> Edit:
    """Take down what experts say in the round under way, by the id of each; said again, it replaces what was."""
    ballot = held(board, Ballot, ballot_id)
    if ballot.closed:
        raise RuleError("rule.ballot_closed")
    there = {
        (vote.rater_id, vote.target_id, vote.criterion_id): vote
        for vote in board.where(Vote, "ballot_id", ballot_id)
        if vote.round == ballot.round
    }
    after: dict[tuple[str, str, str], Vote] = {}
    for rater_id, each in said:
        cell = (rater_id, each.target_id, each.criterion_id)
        before = after.get(cell) or there.get(cell)
        fields = {**each._asdict(), **tidied({"comment": each.comment}), "given": given}
        if before is not None:
            after[cell] = replace(before, **fields)
        else:
            kind = "position" if board.get(Position, each.target_id) else "segment"
            own = {"ballot_id": ballot_id, "round": ballot.round, "rater_id": rater_id, "target_kind": kind}
            after[cell] = Vote(id=new_id(), **own, **fields)  # type: ignore[arg-type]
    changes = [Change(there.get(cell), vote) for cell, vote in after.items()]
    return step(board, "cast", changes, name=pair(ballot), count=written(len(changes)))


def next_round(board: Board, ballot_id: str) -> Edit:
    """Ask again; the experts are shown what all said in the round before."""
    ballot = held(board, Ballot, ballot_id)
    if not any(vote.round == ballot.round for vote in board.where(Vote, "ballot_id", ballot_id)):
        raise RuleError("rule.ballot_unanswered")
    after = replace(ballot, round=ballot.round + 1, closed=False)
    return step(board, "next_round", [Change(ballot, after)], name=pair(ballot))


def adopt(
    board: Board, ballot_id: str, medians: Iterable[tuple[str, str, float, Confidence]], *, rated_at: date
) -> Edit:
    """Make medians the panel's ratings, which rest on the panel; the ballot is closed.

    Each median comes with its target, its criterion and a confidence.
    """
    ballot = held(board, Ballot, ballot_id)
    panel = held(board, Rater, ballot.rater_id or "")
    grades = [
        Grade(target, criterion, score, "rated", confidence, as_of=ballot.as_of, rater_id=panel.id)
        for target, criterion, score, confidence in medians
    ]
    if not grades:
        raise RuleError("rule.ballot_unanswered")
    rated = rate_many(board, grades, rated_at=rated_at).changes
    cited = [_cited(board, each.after) for each in rated if isinstance(each.after, Rating)]
    changes = [Change(ballot, replace(ballot, closed=True)), *rated, *(each for each in cited if each is not None)]
    return step(board, "adopt", changes, name=pair(ballot), count=written(len(rated)))


def _cited(board: Board, rating: Rating) -> Change | None:
    there = board.where(Citation, "target_id", rating.id)
    if any(each.basis == BASIS for each in there):
        return None
    order = max((each.order for each in there), default=0) + 1
    return Change(None, Citation(id=new_id(), target_kind="rating", target_id=rating.id, order=order, basis=BASIS))
