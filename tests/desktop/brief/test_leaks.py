"""Nothing of what is withheld is in a brief: looked for in every way in which something can be in a PDF."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdf
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from db.judge.reading import judge
from db.model.board import Board
from db.model.ranges import faults
from db.model.things import (
    KINDS,
    Document,
    Entity,
    Fact,
    Passage,
    Position,
    Rating,
    Relation,
    Share,
    Source,
    Wording,
)
from desktop.brief.brief import make
from desktop.brief.order import Order, ordered
from desktop.brief.picture import picture, svg
from desktop.brief.withheld import LEVELS, reduced
from desktop.palette import Palette
from desktop.words import Words
from tests.db import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.things import Brief, Thing

MARK = "감춘표지문구"
NAMES = ("가온누리전자", "Gaonnuri Electronics")
SPELLINGS = (
    *NAMES,
    "가온 누리 전자",
    "GAONNURI  electronics",
    "gaonnurielectronics",
    "gaonnuri-electronics",
    unicodedata.normalize("NFD", NAMES[0]),
    "".join(chr(ord(each) + 0xFEE0) if each != " " else "\u3000" for each in NAMES[1]),
    "가온\u200b누리\u00ad전자",
)


def bare(text: str) -> str:
    """Return a text as whoever looks for something in it reads it."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).casefold() if each.isalnum())


LOOKED_FOR = tuple(map(bare, (MARK, *NAMES)))


def told(content: bytes) -> Iterator[str]:
    """Yield all that is in a PDF: text, metadata, outline, every string of every object, streams, attached files."""
    paper = pypdf.PdfReader(io.BytesIO(content))
    yield from (page.extract_text() for page in paper.pages)
    yield str(paper.metadata)
    yield from (file.decode("utf-8", "replace") for files in paper.attachments.values() for file in files)
    yield content.decode("latin-1")
    with pikepdf.open(io.BytesIO(content)) as opened:
        for each in opened.objects:
            yield from strings(each)


def strings(thing: Any, deep: int = 0) -> Iterator[str]:
    """Yield every name and every string in an object of a PDF, and what its stream is when it is unpacked."""
    if isinstance(thing, pikepdf.Stream):
        raw = thing.read_bytes()
        yield from (raw.decode(each, "replace") for each in ("latin-1", "utf-8", "utf-16-be"))
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        if deep and thing.is_indirect:
            return
        for key, value in thing.items():
            yield str(key)
            yield from strings(value, deep + 1)
    elif isinstance(thing, pikepdf.Array):
        if not (deep and thing.is_indirect):
            for value in thing:
                yield from strings(value, deep + 1)
    elif isinstance(thing, pikepdf.String | pikepdf.Name):
        yield str(thing)


def found(content: bytes) -> dict[str, str]:
    """Return which of what is looked for is in a PDF, and what stands around it."""
    whole = "\n".join(map(bare, told(content)))
    return {each: whole[max(0, whole.index(each) - 80) :][:200] for each in LOOKED_FOR if each in whole}


