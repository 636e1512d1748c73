"""Verbs about the agenda: milestones, and sets of weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.edit.fields import tidied
from db.edit.keys import free_key
from db.edit.step import altered, held, step
from db.model.change import Change
from db.model.names import pair
from db.model.removal import removal
from db.model.things import Criterion, Milestone, WeightSet, new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board


def add_milestone(board: Board, *, date: date, name_ko: str, name_en: str = "") -> Edit:
    """Name a date."""
    names = tidied({"name_ko": name_ko, "name_en": name_en})
    new = Milestone(id=new_id(), key=free_key(board, Milestone, names["name_en"], str(date)), date=date, **names)
    return step(board, "add_milestone", [Change(None, new)], name=pair(new))


def edit_milestone(board: Board, milestone_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a Milestone
    """Change a milestone's name or date."""
    milestone = held(board, Milestone, milestone_id)
    return step(board, "edit_milestone", [altered(milestone, fields)], name=pair(milestone))


def remove_milestone(board: Board, milestone_id: str) -> Edit:
    """Remove a milestone."""
    milestone = held(board, Milestone, milestone_id)
    return step(board, "remove_milestone", removal(board, [milestone]), name=pair(milestone))


def add_weight_set(
    board: Board,
    *,
    name_ko: str,
    name_en: str = "",
    weights: Mapping[str, float] | Iterable[tuple[str, float]] = (),
    is_default: bool = False,
    **fields: Any,  # noqa: ANN401 - the other fields of a WeightSet
) -> Edit:
    """Add a set of weights by criterion id; a new default takes the place of the old one."""
    names = tidied({"name_ko": name_ko, "name_en": name_en})
    key = free_key(board, WeightSet, names["name_en"], names["name_ko"])
    new = WeightSet(id=new_id(), key=key, is_default=is_default, weights=_weights(board, weights), **fields, **names)
    return step(board, "add_weight_set", [Change(None, new), *_dethroned(board, new)], name=pair(new))


def edit_weight_set(board: Board, weight_set_id: str, **fields: Any) -> Edit:  # noqa: ANN401 - the fields of a WeightSet
    """Change a set of weights; a new default takes the place of the old one."""
    weight_set = held(board, WeightSet, weight_set_id)
    if "weights" in fields:
        fields["weights"] = _weights(board, fields["weights"])
    change = altered(weight_set, fields)
    after = change.after
    dethroned = _dethroned(board, after) if isinstance(after, WeightSet) else ()
    return step(board, "edit_weight_set", [change, *dethroned], name=pair(weight_set))


def copy_weight_set(board: Board, weight_set_id: str, name_ko: str, name_en: str = "") -> Edit:
    """Add a set of weights that is another one but for its name."""
    old = held(board, WeightSet, weight_set_id)
    same: dict[str, Any] = {"method": old.method, "comparisons": old.comparisons}
    return add_weight_set(board, name_ko=name_ko, name_en=name_en, weights=old.weights, **same)


def remove_weight_set(board: Board, weight_set_id: str) -> Edit:
    """Remove a set of weights; where it was the default, the first of the others becomes that."""
    weight_set = held(board, WeightSet, weight_set_id)
    others = [each for each in board.all(WeightSet).values() if each.id != weight_set_id]
    heir = others[:1] if weight_set.is_default and not any(each.is_default for each in others) else []
    crowned = [Change(each, replace(each, is_default=True)) for each in heir]
    return step(board, "remove_weight_set", [*crowned, *removal(board, [weight_set])], name=pair(weight_set))


def _weights(board: Board, weights: Mapping[str, float] | Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    def rank(pair: tuple[str, float]) -> int:
        criterion = board.get(Criterion, pair[0])
        return criterion.order if criterion else 0

    return tuple(sorted(dict(weights).items(), key=rank))


def _dethroned(board: Board, default: WeightSet) -> list[Change]:
    others = board.all(WeightSet).values() if default.is_default else ()
    return [
        Change(each, replace(each, is_default=False)) for each in others if each.is_default and each.id != default.id
    ]
