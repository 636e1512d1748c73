"""Everything that painters and gestures ask about the board: its geometry, its judgement and its cards' faces.

It is worked out from the board and can be thrown away at any time; after a change only what it touched is new.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.model.arrange import Standing, arrange
from db.model.shelves import Shelves
from db.model.things import (
    Position,
    Rating,
    Relation,
    Scenario,
    Segment,
)
from desktop.board.face import face_of, looked_at
from desktop.board.frontline import runs
from desktop.board.groups import rings
from desktop.board.lenses import glass_of
from desktop.board.touched import rows_moved, touched_by
from desktop.board.wires import Wires
from desktop.sieve import held_back
from desktop.sight import Sight, positions_in, wave_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from db.judge.judgement import Judgement, PositionScore, SegmentVerdict
    from db.model.board import Board
    from db.model.change import Change
    from db.model.geometry import Arrangement
    from db.model.things import Language
    from desktop.board.face import Face
    from desktop.board.groups import Ring
    from desktop.board.lenses import Glass
    from desktop.standpoint import Beside


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


FAR_LENSES = frozenset({"dependency", "change"})
"""The lenses in which a card may look different although nothing of its own segment has changed."""


class Scene:
    """The board laid out as it is looked at, and what its cards show.

    ``out`` are the cards of the wave that the filter does not let through, folded ones with them. ``beside`` is the
    base where the board shows another date or a scenario; whoever refreshes it says so first.
    """

    def __init__(
        self,
        board: Board,
        judgement: Judgement,
        lang: Language,
        sight: Sight | None = None,
        beside: Beside | None = None,
    ) -> None:
        self.board = board
        self.beside = beside
        self.judgement = judgement
        self.lang = lang
        self.sight = sight or Sight()
        self.glass = glass_of(board, judgement, self.sight, beside)
        self._faces: dict[str, Face] = {}
        self._lay_out(self._arranged())
        self.dashed = _dashed(judgement)
        self.out = self._sifted()
        self.chosen: frozenset[str] = frozenset()
        self.wires = Wires(board, self.arrangement)
        self._link()
        self.rings = self._ringed()

    @property
    def wave(self) -> str | None:
        """The wave that shows; None on a board without waves."""
        return wave_shown(self.board, self.sight)

    @property
    def all_count(self) -> int:
        """How many cards the wave has, folded ones with them."""
        return sum(band.count for band in self.arrangement.bands)

    @property
    def shown_count(self) -> int:
        """How many of them the filter lets through."""
        return self.all_count - len(self.out)

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
            face = face_of(self.board, self.judgement, position_id, self.lang, self.glass)
            self._faces[position_id] = face
        return face

    def verdict(self, segment_id: str) -> SegmentVerdict | None:
        """Return how a segment stands."""
        return self.judgement.segments.get(segment_id)

    def entity_stands_in(self, entity_id: str, segment_id: str) -> str | None:
        """Return the entity's position in a segment, if it has one."""
        positions = self.board.where(Position, "entity_id", entity_id)
        return next((each.id for each in positions if each.segment_id == segment_id), None)

    def segments_of(self, position_ids: Iterable[str]) -> frozenset[str]:
        """Return the segments in whose rows these cards show."""
        cards = self.arrangement.cards
        return frozenset(cards[each].segment_id for each in position_ids if each in cards)

    def speak(self, lang: Language) -> None:
        """Call things by their names in another language."""
        self.lang = lang
        self._faces.clear()

    def look_at(self, sight: Sight) -> frozenset[str] | None:
        """Look at the board in another way; return the cards that look different, None for the whole board."""
        old, self.sight = self.sight, sight
        laid_out = (old.wave, old.notes) != (sight.wave, sight.notes)
        # The first day, with which the change lens compares, is that of the wave.
        timed = sight.lens == "change" and old.wave != sight.wave
        tinted = timed or _held(old) != _held(sight)
        if tinted:
            self._tint(glass_of(self.board, self.judgement, sight, self.beside))
        if laid_out:
            self._lay_out(self._arranged())
            self.wires.follow(self.arrangement, None, ())
        out = self.out
        if laid_out or old.sieve != sight.sieve:
            self.out = self._sifted()
        self._link()
        self.rings = self._ringed()
        return None if laid_out or tinted or old.groups != sight.groups else out ^ self.out

    def choose(self, position_ids: frozenset[str]) -> None:
        """Have these cards selected: their connectors may show."""
        self.chosen = position_ids
        if self.sight.links == "selected" and self.glass.outage is None:
            self._link()

    def foresee(self, judgement: Judgement) -> frozenset[str]:
        """Show another reading of the same layout; return the segments that read otherwise."""
        old, self.judgement = self.judgement, judgement
        self.dashed = _dashed(judgement)
        touched = frozenset(
            each for each, verdict in judgement.segments.items() if old.segments.get(each) is not verdict
        )
        self.glass = self.glass.again(self.board, judgement, frozenset(), self.beside)
        self._forget(touched)
        return touched

    def refresh(self, judgement: Judgement, changes: Iterable[Change]) -> frozenset[str] | None:
        """Take in a change of the board; return the segments whose rows look different, None for the whole board."""
        old, changed = self.arrangement, tuple(changes)
        reread = self.foresee(judgement)
        touched = touched_by(self.board, changed)
        self.glass = self._glass_after(changed, touched)
        far = self.sight.lens in FAR_LENSES or self.glass.outage is not None
        if touched is None or far:
            self._faces.clear()
        if touched is not None:
            touched |= reread
            self._forget(touched)
        self._lay_out(self._arranged(before=old, touched=touched))
        out, self.out = self.out, self._sifted() if touched is None else self._sifted_again(touched)
        moved = touched is None or rows_moved(old, self.arrangement)
        related = [each.id for each in changed if isinstance(each.thing, Relation)]
        self.wires.follow(self.arrangement, None if moved else touched, related)
        if related or out != self.out or self.sight.links == "selected" or self.glass.outage is not None:
            self._link()
        rings, self.rings = self.rings, self._ringed()
        if touched is None or moved or far or rings != self.rings:
            return None
        return touched | self.segments_of(out ^ self.out)

    def _glass_after(self, changes: Iterable[Change], touched: frozenset[str] | None) -> Glass:
        """Return the lens after changes; what touches all, or a rating, may give the wave another first day."""
        rated = self.sight.lens == "change" and any(isinstance(each.thing, Rating | Scenario) for each in changes)
        if touched is None or rated:
            return glass_of(self.board, self.judgement, self.sight, self.beside)
        return self.glass.again(self.board, self.judgement, touched, self.beside)

    def _arranged(self, before: Arrangement | None = None, touched: frozenset[str] | None = None) -> Arrangement:
        wave, notes = self.wave, self.sight.notes
        return arrange(
            self.board, self.standings, self.fronts, wave_id=wave, notes=notes, before=before, touched=touched
        )

    def _lay_out(self, arrangement: Arrangement) -> None:
        self.arrangement, self.grid = arrangement, Shelves(arrangement)
        self.runs = tuple(runs(arrangement))
        self.layers = frozenset(row.layer_id for row in arrangement.rows)

    def _ringed(self) -> tuple[Ring, ...]:
        return rings(self.board, self.arrangement) if self.sight.groups else ()

    def _link(self) -> None:
        outage = self.glass.outage
        self.wires.show(outage.relations if outage is not None else self.sight.links, self.chosen, self.out)

    def _sifted(self) -> frozenset[str]:
        shown = positions_in(self.board, self.wave)
        return held_back(self.sight.sieve, self.board, self.judgement, shown, self.glass.backed)

    def _sifted_again(self, segment_ids: frozenset[str]) -> frozenset[str]:
        """Return the cards that are out after a change that touched some segments."""
        if self.sight.sieve.open:
            return frozenset()
        there, shown = self.board.all(Position), {band.layer_id for band in self.arrangement.bands}
        segments = (self.board.get(Segment, each) for each in segment_ids)
        of_wave = (each.id for each in segments if each is not None and each.layer_id in shown)
        ids = [position.id for each in of_wave for position in self.board.where(Position, "segment_id", each)]
        kept = (each for each in self.out.difference(ids) if each in there)
        return held_back(self.sight.sieve, self.board, self.judgement, ids, self.glass.backed).union(kept)

    def _tint(self, glass: Glass) -> None:
        """Hold another lens over the cards; what is read of them beside stays."""
        self.glass = glass
        self._faces = {each: looked_at(face, glass, each) for each, face in self._faces.items()}

    def _forget(self, segment_ids: frozenset[str]) -> None:
        for segment_id in segment_ids:
            for position in self.board.where(Position, "segment_id", segment_id):
                self._faces.pop(position.id, None)


def _held(sight: Sight) -> tuple[object, ...]:
    """Return what of a way of looking makes another lens."""
    return sight.lens, sight.compared, sight.scenario, sight.also, sight.blocked


def _dashed(judgement: Judgement) -> frozenset[str]:
    """Return the segments without a front line."""
    return frozenset(each for each, verdict in judgement.segments.items() if verdict.front is None)
