"""What a card shows of a position: plain values, read from the board and its judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.ratings import CONFIDENCES
from db.judge.terms import POINTS, is_home
from db.model.span import first_day, is_there
from db.model.things import Entity, Position, name
from desktop.board.lenses import Glass
from desktop.board.tints import Delta, Tint

if TYPE_CHECKING:
    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.things import Language

Shape: TypeAlias = Literal["circle", "diamond", "half"]

# No card is so wide that more could show; measuring a longer text takes time.
NAME_MOST = 120
NOTHING = "–"
COVERAGE_FULL = 0.995
OWN = Tint("", "origin", "")
"""The tint of what has no position: its side's colour."""


class Face(NamedTuple):
    """What one card shows.

    ``home`` is the side it counts for; ``shape`` a circle for the home country, a diamond for others, a half
    circle where origin and control differ. ``hollow``: no evidence; ``split``: contradicted; ``settled``: that is
    answered; ``hatched``: too little is rated for it to count; ``dotted``: only announced. ``confidence`` 1 to 3, 0
    undeclared. ``clock``: its evidence is old; ``ended``: it is no more. ``tint`` is what the lens shows, ``delta``
    where it has come from.
    """

    name: str
    score: str
    home: bool
    shape: Shape
    hollow: bool
    split: bool
    hatched: bool
    dotted: bool
    confidence: int
    clock: bool = False
    ended: bool = False
    settled: bool = False
    tint: Tint = OWN
    delta: Delta | None = None

    @property
    def colour(self) -> str:
        """The name of the colour of its strip, its sign and its chip: the lens's, else that of its side."""
        return self.tint.colour or ("home" if self.home else "global")


def face_of(board: Board, judgement: Judgement, position_id: str, lang: Language, glass: Glass | None = None) -> Face:
    """Return the face of a position under a lens, the origin one if none; raises KeyError for an unknown position."""
    position = board.the(Position, position_id)
    glass = glass or Glass(board, judgement)
    score, backed = judgement.positions.get(position_id), glass.backed(position_id)
    entity = board.the(Entity, position.entity_id)
    own = face_of_entity(board, entity, lang)
    # Not begun yet it is as what is only announced; past its end it is as what is no more.
    to_come = position.start is not None and first_day(position.start) > judgement.as_of
    return own._replace(
        dotted=own.dotted or to_come,
        ended=own.ended or not (to_come or is_there(position, judgement.as_of)),
        score=score_text(score.score if score else None),
        home=score.home if score else False,
        hollow=not backed.cited,
        split=backed.against > 0,
        settled=backed.settled > 0 and not backed.against,
        hatched=score is None or not score.eligible,
        confidence=CONFIDENCES.index(backed.confidence) + 1 if backed.confidence else 0,
        clock=backed.stale,
        tint=glass.tint(position_id),
        delta=glass.delta(position_id),
    )


def looked_at(face: Face, glass: Glass, position_id: str) -> Face:
    """Return the same face under another lens: all else stays as it was read."""
    return face._replace(tint=glass.tint(position_id), delta=glass.delta(position_id))


def face_of_entity(board: Board, entity: Entity, lang: Language) -> Face:
    """Return the face of an entity that has no position yet."""
    return Face(
        name=" ".join(name(entity, lang)[:NAME_MOST].split()) or entity.key,
        score=NOTHING,
        home=is_home(board, entity),
        shape=shape_of(entity, board.premise.home_country),
        hollow=True,
        split=False,
        hatched=True,
        dotted=entity.lifecycle == "announced",
        confidence=0,
        ended=entity.lifecycle == "ended",
    )


def shape_of(entity: Entity, home_country: str) -> Shape:
    """Return the shape that tells where an entity comes from."""
    if entity.control and entity.control != entity.origin:
        return "half"
    return "circle" if entity.origin == home_country else "diamond"


def score_text(points: float | None) -> str:
    """Return points (20 to 100) on the score scale of the ratings, with one decimal."""
    return NOTHING if points is None else f"{points / POINTS:.1f}"


def percent(share: float) -> str:
    """Return a share as whole per cent, the sign kept on the number's line."""
    return f"{share * 100:.0f}\u00a0%"
