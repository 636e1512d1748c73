from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from db.model.things import Criterion
from desktop.panels.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

LEFT = Qt.MouseButton.LeftButton


class Heard:
    """What a scale told, in order."""

    def __init__(self, scale: Scale) -> None:
        self.told: list[tuple[str, float | None]] = []
        scale.held.connect(lambda score: self.told.append(("held", score)))
        scale.chosen.connect(lambda score: self.told.append(("chosen", score)))
        scale.let_be.connect(lambda: self.told.append(("let be", None)))


@pytest.fixture
def scale(theme: Theme, qtbot: QtBot) -> Iterator[Scale]:
    criterion = Criterion(id="c", key="tech", scope="position", order=1, name_ko="기술")
    window = QWidget()
    made, other = Scale(theme, criterion), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(other)
    window.resize(220, 100)
    window.show()
    qtbot.waitExposed(window)
    made.show_score(3.0)
    yield made
    window.close()


def at(scale: Scale, score: float) -> QPoint:
    """Return where a score stands on the scale."""
    return QPoint(round(scale._x(score)), scale.height() // 2)


def test_a_drag_tells_each_step_and_chooses_once(scale: Scale) -> None:
    heard = Heard(scale)
    QTest.mousePress(scale, LEFT, pos=at(scale, 3.0))
    QTest.mouseMove(scale, at(scale, 3.5))
    QTest.mouseMove(scale, at(scale, 4.0))
    assert heard.told == [("held", 3.5), ("held", 4.0)]
    QTest.mouseRelease(scale, LEFT, pos=at(scale, 4.0))
    assert heard.told[2:] == [("chosen", 4.0)]


def test_a_drag_that_ends_where_it_began_chooses_nothing(scale: Scale) -> None:
    heard = Heard(scale)
    QTest.mousePress(scale, LEFT, pos=at(scale, 3.0))
    QTest.mouseMove(scale, at(scale, 4.0))
    QTest.mouseMove(scale, at(scale, 3.0))
    QTest.mouseRelease(scale, LEFT, pos=at(scale, 3.0))
    assert heard.told[-1] == ("let be", None)
    assert ("chosen", 3.0) not in heard.told


def test_escape_puts_a_drag_back(scale: Scale) -> None:
    heard = Heard(scale)
    scale.setFocus()
    QTest.mousePress(scale, LEFT, pos=at(scale, 5.0))
    assert scale.score == 5.0
    QTest.keyClick(scale, Qt.Key.Key_Escape)
    assert scale.score == 3.0
    assert not scale.holding
    QTest.mouseRelease(scale, LEFT, pos=at(scale, 5.0))
    assert heard.told == [("held", 5.0), ("let be", None)]


def test_a_drag_is_called_off_when_the_board_speaks(scale: Scale) -> None:
    heard = Heard(scale)
    QTest.mousePress(scale, LEFT, pos=at(scale, 5.0))
    scale.show_score(2.0)
    QTest.mouseRelease(scale, LEFT, pos=at(scale, 5.0))
    assert scale.score == 2.0
    assert heard.told == [("held", 5.0), ("let be", None)]


def test_a_drag_is_called_off_when_the_row_goes(scale: Scale) -> None:
    heard = Heard(scale)
    QTest.mousePress(scale, LEFT, pos=at(scale, 5.0))
    scale.hide()
    assert heard.told[-1] == ("let be", None)


def test_beyond_the_ends_it_stays_at_the_ends(scale: Scale) -> None:
    QTest.mousePress(scale, LEFT, pos=QPoint(-500, 5))
    assert scale.score == 1.0
    QTest.mouseMove(scale, QPoint(5000, 5))
    assert scale.score == 5.0


def test_arrows_move_by_halves(scale: Scale) -> None:
    heard = Heard(scale)
    QTest.keyClick(scale, Qt.Key.Key_Right)
    QTest.keyClick(scale, Qt.Key.Key_Left)
    assert [score for _, score in heard.told] == [3.5]  # the board has not answered: 3.0 is what it says still
    assert scale.score == 3.0


def test_from_nowhere_an_arrow_starts_in_the_middle(scale: Scale) -> None:
    scale.show_score(None)
    heard = Heard(scale)
    QTest.keyClick(scale, Qt.Key.Key_Right)
    assert heard.told == [("chosen", 3.0)]


@pytest.mark.parametrize("focused", [True, False])
def test_the_wheel_never_changes_a_score(scale: Scale, focused: bool) -> None:
    heard = Heard(scale)
    if focused:
        scale.setFocus()
    spot = QPointF(scale.rect().center())
    turn = QWheelEvent(
        spot,
        scale.mapToGlobal(spot),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(scale, turn)
    assert scale.score == 3.0
    assert heard.told == []
    assert not turn.isAccepted()


def test_only_the_left_button_takes_it(scale: Scale) -> None:
    heard = Heard(scale)
    QTest.mouseClick(scale, Qt.MouseButton.RightButton, pos=at(scale, 5.0))
    assert heard.told == []
    assert scale.score == 3.0


def test_a_screen_reader_is_told_the_steps(scale: Scale) -> None:
    assert (scale.minimum(), scale.maximum(), scale.value()) == (0, 8, 4)
