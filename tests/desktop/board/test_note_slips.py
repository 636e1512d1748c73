"""Notes as they are painted: paper with text near by, bars farther off, a spot of colour from afar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from db.judge.reading import judge
from db.model.board import Board
from db.model.things import Note
from desktop.board.camera import Camera
from desktop.board.ink import Ink
from desktop.board.notes import Notes, note_text
from desktop.board.scene import Scene
from tests.bench.large import things

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from db.model.geometry import Box
    from desktop.theme import Theme


def scene(text: str, *, width: float | None = None) -> Scene:
    note = Note(id="note", segment_id="s0", text_ko=text, x=0.3, width=width)
    board = Board([*things(50, relations=False), note])
    return Scene(board, judge(board), "ko")


def painted(shown: Scene, theme: Theme, zoom: float, seen: Box | None = None) -> QImage:
    box = shown.arrangement.notes["note"]
    left, top = round(box.x * zoom) - 10, round(box.y * zoom) - 10
    camera = Camera(zoom=zoom, left=left, top=top, wide=round(box.w * zoom) + 20, high=round(box.h * zoom) + 20)
    image = QImage(camera.wide, camera.high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    Notes(painter, shown, camera, Ink(theme)).paint(seen or camera.seen)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("zoom", [0.1, 0.3, 1.0])
def test_a_note_stays_in_its_box(qapp: QApplication, theme: Theme, zoom: float) -> None:
    image = painted(scene("길고 긴 메모 " * 40), theme, zoom)
    wide, high = image.width(), image.height()
    edge = [image.pixelColor(x, y).name() for x in range(wide) for y in range(high) if not 8 <= x < wide - 8]
    edge += [image.pixelColor(x, y).name() for x in range(wide) for y in range(high) if not 8 <= y < high - 8]
    assert set(edge) == {"#ffffff"}
    assert len(colours(image)) > 1


def test_from_afar_a_note_is_one_spot_of_colour(qapp: QApplication, theme: Theme) -> None:
    assert colours(painted(scene("메모"), theme, 0.1)) == {"#ffffff", Ink(theme).colour("note_line").name()}


def test_a_note_farther_off_shows_bars_of_no_text(qapp: QApplication, theme: Theme) -> None:
    assert painted(scene("가나다라"), theme, 0.3) == painted(scene("마바사아"), theme, 0.3)
    assert painted(scene("가나다라"), theme, 1.0) != painted(scene("마바사아"), theme, 1.0)


def test_a_note_that_is_not_seen_is_not_painted(qapp: QApplication, theme: Theme) -> None:
    shown = scene("메모")
    afar = shown.arrangement.notes["note"].moved(0, 5000)
    assert colours(painted(shown, theme, 1.0, afar)) == {"#ffffff"}


def test_a_note_is_one_line_in_the_language_it_is_written_in() -> None:
    note = Note(id="n", text_ko="첫 줄\n둘째 줄", text_en="")
    assert note_text(note, "ko") == note_text(note, "en") == "첫 줄 둘째 줄"
