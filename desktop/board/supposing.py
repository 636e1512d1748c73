"""What the change lens says in words: how far a segment has moved, and what a scenario assumes of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Criterion, in_language, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import Override
    from desktop.board.lenses import Glass
    from desktop.words import Words

NAME_MOST, REASON_MOST = 60, 120


def assumed(glass: Glass, words: Words, target_id: str) -> Iterator[str]:
    """Yield the scenario's name and what it assumes of a position or a segment, nothing where it assumes nothing."""
    scenario = glass.scenario
    told = [each for each in scenario.overrides if each.target_id == target_id] if scenario is not None else []
    if scenario is not None and told:
        yield words.say("lens.said.supposed", name=_plain(name(scenario, words.lang), NAME_MOST))
        for each in told:
            yield _assumption(glass, words, each)


def moved_of(glass: Glass, words: Words, segment_id: str) -> Iterator[str]:
    """Yield how a segment's L and posture have moved, or would under the scenario, after what that assumes of it."""
    if glass.lens != "change":
        return
    moved, (was, now) = glass.level(segment_id), glass.verdicts(segment_id)
    changed = was is not None and now is not None and was.posture != now.posture
    told = list(assumed(glass, words, segment_id))
    if glass.scenario is not None and not told and (moved is not None or changed):
        yield words.say("lens.said.supposed", name=_plain(name(glass.scenario, words.lang), NAME_MOST))
    yield from told
    if moved is not None:
        yield words.say("lens.said.level", was=f"{moved.was:.1f}", now=f"{moved.now:.1f}")
    if was is not None and now is not None and changed:
        postures = (words.say(f"judge.posture.{each.posture}") for each in (was, now))
        yield words.say("lens.said.posture", **dict(zip(("was", "now"), postures, strict=True)))


def _assumption(glass: Glass, words: Words, override: Override) -> str:
    criterion = glass.board.get(Criterion, override.criterion_id)
    called = _plain(name(criterion, words.lang), NAME_MOST) if criterion is not None else ""
    value = f"{override.value:+g}" if override.op == "add" else f"= {override.value:g}"
    reason = _plain(in_language(override.rationale_ko, override.rationale_en, words.lang), REASON_MOST)
    if not reason:
        return f"{called} {value}"
    return words.say("lens.said.override", criterion=called, value=value, reason=reason)


def _plain(text: str, most: int) -> str:
    plain = " ".join(text[: most * 2].split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"
