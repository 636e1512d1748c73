from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Literal, get_origin, get_type_hints

import pytest

from db.model.change import Change
from db.model.outlook import Override, RelationOverride
from db.model.things import (
    KINDS,
    Anchor,
    Ballot,
    Brief,
    BriefPart,
    Citation,
    Entity,
    Measure,
    Passage,
    Position,
    Rater,
    Rating,
    Relation,
    Scenario,
    Segment,
    Source,
    Vote,
    WeightSet,
    Wording,
)
from desktop.brief.blots import CODES, texts_of
from desktop.brief.brief import make
from desktop.brief.heed import listening
from desktop.brief.order import Order
from desktop.brief.proof import proof
from desktop.brief.withheld import BLOTTED, Withheld, cleared, reduced, withheld
from tests.desktop.brief.conftest import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PdfReader

    from db.model.board import Board
    from db.model.things import Distribution, Thing


def classified(board: Board, kind: type[Thing], thing_id: str, distribution: Distribution, **more: object) -> Board:
    thing = board.the(kind, thing_id)
    return board.overlaid([Change(thing, replace(thing, distribution=distribution, **more))])  # type: ignore[call-arg]


def test_a_board_without_secrets_is_read_as_it_is(cited: Board) -> None:
    assert reduced(cited, "open") is cited
    assert withheld(cited, "open").count == 0


@pytest.mark.parametrize(("chosen", "gone"), [("open", True), ("sensitive", False), ("secret", False)])
def test_a_player_above_the_class_is_gone_with_all_that_hangs_on_it(
    cited: Board, chosen: Distribution, gone: bool
) -> None:
    tied = Relation(id="r", kind="supplies", from_id="e1", to_id="e2")
    board = classified(cited.overlaid([Change(None, tied)]), Entity, "e1", "sensitive")
    rest = reduced(board, chosen)
    assert (rest.get(Entity, "e1") is None) is gone
    assert (rest.get(Position, "p1") is None) is gone
    assert (rest.get(Relation, "r") is None) is gone
    assert bool(rest.where(Rating, "target_id", "p1")) is not gone


def test_a_source_above_the_class_is_gone_with_its_quotes(cited: Board) -> None:
    rest = reduced(classified(cited, Source, "src", "secret"), "sensitive")
    assert not rest.all(Passage)
    assert not [each for each in rest.all(Citation).values() if each.passage_id]


def test_a_rating_above_the_class_counts_for_nothing(cited: Board) -> None:
    key = next(each for each in cited.all(Rating) if each.startswith("p1-tech"))
    board = classified(cited, Rating, key, "secret")
    assert reduced(board, "open").get(Rating, key) is None
    assert [each.id for each in withheld(board, "open").ratings] == [key]


def test_its_name_is_blotted_out_of_what_others_wrote(cited: Board) -> None:
    measure = cited.the(Measure, "m2")
    board = cited.overlaid([Change(measure, replace(measure, risk_ko="삼성SDI와 SDI, 삼성전자가 겹친다"))])
    board = classified(board, Entity, "e1", "secret", aliases=("SDI",))
    assert reduced(board, "open").the(Measure, "m2").risk_ko == f"{BLOTTED}와 {BLOTTED}, 삼성전자가 겹친다"
    assert [each.id for each in withheld(board, "open").blotted] == ["m2"]


