"""Every command as a process of its own, on a machine without the window toolkit."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Whoever imports the toolkit fails loudly.
START = """
import sys

class No:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("no " + name)

sys.meta_path.insert(0, No())
from desktop.__main__ import main
sys.exit(main())
"""


def panse(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-c", START, *argv],
        env=kept | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"} | environment,
        capture_output=True,
        check=False,
    )


def text(ran: subprocess.CompletedProcess[bytes]) -> str:
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stderr == b""
    return ran.stdout.decode("utf-8")


def refusal(ran: subprocess.CompletedProcess[bytes], code: int = 1) -> str:
    assert ran.returncode == code, ran.stderr.decode()
    assert ran.stdout == b""
    told = ran.stderr.decode("utf-8")
    assert "Traceback" not in told
    assert len(told.splitlines()) == (1 if code == 1 else 2)
    return told


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boards") / "한국 AI.panse"
    text(panse("new", str(path), "--from", "sample"))
    return path


def test_the_whole_job_is_done_without_a_window(board: Path, tmp_path: Path) -> None:
    out = {kind: tmp_path / f"a.{kind}" for kind in ("pdf", "svg", "png", "json")}
    assert "67.2" in text(panse("judge", str(board)))
    assert str(out["pdf"]) in text(panse("brief", str(board), "-o", str(out["pdf"]), "--author", "연구원"))
    text(panse("picture", str(board), "-o", str(out["svg"])))
    text(panse("picture", str(board), "-o", str(out["png"]), "--scale", "0.5"))
    text(panse("export", str(board), "-o", str(out["json"])))
    text(panse("check", str(board)))
    starts = {kind: path.read_bytes()[:8] for kind, path in out.items()}
    assert starts["pdf"].startswith(b"%PDF-")
    assert starts["png"].startswith(b"\x89PNG")
    assert starts["svg"].startswith(b"<?xml")
    assert json.loads(out["json"].read_text(encoding="utf-8"))["format"] == "panse-board"
    assert sorted(tmp_path.iterdir()) == sorted(out.values())


def test_an_import_is_told_before_it_is_done_and_when_it_is_done(board: Path, tmp_path: Path) -> None:
    blank, source = tmp_path / "빈 보드.panse", tmp_path / "source.json"
    text(panse("new", str(blank)))
    text(panse("export", str(board), "-o", str(source)))
    before = blank.read_bytes()
    assert "3344" in text(panse("import", str(blank), str(source), "--dry-run"))
    assert blank.read_bytes() == before
    assert "3344" in text(panse("import", str(blank), str(source)))
    levels = [
        {each["key"]: each["L"] for each in json.loads(text(panse("judge", str(path), "--json")))["segments"]}
        for path in (board, blank)
    ]
    assert levels[0] == levels[1]


def test_judge_json_is_one_object_with_the_method_s_figures(board: Path) -> None:
    found = json.loads(text(panse("judge", str(board), "--json")))
    levels = {each["key"]: each["L"] for each in found["segments"]}
    assert levels["fm"] == pytest.approx(63.5, abs=0.05)
    assert levels["rag"] == pytest.approx(66.3, abs=0.05)
    assert levels["super"] == pytest.approx(83.1, abs=0.05)
    assert levels["orch"] is None
    groups = {each["group"] for each in found["segments"]}
    assert groups == {"최고", "선도", "추격", "후발", None}


@pytest.mark.parametrize("encoding", ["ascii", "euc-kr", "latin-1"])
def test_an_output_that_is_not_unicode_is_no_obstacle(board: Path, encoding: str) -> None:
    told = panse("judge", str(board), "--json", PYTHONIOENCODING=encoding)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout.decode(encoding))["segments"][0]["group"] == "추격"
    table = panse("judge", str(board), PYTHONIOENCODING=encoding)
    assert (table.returncode, table.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_error(board: Path) -> None:
    script = f"'{sys.executable}' -m desktop judge '{board}' --json | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.stderr == b""
    assert ran.returncode in (0, 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
def test_an_output_that_is_full_is_told(board: Path) -> None:
    script = f"'{sys.executable}' -m desktop judge '{board}' > /dev/full"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 1
    assert len(ran.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(("lang", "starts"), [("ko_KR.UTF-8", "사용법"), ("en_GB.UTF-8", "Usage"), ("C", "사용법")])
def test_help_speaks_the_locale_s_language(lang: str, starts: str) -> None:
    assert text(panse("judge", "--help", LANG=lang, PYTHONIOENCODING="utf-8")).startswith(starts)


def test_refusals_are_one_plain_sentence(board: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"format": "panse-board", "format_version": 1, "layers": 3}', encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"format":', encoding="utf-8")
    half = tmp_path / "half.panse"
    half.write_bytes(board.read_bytes()[:9000])
    for argv in (
        ("judge", str(tmp_path / "nowhere.panse")),
        ("judge", str(tmp_path)),
        ("check", str(half)),
        ("judge", str(tmp_path / "bad.json")),
        ("new", str(tmp_path / "n.panse"), "--from", str(tmp_path / "bad.json")),
        ("new", str(tmp_path / "n.panse"), "--from", str(tmp_path / "broken.json")),
        ("new", str(tmp_path / "no" / "n.panse")),
        ("new", str(board)),
        ("export", str(board), "-o", str(tmp_path / "no" / "a.json")),
        ("import", str(board), str(tmp_path / "broken.json")),
    ):
        for lang in ("ko", "en"):
            told = refusal(panse("--ui", lang, *argv))
            assert bool(re.search("[가-힣]", re.sub("한국 AI", "", told))) is (lang == "ko"), told
    assert not (tmp_path / "n.panse").exists()


def test_usage_is_told_with_where_to_read_more(board: Path) -> None:
    assert "panse judge --help" in refusal(panse("judge", str(board), "--as-of", "2023-02-30"), 2)
    assert "panse brief --help" in refusal(panse("brief", str(board)), 2)
    assert "panse --help" in refusal(panse("brif", str(board)), 2)
