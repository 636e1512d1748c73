"""What a scenario assumes, difference by difference, and what each is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Override

if TYPE_CHECKING:
    from db.model.things import RelationOverride, Scenario


def assumptions(scenario: Scenario) -> tuple[Override | RelationOverride, ...]:
    """Return all differences of a scenario, those of scores first, in their order."""
    return *scenario.overrides, *scenario.relation_overrides


def about(override: Override | RelationOverride) -> tuple[str, str]:
    """Return what an override is about: its target and criterion, or its relation and field."""
    if isinstance(override, Override):
        return override.target_id, override.criterion_id
    return override.relation_id, override.field


def unexplained(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """Return what a scenario assumes without a reason, each once, in its order."""
    bare = (each for each in assumptions(scenario) if not (each.rationale_ko or each.rationale_en))
    return tuple(dict.fromkeys(about(each) for each in bare))
