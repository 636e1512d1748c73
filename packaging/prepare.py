"""Set up what is missing, say plainly what cannot be, and start the program.

Runs on a bare Python with its standard library only: ``prepare.py run`` or ``prepare.py dev``.
"""

from __future__ import annotations

import ctypes
import hashlib
import locale
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may not know
    sys.exit("판세: Python 3.11 이상이 필요합니다. / Panse needs Python 3.11 or newer. (make PYTHON=python3.12 run)")

from desktop.words import Words  # noqa: E402 - only now is the Python known to be new enough

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# What each purpose installs, and what installed before is enough for it too.
ENOUGH = {"run": ("requirements.txt", "requirements-dev.txt"), "dev": ("requirements-dev.txt",)}

# What Qt loads at run time: library -> package on Debian and Ubuntu, on Fedora.
OFFSCREEN = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
}
WINDOW = {
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
}

# What the tests of the window on a real X server run; without them those tests are passed over.
SCREEN = {"Xvfb": "xvfb", "xauth": "xauth"}


def main(argv: list[str]) -> int:
    """Prepare for ``run`` or ``dev``; ``run`` then starts the program. Returns the exit code."""
    purpose = argv[0] if argv else "run"
    words = Words("en" if _locale().startswith("en") else "ko")
    show = purpose == "run" and has_display()
    if not make_venv(words) or not have_libraries(words, window=show or purpose == "dev", tests=purpose == "dev"):
        return 1
    if not install(purpose, words):
        return 1
    if purpose != "run":
        return 0
    return start(argv[1:]) if show else deliver(words)


def make_venv(words: Words) -> bool:
    """Make ``.venv`` where there is none; tells what to install where Python cannot make one."""
    if PYTHON.exists():
        return True
    _say(words, "setup.venv")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    packages = [f"python{version}-venv"]
    if _install_on_debian(words, packages):
        return subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode == 0
    _say(words, "setup.no_venv", debian=_debian(packages), fedora="sudo dnf install python3")
    print(made.stderr.strip(), file=sys.stderr)
    return False


def have_libraries(words: Words, *, window: bool, tests: bool) -> bool:
    """Check the system libraries that the toolkit loads; as root on Debian install what is missing."""
    if not sys.platform.startswith("linux"):
        return True
    wanted = OFFSCREEN | (WINDOW if window else {})
    missing = [library for library in wanted if not _loads(library)]
    extra = [package for program, package in SCREEN.items() if tests and not shutil.which(program)]
    packages = sorted({wanted[library][0] for library in missing})
    if not packages and not (extra and _root_on_debian()):
        return True
    if _install_on_debian(words, packages + extra):
        missing = [library for library in missing if not _loads(library)]
    if missing:
        fedora = "sudo dnf install " + " ".join(sorted({wanted[library][1] for library in missing}))
        _say(words, "setup.no_libraries", libraries=", ".join(missing), debian=_debian(packages), fedora=fedora)
    return not missing


def install(purpose: str, words: Words) -> bool:
    """Install the pinned requirements and this checkout, unless just that was installed before."""
    stamp = VENV / ".prepared"
    done = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    if any(f"{name}:{_fingerprint(name)}" in done for name in ENOUGH[purpose]):
        return True
    _say(words, "setup.install")
    name = ENOUGH[purpose][0]
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = (
        [*pip, "--require-hashes", "-r", str(ROOT / "packaging" / name)],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    )
    if any(subprocess.run(step, check=False).returncode for step in steps):
        _say(words, "setup.failed")
        return False
    kept = [mark for mark in done if not mark.startswith(f"{name}:")]
    stamp.write_text("\n".join([*kept, f"{name}:{_fingerprint(name)}"]), encoding="utf-8")
    return True


def start(argv: list[str]) -> int:
    """Open the window."""
    return subprocess.run([str(PYTHON), "-m", "desktop", *argv], check=False).returncode


def deliver(words: Words) -> int:
    """Do the main job without a display: the sample board's picture and brief, in ``out/``."""
    _say(words, "setup.no_display")
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    made = [out / "panse-sample.png", out / "panse-sample.svg", out / f"panse-brief-{words.lang}.pdf"]
    with tempfile.TemporaryDirectory() as folder:
        board = str(Path(folder) / "sample.panse")
        panse = [str(PYTHON), "-m", "desktop", "--ui", words.lang]
        steps = [["new", board, "--from", "sample"]]
        steps += [["picture", board, "-o", str(path), "--lang", words.lang, "--force"] for path in made[:2]]
        steps += [["brief", board, "-o", str(made[2]), "--lang", words.lang, "--force"]]
        for step in steps:
            code = subprocess.run([*panse, *step], check=False, stdout=subprocess.DEVNULL).returncode
            if code:
                return code
    for path in made:
        print(path)
    return 0


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _root_on_debian() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install_on_debian(words: Words, packages: list[str]) -> bool:
    if not packages or not _root_on_debian():
        return False
    _say(words, "setup.system", packages=" ".join(packages))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, env=quiet, check=False, stdout=subprocess.DEVNULL).returncode == 0


def _debian(packages: list[str]) -> str:
    return "sudo apt-get install -y " + " ".join(packages)


def _fingerprint(name: str) -> str:
    made_of = (ROOT / "packaging" / name).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(made_of).hexdigest()[:16]


def _locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower()
    return (locale.getlocale()[0] or "").lower()


def _say(words: Words, key: str, **facts: object) -> None:
    print(words.say(key, **facts), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
