from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from db.edit import verbs
from db.model.board import Board
from db.model.present import present_part
from db.model.things import Citation, Entity, Measure, Method, Premise, Rating, Segment
from desktop.brief.content.content import compose, texts
from desktop.brief.content.cover import answer_of
from desktop.brief.content.summary import runs
from desktop.brief.order import Order
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.brief.content.content import Content
    from desktop.brief.content.facts import Facts

    Read = Callable[..., Facts]


@pytest.fixture(scope="module")
def korean(sample: Board) -> Content:
    return compose(sample, Order(), Words("ko"))


@pytest.fixture(scope="module")
def english(sample: Board) -> Content:
    return compose(sample, Order(lang="en"), Words("en"))


def changed(board: Board, *things: Any) -> Board:
    gone = {thing.id for thing in things}
    return Board([*(each for each in board.things() if each.id not in gone), *things])


def without(board: Board, *kinds: type) -> Board:
    return Board([each for each in board.things() if not isinstance(each, kinds)])


# cover and summary


def test_the_answer_names_what_is_held_and_what_is_at_risk(korean: Content) -> None:
    first = korean.cover.judgements[0].text.replace("\u00a0", " ")
    assert first == (
        "이 보드의 평가로는 비교할 수 있는 세부 영역 16곳 가운데 AI 포털·슈퍼앱과 검색·포털·커머스 등 7곳을 한국이 "
        "지키거나 넓힐 수 있고, AI 서비스 앱스토어와 범용 LLM·파운데이션 모델 등 5곳은 뺏길 위험에 놓여 있습니다."
    )


def test_the_extremes_and_what_is_taken_follow(korean: Content) -> None:
    extremes, taken = (each.text.replace("\u00a0", " ") for each in korean.cover.judgements[1:])
    assert "고성능 메모리(HBM)에서 100.0으로 가장 높고" in extremes
    assert "AI 칩셋(GPU·TPU)에서 42.4로 가장 낮습니다" in extremes
    assert taken.startswith(
        "AI 서비스 앱스토어, 대화형 생성 AI 서비스, 동영상 서비스와 AI 칩셋(GPU·TPU)에서는 글로벌 플레이어가"
    )


def test_confidence_is_told_apart_from_the_judgements(korean: Content) -> None:
    assert "535건 가운데 112건(21\u00a0%)" in korean.cover.confidence
    assert not any("신뢰도" in each.text for each in korean.cover.judgements)


def test_the_cover_says_who_when_and_how_much(korean: Content) -> None:
    box = dict(korean.cover.box)
    assert box["작성"] == "작성자 미기재"
    assert box["평가 대상"] == "계층 5개, 세부 영역 18곳, 카드 61개"
    assert box["배포 등급"] == "공개"
    assert korean.cover.issued.replace("\u00a0", " ") == "2026. 11. 23."


def test_the_tiles_carry_the_layers_levels(korean: Content) -> None:
    tiles = [(each.name, each.figure, each.group, each.counted) for each in korean.summary.tiles]
    assert tiles[0] == ("통합 채널", "64.8", "추격", "세부 영역 3곳 중 3곳")
    assert [each[1] for each in tiles] == ["64.8", "70.7", "68.0", "63.5", "69.5"]


def test_every_segment_has_its_verdict_in_the_summary(korean: Content) -> None:
    found = {each.posture: each.count for each in korean.summary.verdicts}
    assert found == {
        "at_risk": "5곳",
        "defend": "3곳",
        "expand": "4곳",
        "catch_up": "2곳",
        "ally": "2곳",
        "undetermined": "2곳",
    }


def test_decisions_ask_for_what_is_not_settled(korean: Content) -> None:
    first, second = (each.text.replace("\u00a0", " ") for each in korean.summary.decisions.items)
    assert first == "제언 1–4의 담당·기한·지표 확정"
    assert "AI 서비스 앱스토어" in second


def test_numbers_are_told_in_runs() -> None:
    assert runs([1, 2, 3, 5, 8, 9]) == "1–3·5·8–9"


def test_a_settled_measure_asks_for_approval(cited: Board) -> None:
    items = [each.text for each in compose(cited, Order(), Words("ko")).summary.decisions.items]
    assert "제언 2 승인(담당 산업부, 기한 2027)" in items
    assert "제언 1의 담당·기한·지표 확정" in items


