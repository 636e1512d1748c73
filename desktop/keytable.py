"""The keys of the first start: one row per command, its id, its keys and where they count."""

from __future__ import annotations

from typing import Literal, TypeAlias

Row: TypeAlias = "tuple[str, tuple[str, ...], Literal['program', 'board']]"

LENS_KEYS = {
    "origin": "O",
    "score": "S",
    "posture": "P",
    "confidence": "C",
    "evidence": "E",
    "dependency": "D",
    "change": "H",
}
_LINKS = ("none", "selected", "all", "supplies", "depends_on", "competes", "invests", "partners", "part_of", "operates")
_WAYS = {"left": "Left", "right": "Right", "up": "Up", "down": "Down"}
_ENDS = {"row_start": "Home", "row_end": "End", "start": "Ctrl+Home", "end": "Ctrl+End"}
_ARRANGE = ("left", "centre", "right", "front", "distribute", "keep_order")

_FILE: tuple[Row, ...] = (
    ("file.new_blank", ("Ctrl+N",), "program"),
    ("file.new_sample", (), "program"),
    ("file.open", ("Ctrl+O",), "program"),
    ("file.saved", ("Ctrl+S",), "program"),
    ("file.copy", ("Ctrl+Shift+S",), "program"),
    ("file.revert", (), "program"),
    ("file.import_json", (), "program"),
    ("file.import_table", (), "program"),
    ("file.brief", ("Ctrl+P",), "program"),
    ("file.picture_png", (), "program"),
    ("file.picture_svg", (), "program"),
    ("file.picture_pdf", (), "program"),
    ("file.print", ("Ctrl+Shift+P",), "program"),
    ("file.export_json", (), "program"),
    ("file.export_xlsx", (), "program"),
    ("file.export_csv", (), "program"),
    ("file.quit", ("Ctrl+Q",), "program"),
)
_EDIT: tuple[Row, ...] = (
    ("edit.undo", ("Ctrl+Z",), "program"),
    ("edit.redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "program"),
    ("edit.copy_picture", ("Ctrl+Shift+C",), "program"),
    ("edit.copy", ("Ctrl+C",), "board"),
    ("edit.cut", ("Ctrl+X",), "board"),
    ("edit.paste", ("Ctrl+V",), "board"),
    ("edit.duplicate", ("Ctrl+D",), "board"),
    ("edit.select_all", ("Ctrl+A",), "board"),
    ("edit.take_off", ("Del",), "board"),
    ("edit.palette", ("Ctrl+K",), "program"),
    ("edit.find", ("Ctrl+F",), "program"),
    ("edit.add_entity", ("Ctrl+E",), "program"),
    ("edit.entity", ("Ctrl+I",), "program"),
    ("edit.remove_entity", (), "program"),
    ("edit.structure", ("Ctrl+L",), "program"),
    ("edit.waves", (), "program"),
    ("edit.add_layer", (), "program"),
    ("edit.add_segment", ("Ctrl+Shift+N",), "program"),
    ("edit.weights", ("Ctrl+Shift+B",), "program"),
    ("edit.criteria", (), "program"),
    ("edit.ballots", (), "program"),
    ("edit.premise", ("Ctrl+B",), "program"),
    ("edit.measures", ("Ctrl+M",), "program"),
    ("brief.sentences", ("Ctrl+J",), "program"),
)
_BOARD: tuple[Row, ...] = (
    *((f"board.walk_{way}", (key,), "board") for way, key in (_WAYS | _ENDS).items()),
    *((f"board.extend_{way}", (f"Shift+{key}",), "board") for way, key in _WAYS.items()),
    *(
        (f"board.extend_{way}", (key,), "board")
        for way, key in zip(_ENDS, ("Shift+Home", "Shift+End", "Ctrl+Shift+Home", "Ctrl+Shift+End"), strict=True)
    ),
    *((f"board.move_{way}", (f"Alt+{key}",), "board") for way, key in _WAYS.items()),
    ("board.choose_row", ("Ctrl+Return",), "board"),
    ("board.page_up", ("PgUp",), "board"),
    ("board.page_down", ("PgDown",), "board"),
    ("board.open", ("Return",), "board"),
    ("board.rename", ("F2",), "board"),
    ("board.peek", ("Space",), "board"),
    ("board.menu", ("Menu", "Shift+F10"), "board"),
    ("board.add", (".",), "board"),
    ("board.relate", ("L",), "board"),
    ("board.note", ("N",), "board"),
    ("board.blocked", ("B",), "board"),
    ("board.fold", ("F",), "board"),
    ("board.fold_all", (), "program"),
    ("board.unfold_all", (), "program"),
    ("board.fit", ("0",), "board"),
    ("board.fit_width", ("9",), "board"),
    ("board.zoom_in", ("+", "="), "board"),
    ("board.zoom_out", ("-",), "board"),
)
_RATE: tuple[Row, ...] = (
    ("rate.criterion_up", ("Ctrl+Up",), "board"),
    ("rate.criterion_down", ("Ctrl+Down",), "board"),
    *((f"rate.score_{each}", (str(each),), "board") for each in range(1, 6)),
    *((f"rate.score_{each}_5", (f"Shift+{each}", f"Alt+{each}"), "board") for each in range(1, 5)),
    ("rate.unknown", ("U",), "board"),
)
_VIEW: tuple[Row, ...] = (
    ("view.board", ("Ctrl+1",), "program"),
    ("view.table", ("Ctrl+2",), "program"),
    ("view.analysis", ("Ctrl+3",), "program"),
    ("view.evidence", ("Ctrl+U",), "program"),
    ("view.review", ("Ctrl+Shift+U",), "program"),
    ("view.brief", ("Ctrl+4",), "program"),
    *((f"view.lens_{lens}", (key,), "board") for lens, key in LENS_KEYS.items()),
    *((f"view.links_{links}", (), "program") for links in _LINKS),
    ("view.links_next", ("R",), "board"),
    ("view.groups", ("G",), "board"),
    ("view.notes", ("Shift+N",), "board"),
    ("view.legend", ("Shift+L",), "board"),
    ("view.minimap", ("M",), "board"),
    ("view.filter", ("Ctrl+Shift+F",), "program"),
    ("view.filter_clear", (), "program"),
    ("view.wave_previous", ("Ctrl+PgUp",), "program"),
    ("view.wave_next", ("Ctrl+PgDown",), "program"),
    *((f"view.frame_{each}", (), "program") for each in ("none", "a4", "a3", "a4_split", "a3_split")),
    ("view.scenarios", ("Ctrl+Alt+S",), "program"),
    ("view.dates", ("Ctrl+Alt+D",), "program"),
    ("view.history", ("Ctrl+Alt+H",), "program"),
    ("time.bar", ("Ctrl+Alt+T",), "program"),
    ("time.base", ("Ctrl+Alt+Home",), "program"),
    ("time.earlier", ("Ctrl+Alt+PgUp",), "program"),
    ("time.later", ("Ctrl+Alt+PgDown",), "program"),
    ("time.scenario_next", ("Ctrl+Alt+N",), "program"),
    *((f"time.scenario_{each}", (), "program") for each in ("new", "copy", "edit")),
    ("edit.milestones", (), "program"),
    ("view.zoom_in", ("Ctrl++", "Ctrl+="), "program"),
    ("view.zoom_out", ("Ctrl+-",), "program"),
    ("view.fit", ("Ctrl+0",), "program"),
    ("view.fit_width", ("Ctrl+9",), "program"),
    ("view.actual", ("Ctrl+Alt+0",), "program"),
    ("view.tidy_row", ("Ctrl+T",), "program"),
    ("view.tidy", ("Ctrl+Shift+T",), "program"),
    ("view.tray", ("Ctrl+[",), "program"),
    ("view.inspector", ("Ctrl+]",), "program"),
    ("view.ko", (), "program"),
    ("view.en", (), "program"),
    ("view.light", (), "program"),
    ("view.dark", (), "program"),
    *((f"view.text_{each}", (), "program") for each in (100, 115, 130, 150, 175, 200)),
    ("view.reduce_motion", (), "program"),
    ("view.full_screen", ("F11",), "program"),
)
_REST: tuple[Row, ...] = (
    *((f"arrange.{way}", (), "program") for way in _ARRANGE),
    ("help.shortcuts", ("F1",), "program"),
    ("help.about", (), "program"),
)

TABLE: tuple[Row, ...] = (*_FILE, *_EDIT, *_BOARD, *_RATE, *_VIEW, *_REST)
