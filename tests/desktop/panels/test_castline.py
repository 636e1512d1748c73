"""Names in a narrow tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics

from desktop.panels.castline import broken
from desktop.theme import lettering

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(lettering(13))


def test_a_name_that_fits_stays_on_one_line(metrics: QFontMetrics) -> None:
    assert broken("구글", metrics, 400) == ("구글", "")


def test_a_long_name_goes_on_between_words(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("기업 간 긴")
    assert broken("기업 간 긴밀한 협력", metrics, width) == ("기업 간", "긴밀한 협력")


def test_a_long_word_is_cut_where_the_line_ends(metrics: QFontMetrics) -> None:
    width = metrics.horizontalAdvance("마이크로소")
    assert broken("마이크로소프트", metrics, width) == ("마이크로소", "프트")


def test_where_there_is_no_room_a_letter_stands_all_the_same(metrics: QFontMetrics) -> None:
    assert broken("구글", metrics, 1) == ("구", "글")