def test_many_measures_are_cut_short(small: Board) -> None:
    many = [
        Measure(id=f"m{at}", title_ko=f"제언 {at}", owner_ko="부", horizon="2027", indicator_ko="수") for at in range(9)
    ]
    said = compose(Board([*small.things(), *many]), Order(), Words("ko"))
    assert len(said.summary.advice.items) == 7
    assert "3건" in said.summary.advice.items[-1].text
    assert "3건" in said.summary.decisions.items[-1].text
    assert len(said.measures.advice) == 9


@pytest.mark.parametrize(
    ("wta", "home", "world", "part"),
    [
        (5.0, 5.0, 2.0, "판정은 수성입니다"),
        (5.0, 2.0, 4.0, "판정은 위험입니다"),
        (1.0, 1.0, 2.0, "판정은 협력입니다"),
    ],
)
def test_the_answer_fits_the_board(
    wta: float, home: float, world: float, part: str, small: Board, rate: Callable[..., Rating]
) -> None:
    tech = 5.0 if home == 5.0 else 2.0
    board = changed(
        small,
        rate("cell", "wta", wta),
        rate("p1", "tech", tech),
        rate("p1", "home", home),
        rate("p2", "home", world),
    )
    assert part in compose(board, Order(), Words("ko")).summary.lead.text


def test_without_ratings_nothing_is_judged(small: Board) -> None:
    said = compose(without(small, Rating), Order(), Words("ko"))
    assert "판단하지 않습니다" in said.summary.lead.text
    assert [each.text for each in said.cover.judgements] == [said.summary.lead.text]
    assert said.cover.confidence == "근거의 정도: 아직 평가가 없습니다."
    assert said.diagnosis.figures == ()
    assert said.diagnosis.ends.strong == ()
    assert dict(said.method.coverage)["평가자와 평가일"] == "평가 없음"


def test_one_segment_is_no_extreme_and_no_end(small: Board) -> None:
    said = compose(small, Order(), Words("ko"))
    assert len(said.cover.judgements) == 1
    assert len(said.diagnosis.figures) == 1
    assert said.diagnosis.ends.strong == ()


def test_the_nation_is_told_where_nothing_is_taken(cited: Board) -> None:
    said = compose(cited, Order(), Words("ko"))
    assert said.cover.judgements[-1].text.startswith("계층을 기하평균한 국가 종합 수준은")


# situation and diagnosis


def test_the_situation_counts_both_sides(korean: Content) -> None:
    assert [each.number for each in korean.situation.figures] == ["18", "61", "87"]
    assert "한국 카드 29개와 글로벌 카드 32개" in korean.situation.text[0].text
    line = korean.situation.layers[-1]
    assert (line.name, line.segments, line.home, line.world, line.level) == ("인프라", "4", "6", "9", "69.5")
    assert line.what.notes == (7,)


def test_gaps_are_told_with_their_numbers_and_blanks_with_their_reason(korean: Content) -> None:
    gaps = {gap.segment: gap for group in korean.diagnosis.gaps.groups for gap in group.gaps}
    assert len(gaps) == 18
    model = gaps["범용 LLM·파운데이션 모델"]
    assert (model.home, model.world, model.gap, model.level) == (58.75, 92.5, "−33.8", "63.5")
    assert gaps["웹툰·스토리 콘텐츠"].blank == "글로벌 플레이어 없음"
    assert gaps["LLM 프레임워크·오케스트레이션"].blank == "한국 플레이어 없음"
    assert gaps["동영상 서비스"].taken


def test_a_figure_states_finding_source_date_and_number(korean: Content) -> None:
    gaps = korean.diagnosis.gaps
    assert gaps.title == "비교할 수 있는 16곳 가운데 15곳에서 글로벌 최고가 앞섬"
    for source in (gaps.source, korean.situation.levels.source, korean.implications.matrix.source):
        assert "보드 평가" in source
        assert "2023.\u00a012.\u00a021." in source
        assert any(count in source for count in ("61개", "16곳"))


