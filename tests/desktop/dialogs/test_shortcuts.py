"""The sheet of keys: finding, changing, taking over and giving back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.dialogs.keygroups import GROUPS, MOUSE, commands_of
from desktop.dialogs.shortcuts import ShortcutsSheet
from desktop.keymap import COMMANDS, Keymap
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> ShortcutsSheet:
    made = ShortcutsSheet(Keymap(), Words("ko"), theme)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.line.hasFocus)
    return made


def press(sheet: ShortcutsSheet, command: str, key: Qt.Key, held: Qt.KeyboardModifier, at: int = 0) -> None:
    """Click a command's key and press another one."""
    cap = sheet.rows[command].caps[at]
    QTest.mouseClick(cap, Qt.MouseButton.LeftButton)
    assert cap.is_waiting
    QTest.keyClick(cap, key, held)


def test_every_command_stands_in_one_group() -> None:
    listed = [each for group in GROUPS for each in commands_of(group)]
    assert sorted(listed) == sorted(each.id for each in COMMANDS)


def test_groups_and_gestures_have_words_in_both_languages() -> None:
    keys = [f"keys.group.{each}" for each in (*GROUPS, "mouse")]
    keys += [f"keys.mouse.{each}{end}" for each in MOUSE for end in ("", "_deed")]
    assert [(lang, key) for lang in LANGUAGES for key in keys if not Words(lang).knows(key)] == []


def test_a_key_that_is_pressed_replaces_the_clicked_one_at_once(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_8, CTRL)
    assert sheet._keymap.keys("view.fit") == ("Ctrl+8",)
    assert sheet.rows["view.fit"].caps[0].key == "Ctrl+8"


def test_a_key_can_be_added_and_removed(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_8, CTRL, at=-1)
    assert sheet._keymap.keys("view.fit") == ("Ctrl+0", "Ctrl+8")
    QTest.keyClick(sheet.rows["view.fit"].caps[0], Qt.Key.Key_Delete)
    assert sheet._keymap.keys("view.fit") == ("Ctrl+8",)


def test_escape_leaves_a_key_as_it_was(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert sheet.isVisible()
    assert not sheet.rows["view.fit"].caps[0].is_waiting
    assert sheet._keymap.own == {}


def test_a_key_of_another_command_is_told_with_its_name_and_left_where_it_was(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_Z, CTRL)
    assert sheet._keymap.own == {}
    assert Words("ko").say("action.edit.undo") in sheet.told.text()
    sheet.leave_be.click()
    assert sheet._keymap.own == {}
    assert not sheet.take.isVisible()


def test_a_key_of_another_command_can_be_taken_over(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_Z, CTRL)
    sheet.take.click()
    assert sheet._keymap.keys("view.fit") == ("Ctrl+Z",)
    assert sheet._keymap.keys("edit.undo") == ()
    assert [cap.key for cap in sheet.rows["edit.undo"].caps] == [""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_key_is_never_taken_over_unawares(sheet: ShortcutsSheet, key: Qt.Key) -> None:
    press(sheet, "view.fit", Qt.Key.Key_Z, CTRL)
    assert sheet.leave_be.hasFocus()
    QTest.keyClick(sheet.leave_be, key)
    assert sheet._keymap.own == {}
    assert sheet.isVisible()
    assert not sheet.leave_be.isVisible()
    assert sheet.rows["view.fit"].caps[0].hasFocus()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_one_command_and_all_can_be_given_back_their_first_keys(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_8, CTRL)
    press(sheet, "edit.find", Qt.Key.Key_7, CTRL)
    sheet.rows["view.fit"]._reset.click()
    assert sheet._keymap.own == {"edit.find": ("Ctrl+7",)}
    sheet.reset_all.click()
    assert sheet._keymap.own == {}
    assert not sheet.reset_all.isEnabled()


def test_a_key_that_closes_sheets_cannot_be_had(sheet: ShortcutsSheet) -> None:
    press(sheet, "view.fit", Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert sheet._keymap.own == {}
    assert sheet.told.text() != Words("ko").say("keys.sheet.hint")


def test_commands_are_found_by_name_and_by_key(sheet: ShortcutsSheet) -> None:
    sheet.line.setText("ㅂㄷㅈㄷ")
    assert [each for each, row in sheet.rows.items() if not row.isHidden()] == ["view.tidy"]
    sheet.line.setText("Ctrl+Shift+T")
    assert [each for each, row in sheet.rows.items() if not row.isHidden()] == ["view.tidy"]
    sheet.line.setText("없는 명령")
    assert not sheet._none.isHidden()


def test_the_sheet_is_worked_by_keyboard_alone(sheet: ShortcutsSheet) -> None:
    sheet.line.setText("보드 정돈")
    QTest.keyClick(sheet.line, Qt.Key.Key_Down)
    cap = sheet.rows["view.tidy"].caps[0]
    assert cap.hasFocus()
    QTest.keyClick(cap, Qt.Key.Key_Return)
    QTest.keyClick(cap, Qt.Key.Key_8, CTRL)
    assert sheet._keymap.keys("view.tidy") == ("Ctrl+8",)
    QTest.keyClick(sheet.rows["view.tidy"].caps[0], Qt.Key.Key_Up)
    assert sheet.line.hasFocus()


def test_the_sheet_speaks_another_language_at_once(sheet: ShortcutsSheet) -> None:
    sheet.retranslate(Words("en"))
    assert sheet.windowTitle() == Words("en").say("keys.sheet.title")
    assert sheet.rows["view.fit"]._name._whole == Words("en").say("action.view.fit")
