"""What a board is built of: waves of time, the layers that stood in each, their segments, and notes beside them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """A time of its own, with its own layers. ``order`` 1 is the earliest; ``start`` and ``end`` may be partial dates.

    One wave of a board is the present one: see `db.model.board.present_wave`.
    """

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    order: int
    start: str | None = None
    end: str | None = None
    desc_ko: str = ""
    desc_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A band of the board. ``stack_rank`` 1 is the bottom of its wave; ``essay_no`` is the author's own numbering.

    A layer without a wave belongs to the present one.
    """

    id: str
    key: str
    name_ko: str
    name_en: str = ""
    desc_ko: str = ""
    desc_en: str = ""
    stack_rank: int
    essay_no: int | None = None
    folded: bool = False
    wave_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A row of the board: a market in which players can be compared. ``order`` 1 stands on top in its layer.

    ``gap_years`` is how far home is behind the leader (behind 0: ahead), as somebody has estimated it; never derived.
    """

    id: str
    key: str
    layer_id: str
    order: int
    name_ko: str
    name_en: str = ""
    desc_ko: str = ""
    desc_en: str = ""
    inclusion_ko: str = ""
    inclusion_en: str = ""
    evolution: str | None = None
    home_absent_confirmed: bool = False
    foreign_absent_confirmed: bool = False
    gap_years: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Text that stands on the board: in a segment, or without one on the whole board of a wave (None: the present one).

    ``x`` is its centre and ``width`` its width as shares of the ground's width; both are ``None`` where the board
    finds them itself.
    """

    id: str
    segment_id: str | None = None
    wave_id: str | None = None
    text_ko: str
    text_en: str = ""
    x: float | None = None
    width: float | None = None
