from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from desktop.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "홍길동".center(9)
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(autouse=True)
def _own_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")


def test_the_process_s_own_arguments_are_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["panse", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("panse ")


def test_a_board_that_is_missing_opens_no_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere.panse")]) == 1
    assert "찾을 수 없습니다" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a screen may be missing")
def test_without_a_screen_the_commands_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert "panse brief" in capsys.readouterr().err


def test_without_the_toolkit_the_way_to_it_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [each for each in sys.modules if each.split(".")[0] == "PySide6" or each == "desktop.app"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PySide6", None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main([]) == 1
    err = capsys.readouterr().err
    assert "README" in err
    assert len(err.splitlines()) == 1


def test_a_bug_is_owned_up_to_and_logged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr("desktop.commands.COMMANDS", MappingProxyType({"check": broken}))
    assert main(["check", "a.panse"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert len(err.splitlines()) == 1
    logs = [path for path in tmp_path.rglob("*.log") if str(path) in err]
    assert len(logs) == 1
    logged = logs[0].read_text(encoding="utf-8")
    assert "ZeroDivisionError" in logged
    assert SECRET not in logged
