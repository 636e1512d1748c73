"""The menu bar, as data: nested lists of action ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QMenu

from desktop.board.lineup import WAYS
from desktop.sight import LENSES, LINKS
from desktop.theme import PERCENTS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

    from desktop.actions import Actions
    from desktop.words import Words

LINE = "-"
Entry: TypeAlias = "str | tuple[str, tuple[Entry, ...]]"

MENUS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (
        "file",
        (
            ("new", ("file.new_blank", "file.new_sample")),
            "file.open",
            ("recent", ()),
            LINE,
            "file.copy",
            "file.revert",
            LINE,
            "file.import_json",
            "file.import_table",
            (
                "export",
                (
                    *("file.brief", LINE, "file.picture_png", "file.picture_svg", "file.picture_pdf", LINE),
                    "file.export_json",
                    *("file.export_xlsx", "file.export_csv"),
                ),
            ),
            "file.print",
            LINE,
            "file.quit",
        ),
    ),
    (
        "edit",
        (
            "edit.undo",
            "edit.redo",
            LINE,
            "edit.palette",
            "edit.find",
            LINE,
            "edit.copy",
            "edit.cut",
            "edit.paste",
            "edit.duplicate",
            "edit.copy_picture",
            "edit.select_all",
            "edit.take_off",
            LINE,
            "edit.add_entity",
            "edit.entity",
            "edit.remove_entity",
            LINE,
            "board.rename",
            "board.relate",
            "board.note",
            "board.blocked",
            LINE,
            "edit.structure",
            "edit.waves",
            "edit.add_layer",
            "edit.add_segment",
            LINE,
            "edit.milestones",
            "edit.ballots",
            "edit.weights",
            "edit.criteria",
            "edit.measures",
            "brief.sentences",
            "edit.premise",
        ),
    ),
    (
        "view",
        (
            "view.board",
            "view.table",
            "view.analysis",
            "view.evidence",
            "view.review",
            "view.brief",
            LINE,
            ("lens", tuple(f"view.lens_{each}" for each in LENSES)),
            (
                "links",
                (
                    *(f"view.links_{each}" for each in LINKS[:3]),
                    LINE,
                    *(f"view.links_{each}" for each in LINKS[3:]),
                    LINE,
                    "view.links_next",
                ),
            ),
            ("beside", ("view.groups", "view.notes", "view.legend", "view.minimap")),
            ("sieve", ("view.filter", "view.filter_clear")),
            ("frame", tuple(f"view.frame_{each}" for each in ("none", "a4", "a3", "a4_split", "a3_split"))),
            ("waves", ("view.wave_previous", "view.wave_next")),
            (
                "time",
                (
                    *("time.bar", LINE, "time.earlier", "time.later", "time.base", LINE),
                    *(
                        "time.scenario_next",
                        "time.scenario_new",
                        "time.scenario_copy",
                        "time.scenario_edit",
                        LINE,
                        "view.scenarios",
                        "view.dates",
                        "view.history",
                    ),
                ),
            ),
            LINE,
            "view.zoom_in",
            "view.zoom_out",
            "view.fit",
            "view.fit_width",
            "view.actual",
            LINE,
            (
                "arrange",
                (
                    *(f"arrange.{way}" for way in WAYS[:4]),
                    LINE,
                    *(f"arrange.{way}" for way in WAYS[4:]),
                    LINE,
                    "view.tidy_row",
                    "view.tidy",
                ),
            ),
            ("folding", ("board.fold", "board.fold_all", "board.unfold_all")),
            LINE,
            "view.tray",
            "view.inspector",
            LINE,
            ("language", ("view.ko", "view.en")),
            ("theme", ("view.light", "view.dark")),
            ("text", tuple(f"view.text_{each}" for each in PERCENTS)),
            "view.reduce_motion",
            "view.full_screen",
        ),
    ),
    ("help", ("help.shortcuts", LINE, "help.about")),
)


class Menus:
    """The menus of one menu bar, by name, so that they can be renamed and the recent files filled in."""

    def __init__(self, bar: QMenuBar, actions: Actions, words: Words) -> None:
        self._menus: dict[str, QMenu] = {}
        for name, entries in MENUS:
            bar.addMenu(self._menu(name, entries, actions))
        self.retranslate(words)

    def __getitem__(self, name: str) -> QMenu:
        return self._menus[name]

    def retranslate(self, words: Words) -> None:
        """Name all menus in the language of ``words``."""
        for name, menu in self._menus.items():
            menu.setTitle(words.say(f"action.menu.{name}"))

    def _menu(self, name: str, entries: tuple[Entry, ...], actions: Actions) -> QMenu:
        menu = self._menus[name] = QMenu()
        for entry in entries:
            if isinstance(entry, tuple):
                menu.addMenu(self._menu(entry[0], entry[1], actions))
            elif entry == LINE:
                menu.addSeparator()
            else:
                menu.addAction(actions[entry])
        return menu
