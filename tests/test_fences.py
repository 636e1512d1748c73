"""Who may import whom. The house stands on this; see docs/architecture.md."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STANDARD = sys.stdlib_module_names

QT = ("PySide6", "shiboken6")
# room -> what it may import beside the standard library. A room is the longest prefix that fits.
MAY: dict[str, tuple[str, ...]] = {
    "db.errors": (),
    "db.model": ("db.model", "db.errors"),
    "db.judge": ("db.model", "db.judge", "numpy", "networkx"),
    "db.edit": ("db.model", "db.errors", "db.edit"),
    "db.store": ("db.model", "db.errors", "db.store", "sqlalchemy", "alembic"),
    "db.exchange": (
        *("db.model", "db.errors", "db.edit", "db.exchange", "db.judge.ratings"),
        *("openpyxl", "xlsxwriter", "defusedxml"),
    ),
    "db.workspace": ("db",),
    "desktop.files": (),
    "desktop.palette": ("desktop.files",),
    "desktop.words": ("desktop.files", "db.errors", "db.model", "db.edit.edit"),
    "desktop.brief": (
        *("db.model", "db.judge", "db.errors", "desktop.brief", "desktop.files", "desktop.words", "desktop.palette"),
        *("db.exchange.identity", "db.exchange.write"),
        "desktop.verdict",
        *("reportlab", "pypdfium2", "PIL", "pikepdf"),
    ),
    "desktop.arguments": ("db.errors",),
    "desktop.console": ("db.model", "desktop.words"),
    "desktop.output": ("db.errors", "desktop.console", "desktop.files"),
    "desktop.report": ("db.model", "db.judge", "desktop.console", "desktop.verdict", "desktop.words"),
    "desktop.supposed": ("db.model", "db.judge", "desktop.console", "desktop.verdict", "desktop.words"),
    "desktop.robustness": ("db.model", "db.judge", "desktop.console", "desktop.words"),
    "desktop.dependencies": ("db.model", "db.judge", "desktop.console", "desktop.words"),
    "desktop.judging": (
        *("db.errors", "db.model", "db.judge", "desktop.arguments", "desktop.console", "desktop.report"),
        *("desktop.supposed", "desktop.robustness", "desktop.dependencies"),
    ),
    "desktop.account": (
        "db.errors",
        "db.exchange",
        "db.model",
        "desktop.console",
        "desktop.roundtrip",
        "desktop.words",
    ),
    "desktop.roundtrip": ("db.errors", "db.exchange", "db.judge", "db.model", "desktop.words"),
    "desktop.cli": ("db.errors", "desktop.arguments", "desktop.commands", "desktop.console", "desktop.words"),
    "desktop.commands": (
        *(
            "db",
            "desktop.account",
            "desktop.arguments",
            "desktop.clock",
            "desktop.console",
            "desktop.output",
            "desktop.roundtrip",
            "desktop.judging",
            "desktop.files",
        ),
        *("desktop.words", "desktop.palette", "desktop.brief"),
    ),
    "desktop.__main__": (
        *("db", "desktop.files", "desktop.words", "desktop.cli", "desktop.console", "desktop.crash", "desktop.places"),
        "desktop.app",
    ),
    "desktop.theme": (*QT, "desktop.files", "desktop.palette"),
    "desktop.selection": QT,
    "desktop.session": (*QT, "db", "desktop.standpoint"),
    "desktop.standpoint": ("db",),
    "desktop.aliases": (),
    "desktop.curve": (*QT, "desktop.theme"),
    "desktop.naming": ("db.model", "desktop.standpoint", "desktop.words"),
    "desktop.search": ("db.model", "rapidfuzz"),
    "desktop.countries": ("desktop.search", "desktop.words"),
    "desktop.sieve": ("db.model", "db.judge", "desktop.search"),
    "desktop.sight": (*QT, "db.model", "desktop.sieve"),
    "desktop.keymap": ("desktop.keytable",),
    "desktop.keytable": (),
    "desktop.editor": QT,
    "desktop.stroke": (*QT, "desktop.keymap"),
    "desktop.clock": (),
    "desktop.verdict": ("db.model", "db.judge", "desktop.words"),
    "desktop.formulas": ("db.model", "db.judge", "desktop.verdict", "desktop.words"),
    "desktop.icons": (*QT, "desktop.files", "desktop.theme"),
    "desktop.plain": QT,
    "desktop.roll": (*QT, "desktop.listing", "desktop.plain", "desktop.selection", "desktop.theme"),
    "desktop.listing": (*QT, "desktop.theme"),
    "desktop.target": ("db.model", "desktop.selection", "desktop.words"),
    "desktop.flow": QT,
    "desktop.sides": (*QT, "db.model", "db.judge", "desktop.theme"),
}
# What every view may lean on. Views know the model and its verbs; they never know each other or the file.
COMMON = (
    "files",
    "flow",
    "session",
    "standpoint",
    "naming",
    "aliases",
    "curve",
    "selection",
    "theme",
    "words",
    "palette",
    "plain",
    "postures",
    "search",
    "countries",
    "sides",
    "icons",
    "clock",
    "verdict",
    "formulas",
    "sieve",
    "sight",
    "keymap",
    "editor",
    "stroke",
    "listing",
    "target",
    "roll",
)
for _room in ("board", "tables", "panels", "dialogs", "analysis", "briefing", "evidence", "review", "time"):
    MAY[f"desktop.{_room}"] = (
        *(*QT, "db.model", "db.judge", "db.edit.verbs", "db.edit.edit", "db.errors", f"desktop.{_room}"),
        *(f"desktop.{each}" for each in COMMON),
    )
MAY["desktop.analysis"] = (*MAY["desktop.analysis"], "desktop.jobs")
# Fields to fill in are the same everywhere; a page has them too.
MAY["desktop.review"] += ("desktop.jobs",)
MAY["desktop.panels"] += ("desktop.dialogs.field", "desktop.dialogs.sourcing")
MAY["desktop.evidence"] += ("desktop.dialogs.field", "desktop.dialogs.sourcing", "desktop.jobs", "pypdfium2", "PIL")
MAY["desktop.briefing"] += ("desktop.brief", "desktop.jobs")
NEVER: dict[str, tuple[str, ...]] = {
    **{
        f"desktop.{each}": QT
        for each in (
            "cli",
            "arguments",
            "commands",
            "console",
            "output",
            "report",
            "supposed",
            "robustness",
            "dependencies",
            "judging",
        )
    },
    "db": ("desktop", *QT, "reportlab"),
    "db.edit": ("db.store", "db.workspace"),
    "db.judge": ("db.store", "db.edit"),
    "db.store": ("db.edit",),
    "db.workspace": ("sqlalchemy", "alembic", *QT),
    "desktop": ("sqlalchemy", "alembic", "db.store"),
}


def modules() -> list[Path]:
    return sorted(path for room in ("db", "desktop") for path in (ROOT / room).rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Every module that the file imports, wherever the import stands; type-checking blocks count too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            below = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {
                each if (ROOT / Path(*each.split("."))).with_suffix(".py").exists() else node.module for each in below
            }
    return found


def _is_module(name: str) -> bool:
    return (ROOT / Path(*name.split("."))).with_suffix(".py").exists()


def within(module: str, room: str) -> bool:
    return module == room or module.startswith(room + ".")


def room_of(module: str, rooms: dict[str, tuple[str, ...]]) -> str | None:
    return max((room for room in rooms if within(module, room)), key=len, default=None)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    module = name_of(path)
    foreign = {each for each in imports_of(path) if each.split(".")[0] not in STANDARD}
    room = room_of(module, MAY)
    if room is not None:
        breaches = {each for each in foreign if not any(within(each, allowed) for allowed in MAY[room])}
        assert not breaches, f"{module} may not import {sorted(breaches)}"
    for fenced, never in NEVER.items():
        if within(module, fenced):
            breaches = {each for each in foreign if any(within(each, banned) for banned in never)}
            assert not breaches, f"{module} must never import {sorted(breaches)}"


def test_reportlab_stays_in_the_brief_and_sqlalchemy_in_the_store() -> None:
    for path in modules():
        tops = {each.split(".")[0] for each in imports_of(path)}
        assert "reportlab" not in tops or within(name_of(path), "desktop.brief"), path
        assert "sqlalchemy" not in tops or within(name_of(path), "db.store"), path


def test_the_packages_stay_empty() -> None:
    assert [path for path in modules() if path.name == "__init__.py" and path.read_text(encoding="utf-8").strip()] == []


def test_packaging_is_no_package() -> None:
    """An ``__init__.py`` there would shadow the real ``packaging`` library."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert not list((ROOT / "resources").rglob("*.py"))


def test_modules_import_each_other_without_a_cycle() -> None:
    names = {name_of(path): path for path in modules()}
    arrows = {name: {each for each in _at_top(path) if each in names and each != name} for name, path in names.items()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"cycle: {' -> '.join((*trail, name))}"
        if name not in done:
            for each in sorted(arrows[name]):
                walk(each, (*trail, name))
            done.add(name)

    for name in sorted(arrows):
        walk(name, ())


def _at_top(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_core_runs_where_there_is_no_qt() -> None:
    """The command line, the workspace and the brief are imported with PySide6 made unimportable."""
    program = (
        "import sys\n"
        "class No:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'shiboken6'): raise ImportError(name)\n"
        "sys.meta_path.insert(0, No())\n"
        "import desktop.cli, desktop.__main__, db.workspace, desktop.brief.brief, desktop.brief.picture\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
