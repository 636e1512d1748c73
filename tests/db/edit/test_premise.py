"""The verb about the board as a whole."""

from __future__ import annotations

from db.edit import verbs
from db.model.things import Method
from tests.db.samples import LATER, refused, small_board


def test_the_premise_is_edited() -> None:
    edit = verbs.edit_premise(
        small_board(),
        title_ko=" 새 판\n",
        as_of=LATER,
        home_country="jp",
        method=Method(cut_lead=90.0),
        weight_set_id=None,
    )
    premise = small_board().overlaid(edit.changes).premise
    assert (premise.title_ko, premise.as_of, premise.home_country) == ("새 판", LATER, "JP")
    assert (premise.method.cut_lead, premise.weight_set_id) == (90.0, None)
    assert not verbs.edit_premise(small_board(), title_ko="판")


def test_what_a_board_may_not_stand_on_is_refused() -> None:
    for fields, code in (
        ({"title_ko": "", "title_en": " "}, "name_empty"),
        ({"home_country": "Korea"}, "country"),
        ({"coverage_min": 2}, "coverage"),
        ({"weight_set_id": "nothing"}, "no_weight_set"),
        ({"method": Method(cut_lag=90.0)}, "method_cuts"),
        ({"as_of": None}, "date"),
    ):
        with refused(code):
            verbs.edit_premise(small_board(), **fields)  # type: ignore[arg-type]
