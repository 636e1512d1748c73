"""Boards drawn at random: sound ones, of every kind of thing, with what files leave out when it is as usual."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args
from uuid import UUID

from hypothesis import strategies as st

from db.model import text, things
from db.model.board import Board
from db.model.things import (
    Anchor,
    Ballot,
    Brief,
    BriefPart,
    Citation,
    Criterion,
    Document,
    Entity,
    Fact,
    Layer,
    Measure,
    Method,
    Milestone,
    Note,
    Override,
    Passage,
    Position,
    Premise,
    Rater,
    Rating,
    Relation,
    RelationOverride,
    Scenario,
    Segment,
    Share,
    Source,
    Vote,
    Wave,
    WeightSet,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LETTERS = st.text(st.characters(codec="utf-8") | st.sampled_from("가나다<>&{}\u1109\u1161🚀\u0301"), max_size=8)
PROSE = LETTERS.map(text.prose)
LINE = LETTERS.map(text.line)
NAME = LETTERS.map(text.name)
SOME_NAME = NAME.filter(bool)
KEY = LETTERS.map(text.key).filter(bool)
DAY = st.dates(date(1900, 1, 1), date(2100, 1, 1))
PARTIAL = DAY.map(str) | DAY.map(lambda day: str(day)[:7]) | DAY.map(lambda day: str(day)[:4])
COUNTRY = st.sampled_from(["KR", "US", "CN", "XX"])
SCORE = st.integers(2, 10).map(lambda half: half / 2)
SHARE = st.floats(0, 1)
FIVE = st.none() | st.integers(1, 5)
ASPECTS = st.sampled_from(["", "origin", "control", "evolution", "strength", "gap", "context"])


def choice(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


DISTRIBUTION = choice(things.Distribution)


def maybe(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | inner


SPAN = {"start": maybe(st.integers(1900, 2000).map(str)), "end": maybe(st.integers(2001, 2100).map(str))}
CELL = ("target_kind", "target_id", "criterion_id", "status", "score", "confidence")


@st.composite
def boards(draw: Callable[..., Any]) -> Board:
    """A sound board of a few things of every kind."""
    return _Drawing(draw).board()


class _Drawing:
    def __init__(self, draw: Callable[..., Any]) -> None:
        self._draw = draw
        self._ids = st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number)))
        self._taken: set[str] = set()

    def board(self) -> Board:
        few = self.several
        criteria = [self.criterion("position"), *few(2, lambda: self.criterion(self._draw(choice(things.Scope))))]
        weighted = tuple(each.id for each in criteria if each.scope == "position")
        weight_sets = few(2, lambda: self.weight_set(weighted))
        waves = few(2, self.wave)
        premise = self.premise(weight_sets, waves)
        layers = few(3, lambda: self.layer(waves))
        segments = few(3, lambda: self.segment(layers)) if layers else []
        notes = few(2, lambda: self.note(segments, waves))
        entities = few(4, self.entity)
        facts = [self.fact(each, n) for each in entities for n in range(self._draw(st.integers(0, 2)))]
        positions = self.positions(entities, segments)
        raters = few(2, self.rater)
        ratings = self.ratings(criteria, positions, segments, raters)
        sources = few(2, self.source)
        passages = few(4, lambda: self.passage(sources)) if sources else []
        relations = few(4, lambda: self.relation(entities)) if len(entities) > 1 else []
        scenarios = few(2, lambda: self.scenario(criteria, positions, segments, relations))
        milestones = few(2, lambda: self.thing(Milestone, key=KEY, date=DAY, **self.names()))
        measures = few(2, lambda: self.measure(segments, scenarios))
        documents = few(2, lambda: self.document(sources)) if sources else []
        shares = few(2, lambda: self.share(segments, entities)) if segments and entities else []
        ballots = few(2, lambda: self.ballot(criteria, positions, segments, raters))
        votes = self.votes(ballots, criteria, positions, segments, raters) if ballots and raters else []
        briefs = few(2, lambda: self.brief(segments, scenarios))
        wordings = few(2, lambda: self.wording(briefs)) if briefs else []
        cited = [*waves, *layers, *segments, *notes, *entities, *facts, *ratings, *relations, *scenarios, *measures]
        cited += shares
        citations = few(8, lambda: self.citation(cited, passages)) if cited else []
        found = [
            *criteria,
            *weight_sets,
            *waves,
            premise,
            *layers,
            *segments,
            *notes,
            *entities,
            *facts,
            *positions,
            *raters,
            *ratings,
        ]
        found += [*sources, *passages, *relations, *citations, *scenarios, *milestones, *measures]
        found += [*documents, *shares, *ballots, *votes, *briefs, *wordings]
        return Board(self._draw(st.permutations(found)) if self._draw(st.booleans()) else found)

    def several(self, most: int, make: Callable[[], Any]) -> list[Any]:
        return [make() for _ in range(self._draw(st.integers(0, most)))]

    def fresh(self, strategy: st.SearchStrategy[str], kind: object = None) -> str:
        found: str = self._draw(strategy.filter(lambda each: f"{kind} {each}" not in self._taken))
        self._taken.add(f"{kind} {found}")
        return found

    def thing(self, kind: type[Any], /, **fields: Any) -> Any:
        values = {
            name: self._draw(each) if isinstance(each, st.SearchStrategy) else each for name, each in fields.items()
        }
        if "key" in fields:
            values["key"] = self.fresh(fields["key"], kind)
        return kind(id=self.fresh(self._ids), **values)

    def one(self, among: Sequence[Any]) -> str:
        return str(self._draw(st.sampled_from(among)).id)

    def names(self, stem: str = "name") -> dict[str, st.SearchStrategy[str]]:
        ko = self._draw(NAME)
        return {f"{stem}_ko": st.just(ko), f"{stem}_en": NAME if ko else SOME_NAME}

    def premise(self, weight_sets: list[Any], waves: list[Any]) -> Premise:
        cuts = sorted(self._draw(st.lists(st.floats(0, 100), min_size=3, max_size=3, unique=True)))
        method = Method(cut_lag=cuts[0], cut_chase=cuts[1], cut_lead=cuts[2], depth_of=self._draw(st.integers(1, 20)))
        method = replace(
            method, noise=self._draw(st.sampled_from(["narrow", "wide", "free"])), core_fixed=self._draw(SHARE)
        )
        return self.thing(
            Premise,
            **self.names("title"),
            note_ko=PROSE,
            home_country=COUNTRY,
            as_of=DAY,
            coverage_min=SHARE,
            aggregation=st.sampled_from(["arithmetic", "geometric"]),
            weight_set_id=self.one(weight_sets) if weight_sets else None,
            wave_id=self.any_or_none(waves),
            method=st.sampled_from([Method(), method]),
        )

    def criterion(self, scope: str) -> Criterion:
        scores = self._draw(st.lists(st.integers(1, 5), unique=True))
        anchors = tuple(Anchor(score=each, ko=self._draw(PROSE), en=self._draw(PROSE)) for each in scores)
        return self.thing(
            Criterion, key=KEY, scope=scope, order=st.integers(0, 9), def_ko=PROSE, anchors=anchors, **self.names()
        )

    def weight_set(self, criteria: tuple[str, ...]) -> WeightSet:
        weight = st.floats(0, 1e9) | st.integers(0, 5).map(float)
        weights = [(each, self._draw(weight)) for each in criteria]
        if not any(each for _, each in weights):
            weights = [(each, 1.0) for each in criteria]
        pairs = [(one, other, self._draw(st.floats(1 / 9, 9))) for one, other in pairwise(criteria)]
        how = {"method": st.sampled_from(["equal", "direct", "ahp"]), "comparisons": tuple(pairs)}
        return self.thing(WeightSet, key=KEY, is_default=st.booleans(), weights=tuple(weights), **how, **self.names())

    def any_or_none(self, among: Sequence[Any]) -> str | None:
        return self.one(among) if among and self._draw(st.booleans()) else None

    def wave(self) -> Wave:
        years = sorted(self._draw(st.lists(st.integers(1900, 2100).map(str), min_size=2, max_size=2)))
        when = {"start": st.sampled_from([None, years[0]]), "end": st.sampled_from([None, f"{years[1]}-12"])}
        return self.thing(Wave, key=KEY, order=st.integers(0, 9), desc_ko=PROSE, **when, **self.names())

    def note(self, segments: list[Any], waves: list[Any]) -> Note:
        segment = self.any_or_none(segments)
        wave = None if segment else self.any_or_none(waves)
        width = maybe(st.floats(0.05, 1))
        texts = {"text_ko": PROSE.filter(lambda each: not text.is_blank(each)), "text_en": PROSE}
        return self.thing(Note, segment_id=segment, wave_id=wave, x=maybe(SHARE), width=width, **texts)

    def layer(self, waves: list[Any]) -> Layer:
        no = maybe(st.integers(0, 9))
        return self.thing(
            Layer,
            key=KEY,
            stack_rank=st.integers(1, 9),
            wave_id=self.any_or_none(waves),
            essay_no=no,
            folded=st.booleans(),
            desc_en=PROSE,
            **self.names(),
        )

    def segment(self, layers: list[Any]) -> Segment:
        flags = {"home_absent_confirmed": st.booleans(), "foreign_absent_confirmed": st.booleans()}
        return self.thing(
            Segment,
            key=KEY,
            layer_id=self.one(layers),
            order=st.integers(0, 9),
            inclusion_ko=PROSE,
            evolution=maybe(LINE),
            gap_years=maybe(st.floats(-100, 100)),
            **flags,
            **self.names(),
        )

    def entity(self) -> Entity:
        return self.thing(
            Entity,
            key=KEY,
            kind=choice(things.EntityKind),
            origin=COUNTRY,
            control=maybe(COUNTRY),
            aliases=st.lists(SOME_NAME, max_size=2).map(tuple),
            lifecycle=choice(things.Lifecycle),
            named_in_essay=st.booleans(),
            note=maybe(PROSE),
            distribution=DISTRIBUTION,
            **self.names(),
        )

    def fact(self, entity: Entity, order: int) -> Fact:
        number = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**17), 10**17)
        value = PROSE | number | st.lists(LINE, max_size=3).map(tuple)
        return self.thing(Fact, entity_id=entity.id, name=self.fresh(KEY, entity.id), order=order + 1, value=value)

    def positions(self, entities: list[Any], segments: list[Any]) -> list[Position]:
        pairs = [(entity.id, segment.id) for entity in entities for segment in segments]
        kept = self._draw(st.lists(st.sampled_from(pairs), unique=True, max_size=5)) if pairs else []
        place = {"x": maybe(SHARE), "lane": maybe(st.integers(0, 999)), **SPAN}
        return [self.thing(Position, key=KEY, entity_id=one, segment_id=other, **place) for one, other in kept]

    def ratings(self, criteria: Any, positions: Any, segments: Any, raters: Any) -> list[Rating]:
        targets = [("position", each) for each in positions] + [("segment", each) for each in segments]
        able = [(kind, thing, each) for kind, thing in targets for each in criteria if each.scope == kind]
        chosen = self._draw(st.lists(st.sampled_from(able), max_size=6, unique_by=id)) if able else []
        seen: set[tuple[str, str]] = set()
        found = []
        for kind, thing, criterion in chosen:
            if (thing.id, criterion.id) not in seen:
                seen.add((thing.id, criterion.id))
                found.append(self.rating(kind, thing.id, criterion.id, raters))
        return found

    def rating(self, kind: str, target_id: str, criterion_id: str, raters: list[Any]) -> Rating:
        status = self._draw(choice(things.Status))
        return self.thing(
            Rating,
            target_kind=kind,
            target_id=target_id,
            criterion_id=criterion_id,
            status=status,
            score=SCORE if status == "rated" else None,
            confidence=maybe(choice(things.Confidence)),
            rationale_ko=PROSE,
            rater_id=self.one(raters) if raters else None,
            rated_at=DAY,
            as_of=DAY,
            resolution_ko=PROSE,
            distribution=DISTRIBUTION,
        )

    def rater(self) -> Rater:
        kind = st.sampled_from(["person", "panel"])
        return self.thing(Rater, key=KEY, name=SOME_NAME, org=maybe(LINE), kind=kind)

    def source(self) -> Source:
        return self.thing(
            Source,
            key=KEY,
            kind=KEY,
            title=SOME_NAME,
            published=maybe(PARTIAL),
            url=maybe(LINE),
            reliability=choice(things.Reliability),
            credibility=st.integers(1, 6),
            shelf_years=maybe(st.floats(0, 100)),
            distribution=DISTRIBUTION,
        )

    def document(self, sources: list[Any]) -> Document:
        digest = st.binary(min_size=32, max_size=32).map(bytes.hex)
        media = st.sampled_from(["pdf", "image", "text"])
        size = st.integers(0, 50_000_000)
        return self.thing(Document, source_id=self.one(sources), name=SOME_NAME, media=media, size=size, sha256=digest)

    def share(self, segments: list[Any], entities: list[Any]) -> Share:
        segment, entity = self.one(segments), self.one(entities)
        metric = self.fresh(LINE.filter(lambda each: not text.is_blank(each)), (Share, segment, entity))
        return self.thing(
            Share,
            segment_id=segment,
            entity_id=entity,
            market=choice(things.Market),
            metric=metric,
            period=PARTIAL,
            percent=st.floats(0, 100),
        )

    def ballot(self, criteria: Any, positions: Any, segments: Any, raters: Any) -> Ballot:
        asked = st.lists(st.sampled_from([each.id for each in criteria]), max_size=2).map(tuple)
        targets = [each.id for each in (*positions, *segments)]
        return self.thing(
            Ballot,
            key=KEY,
            as_of=DAY,
            round=st.integers(1, 99),
            rater_id=self.any_or_none(raters),
            criteria=asked,
            targets=st.lists(st.sampled_from(targets), max_size=3).map(tuple) if targets else (),
            closed=st.booleans(),
            **self.names(),
        )

    def votes(self, ballots: Any, criteria: Any, positions: Any, segments: Any, raters: Any) -> list[Vote]:
        cells = self.ratings(criteria, positions, segments, [])
        return [
            self.thing(
                Vote,
                ballot_id=self.one(ballots),
                round=st.integers(1, 99),
                rater_id=self.one(raters),
                comment=PROSE,
                given=DAY,
                **{name: getattr(cell, name) for name in CELL},
            )
            for cell in cells
        ]

    def brief(self, segments: list[Any], scenarios: list[Any]) -> Brief:
        of = st.lists(st.sampled_from([each.id for each in segments]), max_size=2).map(tuple) if segments else ()
        part = st.builds(BriefPart, name=KEY, shown=st.booleans(), text_ko=PROSE)
        return self.thing(
            Brief,
            key=KEY,
            form=choice(things.BriefForm),
            lang=choice(things.Language),
            title_ko=NAME,
            author=LINE,
            distribution=DISTRIBUTION,
            scenario_id=self.any_or_none(scenarios),
            compared=maybe(DAY),
            segments=of,
            parts=st.lists(part, max_size=2, unique_by=lambda each: each.name).map(tuple),
            draws=st.integers(100, 100_000),
            **self.names(),
        )

    def wording(self, briefs: list[Any]) -> Wording:
        brief = self.one(briefs)
        place = self.fresh(NAME.filter(bool), (Wording, brief))
        bound = st.lists(st.tuples(LINE, LINE), max_size=2).map(tuple)
        return self.thing(Wording, brief_id=brief, place=place, lang=choice(things.Language), text=PROSE, bound=bound)

    def passage(self, sources: list[Any]) -> Passage:
        quote = LETTERS.map(text.quote).filter(lambda each: not text.is_blank(each))
        more = {"locator": maybe(LINE), "credibility": maybe(st.integers(1, 6))}
        return self.thing(Passage, source_id=self.one(sources), quote=quote, **more)

    def relation(self, entities: list[Any]) -> Relation:
        one, other = sorted(
            self._draw(st.lists(st.sampled_from(entities), min_size=2, max_size=2, unique_by=id)), key=id
        )
        return self.thing(
            Relation,
            kind=choice(things.RelationKind).filter(lambda kind: kind != "part_of"),
            from_id=one.id,
            to_id=other.id,
            note_ko=PROSE,
            **dict(zip(("since", "until"), SPAN.values(), strict=True)),
            input_kind=maybe(KEY),
            criticality=FIVE,
            substitutability=FIVE,
        )

    def scenario(self, criteria: Any, positions: Any, segments: Any, relations: Any) -> Scenario:
        targets = [("position", each.id) for each in positions] + [("segment", each.id) for each in segments]
        able = [(kind, thing, each.id) for kind, thing in targets for each in criteria if each.scope == kind]
        value, op = st.integers(-5, 5) | st.floats(-5, 5), st.sampled_from(["set", "add"])
        fields = st.sampled_from(["criticality", "substitutability"])
        change = {"op": op, "value": value.map(float), "rationale_en": PROSE}
        target = st.sampled_from(able).map(
            lambda it: dict(zip(("target_kind", "target_id", "criterion_id"), it, strict=True))
        )
        overrides = st.builds(lambda it, more: Override(**it, **more), target, st.fixed_dictionaries(change))
        link = st.sampled_from(relations).map(lambda it: it.id) if relations else st.nothing()
        links = st.builds(RelationOverride, relation_id=link, field=fields, **change)
        return self.thing(
            Scenario,
            key=KEY,
            base_as_of=DAY,
            overrides=st.lists(overrides, max_size=2).map(tuple) if able else (),
            relation_overrides=st.lists(links, max_size=2).map(tuple) if relations else (),
            **self.names(),
        )

    def measure(self, segments: list[Any], scenarios: list[Any]) -> Measure:
        targets = st.lists(st.sampled_from([each.id for each in segments]), max_size=2).map(tuple) if segments else ()
        return self.thing(
            Measure,
            targets=targets,
            posture=choice(things.Posture),
            owner_ko=LINE,
            horizon=LINE,
            indicator_en=PROSE,
            order=st.integers(0, 9),
            risk_ko=PROSE,
            partners_en=LINE,
            deadline=maybe(PARTIAL),
            baseline=LINE,
            confidence=maybe(choice(things.Confidence)),
            scenario_id=self.any_or_none(scenarios),
            **self.names("title"),
        )

    def citation(self, cited: list[Any], passages: list[Any]) -> Citation:
        thing = self._draw(st.sampled_from(cited))
        quoted = self.one(passages) if passages and self._draw(st.booleans()) else None
        return self.thing(
            Citation,
            target_kind=type(thing).__name__.lower(),
            target_id=thing.id,
            aspect=ASPECTS,
            order=st.integers(0, 3),
            passage_id=quoted,
            basis=None if quoted else KEY,
            stance=choice(things.Stance),
        )
