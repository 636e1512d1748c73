"""What each lens shows of a position."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.judge.reading import judge
from db.model.board import Board, present_wave
from db.model.change import Change
from db.model.things import (
    Citation,
    Criterion,
    Entity,
    Layer,
    Passage,
    Position,
    Premise,
    Rating,
    Relation,
    Segment,
    Source,
    Thing,
    Wave,
)
from desktop.board.compared import compared_day
from desktop.board.face import face_of, looked_at
from desktop.board.lenses import Glass, glass_of, seen
from desktop.board.tints import Delta, Tint
from desktop.palette import Palette
from desktop.sight import LENSES, Sight, positions_in
from tests.desktop.conftest import sample_things

if TYPE_CHECKING:
    from desktop.sight import Lens

DAY, BEFORE = date(2023, 12, 21), date(2022, 12, 21)
RATING = Rating(
    id="r", target_kind="position", target_id="p", criterion_id="c", status="rated", score=4.0, rated_at=DAY, as_of=DAY
)
CITED = (
    Source(id="s", key="s", kind="report", title="보고서", published="2023"),
    Passage(id="q", source_id="s", quote="인용"),
    Citation(id="z", target_kind="rating", target_id="r", order=1, passage_id="q"),
)


def board(*more: Thing) -> Board:
    return Board(
        [
            Premise(id="premise", title_ko="판", as_of=DAY),
            Criterion(id="c", key="c", scope="position", order=1, name_ko="기준"),
            Layer(id="l", key="l", name_ko="층", stack_rank=1),
            Segment(id="g", key="g", layer_id="l", order=1, name_ko="줄"),
            Entity(id="e", key="e", kind="company", origin="KR", name_ko="회사"),
            Entity(id="f", key="f", kind="company", origin="US", name_ko="공급사"),
            Position(id="p", key="p", entity_id="e", segment_id="g"),
            *more,
        ]
    )


def tint(lens: Lens, *more: Thing) -> Tint:
    made = board(*more)
    return glass_of(made, judge(made), Sight(lens=lens)).tint("p")


def test_the_origin_lens_shows_the_side() -> None:
    assert tint("origin", RATING) == Tint("home", "origin", "4.0")


@pytest.mark.parametrize(
    ("score", "step"), [(1.0, 1), (1.4, 1), (1.5, 2), (2.4, 2), (2.5, 3), (3.5, 4), (4.4, 4), (4.5, 5), (5.0, 5)]
)
def test_the_score_lens_has_five_steps(score: float, step: int) -> None:
    assert tint("score", replace(RATING, score=score)) == Tint(f"step_{step}", f"step_{step}", f"{score:.1f}")


def test_a_step_is_that_of_the_figure_which_shows() -> None:
    nearly = tint("score", replace(RATING, score=1.46))
    assert nearly == Tint("step_2", "step_2", "1.5")


def test_no_score_is_not_a_low_score() -> None:
    assert tint("score") == Tint("absent", "step_0", "–")


def test_the_posture_lens_shows_the_segments_posture() -> None:
    assert tint("posture", RATING) == Tint("undetermined", "undetermined", "")


def test_the_posture_is_korea_s_and_no_other_card_shows_one() -> None:
    made = board(RATING, Premise(id="premise", title_ko="판", as_of=DAY, home_country="JP"))
    assert glass_of(made, judge(made), Sight(lens="posture")).tint("p") == Tint("absent", "none", "–")


@pytest.mark.parametrize(
    ("confidence", "mark"), [(None, "ticks_0"), ("low", "ticks_1"), ("moderate", "ticks_2"), ("high", "ticks_3")]
)
def test_the_confidence_lens_counts_up_to_three(confidence: str | None, mark: str) -> None:
    assert tint("confidence", replace(RATING, confidence=confidence)).mark == mark  # type: ignore[arg-type]


def test_the_evidence_lens_counts_what_is_cited() -> None:
    assert tint("evidence", RATING) == Tint("hollow", "hollow", "0")
    assert tint("evidence", RATING, *CITED) == Tint("solid", "solid", "1")
    assert tint("evidence", RATING, replace(CITED[0], published="2001"), *CITED[1:]) == Tint("stale", "stale", "1")
    assert tint("evidence", RATING, *CITED[:2], replace(CITED[2], stance="contradicts")) == Tint("split", "split", "0")
    settled = replace(RATING, resolution_en="The newest figures")
    assert tint("evidence", settled, *CITED[:2], replace(CITED[2], stance="contradicts")) == Tint(
        "hollow", "hollow", "0"
    )


def test_the_dependency_lens_tells_what_is_not_entered_from_none() -> None:
    supply = Relation(
        id="x", kind="supplies", from_id="f", to_id="e", input_kind="chip", criticality=5, substitutability=1
    )
    assert tint("dependency") == Tint("absent", "strain_0", "–")
    assert tint("dependency", supply) == Tint("strain_4", "strain_4", "100")
    assert tint("dependency", replace(supply, criticality=1, substitutability=5)).text == "4"


@pytest.mark.parametrize(
    ("was", "shown"),
    [
        (3.5, Tint("rise", "up", "0.5")),
        (5.0, Tint("fall", "down", "1.0")),
        (4.0, Tint("steady", "same", "0")),
    ],
)
def test_the_change_lens_compares_with_the_first_day(was: float, shown: Tint) -> None:
    made = board(RATING, replace(RATING, id="old", score=was, as_of=BEFORE))
    glass = glass_of(made, judge(made), Sight(lens="change"))
    assert glass.tint("p") == shown
    assert glass.delta("p") == Delta(was, 4.0)
    assert glass_of(made, judge(made), Sight()).delta("p") is None


def test_the_change_lens_reads_an_earlier_day_as_the_method_does() -> None:
    things = sample_things()
    earlier = [replace(each, id=f"{each.id}/then", as_of=BEFORE) for each in things if isinstance(each, Rating)]
    made = Board([*things, *(replace(each, score=1.0) if each.score else each for each in earlier[::2])])
    then = judge(made, as_of=BEFORE)
    glass = glass_of(made, judge(made), Sight(lens="change"))
    assert glass.compared == BEFORE
    for each in positions_in(made, present_wave(made)):
        score = then.positions[each]
        delta = glass.delta(each)
        assert (delta.was if delta else None) == (score.score / 20 if score.score is not None else None)


def test_what_did_not_stand_there_then_is_new_however_old_its_rating() -> None:
    later = Position(id="o", key="o", entity_id="f", segment_id="g", start="2023-06")
    old, now = (replace(RATING, id=each, target_id="o", as_of=day) for each, day in (("old", BEFORE), ("now", DAY)))
    made = board(RATING, later, old, replace(now, score=2.0))
    glass = glass_of(made, judge(made), Sight(lens="change", compared=BEFORE))
    then = judge(made, as_of=BEFORE).positions.get("o")
    assert then is None or then.score is None
    assert glass.tint("o") == Tint("fresh", "new", "")


def test_what_was_not_rated_then_is_new() -> None:
    neighbour = Position(id="o", key="o", entity_id="f", segment_id="g")
    elsewhere = replace(RATING, id="old", target_id="o", as_of=BEFORE)
    assert tint("change", RATING, neighbour, elsewhere) == Tint("fresh", "new", "")


def test_the_first_day_is_that_of_the_wave_which_shows() -> None:
    waves = (Wave(id="w1", key="w1", name_ko="옛", order=1), Wave(id="w2", key="w2", name_ko="지금", order=2))
    old = (
        Layer(id="m", key="m", name_ko="층", stack_rank=1, wave_id="w1"),
        Segment(id="h", key="h", layer_id="m", order=1, name_ko="줄"),
        Position(id="o", key="o", entity_id="f", segment_id="h"),
        replace(RATING, id="first", target_id="o", as_of=date(2001, 1, 1)),
    )
    made = board(RATING, replace(RATING, id="old", as_of=BEFORE), *waves, *old)
    assert compared_day(made, judge(made), Sight(lens="change")) == BEFORE
    assert compared_day(made, judge(made), Sight(lens="change", wave="w1")) == date(2001, 1, 1)


def test_without_an_earlier_day_nothing_has_changed_and_nothing_is_new() -> None:
    assert tint("change", RATING) == Tint("absent", "none", "–")
    made = board(RATING)
    assert compared_day(made, judge(made), Sight(lens="change")) is None


def test_a_day_can_be_asked_for() -> None:
    rated = (replace(RATING, id=str(at), score=float(at), as_of=date(2020 + at, 1, 1)) for at in (1, 2, 3))
    made = board(*rated)
    glass = glass_of(made, judge(made), Sight(lens="change", compared=date(2022, 6, 1)))
    assert glass.delta("p") == Delta(2.0, 3.0)
    assert glass_of(made, judge(made), Sight(lens="change")).delta("p") == Delta(1.0, 3.0)


@pytest.mark.parametrize("lens", LENSES)
def test_every_position_of_the_sample_shows_something_under_every_lens(lens: Lens) -> None:
    made = Board(sample_things())
    judgement = judge(made)
    glass = Glass(made, judgement, lens, BEFORE)
    palette = Palette("light")
    for each in made.all(Position):
        shown = glass.tint(each)
        assert palette[shown.colour]
        assert shown.mark or shown.text
        assert shown == seen(lens, made, judgement, glass.compared, each)


@pytest.mark.parametrize("lens", LENSES)
def test_after_a_change_a_lens_shows_what_a_new_one_would(lens: Lens) -> None:
    old = replace(RATING, id="old", score=2.0, as_of=BEFORE)
    made = board(RATING, old)
    glass = glass_of(made, judge(made), Sight(lens=lens))
    glass.tint("p")
    glass.backed("p")
    made.apply([Change(old, replace(old, score=5.0)), *(Change(None, each) for each in CITED)])
    again = glass.again(made, judge(made), frozenset({"g"}))
    fresh = glass_of(made, judge(made), Sight(lens=lens))
    assert (again.tint("p"), again.delta("p"), again.backed("p")) == (
        fresh.tint("p"),
        fresh.delta("p"),
        fresh.backed("p"),
    )


def test_a_face_under_another_lens_is_the_same_face() -> None:
    made = board(RATING, *CITED)
    judgement = judge(made)
    origin, score = Glass(made, judgement), Glass(made, judgement, "score")
    face = face_of(made, judgement, "p", "ko", origin)
    assert looked_at(face, score, "p") == face_of(made, judgement, "p", "ko", score)
    assert looked_at(face, score, "p").colour == "step_4"


def test_an_unknown_position_is_a_bug() -> None:
    made = board()
    with pytest.raises(KeyError):
        Glass(made, judge(made), "posture").tint("nobody")
