from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from db.edit import verbs
from db.model.things import Entity, Position
from db.workspace import Workspace, read
from desktop.arguments import COMMANDS, WINDOW
from desktop.cli import BUG, DONE, INTERRUPTED, REFUSED, USAGE, run, usage
from desktop.console import width
from desktop.words import Words


@pytest.fixture(autouse=True)
def _korean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def opened() -> list[Path | None]:
    return []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "보드.panse"
    assert panse("new", str(path), "--from", "sample") == DONE
    return path


@pytest.fixture
def board(made: Path, tmp_path: Path) -> Path:
    """Give every test a copy of its own."""
    return Path(shutil.copy(made, tmp_path))


def panse(*argv: str) -> int:
    def no_window(path: Path | None) -> int:
        raise AssertionError(f"a window was asked for: {path}")

    return run(argv, no_window)


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    found = capsys.readouterr()
    return found.out, found.err


def test_a_word_that_may_be_a_file_opens_the_window(opened: list[Path | None]) -> None:
    def window(path: Path | None) -> int:
        opened.append(path)
        return 7

    assert run([], window) == 7
    assert run(["my board.panse"], window) == 7
    assert opened == [None, Path("my board.panse")]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("command", [WINDOW, *COMMANDS], ids=lambda command: command.name or "panse")
def test_help_is_whole_in_both_languages(lang: str, command: object) -> None:
    text = usage(command, Words("ko" if lang == "ko" else "en"))  # type: ignore[arg-type]
    assert text.splitlines()
    assert max(width(line) for line in text.splitlines()) <= 130
    hangul = any("가" <= char <= "힣" for char in text)
    assert hangul is (lang == "ko")


def test_help_lists_every_option_of_every_command() -> None:
    for command in COMMANDS:
        text = usage(command, Words("ko"))
        assert all(flag in text for option in command.options for flag in option.flags)
        assert f"panse {command.name} {' '.join(command.places)}" in text
        assert command.name in usage(WINDOW, Words("en"))


def test_help_and_version_go_to_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("--help") == panse("judge", "-h") == DONE
    out, err = said(capsys)
    assert "사용법: panse [FILE]" in out
    assert err == ""
    assert panse("--ui", "en", "--help") == DONE
    assert "Usage: panse [FILE]" in said(capsys)[0]
    assert panse("--version") == DONE
    assert said(capsys)[0].startswith("panse ")


def test_what_is_not_understood_is_told_on_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("jugde", "a.panse") == USAGE
    out, err = said(capsys)
    assert out == ""
    assert err.splitlines() == [
        "jugde는 명령이 아닙니다. judge를 쓰려던 것인지 확인하십시오.",
        "도움말: panse --help",
    ]
    assert panse("--ui=en", "judge") == USAGE
    assert said(capsys)[1].splitlines() == [
        "FILE is missing; add it to the command.",
        "Help: panse judge --help",
    ]
    assert panse("judge", "--ui") == USAGE


def test_english_is_spoken_where_the_locale_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert panse("judge", "nowhere.panse") == REFUSED
    assert said(capsys)[1] == "There is no file nowhere.panse; check the name and the folder.\n"
    assert panse("--ui", "ko", "judge", "nowhere.panse") == REFUSED
    assert said(capsys)[1] == "nowhere.panse 파일을 찾을 수 없습니다. 이름과 폴더를 확인하십시오.\n"


