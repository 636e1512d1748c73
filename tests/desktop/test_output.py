from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from pathlib import Path

import pytest

from db.errors import FileError
from desktop.output import beside, refuse, write


def refused(out: Path, *, force: bool = False, source: Path | None = None) -> str:
    with pytest.raises(FileError) as error:
        refuse(out, force=force, source=source)
    return error.value.code


def test_a_file_is_written_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    out = tmp_path / "브리프.pdf"
    write(out, b"first", force=False)
    write(out, b"second", force=True)
    assert out.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    write(tmp_path / "out", b"", force=False)
    (tmp_path / "plain").touch()
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")
    with pytest.raises(FileError) as error:
        write(out, b"new", force=False)
    assert error.value.code == "cli.exists"
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_what_appears_meanwhile_is_not_replaced_either(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def be_late() -> None:
        with beside(out, force=False) as part:
            part.write_bytes(b"new")
            out.write_bytes(b"theirs")

    with pytest.raises(FileError):
        be_late()
    assert out.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [out]


def test_a_failed_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"old")

    def fail() -> None:
        with beside(out, force=True) as part:
            part.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_dangling_link_is_there_and_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert refused(tmp_path / "link") == "cli.exists"
    write(tmp_path / "link", b"new", force=True)
    assert not (tmp_path / "nowhere").exists()


def test_what_is_no_file_is_refused_even_by_force(tmp_path: Path) -> None:
    assert refused(tmp_path, force=True) == "cli.no_file"
    assert refused(Path(os.devnull), force=True) == "cli.no_file"
    assert refused(tmp_path / "nowhere" / "out") == "cli.no_folder"
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "out") in ("cli.no_folder", "cli.no_file")
    assert refused(tmp_path / ("x" * 300)) == "cli.long_name"


def test_the_board_that_is_read_is_never_written_over(tmp_path: Path) -> None:
    board = tmp_path / "a.panse"
    board.touch()
    (tmp_path / "link").symlink_to(board)
    assert refused(board, force=True, source=board) == "cli.same"
    assert refused(tmp_path / "link", force=True, source=board) == "cli.same"


def test_a_long_hangul_name_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / ("가" * 80), b"", force=False)


def test_a_board_that_is_missing_is_not_mixed_up_with_the_output(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    refuse(tmp_path / "out", force=True, source=tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileError) as error:
            write(tmp_path / "out", b"new", force=False)
    finally:
        tmp_path.chmod(0o700)
    assert error.value.code == "cli.denied"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "denied"), (errno.EIO, "unwritten"), (errno.ENOENT, "no_folder")],
)
def test_what_the_system_refuses_is_told_in_plain_words(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(FileError) as error, beside(tmp_path / "out", force=False):
        raise OSError(number, os.strerror(number))
    assert error.value.code == f"cli.{code}"


@pytest.mark.skipif(sys.platform == "win32", reason="limits are not kept there")
def test_a_write_that_the_system_cuts_short_leaves_nothing(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(FileError):
            write(tmp_path / "out", b"x" * 50_000, force=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)
    assert list(tmp_path.iterdir()) == []
