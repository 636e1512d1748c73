from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from db.model.change import Change
from db.model.things import Citation, Entity, Measure, Passage, Position, Rating, Relation, Source
from desktop.brief.brief import make
from desktop.brief.order import Order
from desktop.brief.withheld import BLOTTED, reduced, withheld

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
