"""Boards to lay out, made by hand and by hypothesis, and what must hold for every one of them."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from db.edit import verbs
from db.model.arrange import Arrangement, Spot, Standing
from db.model.board import Board
from db.model.drop import drop
from db.model.lanes import SLACK
from db.model.things import Entity, Layer, Note, Position, Premise, Segment, Thing
from db.model.tidy import tidy_board

if TYPE_CHECKING:
    from collections.abc import Sequence

Standings: TypeAlias = dict[str, Standing]
Fronts: TypeAlias = dict[str, float | None]
Step: TypeAlias = list[tuple[int, int, float, int]] | str

PREMISE = Premise(id="premise", title_ko="판세", as_of=date(2023, 12, 21))
FLOATS = st.one_of(st.none(), st.sampled_from([float("nan"), float("inf")]), st.floats(), st.floats(0, 1))
LANES = st.one_of(st.none(), st.integers(-3, 12), st.just(10**9))


def layer(number: int, *, folded: bool = False) -> Layer:
    return Layer(id=f"layer-{number}", key=f"l{number}", name_ko=f"층 {number}", stack_rank=number, folded=folded)


def segment(number: int, layer_number: int = 1) -> Segment:
    return Segment(
        id=f"segment-{number}", key=f"s{number}", layer_id=f"layer-{layer_number}", order=number, name_ko="줄"
    )


def position(number: int, segment_number: int, x: float | None = None, lane: int | None = None) -> Position:
    where = f"segment-{segment_number}"
    return Position(
        id=f"position-{number}", key=f"p{number}", entity_id=f"entity-{number}", segment_id=where, x=x, lane=lane
    )


def entity(number: int) -> Entity:
    return Entity(id=f"entity-{number}", key=f"e{number}", kind="company", origin="KR", name_ko=f"선수 {number}")


def note(number: int, segment_number: int | None, x: float | None = None, width: float | None = None) -> Note:
    where = None if segment_number is None else f"segment-{segment_number}"
    return Note(id=f"note-{number}", segment_id=where, text_ko=f"메모 {number}", x=x, width=width)


def row_board(*positions: Position) -> Board:
    return Board([PREMISE, layer(1), segment(1), *positions])


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Boards of up to four layers, some folded, some empty, with cards and notes in all kinds of places."""
    layers = [layer(number, folded=draw(st.booleans())) for number in range(1, draw(st.integers(1, 4)) + 1)]
    segments = [segment(number, draw(st.integers(1, len(layers)))) for number in range(draw(st.integers(0, 5)))]
    things: list[Thing] = [PREMISE, *layers, *segments]
    for number in range(draw(st.integers(0, 4))):
        row = draw(st.integers(0, len(segments))) - 1
        things.append(note(number, None if row < 0 else row, draw(FLOATS), draw(FLOATS)))
    if segments:
        for number in range(draw(st.integers(0, 24))):
            at = draw(st.integers(0, len(segments) - 1))
            things += [entity(number), position(number, at, draw(FLOATS), draw(LANES))]
    return Board(things)


STANDINGS = st.dictionaries(
    st.integers(0, 24).map(lambda number: f"position-{number}"),
    st.builds(Standing, st.booleans(), st.one_of(st.none(), st.floats(20, 100))),
)
FRONTS = st.dictionaries(
    st.integers(0, 5).map(lambda number: f"segment-{number}"), st.one_of(st.none(), st.floats(0.06, 0.94))
)


def overlapping(arrangement: Arrangement) -> list[tuple[str, str]]:
    cards = arrangement.cards.values()
    pairs = ((one, other) for one, other in combinations(cards, 2) if one.segment_id == other.segment_id)
    return [(a.position_id, b.position_id) for a, b in pairs if a.box.grown(-SLACK).meets(b.box.grown(-SLACK))]


def assert_notes_sound(board: Board, arrangement: Arrangement) -> None:
    """Every note of a row that shows stands whole in it, and those of the whole board in the strip, over nothing."""
    shown = {row.segment_id: row.box for row in arrangement.rows}
    expected = {each.id for each in board.all(Note).values() if each.segment_id is None or each.segment_id in shown}
    assert set(arrangement.notes) == expected
    boxes = [*arrangement.notes.values(), *(card.box for card in arrangement.cards.values())]
    assert not any(one.grown(-SLACK).meets(other) for one, other in combinations(boxes, 2) if one is not other)
    for each, box in arrangement.notes.items():
        segment_id = board.the(Note, each).segment_id
        home = arrangement.strip if segment_id is None else shown[segment_id]
        assert home is not None
        assert home.joined(box) == home
        assert arrangement.axis.x <= box.x
        assert box.right <= arrangement.axis.right
    if arrangement.strip is not None and arrangement.bands:
        assert arrangement.axis.bottom <= arrangement.strip.y
        assert arrangement.strip.bottom <= arrangement.bands[0].box.y


def assert_sound(board: Board, arrangement: Arrangement) -> None:
    assert overlapping(arrangement) == []
    assert_notes_sound(board, arrangement)
    shown = {row.segment_id for row in arrangement.rows}
    assert set(arrangement.cards) == {each.id for each in board.all(Position).values() if each.segment_id in shown}
    for row in arrangement.rows:
        for each in row.cards:
            box = arrangement.cards[each].box
            assert row.ground.x <= box.x
            assert box.right <= row.ground.right
            assert row.ground.y <= box.y
            assert box.bottom <= row.ground.bottom
    for above, below in pairwise(arrangement.bands):
        assert above.box.bottom < below.box.y
    for above, below in pairwise(arrangement.rows):
        assert above.box.bottom < below.box.y


def spots_of(arrangement: Arrangement) -> dict[str, Spot]:
    return {each: card.spot for each, card in arrangement.cards.items()}


def written(board: Board, spots: Sequence[Spot]) -> Board:
    return board.overlaid(verbs.move(board, [verbs.Spot(*spot) for spot in spots]).changes)


WANTED = st.tuples(st.integers(0, 24), st.integers(0, 5), st.floats(-0.5, 1.5), st.integers(-1, 6))
STEPS = st.lists(st.one_of(st.lists(WANTED, min_size=1, max_size=4), st.just("tidy"), st.just("undo")), max_size=8)


def spots_for(
    board: Board, arrangement: Arrangement, standings: Standings, fronts: Fronts, step: Step
) -> tuple[Spot, ...]:
    if step == "tidy":
        return tidy_board(board, standings, fronts)
    rows = [row.segment_id for row in arrangement.rows]
    wanted = {
        f"position-{number}": Spot(f"position-{number}", rows[at % len(rows)], x, lane)
        for number, at, x, lane in step
        if rows and f"position-{number}" in arrangement.cards
    }
    return drop(arrangement, wanted.values())
