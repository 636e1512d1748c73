"""Cards in the hand, whether from the board or from the tray: where they would go, and what has to make room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from db.edit import verbs
from db.model.drop import drop
from db.model.things import Entity, Position, Segment, name
from desktop.board.hand import Drag
from desktop.board.overlay import bounds_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from db.model.board import Board
    from db.model.geometry import Box, Spot
    from db.model.guides import Guide
    from desktop.board.face import Face
    from desktop.board.gestures.gesture import Room


Block: TypeAlias = tuple[str, str]
"""What cannot be: an entity and the segment that it stands in already."""


def take_up(room: Room, carried: Mapping[str, Box], face: Callable[[str], Face], *, afar: bool = False) -> None:
    """Lift the cards; see `Drag` for what is asked."""
    bounds = bounds_of(carried)
    if bounds is not None:
        room.stage.grasp.take_up(Drag(dict(carried), face, bounds, afar=afar))


def aim(
    room: Room,
    wanted: Sequence[Spot],
    shifted: tuple[float, float],
    *,
    refused: bool,
    guides: tuple[Guide, ...] = (),
) -> None:
    """Show where the cards would go, and how the first one's row makes room."""
    target = wanted[0].segment_id if wanted else None
    places = drop(room.stage.scene.arrangement, wanted, only={target} if target is not None else set())
    row = tuple(spot for spot in places if spot.segment_id == target)
    room.stage.grasp.carry(shifted=shifted, target=target, places=row, refused=refused, guides=guides)


def place(room: Room, wanted: Sequence[Spot], entity_ids: Iterable[str]) -> bool:
    """Give entities positions where they are wanted, in one step, and select them; return False where refused.

    The ids in ``wanted`` are anything but positions of the board.
    """
    owner = dict(zip((spot.position_id for spot in wanted), entity_ids, strict=True))
    spots = drop(room.stage.scene.arrangement, wanted)
    placed = [verbs.Placement(owner[spot.position_id], *spot[1:]) for spot in spots if spot.position_id in owner]
    pushed = [verbs.Spot(*spot) for spot in spots if spot.position_id not in owner]
    if not room.carry_out(lambda: verbs.place_many(room.session.board, placed, pushed=pushed)):
        return False
    stand = (room.stage.scene.entity_stands_in(each.entity_id, each.segment_id) for each in placed)
    room.selection.select(each for each in stand if each is not None)
    goal = segment_name(room, wanted[0].segment_id)
    room.tell(room.words.say("board.told.placed", count=len(placed), segment=goal))
    return True


def blocked(room: Room, wanted: Sequence[Spot], entity_ids: Iterable[str]) -> Block | None:
    """Return the first entity and segment that cannot be: the entity stands there already, or would do so twice."""
    board = room.stage.scene.board
    carried = {spot.position_id for spot in wanted}
    standing: dict[str, set[str]] = {}
    for spot, entity_id in zip(wanted, entity_ids, strict=True):
        there = standing.get(spot.segment_id)
        if there is None:
            positions = board.where(Position, "segment_id", spot.segment_id)
            there = standing[spot.segment_id] = {each.entity_id for each in positions if each.id not in carried}
        if entity_id in there:
            return entity_id, spot.segment_id
        there.add(entity_id)
    return None


class Standing:
    """Who stands where, beside the cards in the hand: asked for at every row that a thousand cards come to."""

    def __init__(self, board: Board, carried: Iterable[str], leaving: Collection[str]) -> None:
        """``carried`` are the positions in the hand, ``leaving`` those of them that do not stay where they are."""
        self._board, self._leaving = board, frozenset(leaving)
        self._there: dict[str, frozenset[str]] = {}
        self._groups: dict[str, set[str]] = {}
        for each in carried:
            position = board.the(Position, each)
            self._groups.setdefault(position.segment_id, set()).add(position.entity_id)

    def bars(self, goals: Mapping[str, str]) -> bool:
        """Tell whether any of the cards cannot go where its row's go; ``goals`` are segments by those of now."""
        coming: dict[str, set[str]] = {}
        for origin, group in self._groups.items():
            goal = goals[origin]
            already = coming.get(goal)
            if not group.isdisjoint(self._at(goal)) or (already is not None and not group.isdisjoint(already)):
                return True
            coming[goal] = group if already is None else group | already
        return False

    def _at(self, segment_id: str) -> frozenset[str]:
        found = self._there.get(segment_id)
        if found is None:
            positions = self._board.where(Position, "segment_id", segment_id)
            stay = (each.entity_id for each in positions if each.id not in self._leaving)
            found = self._there[segment_id] = frozenset(stay)
        return found


def tell_blocked(room: Room, block: Block) -> None:
    """Say why the cards cannot be put down there."""
    board, lang = room.stage.scene.board, room.words.lang
    entity, segment = board.the(Entity, block[0]), board.the(Segment, block[1])
    room.tell(room.words.say("board.told.taken", name=name(entity, lang), segment=name(segment, lang)))


def segment_name(room: Room, segment_id: str) -> str:
    """Return a segment's name as the user reads it."""
    return name(room.stage.scene.board.the(Segment, segment_id), room.words.lang)


def entity_ids_of(room: Room, position_ids: Iterable[str]) -> list[str]:
    """Return whose positions these are."""
    board = room.stage.scene.board
    return [board.the(Position, each).entity_id for each in position_ids]
