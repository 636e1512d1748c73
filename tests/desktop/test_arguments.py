from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.arguments import COMMANDS, WINDOW, UsageError, parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "command", "files", "options"),
    [
        ("", "", (), {}),
        ("my.panse", "", ("my.panse",), {}),
        ("new a.panse", "new", ("a.panse",), {}),
        ("new a.panse --from sample", "new", ("a.panse",), {"from": "sample"}),
        ("new --from=b.json a.panse", "new", ("a.panse",), {"from": "b.json"}),
        ("--ui en judge a.panse --json", "judge", ("a.panse",), {"ui": "en", "json": "--json"}),
        ("--ui=en judge a.panse", "judge", ("a.panse",), {"ui": "en"}),
        ("judge --as-of 2023-12-21 a.panse", "judge", ("a.panse",), {"as_of": "2023-12-21"}),
        ("brief a.panse -oout.pdf", "brief", ("a.panse",), {"out": "out.pdf"}),
        ("brief -o out.pdf a.panse --force", "brief", ("a.panse",), {"out": "out.pdf", "force": "--force"}),
        ("picture a.panse --out out.svg --lang en", "picture", ("a.panse",), {"out": "out.svg", "lang": "en"}),
        ("import a.panse b.json --dry-run", "import", ("a.panse", "b.json"), {"dry_run": "--dry-run"}),
        ("-- judge", "", ("judge",), {}),
        ("check -- -a.panse", "check", ("-a.panse",), {}),
        ("judge --help", "judge", (), {"help": "--help"}),
        ("--version", "", (), {"version": "--version"}),
        ("brief a.panse -o one.pdf -o two.pdf", "brief", ("a.panse",), {"out": "two.pdf"}),
        ("brief a.panse -o x --title=--force", "brief", ("a.panse",), {"out": "x", "title": "--force"}),
    ],
)
def test_what_is_asked_for_is_understood(
    line: str, command: str, files: tuple[str, ...], options: dict[str, str]
) -> None:
    asked = parse(line.split())
    assert (asked.command.name, asked.files, dict(asked.options)) == (command, files, options)


@pytest.mark.parametrize(
    ("line", "code", "facts"),
    [
        ("judge", "cli.missing", {"place": "FILE", "command": "judge"}),
        ("import a.panse", "cli.missing", {"place": "SOURCE"}),
        ("brief a.panse", "cli.missing", {"place": "-o OUT.pdf"}),
        ("judge a b", "cli.too_many", {"word": "b"}),
        ("a.panse b.panse", "cli.too_many", {"word": "b.panse", "command": ""}),
        ("judge a --quick", "cli.unknown_option", {"option": "--quick"}),
        ("judge a --jso", "cli.unknown_option", {"option": "--jso"}),
        ("--json", "cli.unknown_option", {"option": "--json"}),
        ("judge a --as-of", "cli.no_value", {"option": "--as-of", "value": "DATE"}),
        ("judge a --as-of --json", "cli.no_value", {"option": "--as-of"}),
        ("brief a --title= -o x", "cli.no_value", {"option": "--title"}),
        ("judge a --json=yes", "cli.needless_value", {"option": "--json"}),
        ("brief a -o x --lang jp", "cli.choice", {"option": "--lang", "value": "jp", "choices": "ko, en"}),
        ("jugde a.panse", "cli.like_command", {"word": "jugde", "like": "judge"}),
        ("frobnicate", "cli.unknown_command", {"word": "frobnicate"}),
    ],
)
def test_what_is_not_understood_is_named(line: str, code: str, facts: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as refused:
        parse(line.split())
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()


def test_an_empty_name_is_no_file() -> None:
    with pytest.raises(UsageError) as refused:
        parse(["judge", ""])
    assert refused.value.code == "cli.missing"
    with pytest.raises(UsageError):
        parse([""])


def test_a_file_may_be_called_like_a_mistyped_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jugde").touch()
    asked = parse(["jugde"])
    assert asked.command is WINDOW
    assert asked.files == ("jugde",)


def test_every_command_has_its_own_name_and_flags() -> None:
    assert len({each.name for each in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        flags = [flag for option in command.options for flag in option.flags]
        assert len(set(flags)) == len(flags)
