"""What the libraries below us must not do. A red test here means: do not upgrade."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget


@pytest.mark.usefixtures("qapp")
def test_a_call_that_returns_nothing_costs_no_reference() -> None:
    """PySide6 6.12 on Python 3.11 loses a reference to None per call and in the end aborts the process."""
    widget = QWidget()
    widget.move(1, 1)
    before = sys.getrefcount(None)
    for each in range(200):
        widget.move(each, each)
    assert abs(sys.getrefcount(None) - before) < 100
