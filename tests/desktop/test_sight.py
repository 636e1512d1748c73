from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from db.edit import verbs
from db.judge.backed import Backed
from db.judge.evidence import evidence_of
from db.judge.ratings import CONFIDENCES
from db.model.board import all_layers, waves_in_order
from db.model.things import Position
from desktop.sieve import Sieve, held_back
from desktop.sight import LINKS, Viewing, positions_in, show_wave_of, wave_of_place, wave_shown
from tests.desktop.board.bars.touch import undivide

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.sight import Sight


@pytest.fixture
def waves(session: Session) -> list[str]:
    """An earlier wave without layers, and the present one with all of the sample's."""
    undivide(session)
    layers = [each.id for each in all_layers(session.board)]
    for name in ("모바일", "AI"):
        assert session.attempt(partial(verbs.add_wave, name_ko=name))
    early, late = (each.id for each in waves_in_order(session.board))
    assert session.attempt(partial(verbs.edit_premise, wave_id=late))
    for each in layers:
        assert session.attempt(partial(verbs.set_wave, layer_id=each, wave_id=late))
    return [early, late]


def test_a_change_of_the_looks_is_told_once_and_with_what_was_before() -> None:
    viewing = Viewing()
    told: list[Sight] = []
    viewing.changed.connect(told.append)
    viewing.change(lens="score")
    viewing.change(lens="score")
    assert [each.lens for each in told] == ["origin"]


def test_an_unknown_field_is_no_way_of_looking() -> None:
    with pytest.raises(TypeError):
        Viewing().change(zoom=2)


def test_relations_are_shown_by_any_kind_there_is() -> None:
    assert LINKS[:3] == ("none", "selected", "all")
    assert len(LINKS) == 10


def test_a_board_without_waves_shows_all_of_its_cards(session: Session) -> None:
    undivide(session)
    assert wave_shown(session.board, Viewing().now) is None
    assert set(positions_in(session.board, None)) == set(session.board.all(Position))


def test_the_present_wave_shows_unless_another_one_that_there_is_was_chosen(session: Session, waves: list[str]) -> None:
    viewing = Viewing()
    assert wave_shown(session.board, viewing.now) == waves[1]
    viewing.change(wave=waves[0])
    assert wave_shown(session.board, viewing.now) == waves[0]
    viewing.change(wave="gone")
    assert wave_shown(session.board, viewing.now) == waves[1]


def test_a_position_and_its_segment_stand_in_the_wave_of_their_layer(session: Session, waves: list[str]) -> None:
    card = next(iter(session.board.all(Position)))
    assert wave_of_place(session.board, card) == waves[1]
    assert wave_of_place(session.board, session.board.the(Position, card).segment_id) == waves[1]
    assert wave_of_place(session.board, "gone") is None
    assert wave_of_place(session.board, None) is None
    assert not list(positions_in(session.board, waves[0]))


def test_the_wave_of_a_card_is_shown_as_the_present_one_where_it_is_that(session: Session, waves: list[str]) -> None:
    viewing = Viewing()
    viewing.change(wave=waves[0])
    show_wave_of(viewing, session.board, None)
    assert viewing.now.wave == waves[0]
    show_wave_of(viewing, session.board, next(iter(session.board.all(Position))))
    assert viewing.now.wave is None


def test_an_open_filter_holds_nothing_back(session: Session) -> None:
    everything = list(positions_in(session.board, None))
    assert held_back(Sieve(), session.board, session.judgement, everything) == frozenset()


def test_two_sides_of_a_filter_share_all_cards(session: Session) -> None:
    everything = set(positions_in(session.board, None))
    home, foreign = (
        held_back(Sieve(sides=frozenset({side})), session.board, session.judgement, everything)  # type: ignore[arg-type]
        for side in ("home", "foreign")
    )
    assert home | foreign == everything
    assert not home & foreign


def test_a_filter_of_evidence_goes_by_the_method(session: Session) -> None:
    board, everything = session.board, list(positions_in(session.board, None))
    found = {each: evidence_of(board, each, session.judgement.as_of) for each in everything}
    backings = {each: "split" if it.contradicted else "none" if it.hollow else "cited" for each, it in found.items()}
    for backing in ("cited", "none", "split"):
        out = held_back(Sieve(backings=frozenset({backing})), board, session.judgement, everything)  # type: ignore[arg-type]
        assert out == {each for each in everything if backings[each] != backing}
    for level in CONFIDENCES:
        out = held_back(Sieve(confidences=frozenset({level})), board, session.judgement, everything)
        assert out == {each for each in everything if found[each].confidence != level}


def test_a_filter_asks_who_knows_already_what_stands_behind_a_card(session: Session) -> None:
    board, card = session.board, next(iter(session.board.all(Position)))
    told = Backed(1, 1, 1, None, stale=False)
    out = held_back(Sieve(backings=frozenset({"split"})), board, session.judgement, [card], lambda _: told)
    assert not out
