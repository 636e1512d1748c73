"""What the change lens says in words: how far a segment has moved, and what a scenario assumes of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.model.things import Criterion, in_language, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import Override
    from desktop.board.lenses import Glass
    from desktop.board.options import Bend
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
    if glass.options is not None:
        for bend in glass.options.bends(segment_id):
            yield _bent(bend, words)
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


def turned(glass: Glass, words: Words, position_id: str) -> Iterator[str]:
    """Yield, of several scenarios, what each makes of a card's score, and what it assumes of the card."""
    if glass.options is None:
        return
    turns = {each.letter: each for each in glass.options.turns(position_id)}
    for each in glass.options.all:
        told = [_assumption(glass, words, one) for one in each.scenario.overrides if one.target_id == position_id]
        turn = turns.get(each.letter)
        if turn is None and not told:
            continue
        yield words.say("lens.said.option", letter=each.letter, name=_plain(name(each.scenario, words.lang), NAME_MOST))
        if turn is not None:
            yield words.say("lens.said.change", was=f"{turn.was:.1f}", now=f"{turn.now:.1f}")
        yield from told


def _bent(bend: Bend, words: Words) -> str:
    parts = []
    if bend.levels is not None:
        was, now = (f"{each:.1f}" for each in bend.levels)
        parts.append(words.say("lens.said.level", was=was, now=now))
    if bend.was.posture != bend.now.posture:
        was, now = (words.say(f"judge.posture.{each.posture}") for each in (bend.was, bend.now))
        parts.append(words.say("lens.said.posture", was=was, now=now))
    called = words.say("lens.said.option", letter=bend.letter, name=_plain(name(bend.scenario, words.lang), NAME_MOST))
    return f"{called}: {', '.join(parts)}" if parts else called


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
