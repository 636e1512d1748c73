"""What a judgement says of one wave: its national figure and its postures. A judgement reads all waves alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from db.judge.nation import national
from db.model.board import layers_in_stack, segments_in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.judge.judgement import Judgement, National
    from db.model.board import Board
    from db.model.things import Posture


def national_of(board: Board, judgement: Judgement, wave_id: str | None) -> National:
    """Return the national figure over the layers of a wave; None is the present one."""
    found = (judgement.layers.get(each.id) for each in layers_in_stack(board, wave_id))
    return national(each for each in found if each is not None)


def postures_of(board: Board, judgement: Judgement, wave_id: str | None) -> Mapping[Posture, int]:
    """Return how many segments of a wave have each posture that occurs; None is the present wave."""
    found = (judgement.segments.get(each.id) for each in segments_in_order(board, wave_id))
    return Counter(each.posture for each in found if each is not None)
