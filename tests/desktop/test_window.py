from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget, QLabel, QMenu, QToolButton, QWidget

from db.edit import verbs
from db.errors import FileError
from db.model.things import Entity, Layer, Position, Segment
from desktop.dialogs.sheet import Sheet
from desktop.words import Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.program import Program

KO = Words("ko")
HOSTILE = "<img src='file:///etc/hostname'>R&D<b>"


def texts(window: QWidget) -> list[str]:
    """Everything that the frame's labels and buttons say."""
    widgets = window.findChildren(QWidget)
    return [each.text() for each in widgets if isinstance(each, QLabel | QAbstractButton)]


def test_the_title_tells_the_file_and_that_all_is_saved(sample: Program) -> None:
    assert sample.desk is not None
    name = sample.desk.session.workspace.path.name
    saved = KO.say("window.saved")
    assert sample.window.windowTitle() == f"{name} — {saved} — 판세"
    assert saved in texts(sample.window.bar)


def test_undo_and_redo_carry_the_names_of_their_steps(sample: Program) -> None:
    assert sample.desk is not None
    undo, redo = sample.window.acts["edit.undo"], sample.window.acts["edit.redo"]
    assert not undo.isEnabled()
    sample.desk.session.attempt(lambda board: verbs.add_layer(board, "R&D 기반", "R&D base"))
    assert undo.text() != KO.say("action.edit.undo")
    assert "R&&D 기반" in undo.text()
    undo.trigger()
    assert not undo.isEnabled()
    assert "R&&D 기반" in redo.text()
    redo.trigger()
    assert len(sample.desk.session.board.all(Layer)) == 14


def test_undo_still_works_after_a_restart(sample: Program) -> None:
    assert sample.desk is not None
    path = sample.desk.session.workspace.path
    sample.desk.session.attempt(lambda board: verbs.add_layer(board, "새 층"))
    sample.desk.session.workspace.close()
    sample.desk = None
    assert sample.open(path)
    sample.window.acts["edit.undo"].trigger()
    assert len(sample.desk.session.board.all(Layer)) == 13


def test_a_very_long_step_keeps_the_menu_narrow(sample: Program) -> None:
    assert sample.desk is not None
    sample.desk.session.attempt(lambda board: verbs.add_layer(board, "가" * 150))
    assert len(sample.window.acts["edit.undo"].text()) < 80


def test_no_name_makes_the_window_wider_than_it_is(sample: Program) -> None:
    assert sample.desk is not None
    window, name = sample.window, "W" * 200
    before = window.minimumSizeHint().width()
    first = next(iter(sample.desk.session.board.all(Position).values()))
    sample.desk.session.attempt(lambda board: verbs.edit_entity(board, first.entity_id, name_ko=name))
    sample.desk.selection.select([first.id])
    assert window.minimumSizeHint().width() < before + 100
    window.notice.refuse(lambda words: words.say("error.window.not_written", name=name))
    assert window.minimumSizeHint().width() < before + 100
    assert name in window.notice.text()


def test_a_refused_edit_is_told_inside_the_window_and_taken_back_by_the_next_good_one(sample: Program) -> None:
    assert sample.desk is not None
    session = sample.desk.session
    session.refused.emit(FileError("window.not_written", name="a"))
    assert sample.window.notice.text() == KO.say("error.window.not_written", name="a")
    session.attempt(lambda board: verbs.add_layer(board, "새 층"))
    assert sample.window.notice.text() == ""


def test_the_status_bar_counts_what_is_there(sample: Program, qtbot: QtBot) -> None:
    assert sample.desk is not None
    counts = {"players": "118", "segments": "31", "ratings": "986", "cited": "15"}
    assert KO.say("window.counts", **counts) in texts(sample.window.status)
    sample.desk.session.attempt(lambda board: verbs.add_entity(board, name_ko="새 회사"))
    counts["players"] = "119"
    qtbot.waitUntil(lambda: KO.say("window.counts", **counts) in texts(sample.window.status))


def test_the_status_bar_tells_what_is_selected(sample: Program, qtbot: QtBot) -> None:
    assert sample.desk is not None
    board, selection = sample.desk.session.board, sample.desk.selection
    first, second, *_ = board.all(Position).values()
    selection.select([first.id])
    name = board.the(Entity, first.entity_id).name_ko
    qtbot.waitUntil(lambda: KO.say("window.selected", name=name) in texts(sample.window.status))
    selection.select([first.id, second.id])
    qtbot.waitUntil(lambda: KO.say("window.selected_many", count="2") in texts(sample.window.status))
    selection.choose_segment(first.segment_id)
    row = board.the(Segment, first.segment_id).name_ko
    qtbot.waitUntil(lambda: KO.say("window.selected", name=row) in texts(sample.window.status))


def test_what_needs_a_card_is_allowed_only_with_one(sample: Program) -> None:
    assert sample.desk is not None
    assert not sample.window.acts["edit.entity"].isEnabled()
    sample.desk.selection.select([next(iter(sample.desk.session.board.all(Position)))])
    assert sample.window.acts["edit.entity"].isEnabled()


def test_the_zoom_is_told(sample: Program) -> None:
    assert sample.desk is not None
    sample.desk.board.zoom_to(1.5)
    assert "150 %" in texts(sample.window.status)
    sample.window.acts["view.actual"].trigger()
    assert "100 %" in texts(sample.window.status)


