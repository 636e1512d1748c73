"""An order is a board's brief with the language decided."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from db.model.things import Brief, BriefPart, Wording
from desktop.brief.order import Order, ordered

BRIEF = Brief(
    id="b",
    key="b",
    name_ko="브리프",
    form="minister",
    lang="en",
    title_ko="제목",
    title_en="Title",
    subtitle_ko="부제",
    subtitle_en="Subtitle",
    author="김",
    audience="장관",
    series="시리즈",
    number="3",
    cover="white",
    paper="a3",
    distribution="secret",
    profile="3b",
    scenario_id="s",
    compared=date(2024, 1, 1),
    segments=("x",),
    parts=(BriefPart(name="method", shown=False),),
    draws=500,
    seed=7,
)


def test_whatever_a_brief_settles_is_ordered() -> None:
    order = ordered(BRIEF)
    same = {each.name for each in fields(Brief)} & {each.name for each in fields(Order)}
    assert len(same) == 16
    assert {each: getattr(order, each) for each in same} == {each: getattr(BRIEF, each) for each in same}
    assert (order.title, order.subtitle) == ("Title", "Subtitle")


def test_an_order_in_another_language_takes_its_words() -> None:
    words = [Wording(id=lang, brief_id="b", place="lead", lang=lang, text=lang) for lang in ("ko", "en")]  # type: ignore[arg-type]
    other = Wording(id="other", brief_id="else", place="lead", lang="ko", text="남")
    order = ordered(BRIEF, [*words, other], lang="ko", issued=date(2025, 1, 1))
    assert (order.lang, order.title, order.issued) == ("ko", "제목", date(2025, 1, 1))
    assert [each.id for each in order.wordings] == ["ko"]
