from __future__ import annotations

import getpass
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from db.edit.edit import Edit
from db.errors import FileError, RuleError
from db.model import rules
from db.model.change import Change, added, inverse
from db.model.things import Entity, Layer, Milestone, Position, Premise, Segment, Thing, new_id
from db.workspace import Workspace, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.model.board import Board

DAY = date(2023, 12, 21)


def number(of: int) -> str:
    return f"00000000-0000-4000-8000-{of:012d}"


START: tuple[Thing, ...] = (
    Premise(id=number(1), title_ko="작은 판", as_of=DAY),
    Layer(id=number(2), key="service", name_ko="서비스", stack_rank=1),
    Segment(id=number(3), key="search", layer_id=number(2), order=1, name_ko="검색"),
    Entity(id=number(4), key="naver", kind="company", origin="KR", name_ko="네이버"),
    Position(id=number(5), key="naver@search", entity_id=number(4), segment_id=number(3)),
)


def milestone(of: int, name: str = "시점") -> Milestone:
    return Milestone(id=number(100 + of), key=f"m{of}", date=DAY, name_ko=name)


def adding(of: int) -> Edit:
    return Edit("add_milestone", added(milestone(of)), (("name", (f"시점 {of}", f"Point {of}")),))


def moving(board: Board, x: float) -> Edit:
    card = board.the(Position, number(5))
    return Edit("move", (Change(card, replace(card, x=x)),), (("name", ("네이버", "Naver")),))


