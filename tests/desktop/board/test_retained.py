"""The retained picture never lies: whatever is done, it is what a new picture of the same board would be."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.edit import verbs
from db.model.things import Entity, Layer, Position, Relation, Segment, Wave
from db.workspace import Workspace
from desktop.board import patches
from desktop.board.scene import Scene
from desktop.board.view import BoardView
from desktop.selection import Selection
from desktop.session import Session
from desktop.sieve import Sieve
from desktop.theme import Theme
from desktop.words import Words
from tests.bench.large import things
from tests.desktop.board.driver import ROUNDING, apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from db.model.things import Thing

CARDS = 75
LOOKS: tuple[dict[str, object], ...] = (
    {"links": "all"},
    {"links": "none"},
    {"links": "selected"},
    {"links": "supplies"},
    {"groups": True},
    {"groups": False},
    {"notes": False},
    {"notes": True},
    {"lens": "score"},
    {"lens": "dependency"},
    {"lens": "change"},
    {"lens": "origin"},
    {"sieve": Sieve(text="1")},
    {"sieve": Sieve(sides=frozenset({"home"}))},
    {"sieve": Sieve()},
    {"wave": "old"},
    {"wave": None},
)

Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("look", "sift", "edit", "undo", "redo", "select"),
                *("pan", "zoom", "fit", "resize", "ease", "refine", "settle"),
            ]
        ),
        st.integers(0, 1000),
        st.integers(0, 1000),
    ),
    max_size=14,
)


def board() -> Iterator[Thing]:
    """Yield a small board with all that a picture can show: waves, groups, notes to come, relations."""
    yield Wave(id="old", key="old", name_ko="모바일", order=1)
    yield Wave(id="new", key="new", name_ko="AI", order=2)
    yield from things(CARDS)
    yield Layer(id="before", key="before", name_ko="앞선 층", stack_rank=1, wave_id="old")
    yield Segment(id="earlier", key="earlier", layer_id="before", order=0, name_ko="앞선 영역")
    yield Entity(id="group", key="group", kind="group", origin="KR", name_ko="큰 그룹")
    for number in range(4):
        yield Position(id=f"was{number}", key=f"was{number}", entity_id=f"e{number}", segment_id="earlier")
        yield Relation(id=f"part{number}", kind="part_of", from_id=f"e{number + 3}", to_id="group")


class Desk:
    """A view of the board, and a way to do any step to it."""

    def __init__(self, workspace: Workspace, *, calm: bool) -> None:
        self.session, self.selection = Session(workspace), Selection()
        self.view = BoardView(self.session, self.selection, Words("ko"), Theme("light"))
        self.view.reduce_motion(calm=calm)
        self.view.resize(900, 640)
        self.view.show()
        self.view.zoom_to(0.5)

    def do(self, step: Step) -> None:
        what, one, other = step
        act: dict[str, Callable[[], Any]] = {
            "look": lambda: self.view.viewing.change(**LOOKS[one % len(LOOKS)]),
            "sift": lambda: self.view.viewing.change(sieve=sieve(one, other)),
            "edit": lambda: self.edit(one, other),
            "undo": self.session.undo,
            "redo": self.session.redo,
            "select": lambda: self.selection.select([f"p{(one + each) % CARDS}" for each in range(other % 5)]),
            "pan": lambda: self.view._eye.scroll_by(one % 200 - 100, other % 200 - 100),
            "zoom": lambda: self.view._eye.zoom_at(0.1 + one / 800, other % 900, other % 600),
            "fit": self.view.fit,
            "resize": lambda: self.view.resize(700 + one % 300, 500 + other % 300),
            "ease": lambda: self.view._stage.ease(perf_counter() + one / 10_000),
            "refine": self.view._stage.refine,
            "settle": self.settle,
        }
        act[what]()

    def edit(self, one: int, other: int) -> None:
        model = self.session.board
        card, segment = f"p{one % CARDS}", f"s{other % 3}"
        move = verbs.Spot(card, segment, other / 1000, one % 3)
        edits: list[Callable[[], Any]] = [
            lambda: verbs.move(model, [move]),
            lambda: verbs.fold_layer(model, f"l{one % 3}", other % 2 == 0),
            lambda: verbs.add_note(model, f"메모 {one}", segment_id=segment if other % 2 else None, x=one / 1000),
            lambda: verbs.take_off(model, [card]),
            self.view.tidy,
        ]
        if model.get(Position, card) is not None and segment_free(self.session, card, segment):
            made = edits[(one + other) % len(edits)]()
            if made is not None and not isinstance(made, bool):
                self.session.do(made)

    def settle(self) -> None:
        stage = self.view._stage
        while stage.moving:
            stage.ease(perf_counter())
        while stage.blurred:
            stage.refine()

    def picture(self) -> QImage:
        self.settle()
        return self.view.grab().toImage()


def sieve(one: int, other: int) -> Sieve:
    """Return a filter that the numbers stand for; each third one lets all through."""
    if one % 3 == 0:
        return Sieve()
    if one % 3 == 1:
        return Sieve(text=str(other % 10))
    return Sieve(sides=frozenset({"home" if other % 2 else "foreign"}), text=str(other % 5) if other % 3 else "")


def segment_free(session: Session, card: str, segment: str) -> bool:
    """Tell whether a card may go to a segment: its entity has no other position there."""
    position = session.board.the(Position, card)
    others = session.board.where(Position, "entity_id", position.entity_id)
    return not any(each.segment_id == segment and each.id != card for each in others)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Any:
    return tmp_path_factory


SIFTED: tuple[Step, ...] = (("sift", 2, 1), ("settle", 0, 0))
"""A filter is set, and painted."""


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, st.booleans(), st.booleans())
@example([("sift", 1, 7)], False, True)
@example([*SIFTED, ("sift", 0, 0)], False, True)
@example([*SIFTED, ("sift", 0, 0)], True, True)
@example([*SIFTED, ("zoom", 400, 300), ("sift", 1, 3), ("pan", 30, 40), ("sift", 0, 0)], False, True)
def test_after_any_steps_all_is_as_if_it_were_new(
    folder: pytest.TempPathFactory, done: list[Step], large: bool, calm: bool
) -> None:
    path = folder.mktemp("retained") / "board.panse"
    with Workspace.create(path, board()) as workspace, pytest.MonkeyPatch.context() as patch:
        if large:
            patch.setattr(patches, "MANY", 0)  # painted as a board of thousands is: first what cannot wait
        desk = Desk(workspace, calm=calm)
        for step in done:
            desk.do(step)
        shown = desk.picture()
        scene = desk.view._stage.scene
        fresh = Scene(desk.session.board, desk.session.judgement, "ko", desk.view.viewing.now)
        fresh.choose(scene.chosen)
        while fresh.wires.waiting:
            fresh.wires.catch_up(1.0)
        assert scene.arrangement == fresh.arrangement
        assert (scene.out, scene.shown_count, scene.rings) == (fresh.out, fresh.shown_count, fresh.rings)
        assert scene.wires.all == fresh.wires.all
        assert {each: scene.face(each) for each in scene.arrangement.cards} == {
            each: fresh.face(each) for each in fresh.arrangement.cards
        }
        desk.view._stage.repaint()
        assert apart(desk.picture(), shown) <= ROUNDING
        desk.view.close()
        desk.view.deleteLater()
