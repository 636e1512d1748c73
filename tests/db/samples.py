"""A small sound board with one or two of everything, and how to expect a refusal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.errors import RuleError
from db.model.board import Board, present_wave
from db.model.removal import removal
from db.model.things import (
    KINDS,
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
    Thing,
    Vote,
    Wave,
    WeightSet,
    Wording,
)
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2023, 12, 21)
LATER = date(2024, 6, 1)


def things() -> tuple[Thing, ...]:
    """Return the things of the small board: two waves, two layers, three segments, four entities, four positions."""
    rating = {"status": "rated", "rated_at": DAY, "as_of": DAY}
    return (
        Criterion(
            id="tech",
            key="tech",
            scope="position",
            order=1,
            name_ko="기술 수준",
            name_en="Technology",
            anchors=(Anchor(score=1, ko="시제품"), Anchor(score=5, ko="세계 최고")),
        ),
        Criterion(id="home", key="home", scope="position", order=2, name_ko="국내 지위", name_en="Home standing"),
        Criterion(id="imp", key="imp", scope="segment", order=3, name_ko="중요도", name_en="Importance"),
        WeightSet(
            id="equal",
            key="w.equal",
            name_ko="동일",
            name_en="Equal",
            is_default=True,
            weights=(("tech", 1), ("home", 1)),
        ),
        Wave(id="past", key="past", name_ko="과거", name_en="Past", order=1, start="2010", end="2022"),
        Wave(id="now", key="now", name_ko="지금", name_en="Now", order=2, start="2023-01"),
        Premise(id="premise", title_ko="판", title_en="Board", as_of=DAY, weight_set_id="equal"),
        Layer(id="channel", key="channel", name_ko="채널", name_en="Channels", stack_rank=2),
        Layer(id="infra", key="infra", name_ko="인프라", name_en="Infrastructure", stack_rank=1, wave_id="now"),
        Segment(id="cloud", key="cloud", layer_id="infra", order=1, name_ko="클라우드", name_en="Cloud"),
        Segment(id="chips", key="chips", layer_id="infra", order=2, name_ko="반도체", name_en="Chips"),
        Segment(id="agent", key="agent", layer_id="channel", order=1, name_ko="비서", name_en="Agents"),
        Note(id="memo", segment_id="cloud", text_ko="3사가 지배", text_en="Three dominate", x=0.75, width=0.25),
        Note(id="aside", wave_id="past", text_ko="이때는 달랐다"),
        Entity(id="naver", key="naver", kind="company", origin="KR", name_ko="네이버", name_en="Naver"),
        Entity(id="ncloud", key="ncloud", kind="company", origin="KR", name_ko="네이버클라우드", name_en="Naver Cloud"),
        Entity(id="aws", key="aws", kind="company", origin="US", name_ko="아마존", name_en="AWS"),
        Entity(id="hug", key="hug", kind="company", origin="XX", name_ko="허깅페이스", name_en="Hugging Face"),
        Fact(id="founded", entity_id="naver", name="founded", order=1, value=1999),
        Fact(id="markets", entity_id="naver", name="markets", order=2, value=("KR", "JP")),
        Position(id="ncloud@cloud", key="ncloud@cloud", entity_id="ncloud", segment_id="cloud", x=0.2, lane=0),
        Position(id="aws@cloud", key="aws@cloud", entity_id="aws", segment_id="cloud"),
        Position(id="aws@chips", key="aws@chips", entity_id="aws", segment_id="chips", x=0.9, lane=1),
        Position(id="naver@agent", key="naver@agent", entity_id="naver", segment_id="agent"),
        Rater(id="ann", key="ann", name="분석자", name_en="Analyst"),
        Rater(id="panel", key="panel", name="자문단", name_en="Panel", kind="panel"),
        Rating(
            id="r1",
            target_kind="position",
            target_id="ncloud@cloud",
            criterion_id="tech",
            score=3.5,
            confidence="moderate",
            rationale_ko="국내 최대",
            rationale_en="Largest at home",
            rater_id="ann",
            **rating,
        ),
        Rating(id="r2", target_kind="position", target_id="aws@cloud", criterion_id="tech", score=5, **rating),
        Rating(id="r3", target_kind="segment", target_id="cloud", criterion_id="imp", score=5.0, **rating),
        Source(id="essay", key="src.essay", kind="essay", title="글로벌 기술 패권 경쟁 속 한국", published="2023-12"),
        Passage(id="p1", source_id="essay", quote="클라우드는 이미 미국의 3사가 지배적인 위치에 있다", locator="2문단"),
        Relation(id="supplies", kind="supplies", from_id="aws", to_id="naver", input_kind="cloud", criticality=4),
        Relation(id="part", kind="part_of", from_id="ncloud", to_id="naver"),
        Citation(id="c1", target_kind="rating", target_id="r2", order=1, passage_id="p1"),
        Citation(id="c2", target_kind="entity", target_id="naver", aspect="origin", order=1, basis="general"),
        Citation(id="c3", target_kind="layer", target_id="infra", order=1, passage_id="p1"),
        Scenario(
            id="support",
            key="sc.support",
            name_ko="지원",
            name_en="Support",
            base_as_of=DAY,
            overrides=(
                Override(target_kind="position", target_id="ncloud@cloud", criterion_id="tech", op="add", value=1),
                Override(target_kind="segment", target_id="chips", criterion_id="imp", op="set", value=4.5),
            ),
            relation_overrides=(RelationOverride(relation_id="supplies", field="criticality", op="add", value=-1),),
        ),
        Milestone(id="m1", key="m.2023", date=DAY, name_ko="기준선", name_en="Baseline"),
        Measure(
            id="measure",
            title_ko="공동 투자",
            title_en="Joint investment",
            targets=("cloud", "agent"),
            start="2024",
            deadline="2026-06",
            scenario_id="support",
        ),
        Document(id="pdf", source_id="essay", name="essay.pdf", media="pdf", size=3, sha256="0" * 64),
        Share(
            id="share",
            segment_id="cloud",
            entity_id="aws",
            market="home",
            metric="revenue",
            period="2023",
            percent=60.5,
        ),
        Ballot(
            id="ballot",
            key="b.2023",
            name_ko="1차 조사",
            name_en="First ballot",
            as_of=DAY,
            rater_id="panel",
            criteria=("tech", "imp"),
            targets=("ncloud@cloud", "cloud"),
        ),
        Vote(
            id="vote",
            ballot_id="ballot",
            round=1,
            rater_id="ann",
            target_kind="position",
            target_id="ncloud@cloud",
            criterion_id="tech",
            status="rated",
            score=3.0,
            confidence="low",
            comment="성장세",
            given=DAY,
        ),
        Brief(
            id="brief",
            key="br.main",
            name_ko="장관 보고",
            name_en="For the minister",
            segments=("cloud",),
            scenario_id="support",
            parts=(BriefPart(name="summary", text_ko="요약"), BriefPart(name="method", shown=False)),
        ),
        Wording(
            id="wording",
            brief_id="brief",
            place="summary.1",
            lang="ko",
            text="수준은 {level}이다.",
            bound=(("level", "62.5"),),
        ),
    )


def small_board() -> Board:
    """Return the small board afresh."""
    return Board(things())


def without_waves(board: Board) -> Board:
    """Return a board as if nobody had thought of waves or notes: the present, and all players."""
    others = [each for each in board.all(Wave).values() if each.id != present_wave(board)]
    kept = [each for each in board.overlaid(removal(board, others)).things() if not isinstance(each, Wave | Note)]
    about = [each for each in kept if not (isinstance(each, Citation) and each.target_kind in {"wave", "note"})]
    return Board(replace(each, wave_id=None) if isinstance(each, Layer | Premise) else each for each in about)


def held(board: Board) -> dict[type[Thing], dict[str, Thing]]:
    """Return everything on a board in a form that can be compared."""
    return {kind: dict(board.all(kind)) for kind in KINDS}


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[RuleError]]:
    """Expect a refusal by ``rule.code`` that can be told in both languages; it is handed out."""
    with pytest.raises(RuleError) as caught:
        yield caught
    assert caught.value.code == f"rule.{code}"
    for lang in LANGUAGES:
        sentence = Words(lang).error(caught.value)
        assert "{" not in sentence
        assert "None" not in sentence