def contents(board: Board) -> dict[str, Thing]:
    return {thing.id: thing for thing in board.things()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "작은 판.panse"
    Workspace.create(place, START).close()
    return place


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with Workspace.open(path) as opened:
        yield opened


def test_a_new_board_is_open_at_once(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "새.panse", iter(START)) as workspace:
        assert workspace.path == tmp_path / "새.panse"
        assert set(workspace.board.things()) == set(START)
        assert workspace.history.undo_step is None


def test_what_makes_no_board_makes_no_file(tmp_path: Path) -> None:
    for things in ((), START[:-2] + START[-1:], (replace(START[0], title_ko="", title_en=""), *START[1:])):
        with pytest.raises(RuleError):
            Workspace.create(tmp_path / "새.panse", things)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spoil", ["UPDATE entity SET name_ko = '', name_en = ''", "UPDATE position SET lane = -5"])
def test_a_file_that_another_hand_spoilt_is_not_shown_and_can_still_be_looked_through(path: Path, spoil: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(spoil)
    before = path.read_bytes()
    for _ in range(2):  # a refusal lets go of the file
        with pytest.raises(FileError, match="damaged"):
            Workspace.open(path)
    assert path.read_bytes() == before
    assert rules.problems(read(path))


def test_an_edit_is_kept_told_and_remembered(workspace: Workspace, path: Path) -> None:
    heard: list[tuple[Change, ...]] = []
    workspace.subscribe(heard.append)
    before = datetime.now(UTC)
    edit = adding(1)
    assert workspace.do(edit) == edit.changes
    assert heard == [edit.changes]
    assert workspace.board.the(Milestone, number(101)) == milestone(1)
    step = workspace.history.undo_step
    assert step is not None
    assert (step.verb, step.subject, step.who) == (edit.verb, edit.subject, getpass.getuser())
    assert before <= step.at <= datetime.now(UTC)
    workspace.close()
    assert contents(read(path))[number(101)] == milestone(1)


def test_an_edit_of_nothing_leaves_no_trace(workspace: Workspace) -> None:
    heard: list[object] = []
    workspace.subscribe(heard.append)
    assert workspace.do(Edit("move", ())) == ()
    assert workspace.undo() == ()
    assert workspace.redo() == ()
    assert workspace.revert() == ()
    assert heard == []
    assert workspace.history.steps() == ()


def test_what_the_rules_refuse_is_not_kept(workspace: Workspace, path: Path) -> None:
    before = contents(workspace.board)
    for edit in (moving(workspace.board, 7.0), Edit("remove", (Change(START[3], None),))):
        with pytest.raises(RuleError):
            workspace.do(edit)
    assert contents(workspace.board) == before
    assert workspace.history.steps() == ()
    workspace.close()
    assert contents(read(path)) == before


def test_an_edit_that_was_thought_out_on_another_board_is_refused(workspace: Workspace) -> None:
    stale = moving(workspace.board, 0.2)
    workspace.do(moving(workspace.board, 0.9))
    with pytest.raises(RuleError):
        workspace.do(stale)
    assert workspace.board.the(Position, number(5)).x == 0.9


def test_a_failed_write_changes_nothing(workspace: Workspace, path: Path) -> None:
    workspace.do(adding(1))
    heard: list[object] = []
    workspace.subscribe(heard.append)
    before, steps = contents(workspace.board), workspace.history.steps()
    away = path.rename(path.with_suffix(".away"))
    for act in (lambda: workspace.do(adding(2)), workspace.undo, workspace.revert):
        with pytest.raises(FileError, match=r"file\.gone"):
            act()
    away.rename(path)
    assert contents(workspace.board) == before
    assert workspace.history.steps() == steps
    assert workspace.history.undo_step == steps[-1]
    assert heard == []
    workspace.do(adding(2))
    assert len(heard) == 1


def test_undo_and_redo_go_back_and_forth(workspace: Workspace, path: Path) -> None:
    start = contents(workspace.board)
    edit = moving(workspace.board, 0.75)
    workspace.do(edit)
    end = contents(workspace.board)
    assert workspace.undo() == inverse(edit.changes)
    assert contents(workspace.board) == start
    assert workspace.history.undo_step is None
    assert workspace.redo() == edit.changes
    assert contents(workspace.board) == end
    assert workspace.history.redo_step is None
    workspace.close()
    assert contents(read(path)) == end


def test_undo_works_after_a_restart_with_its_name(path: Path) -> None:
    with Workspace.open(path) as workspace:
        start = contents(workspace.board)
        workspace.do(adding(1))
        workspace.do(moving(workspace.board, 0.5))
        workspace.undo()
    with Workspace.open(path) as workspace:
        undo, redo = workspace.history.undo_step, workspace.history.redo_step
        assert undo is not None
        assert undo.subject == (("name", ("시점 1", "Point 1")),)
        assert redo is not None
        assert redo.verb == "move"
        workspace.redo()
        assert workspace.board.the(Position, number(5)).x == 0.5
        workspace.undo()
        workspace.undo()
        assert contents(workspace.board) == start
    assert contents(read(path)) == start


def test_every_step_stays_on_record(workspace: Workspace) -> None:
    workspace.do(adding(1))
    workspace.undo()
    workspace.redo()
    workspace.undo()
    workspace.do(adding(2))
    steps = workspace.history.steps()
    assert [(step.seq, step.action, step.of_seq) for step in steps] == [
        (1, "do", None),
        (2, "undo", 1),
        (3, "redo", 1),
        (4, "undo", 1),
        (5, "do", None),
    ]
    assert {step.verb for step in steps} == {"add_milestone"}


def test_reverting_goes_back_to_the_board_as_it_was_opened_and_can_be_undone(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.do(adding(1))
    with Workspace.open(path) as workspace:
        opened = contents(workspace.board)
        workspace.do(adding(2))
        workspace.do(Edit("take_off", (Change(START[4], None),)))
        workspace.do(Edit("edit_entity", (Change(START[3], replace(START[3], name_ko="네이버㈜")),)))
        changed = contents(workspace.board)
        assert workspace.revert()
        assert contents(workspace.board) == opened
        assert workspace.revert() == ()
        step = workspace.history.undo_step
        assert step is not None
        assert step.verb == "revert"
        workspace.undo()
        assert contents(workspace.board) == changed
    assert contents(read(path)) == changed


def test_what_is_removed_leaves_a_tombstone_until_it_is_back(path: Path) -> None:
    def tombstones() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(path)) as raw:
            return raw.execute("SELECT id, kind FROM tombstone").fetchall()

    with Workspace.open(path) as workspace:
        workspace.do(Edit("take_off", (Change(START[4], None),)))
    assert tombstones() == [(number(5), "position")]
    with Workspace.open(path) as workspace:
        workspace.undo()
    assert tombstones() == []


def test_a_copy_holds_all_there_is_and_the_board_goes_on(workspace: Workspace, tmp_path: Path) -> None:
    workspace.do(adding(1))
    workspace.save_copy(tmp_path / "사본.panse")
    workspace.do(adding(2))
    with Workspace.open(tmp_path / "사본.panse") as copy:
        assert set(copy.board.all(Milestone)) == {number(101)}
        copy.undo()
    assert set(workspace.board.all(Milestone)) == {number(101), number(102)}


def test_a_copy_never_goes_over_the_open_board(workspace: Workspace, path: Path) -> None:
    with pytest.raises(FileError, match=r"file\.open_here"):
        workspace.save_copy(path)
    workspace.do(adding(1))


def test_a_path_need_not_be_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with Workspace.open(path.name) as workspace:
        assert workspace.path == path
        workspace.save_copy("사본.panse")
    with Workspace.create("새.panse", START) as workspace:
        assert workspace.path == path.with_name("새.panse")
    assert set(contents(read(Path("사본.panse")))) == {thing.id for thing in START}


def test_who_no_longer_listens_hears_nothing(workspace: Workspace) -> None:
    heard: list[object] = []
    stop = workspace.subscribe(heard.append)
    workspace.do(adding(1))
    stop()
    workspace.do(adding(2))
    assert len(heard) == 1


def test_a_listener_may_stop_listening_while_it_is_told(workspace: Workspace) -> None:
    heard: list[str] = []

    def once(_: object) -> None:
        heard.append("once")
        stop()

    stop = workspace.subscribe(once)
    workspace.subscribe(lambda _: heard.append("always"))
    workspace.do(adding(1))
    workspace.do(adding(2))
    assert heard == ["once", "always", "always"]


def test_listeners_see_the_board_as_it_is_after_the_edit(workspace: Workspace) -> None:
    seen: list[tuple[bool, object]] = []
    workspace.subscribe(
        lambda _: seen.append((number(101) in workspace.board.all(Milestone), workspace.history.undo_step))
    )
    workspace.do(adding(1))
    assert seen == [(True, workspace.history.undo_step)]


def test_a_board_that_is_read_is_not_held(path: Path) -> None:
    board = read(path)
    with Workspace.open(path) as workspace:
        workspace.do(adding(1))
    assert contents(board) == {thing.id: thing for thing in START}


def test_a_board_that_cannot_be_loaded_is_let_go_again(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE premise SET as_of = 'someday'")
    for _ in range(2):
        with pytest.raises(FileError, match=r"file\.damaged"):
            Workspace.open(path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_journal_that_makes_no_sense_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("INSERT INTO journal VALUES (1, 'undo', 7, '2024-01-01T00:00:00+00:00', 'kim', 'move', '[]', NULL)")
    with pytest.raises(FileError, match=r"file\.damaged"):
        Workspace.open(path)


def test_a_closed_workspace_lets_the_next_one_in(path: Path) -> None:
    first = Workspace.open(path)
    with pytest.raises(FileError, match=r"file\.open_here"):
        Workspace.open(path)
    first.close()
    first.close()
    Workspace.open(path).close()


class AnyEdits(RuleBasedStateMachine):
    """Whatever is done, undone, reverted and reopened: file, memory and a plain model tell the same."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "판.panse")
        self.workspace = Workspace.create(self.path, START)
        self.states = [contents(self.workspace.board)]
        self.undone: list[dict[str, Thing]] = []

    def do(self, edit: Edit) -> None:
        if self.workspace.do(edit):
            self.states.append(contents(self.workspace.board))
            self.undone.clear()

    @rule(x=st.floats(0, 1))
    def move(self, x: float) -> None:
        card = self.workspace.board.the(Position, number(5))
        if card.x != x:
            self.do(moving(self.workspace.board, x))

    @rule(count=st.integers(1, 4), name=st.text(st.characters(categories=["Lo", "Lu", "So"]), min_size=1, max_size=20))
    def add(self, count: int, name: str) -> None:
        things = [Milestone(id=(each := new_id()), key=each, date=DAY, name_ko=name) for _ in range(count)]
        self.do(Edit("add_milestone", added(*things)))

    @rule(take=st.integers(0, 3))
    def remove(self, take: int) -> None:
        gone = list(self.workspace.board.all(Milestone).values())[:take]
        self.do(Edit("remove_milestone", tuple(Change(thing, None) for thing in gone)))

    @rule()
    def undo(self) -> None:
        if self.workspace.undo():
            self.undone.append(self.states.pop())

    @rule()
    def redo(self) -> None:
        if self.workspace.redo():
            self.states.append(self.undone.pop())

    @rule()
    def revert(self) -> None:
        if self.workspace.revert():
            self.states.append(contents(self.workspace.board))
            self.undone.clear()

    @rule()
    def restart(self) -> None:
        order = list(self.workspace.board.things())
        self.workspace.close()
        self.workspace = Workspace.open(self.path)
        assert list(self.workspace.board.things()) == order

    @invariant()
    def tells_the_same(self) -> None:
        assert contents(self.workspace.board) == self.states[-1]
        assert (self.workspace.history.undo_step is None) == (len(self.states) == 1)
        assert (self.workspace.history.redo_step is None) == (not self.undone)

    def teardown(self) -> None:
        self.workspace.close()
        assert contents(read(self.path)) == self.states[-1]
        self.folder.cleanup()


AnyEdits.TestCase.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyEdits = AnyEdits.TestCase


def test_the_journal_says_what_changed_and_who(workspace: Workspace, path: Path) -> None:
    workspace.do(moving(workspace.board, 0.25))
    workspace.close()
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT seq, action, who, verb, subject, changes FROM journal").fetchall()
    (row,) = rows
    assert row[:4] == (1, "do", getpass.getuser(), "move")
    assert row[4] == '[["name",["네이버","Naver"]]]'
    assert '"x":null' in row[5]
    assert '"x":0.25' in row[5]


def test_the_lock_goes_with_the_workspace(path: Path) -> None:
    with Workspace.open(path):
        assert len(list(path.parent.iterdir())) == 2
    assert len(list(path.parent.iterdir())) == 1


def test_what_a_journal_was_made_to_say_goes_past_the_rules_too(path: Path) -> None:
    with Workspace.open(path) as workspace:
        workspace.do(moving(workspace.board, 0.25))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE journal SET changes = replace(changes, '\"x\":null', '\"x\":7.5')")
    with Workspace.open(path) as workspace:
        with pytest.raises(RuleError):
            workspace.undo()
        assert workspace.board.the(Position, number(5)).x == 0.25
