"""Everything that painters and gestures ask about the board: its geometry, its judgement and its cards' faces.

It is worked out from the board and can be thrown away at any time; after a change only what it touched is new.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.judge.reading import touched_segments
from db.model.arrange import Standing, arrange
from db.model.grid import Grid
from db.model.things import Citation, Entity, Passage, Position, Rating, Segment, Source
from desktop.board.face import face_of
from desktop.board.frontline import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.judge.judgement import Judgement, PositionScore, SegmentVerdict
    from db.model.board import Board
    from db.model.change import Change
    from db.model.geometry import Arrangement
    from db.model.things import Language
    from desktop.board.face import Face


class Standings(Mapping[str, Standing]):
    """A judgement's positions as the layout wants them, made only where they are asked for."""

    def __init__(self, scores: Mapping[str, PositionScore]) -> None:
        self._scores = scores

    def __getitem__(self, position_id: str) -> Standing:
        score = self._scores[position_id]
        return Standing(score.home, score.score)

    def __iter__(self) -> Iterator[str]:
        return iter(self._scores)

    def __len__(self) -> int:
        return len(self._scores)


class Scene:
    """The board laid out, and what its cards show."""

    def __init__(self, board: Board, judgement: Judgement, lang: Language) -> None:
        self.board = board
        self.judgement = judgement
        self.lang = lang
        self._faces: dict[str, Face] = {}
        self.arrangement = arrange(board, self.standings, self.fronts)
        self.grid = Grid({each: card.box for each, card in self.arrangement.cards.items()})
        self.runs = tuple(runs(self.arrangement))
        self.dashed = _dashed(judgement)

    @property
    def standings(self) -> Standings:
        """The positions' sides and scores."""
        return Standings(self.judgement.positions)

    @property
    def fronts(self) -> dict[str, float | None]:
        """The front line's place in each segment."""
        return {each: verdict.front for each, verdict in self.judgement.segments.items()}

    def face(self, position_id: str) -> Face:
        """Return what a card shows; raises KeyError for an unknown position."""
        face = self._faces.get(position_id)
        if face is None:
            face = self._faces[position_id] = face_of(self.board, self.judgement, position_id, self.lang)
        return face

    def verdict(self, segment_id: str) -> SegmentVerdict | None:
        """Return how a segment stands."""
        return self.judgement.segments.get(segment_id)

    def entity_stands_in(self, entity_id: str, segment_id: str) -> str | None:
        """Return the entity's position in a segment, if it has one."""
        positions = self.board.where(Position, "entity_id", entity_id)
        return next((each.id for each in positions if each.segment_id == segment_id), None)

    def speak(self, lang: Language) -> None:
        """Call things by their names in another language."""
        self.lang = lang
        self._faces.clear()

    def foresee(self, judgement: Judgement) -> frozenset[str]:
        """Show another reading of the same layout; return the segments that read otherwise."""
        old, self.judgement = self.judgement, judgement
        self.dashed = _dashed(judgement)
        touched = frozenset(
            each for each, verdict in judgement.segments.items() if old.segments.get(each) is not verdict
        )
        self._forget(touched)
        return touched

    def refresh(self, judgement: Judgement, changes: Iterable[Change]) -> frozenset[str] | None:
        """Take in a change of the board; return the segments whose rows look different, None for the whole board."""
        old = self.arrangement
        reread = self.foresee(judgement)
        touched = _touched(self.board, tuple(changes))
        if touched is None:
            self._faces.clear()
        else:
            touched |= reread
            self._forget(touched)
        self.arrangement = arrange(self.board, self.standings, self.fronts, before=old, touched=touched)
        self.grid.become({each: card.box for each, card in self.arrangement.cards.items()})
        self.runs = tuple(runs(self.arrangement))
        return None if _moved(old, self.arrangement) else touched

    def _forget(self, segment_ids: frozenset[str]) -> None:
        for segment_id in segment_ids:
            for position in self.board.where(Position, "segment_id", segment_id):
                self._faces.pop(position.id, None)


def _dashed(judgement: Judgement) -> frozenset[str]:
    """Return the segments without a front line."""
    return frozenset(each for each, verdict in judgement.segments.items() if verdict.front is None)


def _moved(old: Arrangement, new: Arrangement) -> bool:
    """Tell whether bands or rows stand elsewhere than before."""
    if (old.height, old.bands) != (new.height, new.bands):
        return True
    return [(row.segment_id, row.box) for row in old.rows] != [(row.segment_id, row.box) for row in new.rows]


def _touched(board: Board, changes: tuple[Change, ...]) -> frozenset[str] | None:
    """Return the segments whose rows may look different after the changes, None for all."""
    judged = touched_segments(board, changes)
    if judged is None:
        return None
    touched = set(judged)
    for change in changes:
        if isinstance(change.thing, Source | Passage):
            return None
        touched.update(_segments(board, change))
    return frozenset(touched)


def _segments(board: Board, change: Change) -> Iterable[str]:
    thing = change.thing
    if isinstance(thing, Entity):
        return [each.segment_id for each in board.where(Position, "entity_id", thing.id)]
    if isinstance(thing, Segment):
        return [thing.id]
    if isinstance(thing, Citation):
        rating = board.get(Rating, thing.target_id)
        position = board.get(Position, rating.target_id) if rating else None
        return [position.segment_id] if position else []
    return []
