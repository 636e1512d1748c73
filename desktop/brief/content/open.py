"""What is still open about a brief before it goes out: each point with the place that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

from db.judge.evidence import backing_of
from db.judge.ratings import effective_by_criterion
from db.model.things import Entity, Layer, Measure, Segment, in_language, name
from desktop.brief.content.summary import lacking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.judge.judgement import SegmentVerdict
    from desktop.brief.content.facts import Facts
    from desktop.brief.content.sentence import Sentence

Kind: TypeAlias = Literal[
    "stale",
    "unsupported",
    "unsettled",
    "untranslated",
    "unsourced",
    "cut",
    "glyph",
    "withheld",
    "blotted",
    "spared",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_EXCERPT = 60


class Point(NamedTuple):
    """An open point: of which kind, what it is about, and the paragraph or the thing that it leads to."""

    kind: Kind
    text: str
    place: str = ""
    about: str = ""


def points(facts: Facts, said: Iterable[Sentence]) -> tuple[Point, ...]:
    """Return what is open about the sentences of a brief and the board behind them."""
    return (*_stale(said), *_unsupported(facts), *_unsettled(facts), *_untranslated(facts), *_unsourced(facts))


def excerpt(text: str) -> str:
    """Return the beginning of a paragraph, by which it is known in a list."""
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"


def _stale(said: Iterable[Sentence]) -> Iterator[Point]:
    seen = set()
    for each in said:
        if each.stale and each.place not in seen:
            seen.add(each.place)
            yield Point("stale", excerpt(each.text), each.place, next(iter(each.about), ""))


def _unsupported(facts: Facts) -> Iterator[Point]:
    """Yield the verdicts whose deciding positions no passage speaks for, and the measures that none does."""
    for verdict in facts.judged:
        if not any(_backed(facts, each) for each in _deciding(facts, verdict)):
            yield Point("unsupported", facts.named(verdict), about=verdict.segment_id)
    for measure in facts.measures:
        if not facts.notes.of(measure.id):
            yield Point("unsupported", _title(facts, measure), about=measure.id)


def _deciding(facts: Facts, verdict: SegmentVerdict) -> list[str]:
    """Return the best position of either side: on these two the verdict rests."""
    scores = [facts.judgement.positions[each] for each in verdict.positions]
    known = [each for each in scores if each.eligible and each.score is not None]
    sides = ([each for each in known if each.home == home] for home in (True, False))
    return [max(side, key=lambda each: each.score or 0).position_id for side in sides if side]


def _backed(facts: Facts, position_id: str) -> bool:
    ratings = effective_by_criterion(facts.board, position_id, facts.as_of).values()
    return backing_of(facts.board, *(voice.id for each in ratings for voice in each.ratings)).passages > 0


def _unsettled(facts: Facts) -> Iterator[Point]:
    for each in facts.measures:
        if lacking(facts, each):
            yield Point("unsettled", _title(facts, each), about=each.id)


def _untranslated(facts: Facts) -> Iterator[Point]:
    """Yield what has no name in the language of the brief, so that another language stands in for it."""
    field = f"name_{facts.lang}"
    things: list[Layer | Segment | Entity] = [*facts.layers, *facts.segments, *facts.board.all(Entity).values()]
    for thing in things:
        if not getattr(thing, field):
            yield Point("untranslated", name(thing, facts.lang) or thing.key, about=thing.id)
    for measure in facts.measures:
        if not getattr(measure, f"title_{facts.lang}"):
            yield Point("untranslated", _title(facts, measure), about=measure.id)


def _unsourced(facts: Facts) -> Iterator[Point]:
    if facts.tally.rated and not facts.tally.cited:
        yield Point("unsourced", facts.say("open.figures"))


def _title(facts: Facts, measure: Measure) -> str:
    return in_language(measure.title_ko, measure.title_en, facts.lang)
