from __future__ import annotations

import json
import os
import platform
from typing import TYPE_CHECKING

import pytest

from db.errors import FileError
from db.store import lock
from db.store.opening import open_file, read_board

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = {"user": "박동료", "host": "저쪽-컴퓨터", "pid": 4242}


def leave(path: Path, content: object) -> Path:
    beside = lock.lock_path(path)
    beside.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return beside


def test_an_open_board_says_who_has_it(path: Path) -> None:
    file = open_file(path)
    told = json.loads(lock.lock_path(path).read_text(encoding="utf-8"))
    assert told == {"user": lock.user(), "host": platform.node(), "pid": os.getpid()}
    file.close()
    assert not lock.lock_path(path).exists()


def test_a_board_open_on_another_computer_is_refused_with_who_has_it(path: Path) -> None:
    beside = leave(path, ELSEWHERE)
    before = path.read_bytes()
    for act in (open_file, read_board):
        with pytest.raises(FileError) as refused:
            act(path)
        assert refused.value.code == "file.locked"
        assert refused.value.facts["who"] == "박동료"
        assert refused.value.facts["host"] == "저쪽-컴퓨터"
        assert refused.value.facts["lock"] == beside.name
    assert json.loads(beside.read_text(encoding="utf-8")) == ELSEWHERE
    assert path.read_bytes() == before


def test_a_lock_that_a_dead_process_of_this_computer_left_is_taken_over(path: Path) -> None:
    leave(path, {"user": "누구", "host": platform.node(), "pid": 2**22 + 1})
    file = open_file(path)
    assert json.loads(lock.lock_path(path).read_text(encoding="utf-8"))["pid"] == os.getpid()
    file.close()
    assert not lock.lock_path(path).exists()


def test_a_lock_whose_number_another_process_has_now_is_taken_over_too(path: Path) -> None:
    leave(path, {"user": "누구", "host": platform.node(), "pid": os.getppid()})
    open_file(path).close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"user": "a"}', '{"user": "a", "host": "b", "pid": "c"}', "7"])
def test_a_lock_that_says_nothing_locks_nobody_out(path: Path, content: str) -> None:
    leave(path, content)
    open_file(path).close()


def test_a_lock_file_puts_no_more_than_a_name_into_the_sentence(path: Path) -> None:
    leave(path, {"user": "박\n\x1b[31m동료\ud800", "host": "가" * 300, "pid": 1})
    with pytest.raises(FileError) as refused:
        open_file(path)
    who, host = str(refused.value.facts["who"]), str(refused.value.facts["host"])
    assert who.isprintable()
    assert who.startswith("박")
    assert len(host) == 64


def test_a_lock_file_without_a_user_names_the_computer(path: Path) -> None:
    leave(path, {**ELSEWHERE, "user": ""})
    with pytest.raises(FileError) as refused:
        open_file(path)
    assert refused.value.facts["who"] == "저쪽-컴퓨터"


def test_a_lock_that_another_computer_has_taken_over_is_left_alone(path: Path) -> None:
    file = open_file(path)
    beside = leave(path, ELSEWHERE)
    file.close()
    assert json.loads(beside.read_text(encoding="utf-8")) == ELSEWHERE


def test_another_computer_that_comes_between_is_noticed(path: Path) -> None:
    leave(path, ELSEWHERE)
    with pytest.raises(FileError, match=r"file\.locked"):
        lock.claim(path)


def test_a_board_is_open_once_under_whatever_name(path: Path, tmp_path: Path) -> None:
    link, twin = tmp_path / "link.panse", tmp_path / "twin.panse"
    link.symlink_to(path)
    twin.hardlink_to(path)
    file = open_file(path)
    for name in (path, link, twin, path.parent / "." / path.name):
        for act in (open_file, read_board):
            with pytest.raises(FileError, match=r"file\.open_here"):
                act(name)
    file.close()
    open_file(link).close()


def test_a_refused_second_window_leaves_the_first_one_s_lock(path: Path) -> None:
    file = open_file(path)
    with pytest.raises(FileError):
        open_file(path)
    assert lock.lock_path(path).exists()
    file.close()


def test_a_user_without_a_name_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000)
    assert lock.user() == ""
