"""What a legend tells: the signs in force and their meaning, free of the toolkit; `legend` paints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from db.judge.dependence import HIGH_FROM, MID_FROM
from db.judge.ratings import CONFIDENCES
from db.model.board import segments_in_order
from db.model.things import Entity, Note, Position, Relation, name
from desktop.board.face import COVERAGE_FULL, shape_of
from desktop.board.lenses import Glass, glass_of
from desktop.board.outage import BLOCKED
from desktop.board.tints import NOTHING, STEPS, STRAINS, Tint
from desktop.postures import POSTURES
from desktop.sight import positions_in, wave_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.judge.judgement import Judgement
    from db.model.board import Board
    from db.model.things import RelationKind
    from desktop.board.face import Shape
    from desktop.sight import Sight
    from desktop.words import Words

Part: TypeAlias = Literal["lens", "options", "signs", "heads", "figures", "cards", "links", "board"]
State: TypeAlias = Literal["hollow", "split", "settled", "clock", "hatched", "dotted", "ended", "out"]
Drawn: TypeAlias = Literal["front", "dashed", "ghost", "bend", "group", "note"]

LEADERS, RATED, SURE = "2.7 : 4.4", "93 %", "ticks"
"""The figures that stand as samples: of both sides' best, of how much is rated, and the ticks under a score."""

NAME_MOST = 40
"""How much of a scenario's name the legend says."""

STATES: tuple[State, ...] = ("hollow", "split", "settled", "clock", "hatched", "dotted", "ended")
RELATIONS: tuple[RelationKind, ...] = (
    *("supplies", "depends_on", "competes", "invests", "partners"),
    *("part_of", "operates"),
)


class Entry(NamedTuple):
    """One line of the legend: its part, what is shown as a sample, and what it means.

    The sample is a lens's tint, the shape of an origin, a posture's pill, a figure, a card's state, a kind of relation
    or a thing of the board; ``of`` says which of them; an entry of ``title`` heads its part and has none.
    """

    part: Part
    of: Literal["title", "tint", "shape", "pill", "figure", "state", "relation", "drawn", "letter"]
    text: str
    name: str = ""
    tint: Tint | None = None


def entries(
    sight: Sight, board: Board, judgement: Judgement, words: Words, glass: Glass | None = None
) -> tuple[Entry, ...]:
    """Return the legend of a board as it is looked at: the lens, and of all else only what occurs."""
    glass = glass or glass_of(board, judgement, sight)
    return (
        *_lens(sight, board, words, glass),
        *_shapes(sight, board, words),
        *_heads(sight, board, words, glass),
        *_states(sight, board, words, glass),
        *_relations(sight, board, words),
        *_rest(sight, board, glass, words),
    )


def _lens(sight: Sight, board: Board, words: Words, glass: Glass) -> Iterator[Entry]:
    title = words.say(f"lens.name.{sight.lens}")
    if sight.lens == "change":
        day = glass.compared
        title = words.say("lens.since", date=day.isoformat()) if day is not None else words.say("lens.no_date")
        if glass.ahead is not None:
            title = words.say("time.ahead", date=glass.ahead.judgement.as_of.isoformat())
        if glass.scenario is not None:
            called = " ".join(name(glass.scenario, words.lang)[:NAME_MOST].split())
            title = words.say("lens.scenario", name=called)
    if glass.options is not None:
        title = words.say("lens.options", count=len(glass.options.all))
    if glass.outage is not None:
        called = " ".join(name(board.the(Entity, glass.outage.entity_id), words.lang)[:NAME_MOST].split())
        title = words.say("outage.title", name=called)
    yield Entry("lens", "title", title)
    for each in glass.options.all if glass.options is not None and glass.outage is None else ():
        called = " ".join(name(each.scenario, words.lang)[:NAME_MOST].split())
        yield Entry("options", "letter", called, each.letter)
    for of, tint, text in _hits(words) if glass.outage is not None else _samples(sight, words):
        yield Entry("lens", "tint", text, of, tint)


def _hits(words: Words) -> Iterator[tuple[str, Tint, str]]:
    """Yield how cards are hit where somebody is blocked, in the steps of the dependency lens."""
    yield "blocked", Tint(BLOCKED, BLOCKED, "×"), words.say("outage.blocked")
    ends = {"mid": f"{MID_FROM * 100:.0f}", "high": f"{HIGH_FROM * 100:.0f}"}
    for at, each in reversed(tuple(enumerate(STRAINS[:3], 1))):
        yield each, Tint(f"strain_{at}", f"strain_{at}", ""), words.say(f"lens.dependency.{each}", **ends)


def _samples(sight: Sight, words: Words) -> Iterator[tuple[str, Tint, str]]:
    if sight.lens == "origin":
        for side, text in (("home", words.say("judge.side.home")), ("global", words.say("judge.side.foreign"))):
            yield side, Tint(side, "origin", ""), text
        return
    if sight.lens == "posture":
        for posture in POSTURES:
            yield posture, Tint(posture, posture, ""), words.say(f"judge.posture.{posture}")
        yield "none", Tint("absent", "none", NOTHING), words.say("lens.posture.none")
        return
    for of, tint in _SCALES[sight.lens]:
        yield (
            of,
            tint,
            words.say(f"lens.{sight.lens}.{of}", mid=f"{MID_FROM * 100:.0f}", high=f"{HIGH_FROM * 100:.0f}"),
        )


