from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from db.edit import verbs
from db.edit.scenarios import Assumed
from db.judge.ratings import effective
from db.judge.scenario import under
from db.model.assumptions import unexplained
from db.model.change import Change, inverse
from db.model.things import Measure, Override, Rater, Rating, Relation, RelationOverride, Scenario
from tests.db.samples import DAY, LATER, held, refused, small_board

if TYPE_CHECKING:
    from datetime import date

    from db.edit.edit import Edit
    from db.model.board import Board


def score(criterion: str = "tech", value: float = 4.5, reason: str = "", target: str = "ncloud@cloud") -> Override:
    return Override(
        target_kind="segment" if target == "cloud" else "position",
        target_id=target,
        criterion_id=criterion,
        op="set",
        value=value,
        rationale_ko=reason,
    )


def after(board: Board, edit: Edit) -> Board:
    return board.overlaid(edit.changes)


def support(board: Board) -> Scenario:
    return board.the(Scenario, "support")


def test_a_new_scenario_changes_nothing_and_stands_on_the_boards_date() -> None:
    board = small_board()
    new = verbs.add_scenario(board, name_ko=" 제재 강화 ").changes[0].after
    assert isinstance(new, Scenario)
    assert (new.name_ko, new.base_as_of, new.overrides, new.relation_overrides) == ("제재 강화", DAY, (), ())


def test_a_scenario_needs_a_name() -> None:
    with refused("name_empty"):
        verbs.add_scenario(small_board(), name_ko=" ")


def test_it_is_renamed_described_and_put_on_another_date() -> None:
    board = small_board()
    fields = {"name_ko": "공공 지원", "desc_ko": "정부가 먼저 쓴다", "base_as_of": LATER}
    done = support(after(board, verbs.edit_scenario(board, "support", **fields)))
    assert (done.name_ko, done.desc_ko, done.base_as_of) == ("공공 지원", "정부가 먼저 쓴다", LATER)


def test_a_copy_assumes_the_same_under_another_name_and_key() -> None:
    board = small_board()
    copy = verbs.copy_scenario(board, "support", name_ko="지원 2").changes[0].after
    assert isinstance(copy, Scenario)
    assert copy.overrides == support(board).overrides
    assert copy.key != support(board).key
    assert copy.id != "support"


def test_a_removed_scenario_leaves_the_measures_that_answer_it() -> None:
    board = small_board()
    measure = board.the(Measure, "measure")
    board.apply([Change(measure, replace(measure, scenario_id="support"))])
    done = after(board, verbs.remove_scenario(board, "support"))
    assert done.get(Scenario, "support") is None
    assert done.the(Measure, "measure").scenario_id is None


def test_what_is_assumed_anew_takes_the_place_of_what_was_assumed_of_the_same() -> None:
    board = small_board()
    done = support(after(board, verbs.assume(board, "support", [score(), score("home", 3.0)])))
    assert [(each.criterion_id, each.op, each.value) for each in done.overrides] == [
        ("tech", "set", 4.5),
        ("imp", "set", 4.5),
        ("home", "set", 3.0),
    ]


def test_reasons_are_given_to_what_has_none() -> None:
    board = small_board()
    bare = unexplained(support(board))
    assert bare == (("ncloud@cloud", "tech"), ("chips", "imp"), ("supplies", "criticality"))
    done = support(after(board, verbs.explain(board, "support", bare[:2], "공공 수요", "ko")))
    assert [each.rationale_ko for each in done.overrides] == ["공공 수요", "공공 수요"]
    assert unexplained(done) == (("supplies", "criticality"),)


def test_dropped_differences_are_assumed_no_more() -> None:
    board = small_board()
    gone = {("ncloud@cloud", "tech"), ("supplies", "criticality")}
    done = support(after(board, verbs.drop_overrides(board, "support", gone)))
    assert [each.criterion_id for each in done.overrides] == ["imp"]
    assert done.relation_overrides == ()


def accepted(board: Board) -> list[Assumed]:
    scenario = support(board)
    return [Assumed(scenario.overrides[0], 4.5), Assumed(scenario.relation_overrides[0], 3.0)]


