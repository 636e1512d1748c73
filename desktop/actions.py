"""What the window can do, as data: each action's id, keys and icon. Its words are ``action.<id>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop.icons import icon
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
    keys: tuple[str, ...] = ()
    icon: str = ""
    choice: str = ""
    toggle: bool = False
    needs_board: bool = True
    on_board: bool = False


SPECS: tuple[Spec, ...] = (
    Spec("file.new_blank", ("Ctrl+N",), "blank", needs_board=False),
    Spec("file.new_sample", (), "sample", needs_board=False),
    Spec("file.open", ("Ctrl+O",), "open", needs_board=False),
    Spec("file.saved", ("Ctrl+S",)),
    Spec("file.copy", ("Ctrl+Shift+S",)),
    Spec("file.revert"),
    Spec("file.import_json"),
    Spec("file.brief", ("Ctrl+P",), "brief"),
    Spec("file.picture_png"),
    Spec("file.picture_svg"),
    Spec("file.picture_pdf"),
    Spec("file.print", ("Ctrl+Shift+P",)),
    Spec("file.export_json"),
    Spec("file.quit", ("Ctrl+Q",), needs_board=False),
    Spec("edit.undo", ("Ctrl+Z",), "undo"),
    Spec("edit.redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Spec("edit.copy_picture", ("Ctrl+Shift+C",)),
    Spec("edit.copy", ("Ctrl+C",), on_board=True),
    Spec("edit.cut", ("Ctrl+X",), on_board=True),
    Spec("edit.paste", ("Ctrl+V",), on_board=True),
    Spec("edit.duplicate", ("Ctrl+D",), on_board=True),
    Spec("edit.select_all", ("Ctrl+A",), on_board=True),
    Spec("edit.take_off", ("Del",), "remove", on_board=True),
    Spec("edit.palette", ("Ctrl+K",), needs_board=False),
    Spec("edit.find", ("Ctrl+F",), "search"),
    Spec("edit.add_entity", ("Ctrl+E",), "add"),
    Spec("edit.entity", ("Ctrl+I",), "edit"),
    Spec("edit.remove_entity"),
    Spec("edit.structure", ("Ctrl+L",), "layers"),
    Spec("edit.add_layer"),
    Spec("edit.add_segment", ("Ctrl+Shift+N",)),
    Spec("edit.premise", ("Ctrl+B",), "settings"),
    Spec("edit.sources", ("Ctrl+U",), "sources"),
    Spec("view.board", ("Ctrl+1",), choice="view"),
    Spec("view.table", ("Ctrl+2",), choice="view"),
    *(
        Spec(f"view.lens_{lens}", (key,), f"lens-{lens}", choice="lens", on_board=True)
        for lens, key in zip(LENSES, "OSPCEDH", strict=True)
    ),
    *(Spec(f"view.links_{links}", choice="links") for links in LINKS),
    Spec("view.links_next", ("R",), on_board=True),
    Spec("view.groups", ("G",), "groups", toggle=True, on_board=True),
    Spec("view.notes", ("Shift+N",), "notes", toggle=True, on_board=True),
    Spec("view.legend", ("Shift+L",), "legend", toggle=True, on_board=True),
    Spec("view.minimap", ("M",), "minimap", toggle=True, on_board=True),
    Spec("view.filter", ("Ctrl+Shift+F",), "filter", toggle=True),
    Spec("view.filter_clear"),
    Spec("view.wave_previous", ("Ctrl+PgUp",)),
    Spec("view.wave_next", ("Ctrl+PgDown",)),
    *(Spec(f"view.frame_{each}", choice="frame") for each in ("none", "a4", "a3", "a4_split", "a3_split")),
    Spec("view.zoom_in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Spec("view.zoom_out", ("Ctrl+-",), "zoom-out"),
    Spec("view.fit", ("Ctrl+0",), "fit"),
    Spec("view.actual", ("Ctrl+Alt+0",)),
    Spec("view.tidy_row", ("Ctrl+T",)),
    Spec("view.tidy", ("Ctrl+Shift+T",), "tidy"),
    Spec("view.tray", ("Ctrl+[",), "tray", toggle=True),
    Spec("view.inspector", ("Ctrl+]",), "inspector", toggle=True),
    Spec("view.ko", choice="lang", needs_board=False),
    Spec("view.en", choice="lang", needs_board=False),
    Spec("view.light", choice="theme", needs_board=False),
    Spec("view.dark", choice="theme", needs_board=False),
    *(Spec(f"view.text_{each}", choice="text", needs_board=False) for each in PERCENTS),
    Spec("view.reduce_motion", toggle=True, needs_board=False),
    Spec("view.full_screen", ("F11",), toggle=True, needs_board=False),
    Spec("help.shortcuts", ("F1",), needs_board=False),
    Spec("help.about", needs_board=False),
)


class Actions(QObject):
    """The actions themselves, by id; one object of each serves menus, bars and keys."""

    def __init__(self, parent: QWidget, does: Mapping[str, Callable[[], object]], words: Words, theme: Theme) -> None:
        super().__init__(parent)
        self._groups: dict[str, QActionGroup] = {}
        self._all = {spec.id: self._made(spec, does[spec.id], parent) for spec in SPECS}
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

    def _made(self, spec: Spec, does: Callable[[], object], parent: QWidget) -> QAction:
        action = QAction(parent)
        action.setObjectName(spec.id)
        action.setCheckable(bool(spec.choice) or spec.toggle)
        action.setShortcuts([QKeySequence(each) for each in spec.keys])
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
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    plain = text.rstrip("…")
    action.setToolTip(tip(f"{plain} ({keys})" if keys else plain))


def keys_text(spec: Spec) -> str:
    """Return the keys of an action as people read them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(each).toString(native) for each in spec.keys)
