"""What is said about what is pointed at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.model.change import Change
from db.model.things import Entity, Note, Passage, Rating, Relation
from desktop.board.hits import Hit, hit
from desktop.board.sheet import said_of_card, sheet
from desktop.sieve import Sieve
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from tests.desktop.board.driver import Driver


KOREAN = Words("ko")


def say(driver: Driver, hit: Hit, lang: str = "ko") -> list[str]:
    return sheet(driver.view._stage.scene, Words(lang), hit).splitlines()  # type: ignore[arg-type]


def at(driver: Driver, x: float, y: float) -> Hit:
    return hit(driver.view._stage.scene, driver.view._stage.easing.shares, x, y, 1.0)


def test_the_front_line_shows_its_formula_with_its_numbers(sample: Driver) -> None:
    row = sample.arrangement.row(sample.segment("fm"))
    assert row is not None
    assert row.front_x is not None
    there = at(sample, row.front_x + 3, row.ground.y + 3)
    assert there == Hit("front", row.segment_id)
    verdict = sample.session.judgement.segments[row.segment_id]
    home, foreign, front = verdict.best_home, verdict.best_foreign, verdict.front
    assert home is not None and foreign is not None and front is not None  # noqa: PT018 - for the types
    said = say(sample, there)
    assert said[0] == "범용 LLM·파운데이션 모델 판세선"
    assert said[1] == f"50 % + 0.8 × ({home:.1f} − {foreign:.1f}) = {front:.1%}"
    assert front == pytest.approx(0.5 + 0.8 * (home - foreign) / 100)


def test_an_undefined_front_line_says_why(sample: Driver) -> None:
    assert say(sample, Hit("front", sample.segment("webtoon")))[1] == KOREAN.say(
        "board.front.undefined", reason=KOREAN.say("board.reason.no_foreign")
    )


def test_a_line_at_the_edge_says_where_the_formula_would_have_put_it(sample: Driver) -> None:
    webtoon = sample.segment("webtoon")
    sample.session.do(verbs.edit_segment(sample.session.board, webtoon, foreign_absent_confirmed=True))
    assert "× (81.2 − 0.0) = 115.0% → " in say(sample, Hit("front", webtoon))[1]
    assert say(sample, Hit("front", webtoon))[1].endswith("94.0%")


def test_a_card_tells_its_scores_and_evidence(sample: Driver) -> None:
    said = say(sample, Hit("card", sample.card("gpt4@fm")))
    assert said[:2] == ["GPT-4", "모델 · 미국"]
    assert "종합 4.6 (92.5점)" in said
    assert KOREAN.say("board.sheet.evidence", rated=8, cited=3) in said


def test_a_settled_conflict_leaves_the_card_whole_and_its_sheet_says_why(sample: Driver) -> None:
    card, board = sample.card("gpt4@fm"), sample.session.board
    rating = next(each for each in board.where(Rating, "target_id", card) if each.status == "rated")
    passages = iter(board.all(Passage))
    sample.session.do(verbs.cite(board, "rating", rating.id, next(passages), stance="contradicts"))
    scene = sample.view._stage.scene
    assert (scene.face(card).split, scene.face(card).settled) == (True, False)
    sample.session.do(verbs.resolve(board, rating.id, resolution_ko="최신 통계를 따름"))
    assert (scene.face(card).split, scene.face(card).settled) == (False, True)
    said = say(sample, Hit("card", card))
    assert KOREAN.say("board.sheet.settled", count=1) in said
    assert any(each.endswith("채택 이유: 최신 통계를 따름") for each in said)
    assert KOREAN.say("lens.state.settled") in said_of_card(scene, KOREAN, card)
    sample.session.do(verbs.cite(board, "rating", rating.id, next(passages), stance="contradicts"))
    assert (scene.face(card).split, scene.face(card).settled) == (True, False)


def test_a_card_under_foreign_control_tells_both_countries(sample: Driver) -> None:
    said = say(sample, Hit("card", sample.card("hyperconnect@social")))
    assert said[1] == "기업 · 출신 대한민국, 지배 미국"


def test_a_head_tells_the_posture_and_its_rule(sample: Driver) -> None:
    said = say(sample, Hit("head", sample.segment("fm")))
    assert said[0] == "범용 LLM·파운데이션 모델"
    assert any(line.startswith("위험: ") for line in said)
    assert KOREAN.say("judge.flag.few_foreign") in say(sample, Hit("head", sample.segment("rag")))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_on_the_board_has_something_to_say_in_both_languages(sample: Driver, lang: str) -> None:
    scene = sample.view._stage.scene
    hits = [Hit("card", each) for each in scene.arrangement.cards]
    hits += [Hit(what, row.segment_id) for row in scene.arrangement.rows for what in ("head", "front")]  # type: ignore[arg-type]
    hits += [Hit("band", band.layer_id) for band in scene.arrangement.bands]
    assert all(say(sample, each, lang) for each in hits)
    assert say(sample, Hit("nothing"), lang) == []


def test_what_is_hit_depends_on_what_is_there(sample: Driver) -> None:
    arrangement = sample.arrangement
    band, row = arrangement.bands[0], arrangement.rows[0]
    card = arrangement.cards[row.cards[0]]
    assert at(sample, *card.box.middle) == Hit("card", card.position_id)
    assert at(sample, *row.head.middle) == Hit("head", row.segment_id)
    assert at(sample, row.ground.right - 5, row.ground.y + 5) == Hit("ground", row.segment_id)
    assert at(sample, *band.head.middle) == Hit("band", band.layer_id)
    assert at(sample, band.head.x + 4, band.head.y + 4) == Hit("fold", band.layer_id)
    assert at(sample, 1, 1) == Hit("nothing")


def look(driver: Driver, **fields: object) -> None:
    driver.view.viewing.change(**fields)


def test_a_sheet_says_what_the_lens_reads(sample: Driver) -> None:
    hit_card = Hit("card", sample.card("gpt4@fm"))
    look(sample, lens="dependency")
    assert any("해외 의존" in line for line in say(sample, hit_card))
    look(sample, lens="posture")
    home = next(each for each, score in sample.session.judgement.positions.items() if score.home)
    assert any(line.startswith("태세: ") for line in say(sample, Hit("card", home)))
    assert not any(line.startswith("태세: ") for line in say(sample, hit_card))


def test_a_sheet_says_how_a_score_has_changed(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    rating = next(each for each in sample.session.board.where(Rating, "target_id", card) if each.score is not None)
    earlier = replace(rating, id="earlier", score=1.0, as_of=date(2020, 1, 1))
    sample.session.board.apply([Change(None, earlier)])
    look(sample, lens="change")
    assert "점수 1.0 → 4.6" in say(sample, Hit("card", card))


def test_a_card_that_a_filter_keeps_out_says_so(sample: Driver) -> None:
    card = sample.card("gpt4@fm")
    look(sample, sieve=Sieve(sides=frozenset({"home"})))
    scene = sample.view._stage.scene
    assert say(sample, Hit("card", card))[-1] == "필터로 제외"
    assert said_of_card(scene, KOREAN, card).endswith("필터로 제외")
    assert not said_of_card(scene, KOREAN, sample.card("hyperclovax@fm")).endswith("필터로 제외")


def test_a_relation_says_who_stands_how_to_whom(sample: Driver) -> None:
    board = sample.session.board
    dependency = next(each for each in board.all(Relation).values() if each.criticality is not None)
    said = say(sample, Hit("link", dependency.id))
    assert said[0].startswith(f"{KOREAN.say(f'entity.relation.{dependency.kind}')}: ")
    assert said[1] == f"중요도 {dependency.criticality}/5 · 대체 가능성 {dependency.substitutability}/5"


def test_a_note_says_all_of_its_text_and_a_group_who_it_is(sample: Driver) -> None:
    board = sample.session.board
    text = "긴 메모 " * 40
    board.apply([Change(None, Note(id="note", text_ko=text))])
    assert say(sample, Hit("note", "note")) == say(sample, Hit("edge", "note")) == [text]
    group = next(iter(board.all(Entity).values()))
    assert say(sample, Hit("group", group.id))[0] == group.name_ko


def test_nothing_is_said_of_what_is_gone(sample: Driver) -> None:
    assert [say(sample, Hit(what, "gone")) for what in ("link", "note", "group")] == [[], [], []]  # type: ignore[arg-type]


def test_a_note_says_what_is_quoted_for_it_and_by_whom(sample: Driver) -> None:
    session = sample.session
    passages = list(session.board.all(Passage).values())[:4]
    before = set(session.board.all(Note))
    session.do(verbs.add_note(session.board, "메모", segment_id=sample.segment("memory")))
    (note_id,) = set(session.board.all(Note)) - before
    assert say(sample, Hit("note", note_id)) == ["메모"]
    for each in passages:
        session.do(verbs.cite(session.board, "note", note_id, each.id, stance="contradicts"))
    said = say(sample, Hit("note", note_id))
    assert said[:2] == ["메모", ""]
    assert said[2].startswith(f"반박: “{passages[0].quote[:20]}")
    assert said[3].startswith("— ")
    assert said[-1] == "그 밖의 근거 1건"
    assert max(len(each) for each in said) < 260
