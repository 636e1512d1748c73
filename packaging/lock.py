"""Write the pinned, hashed requirements; they name no registry, so they work with any mirror."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = {
    "requirements.txt": ("build",),
    "requirements-dev.txt": ("build", "dev"),
    "requirements-bundle.txt": ("build", "bundle"),
}
HEAD = "# Made by `make lock` from pyproject.toml. Do not edit.\n"


def lock(name: str, extras: tuple[str, ...]) -> None:
    """Resolve one set for every platform and Python version that pyproject.toml admits."""
    target = ROOT / "packaging" / name
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += [
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "--no-strip-extras",
    ]
    command += [part for extra in extras for part in ("--extra", extra)]
    subprocess.run([*command, "pyproject.toml", "-o", str(target)], cwd=ROOT, check=True)
    target.write_text(HEAD + target.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    for each, extras in SETS.items():
        lock(each, extras)
