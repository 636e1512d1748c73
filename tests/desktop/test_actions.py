from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.actions import SPECS, Actions
from desktop.keymap import COMMANDS, Keymap
from desktop.menus import LINE, MENUS, Entry
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def made(qtbot: QtBot, theme: Theme, done: list[str]) -> tuple[Actions, QWidget]:
    home = QWidget()
    qtbot.addWidget(home)
    does = {spec.id: lambda each=spec.id: done.append(each) for spec in SPECS}
    return Actions(home, does, Words("ko"), theme), home


def in_menus(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, tuple):
            yield from in_menus(entry[1])
        elif entry != LINE:
            yield entry


def test_every_action_has_its_place_in_the_keymap() -> None:
    areas = {each.id: each.area for each in COMMANDS}
    assert [spec.id for spec in SPECS if areas.get(spec.id) != ("board" if spec.on_board else "program")] == []


def test_every_key_is_one_that_the_toolkit_knows() -> None:
    assert [key for each in COMMANDS for key in each.keys if QKeySequence(key).toString() != key] == []


def test_an_action_takes_another_key_at_once_and_tells_it(qtbot: QtBot, theme: Theme) -> None:
    keymap = Keymap()
    home = QWidget()
    qtbot.addWidget(home)
    actions = Actions(home, {spec.id: lambda: None for spec in SPECS}, Words("ko"), theme, keymap)
    keymap.change("view.fit", ["Ctrl+8"])
    assert [each.toString() for each in actions["view.fit"].shortcuts()] == ["Ctrl+8"]
    assert "Ctrl+8" in actions["view.fit"].toolTip()
    keymap.reset()
    assert [each.toString() for each in actions["view.fit"].shortcuts()] == ["Ctrl+0"]


def test_every_action_stands_in_a_menu_once() -> None:
    listed = Counter(each for _, entries in MENUS for each in in_menus(entries))
    assert {each for each, count in listed.items() if count > 1} == set()
    assert {spec.id for spec in SPECS} - set(listed) == {"file.saved"}


def test_every_action_and_menu_has_words_in_both_languages() -> None:
    def names(entries: tuple[Entry, ...]) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, tuple):
                yield entry[0]
                yield from names(entry[1])

    keys = [f"action.{spec.id}" for spec in SPECS]
    keys += [f"action.menu.{each}" for name, entries in MENUS for each in (name, *names(entries))]
    assert [(lang, key) for lang in LANGUAGES for key in keys if not Words(lang).knows(key)] == []


def test_mnemonics_of_the_menu_bar_differ() -> None:
    for lang in LANGUAGES:
        letters = [Words(lang).say(f"action.menu.{name}").partition("&")[2][:1] for name, _ in MENUS]
        assert len(set(letters)) == len(MENUS)
        assert all(letters)


def test_an_action_does_what_it_is_for(qtbot: QtBot, theme: Theme) -> None:
    done: list[str] = []
    actions, _home = made(qtbot, theme, done)
    actions.allow(board=True)
    for spec in SPECS:
        actions[spec.id].trigger()
    assert done == [spec.id for spec in SPECS]


def test_without_a_board_only_what_makes_sense_is_allowed(qtbot: QtBot, theme: Theme) -> None:
    done: list[str] = []
    actions, _home = made(qtbot, theme, done)
    assert actions["file.open"].isEnabled()
    assert not actions["file.brief"].isEnabled()
    actions.allow(board=True)
    assert actions["file.brief"].isEnabled()


def test_keys_of_the_board_belong_to_the_board(qtbot: QtBot, theme: Theme) -> None:
    actions, home = made(qtbot, theme, [])
    board = QWidget(home)
    actions.lend_to(board)
    assert actions["edit.take_off"] in board.actions()
    assert actions["edit.take_off"] not in home.actions()


def test_of_a_choice_one_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    actions, _home = made(qtbot, theme, [])
    actions["view.ko"].setChecked(True)
    actions["view.en"].setChecked(True)
    assert not actions["view.ko"].isChecked()


def test_an_action_is_renamed_with_the_language(qtbot: QtBot, theme: Theme) -> None:
    actions, _home = made(qtbot, theme, [])
    assert actions["view.fit"].text() == Words("ko").say("action.view.fit")
    actions.retranslate(Words("en"))
    assert actions["view.fit"].text() == Words("en").say("action.view.fit")
