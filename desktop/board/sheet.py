"""What is said about the thing under the pointer: plain text, to be escaped by whoever shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.judge.dependence import dependence_of, worst_exposure
from db.judge.evidence import evidence_of
from db.model.outlines import groups
from db.model.things import Entity, Layer, Note, Position, Relation, Segment, in_language, name
from desktop.board.face import percent, score_text
from desktop.board.quotes import adopted, quotes_for
from desktop.board.signs import STATES
from desktop.board.supposing import assumed, moved_of, turned
from desktop.formulas import of_exposure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.judge.evidence import Evidence
    from db.judge.judgement import PositionScore, SegmentVerdict
    from db.model.board import Board
    from desktop.board.hits import Hit
    from desktop.board.scene import Scene
    from desktop.words import Words

NAME_MOST, LINE_MOST = 300, 80
DESC_MOST, TEXT_MOST = 160, 600
MEMBERS_MOST = 12


def sheet(scene: Scene, words: Words, hit: Hit) -> str:
    """Return what there is to say about what is pointed at, lines separated by newlines; empty for nothing."""
    if hit.what == "card":
        return "\n".join(_card(scene, words, hit.id))
    if hit.what == "front":
        return "\n".join(_front(scene, words, hit.id))
    if hit.what == "head":
        return "\n".join(_head(scene, words, hit.id))
    if hit.what in {"link", "note", "edge", "group"}:
        return "\n".join(_beside(scene, words, hit))
    if hit.what in {"band", "fold"}:
        layer = scene.board.the(Layer, hit.id)
        text = in_language(layer.desc_ko, layer.desc_en, words.lang)
        return "\n".join(filter(None, (name(layer, words.lang)[:NAME_MOST], _short(text))))
    return ""


def _beside(scene: Scene, words: Words, hit: Hit) -> Iterator[str]:
    """Say what there is of a relation, a note or a group; nothing of one that is gone."""
    board = scene.board
    relation, note, group = board.get(Relation, hit.id), board.get(Note, hit.id), board.get(Entity, hit.id)
    if hit.what == "link" and relation is not None:
        yield from _relation(board, words, relation)
    elif hit.what in {"note", "edge"} and note is not None:
        yield in_language(note.text_ko, note.text_en, words.lang)[:TEXT_MOST]
        yield from quotes_for(board, words, note.id)
    elif hit.what == "group" and group is not None:
        yield name(group, words.lang)[:NAME_MOST]
        yield _kind(words, group)
        yield from filter(None, (_short(in_language(group.desc_ko, group.desc_en, words.lang)),))
        yield from _members(scene, words, group.id)


def _members(scene: Scene, words: Words, group_id: str) -> Iterator[str]:
    """Say whose cards stand in a group's outlines, as many names as can be taken in."""
    board, shown = scene.board, groups(scene.board, scene.arrangement)
    cards = next((each.members for each in shown if each.entity_id == group_id), ())
    entities = dict.fromkeys(board.the(Position, each).entity_id for each in cards)
    names = [name(board.the(Entity, each), words.lang)[:LINE_MOST] for each in entities]
    if names:
        rest = len(names) - MEMBERS_MOST
        listed = ", ".join(names[:MEMBERS_MOST])
        key = "board.group.members_more" if rest > 0 else "board.group.members"
        yield words.say(key, names=listed, count=len(names), rest=max(0, rest))


def _relation(board: Board, words: Words, relation: Relation) -> Iterator[str]:
    ends = (board.get(Entity, each) for each in (relation.from_id, relation.to_id))
    one, other = (name(each, words.lang)[:LINE_MOST] if each is not None else "" for each in ends)
    form = "both" if relation.kind in {"competes", "partners"} else "one"
    kind = words.say(f"entity.relation.{relation.kind}")
    yield words.say(f"board.relate.{form}", kind=kind, **{"from": one, "to": other})
    if relation.criticality is not None and relation.substitutability is not None:
        figures = {"critical": relation.criticality, "replaceable": relation.substitutability}
        yield words.say("lens.said.input", **figures)
    if relation.since:
        yield words.say("lens.said.since", date=relation.since)
    yield from filter(None, (_short(in_language(relation.note_ko, relation.note_en, words.lang)),))


def said_of_card(scene: Scene, words: Words, position_id: str) -> str:
    """Return what a screen reader says of a card."""
    position = scene.board.the(Position, position_id)
    segment = scene.board.the(Segment, position.segment_id)
    face = scene.face(position_id)
    said = words.say("board.said.card", name=face.name, segment=name(segment, words.lang), score=face.score)
    shown = (*(each for each in STATES if getattr(face, each)), *(("out",) if position_id in scene.out else ()))
    return ", ".join([said, *(words.say(f"lens.state.{each}") for each in shown)])


def _card(scene: Scene, words: Words, position_id: str) -> Iterator[str]:
    position = scene.board.the(Position, position_id)
    entity = scene.board.the(Entity, position.entity_id)
    segment = scene.board.the(Segment, position.segment_id)
    yield name(entity, words.lang)[:NAME_MOST]
    yield _kind(words, entity)
    if entity.lifecycle != "live":
        yield words.say(f"board.sheet.{entity.lifecycle}")
    desc = in_language(entity.desc_ko, entity.desc_en, words.lang)
    if desc:
        yield _short(desc)
    yield ""
    score = scene.judgement.positions.get(position_id)
    if score is not None:
        yield from _scores(scene, words, score, name(segment, words.lang))
    yield from _evidence(words, evidence_of(scene.board, position_id, scene.judgement.as_of))
    yield from adopted(scene.board, words, position_id, scene.judgement.as_of)
    if scene.glass.backed(position_id).stale:
        yield words.say("lens.state.clock")
    yield from _under_lens(scene, words, position_id)
    if position_id in scene.out:
        yield words.say("lens.state.out")


