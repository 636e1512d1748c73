"""All verbs, in any order: what they make is sound, and can be taken back and done again."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.edit import verbs
from db.edit.ballots import Said
from db.edit.verbs import Grade, Placement, Spot
from db.errors import RuleError
from db.model import rules
from db.model.assumptions import about, assumptions
from db.model.board import Board, layers_in_stack, segments_in, waves_in_order
from db.model.change import inverse
from db.model.things import (
    Ballot,
    Brief,
    Citation,
    Criterion,
    Document,
    Entity,
    Fact,
    Layer,
    Measure,
    Milestone,
    Note,
    Override,
    Passage,
    Position,
    Rater,
    Rating,
    Relation,
    RelationOverride,
    Scenario,
    Segment,
    Share,
    Source,
    Wave,
    WeightSet,
)
from desktop.files import resource
from desktop.words import LANGUAGES, Words
from tests.db.samples import DAY, held, small_board

if TYPE_CHECKING:
    from db.edit.edit import Edit

NAMES = ["네이버", "OpenAI", " 카카오 Kakao ", "", "\u200b", "<b>R&D</b>", "x" * 201, "네이버", "A\x00B", "{name}"]
SCORES: list[Any] = [1, 1.5, 3.0, 4.5, 5, None, 0, 5.3, float("nan"), "강함"]
TIMES = [None, "", "2010", "2022-11", "2023-02-30"]
KINDS_OF_TARGET: dict[Any, Any] = {
    "wave": Wave,
    "layer": Layer,
    "segment": Segment,
    "note": Note,
    "entity": Entity,
    "fact": Fact,
    "rating": Rating,
    "relation": Relation,
    "measure": Measure,
}


@dataclass
class Hand:
    """What one gesture draws its choices from, as far as the board has any."""

    board: Board
    draw: Callable[[st.SearchStrategy[Any]], Any]

    def one(self, kind: Any) -> str:
        return self.draw(st.sampled_from([*self.board.all(kind), "gone"]))

    def some(self, kind: Any) -> list[str]:
        return self.draw(st.lists(st.sampled_from([*self.board.all(kind), "gone"]), max_size=3))

    def of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def name(self) -> str:
        return self.of(*NAMES)

    def day(self) -> date | None:
        return self.of(None, *(DAY + timedelta(days=days) for days in (-400, 0, 1)))

    def x(self) -> float | None:
        return self.of(None, 0, 0.25, 0.5, 1.0, 1.01, float("nan"))

    def spot(self) -> Spot:
        return Spot(self.one(Position), self.one(Segment), self.x(), self.of(None, 0, 1, 999, 1_000))

    def spots(self) -> list[Spot]:
        return [self.spot() for _ in range(self.of(0, 1, 3))]

    def somewhere(self) -> dict[str, str | None]:
        return {"segment_id": self.of(None, self.one(Segment)), "wave_id": self.of(None, self.one(Wave))}

    def target(self) -> str:
        return self.one(self.of(Position, Segment))

    def grade(self) -> Grade:
        return Grade(
            self.target(),
            self.one(Criterion),
            self.of(*SCORES),
            self.of("rated", "rated", "unknown", "not_applicable"),
            self.of(None, "low", "high"),
            self.of(None, "", "까닭"),
            None,
            self.day(),
            self.of(None, "ann", "panel", "gone"),
        )

    def said(self) -> Said:
        score, status = self.of(1, 4.5, 5.3, None), self.of("rated", "unknown")
        return Said(self.target(), self.one(Criterion), status, score, self.of(None, "low"), self.name())

    def override(self) -> Override | RelationOverride:
        op, value, reason = self.of("set", "add"), self.of(-1.0, 0.5, 3.0, 9.0), self.of("", "까닭")
        if self.of(True, False):
            field = self.of("criticality", "substitutability")
            return RelationOverride(
                relation_id=self.one(Relation), field=field, op=op, value=value, rationale_ko=reason
            )
        kind = self.of("position", "segment")
        target = self.one(Position if kind == "position" else Segment)
        return Override(
            target_kind=kind,
            target_id=target,
            criterion_id=self.one(Criterion),
            op=op,
            value=value,
            rationale_ko=reason,
        )

    def assumed(self) -> list[tuple[str, str]]:
        known = [about(each) for scenario in self.board.all(Scenario).values() for each in assumptions(scenario)]
        return self.draw(st.lists(st.sampled_from([*known, ("gone", "gone")]), max_size=2))


GESTURES: dict[str, Callable[[Hand], Edit]] = {
    "edit_premise": lambda it: verbs.edit_premise(
        it.board, title_ko=it.name(), as_of=it.day() or DAY, wave_id=it.of(None, it.one(Wave))
    ),
    "add_layer": lambda it: verbs.add_layer(it.board, it.name(), it.name(), at=it.of(None, 0, 1, 9)),
    "rename_layer": lambda it: verbs.rename_layer(it.board, it.one(Layer), it.name(), it.name()),
    "move_layer": lambda it: verbs.move_layer(it.board, it.one(Layer), it.of(0, 1, 9)),
    "fold_layers": lambda it: verbs.fold_layers(it.board, [it.one(Layer), it.one(Layer)], it.of(True, False)),
    "fold_layer": lambda it: verbs.fold_layer(it.board, it.one(Layer), it.of(True, False)),
    "remove_layer": lambda it: verbs.remove_layer(it.board, it.one(Layer)),
    "add_segment": lambda it: verbs.add_segment(it.board, it.one(Layer), it.name(), it.name(), at=it.of(None, 0, 9)),
    "rename_segment": lambda it: verbs.rename_segment(it.board, it.one(Segment), it.name(), it.name()),
    "move_segment": lambda it: verbs.move_segment(it.board, it.one(Segment), it.one(Layer), it.of(0, 1, 9)),
    "remove_segment": lambda it: verbs.remove_segment(it.board, it.one(Segment)),
    "edit_segment": lambda it: verbs.edit_segment(
        it.board, it.one(Segment), desc_ko=it.name(), evolution=it.of("", "custom"), home_absent_confirmed=True
    ),
    "add_entity": lambda it: verbs.add_entity(
        it.board, name_ko=it.name(), name_en=it.name(), origin=it.of("kr", "US", "XX", "Korea"), aliases=[it.name()]
    ),
    "edit_entity": lambda it: verbs.edit_entity(it.board, it.one(Entity), name_en=it.name(), control=it.of(None, "US")),
    "remove_entities": lambda it: verbs.remove_entities(it.board, it.some(Entity)),
    "merge_entities": lambda it: verbs.merge_entities(it.board, it.one(Entity), it.one(Entity)),
    "set_fact": lambda it: verbs.set_fact(it.board, it.one(Entity), it.of("founded", "hq"), it.of(None, 1999, "서울")),
    "place": lambda it: verbs.place(it.board, it.one(Entity), it.one(Segment), it.x(), pushed=it.spots()),
    "place_many": lambda it: verbs.place_many(
        it.board, [Placement(it.one(Entity), it.one(Segment)) for _ in range(it.of(1, 2))], pushed=it.spots()
    ),
    "move": lambda it: verbs.move(it.board, it.spots(), pushed=it.spots()),
    "tell_apart": lambda it: verbs.tell_apart(it.board, it.one(Entity), it.one(Entity)),
    "tidy": lambda it: verbs.tidy(it.board, it.spots()),
    "take_off": lambda it: verbs.take_off(it.board, it.some(Position)),
    "rate": lambda it: verbs.rate(it.board, **it.grade()._asdict(), rated_at=DAY + timedelta(days=it.of(0, 1))),
    "rate_many": lambda it: verbs.rate_many(it.board, [it.grade() for _ in range(it.of(1, 2, 3))], rated_at=DAY),
    "write_cells": lambda it: verbs.write_cells(
        it.board,
        [it.grade() for _ in range(it.of(0, 1, 3))],
        [(it.one(Position), it.one(Criterion)) for _ in range(it.of(0, 1, 2))],
        consensus=(it.name(), it.name()),
        rated_at=DAY,
    ),
    "unrate": lambda it: verbs.unrate(it.board, it.some(Rating)),
    "resolve": lambda it: verbs.resolve(it.board, it.one(Rating), resolution_ko=it.name()),
    "classify": lambda it: verbs.classify(it.board, it.one(Rating), it.of("open", "secret", "top")),
    "add_source": lambda it: verbs.add_source(it.board, title=it.name(), reliability=it.of("A", "F", "G")),
    "edit_source": lambda it: verbs.edit_source(it.board, it.one(Source), note=it.name(), credibility=it.of(1, 7)),
    "remove_source": lambda it: verbs.remove_source(it.board, it.one(Source)),
    "add_passage": lambda it: verbs.add_passage(it.board, it.one(Source), it.name(), credibility=it.of(None, 1)),
    "quote_new": lambda it: verbs.quote_new(it.board, it.name(), it.name(), locator="1", credibility=it.of(1, 7)),
    "cite": lambda it: _cite(it, it.of(*KINDS_OF_TARGET)),
    "uncite": lambda it: verbs.uncite(it.board, it.some(Citation)),
    "relate": lambda it: verbs.relate(
        it.board, it.of("part_of", "part_of", "supplies"), it.one(Entity), it.one(Entity), criticality=it.of(None, 1, 6)
    ),
    "edit_relation": lambda it: verbs.edit_relation(it.board, it.one(Relation), kind=it.of("part_of", "competes")),
    "remove_relations": lambda it: verbs.remove_relations(it.board, it.some(Relation)),
    "add_measure": lambda it: verbs.add_measure(it.board, title_ko=it.name(), targets=it.some(Segment)),
    "edit_measure": lambda it: verbs.edit_measure(it.board, it.one(Measure), targets=it.some(Segment)),
    "remove_measure": lambda it: verbs.remove_measure(it.board, it.one(Measure)),
    "move_measure": lambda it: verbs.move_measure(it.board, it.one(Measure), it.of(-1, 0, 9)),
    "add_brief": lambda it: verbs.add_brief(
        it.board, name_ko=it.name(), form=it.of("full", "minister", "poster"), segments=tuple(it.some(Segment))
    ),
    "copy_brief": lambda it: verbs.copy_brief(it.board, it.one(Brief), name_ko=it.name(), name_en=it.name()),
    "edit_brief": lambda it: verbs.edit_brief(it.board, it.one(Brief), title_ko=it.name(), seed=it.of(1, -1)),
    "move_brief": lambda it: verbs.move_brief(it.board, it.one(Brief), it.of(-1, 0, 9)),
    "remove_brief": lambda it: verbs.remove_brief(it.board, it.one(Brief)),
    "set_part": lambda it: verbs.set_part(
        it.board, it.one(Brief), it.of("summary", "method", ""), shown=it.of(True, False), text_ko=it.name()
    ),
    "order_parts": lambda it: verbs.order_parts(it.board, it.one(Brief), it.of((), ("method", "summary"), ("a", "a"))),
    "word": lambda it: verbs.word(
        it.board, it.one(Brief), it.of("summary.lead", ""), it.of("ko", "en"), it.name(), it.of((), (("n", "3"),))
    ),
    "unword": lambda it: verbs.unword(it.board, it.one(Brief), "summary.lead", it.of("ko", "en")),
    "confirm_wording": lambda it: verbs.confirm_wording(
        it.board, it.one(Brief), "summary.lead", it.of("ko", "en"), (("n", "4"),)
    ),
    "add_milestone": lambda it: verbs.add_milestone(it.board, date=it.day() or DAY, name_ko=it.name()),
    "edit_milestone": lambda it: verbs.edit_milestone(it.board, it.one(Milestone), name_ko=it.name()),
    "remove_milestone": lambda it: verbs.remove_milestone(it.board, it.one(Milestone)),
    "edit_position": lambda it: verbs.edit_position(it.board, it.one(Position), start=it.of(*TIMES), end=it.of(*TIMES)),
    "add_scenario": lambda it: verbs.add_scenario(it.board, name_ko=it.name()),
    "edit_scenario": lambda it: verbs.edit_scenario(it.board, it.one(Scenario), name_ko=it.name(), desc_ko=it.name()),
    "copy_scenario": lambda it: verbs.copy_scenario(it.board, it.one(Scenario), name_ko=it.name()),
    "remove_scenario": lambda it: verbs.remove_scenario(it.board, it.one(Scenario)),
    "assume": lambda it: verbs.assume(it.board, it.one(Scenario), [it.override()], it.assumed()),
    "explain": lambda it: verbs.explain(it.board, it.one(Scenario), it.assumed(), it.name(), it.of("ko", "en")),
    "drop_overrides": lambda it: verbs.drop_overrides(it.board, it.one(Scenario), it.assumed()),
    "accept": lambda it: verbs.accept(
        it.board, it.one(Scenario), [verbs.Assumed(it.override(), it.of(*SCORES[:5]))], rated_at=it.day() or DAY
    ),
    "add_weight_set": lambda it: verbs.add_weight_set(
        it.board, name_ko=it.name(), weights={it.one(Criterion): it.of(0, 1)}, is_default=it.of(True, False)
    ),
    "copy_weight_set": lambda it: verbs.copy_weight_set(it.board, it.one(WeightSet), it.name(), it.name()),
    "set_share": lambda it: verbs.set_share(
        it.board,
        it.one(Segment),
        it.one(Entity),
        it.of(0, 12.5, 60, 100, -1, float("nan")),
        market=it.of("home", "world", "moon"),
        metric=it.name(),
        period=it.of("2023", "2023-12", "never"),
    ),
    "set_shares": lambda it: verbs.set_shares(
        it.board,
        it.one(Segment),
        {it.one(Entity): it.of(None, 0, 12.5, 60), it.one(Entity): it.of(None, 50, 101)},
        market=it.of("home", "world"),
        metric=it.name(),
        period=it.of("2023", "never"),
    ),
    "edit_share": lambda it: verbs.edit_share(it.board, it.one(Share), percent=it.of(0, 40, 101, float("nan"))),
    "remove_shares": lambda it: verbs.remove_shares(it.board, it.some(Share)),
    "remove_weight_set": lambda it: verbs.remove_weight_set(it.board, it.one(WeightSet)),
    "add_wave": lambda it: verbs.add_wave(
        it.board, it.name(), start=it.of(*TIMES), end=it.of(*TIMES), at=it.of(None, 0, 9)
    ),
    "edit_wave": lambda it: verbs.edit_wave(
        it.board, it.one(Wave), name_en=it.name(), start=it.of(*TIMES), end=it.of(*TIMES)
    ),
    "copy_stack": lambda it: verbs.copy_stack(it.board, it.one(Wave), it.one(Wave)),
    "move_wave": lambda it: verbs.move_wave(it.board, it.one(Wave), it.of(0, 1, 9)),
    "remove_wave": lambda it: verbs.remove_wave(it.board, it.one(Wave)),
    "set_wave": lambda it: verbs.set_wave(it.board, it.one(Layer), it.of(None, it.one(Wave))),
    "add_note": lambda it: verbs.add_note(it.board, it.name(), x=it.x(), **it.somewhere()),
    "edit_note": lambda it: verbs.edit_note(it.board, it.one(Note), text_ko=it.name(), text_en=it.name(), width=it.x()),
    "move_note": lambda it: verbs.move_note(it.board, it.one(Note), it.of(None, it.one(Segment)), it.x(), it.x()),
    "remove_notes": lambda it: verbs.remove_notes(it.board, it.some(Note)),
    "edit_passage": lambda it: verbs.edit_passage(it.board, it.one(Passage), quote=it.name(), credibility=it.of(1, 7)),
    "remove_passages": lambda it: verbs.remove_passages(it.board, it.some(Passage)),
    "paste": lambda it: verbs.paste(
        it.board,
        [it.one(Entity), verbs.Arrival(name_ko=it.name(), key=it.of(None, "aws"))],
        it.of(None, it.one(Segment)),
    ),
    "arrange_cards": lambda it: verbs.arrange_cards(it.board, it.spots(), it.of("align", "distribute", "keep_order")),
    "edit_weight_set": lambda it: verbs.edit_weight_set(it.board, it.one(WeightSet), is_default=it.of(True, False)),
    "attach_document": lambda it: verbs.attach_document(
        it.board,
        it.one(Source),
        it.name(),
        None,
        it.of("본문".encode(), "본문".encode("cp949"), b"", b"%PDF-", b"\xff\x00"),
    ),
    "remove_criterion": lambda it: verbs.remove_criterion(it.board, it.one(Criterion)),
    "remove_document": lambda it: verbs.remove_document(it.board, it.one(Document)),
    "add_ballot": lambda it: verbs.add_ballot(
        it.board, name_ko=it.name(), targets=it.some(Position), criteria=it.some(Criterion)
    ),
    "rename_ballot": lambda it: verbs.rename_ballot(it.board, it.one(Ballot), name_ko=it.name()),
    "remove_ballot": lambda it: verbs.remove_ballot(it.board, it.one(Ballot)),
    "next_round": lambda it: verbs.next_round(it.board, it.one(Ballot)),
    "add_experts": lambda it: verbs.add_experts(it.board, [it.name(), it.name()]),
    "cast": lambda it: verbs.cast(it.board, it.one(Ballot), [(it.one(Rater), it.said())], given=DAY),
    "adopt": lambda it: verbs.adopt(
        it.board,
        it.one(Ballot),
        [(it.one(Position), it.one(Criterion), it.of(*SCORES[:5]), it.of("low", "high"))],
        rated_at=it.day() or DAY,
    ),
}


def _cite(hand: Hand, kind: Any) -> Edit:
    target, passage = hand.one(KINDS_OF_TARGET[kind]), hand.one(Passage)
    return verbs.cite(hand.board, kind, target, passage, stance=hand.of("supports", "contradicts"))


def gesture(board: Board, data: st.DataObject) -> Edit | None:
    """Return what a gesture at random makes of the board, or None where it is refused in plain words."""
    verb = data.draw(st.sampled_from(sorted(GESTURES)))
    try:
        return GESTURES[verb](Hand(board, data.draw))
    except RuleError as refusal:
        sentences = [Words(lang).error(refusal) for lang in LANGUAGES]
    assert all(sentences)
    return None


def test_there_is_a_gesture_for_every_verb() -> None:
    assert set(GESTURES) == {verb for verb in verbs.__all__ if verb[0].islower()}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_done_can_be_undone_and_done_again(data: st.DataObject) -> None:
    board = small_board()
    states = [held(board)]
    edits: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 12))):
        edit = gesture(board, data)
        if edit is None:
            continue
        assert held(board) == states[-1], "a verb changed the board by itself"
        board.apply(edit.changes)
        assert rules.problems(board) == ()
        edits.append(edit)
        states.append(held(board))
    for edit, before in zip(reversed(edits), reversed(states[:-1]), strict=True):
        rules.refuse(board, inverse(edit.changes))
        board.apply(inverse(edit.changes))
        assert held(board) == before
    for edit, after in zip(edits, states[1:], strict=True):
        rules.refuse(board, edit.changes)
        board.apply(edit.changes)
        assert held(board) == after


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_done_is_named_in_both_languages(data: st.DataObject) -> None:
    board = small_board()
    for _ in range(4):
        edit = gesture(board, data)
        if edit is not None:
            for lang in LANGUAGES:
                label = Words(lang).label(edit)
                assert label
                assert "None" not in label
                assert "?" not in label
            board.apply(edit.changes)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_ranks_stay_dense_however_rows_are_moved(data: st.DataObject) -> None:
    board = small_board()
    names = ("add_layer", "move_layer", "remove_layer", "add_segment", "move_segment", "remove_segment")
    names += ("add_wave", "edit_wave", "move_wave", "remove_wave", "set_wave", "copy_stack")
    for _ in range(6):
        try:
            edit = GESTURES[data.draw(st.sampled_from(names))](Hand(board, data.draw))
        except RuleError:
            continue
        board.apply(edit.changes)
        waves = waves_in_order(board)
        assert [wave.order for wave in waves] == list(range(1, len(waves) + 1))
        for stack in [layers_in_stack(board, wave.id) for wave in waves] or [layers_in_stack(board)]:
            assert [layer.stack_rank for layer in stack] == list(range(len(stack), 0, -1))
        for layer in board.all(Layer):
            rows = segments_in(board, layer)
            assert [segment.order for segment in rows] == list(range(1, len(rows) + 1))


def test_edits_are_worded_in_both_languages_alike() -> None:
    ko, en = (tomllib.loads(resource("words", lang, "edit.toml").read_text(encoding="utf-8")) for lang in ("ko", "en"))
    assert set(ko) == set(en)


def label(edit: Edit, lang: Any = "ko") -> str:
    return Words(lang).label(edit)


def test_labels_name_what_was_touched() -> None:
    board = small_board()
    one, other = Spot("ncloud@cloud", "agent", 0.1, 0), Spot("aws@cloud", "agent", 0.9, 0)
    rate = verbs.rate(board, "ncloud@cloud", "tech", score=4.5, rated_at=DAY)
    assert label(verbs.move(board, [one])) == "네이버클라우드 이동"
    assert label(verbs.move(board, [one, other])) == "카드 2장 이동"
    assert label(verbs.move(board, [one, other]), "en") == "Move 2 cards"
    assert label(rate) == "네이버클라우드: 기술 수준 4.5로 평가"
    assert label(rate, "en") == "Naver Cloud: rate Technology 4.5"
    assert label(verbs.place(board, "hug", "chips")) == "허깅페이스 배치"
    assert label(verbs.remove_entities(board, ["aws", "hug"])) == "플레이어 2개 삭제"


def test_a_score_is_named_with_the_particle_that_fits() -> None:
    board = small_board()
    labels = [label(verbs.rate(board, "cloud", "imp", score=each, rated_at=DAY)) for each in (1.0, 2, 3, 3.5)]
    assert labels == [f"클라우드: 중요도 {each} 평가" for each in ("1로", "2로", "3으로", "3.5로")]


def test_a_rating_of_one_among_several_cards_tells_which() -> None:
    edit = verbs.rate(small_board(), "aws@chips", "tech", score=4, rated_at=DAY)
    assert label(edit) == "아마존(반도체): 기술 수준 4로 평가"
    assert label(edit, "en") == "AWS (Chips): rate Technology 4"


def test_a_name_in_one_language_stands_in_for_the_other() -> None:
    board = small_board()
    edit = verbs.add_entity(board, name_ko="카카오")
    assert label(edit, "en") == "Add 카카오"