def test_what_is_accepted_is_rated_at_the_boards_date_with_its_reason_and_no_longer_assumed() -> None:
    board = small_board()
    board = after(board, verbs.explain(board, "support", {("ncloud@cloud", "tech")}, "공공 수요", "ko"))
    done = after(board, verbs.accept(board, "support", accepted(board), rated_at=LATER))
    found = effective(done, "ncloud@cloud", "tech")
    assert found is not None
    (rating,) = found.ratings
    assert (rating.score, rating.as_of, rating.rationale_ko, rating.rated_at) == (4.5, DAY, "공공 수요", LATER)
    assert (rating.confidence, done.the(Rater, rating.rater_id or "").name) == ("moderate", "지원")
    assert done.the(Rating, "r1") == board.the(Rating, "r1")
    assert done.the(Relation, "supplies").criticality == 3
    assert [each.criterion_id for each in support(done).overrides] == ["imp"]
    assert support(done).relation_overrides == ()


def rating_of(rater_id: str | None, score: float, day: date = DAY) -> Rating:
    return Rating(
        id=f"{rater_id}-{score}",
        target_kind="position",
        target_id="ncloud@cloud",
        criterion_id="tech",
        status="rated",
        score=score,
        rater_id=rater_id,
        rated_at=day,
        as_of=day,
    )


@given(
    raters=st.lists(st.sampled_from((None, "ann", "bob", "panel")), unique=True, max_size=4),
    days=st.lists(st.sampled_from((DAY, LATER)), min_size=4, max_size=4),
)
def test_what_is_accepted_counts_and_no_persons_rating_is_touched(raters: list[str | None], days: list[date]) -> None:
    board = small_board()
    premise = replace(board.premise, as_of=LATER)
    said = [rating_of(each, 2.0 + n / 2, day) for n, (each, day) in enumerate(zip(raters, days, strict=False))]
    bob = Rater(id="bob", key="bob", name="이")
    board.apply([Change(board.premise, premise), Change(board.the(Rating, "r1"), None), Change(None, bob)])
    board.apply([Change(None, each) for each in said])
    done = after(board, verbs.accept(board, "support", [Assumed(support(board).overrides[0], 5.0)], rated_at=LATER))
    found = effective(done, "ncloud@cloud", "tech")
    assert found is not None
    assert found.score == 5.0
    for each in said:
        if each.rater_id in ("ann", "bob"):
            assert done.the(Rating, each.id) == each


def test_a_scenarios_panel_is_made_once() -> None:
    board = small_board()
    board.apply(verbs.accept(board, "support", accepted(board)[:1], rated_at=LATER).changes)
    count = len(board.all(Rater))
    board.apply(verbs.assume(board, "support", [score(value=2.0)]).changes)
    board.apply(verbs.accept(board, "support", [Assumed(score(value=2.0), 2.0)], rated_at=LATER).changes)
    assert len(board.all(Rater)) == count
    found = effective(board, "ncloud@cloud", "tech")
    assert found is not None
    assert found.score == 2.0


def test_what_is_accepted_at_a_later_date_leaves_the_older_rating_as_it_was() -> None:
    board = small_board()
    board.apply([Change(board.premise, replace(board.premise, as_of=LATER))])
    done = after(board, verbs.accept(board, "support", accepted(board)[:1], rated_at=LATER))
    assert done.the(Rating, "r1") == board.the(Rating, "r1")
    dates = sorted(each.as_of for each in done.where(Rating, "target_id", "ncloud@cloud"))
    assert dates == [DAY, LATER]


@given(chosen=st.sets(st.sampled_from((0, 1))))
def test_accept_and_undo_restores_exactly(chosen: set[int]) -> None:
    board = small_board()
    before = held(board)
    edit = verbs.accept(board, "support", [accepted(board)[each] for each in sorted(chosen)], rated_at=LATER)
    board.apply(edit.changes)
    board.apply(inverse(edit.changes))
    assert held(board) == before


@given(
    st.lists(st.builds(score, st.sampled_from(("tech", "home")), st.sampled_from((1.0, 2.5, 5.0))), max_size=5),
    st.lists(st.sampled_from((("ncloud@cloud", "tech"), ("chips", "imp"))), max_size=2),
)
def test_a_scenario_never_touches_the_base(overrides: list[Override], drop: list[tuple[str, str]]) -> None:
    board = small_board()
    edit = verbs.assume(board, "support", overrides, drop)
    assert {each.kind for each in edit.changes} <= {Scenario}
    done = after(board, edit)
    before = held(done)
    under(done, "support")
    assert held(done) == before


def test_a_value_out_of_range_is_refused() -> None:
    wrong = RelationOverride(relation_id="supplies", field="criticality", op="set", value=9)
    with refused("override"):
        verbs.assume(small_board(), "support", [wrong])


def test_what_is_gone_is_refused() -> None:
    with refused("gone"):
        verbs.drop_overrides(small_board(), "nobody", [])
