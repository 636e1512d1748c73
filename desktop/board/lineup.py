"""Bringing the selected cards into line, each time in one step of the history; the positions stay in their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from db.edit import verbs
from db.model.align import Edge, align, distribute, keep_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.model.geometry import Spot
    from desktop.board.deeds import Deeds
    from desktop.board.gestures.gesture import Room

Way: TypeAlias = Literal["left", "centre", "right", "front", "distribute", "keep_order"]
WAYS: tuple[Way, ...] = get_args(Way)

LEAST = {"left": 2, "centre": 2, "right": 2, "front": 1, "distribute": 3, "keep_order": 0}
"""How many cards have to be selected for each way."""


class Lineup:
    """Arranges what is selected; tells where there is nothing to do."""

    def __init__(self, room: Room, deeds: Deeds) -> None:
        self._room, self._deeds = room, deeds

    def arrange(self, way: Way) -> bool:
        """Bring the selected cards into line; ``keep_order`` takes the rows that they or the chosen segment are in."""
        chosen = self._deeds.choice.selected
        if len(chosen) < LEAST[way]:
            self._say("few", count=LEAST[way])
            return False
        if way == "keep_order":
            return self.keep_order(self._deeds.choice.segments())
        arrangement = self._room.stage.scene.arrangement
        if way == "distribute":
            return self._carry_out(distribute(arrangement, chosen), "distribute")
        return self._carry_out(align(arrangement, chosen, _EDGES[way]), "align")

    def keep_order(self, segment_ids: Iterable[str]) -> bool:
        """Let the cards of rows stand close together beside the front line, in the order in which they are."""
        segments = list(segment_ids)
        if not segments:
            self._say("no_row")
            return False
        scene = self._room.stage.scene
        return self._carry_out(keep_order(scene.arrangement, segments, scene.standings), "keep_order")

    def _carry_out(self, spots: Iterable[Spot], how: Literal["align", "distribute", "keep_order"]) -> bool:
        edit = verbs.arrange_cards(self._room.session.board, [verbs.Spot(*spot) for spot in spots], how)
        if not edit:
            self._say("lined_up")
            return False
        return self._room.carry_out(lambda: edit)

    def _say(self, key: str, **facts: object) -> None:
        self._room.tell(self._room.words.say(f"board.told.{key}", **facts))


_EDGES: dict[Way, Edge] = {"left": "left", "centre": "centre", "right": "right", "front": "front"}
