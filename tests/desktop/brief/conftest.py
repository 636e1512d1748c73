"""Boards to make briefs of."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from db.exchange.starter import sample_things
from db.model.board import Board
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Measure,
    Passage,
    Position,
    Premise,
    Rating,
    Segment,
    Source,
    Thing,
)
from desktop.brief.brief import printed
from desktop.brief.content.facts import Facts
from desktop.brief.fonts import PRESS
from desktop.brief.order import Order
from desktop.files import resource
from desktop.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2025, 3, 1)


@pytest.fixture(scope="session")
def sample() -> Board:
    return Board(sample_things(resource("boards", "sample.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def blank() -> Board:
    return Board([Premise(id="premise", title_ko="빈 판", title_en="Blank", as_of=DAY)])


def small_things(**names: str) -> list[Thing]:
    """One layer, two segments, three players: what a new user has after ten minutes."""
    name = {
        "layer": "배터리",
        "cell": "셀",
        "salt": "전해질",
        "home": "삼성SDI",
        "world": "도요타",
        "third": "이데미쓰",
    }
    name |= names
    criteria = [("tech", "position"), ("home", "position"), ("imp", "segment"), ("wta", "segment")]
    return [
        *(
            Criterion(id=key, key=key, scope=scope, order=at, name_ko=f"기준 {key}", name_en=f"Criterion {key}")  # type: ignore[arg-type]
            for at, (key, scope) in enumerate(criteria, start=1)
        ),
        Premise(id="premise", title_ko=name.get("title", "작은 판"), title_en="Small board", as_of=DAY),
        Layer(id="layer", key="layer", name_ko=name["layer"], name_en="Batteries", stack_rank=1),
        Segment(id="cell", key="cell", layer_id="layer", order=1, name_ko=name["cell"], name_en="Cells"),
        Segment(id="salt", key="salt", layer_id="layer", order=2, name_ko=name["salt"], name_en="Electrolytes"),
        Entity(id="e1", key="e1", kind="company", origin="KR", name_ko=name["home"], name_en="Samsung SDI"),
        Entity(id="e2", key="e2", kind="company", origin="JP", name_ko=name["world"], name_en="Toyota"),
        Entity(id="e3", key="e3", kind="company", origin="JP", name_ko=name["third"], name_en="Idemitsu"),
        Position(id="p1", key="p1", entity_id="e1", segment_id="cell"),
        Position(id="p2", key="p2", entity_id="e2", segment_id="cell"),
        Position(id="p3", key="p3", entity_id="e3", segment_id="salt"),
        rating("p1", "tech", 4.0),
        rating("p1", "home", 3.0),
        rating("p2", "tech", 4.5),
        rating("p2", "home", 2.0),
        rating("p3", "tech", 4.0),
    ]


def rating(target: str, criterion: str, score: float | None, **more: Any) -> Rating:
    kind = "segment" if criterion in {"imp", "wta"} else "position"
    made: dict[str, Any] = {
        "id": f"{target}-{criterion}-{more.get('as_of', DAY)}",
        "target_kind": kind,
        "target_id": target,
        "criterion_id": criterion,
        "status": "rated",
        "score": score,
        "confidence": "low",
        "rated_at": DAY,
        "as_of": DAY,
    }
    return Rating(**made | more)


@pytest.fixture
def small() -> Board:
    return Board(small_things())


@pytest.fixture
def cited() -> Board:
    """The small board with a quoted source, measures of every make, and both sides rated."""
    quote = "한국은 셀 제조에서 앞서 있다"
    measure = Measure(
        id="m1", title_ko="셀을 지킨다", title_en="Hold cells", targets=("cell", "gone"), posture="defend"
    )
    settled = replace(
        measure,
        id="m2",
        title_ko="전해질을 맡는다",
        targets=("salt",),
        posture="undetermined",
        owner_ko="산업부",
        horizon="2027",
        indicator_ko="점유율",
    )
    return Board(
        [
            *small_things(),
            rating("cell", "imp", 5.0),
            rating("cell", "wta", 4.0),
            Source(
                id="src",
                key="src",
                kind="report",
                title="배터리 보고서",
                author="김",
                published="2024-05",
                reliability="B",
            ),
            Source(
                id="rest", key="rest", kind="report", title="읽기만 한 자료", url="https://example.org/a", note="메모"
            ),
            Passage(id="q1", source_id="src", quote=quote, locator="12쪽", credibility=2),
            Passage(id="q2", source_id="src", quote="반대로 보는 이도 있다"),
            Citation(id="c1", target_kind="rating", target_id=f"p1-tech-{DAY}", order=1, passage_id="q1"),
            Citation(
                id="c2",
                target_kind="rating",
                target_id=f"p1-tech-{DAY}",
                order=2,
                passage_id="q2",
                stance="contradicts",
            ),
            Citation(id="c3", target_kind="rating", target_id=f"p2-tech-{DAY}", order=1, basis="judgement"),
            Citation(id="c4", target_kind="measure", target_id="m1", order=1, passage_id="q1"),
            measure,
            settled,
        ]
    )


@pytest.fixture
def facts() -> Callable[..., Facts]:
    def made(board: Board, lang: str = "ko", **order: Any) -> Facts:
        return Facts(board, Order(lang=lang, **order), Words(lang))  # type: ignore[arg-type]

    return made


@pytest.fixture
def paper() -> Callable[..., PdfReader]:
    """Print a board and read the paper back."""

    def made(board: Board, lang: str = "ko", **order: Any) -> PdfReader:
        with PRESS:
            return PdfReader(io.BytesIO(printed(board, Order(lang=lang, **order))))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def reader() -> Callable[[bytes], PdfReader]:
    return lambda content: PdfReader(io.BytesIO(content))


@pytest.fixture(scope="session")
def sample_paper(sample: Board) -> PdfReader:
    with PRESS:
        return PdfReader(io.BytesIO(printed(sample, Order(author="분석팀"))))


@pytest.fixture(scope="session")
def english_paper(sample: Board) -> PdfReader:
    with PRESS:
        return PdfReader(io.BytesIO(printed(sample, Order(lang="en"))))


@pytest.fixture(scope="session")
def said() -> Callable[[PdfReader], str]:
    """All text of a paper, with every run of white space one blank."""
    return lambda reader: " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="session")
def things() -> Callable[..., list[Thing]]:
    return small_things


@pytest.fixture(scope="session")
def rate() -> Callable[..., Rating]:
    return rating
