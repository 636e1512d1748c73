"""A small board that has something of every kind, and files made of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.errors import BoardError
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
from db.store.journal import Entry
from db.store.opening import create_file, open_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from db.model.things import Thing
    from db.store.file import BoardFile
    from db.store.journal import Action

DAY = date(2023, 12, 21)


def number(of: int) -> str:
    return f"00000000-0000-4000-8000-{of:012d}"


def every_kind() -> tuple[Thing, ...]:
    layer, segment, naver, openai = number(4), number(5), number(6), number(7)
    position, tech, rating = number(9), number(1), number(11)
    anchors = (Anchor(score=1, ko="뒤처짐", en="behind"), Anchor(score=5, ko="앞섬"))
    override = Override(target_kind="position", target_id=position, criterion_id=tech, op="add", value=-0.5)
    relation_override = RelationOverride(relation_id=number(14), field="criticality", op="set", value=5)
    return (
        Criterion(id=tech, key="tech", scope="position", order=1, name_ko="기술", anchors=anchors),
        WeightSet(id=number(2), key="even", name_ko="균등", is_default=True, weights=((tech, 1.0),)),
        Wave(id=number(20), key="now", name_ko="지금", order=1, start="2022-11"),
        Premise(id=number(3), title_ko="작은 판", as_of=DAY, weight_set_id=number(2), wave_id=number(20)),
        Layer(id=layer, key="service", name_ko="서비스", stack_rank=1, essay_no=5, wave_id=number(20)),
        Segment(id=segment, key="search", layer_id=layer, order=1, name_ko="검색", home_absent_confirmed=True),
        Note(id=number(21), segment_id=segment, text_ko="검색이 버틴다", x=0.5, width=0.2),
        Entity(id=naver, key="naver", kind="company", origin="KR", name_ko="네이버", aliases=("NAVER", "엔에이치엔")),
        Entity(id=openai, key="openai", kind="company", origin="US", name_ko="오픈AI", name_en="OpenAI"),
        Fact(id=number(8), entity_id=naver, name="markets", order=1, value=("KR", "JP")),
        Position(id=position, key="naver@search", entity_id=naver, segment_id=segment, x=0.25, lane=0),
        Rater(id=number(10), key="me", name="김분석"),
        Rating(
            id=rating,
            target_kind="position",
            target_id=position,
            criterion_id=tech,
            status="rated",
            score=4.5,
            confidence="high",
            rationale_ko="국내 점유율 1위",
            rater_id=number(10),
            rated_at=DAY,
            as_of=DAY,
        ),
        Source(id=number(12), key="essay", kind="essay", title="인공지능 전략", reliability="B", credibility=2),
        Passage(id=number(13), source_id=number(12), quote="검색은 지켰다."),
        Relation(id=number(14), kind="depends_on", from_id=naver, to_id=openai, criticality=3, input_kind="model"),
        Citation(id=number(15), target_kind="rating", target_id=rating, order=1, passage_id=number(13)),
        Scenario(
            id=number(16),
            key="loss",
            name_ko="검색 상실",
            base_as_of=DAY,
            overrides=(override,),
            relation_overrides=(relation_override,),
        ),
        Milestone(id=number(17), key="law", date=DAY, name_ko="기본법"),
        Measure(id=number(18), title_ko="검색을 지킨다", targets=(segment,), posture="defend"),
        Document(id=number(22), source_id=number(12), name="전략.pdf", media="pdf", size=0, sha256="0" * 64),
        Share(
            id=number(23),
            segment_id=segment,
            entity_id=naver,
            market="home",
            metric="이용자",
            period="2023-11",
            percent=57.5,
        ),
        Ballot(id=number(24), key="b.1", name_ko="조사", as_of=DAY, criteria=(tech,), targets=(position,)),
        Vote(
            id=number(25),
            ballot_id=number(24),
            round=1,
            rater_id=number(10),
            target_kind="position",
            target_id=position,
            criterion_id=tech,
            status="unknown",
            given=DAY,
        ),
        Brief(id=number(26), key="main", name_ko="보고", parts=(BriefPart(name="summary"),), segments=(segment,)),
        Wording(id=number(27), brief_id=number(26), place="summary", lang="ko", text="{a}", bound=(("a", "57.5"),)),
    )


@pytest.fixture
def things() -> tuple[Thing, ...]:
    return every_kind()


@pytest.fixture
def path(tmp_path: Path, things: tuple[Thing, ...]) -> Path:
    """A board file that nobody has open."""
    place = tmp_path / "작은 판.panse"
    create_file(place, things).close()
    return place


@pytest.fixture
def file(path: Path) -> Iterator[BoardFile]:
    """A board file that this process has open."""
    opened = open_file(path)
    yield opened
    opened.close()


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Makes the journal's row for a step."""

    def make(seq: int, action: Action = "do", of_seq: int | None = None) -> Entry:
        at = datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
        return Entry(seq, action, of_seq, at, "kim", "move", (("name", ("네이버", "Naver")),))

    return make


NOBODY = 65534


@contextmanager
def _holding(path: Path) -> Iterator[int]:
    """Another process that has the board open; gives its number."""
    ready, done = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        opened = open_file(path)
        os.write(ready[1], b".")
        os.read(done[0], 1)
        opened.close()
        os._exit(0)
    os.read(ready[0], 1)
    try:
        yield child
    finally:
        os.write(done[1], b".")
        assert os.waitpid(child, 0)[1] == 0
        for each in (*ready, *done):
            os.close(each)


@pytest.fixture
def held_elsewhere() -> Callable[[Path], AbstractContextManager[int]]:
    """Has another process hold a board open for as long as the context lasts."""
    return _holding


@contextmanager
def _nobody() -> Iterator[None]:
    if os.getuid() != 0:
        yield
        return
    groups = os.getgroups()
    os.setgroups([])
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


def _as_nobody(act: Callable[[], object]) -> object:
    with _nobody():
        try:
            return act()
        except BoardError as error:
            return error.code


@pytest.fixture
def as_nobody() -> Callable[[Callable[[], object]], object]:
    """Does something as a user whom file modes stop, as they do not stop root; returns the code of what is refused."""
    return _as_nobody


@pytest.fixture
def common(things: tuple[Thing, ...]) -> Iterator[Path]:
    """A board in a folder, both of which belong to nobody special."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "공용")
        folder.mkdir()
        board = folder / "판.panse"
        create_file(board, things).close()
        Path(name).chmod(0o755)
        if os.getuid() == 0:
            for each in (folder, board):
                os.chown(each, NOBODY, NOBODY)
        yield board
        folder.chmod(0o755)
