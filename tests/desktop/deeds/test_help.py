from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.deeds.help import groups
from desktop.dialogs.about import AboutSheet
from desktop.dialogs.shortcuts import ShortcutsSheet
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from desktop.program import Program


def test_the_sheet_of_keys_opens_and_closes_with_the_same_key(sample: Program) -> None:
    sample.window.acts["help.shortcuts"].trigger()
    sheet = sample.window.findChild(ShortcutsSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sample.window.acts["help.shortcuts"].trigger()
    assert not sheet.isVisible()


def test_every_key_on_the_sheet_has_words_in_both_languages() -> None:
    keys = [key for column in groups() for title, pairs in column for key in (title, *(deed for _, deed in pairs))]
    keys += [
        gesture for column in groups() for _, pairs in column for gesture, _ in pairs if gesture.startswith("dialog.")
    ]
    assert [(lang, key) for lang in LANGUAGES for key in keys if not Words(lang).knows(key)] == []


def test_about_tells_where_the_users_own_things_are(sample: Program) -> None:
    sample.window.acts["help.about"].trigger()
    sheet = sample.window.findChild(AboutSheet)
    assert sheet is not None
    said = "\n".join(each.text() for each in sheet.findChildren(type(sheet._wrong)))
    assert str(sample.places.logs) in said
    assert str(sample.places.settings) in said
