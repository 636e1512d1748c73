"""Who depends on whom, as a report: plain values for programs, lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.judge.chains import Web
from db.judge.chokepoints import chokepoints, leverage
from db.judge.dependence import exposures, supplies
from db.model.things import Entity, name
from desktop.console import shown, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.judge.chains import Chain
    from db.judge.chokepoints import Chokepoint
    from db.judge.dependence import Exposure
    from db.model.board import Board
    from desktop.words import Words

HEADS = ("entity", "input", "severity", "foreign", "concentration", "fixed", "strain")
SHOWN = 10
"""How many chokepoints are told to people; programs get all of them."""


def as_object(board: Board) -> dict[str, Any]:
    """Return every entity with recorded inputs, and on whom each side depends; by key, numbers unrounded."""
    web = Web(supplies(board))
    return {
        "entities": [
            {
                "entity": each.key,
                "severity": kinds[0].severity,
                "core": kinds[0].core,
                "inputs": [_exposure(board, kind) for kind in kinds],
                "chains": [_chain(board, chain) for chain in web.chains(each.id)],
            }
            for each, kinds in _dependent(board)
        ],
        "chokepoints": [_point(board, each) for each in chokepoints(board)],
        "leverage": [_point(board, each) for each in leverage(board)],
    }


def as_lines(board: Board, words: Words) -> str:
    """Return the same as lines for people: the inputs of every entity, then chokepoints, then leverage."""
    heads = [words.say(f"trust.{each}") for each in HEADS]
    rows = [row for entity, kinds in _dependent(board) for row in _rows(entity, kinds, words)]
    parts = [table([heads, *rows], right=(2, 3, 4, 5)) if rows else words.say("trust.no_inputs")]
    for title, points in (("chokepoints", chokepoints(board)), ("leverage", leverage(board))):
        lines = [_told(board, each, words) for each in points[:SHOWN]]
        told = table(lines, right=(1,)) if lines else words.say("trust.nobody")
        parts.append(words.say(f"trust.{title}") + "\n" + told)
    return "\n\n".join(parts)


def _dependent(board: Board) -> Iterator[tuple[Entity, Sequence[Exposure]]]:
    """Yield the entities with recorded inputs, the most severe first, with what they need."""
    found = [(each, exposures(board, each.id)) for each in board.all(Entity).values()]
    recorded = [(each, kinds) for each, kinds in found if kinds]
    yield from sorted(recorded, key=lambda pair: (not pair[1][0].core, -pair[1][0].severity, pair[0].key))


def _exposure(board: Board, found: Exposure) -> dict[str, Any]:
    return {
        "kind": found.input_kind,
        "FS": found.foreign,
        "HHI_c": found.concentration,
        "U": found.fixed,
        "severity": found.severity,
        "core": found.core,
        "suppliers": sorted(board.the(Entity, each.supplier_id).key for each in found.supplies),
    }


def _chain(board: Board, chain: Chain) -> dict[str, Any]:
    return {
        "to": board.the(Entity, chain.supplier_id).key,
        "strength": chain.strength,
        "path": [board.the(Entity, each).key for each in chain.entities],
    }


def _point(board: Board, point: Chokepoint) -> dict[str, Any]:
    return {
        "entity": board.the(Entity, point.entity_id).key,
        "strength": point.strength,
        "dependents": len(point.chains),
        "of": point.of,
        "paths": [[board.the(Entity, each).key for each in chain.entities] for chain in point.chains],
    }


def _rows(entity: Entity, kinds: Sequence[Exposure], words: Words) -> Iterator[tuple[str, ...]]:
    for at, each in enumerate(kinds):
        yield (
            shown(name(entity, words.lang)) if at == 0 else "",
            _kind(each.input_kind, words),
            f"{each.severity:.2f}",
            f"{each.foreign:.2f}",
            f"{each.concentration:.2f}",
            f"{each.fixed:.2f}",
            words.say(f"trust.level.{each.dependence.strain}"),
        )


def _kind(kind: str, words: Words) -> str:
    """Return the name of a kind of input: the usual ones have one in both languages, others are as they were typed."""
    known = f"trust.kind.{kind}"
    return words.say(known) if words.knows(known) else shown(kind)


def _told(board: Board, point: Chokepoint, words: Words) -> tuple[str, ...]:
    way = " → ".join(shown(name(board.the(Entity, each), words.lang)) for each in point.chains[0].entities)
    count = words.say("trust.dependents", count=len(point.chains), of=point.of)
    return shown(name(board.the(Entity, point.entity_id), words.lang)), f"{point.strength:.2f}", count, way
