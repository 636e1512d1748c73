"""What the window can do, as data: each action's id and icon. Its words are ``action.<id>``, its keys the keymap's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.board.lineup import WAYS
from desktop.icons import icon
from desktop.keymap import Keymap
from desktop.plain import ampersands, tip
from desktop.sight import LENSES, LINKS
from desktop.theme import PERCENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from desktop.words import Words


@dataclass(frozen=True, slots=True)
class Spec:
    """One action. ``choice`` names the group of which one is always chosen; ``toggle`` is on or off.

    ``on_board`` means that its keys belong to the board view: a table or a text field has its own meaning for them.
    """

    id: str
    icon: str = ""
    choice: str = ""
    toggle: bool = False
    needs_board: bool = True
    on_board: bool = False


SPECS: tuple[Spec, ...] = (
    Spec("file.new_blank", "blank", needs_board=False),
    Spec("file.new_sample", "sample", needs_board=False),
    Spec("file.open", "open", needs_board=False),
    Spec("file.saved"),
    Spec("file.copy"),
    Spec("file.revert"),
    Spec("file.import_json"),
    Spec("file.import_table"),
    Spec("file.brief", "brief"),
    Spec("file.picture_png"),
    Spec("file.picture_svg"),
    Spec("file.picture_pdf"),
    Spec("file.print"),
    Spec("file.export_json"),
    Spec("file.export_xlsx"),
    Spec("file.export_csv"),
    Spec("file.quit", needs_board=False),
    Spec("edit.undo", "undo"),
    Spec("edit.redo", "redo"),
    Spec("edit.copy_picture"),
    Spec("edit.copy", on_board=True),
    Spec("edit.cut", on_board=True),
    Spec("edit.paste", on_board=True),
    Spec("edit.duplicate", on_board=True),
    Spec("edit.select_all", on_board=True),
    Spec("edit.take_off", "remove", on_board=True),
    Spec("edit.palette", needs_board=False),
    Spec("edit.find", "search"),
    Spec("edit.add_entity", "add"),
    Spec("edit.entity", "edit"),
    Spec("edit.remove_entity"),
    Spec("board.relate", on_board=True),
    Spec("board.note", on_board=True),
    Spec("board.rename", on_board=True),
    Spec("board.blocked", on_board=True, toggle=True),
    Spec("edit.structure", "layers"),
    Spec("edit.waves"),
    Spec("edit.add_layer"),
    Spec("edit.add_segment"),
    Spec("edit.premise", "settings"),
    Spec("edit.weights"),
    Spec("edit.criteria"),
    Spec("view.board", choice="view"),
    Spec("view.table", choice="view"),
    Spec("view.analysis", choice="view"),
    Spec("view.evidence", "sources", choice="view"),
    Spec("view.review", "review", choice="view"),
    Spec("edit.measures"),
    Spec("brief.sentences"),
    Spec("view.brief", choice="view"),
    *(Spec(f"view.lens_{lens}", f"lens-{lens}", choice="lens", on_board=True) for lens in LENSES),
    *(Spec(f"view.links_{links}", choice="links") for links in LINKS),
    Spec("view.links_next", on_board=True),
    Spec("view.groups", "groups", toggle=True, on_board=True),
    Spec("view.notes", "notes", toggle=True, on_board=True),
    Spec("view.legend", "legend", toggle=True, on_board=True),
    Spec("view.minimap", "minimap", toggle=True, on_board=True),
    Spec("view.filter", "filter", toggle=True),
    Spec("view.filter_clear"),
    Spec("view.wave_previous"),
    Spec("view.wave_next"),
    Spec("view.scenarios", "scenario", choice="view"),
    Spec("view.dates", "compare", choice="view"),
    Spec("view.history", "history", choice="view"),
    Spec("time.bar", toggle=True),
    Spec("time.base"),
    Spec("time.earlier", "earlier"),
    Spec("time.later", "later"),
    Spec("time.scenario_next"),
    Spec("time.scenario_new", "add"),
    Spec("time.scenario_copy"),
    Spec("time.scenario_edit"),
    Spec("edit.milestones", "milestone"),
    Spec("edit.ballots"),
    *(Spec(f"view.frame_{each}", choice="frame") for each in ("none", "a4", "a3", "a4_split", "a3_split")),
    Spec("view.zoom_in", "zoom-in"),
    Spec("view.zoom_out", "zoom-out"),
    Spec("view.fit", "fit"),
    Spec("view.fit_width"),
    Spec("view.actual"),
    *(Spec(f"arrange.{way}") for way in WAYS),
    Spec("board.fold", on_board=True),
    Spec("board.fold_all"),
    Spec("board.unfold_all"),
    Spec("view.tidy_row"),
    Spec("view.tidy", "tidy"),
    Spec("view.tray", "tray", toggle=True),
    Spec("view.inspector", "inspector", toggle=True),
    Spec("view.ko", choice="lang", needs_board=False),
    Spec("view.en", choice="lang", needs_board=False),
    Spec("view.light", choice="theme", needs_board=False),
    Spec("view.dark", choice="theme", needs_board=False),
    *(Spec(f"view.text_{each}", choice="text", needs_board=False) for each in PERCENTS),
    Spec("view.reduce_motion", toggle=True, needs_board=False),
    Spec("view.full_screen", toggle=True, needs_board=False),
    Spec("help.shortcuts", needs_board=False),
    Spec("help.about", needs_board=False),
)


class Actions(QObject):
    """The actions themselves, by id; one object of each serves menus, bars and keys."""

    def __init__(
        self,
        parent: QWidget,
        does: Mapping[str, Callable[[], object]],
        words: Words,
        theme: Theme,
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__(parent)
        self._keymap = keymap or Keymap()
        self._groups: dict[str, QActionGroup] = {}
        self._all = {spec.id: self._made(spec, does[spec.id], parent) for spec in SPECS}
        self._take_keys()
        self._keymap.listen(self._take_keys)
        self.retranslate(words)
        self.retheme(theme)
        self.allow(board=False)

    def __getitem__(self, action_id: str) -> QAction:
        return self._all[action_id]

    def retranslate(self, words: Words) -> None:
        """Say all actions in the language of ``words``."""
        for action_id, action in self._all.items():
            name_action(action, words.say(f"action.{action_id}"))

    def retheme(self, theme: Theme) -> None:
        """Draw all icons in the colours of ``theme``."""
        for spec in SPECS:
            if spec.icon:
                self._all[spec.id].setIcon(icon(spec.icon, theme))

    def allow(self, *, board: bool) -> None:
        """Enable what makes sense with a board open, or without one."""
        for spec in SPECS:
            self._all[spec.id].setEnabled(board or not spec.needs_board)

    def lend_to(self, view: QWidget) -> None:
        """Let the board view's own keys work in ``view``."""
        view.addActions([self._all[spec.id] for spec in SPECS if spec.on_board])

    def _take_keys(self) -> None:
        """Give all actions their present keys, and tell these in their tips."""
        for action_id, action in self._all.items():
            keys = [QKeySequence(each) for each in self._keymap.keys(action_id)]
            if keys != action.shortcuts():
                action.setShortcuts(keys)
                _tell_tip(action)

    def _made(self, spec: Spec, does: Callable[[], object], parent: QWidget) -> QAction:
        action = QAction(parent)
        action.setObjectName(spec.id)
        action.setCheckable(bool(spec.choice) or spec.toggle)
        action.triggered.connect(lambda *_: does())
        if spec.choice:
            self._groups.setdefault(spec.choice, QActionGroup(self)).addAction(action)
        if spec.on_board:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            parent.addAction(action)
        return action


def name_action(action: QAction, text: str) -> None:
    """Name an action, in menus and in its tip alike; what a user typed into the name stays text."""
    action.setText(ampersands(text))
    _tell_tip(action)


def _tell_tip(action: QAction) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = action.text().replace("&&", "&").rstrip("…")
    action.setToolTip(tip(f"{plain} ({keys})" if keys else plain))
