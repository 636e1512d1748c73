"""What a passage can be cited for: ratings, relations, facts, shares and years behind, found by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.judge.ratings import effective_by_criterion
from db.judge.terms import criteria_of
from db.model.things import Entity, Fact, Position, Relation, Segment, Share, Stance, name
from desktop.dialogs.field import Choice, Line
from desktop.listing import Entry
from desktop.plain import Text, ampersands
from desktop.roll import Roll
from desktop.search import matches
from desktop.target import fact_name, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from db.model.things import CitedKind
    from desktop.evidence.context import Context

_MOST = 300  # rows: whoever looks for something else types a letter more


class Target(NamedTuple):
    """Something a passage can be cited for, with the name that it is found by."""

    kind: CitedKind
    id: str
    name: str
    aspect: str = ""


class Targets(QDialog):
    """Chooses what a passage is cited for; what is selected on the board comes first.

    Signals:
        picked(object, str): a `Target` and the stance were chosen.

    """

    picked = Signal(object, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all = [*near(context), *everywhere(context)]
        self._shown: dict[str, Target] = {}
        say = context.words.say
        self.setWindowTitle(say("evidence.targets.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search, self.list, self.stance = Line(), Roll(context.theme), Choice()
        self.cite, self.leave = QPushButton(ampersands(say("evidence.targets.do"))), QPushButton(say("evidence.cancel"))
        self._lay_out()
        self._sift("")
        self.resize(560, 560)

    def accept(self) -> None:
        """Hand out what is chosen."""
        target = self._shown.get(self.list.current or "")
        if target is not None:
            self.picked.emit(target, self.stance.currentData())
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk the list while the field has the cursor."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _sift(self, query: str) -> None:
        found = [each for each in self._all if matches(query, (each.name,))][:_MOST]
        self._shown = {f"{each.id}/{each.aspect}": each for each in found}
        say = self._context.words.say
        rows = [(key, Entry(each.name, say(f"evidence.target.{each.kind}"))) for key, each in self._shown.items()]
        self.list.show_rows(rows)
        self.list.setCurrentIndex(self.list.roll.index(0))
        self.cite.setEnabled(bool(found))

    def _lay_out(self) -> None:
        say = self._context.words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        self.search.setPlaceholderText(say("evidence.targets.search"))
        self.search.setAccessibleName(say("evidence.targets.search"))
        self.list.setAccessibleName(say("evidence.targets.title"))
        self.stance.offer((each, say(f"evidence.targets.{each}")) for each in get_args(Stance))
        self.stance.setAccessibleName(say("evidence.targets.stance"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(Text(say("evidence.targets.stance"), tone="muted"))
        row.addWidget(self.stance)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.cite)
        column.addLayout(row)
        self.cite.setProperty("kind", "primary")
        self.cite.setDefault(True)
        self.leave.setAutoDefault(False)
        self.search.textChanged.connect(self._sift)
        self.list.doubleClicked.connect(lambda _: self.accept())
        self.cite.clicked.connect(lambda _: self.accept())
        self.leave.clicked.connect(lambda _: self.reject())


def near(context: Context) -> Iterator[Target]:
    """Yield what is selected: its ratings, then what is known of the player or the segment."""
    board, selection = context.board, context.selection
    position, segment = board.get(Position, selection.current), board.get(Segment, selection.segment)
    if position is not None:
        yield from _ratings(context, position)
        yield from _of_entity(context, board.the(Entity, position.entity_id))
    if segment is not None:
        yield from _ratings(context, segment)
        yield from _of_segment(context, segment)


def everywhere(context: Context) -> Iterator[Target]:
    """Yield the same of everything else on the board."""
    board, selection = context.board, context.selection
    chosen = board.get(Position, selection.current)
    for position in board.all(Position).values():
        if position.id != selection.current:
            yield from _ratings(context, position)
    for segment in board.all(Segment).values():
        if segment.id != selection.segment:
            yield from _ratings(context, segment)
            yield from _of_segment(context, segment)
    for entity in board.all(Entity).values():
        if chosen is None or entity.id != chosen.entity_id:
            yield from _of_entity(context, entity, relations=False)
    for relation in board.all(Relation).values():
        if chosen is None or chosen.entity_id not in (relation.from_id, relation.to_id):
            yield Target("relation", relation.id, told(board, relation, context.words))


def _ratings(context: Context, thing: Position | Segment) -> Iterator[Target]:
    board, words = context.board, context.words
    found = effective_by_criterion(board, thing.id)
    whose = told(board, thing, words)
    for criterion in criteria_of(board, "position" if isinstance(thing, Position) else "segment"):
        if criterion.id in found:
            rating = found[criterion.id].ratings[-1]
            named = words.say("evidence.of_rating", name=whose, criterion=name(criterion, words.lang))
            yield Target("rating", rating.id, named if rating.score is None else f"{named} {rating.score:g}")


def _of_entity(context: Context, entity: Entity, *, relations: bool = True) -> Iterator[Target]:
    board, words = context.board, context.words
    yield Target("entity", entity.id, name(entity, words.lang))
    for fact in sorted(board.where(Fact, "entity_id", entity.id), key=lambda each: each.order):
        named = words.say("evidence.of_fact", name=name(entity, words.lang), fact=fact_name(fact, words))
        yield Target("fact", fact.id, f"{named} {_value(fact)}")
    if relations:
        both = (*board.where(Relation, "from_id", entity.id), *board.where(Relation, "to_id", entity.id))
        for relation in dict.fromkeys(both):
            yield Target("relation", relation.id, told(board, relation, words))


def _of_segment(context: Context, segment: Segment) -> Iterator[Target]:
    board, words = context.board, context.words
    if segment.gap_years is not None:
        named = words.say("evidence.of_gap", name=name(segment, words.lang), years=f"{segment.gap_years:g}")
        yield Target("segment", segment.id, named, "gap")
    yield Target("segment", segment.id, name(segment, words.lang))
    for share in board.where(Share, "segment_id", segment.id):
        yield Target("share", share.id, f"{told(board, share, words)} {share.percent:g} %")


def _value(fact: Fact) -> str:
    return ", ".join(map(str, fact.value)) if isinstance(fact.value, tuple) else str(fact.value)
