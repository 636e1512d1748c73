"""The essay behind the sample, row by row: each statement is on the board, with its words, and is found there."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from db.judge.reading import judge
from db.model.board import Board, present_wave, segments_in_order, waves_in_order
from db.model.present import present_part
from db.model.things import (
    Citation,
    Entity,
    Fact,
    Layer,
    Measure,
    Milestone,
    Note,
    Passage,
    Position,
    Rating,
    Relation,
    Segment,
    Source,
    Thing,
    Wave,
)
from desktop.dialogs.found import everything
from desktop.search import Index
from desktop.words import Words
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = Path(__file__).parents[1] / "files" / "essay_rows.csv"
NEAR = 8  # how far down the list a user still looks

# Row of the essay, what is typed, what that leads to; and behind → what shows the row where that is something else.
TABLE = """
L0  AI 생태계 | note 전망 → wave ai
L1  인프라 | layer infra
L2  LLM(파운데이션 모델) | layer llm
L3  솔루션 | layer solution
L4  생성형 AI 서비스 | layer service
L5  통합 채널 | layer channel
W1  PC 웹 | wave pc
W2  스마트폰 모바일 | wave mobile
W3  AI(제3의 인터넷 시장) | wave ai
W4  웹 플랫폼 | layer pc.platform
S01 GPU | entity gpu
S02 TPU | entity tpu
S03 AI 칩셋 | segment accel → entity rebellions
S04 클라우드 | segment cloud
S05 고성능 메모리 | segment memory
S06 HBM | entity hbm
S07 엣지 디바이스 | entity edgedevice
S08 엣지 AI 칩셋 | segment edge
S09 범용 LLM | segment fm
S10 파운데이션 모델(FM) | entity foundationmodel
S11 언어 데이터 | entity languagedata
S12 초대형 서비스 트래픽 | entity traffic
S13 RAG | entity ragtech
S14 랭체인 | entity langchain
S15 LLM 오케스트레이션 | entity orchestration
S16 데이터 전환과 관리 | entity dataconversion
S17 SI | segment si
S18 B2B 스타트업 | entity g.b2b-startups
S19 생성 AI 서비스 | segment assist
S20 챗GPT | entity chatgpt
S21 AI 에이전트(PDA) | segment agent
S22 AI 서비스 앱스토어 | segment store → layer channel
S23 슈퍼앱 | segment super
S24 GPTs | entity gptstore → relation openai operates gptstore
S25 GPT Store | entity gptstore
S26 앱스토어 | entity appstore
S27 아이폰 | entity iphone
S28 안드로이드폰 | entity android
S29 하드웨어 | layer pc.hardware
S30 통신망 | layer pc.network
S31 스마트폰(엣지) | entity edgephone
S32 스마트 스피커 | entity smartspeaker
S33 TV(엣지) | entity edgetv
S34 MR 기기 | entity mrdevice
S35 네이버 검색 | entity naversearch
S36 아자르 | entity hyperconnect
S37 콴다 | entity qanda
S38 웹툰 | segment webtoon
P01 삼성전자 | entity samsung
P02 SKT | entity skt
P03 하이닉스 | entity skhynix
P04 네이버 | entity naver
P05 카카오톡 | entity kakaotalk
P06 쿠팡 | entity coupang
P07 라인 | entity line
P08 카카오엔터테인먼트 | entity kakaoent
P09 하이퍼커넥트(아자르) | entity hyperconnect
P10 스푼라디오 | entity spoon
P11 메스프레소 | entity qanda
P12 한국의 웹·앱 서비스 기업 | entity g.kr-services
P13 한국 | entity c.korea
P20 구글 | entity google → entity googlesearch
P21 유투브 | entity youtube
P22 페이스북 | entity facebook → segment mobile.social
P23 인스타그램 | entity instagram
P24 틱톡 | entity tiktok
P25 넷플릭스 | entity netflix
P26 아마존 | entity amazon
P27 마이크로소프트 | entity microsoft
P28 OpenAI | entity openai → entity g.ai-startups
P29 AI 스타트업 | entity g.ai-startups
P30 미국 빅테크 | entity g.us-bigtech
P31 미국 | entity c.us
P32 중국 | entity c.china
D1  GPT-4 | entity gpt4 → relation gpt4 depends_on azure
D2  GPT-4 | entity gpt4 → relation gpt4 depends_on nvidia
D3  HBM | entity hbm → relation gpu depends_on hbm
D4  뤼튼 | entity wrtn → relation wrtn depends_on langchain
D5  앱스토어 | entity appstore → relation appstore supplies chatgpt
D6  파인콘 | entity pinecone → relation pinecone supplies chatgpt
D7  챗GPT | entity chatgpt → relation chatgpt depends_on gpt4
D8  엑시노스 | entity exynos → relation exynos supplies edgedevice
C01 과거 20년 | note 과거 20년
C02 네이버 | entity naver
C03 미국 빅테크 | entity g.us-bigtech
C04 한국 | entity c.korea
C05 하이퍼클로바X | entity hyperclovax
C06 클라우드 | segment cloud → entity aws
C07 AI 칩셋 | segment accel → entity rebellions
C08 SK하이닉스 | entity skhynix
C09 엣지 AI 칩셋 | segment edge
C10 네이버클라우드 | entity navercloud
C11 클로바X | entity clovax
C12 SI | segment si
C13 선례 수성 | note 선례 · 수성
C14 슈퍼앱 | segment super
C15 생성 AI 서비스 | segment assist
C16 소통 | segment social
C17 규모화 | note 흐름: PC
C18 글로벌화 | note 흐름: AI
C19 육성하지 않는 국가 | note 흐름: AI
C20 거대한 시장 | note 전망
C21 AI 서비스 앱스토어 | segment store
C22 슈퍼앱 | segment super
C23 눈덩이 | note 전망
F01 OpenAI의 개발자 컨퍼런스 | passage → entity gptstore
F02 GPT 스토어 | entity gptstore
F03 앱스토어 | entity appstore
F04 2023-12-21 | note 물음
F05 스푼라디오 | entity spoon
F06 콴다 | entity qanda
F07 라인 | entity line
F08 하이퍼커넥트 | entity hyperconnect
F09 동영상 | segment mobile.video
F10 네이버 | entity naver
Q1  수성할 것인가 | note 물음
Q2  한국 기업들의 경쟁력 | note 물음
M1  국가적 차원의 지원 | passage → measure 클라우드
M2  기업 간 긴밀한 협력 | entity g.kr-alliance
M3  경쟁력을 육성해주지 않는 국가 | passage → measure 서비스
"""


class Row(NamedTuple):
    """A row of the table above."""

    id: str
    typed: str
    leads_to: str
    shown_by: str


def _rows() -> Iterator[Row]:
    for line in TABLE.strip().splitlines():
        row, _, rest = line.partition(" ")
        typed, _, aims = rest.partition("|")
        leads_to, _, shown_by = aims.partition("→")
        yield Row(row, typed.strip(), leads_to.strip(), shown_by.strip() or leads_to.strip())


QUOTES = {row["id"]: row["exact_quote"] for row in csv.DictReader(ROWS.read_text(encoding="utf-8").splitlines())}
each_row = pytest.mark.parametrize("row", list(_rows()), ids=lambda row: row.id)
KINDS = {"wave": Wave, "layer": Layer, "segment": Segment, "entity": Entity}


@cache
def sample() -> Board:
    return Board(sample_things())


@cache
def _index(lang: str) -> tuple[list[tuple[str, str]], Index]:
    found = everything(sample(), Words("en" if lang == "en" else "ko"))
    return [each.handle for each in found], Index(each.names for each in found)


def thing(told: str) -> Thing:
    """Return the thing of the sample that a cell of the table means."""
    kind, _, key = told.partition(" ")
    if kind in KINDS:
        found = sample().by_key(KINDS[kind], key)
    elif kind == "relation":
        start, kind_of, end = key.split()
        ends = [thing(f"entity {each}").id for each in (start, end)]
        all_relations = sample().all(Relation).values()
        found = next(
            each for each in all_relations if [each.from_id, each.kind, each.to_id] == [ends[0], kind_of, ends[1]]
        )
    elif kind == "note":
        found = next(each for each in sample().all(Note).values() if each.text_ko.startswith(key))
    else:
        found = next(each for each in sample().all(Measure).values() if each.title_ko.startswith(key))
    assert found is not None, told
    return found


def handles(told: str, quote: str) -> set[tuple[str, str]]:
    """Return what the search calls the thing: a player is found by its cards, or in the tray."""
    if told == "passage":
        return {("passage", each.id) for each in sample().all(Passage).values() if quote in each.quote}
    aim = thing(told)
    cards = {("position", each.id) for each in sample().where(Position, "entity_id", aim.id)}
    return cards or {(told.partition(" ")[0], aim.id)}


def cited_for(told: str) -> set[str]:
    """Return the quotes on a thing: on itself, on what is known of it, and on its ratings or those of its cards."""
    aim = thing(told)
    about = {aim.id, *(each.id for each in sample().where(Fact, "entity_id", aim.id))}
    rated = {aim.id, *(each.id for each in sample().where(Position, "entity_id", aim.id))}
    about |= {each.id for target in rated for each in sample().where(Rating, "target_id", target)}
    citations = [each for target in about for each in sample().where(Citation, "target_id", target)]
    return {sample().the(Passage, each.passage_id).quote for each in citations if each.passage_id is not None}


def test_the_table_names_every_row_of_the_essay_once() -> None:
    assert [row.id for row in _rows()] == list(QUOTES)
    assert len(QUOTES) == 120


@each_row
def test_the_words_of_a_row_are_a_quote_from_the_essay(row: Row) -> None:
    essay = sample().by_key(Source, "src.essay")
    assert essay is not None
    assert any(QUOTES[row.id] in each.quote for each in sample().where(Passage, "source_id", essay.id))


@each_row
def test_what_shows_a_row_cites_its_words(row: Row) -> None:
    assert any(QUOTES[row.id] in quote for quote in cited_for(row.shown_by)), sorted(cited_for(row.shown_by))


@each_row
def test_typing_the_name_of_a_row_leads_to_it(row: Row) -> None:
    all_handles, index = _index("ko")
    first = [all_handles[at] for at in index.find(row.typed)[:NEAR]]
    assert handles(row.leads_to, QUOTES[row.id]) & set(first), first


def test_the_sample_shows_the_ai_wave_first() -> None:
    board = sample()
    assert [each.name_en for each in waves_in_order(board)] == [
        "PC web",
        "Smartphone mobile",
        "AI (third internet market)",
    ]
    assert present_wave(board) == waves_in_order(board)[-1].id
    assert len(segments_in_order(board)) == 18


def test_the_events_of_the_essay_are_milestones() -> None:
    found = {each.key: each.date.isoformat() for each in sample().all(Milestone).values()}
    assert found == {
        "m.2023-12": "2023-12-21",
        "m.2008-07": "2008-07-10",
        "m.2023-11": "2023-11-07",
        "m.2024-01": "2024-01-01",
    }


def test_the_numbers_of_the_essay_are_facts() -> None:
    known = {(each.entity_id, each.name): each.value for each in sample().all(Fact).values()}
    assert known[thing("entity spoon").id, "countries"] == 20
    assert known[thing("entity qanda").id, "countries"] == 50


def test_search_was_held_and_video_was_taken() -> None:
    board = sample()
    verdicts = judge(board).segments
    held, lost = (thing(f"segment {key}") for key in ("pc.search", "mobile.video"))
    assert (verdicts[held.id].posture, verdicts[held.id].taken) == ("defend", False)
    assert verdicts[lost.id].taken
    assert verdicts[lost.id].posture == "at_risk"
    assert verdicts[lost.id].gap is not None
    assert verdicts[lost.id].gap < -50, "the front line stands far from the home edge"


def test_korea_held_hardware_networks_and_its_own_services() -> None:
    verdicts = judge(sample()).segments
    postures = {
        key: verdicts[thing(f"segment {key}").id].posture
        for key in ("pc.computer", "pc.fixed", "mobile.phone", "mobile.radio", "pc.portal", "mobile.messenger")
    }
    assert set(list(postures.values())[:4]) == {"expand"}
    assert postures["pc.portal"] == postures["mobile.messenger"] == "defend"


def test_the_earlier_waves_change_nothing_in_the_judgement_of_the_present() -> None:
    whole, alone = judge(sample()), judge(present_part(sample()))
    assert whole.national == alone.national
    assert {each: whole.layers[each] for each in alone.layers} == alone.layers
    assert {each: whole.segments[each] for each in alone.segments} == alone.segments
    assert {each: whole.positions[each] for each in alone.positions} == alone.positions


def test_everything_of_the_sample_has_an_english_name_or_text() -> None:
    board = sample()
    for kind in (Wave, Layer, Segment, Entity, Milestone):
        assert all(each.name_ko and each.name_en for each in board.all(kind).values())
    assert all(each.text_ko and each.text_en for each in board.all(Note).values())
    assert all(each.note_ko and each.note_en for each in board.all(Relation).values())
    assert all(each.rationale_ko and each.rationale_en for each in board.all(Rating).values())