def filled(thing: Thing, text: str) -> Thing:
    """Return a thing with a text in every field in which the rules let one stand."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in REFERRING or field.name.endswith("_id"):
            continue
        for said in offers(value or (("",) if field.name == "aliases" else value), text):
            after = replace(thing, **{field.name: said})
            if not faults(after):
                thing = after
                break
    return thing


def offers(value: Any, text: str) -> Iterator[Any]:
    """Yield what might stand in a field in the place of a value, with a text in it."""
    if isinstance(value, str | None):
        yield text
        yield f"{value} {text}"
    elif isinstance(value, tuple):
        records = [each for each in value if is_dataclass(each)]
        texts = ("ko", "en", "text_ko", "text_en", "rationale_ko", "rationale_en")
        if value and not records:
            yield (text,)
        elif records:
            yield tuple(replace(each, **{name: text for name in texts if hasattr(each, name)}) for each in records)  # type: ignore[type-var]


# Ids of others, which rules about single things do not look at.
REFERRING = frozenset(("id", "key", "targets", "criteria", "segments", "weights", "comparisons", "place", "bound"))


def hangs_on(thing: Thing, gone: set[str]) -> bool:
    """Tell whether a thing is one of those or of no use without them."""
    named = ("id", "entity_id", "from_id", "to_id", "source_id", "target_id", "passage_id")
    return any(getattr(thing, each, None) in gone for each in named)


@st.composite
def boards(draw: st.DrawFn) -> tuple[Board, Order]:
    """Draw a board with random classes, marked where it is withheld, and an order of a brief of it."""
    chosen = draw(st.sampled_from(LEVELS[:2]))
    things = [*samples.things(), Fact(id="seat", entity_id="aws", name="hq", order=1, value="서울")]
    classed = {each.id: draw(st.sampled_from(LEVELS)) for each in things if isinstance(each, Entity | Rating | Source)}
    classed["aws"] = "secret"
    gone = {each for each, level in classed.items() if LEVELS.index(level) > LEVELS.index(chosen)}
    for _ in range(4):
        kinds = (Position, Relation, Fact, Share, Passage, Document, Rating)
        gone |= {each.id for each in things if isinstance(each, kinds) and hangs_on(each, gone)}
    made = [_made(draw, each, classed, gone) for each in things]
    brief: Brief = next(each for each in made if each.__class__.__name__ == "Brief")  # type: ignore[assignment]
    brief = replace(
        brief,
        distribution=chosen,
        profile=draw(st.sampled_from(("1b", "3b"))),
        form=draw(st.sampled_from(("full", "minister", "board", "segments"))),
        draws=100,
    )
    words = [each for each in made if isinstance(each, Wording)]
    order = ordered(brief, words, lang=draw(st.sampled_from(("ko", "en"))))
    spelling = draw(st.sampled_from(SPELLINGS))
    texts = {each.name: spelling for each in fields(Order) if isinstance(getattr(order, each.name), str)}
    free = {key: value for key, value in texts.items() if each_is_free(key)}
    return Board(each for each in made if type(each) in KINDS), replace(order, **free)  # type: ignore[arg-type]


def each_is_free(field: str) -> bool:
    """Tell whether a field of an order holds whatever is typed, and not one of a few words."""
    return Order.__annotations__[field] == "str"


def _made(draw: st.DrawFn, thing: Thing, classed: dict[str, Any], gone: set[str]) -> Thing:
    if thing.id in classed:
        thing = replace(thing, distribution=classed[thing.id])  # type: ignore[call-arg]
    if thing.id in gone:
        thing = filled(thing, MARK)
        return replace(thing, name_ko=NAMES[0], name_en=NAMES[1], aliases=()) if thing.id == "aws" else thing
    before, thing = thing, filled(thing, f"보라 {draw(st.sampled_from(SPELLINGS))} 또 보라")
    if isinstance(thing, Entity) and isinstance(before, Entity):  # an open name that holds a withheld one is kept
        thing = replace(thing, name_ko=before.name_ko, name_en=before.name_en, aliases=())
    key = getattr(thing, "key", None)
    if key and key not in {"tech", "home", "imp"} and draw(st.booleans()):
        thing = replace(thing, key=f"gaonnuri-electronics-{key}")  # type: ignore[call-arg]
    return thing


# A smaller board would tell no more, and looking for one takes minutes.
@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(boards())
def test_nothing_that_is_withheld_is_anywhere_in_a_brief(asked: tuple[Board, Order]) -> None:
    board, order = asked
    assert found(make(board, order).content) == {}
    rest = reduced(board, order.distribution)
    drawn = bare(svg(picture(rest, judge(rest), Words(order.lang), Palette("light"))))
    assert [each for each in LOOKED_FOR if each in drawn] == []


def test_all_of_it_is_found_where_it_may_stand() -> None:
    board = Board(
        replace(each, name_ko=NAMES[0], name_en=NAMES[1]) if each.id == "aws" else filled(each, MARK)  # type: ignore[call-arg]
        for each in samples.things()
    )
    content = make(board, Order(profile="3b", title=MARK)).content
    assert set(found(content)) == set(LOOKED_FOR)
