"""Verbs about markets: who has which part of a segment's market."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.step import altered, held, step, written
from db.errors import RuleError
from db.model.change import Change
from db.model.names import called, pair
from db.model.removal import removal
from db.model.things import Entity, Segment, Share, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.edit.edit import Edit
    from db.model.board import Board
    from db.model.things import Market

WHOLE, ROUNDED = 100.0, 0.5
"""What the shares of a market add up to at most in per cent, and by how much more where they are printed rounded."""


def set_share(
    board: Board, segment_id: str, entity_id: str, percent: float, *, market: Market, metric: str, period: str
) -> Edit:
    """Enter a player's part of a segment's market in per cent; entered again, only the number changes."""
    segment, entity = held(board, Segment, segment_id), held(board, Entity, entity_id)
    texts = tidied({"metric": metric, "period": period})
    of = {"segment_id": segment.id, "entity_id": entity.id, "market": market, **texts}
    known = next((each for each in board.where(Share, "segment_id", segment_id) if _is(each, of)), None)
    if known is not None:
        return edit_share(board, known.id, percent=percent)
    new = Share(id=new_id(), percent=percent, **of)
    _refuse(board, new)
    return step(board, "set_share", [Change(None, new)], name=pair(entity))


def set_shares(
    board: Board, segment_id: str, percents: Mapping[str, float | None], *, market: Market, metric: str, period: str
) -> Edit:
    """Enter a whole market by entity id in per cent, as one step.

    None takes a share away; who is not named keeps theirs.
    """
    segment = held(board, Segment, segment_id)
    after, changes = board, list[Change]()
    texts = tidied({"metric": metric, "period": period})
    # What goes goes first, and what shrinks before what grows: only the market as it is in the end has to add up.
    present = {
        each.entity_id: each
        for each in board.where(Share, "segment_id", segment_id)
        if (each.market, each.metric, each.period) == (market, texts["metric"], texts["period"])
    }
    gone = [present[each].id for each, percent in percents.items() if percent is None and each in present]
    if gone:
        changes += remove_shares(board, gone).changes
        after = board.overlaid(changes)
    kept = {each: percent for each, percent in percents.items() if percent is not None}
    growth = sorted(kept, key=lambda each: (kept[each] - (present[each].percent if each in present else 0.0), each))
    for each in growth:
        made = set_share(after, segment.id, each, kept[each], market=market, **texts).changes
        changes += made
        after = after.overlaid(made)
    return step(board, "set_shares", changes, name=pair(segment))


def edit_share(board: Board, share_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Share
    """Change a share, or what it is a share of."""
    share = held(board, Share, share_id)
    change = altered(share, fields)
    if isinstance(change.after, Share):
        _refuse(board, change.after)
    return step(board, "set_share", [change], name=called(board, share))


def remove_shares(board: Board, share_ids: Iterable[str]) -> Edit:
    """Remove shares with all that is said about them."""
    shares = [held(board, Share, each) for each in dict.fromkeys(share_ids)]
    return step(board, "remove_shares", removal(board, shares), count=written(len(shares)))


def _is(share: Share, of: dict[str, Any]) -> bool:
    return all(getattr(share, field) == value for field, value in of.items())


def _refuse(board: Board, share: Share) -> None:
    """Raise RuleError where the shares of one market would be more than the whole of it."""
    others = (
        each.percent
        for each in board.where(Share, "segment_id", share.segment_id)
        if each.id != share.id and (each.market, each.metric, each.period) == (share.market, share.metric, share.period)
    )
    total = math.fsum((*others, share.percent))
    if total > WHOLE + ROUNDED:
        raise RuleError("rule.shares_over", total=f"{total:.1f}".removesuffix(".0"))
