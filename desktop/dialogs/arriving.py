"""What a paste would do, line by line: whom each name means, and what the user wants done with it. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from db.edit import verbs
from db.edit.verbs import Arrival
from db.errors import BoardError
from db.model.board import Board
from db.model.text import excerpt
from db.model.things import Entity, Position, name
from desktop.search import most_alike, search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.words import Words

Wish: TypeAlias = Literal["use", "add", "skip"]


@dataclass(slots=True)
class Coming:
    """One line of a paste.

    ``entity_id`` is the player that it means, or with ``alike`` the one that it may mean; ``wish`` is what is to be
    done with it: take it for that player, add a new one, or neither. ``refused`` is why it cannot be added.
    """

    arrival: Arrival
    odd: str = ""
    entity_id: str | None = None
    alike: bool = False
    repeated: bool = False
    refused: BoardError | None = None
    wish: Wish = "add"

    @property
    def is_open(self) -> bool:
        """Whether the fields of the player may be changed: it is to be added, or would be if it were allowed."""
        return self.wish == "add" or (self.refused is not None and not self.repeated)

    def wishes(self) -> tuple[Wish, ...]:
        """Return what may be done with it."""
        if self.repeated:
            return ("skip",)
        use: tuple[Wish, ...] = ("use",) if self.entity_id is not None else ()
        add: tuple[Wish, ...] = () if self.refused is not None else ("add",)
        return (*use, *add, "skip")


@dataclass(slots=True)
class Plan:
    """All lines of a paste into ``segment_id``, or into the tray where that is None."""

    board: Board
    lines: list[Coming]
    segment_id: str | None = None
    _there: frozenset[str] = field(default=frozenset())

    def aim(self, segment_id: str | None) -> None:
        """Paste into another segment."""
        self.segment_id = segment_id
        placed = self.board.where(Position, "segment_id", segment_id) if segment_id is not None else ()
        self._there = frozenset(each.entity_id for each in placed)

    def is_idle(self, line: Coming) -> bool:
        """Tell whether nothing is done for a line: it is passed over, or its player is there already."""
        if line.wish == "skip":
            return True
        return line.wish == "use" and (self.segment_id is None or line.entity_id in self._there)

    def arrivals(self) -> list[str | Arrival]:
        """Return what is to be pasted, as the verb takes it."""
        busy = [each for each in self.lines if not self.is_idle(each)]
        return [each.arrival if each.wish == "add" else each.entity_id or "" for each in busy]

    def count(self, words: Words) -> str:
        """Return in a sentence what the paste would do."""
        new = sum(each.wish == "add" for each in self.lines)
        busy = sum(not self.is_idle(each) for each in self.lines)
        key = "clip.paste.count" if self.segment_id is None else "clip.paste.count_placed"
        return words.say(key, placed=busy, new=new, known=busy - new, skipped=len(self.lines) - busy)

    def said(self, line: Coming, words: Words) -> str:
        """Return what becomes of a line."""
        entity = self.board.get(Entity, line.entity_id)
        called = excerpt(name(entity, words.lang)) if entity is not None else ""
        if line.wish == "add":
            return self._said_new(line, called, words)
        if line.repeated:
            return words.say("clip.paste.repeated")
        if line.wish == "skip":
            return words.error(line.refused) if line.refused is not None else words.say("clip.paste.skipped")
        if self.is_idle(line):
            return words.say("clip.paste.waits" if self.segment_id is None else "clip.paste.there")
        return words.say("clip.paste.accepted", name=called) if line.alike else words.say("clip.paste.known")

    def change(self, line: Coming, arrival: Arrival) -> None:
        """Let a line be about a player of other fields."""
        before, line.refused = line.refused, _refusal(self.board, arrival)
        line.arrival, line.odd = arrival, ""
        if line.refused is not None:
            line.wish = "skip"
        elif before is not None:
            line.wish = "add"

    def _said_new(self, line: Coming, called: str, words: Words) -> str:
        if line.odd:
            return words.say("clip.paste.odd", text=line.odd)
        return words.say("clip.paste.alike", name=called) if line.alike else words.say("clip.paste.new")


def planned(board: Board, arrivals: Iterable[tuple[Arrival, str]], segment_id: str | None) -> Plan:
    """Return what pasting these players would do; with each comes what of it could not be understood."""
    known = _Known(board)
    lines: list[Coming] = []
    seen: set[str] = set()
    for arrival, odd in arrivals:
        found = known.find(arrival)
        handle = found or search_key(arrival.name_ko or arrival.name_en)
        line = Coming(arrival, odd, found, repeated=handle in seen)
        line.refused = None if found else _refusal(board, arrival)
        line.wish = line.wishes()[0]
        seen.add(handle)
        lines.append(line)
    known.suggest([each for each in lines if each.wish == "add"])
    plan = Plan(board, lines)
    plan.aim(segment_id)
    return plan


class _Known:
    """The players of a board by all that they go by."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._by_name: dict[str, str] = {}
        for each in board.all(Entity).values():
            for text in (each.name_ko, each.name_en, *each.aliases):
                if key := search_key(text):
                    self._by_name.setdefault(key, each.id)

    def find(self, arrival: Arrival) -> str | None:
        """Return the player that is meant: by id, then by key, then by a name that it goes by."""
        if self._board.get(Entity, arrival.id) is not None:
            return arrival.id
        same = self._board.by_key(Entity, arrival.key) if arrival.key else None
        if same is not None:
            return same.id
        names = (arrival.name_ko, arrival.name_en, *arrival.aliases)
        return next((self._by_name[key] for each in names if (key := search_key(each)) in self._by_name), None)

    def suggest(self, lines: Sequence[Coming]) -> None:
        """Note for new players whom their names are much alike."""
        names = list(self._by_name)
        for field_name in ("name_ko", "name_en"):
            left = [each for each in lines if not each.alike and getattr(each.arrival, field_name)]
            near = most_alike([getattr(each.arrival, field_name) for each in left], names)
            for line, at in zip(left, near, strict=True):
                if at is not None:
                    line.entity_id, line.alike = self._by_name[names[at]], True


def _refusal(board: Board, arrival: Arrival) -> BoardError | None:
    try:
        verbs.add_entity(board, **arrival.fields())
    except BoardError as error:
        return error
    return None
