"""The measures of a board's picture: the geometry's sizes and the type that goes with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.judge.evidence import Evidence, evidence_of
from db.judge.judgement import Judgement
from db.model.board import Board
from db.model.geometry import SIZES, Sizes, Standing
from db.model.things import Position
from desktop.palette import Palette
from desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Sizes of the geometry, and of type on it, in the picture's units."""

    sizes: Sizes
    name: float
    least: float
    score: float
    row: float
    note: float
    band: float
    axis: float
    strip: float
    radius: float
    line: float


SCREEN = Look(
    sizes=SIZES, name=13, least=11, score=12, row=13.5, note=11.5, band=14, axis=13.5, strip=4, radius=6, line=2.6
)
"""As the window shows it at 100 %."""


def paper(width: float, air: float = 0, *, flat: bool = False) -> Look:
    """Return the look of a board on paper, ``width`` points wide; its smallest type is 7.2 pt. ``air`` loosens it.

    In a ``flat`` one the rows are lower, as the words of their heads stand in one line.
    """
    head = 154 if flat else 96
    sizes = Sizes(
        margin=0,
        axis=17,
        band_head=52,
        row_head=head,
        ground=width - 52 - head - 6 - _TRUNK,
        gutter=3,
        band_gap=(3 if flat else 5) + air,
        row_gap=1,
        row_min=(15.2 if flat else 22.6) + 2 * air,
        row_pad=(0.6 if flat else 2.4) + air,
        card_w=76,
        card_h=14.4 + 0.5 * air,
        card_gap=2.4,
        lane_gap=(1.2 if flat else 2) + 0.5 * air,
        edge=2,
        front_gap=3,
    )
    return Look(
        sizes=sizes,
        name=7.6,
        least=7.2,
        score=7.2,
        row=7.8,
        note=7.2,
        band=8,
        axis=7.6,
        strip=2.4,
        radius=2.6,
        line=1.5,
    )


# What is left free beside the ground on paper: connectors run there that go over many rows.
_TRUNK = 5.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture is drawn from; ``linked`` where connectors are drawn on it, so that the legend tells of them."""

    board: Board
    judgement: Judgement
    words: Words
    palette: Palette
    look: Look
    evidence: Mapping[str, Evidence]
    linked: bool = False


def scene(
    board: Board,
    judgement: Judgement,
    words: Words,
    palette: Palette,
    look: Look,
    evidence: Mapping[str, Evidence] | None = None,
) -> Scene:
    """Return a scene; the evidence of every position is looked up where it is not given."""
    if evidence is None:
        evidence = {each: evidence_of(board, each, judgement.as_of) for each in board.all(Position)}
    return Scene(board, judgement, words, palette, look, evidence)


def standings(judgement: Judgement) -> dict[str, Standing]:
    """Return what the layout needs to know of each position."""
    return {each: Standing(score.home, score.score) for each, score in judgement.positions.items()}


def fronts(judgement: Judgement) -> dict[str, float | None]:
    """Return the front line's place in each segment."""
    return {each: verdict.front for each, verdict in judgement.segments.items()}
