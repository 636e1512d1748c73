from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox

from db.edit.history import Step
from db.model.things import Layer, Position, Segment
from db.workspace import Workspace
from desktop import app
from desktop.deeds.file import sample_board
from desktop.facts import label_of
from desktop.settings import SettingsFile
from desktop.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.places import Places
    from desktop.program import Program

ROOT = Path(__file__).resolve().parents[2]


def test_the_first_start_opens_the_users_own_copy_of_the_sample(program: Program, places: Places) -> None:
    app.begin(program, None)
    assert program.desk is not None
    own = program.desk.session.workspace.path
    assert own.is_relative_to(places.documents)
    assert len(program.desk.session.board.all(Position)) == 109
    assert ROOT not in own.parents


def test_the_second_start_opens_the_same_file_again(program: Program, places: Places) -> None:
    app.begin(program, None)
    assert program.desk is not None
    own = program.desk.session.workspace.path
    program.window.close()
    again = app.start(app.application(), places, SettingsFile(places.settings))
    app.begin(again, None)
    assert again.desk is not None
    assert again.desk.session.workspace.path == own
    again.window.close()


@pytest.mark.parametrize("trouble", ["gone", "damaged", "locked"])
def test_where_the_last_file_cannot_be_opened_it_says_why_and_offers_a_beginning(
    program: Program, places: Places, trouble: str
) -> None:
    app.begin(program, None)
    assert program.desk is not None
    own = program.desk.session.workspace.path
    if trouble != "locked":
        program.window.close()
        own.unlink()
    if trouble == "damaged":
        own.write_bytes(b"SQLite format 3\0" + bytes(2000))
    again = app.start(app.application(), places, SettingsFile(places.settings))
    app.begin(again, None)
    assert again.desk is None
    assert again.window.welcome.trouble.endswith("십시오.")
    assert again.window.acts["file.new_sample"].isEnabled()
    again.window.close()
    assert trouble == "gone" or own.exists()


def test_a_file_that_is_gone_is_no_longer_recent(program: Program, tmp_path: Path) -> None:
    program.settings.remember_file(tmp_path / "gone.panse")
    app.begin(program, None)
    assert program.settings.now.recent == ()
    assert program.desk is None


def test_a_named_file_is_opened_before_the_last_one(program: Program, sample_file: Path, tmp_path: Path) -> None:
    program.settings.remember_file(tmp_path / "other.panse")
    app.begin(program, sample_file)
    assert program.desk is not None
    assert program.desk.session.workspace.path == sample_file


def test_a_board_that_cannot_be_opened_leaves_the_open_one(sample: Program, tmp_path: Path) -> None:
    before = sample.desk
    foreign = tmp_path / "foreign.panse"
    foreign.write_text("not a board")
    assert not sample.open(foreign)
    assert sample.desk is before
    box = sample.window.findChild(QMessageBox)
    assert box is not None
    assert box.text().endswith("십시오.")
    box.close()


def test_opening_the_open_board_again_changes_nothing(sample: Program) -> None:
    assert sample.desk is not None
    before = sample.desk
    assert sample.open(before.session.workspace.path)
    assert sample.desk is before
    assert sample.window.findChild(QMessageBox) is None


def test_another_board_brings_new_views_and_lets_go_of_the_old_file(sample: Program, sample_file: Path) -> None:
    assert sample.desk is not None
    old = sample.desk.session.workspace.path
    assert sample.open(sample_file)
    assert sample.desk.session.workspace.path == sample_file
    assert sample.settings.now.recent == (str(sample_file), str(old))
    assert sample.open(old)


def test_language_theme_and_zoom_are_remembered(sample: Program, places: Places) -> None:
    sample.window.acts["view.en"].trigger()
    sample.window.acts["view.dark"].trigger()
    assert sample.desk is not None
    sample.desk.board.zoom_to(1.25)
    sample.window.close()
    again = app.start(app.application(), places, SettingsFile(places.settings))
    app.begin(again, None)
    assert (again.words.lang, again.theme.name) == ("en", "dark")
    assert again.desk is not None
    assert again.desk.board.zoom == pytest.approx(1.25)
    again.window.close()


def test_settings_that_are_broken_do_not_stop_the_start(places: Places) -> None:
    places.settings.parent.mkdir(parents=True)
    places.settings.write_text('{"lang": "tlh", "geometry": "%%%", "docks": 7, "zoom": "big"')
    program = app.start(app.application(), places, SettingsFile(places.settings))
    app.begin(program, None)
    assert program.desk is not None
    program.window.close()


def test_senseless_geometry_does_not_stop_the_start(places: Places) -> None:
    settings = SettingsFile(places.settings)
    settings.change(geometry="AAAA", docks="한글")
    program = app.start(app.application(), places, settings)
    app.begin(program, None)
    assert program.window.width() >= 960
    program.window.close()


def test_where_documents_cannot_be_written_the_first_board_goes_elsewhere(program: Program, places: Places) -> None:
    places.documents.write_text("a file where the folder should be")
    app.begin(program, None)
    assert program.desk is not None
    assert program.desk.session.workspace.path.is_relative_to(places.boards_else)


def test_a_bug_is_told_once_and_the_window_stays(sample: Program, qtbot: QtBot) -> None:
    def bug() -> None:
        raise RuntimeError

    def meet() -> None:
        try:
            bug()
        except RuntimeError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    meet()
    meet()
    qtbot.waitUntil(lambda: sample.window.findChild(QMessageBox) is not None)
    assert len(sample.window.findChildren(QMessageBox)) == 1
    assert sample.window.isVisible()
    sample.window.findChild(QMessageBox).close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there always is a display")
def test_without_a_display_it_says_one_sentence(tmp_path: Path) -> None:
    bare = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; from desktop.app import run; sys.exit(run(None))"],
        cwd=ROOT,
        env={**bare, "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "화면" in ran.stderr


def test_the_start_loads_nothing_that_the_first_picture_does_not_need() -> None:
    heavy = "reportlab", "alembic", "jsonschema", "PIL", "pypdfium2", "numpy", "networkx", "openpyxl", "pikepdf"
    program = f"import sys, desktop.app; print([each for each in {heavy} if each in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_sample_of_the_program_is_whole() -> None:
    kinds = {type(each) for each in sample_board()}
    assert {Layer, Segment, Position} <= kinds


def test_where_no_board_can_be_made_it_says_so_and_offers_a_beginning(program: Program, places: Places) -> None:
    places.documents.write_text("no folder")
    places.boards_else.write_text("no folder either")
    app.begin(program, None)
    assert program.desk is None
    assert program.window.welcome.trouble


def test_a_bug_in_a_job_reaches_the_end_of_the_line(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: met.append(kind))
    program.broke(ZeroDivisionError())
    assert met == [ZeroDivisionError]


def test_a_step_of_a_newer_program_has_a_name_all_the_same() -> None:
    step = Step(1, "teleport", (), datetime.now(UTC), "")
    assert label_of(step, Words("ko")) == Words("ko").say("window.some_step")
    assert label_of(None, Words("ko")) == ""


def test_a_board_that_cannot_be_shown_is_closed_again(
    sample: Program, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    before = sample.desk
    monkeypatch.setattr("desktop.program.Desk", fail)
    with pytest.raises(ZeroDivisionError):
        sample.open(sample_file)
    assert sample.desk is before
    Workspace.open(sample_file).close()
