"""The pause of the garbage collector: over when the work is, and never begun where there was none."""

from __future__ import annotations

import gc

import pytest

from db.exchange.pause import undisturbed


def test_collecting_goes_on_afterwards_also_after_an_error() -> None:
    with undisturbed():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), undisturbed():
        raise KeyError
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    try:
        with undisturbed():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