def test_a_name_within_an_open_name_stays_there(cited: Board) -> None:
    measure = cited.the(Measure, "m2")
    board = cited.overlaid([Change(measure, replace(measure, risk_ko="도요타와 도요타통상"))])
    other = Entity(id="e9", key="e9", kind="company", origin="JP", name_ko="도요타통상")
    board = classified(board.overlaid([Change(None, other)]), Entity, "e2", "secret")
    assert reduced(board, "open").the(Measure, "m2").risk_ko == f"{BLOTTED}와 도요타통상"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_trace_of_it_is_in_the_paper(
    cited: Board, lang: str, reader: Callable[[bytes], PdfReader], said: Callable[[PdfReader], str]
) -> None:
    board = classified(cited, Entity, "e1", "secret")
    board = classified(board, Source, "src", "sensitive")
    made = make(board, Order(lang=lang))  # type: ignore[arg-type]
    assert made.withheld.names("ko") == ("삼성SDI", "배터리 보고서")
    paper = reader(made.content)
    text = said(paper) + str(paper.metadata) + str(paper.xmp_metadata and paper.xmp_metadata.dc_title)
    text += "".join(str(each) for each in paper.outline)
    for secret in ("삼성", "Samsung", "배터리 보고서", "한국은 셀 제조에서"):
        assert secret not in text
        assert secret.encode("utf-16-be").hex().upper().encode() not in made.content
    assert "도요타" in text or "Toyota" in text


def test_one_who_may_see_it_all_does(
    cited: Board, reader: Callable[[bytes], PdfReader], said: Callable[[PdfReader], str]
) -> None:
    made = make(classified(cited, Entity, "e1", "secret"), Order(distribution="secret"))
    assert "삼성SDI" in said(reader(made.content))
    assert made.withheld.count == 0