def test_the_two_views_switch_and_are_remembered(sample: Program) -> None:
    assert sample.desk is not None
    sample.window.acts["view.table"].trigger()
    assert sample.desk.table.isVisible()
    assert not sample.desk.board.isVisible()
    assert sample.settings.now.view == "table"
    sample.window.acts["view.fit"].trigger()
    assert sample.desk.board.isVisible()


def test_the_panels_hide_and_come_back(sample: Program) -> None:
    assert sample.desk is not None
    for name, panel in (("tray", sample.desk.tray), ("inspector", sample.desk.inspector)):
        action = sample.window.acts[f"view.{name}"]
        assert panel.isVisible()
        action.trigger()
        assert not panel.isVisible()
        action.trigger()
        assert panel.isVisible()


def test_a_hidden_panel_stays_hidden_on_the_next_start(sample: Program) -> None:
    sample.window.acts["view.tray"].trigger()
    geometry, docks = sample.window.record()
    sample.window.acts["view.tray"].trigger()
    sample.window.restore(geometry, docks)
    assert sample.desk is not None
    sample.window.seat(sample.desk)
    assert sample.window.findChild(QDockWidget, "tray").isHidden()
    assert not sample.window.findChild(QDockWidget, "inspector").isHidden()


def test_the_whole_window_changes_its_language_at_once(sample: Program) -> None:
    sample.window.acts["help.shortcuts"].trigger()
    sheet = sample.window.findChild(Sheet)
    assert sheet is not None
    assert sheet.windowTitle() == KO.say("keys.sheet.title")
    sample.window.acts["view.en"].trigger()
    english = Words("en")
    assert sheet.windowTitle() == english.say("keys.sheet.title")
    assert sample.window.menus["file"].title() == english.say("action.menu.file")
    assert sample.window.windowTitle().endswith(f"{english.say('window.saved')} — Panse")
    assert sample.settings.now.lang == "en"
    korean = [
        each for each in texts(sample.window.bar) + texts(sample.window.status) if any("가" <= c <= "힣" for c in each)
    ]
    assert [each for each in korean if ".panse" not in each] == []


def test_the_toolkit_speaks_korean_too(sample: Program) -> None:
    said = QApplication.translate("QDialogButtonBox", "OK")
    sample.speak("en")
    assert QApplication.translate("QDialogButtonBox", "OK") == "OK"
    assert said == "확인"


def test_the_whole_window_changes_its_theme_at_once(sample: Program) -> None:
    sample.window.acts["edit.structure"].trigger()
    sheet = sample.window.findChild(Sheet)
    sample.window.acts["view.dark"].trigger()
    assert sheet is not None
    assert sheet.theme.name == "dark"
    assert QApplication.instance().styleSheet() == sample.theme.sheet()
    assert sample.settings.now.theme == "dark"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_screen_opens_in_every_language_and_shows_plain_text_only(sample: Program, lang: str) -> None:
    sample.speak(lang)  # type: ignore[arg-type]
    assert sample.desk is not None
    sample.desk.session.attempt(lambda board: verbs.add_entity(board, name_ko=HOSTILE, name_en=HOSTILE))
    sample.desk.session.attempt(lambda board: verbs.add_layer(board, HOSTILE, HOSTILE))
    for action in ("edit.structure", "view.evidence", "edit.premise", "edit.find", "edit.add_entity", "help.about"):
        sample.window.acts[action].trigger()
    for label in sample.window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text(), label.text()
    for button in sample.window.findChildren(QAbstractButton):
        if "R&D" in button.text().replace("&&", "?"):
            pytest.fail(f"a single ampersand in {button.text()!r}")
    for widget in sample.window.findChildren(QWidget):
        assert "<img" not in widget.toolTip(), widget.toolTip()


def test_every_button_without_words_has_a_name_for_who_cannot_see_it(sample: Program) -> None:
    for button in [*sample.window.bar.findChildren(QToolButton), *sample.window.status.findChildren(QToolButton)]:
        if button.isVisible():
            assert button.text() or button.accessibleName()


def test_recent_files_are_offered_in_the_menu(sample: Program) -> None:
    names = [each.text() for each in sample.window.menus["recent"].actions()]
    assert len(names) == 1
    assert "한국 AI 생태계 2023-12.panse" in names[0]


def test_menus_show_mnemonics_and_nothing_else_eats_an_ampersand(sample: Program) -> None:
    for name in ("file", "edit", "view", "help"):
        assert "&" in sample.window.menus[name].title()
    menus = sample.window.findChildren(QMenu)
    assert all(isinstance(each, QMenu) for each in menus)


def test_a_record_that_cannot_be_read_is_as_none(program: Program) -> None:
    program.window.restore("not base64 at all 한글", "neither")
    assert program.window.width() >= 960
    assert isinstance(program.window.saveGeometry(), QByteArray)


def test_full_screen_is_left_as_it_was_entered(sample: Program) -> None:
    sample.window.acts["view.full_screen"].trigger()
    assert sample.window.isFullScreen()
    sample.window.acts["view.full_screen"].trigger()
    assert not sample.window.isFullScreen()


def test_the_welcome_page_stands_alone(program: Program) -> None:
    program.window.show()
    assert program.window.welcome.isVisible()
    assert not program.window.bar.isVisible()
    assert not program.window.status.isVisible()
    program.speak("en")
    assert Words("en").say("window.welcome.title") in texts(program.window.welcome)


def test_ctrl_s_is_answered(sample: Program) -> None:
    sample.window.acts["file.saved"].trigger()
    assert KO.say("window.all_saved") in texts(sample.window.status)
