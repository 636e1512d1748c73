from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.brief.brief import Cancelled, make
from desktop.brief.content.facts import Facts
from desktop.brief.heed import go_on, heed, listening
from desktop.brief.order import Order
from desktop.brief.proof import proof
from desktop.words import Words

if TYPE_CHECKING:
    from db.model.board import Board


def stop() -> None:
    raise Cancelled


def test_work_that_looks_up_often_is_called_off() -> None:
    with pytest.raises(Cancelled), listening(stop):
        any(heed() for _ in range(100))


def test_nobody_listens_any_more_afterwards() -> None:
    with listening(stop):
        pass
    assert go_on()


def test_what_is_called_off_in_one_thread_goes_on_in_another() -> None:
    told: list[bool] = []
    with listening(stop):
        other = threading.Thread(target=lambda: told.append(go_on()))
        other.start()
        other.join()
    assert told == [True]


def test_the_draws_can_be_called_off_in_the_middle(sample: Board) -> None:
    facts = Facts(sample, Order(), Words("ko"))
    with pytest.raises(Cancelled), listening(stop):
        _ = facts.robustness


def test_a_proof_is_called_off_also_after_its_paper_is_made(sample: Board) -> None:
    asked = 0

    def counting() -> bool:
        nonlocal asked
        asked += 1
        return False

    make(sample, Order(), cancelled=counting)
    of_the_paper, asked = asked, 0
    proof(sample, Order(), cancelled=counting)
    assert asked > of_the_paper