def _shapes(sight: Sight, board: Board, words: Words) -> Iterator[Entry]:
    """Yield the shapes that occur; where they tell nothing more than the lens's colours, the half one only."""
    home = board.premise.home_country
    entity_ids = {board.the(Position, each).entity_id for each in positions_in(board, wave_shown(board, sight))}
    found = {shape_of(board.the(Entity, each), home) for each in entity_ids}
    order: tuple[Shape, ...] = ("half",) if sight.lens == "origin" else ("circle", "diamond", "half")
    shown = [each for each in order if each in found]
    if shown and sight.lens != "origin":
        yield Entry("signs", "title", words.say("lens.name.origin"))
    part: Part = "lens" if sight.lens == "origin" else "signs"
    for shape in shown:
        yield Entry(part, "shape", words.say(f"lens.shape.{shape}"), shape)


def _heads(sight: Sight, board: Board, words: Words, glass: Glass) -> Iterator[Entry]:
    """Yield what stands in the rows' heads; the posture lens has told the postures already."""
    rows = segments_in_order(board, wave_shown(board, sight))
    found = [glass.judgement.segments[each.id] for each in rows if each.id in glass.judgement.segments]
    if not found:
        return
    yield Entry("heads", "title", words.say("lens.heads"))
    told = sight.lens == "posture"
    for posture in () if told else POSTURES:
        yield Entry("heads", "pill", words.say(f"judge.posture.{posture}"), posture)
    # Apart from the short pills, so that these stand in narrow columns.
    part: Part = "heads" if told else "figures"
    yield Entry(part, "figure", words.say("lens.figure.leaders"), LEADERS)
    if any(each.positions and each.coverage < COVERAGE_FULL for each in found):
        yield Entry(part, "figure", words.say("lens.figure.rated"), RATED)


def _states(sight: Sight, board: Board, words: Words, glass: Glass) -> Iterator[Entry]:
    found = _occurring(sight, board, glass)
    shown: list[State] = [each for each in STATES if each in found]
    if not sight.sieve.open:
        shown.append("out")
    ticked = sight.lens == "origin" and any(True for _ in positions_in(board, wave_shown(board, sight)))
    if shown or ticked:
        yield Entry("cards", "title", words.say("lens.cards"))
    if ticked:
        yield Entry("cards", "figure", words.say("lens.figure.sure"), SURE)
    for state in shown:
        yield Entry("cards", "state", words.say(f"lens.state.{state}"), state)


def _occurring(sight: Sight, board: Board, glass: Glass) -> set[State]:
    """Return the states that occur; whoever has seen them all need not look on."""
    found: set[State] = set()
    for each in positions_in(board, wave_shown(board, sight)):
        if len(found) == len(STATES):
            break
        backed, score = glass.backed(each), glass.judgement.positions.get(each)
        lifecycle = board.the(Entity, board.the(Position, each).entity_id).lifecycle
        if not backed.cited:
            found.add("hollow")
        if backed.against:
            found.add("split")
        elif backed.settled:
            found.add("settled")
        if backed.stale:
            found.add("clock")
        if score is None or not score.eligible:
            found.add("hatched")
        if lifecycle != "live":
            found.add("dotted" if lifecycle == "announced" else "ended")
    return found


def _relations(sight: Sight, board: Board, words: Words) -> Iterator[Entry]:
    if sight.links == "none":
        return
    found = {each.kind for each in board.all(Relation).values()}
    if sight.links not in {"selected", "all"}:
        found = found & {sight.links}
    if found:
        yield Entry("links", "title", words.say("lens.links"))
    for kind in RELATIONS:
        if kind in found:
            yield Entry("links", "relation", words.say(f"entity.relation.{kind}"), kind)


def _rest(sight: Sight, board: Board, glass: Glass, words: Words) -> Iterator[Entry]:
    drawn: list[Drawn] = []
    verdicts = glass.judgement.segments.values()
    if any(each.front is not None for each in verdicts):
        drawn.append("front")
    if any(each.front is None for each in verdicts):
        drawn.append("dashed")
    if glass.ghosts:
        drawn.append("ghost")
    if glass.options is not None:
        drawn.append("bend")
    if sight.groups:
        drawn.append("group")
    if sight.notes and board.all(Note):
        drawn.append("note")
    if drawn:
        yield Entry("board", "title", words.say("lens.board"))
    for each in drawn:
        text = words.say(f"lens.drawn.{each}")
        if each == "ghost" and glass.beside is not None:
            text = words.say("time.ghost.base" if glass.beside.scenario is not None else "time.ghost.own_day")
        yield Entry("board", "drawn", text, each)


_SCALES: dict[str, tuple[tuple[str, Tint], ...]] = {
    "score": (
        *((f"step_{each}", Tint(f"step_{each}", f"step_{each}", str(each))) for each in range(1, STEPS + 1)),
        ("none", Tint("absent", "step_0", "–")),
    ),
    "confidence": (
        *((each, Tint(f"sure_{at}", f"ticks_{at}", "")) for at, each in enumerate(CONFIDENCES, 1)),
        ("none", Tint("absent", "ticks_0", "")),
    ),
    "evidence": (
        ("solid", Tint("solid", "solid", "3")),
        ("hollow", Tint("hollow", "hollow", "0")),
        ("split", Tint("split", "split", "3")),
        ("stale", Tint("stale", "stale", "3")),
    ),
    "dependency": (
        *((each, Tint(f"strain_{at}", f"strain_{at}", "")) for at, each in enumerate(STRAINS, 1)),
        ("none", Tint("absent", "strain_0", "–")),
    ),
    "change": (
        ("up", Tint("rise", "up", "")),
        ("down", Tint("fall", "down", "")),
        ("same", Tint("steady", "same", "")),
        ("new", Tint("fresh", "new", "")),
        ("none", Tint("absent", "none", "–")),
    ),
}