def test_strengths_and_weaknesses_name_their_players(korean: Content) -> None:
    best, worst = korean.diagnosis.ends.strong[0], korean.diagnosis.ends.weak[0]
    assert (best.segment, best.home, best.world) == ("고성능 메모리(HBM)", "SK하이닉스 91.4", "마이크론 68.6")
    assert (worst.segment, worst.home, worst.gap) == ("AI 칩셋(GPU·TPU)", "리벨리온 40.0", "−54.3")
    assert best.notes


def test_what_is_taken_is_listed_with_its_numbers(korean: Content) -> None:
    taken = [(each.segment, each.home, each.world) for each in korean.diagnosis.taken.lines]
    assert ("AI 칩셋(GPU·TPU)", "1.5", "5") in taken
    assert len(taken) == 4


def test_a_board_where_korea_leads_says_so(small: Board) -> None:
    said = compose(small, Order(), Words("ko"))
    assert said.diagnosis.gaps.title == "비교할 수 있는 곳은 셀 하나이며, 격차는 +5.0점"
    assert said.situation.board_title == "비교할 수 있는 곳은 셀 하나이며, 판세선은 수준 100.0의 자리에 섬"
    assert "한 곳이며, 한국 최고와 글로벌 최고의 격차는 +" in said.diagnosis.text[0].text


def test_a_side_that_is_confirmed_empty_has_no_best_player(small: Board, rate: Callable[..., Rating]) -> None:
    salt = replace(small.the(Segment, "salt"), home_absent_confirmed=True)
    board = changed(small, salt, rate("p3", "home", 4.0))
    said = compose(board, Order(), Words("ko"))
    levels = {gap.segment: gap.level for group in said.diagnosis.gaps.groups for gap in group.gaps}
    assert levels["전해질"] == "0.0"
    (worst,) = said.diagnosis.ends.weak
    assert (worst.segment, worst.home) == ("전해질", "–")


# implications, measures, sources, method, register


def test_a_posture_comes_with_its_rule_its_numbers_and_what_turns_it(korean: Content) -> None:
    stance = next(each for each in korean.implications.stances if each.posture == "at_risk")
    assert stance.condition == "독식 성향 4 이상, 한국 국내 지위 2 이상, 글로벌 국내 지위가 1 이상 높음"
    turn = next(each for each in stance.turns if each.segment == "범용 LLM·파운데이션 모델")
    assert turn.numbers == ("63.5", "4", "5", "2.5", "4")
    assert turn.turning == "승자독식 성향이 3.5 이하가 되면 추격으로 바뀝니다."


def test_all_eighteen_verdicts_are_explained(korean: Content) -> None:
    assert sum(len(each.turns) for each in korean.implications.stances) == 18
    assert sum(len(each.chips) for each in korean.implications.matrix.strips) == 16


def test_a_measure_that_rests_on_another_posture_is_flagged(korean: Content) -> None:
    memory = korean.measures.advice[1]
    assert memory.doubts == ("전제한 태세(확장)와 현재 판정이 다름: AI 칩셋(GPU·TPU)(협력)",)
    assert memory.notes
    assert [value for _, value in memory.rows] == ["", "", ""]


def test_a_measure_without_a_source_says_so(cited: Board) -> None:
    first, second = compose(cited, Order(), Words("ko")).measures.advice
    assert "인용한 출처 없음" not in first.doubts
    assert "인용한 출처 없음" in second.doubts
    assert [each.segment for each in first.targets] == ["셀"]
    assert [value for _, value in second.rows] == ["산업부", "2027", "점유율"]


def test_risks_without_a_measure_are_named(korean: Content) -> None:
    assert next(each.segment for each in korean.measures.uncovered) == "AI 서비스 앱스토어"
    assert "4곳" in korean.measures.uncovered_text


def test_endnotes_are_exact_numbered_and_graded(korean: Content, sample: Board) -> None:
    (document,) = korean.sources.documents
    assert [note.number for note in document.notes] == list(range(1, 72))
    assert document.grade == "신뢰도 C · 신빙성 3"
    assert document.notes[4].quote == "“①LLM”"
    assert "2023.\u00a012.\u00a021." in document.about


