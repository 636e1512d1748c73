"""The dialog that makes a player, or mends one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from db.edit import verbs
from db.errors import BoardError
from db.model.board import all_layers, segments_in
from db.model.names import in_its_wave
from db.model.things import Distribution, Entity, EntityKind, Lifecycle, name
from desktop.aliases import aliases_in, line_of
from desktop.dialogs.country import Country
from desktop.dialogs.field import Choice, Line, Page, say_choices
from desktop.dialogs.sheet import Sheet, form
from desktop.plain import Text
from desktop.search import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from db.edit.edit import Edit
    from db.model.board import Board
    from desktop.session import Session
    from desktop.theme import Theme
    from desktop.words import Words


class EntitySheet(Sheet):
    """Names, kind, countries, stage and description of one player; for a new one also where it goes."""

    def __init__(
        self,
        session: Session,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        entity_id: str | None = None,
        segment_id: str | None = None,
    ) -> None:
        super().__init__("dialog.entity.new" if entity_id is None else "dialog.entity.edit", words, theme, parent)
        self._session, self._entity_id, self._segment_id = session, entity_id, segment_id
        self.name_ko, self.name_en, self.aliases = Line(), Line(), Line()
        self.kind, self.lifecycle, self.segment, self.distribution = Choice(), Choice(), Choice(), Choice()
        self.origin, self.control = Country(words), Country(words, empty="dialog.entity.as_origin")
        self.desc_ko, self.desc_en = Page(3), Page(2)
        self._twin = Text(tone="muted", wrap=True)
        self._lay_out()
        self._fill()
        for line in (self.name_ko, self.name_en, self.aliases):
            line.textChanged.connect(lambda _: self._warn())
        self._warn()
        self.fit(540)

    @property
    def warning(self) -> str:
        """Who else goes by the name; empty where nobody does."""
        return self._twin.text()

    def retranslate(self, words: Words) -> None:
        """Say the dialog in the language of ``words``; what was typed stays."""
        super().retranslate(words)
        self._offer(words)
        self._warn()

    def approve(self) -> bool:
        """Carry out the edit; say here what refuses it."""
        try:
            edit = self._edit(self._session.board)
        except BoardError as error:
            self.wrong(self.words.error(error))
            return False
        return self._session.do(edit)

    def _edit(self, board: Board) -> Edit:
        if self._entity_id is not None:
            return verbs.edit_entity(board, self._entity_id, **self._fields())
        edit = verbs.add_entity(board, **self._fields())  # type: ignore[arg-type]
        segment_id = self.segment.currentData()
        if not segment_id:
            return edit
        # Made and placed by one press of a button, so taken back by one too.
        placed = verbs.place(board.overlaid(edit.changes), edit.changes[0].id, segment_id)
        return replace(edit, changes=(*edit.changes, *placed.changes))

    def _fields(self) -> dict[str, object]:
        return {
            "name_ko": self.name_ko.text(),
            "name_en": self.name_en.text(),
            "aliases": self._aliases(),
            "kind": self.kind.currentData(),
            "lifecycle": self.lifecycle.currentData(),
            "distribution": self.distribution.currentData(),
            "origin": self.origin.code() or "",
            "control": self.control.code(),
            "desc_ko": self.desc_ko.toPlainText(),
            "desc_en": self.desc_en.toPlainText(),
        }

    def _lay_out(self) -> None:
        fields = form()
        for key, field in (
            ("name_ko", self.name_ko),
            ("name_en", self.name_en),
            ("kind", self.kind),
            ("origin", self.origin),
            ("control", self.control),
            ("aliases", self.aliases),
            ("lifecycle", self.lifecycle),
            ("distribution", self.distribution),
            ("desc_ko", self.desc_ko),
            ("desc_en", self.desc_en),
        ):
            self.row(fields, f"dialog.entity.{key}", field)
        if self._entity_id is None:
            self.row(fields, "dialog.entity.segment", self.segment)
        self.says(self.aliases.setPlaceholderText, "dialog.entity.aliases_hint")
        self.body.addLayout(fields)
        self.body.addWidget(self._twin)
        self.button("dialog.cancel", self.reject)
        self.button("dialog.entity.add" if self._entity_id is None else "dialog.keep", self.accept, default=True)

    def _offer(self, words: Words) -> None:
        say_choices(self.kind, words, "entity.kind", get_args(EntityKind))
        say_choices(self.lifecycle, words, "entity.lifecycle", get_args(Lifecycle))
        say_choices(self.distribution, words, "briefing.distribution", get_args(Distribution))
        self.origin.say(words)
        self.control.say(words)
        places = [("", words.say("dialog.entity.tray"))]
        self.segment.offer([*places, *segment_names(self._session.board, words)])

    def _fill(self) -> None:
        self._offer(self.words)
        entity = self._session.board.get(Entity, self._entity_id)
        self.lifecycle.choose("live")
        self.distribution.choose("open")
        self.segment.choose(self._segment_id or "")
        self.origin.show_code(self._session.board.premise.home_country)
        self.control.show_code(None)
        if entity is not None:
            self._show(entity)

    def _show(self, entity: Entity) -> None:
        self.name_ko.setText(entity.name_ko)
        self.name_en.setText(entity.name_en)
        self.aliases.setText(line_of(entity.aliases))
        self.aliases.setCursorPosition(0)
        self.kind.choose(entity.kind)
        self.lifecycle.choose(entity.lifecycle)
        self.distribution.choose(entity.distribution)
        self.origin.show_code(entity.origin)
        self.control.show_code(entity.control)
        self.desc_ko.setPlainText(entity.desc_ko)
        self.desc_en.setPlainText(entity.desc_en)

    def _aliases(self) -> tuple[str, ...]:
        entity = self._session.board.get(Entity, self._entity_id)
        return aliases_in(self.aliases.text(), entity.aliases if entity is not None else ())

    def _warn(self) -> None:
        typed = (self.name_ko.text(), self.name_en.text(), *self._aliases())
        twin = twin_of(self._session.board, typed, but=self._entity_id)
        self._twin.setVisible(twin is not None)
        self._twin.clear()
        if twin is not None:
            kind = self.words.say(f"entity.kind.{twin.kind}")
            self._twin.setText(self.words.say("dialog.entity.twin", name=name(twin, self.words.lang), kind=kind))


def twin_of(board: Board, names: Iterable[str], *, but: str | None = None) -> Entity | None:
    """Return a player that goes by one of these names already; names need not be unique, but people want to know."""
    keys = {search_key(each) for each in names} - {""}
    for entity in board.all(Entity).values():
        own = (entity.name_ko, entity.name_en, *entity.aliases)
        if entity.id != but and keys & {search_key(each) for each in own}:
            return entity
    return None


def segment_names(board: Board, words: Words) -> list[tuple[str, str]]:
    """Return all segments' ids with their layers' and their own names, in the order of the board."""
    return [
        (segment.id, f"{in_its_wave(board, layer, words.lang)} › {name(segment, words.lang)}")
        for layer in all_layers(board)
        for segment in segments_in(board, layer.id)
    ]