def _under_lens(scene: Scene, words: Words, position_id: str) -> Iterator[str]:
    """Say what the lens shows where nothing else on the sheet does."""
    glass = scene.glass
    if glass.lens == "posture" and (mark := glass.tint(position_id).mark) != "none":
        yield f"{words.say('lens.name.posture')}: {words.say(f'judge.posture.{mark}')}"
    if glass.lens == "dependency":
        dependence = dependence_of(scene.board, scene.board.the(Position, position_id).entity_id)
        told = dependence.strain if dependence is not None else "none"
        figure = {"figure": f"{dependence.severity * 100:.0f}"} if dependence is not None else {}
        yield words.say(f"lens.said.{told}", **figure)
        worst = worst_exposure(scene.board, scene.board.the(Position, position_id).entity_id)
        if worst is not None:
            yield of_exposure(words, worst, scene.board.premise.method)
    delta = glass.delta(position_id)
    assumptions = list(assumed(glass, words, position_id))
    yield from assumptions[:1]
    if delta is not None:
        yield words.say("lens.said.change", was=f"{delta.was:.1f}", now=f"{delta.now:.1f}")
    yield from assumptions[1:]
    yield from turned(glass, words, position_id)


def _kind(words: Words, entity: Entity) -> str:
    kind, origin = words.say(f"entity.kind.{entity.kind}"), _country(words, entity.origin)
    if entity.control and entity.control != entity.origin:
        control = _country(words, entity.control)
        return words.say("board.sheet.kind_control", kind=kind, origin=origin, control=control)
    return words.say("board.sheet.kind", kind=kind, origin=origin)


def _country(words: Words, code: str) -> str:
    key = f"entity.country.{code}"
    return words.say(key) if words.knows(key) else code


def _scores(scene: Scene, words: Words, score: PositionScore, segment: str) -> Iterator[str]:
    if score.score is None:
        yield words.say("board.sheet.no_score")
        return
    yield words.say("board.sheet.score", score=score_text(score.score), points=f"{score.score:.1f}")
    verdict = scene.judgement.segments.get(scene.board.the(Position, score.position_id).segment_id)
    if score.rank is None or verdict is None:
        yield words.say("board.sheet.no_rank", share=percent(score.coverage))
    else:
        ranked = sum(scene.judgement.positions[each].rank is not None for each in verdict.positions)
        yield words.say("board.sheet.rank", segment=segment, of=ranked, rank=score.rank)
    if score.low is not None and score.high is not None and score.high - score.low > 0.05:
        yield words.say("board.sheet.bounds", low=score_text(score.low), high=score_text(score.high))


def _evidence(words: Words, evidence: Evidence) -> Iterator[str]:
    if evidence.hollow:
        yield words.say("board.sheet.no_evidence")
    else:
        yield words.say("board.sheet.evidence", rated=evidence.rated, cited=evidence.cited)
    if evidence.contradicted:
        yield words.say("board.sheet.contradicted", count=evidence.contradicted)
    if evidence.settled:
        yield words.say("board.sheet.settled", count=evidence.settled)
    if evidence.confidence is not None:
        yield words.say("board.sheet.confidence", confidence=words.say(f"judge.confidence.{evidence.confidence}"))


def _front(scene: Scene, words: Words, segment_id: str) -> Iterator[str]:
    segment = scene.board.the(Segment, segment_id)
    yield words.say("board.front.title", segment=name(segment, words.lang)[:NAME_MOST])
    verdict = scene.verdict(segment_id)
    if verdict is None or verdict.front is None:
        reason = verdict.undefined if verdict is not None and verdict.undefined is not None else "empty"
        yield words.say("board.front.undefined", reason=words.say(f"board.reason.{reason}"))
        return
    yield from _formula(words, verdict, verdict.front)
    if scene.glass.options is not None:
        yield from moved_of(scene.glass, words, segment_id)


def _formula(words: Words, verdict: SegmentVerdict, front: float) -> Iterator[str]:
    # Where a side is confirmed to have nobody its best counts as nothing.
    home, foreign = verdict.best_home or 0.0, verdict.best_foreign or 0.0
    share = f"{front:.1%}"
    raw = 0.5 + 0.8 * (home - foreign) / 100
    numbers = {"home": f"{home:.1f}", "foreign": f"{foreign:.1f}", "share": share}
    if abs(raw - front) > 0.0005:
        yield words.say("board.front.clamped", raw=f"{raw:.1%}", **numbers)
    else:
        yield words.say("board.front.formula", **numbers)
    yield words.say("board.front.best", **numbers)


def _head(scene: Scene, words: Words, segment_id: str) -> Iterator[str]:
    segment = scene.board.the(Segment, segment_id)
    yield name(segment, words.lang)[:NAME_MOST]
    desc = in_language(segment.desc_ko, segment.desc_en, words.lang)
    if desc:
        yield _short(desc)
    verdict = scene.verdict(segment_id)
    if verdict is None:
        return
    yield ""
    yield f"{words.say(f'judge.posture.{verdict.posture}')}: {words.say(f'judge.rule.{verdict.rule}')}"
    best = {"home": score_text(verdict.best_home), "foreign": score_text(verdict.best_foreign)}
    yield words.say("board.head.best", **best)
    if verdict.level is not None:
        yield words.say("board.head.level", level=f"{verdict.level:.1f}")
    yield from moved_of(scene.glass, words, segment_id)
    yield words.say("board.head.coverage", share=percent(verdict.coverage))
    if verdict.few_foreign:
        yield words.say("judge.flag.few_foreign")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= DESC_MOST else plain[:DESC_MOST].rstrip() + "…"