def test_a_passage_that_contradicts_is_told(cited: Board) -> None:
    documents = compose(cited, Order(), Words("ko")).sources.documents
    assert [each.title for each in documents] == ["배터리 보고서", "읽기만 한 자료"]
    first, second = documents[0].notes
    assert first.about == "12쪽 · 신빙성 2 · 인용 2회"
    assert second.about == "인용 1회 · 반대 근거 1회"


def test_a_board_without_sources_says_that_all_is_judgement(small: Board) -> None:
    said = compose(small, Order(), Words("ko"))
    assert said.sources.documents == ()
    assert "모두 분석자의 판단" in said.sources.text[0].text


def test_the_method_holds_all_that_is_needed_to_recompute(korean: Content) -> None:
    conventions = dict(korean.method.conventions)
    assert conventions["비교 자격"] == "가중치의 60\u00a0% 이상이 평가된 카드만 비교에 넣음"
    assert conventions["오차 폭"] == "상 ±0.5, 중 ±1, 하 ±1.5(평가 점수)"
    assert [each.weight for each in korean.method.criteria] == ["12.5\u00a0%"] * 8
    assert len(korean.method.segment_criteria) == 4
    coverage = dict(korean.method.coverage)
    assert coverage["평가 칸"] == "카드 × 기준 488칸: 평가 472, 판단 불가 0, 해당 없음 15, 미평가 1"
    assert coverage["신뢰도별 평가"] == "상 0 · 중 112 · 하 423"


def test_changed_conventions_are_printed_as_they_are(small: Board) -> None:
    premise = replace(
        small.premise,
        nationality_rule="control",
        aggregation="geometric",
        coverage_min=0.75,
        method=Method(cut_lead=85.0, half_width_high=0.25),
    )
    conventions = dict(compose(changed(small, premise), Order(), Words("ko")).method.conventions)
    assert conventions["국적"] == Words("ko").say("brief.method.nationality_control", country="대한민국(KR)")
    assert conventions["종합 점수"] == "가중 기하평균"
    assert "75\u00a0%" in conventions["비교 자격"]
    assert "85 초과 선도" in conventions["그룹"]
    assert "상 ±0.25" in conventions["오차 폭"]


def test_raters_and_their_days_are_named(sample: Board, cited: Board, rate: Callable[..., Rating]) -> None:
    assert "예시\u00a0분석자, 2026." in dict(compose(sample, Order(), Words("ko")).method.coverage)["평가자와 평가일"]
    later = rate("p3", "home", 3.0, rated_at=date(2025, 4, 1))
    named = dict(compose(changed(cited, later), Order(), Words("ko")).method.coverage)["평가자와 평가일"]
    assert named == "이름을 적지 않은 평가자, 2025.\u00a03.\u00a01.–2025.\u00a04.\u00a01."


def test_the_register_holds_every_position_and_names_the_rest(korean: Content, sample: Board) -> None:
    lines = [line for block in korean.register.blocks for line in block.lines]
    assert len(lines) == 61
    model = next(line for line in lines if line.name == "하이퍼클로바X")
    assert (model.country, model.score, model.coverage) == ("KR", "58.8", "100%")
    assert model.home
    assert any(mark.backed for mark in model.marks)
    assert "오픈AI" in korean.register.unplaced
    assert len(present_part(sample).all(Entity)) == 87


def test_the_register_tells_unknown_from_not_rated_and_not_applicable(
    small: Board, rate: Callable[..., Rating]
) -> None:
    board = changed(
        small,
        rate("p3", "home", None, status="unknown", confidence=None),
        rate("p2", "home", None, status="not_applicable", confidence=None),
        replace(small.the(Entity, "e2"), control="US"),
    )
    blocks = compose(board, Order(), Words("ko")).register.blocks
    lines = {line.name: line for block in blocks for line in block.lines}
    assert [mark.text for mark in lines["이데미쓰"].marks] == ["4", "?"]
    assert [mark.text for mark in lines["도요타"].marks] == ["4.5", "–"]
    assert lines["도요타"].country == "JP/US"
    assert lines["이데미쓰"].score == "(80.0)"
    assert lines["이데미쓰"].confidence == "0·0·1"


def test_a_position_that_nobody_rated_has_blanks(small: Board) -> None:
    kept = [each for each in small.things() if not (isinstance(each, Rating) and each.target_id == "p3")]
    blocks = compose(Board(kept), Order(), Words("ko")).register.blocks
    line = blocks[1].lines[0]
    assert [mark.text for mark in line.marks] == ["", ""]
    assert line.confidence == ""