def ordered_by(text: str, **more: object) -> Order:
    """Return an order in which every field that holds what is typed holds that text."""
    free = {each.name: text for each in fields(Order) if get_type_hints(Order)[each.name] is str}
    return Order(**free, parts=(BriefPart(name="summary", text_ko=text, text_en=text),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", ["full", "minister", "board", "segments"])
def test_what_the_brief_is_called_and_opens_with_is_cleared_too(form: str, cited: Board) -> None:
    board = classified(cited, Entity, "e1", "secret")
    kept, order, told = cleared(board, ordered_by("삼성 SDI 인수", form=form))
    assert told.in_order
    assert [each for each in fields(Order) if "삼성" in str(getattr(order, each.name))] == []
    assert order.title == order.author == order.parts[0].text_ko == f"{BLOTTED} 인수"
    assert cleared(kept, order) == (kept, order, Withheld())


def test_own_words_of_a_brief_keep_their_fields(cited: Board) -> None:
    board = classified(cited, Entity, "e1", "secret", name_en="segment", aliases=("level",))
    said = Wording(id="w", brief_id="b", place="summary.lead", lang="ko", text="삼성SDI, {segment.cell.level:은/는}")
    order = cleared(board, Order(wordings=(said,))).order
    assert order.wordings[0].text == f"{BLOTTED}, {{segment.cell.level:은/는}}"


@pytest.mark.parametrize(
    "word", ["live", "rated", "full", "position", "2025-03", "direct", "supplies", "segment", "KR"]
)
def test_the_programs_own_words_are_never_blotted(word: str, small: Board) -> None:
    tied = Relation(id="r", kind="supplies", from_id="e2", to_id="e3", since="2025-03")
    weights = WeightSet(id="w", key="w", name_ko="가중치", weights=(("tech", 1.0),), method="direct")
    board = small.overlaid([Change(None, each) for each in (tied, weights, Brief(id="b", key="b", name_ko="글"))])
    board = classified(board, Entity, "e1", "secret", name_ko=word, name_en=word)
    rest = reduced(board, "open")
    for kind in KINDS:
        chosen = {key for key, hint in get_type_hints(kind).items() if get_origin(hint) is Literal}
        for thing in rest.all(kind).values():
            assert all(getattr(thing, key) == getattr(board.the(kind, thing.id), key) for key in chosen)
    assert rest.the(Relation, "r").since == "2025-03"
    assert make(board, Order(profile="3b")).pages > 1


def test_every_text_of_every_record_is_looked_at_unless_it_is_known_to_be_none() -> None:
    spared = {
        (kind.__name__, key)
        for kind in (*KINDS, Order, BriefPart, Override, RelationOverride, Anchor)
        for key, hint in get_type_hints(kind).items()
        if "str" in str(hint) and key not in texts_of(kind) and not key.endswith("_id") and key not in {"id", "key"}
    }
    assert {key for _, key in spared} - CODES == {"name"}
    assert ("BriefPart", "name") in spared
    assert ("Order", "title") not in spared


def test_an_address_that_tells_a_name_is_left_out(cited: Board) -> None:
    for url in ("https://www.samsungsdi.com/a", "https://ko.wikipedia.org/wiki/%EC%82%BC%EC%84%B1SDI"):
        source = cited.the(Source, "rest")
        board = cited.overlaid([Change(source, replace(source, url=url))])
        assert reduced(classified(board, Entity, "e1", "secret"), "open").the(Source, "rest").url is None


def test_a_key_that_was_made_of_a_name_is_made_anew_wherever_it_is_named(cited: Board) -> None:
    cell = cited.the(Segment, "cell")
    said = Wording(
        id="w", brief_id="b", place="segment.samsung-sdi.lead", lang="ko", text="{segment.samsung-sdi.level}"
    )
    brief = Brief(id="b", key="b", name_ko="글")
    board = cited.overlaid([Change(cell, replace(cell, key="samsung-sdi")), Change(None, brief), Change(None, said)])
    rest = reduced(classified(board, Entity, "e1", "secret"), "open")
    key = rest.the(Segment, "cell").key
    assert "samsung" not in key
    assert rest.the(Wording, "w").place == f"segment.{key}.lead"
    assert rest.the(Wording, "w").text == f"{{segment.{key}.level}}"


def test_what_says_the_same_as_a_withheld_rating_goes_with_it(cited: Board) -> None:
    key = next(each for each in cited.all(Rating) if each.startswith("p1-tech"))
    votes = [
        Vote(
            id=f"v-{cell}",
            ballot_id="b",
            round=1,
            rater_id="r",
            target_kind="position",
            target_id="p1",
            criterion_id=cell,
            status="rated",
            score=4.0,
            given=DAY,
        )
        for cell in ("tech", "home")
    ]
    over = [
        Override(target_kind="position", target_id="p1", criterion_id=each, op="set", value=4.0)
        for each in ("tech", "home")
    ]
    others = (
        Rater(id="r", key="r", name="김"),
        Ballot(id="b", key="b", name_ko="조사", as_of=DAY),
        *votes,
        Scenario(id="s", key="s", name_ko="가정", base_as_of=DAY, overrides=tuple(over)),
    )
    board = classified(cited.overlaid([Change(None, each) for each in others]), Rating, key, "secret")
    rest = reduced(board, "open")
    assert list(rest.all(Vote)) == ["v-home"]
    assert [each.criterion_id for each in rest.the(Scenario, "s").overrides] == ["home"]


def test_names_that_are_not_blotted_are_told(cited: Board) -> None:
    other = Entity(id="e9", key="e9", kind="company", origin="JP", name_ko="도요타통상")
    board = classified(cited.overlaid([Change(None, other)]), Entity, "e2", "secret", aliases=("T",))
    assert withheld(board, "open").spared == ("T", "도요타통상")
    points = proof(board, Order(title="도요타의 앞날")).points
    assert [each.text for each in points if each.kind == "spared"] == ["T", "도요타통상"]
    assert len([each for each in points if each.kind == "blotted"]) == 1


def test_the_window_goes_on_showing_own_words_as_they_are_kept(cited: Board) -> None:
    board = classified(cited, Entity, "e1", "secret")
    parts = (BriefPart(name="summary", text_ko="삼성SDI가 앞선다"),)
    chapters = proof(board, Order(parts=parts)).chapters
    assert [each.own for each in chapters if each.name == "summary"] == ["삼성SDI가 앞선다"]


def test_clearing_a_board_can_be_called_off(cited: Board) -> None:
    def stop() -> None:
        raise InterruptedError

    board = classified(cited, Entity, "e1", "secret")
    with pytest.raises(InterruptedError), listening(stop):
        [cleared(board, Order()) for _ in range(32)]  # it looks up now and then only