def test_a_name_cannot_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("judge", "\x1b[31m\nx.panse") == REFUSED
    err = said(capsys)[1]
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("text", ["2023-02-30", "20231221", "2023-12", "2023-W51-4", "어제", "２０２３-12-21"])
def test_a_date_that_does_not_exist_is_refused(board: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("judge", str(board), "--as-of", text) == USAGE
    assert text.replace("２０２３", "") in said(capsys)[1].replace("２０２３", "")


def test_judge_speaks_to_people_and_to_programs(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("judge", str(board)) == DONE
    assert "국가 종합 L: 기하평균 67.2, 산술평균 67.3" in said(capsys)[0]
    assert panse("judge", str(board), "--json", "--as-of", "2020-01-01") == DONE
    found = json.loads(said(capsys)[0])
    assert found["as_of"] == "2020-01-01"
    assert {each["posture"] for each in found["segments"]} == {"undetermined"}


def test_judge_reads_the_board_under_a_scenario(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("judge", str(board), "--scenario", "sc.cloud") == DONE
    assert "시나리오: 국가 차원의 클라우드 지원" in said(capsys)[0]
    assert panse("judge", str(board), "--scenario", "sc.cloud", "--json") == DONE
    found = json.loads(said(capsys)[0])
    assert found["scenario"]["key"] == "sc.cloud"
    assert found["national"]["geometric"] == found["scenario"]["national"]["geometric"]["after"]


def test_an_unknown_scenario_is_refused_with_one_sentence(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("--ui", "en", "judge", str(board), "--scenario", "\x1b[31mcloud") == REFUSED
    out, err = said(capsys)
    assert not out
    assert err.splitlines() == [err.strip()]
    assert "\x1b" not in err
    assert "sc.alliance, sc.cloud" in err
    blank = board.with_name("blank.panse")
    assert panse("new", str(blank)) == DONE
    assert panse("judge", str(blank), "--scenario", "sc.cloud") == REFUSED
    assert "시나리오가 없어" in said(capsys)[1]


def test_new_makes_a_blank_board_and_never_replaces_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "새.panse"
    assert panse("new", str(path)) == DONE
    before = path.read_bytes()
    assert panse("new", str(path), "--from", "sample") == REFUSED
    assert path.read_bytes() == before
    assert "이미 있어 바꾸지 않았습니다" in said(capsys)[1]
    assert panse("judge", str(path), "--json") == DONE
    assert json.loads(said(capsys)[0])["segments"] == []


def test_a_board_goes_out_and_comes_back_the_same(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, again, second = tmp_path / "a.json", tmp_path / "b.panse", tmp_path / "b.json"
    assert panse("export", str(board), "-o", str(first)) == DONE
    assert panse("new", str(again), "--from", str(first)) == DONE
    assert panse("export", str(again), "-o", str(second)) == DONE
    assert first.read_bytes() == second.read_bytes()
    assert said(capsys)[1] == ""


def test_an_output_is_replaced_only_by_force(board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.json"
    out.write_text("mine")
    assert panse("export", str(board), "-o", str(out)) == REFUSED
    assert out.read_text() == "mine"
    assert "--force" in said(capsys)[1]
    assert panse("export", str(board), "-o", str(out), "--force") == DONE
    assert json.loads(out.read_text())["format"] == "panse-board"


def test_the_board_itself_is_never_the_output(board: Path) -> None:
    before = board.read_bytes()
    for command in (("export",), ("brief",)):
        assert panse(*command, str(board), "-o", str(board), "--force") == REFUSED
    assert board.read_bytes() == before


@pytest.mark.parametrize(("given", "there"), [((), False), (("--distribution", "secret"), True)])
def test_a_picture_leaves_out_what_is_above_its_class(
    board: Path, tmp_path: Path, given: tuple[str, ...], there: bool
) -> None:
    with Workspace.open(board) as workspace:
        held = workspace.board
        entity = held.the(Entity, next(iter(held.all(Position).values())).entity_id)
        workspace.do(verbs.edit_entity(held, entity.id, distribution="secret"))
    out = tmp_path / "p.svg"
    assert panse("picture", str(board), "-o", str(out), *given) == DONE
    assert (entity.name_ko in out.read_text(encoding="utf-8")) is there


def test_a_picture_is_what_its_name_says(board: Path, tmp_path: Path) -> None:
    svg, png, dark = tmp_path / "p.svg", tmp_path / "p.PNG", tmp_path / "d.png"
    assert panse("picture", str(board), "-o", str(svg), "--lang", "en") == DONE
    assert "Cloud" in svg.read_text(encoding="utf-8")
    assert panse("picture", str(board), "-o", str(png), "--scale", "0.5") == DONE
    assert panse("picture", str(board), "-o", str(dark), "--scale", "0.5", "--dark") == DONE
    assert png.read_bytes()[:4] == b"\x89PNG"
    assert dark.read_bytes() != png.read_bytes()
    assert panse("picture", str(board), "-o", str(tmp_path / "p.gif")) == USAGE
    for scale in ("0", "9", "nan", "big"):
        assert panse("picture", str(board), "-o", str(tmp_path / "q.png"), "--scale", scale) == USAGE
    assert not (tmp_path / "q.png").exists()


def test_check_tells_what_is_in_a_sound_board(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert panse("check", str(board)) == DONE
    out, err = said(capsys)
    assert out.endswith("(세부 영역 31, 플레이어 118, 입지 109, 평가 986)\n")
    assert err == ""


@pytest.mark.parametrize("command", ["judge", "check"])
@pytest.mark.parametrize("content", [b"", b"not a board", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_board_is_refused_in_one_sentence(
    tmp_path: Path, command: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.panse"
    path.write_bytes(content)
    assert panse(command, str(path)) == REFUSED
    out, err = said(capsys)
    assert out == ""
    assert len(err.splitlines()) == 1
    assert path.read_bytes() == content


def test_reading_changes_nothing_beside_the_board(board: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for command in (("judge",), ("judge", "--json"), ("check",)):
        assert panse(command[0], str(board), *command[1:]) == DONE
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_stopping_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(_: Path | None) -> int:
        raise KeyboardInterrupt

    assert run([], stopped) == INTERRUPTED
    assert said(capsys) == ("", "")


def test_what_the_system_refuses_is_told_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    def refused(_: Path | None) -> int:
        raise OSError(5, os.strerror(5))

    assert run([], refused) == REFUSED
    assert len(said(capsys)[1].splitlines()) == 1


def test_the_exit_codes_are_those_that_the_help_tells() -> None:
    assert (DONE, REFUSED, USAGE, BUG) == (0, 1, 2, 3)


def changed(path: Path, **fields: object) -> None:
    tree = json.loads(path.read_text(encoding="utf-8"))
    tree["entities"][0] |= fields
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def source(board: Path, tmp_path: Path) -> Path:
    path = tmp_path / "source.json"
    assert panse("export", str(board), "-o", str(path)) == DONE
    return path


def test_an_import_is_one_step_that_undo_takes_back(board: Path, source: Path, tmp_path: Path) -> None:
    changed(source, name_ko="새 이름", desc_ko="새 설명")
    before, after = read(board), tmp_path / "after.json"
    assert panse("import", str(board), str(source)) == DONE
    assert panse("export", str(board), "-o", str(after)) == DONE
    assert "새 이름" in after.read_text(encoding="utf-8")
    with Workspace.open(board) as workspace:
        assert len(workspace.history.steps()) == 1
        assert len(workspace.undo()) == 1
    assert set(read(board).things()) == set(before.things())


def test_an_import_tells_what_it_does(board: Path, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(source, name_ko="새 이름", colour="red")
    capsys.readouterr()
    assert panse("import", str(board), str(source)) == DONE
    out, err = said(capsys)
    assert err == ""
    assert "저장하지 않습니다: entities[0].colour" in out
    assert "0건을 추가하고 1건을 변경했습니다." in out
    assert re.search(r"^  플레이어 +- +1 +-$", out, re.MULTILINE)
    assert panse("--ui", "en", "import", str(board), str(source)) == DONE
    assert "Nothing would change." in said(capsys)[0]


def test_a_dry_run_tells_the_same_and_changes_nothing(
    board: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(source, name_ko="새 이름")
    before = board.read_bytes()
    capsys.readouterr()
    assert panse("import", str(board), str(source), "--dry-run") == DONE
    assert "1건을 변경하게 됩니다. 아직 아무것도 바꾸지 않았습니다." in said(capsys)[0]
    assert board.read_bytes() == before


def test_what_cannot_be_taken_is_named_and_what_fell_with_it_counted(
    board: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = json.loads(source.read_text(encoding="utf-8"))
    tree["criteria"][0]["anchors"][0]["ko"] = "다른 뜻"
    source.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    before = set(read(board).things())
    capsys.readouterr()
    assert panse("import", str(board), str(source)) == REFUSED
    out, err = said(capsys)
    assert "가져오지 않음: 기준 기술 수준 — " in out
    assert out.count("가져오지 않음: ") == 1
    assert "에 딸린" in out
    assert len(err.splitlines()) == 1
    assert set(read(board).things()) == before


def test_a_board_can_be_filled_from_another_one(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = tmp_path / "blank.panse"
    assert panse("new", str(blank)) == DONE
    capsys.readouterr()
    assert panse("import", str(blank), str(source)) == DONE
    out = said(capsys)[0]
    assert "지금 보드의 것을 그대로 둡니다" in out
    assert re.search(r"^  입지 +109 +- +-$", out, re.MULTILINE)
    assert panse("judge", str(blank)) == DONE
    assert "기하평균 67.2" in said(capsys)[0]


def test_a_brief_is_made_and_replaced_only_by_force(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "브리프.pdf"
    assert panse("brief", str(board), "-o", str(out), "--title", "시험 제목", "--lang", "en") == DONE
    first = out.read_bytes()
    assert first.startswith(b"%PDF-")
    assert panse("brief", str(board), "-o", str(out)) == REFUSED
    assert out.read_bytes() == first
    assert panse("brief", str(board), "-o", str(out), "--force") == DONE
    assert out.read_bytes() != first
    assert said(capsys)[0].count("만들었습니다") == 2


def test_an_open_board_is_not_taken_away(board: Path, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(source, name_ko="새 이름")
    with Workspace.open(board):
        capsys.readouterr()
        assert panse("import", str(board), str(source)) == REFUSED
        assert len(said(capsys)[1].splitlines()) == 1


@pytest.fixture
def unsound(board: Path) -> Path:
    with sqlite3.connect(board) as file:
        file.execute("UPDATE rating SET score = 0 WHERE score = 4")
        file.execute("UPDATE entity SET name_ko = '', name_en = '' WHERE key = 'gpt4'")
    file.close()
    return board


@pytest.mark.parametrize(("lang", "line"), [("ko", "플레이어 gpt4: 이름을"), ("en", "player gpt4: A name")])
def test_what_is_wrong_with_a_board_is_told_thing_by_thing(
    unsound: Path, lang: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert panse("--ui", lang, "check", str(unsound)) == REFUSED
    out, err = said(capsys)
    assert line in out
    assert len(out.splitlines()) == 51
    assert len(err.splitlines()) == 1


def test_no_figure_comes_of_an_unsound_board(unsound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    for command in (("judge",), ("brief", "-o", "x.pdf"), ("picture", "-o", "x.svg"), ("export", "-o", "x.json")):
        assert panse(command[0], str(unsound), *command[1:]) == REFUSED
        out, err = said(capsys)
        assert out == ""
        assert "panse check" in err
    assert [path.name for path in tmp_path.iterdir()] == [unsound.name]


def test_judge_draws_and_weighs_as_asked(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("judge", str(board), "--json", "--robust", "50", "--seed", "9", "--weights", "w.sovereign")
    assert panse(*asked) == DONE
    first = said(capsys)[0]
    found = json.loads(first)
    assert found["weight_set"] == "w.sovereign"
    assert (found["robust"]["draws"], found["robust"]["seed"]) == (50, 9)
    assert {"L5", "L50", "L95", "p_lead", "posture_shares"} <= found["segments"][0].keys()
    assert panse(*asked) == DONE
    assert said(capsys)[0] == first


def test_judge_tells_who_depends_on_whom(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("judge", str(board), "--dependencies") == DONE
    assert "네이버클라우드 → 엔비디아 → TSMC" in said(capsys)[0]
    assert panse("judge", str(board), "--dependencies", "--json") == DONE
    assert json.loads(said(capsys)[0])["dependencies"]["leverage"][0]["entity"] == "skhynix"


@pytest.mark.parametrize(
    "asked", [("--robust", "0"), ("--robust", "1e3"), ("--robust", "１００"), ("--robust", "9999999"), ("--seed", "-1")]
)
def test_a_number_of_draws_that_cannot_be_is_refused(
    board: Path, asked: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert panse("judge", str(board), *asked) == USAGE
    assert asked[0] in said(capsys)[1]


def test_an_unknown_weight_set_is_refused_with_one_sentence(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("--ui", "en", "judge", str(board), "--weights", "\x1b[31mnix") == REFUSED
    err = said(capsys)[1]
    assert "\x1b" not in err
    assert "w.equal" in err


def test_a_scenario_and_a_weight_set_may_be_called_by_name(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert panse("judge", str(board), "--scenario", "국가 차원의 클라우드 지원", "--json") == DONE
    assert json.loads(said(capsys)[0])["scenario"]["key"] == "sc.cloud"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_ratings_go_out_as_a_table_and_come_back_as_one_step(
    board: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table, before = tmp_path / f"out.{kind}", board.read_bytes()
    assert panse("export", str(board), "-o", str(table)) == DONE
    capsys.readouterr()
    assert panse("import", str(board), str(table), "--dry-run") == DONE
    assert "추가 0건, 변경 0건, 삭제 0건" in said(capsys)[0]
    assert board.read_bytes() == before


def test_what_a_table_says_wrong_is_named_with_its_row(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "out.csv"
    assert panse("export", str(board), "-o", str(table)) == DONE
    head, *rows = table.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    table.write_bytes((head + "nowhere" + rows[0][36:] + "".join(rows[1:])).encode("cp949"))
    capsys.readouterr()
    assert panse("import", str(board), str(table), "--dry-run") == DONE
    assert "2행" in said(capsys)[0]
