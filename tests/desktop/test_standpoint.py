"""Looking at another date or a scenario: every view follows, and nothing of the base is edited by accident."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.judge.dependence import dependence_of
from db.judge.reading import judge
from db.model.assumptions import about
from db.model.things import Criterion, Layer, Milestone, Position, Rating, Relation, Scenario
from desktop.standpoint import BASE, Standpoint
from desktop.supposed import suppose
from desktop.words import LANGUAGES, Words
from tests.db.samples import held

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from db.edit.edit import Edit
    from db.errors import BoardError
    from db.model.board import Board
    from desktop.session import Session

PAST = Standpoint(day=date(2019, 12, 31))
TODAY = date(2024, 1, 15)


def scenario(session: Session, key: str = "sc.cloud") -> Scenario:
    found = session.base.by_key(Scenario, key)
    assert found is not None
    return found


def under_cloud(session: Session) -> Scenario:
    found = scenario(session)
    session.stand(Standpoint(scenario=found.id))
    return found


def rated(board: Board) -> Position:
    """A card that the scenario on cloud does not touch."""
    return next(each for each in board.all(Position).values() if each.key.startswith("hyperclova"))


def criterion(board: Board, key: str = "tech") -> str:
    found = board.by_key(Criterion, key)
    assert found is not None
    return found.id


def score_of(board: Board, position: Position, key: str = "tech") -> float | None:
    wanted = criterion(board, key)
    (found,) = [each for each in board.where(Rating, "target_id", position.id) if each.criterion_id == wanted]
    return found.score


def scored(position: Position, score: float, **more: object) -> Callable[[Board], Edit]:
    return lambda board: verbs.rate(board, position.id, criterion(board), score=score, rated_at=TODAY, **more)  # type: ignore[arg-type]


def refusal_of(qtbot: QtBot, session: Session, verb: Callable[[Board], Edit]) -> str:
    """Expect the base and what shows to stay as they are, and a sentence in both languages; return its code."""
    base, shown = held(session.base), held(session.board)
    with qtbot.assertNotEmitted(session.changed), qtbot.waitSignal(session.refused) as told:
        assert not session.attempt(verb)
    assert (held(session.base), held(session.board)) == (base, shown)
    error: BoardError = told.args[0]  # type: ignore[index]
    assert all(Words(lang).error(error) for lang in LANGUAGES)
    return error.code


def test_another_date_shows_what_was_known_then_and_the_base_again_as_it_was(session: Session) -> None:
    base, reading = held(session.base), session.judgement
    holder = session.board
    session.stand(PAST)
    assert session.board is holder
    assert session.judgement.as_of == PAST.day
    assert all(each.as_of <= date(2019, 12, 31) for each in session.board.all(Rating).values())
    assert session.beside is not None
    assert session.beside.judgement == reading
    session.stand(BASE)
    assert held(session.board) == held(session.base) == base
    assert session.judgement == reading
    assert session.beside is None


def test_views_are_told_once_of_what_differs(qtbot: QtBot, session: Session) -> None:
    told: list[object] = []
    session.changed.connect(told.append)
    with qtbot.waitSignal(session.stood):
        session.stand(PAST)
    assert len(told) == 1
    with qtbot.assertNotEmitted(session.stood):
        session.stand(PAST)


@pytest.mark.parametrize(
    "verb",
    [
        lambda board: scored(rated(board), 2.0)(board),
        lambda board: verbs.take_off(board, [rated(board).id]),
        lambda board: verbs.add_entity(board, name_ko="새 회사"),
        lambda board: verbs.edit_premise(board, title_ko="다른 제목"),
        lambda board: verbs.remove_relations(board, list(board.all(Relation))[:1]),
    ],
)
def test_nothing_is_edited_in_the_past(qtbot: QtBot, session: Session, verb: Callable[[Board], Edit]) -> None:
    session.stand(PAST)
    assert refusal_of(qtbot, session, verb) == "time.past"


def test_no_step_is_taken_back_in_the_past(qtbot: QtBot, session: Session) -> None:
    session.attempt(scored(rated(session.board), 1.0))
    session.stand(PAST)
    with qtbot.waitSignal(session.refused) as told:
        assert not session.undo()
    assert told.args[0].code == "time.step_past"  # type: ignore[index]
    session.stand(BASE)
    assert session.undo()


def test_a_slider_in_the_past_is_refused_before_it_shows_anything(qtbot: QtBot, session: Session) -> None:
    position = rated(session.board)
    session.stand(PAST)
    with qtbot.assertNotEmitted(session.previewed), qtbot.waitSignal(session.refused):
        session.preview(scored(position, 1.0)(session.board))


def test_dates_are_named_and_bands_folded_from_wherever_one_looks(session: Session) -> None:
    session.stand(PAST)
    day = date(2019, 12, 31)
    assert session.attempt(lambda board: verbs.add_milestone(board, date=day, name_ko="모바일 시대 끝"))
    assert any(each.date == day for each in session.base.all(Milestone).values())
    layer = next(iter(session.board.all(Layer)))
    assert session.attempt(lambda board: verbs.fold_layer(board, layer, folded=True))
    assert session.base.the(Layer, layer).folded
    assert session.undo()
    assert session.standpoint == PAST


@pytest.mark.parametrize("key", ["sc.cloud", "sc.alliance"])
def test_a_scenario_shows_the_numbers_that_the_command_prints(session: Session, key: str) -> None:
    expected = suppose(session.base, key)
    assert expected is not None
    session.stand(Standpoint(scenario=scenario(session, key).id))
    assert session.judgement.segments == expected.judgement.segments
    assert session.judgement.national == expected.judgement.national
    assert session.beside is not None
    assert session.beside.judgement.segments == expected.was.segments


def test_a_score_given_under_a_scenario_goes_to_the_scenario_and_leaves_the_base(session: Session) -> None:
    under_cloud(session)
    position = rated(session.board)
    ratings, was = dict(session.base.all(Rating)), score_of(session.base, position)
    assert session.attempt(scored(position, 5.0))
    assert dict(session.base.all(Rating)) == ratings
    assert score_of(session.board, position) == 5.0
    assert score_of(session.base, position) == was
    made = scenario(session).overrides[-1]
    assert (about(made), made.op, made.value, made.rationale_ko) == (
        (position.id, criterion(session.base)),
        "set",
        5.0,
        "",
    )
    assert session.undo()
    assert score_of(session.board, position) == was
    assert session.redo()
    assert score_of(session.board, position) == 5.0


def test_a_reason_written_beside_a_score_is_that_of_the_assumption(session: Session) -> None:
    under_cloud(session)
    position = rated(session.board)
    session.attempt(scored(position, 5.0))
    session.attempt(lambda board: verbs.rate(board, position.id, criterion(board), rationale_ko="연합", rated_at=TODAY))
    assert scenario(session).overrides[-1].rationale_ko == "연합"


def test_back_at_the_base_score_nothing_is_assumed_any_more(session: Session) -> None:
    under_cloud(session)
    position, before = rated(session.board), scenario(session)
    was = score_of(session.base, position)
    assert was is not None
    session.attempt(scored(position, 5.0))
    session.attempt(scored(position, was))
    assert scenario(session).overrides == before.overrides


def test_a_cleared_assumption_is_dropped(session: Session) -> None:
    made = under_cloud(session).overrides[0]
    wanted = [
        each.id
        for each in session.board.where(Rating, "target_id", made.target_id)
        if each.criterion_id == made.criterion_id
    ]
    assert session.attempt(lambda board: verbs.unrate(board, wanted))
    assert about(made) not in {about(each) for each in scenario(session).overrides}


def test_a_supply_is_assumed_too(session: Session) -> None:
    override = under_cloud(session).relation_overrides[0]
    entity = session.base.the(Relation, override.relation_id)
    before = held(session.base)[Relation]
    assert session.attempt(lambda board: verbs.edit_relation(board, override.relation_id, substitutability=5))
    assert held(session.base)[Relation] == before
    assert scenario(session).relation_overrides[0].value == 5
    severities = [dependence_of(session.board, each) for each in (entity.from_id, entity.to_id)]
    assert any(each is not None and each.severity < 0.8 for each in severities)


@pytest.mark.parametrize(
    ("verb", "code"),
    [
        (lambda board: verbs.take_off(board, [rated(board).id]), "time.scenario_only"),
        (lambda board: verbs.add_entity(board, name_ko="새 회사"), "time.scenario_only"),
        (lambda board: scored(rated(board), 3.0, status="unknown")(board), "time.scenario_score"),
        (
            lambda board: verbs.rate(
                board, rated(board).id, criterion(board), confidence="high", rated_at=TODAY, score=None
            ),
            "time.scenario_score",
        ),
        (
            lambda board: verbs.rate(board, rated(board).id, criterion(board), rationale_ko="왜냐", rated_at=TODAY),
            "time.scenario_reason",
        ),
        (
            lambda board: verbs.unrate(board, [each.id for each in board.where(Rating, "target_id", rated(board).id)]),
            "time.scenario_clears",
        ),
        (
            lambda board: verbs.edit_relation(board, next(iter(board.all(Relation))), note_ko="메모"),
            "time.scenario_only",
        ),
    ],
)
def test_what_a_scenario_cannot_assume_is_refused(
    qtbot: QtBot, session: Session, verb: Callable[[Board], Edit], code: str
) -> None:
    under_cloud(session)
    assert refusal_of(qtbot, session, verb) == code


def test_a_step_of_the_base_is_not_taken_back_inside_a_scenario(qtbot: QtBot, session: Session) -> None:
    session.attempt(scored(rated(session.board), 1.0))
    under_cloud(session)
    with qtbot.waitSignal(session.refused) as told:
        assert not session.undo()
    assert told.args[0].code == "time.step_scenario"  # type: ignore[index]


def test_a_slider_under_a_scenario_shows_how_that_would_read(qtbot: QtBot, session: Session) -> None:
    under_cloud(session)
    position = rated(session.board)
    edit = scored(position, 5.0)(session.board)
    with qtbot.waitSignal(session.previewed) as told:
        session.preview(edit)
    seen = told.args[0].positions[position.id].score  # type: ignore[index]
    session.preview(None)
    session.do(edit)
    assert session.judgement.positions[position.id].score == seen


def test_a_scenario_that_is_removed_gives_way_to_the_base(qtbot: QtBot, session: Session) -> None:
    found = under_cloud(session)
    with qtbot.waitSignal(session.stood) as told:
        session.attempt(lambda board: verbs.remove_scenario(board, found.id))
    assert told.args == [BASE]
    assert session.standpoint == BASE
    assert held(session.board) == held(session.base)
    assert session.judgement == judge(session.base)


def test_reverting_goes_back_to_the_base_first(session: Session) -> None:
    session.attempt(scored(rated(session.board), 1.0))
    session.stand(PAST)
    assert session.revert()
    assert session.standpoint == BASE
