from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.keymap import COMMANDS, Keymap, normal
from desktop.words import LANGUAGES, Words

IDS = [each.id for each in COMMANDS]
AREAS = {each.id: each.area for each in COMMANDS}
KEYS = st.builds(
    lambda held, key: held + key,
    st.sampled_from(["", "Ctrl+", "Shift+", "Ctrl+Shift+", "Alt+"]),
    st.sampled_from(["A", "L", "1", "+", "F2", "Left", "Home"]),
)


def doubled(keymap: Keymap) -> list[str]:
    """Return the keys that would mean two things at once."""
    held: dict[tuple[str, str], str] = {}
    found = []
    for each in IDS:
        for key in keymap.keys(each):
            for area in ("program", "board") if AREAS[each] == "program" else ("board",):
                if (area, key) in held:
                    found.append(key)
                held[area, key] = each
    return found


def test_at_first_no_key_means_two_things_and_nothing_is_to_be_remembered() -> None:
    assert doubled(Keymap()) == []
    assert Keymap().own == {}


def test_every_key_of_the_table_is_written_as_it_is_looked_up() -> None:
    assert [key for each in COMMANDS for key in each.keys if normal(key) != key] == []


def test_every_command_is_called_something_in_both_languages() -> None:
    missing = [
        (lang, each)
        for lang in LANGUAGES
        for each in IDS
        if not Words(lang).knows(f"keys.{each}") and not Words(lang).knows(f"action.{each}")
    ]
    assert missing == []


def test_a_key_that_is_taken_over_leaves_its_old_command() -> None:
    keymap = Keymap()
    assert keymap.collisions("board.rename", ["L"]) == ("board.relate",)
    assert keymap.change("board.rename", ["L"]) == ("board.relate",)
    assert keymap.keys("board.rename") == ("L",)
    assert keymap.keys("board.relate") == ()
    assert keymap.command("board", "L") == "board.rename"


def test_a_command_that_is_reset_takes_its_keys_back() -> None:
    keymap = Keymap({"board.rename": ["L"], "board.relate": []})
    assert keymap.reset("board.relate") == ("board.rename",)
    assert keymap.keys("board.relate") == ("L",)
    keymap.reset()
    assert keymap.own == {}


def test_who_listens_is_told_once_per_change() -> None:
    keymap, told = Keymap(), []
    keymap.listen(lambda: told.append(keymap.keys("view.fit")))
    keymap.change("view.fit", ["Ctrl+8"])
    assert told == [("Ctrl+8",)]


def test_a_board_key_means_nothing_where_the_board_has_not_the_keyboard() -> None:
    assert Keymap().command("program", "L") is None
    assert Keymap().command("board", "Ctrl+Z") == "edit.undo"


def test_nonsense_in_the_settings_is_left_out() -> None:
    own = {"no.such": ["A"], "view.fit": ["Ctrl+", "", "Hyper+A", "Ctrl+8", "Esc", "Tab"], "board.fold": ["Ctrl+Z"]}
    keymap = Keymap(own)
    assert keymap.keys("view.fit") == ("Ctrl+8",)
    assert doubled(keymap) == []


@given(st.dictionaries(st.sampled_from(IDS), st.lists(st.one_of(KEYS, st.text(max_size=6)), max_size=5)))
def test_whatever_the_settings_say_no_key_means_two_things(own: dict[str, list[str]]) -> None:
    keymap = Keymap(own)
    assert doubled(keymap) == []
    assert Keymap(keymap.own).own == keymap.own


@given(st.lists(st.tuples(st.sampled_from(IDS), st.lists(KEYS, max_size=3)), max_size=8))
def test_however_keys_are_changed_none_means_two_things(changes: list[tuple[str, list[str]]]) -> None:
    keymap = Keymap()
    for command_id, keys in changes:
        keymap.change(command_id, keys)
        assert set(keymap.keys(command_id)) == {normal(each) for each in keys}
        assert doubled(keymap) == []
