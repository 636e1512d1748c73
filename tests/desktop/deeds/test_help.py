from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.dialogs.about import AboutSheet
from desktop.dialogs.shortcuts import ShortcutsSheet
from desktop.settings import SettingsFile

if TYPE_CHECKING:
    from desktop.program import Program


def test_the_sheet_of_keys_opens_and_closes_with_the_same_key(sample: Program) -> None:
    sample.window.acts["help.shortcuts"].trigger()
    sheet = sample.window.findChild(ShortcutsSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sample.window.acts["help.shortcuts"].trigger()
    assert not sheet.isVisible()


def test_a_key_that_is_changed_counts_at_once_and_after_a_new_start(sample: Program) -> None:
    sample.keymap.change("view.fit", ["Ctrl+8"])
    assert [each.toString() for each in sample.window.acts["view.fit"].shortcuts()] == ["Ctrl+8"]
    assert SettingsFile(sample.places.settings).now.keys == {"view.fit": ("Ctrl+8",)}


def test_about_tells_where_the_users_own_things_are(sample: Program) -> None:
    sample.window.acts["help.about"].trigger()
    sheet = sample.window.findChild(AboutSheet)
    assert sheet is not None
    said = "\n".join(each.text() for each in sheet.findChildren(type(sheet._wrong)))
    assert str(sample.places.logs) in said
    assert str(sample.places.settings) in said
