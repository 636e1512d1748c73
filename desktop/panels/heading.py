"""The head of a card's page: what it is called, what it is, where it comes from; all edited where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.edit import verbs
from db.model.things import Entity, EntityKind, Layer, Lifecycle, Position, Segment, name
from desktop.aliases import aliases_in, line_of
from desktop.flow import Flow
from desktop.panels.inplace import InPlace
from desktop.panels.pick import Pick
from desktop.panels.prose import Prose
from desktop.search import order_key
from desktop.sides import NOWHERE, is_mixed, side_of

if TYPE_CHECKING:
    from desktop.panels.context import Context
    from desktop.words import Words

_INSET = 6  # of an in-place field: plain text beside it is set in as far


class Heading(QWidget):
    """Names, kind, origin and control, lifecycle, other names and description of an entity, and its place."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entity: Entity | None = None
        say, theme = context.words.say, context.theme
        self.first = InPlace(
            theme,
            say(f"inspector.name_{context.lang}"),
            size=19,
            weight=QFont.Weight.Bold,
            empty=say(f"inspector.add_{context.lang}"),
        )
        other = "en" if context.lang == "ko" else "ko"
        self.second = InPlace(
            theme, say(f"inspector.name_{other}"), colour="text_muted", empty=say(f"inspector.add_{other}")
        )
        self.aliases = InPlace(
            theme, say("inspector.aliases"), size=12, colour="text_muted", empty=say("inspector.add_aliases")
        )
        self.text = InPlace(theme, say("inspector.desc"), empty=say("inspector.add_desc"), lines=True)
        picks = ("kind", "origin", "control", "lifecycle")
        self.kind, self.origin, self.control, self.lifecycle = (Pick(theme, say(f"inspector.{each}")) for each in picks)
        self._where = Prose(theme, size=12, colour="text_muted")
        self._lay()
        self._wire(other)

    def show_position(self, position: Position) -> None:
        """Show the entity of a position, and where the position is."""
        board, lang = self._context.board, self._context.lang
        entity = self._entity = board.the(Entity, position.entity_id)
        segment = board.the(Segment, position.segment_id)
        layer = board.the(Layer, segment.layer_id)
        names = (entity.name_ko, entity.name_en) if lang == "ko" else (entity.name_en, entity.name_ko)
        self.first.show_text(names[0])
        self.second.show_text(names[1])
        self.aliases.show_text(line_of(entity.aliases))
        self.text.show_text(entity.desc_ko if lang == "ko" else entity.desc_en)
        self._where.tell(f"{name(layer, lang)} › {name(segment, lang)}")
        self._show_picks(entity)

    def finish(self) -> None:
        """End an editing that is under way and keep its text."""
        for field in (self.first, self.second, self.aliases, self.text):
            field.finish()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.first)
        column.addWidget(self.second)
        row = QWidget()
        flow = Flow(row)
        flow.setContentsMargins(_INSET, 4, _INSET, 4)
        for pick in (self.kind, self.origin, self.control, self.lifecycle):
            flow.addWidget(pick)
        column.addWidget(row)
        self._where.setContentsMargins(0, 0, 0, 0)
        inset = QVBoxLayout()
        inset.setContentsMargins(_INSET, 0, _INSET, 2)
        inset.addWidget(self._where)
        column.addLayout(inset)
        column.addWidget(self.text)
        column.addWidget(self.aliases)

    def _wire(self, other: str) -> None:
        lang = self._context.lang
        self.first.committed.connect(lambda text: self._edit(**{f"name_{lang}": text}))
        self.second.committed.connect(lambda text: self._edit(**{f"name_{other}": text}))
        self.text.committed.connect(lambda text: self._edit(**{f"desc_{lang}": text}))
        self.aliases.committed.connect(
            lambda text: self._edit(aliases=aliases_in(text, self._entity.aliases if self._entity else ()))
        )
        self.kind.picked.connect(lambda kind: self._edit(kind=kind))
        self.origin.picked.connect(lambda origin: self._edit(origin=origin))
        self.control.picked.connect(lambda control: self._edit(control=control))
        self.lifecycle.picked.connect(lambda stage: self._edit(lifecycle=stage))

    def _show_picks(self, entity: Entity) -> None:
        words, say = self._context.words, self._context.words.say
        self.kind.show_pick(entity.kind, say(f"entity.kind.{entity.kind}"), _choices(words, "kind", EntityKind))
        stage = say(f"entity.lifecycle.{entity.lifecycle}")
        self.lifecycle.show_pick(entity.lifecycle, stage, _choices(words, "lifecycle", Lifecycle))
        countries = sorted(
            ((each, country(words, each)) for each in words.names("entity.country")),
            key=lambda pair: order_key(pair[1]),
        )
        self.origin.show_pick(entity.origin, country(words, entity.origin), countries)
        same = say("inspector.control_same")
        told = entity.control is not None
        text = (
            say("inspector.control_is", country=country(words, entity.control or ""))
            if told
            else say("inspector.control_set")
        )
        self.control.show_quietly(not told)
        self.control.show_pick(entity.control, text, [(None, same), *countries])
        mixed = is_mixed(entity)
        self.origin.show_side(side_of(self._context.board, entity), mixed=mixed)

    def _edit(self, **fields: object) -> None:
        entity = self._entity
        if entity is not None:
            self._context.session.attempt(lambda board: verbs.edit_entity(board, entity.id, **fields))


def country(words: Words, code: str) -> str:
    """Return a country's name in the language of the words, its code where it has none there."""
    key = f"entity.country.{code or NOWHERE}"
    return words.say(key) if words.knows(key) else code


def _choices(words: Words, table: str, literal: object) -> list[tuple[object, str]]:
    return [(each, words.say(f"entity.{table}.{each}")) for each in get_args(literal)]
