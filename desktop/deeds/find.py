"""Going anywhere and doing anything by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from db.edit import verbs
from db.model.board import layers_in_stack, present_wave, segments_in, wave_of
from db.model.things import Layer, Note, Passage, Position, Segment
from desktop.dialogs.found import Found, Kind, everything
from desktop.dialogs.palette import Palette
from desktop.menus import LINE, MENUS
from desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from desktop.desk import Desk
    from desktop.menus import Entry
    from desktop.program import Program

_REMEMBERED = 8
_OWN = ("edit.find", "edit.palette")


class FindDeeds:
    """The deeds that open the palette, and what choosing something in it does."""

    def __init__(self, program: Program) -> None:
        self._program = program
        program.asked.connect(self._to_place)
        self._recent: list[tuple[str, str]] = []

    def all(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds by the ids of their actions."""
        return {"edit.find": self._find, "edit.palette": self._palette}

    def go_to(self, desk: Desk, found: Found) -> None:
        """Show what was found where it is."""
        ways: dict[str, Callable[[Desk, Found], object]] = {
            "position": self._to_position,
            "entity": self._to_entity,
            "segment": lambda desk, found: self._to_segment(desk, found.id),
            "layer": lambda desk, found: self._to_layer(desk, found.id),
            "wave": lambda desk, found: self._to_wave(desk, found.id),
            "source": lambda desk, found: self._to_source(desk, found.id),
            "passage": self._to_passage,
            "note": self._to_note,
        }
        ways[found.kind](desk, found)

    def _find(self) -> None:
        desk = self._program.desk
        if desk is not None:
            self._open(lambda words: everything(desk.session.board, words), "palette.find_hint")

    def _palette(self) -> None:
        desk = self._program.desk
        if desk is None:
            self._open(self._commands, "palette.hint")
        else:
            self._open(lambda words: [*everything(desk.session.board, words), *self._commands(words)], "palette.hint")

    def _open(self, offers: Callable[[Words], list[Found]], hint: str) -> None:
        program = self._program
        palette = Palette(offers, program.words, program.theme, program.window, hint=hint, recent=tuple(self._recent))
        palette.chosen.connect(self._choose)
        palette.pop_up()

    def _choose(self, found: Found) -> None:
        self._recent = [found.handle, *(each for each in self._recent if each != found.handle)][:_REMEMBERED]
        if found.kind == "command":
            self._program.window.acts[found.id].trigger()
        elif self._program.desk is not None:
            self.go_to(self._program.desk, found)

    def _commands(self, words: Words) -> list[Found]:
        """Return all commands that may be given now, with their place in the menus and their keys."""
        native = QKeySequence.SequenceFormat.NativeText
        found = []
        for action_id, path in commands():
            action = self._program.window.acts[action_id]
            if action.isEnabled() and action_id not in _OWN:
                # A command is found in either language, also by the menu that it stands in.
                said = [_said(each, action_id, path) for each in (words, *_others(words))]
                names = tuple(
                    name for text, where in said for name in (text.rpartition(": ")[2], text, f"{where} {text}")
                )
                text, where = said[0]
                keys = action.shortcut().toString(native)
                found.append(Found("command", action_id, text, where, names, keys))
        return found

    def _to_position(self, desk: Desk, found: Found) -> None:
        self._program.window.show_view("board")
        self._uncover(desk, desk.session.board.the(Position, found.id).segment_id)
        desk.selection.select((found.id,))
        desk.board.focus_position(found.id)

    def _to_entity(self, desk: Desk, found: Found) -> None:
        self._program.window.acts["view.tray"].setChecked(True)
        self._program.window.show_dock("tray", shown=True)
        desk.tray.reveal(found.id)

    def _to_segment(self, desk: Desk, segment_id: str) -> None:
        self._program.window.show_view("board")
        self._uncover(desk, segment_id)
        desk.board.focus_segment(segment_id)

    def _to_layer(self, desk: Desk, layer_id: str) -> None:
        board = desk.session.board
        self._program.window.show_view("board")
        self._show_wave(desk, wave_of(board, board.the(Layer, layer_id)))
        for segment in segments_in(board, layer_id)[:1]:
            self._to_segment(desk, segment.id)
        self._scroll(desk, layer_id)

    def _uncover(self, desk: Desk, segment_id: str) -> None:
        """Bring the wave of a segment to the front and unfold its layer: what was asked for is to be seen."""
        board = desk.session.board
        layer = board.the(Layer, board.the(Segment, segment_id).layer_id)
        self._show_wave(desk, wave_of(board, layer))
        if layer.folded:
            desk.session.attempt(lambda board: verbs.fold_layer(board, layer.id, folded=False))

    def _to_wave(self, desk: Desk, wave_id: str) -> None:
        self._program.window.show_view("board")
        self._show_wave(desk, wave_id)
        for layer in layers_in_stack(desk.session.board, wave_id)[:1]:
            self._scroll(desk, layer.id)

    def _scroll(self, desk: Desk, layer_id: str) -> None:
        """Have a layer's band seen."""
        bands = desk.board.stage.scene.arrangement.bands
        for band in (each for each in bands if each.layer_id == layer_id):
            desk.board.eye.show(band.box)

    def _show_wave(self, desk: Desk, wave_id: str | None) -> None:
        # None and the present one are the same: the board must not be laid out anew for nothing.
        if wave_id is not None and wave_id != (desk.viewing.now.wave or present_wave(desk.session.board)):
            desk.viewing.change(wave=wave_id)

    def _to_passage(self, desk: Desk, found: Found) -> None:
        self._to_source(desk, desk.session.board.the(Passage, found.id).source_id, found.id)

    def _to_source(self, desk: Desk, source_id: str, passage_id: str | None = None) -> None:
        self._program.window.show_view("evidence")
        desk.evidence.choose(source_id, passage_id)

    def _to_place(self, kind: Kind, thing_id: str) -> None:
        """Show what a page asks for, as if it had been found."""
        if self._program.desk is not None:
            self.go_to(self._program.desk, Found(kind, thing_id, "", "", ()))

    def _to_note(self, desk: Desk, found: Found) -> None:
        note = desk.session.board.the(Note, found.id)
        self._program.window.show_view("board")
        if note.segment_id is not None:
            self._uncover(desk, note.segment_id)
        desk.board.focus_note(note.id)


def commands() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield all actions that stand in a menu, with the names of the menus on the way to them."""

    def within(entries: tuple[Entry, ...], path: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
        for entry in entries:
            if isinstance(entry, tuple):
                yield from within(entry[1], (*path, entry[0]))
            elif entry != LINE:
                yield entry, path

    for menu, entries in MENUS:
        yield from within(entries, (menu,))


def _said(words: Words, action_id: str, path: tuple[str, ...]) -> tuple[str, str]:
    """Return what a command is called and where it stands."""
    menus = [words.say(f"action.menu.{each}").partition("(&")[0].replace("&", "") for each in path]
    text = words.say(f"action.{action_id}").rstrip("…")
    # 모두 says little where it stands alone.
    return (f"{menus[-1]}: {text}" if len(menus) > 1 else text), " › ".join(menus)


def _others(words: Words) -> Iterator[Words]:
    return (Words(lang) for lang in LANGUAGES if lang != words.lang)