# as a whole


def test_both_languages_say_the_same_numbers(korean: Content, english: Content) -> None:
    def numbers(said: Content) -> list[str]:
        return [gap.gap for group in said.diagnosis.gaps.groups for gap in group.gaps]

    assert numbers(korean) == numbers(english)
    assert [tile.figure for tile in korean.summary.tiles] == [tile.figure for tile in english.summary.tiles]


def test_no_placeholder_is_left_open(korean: Content, english: Content) -> None:
    for said in (korean, english):
        assert not any("{" in text or "None" in text for text in texts(said))


def test_english_holds_no_korean_but_what_is_quoted(english: Content) -> None:
    said = [text for text in texts(english) if any("가" <= char <= "힣" for char in text)]
    quoted = set(texts(english.sources))
    assert [text for text in said if text not in quoted] == []


def test_an_earlier_date_reads_the_earlier_ratings(small: Board, rate: Callable[..., Rating]) -> None:
    board = Board(
        [
            *small.things(),
            rate("p1", "tech", 1.0, as_of=date(2024, 1, 1)),
            rate("p2", "tech", 5.0, as_of=date(2024, 1, 1)),
            rate("p1", "home", 1.0, as_of=date(2024, 1, 1)),
            rate("p2", "home", 5.0, as_of=date(2024, 1, 1)),
        ]
    )
    now, then = (compose(board, Order(as_of=each), Words("ko")) for each in (None, date(2024, 6, 1)))
    assert now.diagnosis.gaps.groups[0].gaps[0].level == "100.0"
    assert then.diagnosis.gaps.groups[0].gaps[0].level == "20.0"
    assert dict(then.cover.box)["기준일"] == "2024.\u00a06.\u00a01."


def test_ratings_from_after_the_date_bring_no_endnotes(cited: Board) -> None:
    assert len(compose(cited, Order(as_of=date(2020, 1, 1)), Words("ko")).sources.documents[0].notes) == 1


def test_a_dangling_citation_is_no_endnote(small: Board) -> None:
    citation = Citation(id="c", target_kind="segment", target_id="cell", order=1, passage_id="gone")
    assert compose(Board([*small.things(), citation]), Order(), Words("ko")).sources.documents == ()


def test_the_paper_is_dated_as_ordered_or_by_its_last_rating(small: Board, blank: Board) -> None:
    assert compose(small, Order(issued=date(2026, 1, 2)), Words("ko")).cover.issued.endswith("2.")
    assert compose(blank, Order(), Words("ko")).cover.issued.replace("\u00a0", " ") == "2025. 3. 1."


def test_a_note_in_one_language_serves_both(small: Board) -> None:
    premise = replace(small.premise, note_ko="메모")
    assert compose(changed(small, premise), Order(lang="en"), Words("en")).background.text == ("메모",)
    assert isinstance(premise, Premise)


# waves


def test_a_brief_says_the_same_whatever_stood_in_another_wave(sample: Board, korean: Content) -> None:
    board = sample.snapshot()
    board.apply(verbs.add_wave(board, "지금").changes)
    past = verbs.add_wave(board, "과거", at=0)
    board.apply(past.changes)
    layer = verbs.add_layer(board, "옛 층", wave_id=past.changes[0].id)
    board.apply(layer.changes)
    row = verbs.add_segment(board, layer.changes[0].id, "옛 포털")
    board.apply(row.changes)
    player = verbs.add_entity(board, name_ko="옛 포털 회사")
    board.apply(player.changes)
    board.apply(verbs.place(board, player.changes[0].id, row.changes[0].id).changes)
    board.apply(verbs.add_note(board, "메모", segment_id=row.changes[0].id).changes)
    assert compose(board, Order(), Words("ko")) == korean


def test_what_there_is_more_than_one_of_decides_which_answer_is_given(sample: Board, facts: Read) -> None:
    held, risk = facts(sample).of(["defend"]), facts(sample).of(["at_risk"])
    assert [answer_of(held, risk), answer_of(held, ()), answer_of((), risk), answer_of((), ())] == [
        *("both", "held", "risk", "neither"),
    ]
