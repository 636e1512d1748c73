from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox

from db.edit import verbs
from db.model.things import Entity, Position, Scenario
from desktop.board import press
from desktop.deeds.export import ExportDeeds
from desktop.deeds.picture import PictureDeeds, Subject
from desktop.dialogs.picture import PictureSheet, PictureWish
from desktop.standpoint import Standpoint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from db.model.things import Distribution
    from desktop.program import Program


def ordered(program: Program, action: str) -> PictureSheet:
    program.window.acts[action].trigger()
    return program.window.findChildren(PictureSheet)[-1]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_picture_is_written_as_each_kind(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path, kind: str
) -> None:
    pick(tmp_path / f"board.{kind}")
    ordered(sample, f"file.picture_{kind}").accept()
    qtbot.waitUntil(lambda: f"board.{kind}" in sample.window.notice.text(), timeout=60_000)
    content = (tmp_path / f"board.{kind}").read_bytes()
    assert content.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind])
    assert list(tmp_path.glob("*.part")) == []


def test_what_was_chosen_is_made_and_offered_again(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    pick(tmp_path / "board.png")
    sheet = ordered(sample, "file.picture_png")
    sheet.scale.choose(1)
    sheet.colours.choose("dark")
    sheet.legend.setChecked(False)
    sheet.accept()
    qtbot.waitUntil(lambda: bool(sample.window.notice.text()), timeout=60_000)
    ground = QImage(str(tmp_path / "board.png")).pixelColor(2, 2)
    assert ground.lightness() < 80
    assert ordered(sample, "file.picture_png").wish == PictureWish(kind="png", scale=1, theme="dark", legend=False)


def classify(program: Program, distribution: Distribution) -> str:
    """Put a class on a player with a card, and return its name."""
    assert program.desk is not None
    board = program.desk.session.base
    position = next(iter(board.all(Position).values()))
    entity = board.the(Entity, position.entity_id)
    program.desk.session.do(verbs.edit_entity(board, entity.id, distribution=distribution))
    program.desk.selection.select([position.id])
    program.desk.viewing.change(blocked=entity.id)
    return entity.name_ko


@pytest.mark.parametrize("from_scenario", [False, True])
@pytest.mark.parametrize(("chosen", "there"), [("open", False), ("secret", True)])
def test_what_is_above_the_chosen_class_is_not_in_the_picture(
    sample: Program, chosen: Distribution, there: bool, from_scenario: bool
) -> None:
    name = classify(sample, "secret")
    assert sample.desk is not None
    if from_scenario:
        sample.desk.session.stand(Standpoint(scenario=next(iter(sample.desk.session.base.all(Scenario)))))
    subject = Subject(sample.desk, sample.words)
    assert subject.is_classified
    plate = subject.plate(PictureWish(kind="svg", distribution=chosen))
    assert (name in press.svg(plate, "ko").decode()) is there
    assert bool(subject.left_out(chosen)) is not there


def test_a_class_is_asked_for_where_there_is_one_and_is_open_at_first(sample: Program, qtbot: QtBot) -> None:
    assert not ordered(sample, "file.picture_png").distribution.isVisible()
    classify(sample, "sensitive")
    sheet = ordered(sample, "file.picture_svg")
    assert sheet.distribution.isVisible()
    assert sheet.wish.distribution == "open"
    qtbot.waitUntil(lambda: "뺀 것: 1건" in sheet._fact.text(), timeout=60_000)
    sheet.distribution.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "뺀 것" not in sheet._fact.text(), timeout=60_000)


def test_the_clipboard_gets_what_is_open_and_is_told_so(sample: Program, qtbot: QtBot) -> None:
    classify(sample, "secret")
    sample.window.acts["edit.copy_picture"].trigger()
    qtbot.waitUntil(lambda: "뺀 것: 1건" in sample.window.status._told._whole, timeout=60_000)


def test_a_small_picture_shows_beforehand_how_it_will_look(sample: Program, qtbot: QtBot) -> None:
    sheet = ordered(sample, "file.picture_pdf")
    qtbot.waitUntil(lambda: not sheet._picture.pixmap().isNull(), timeout=60_000)
    first = sheet._fact.text()
    sheet.paper.choose("A3")
    qtbot.waitUntil(lambda: sheet._fact.text() != first, timeout=60_000)
    assert "pt" in sheet._fact.text()
    sheet.reject()


def test_a_dialog_that_is_left_writes_nothing(
    sample: Program, pick: Callable[..., None], tmp_path: Path, qtbot: QtBot
) -> None:
    pick(tmp_path / "board.svg")
    ordered(sample, "file.picture_svg").reject()
    qtbot.wait(1)
    assert list(tmp_path.glob("board*")) == []


def test_a_place_that_cannot_be_written_is_told_in_one_sentence(
    sample: Program, qtbot: QtBot, pick: Callable[..., None], tmp_path: Path
) -> None:
    pick(tmp_path / "missing" / "board.svg")
    ordered(sample, "file.picture_svg").accept()
    qtbot.waitUntil(lambda: sample.window.findChild(QMessageBox) is not None, timeout=60_000)
    box = sample.window.findChild(QMessageBox)
    assert box is not None
    assert box.text().endswith("십시오.")
    box.close()


def test_the_picture_goes_to_the_clipboard(sample: Program, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    sample.window.acts["edit.copy_picture"].trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=60_000)
    assert QGuiApplication.clipboard().image().width() > 2000


@pytest.mark.parametrize(("split", "pages"), [(False, 1), (True, 4)])
def test_the_board_is_printed_on_one_page_or_at_full_size_over_several(
    sample: Program, qtbot: QtBot, tmp_path: Path, split: bool, pages: int
) -> None:
    assert sample.desk is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    subject = Subject(sample.desk, sample.words)
    wish = PictureWish(kind="print", split=split, legend=False)
    PictureDeeds(sample, ExportDeeds(sample)).send(printer, subject, wish)
    said = sample.words.say("export.printed")
    qtbot.waitUntil(lambda: sample.window.status._told._whole == said, timeout=60_000)
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "printed.pdf").read_bytes()))
    assert len(reader.pages) == pages
    assert float(reader.pages[0].mediabox.width) == pytest.approx(842, abs=1)
    assert "네이버클라우드" in "".join(page.extract_text() for page in reader.pages)
